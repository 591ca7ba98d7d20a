import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../browser.ts";
import { checklist, qualities, sheet } from "../ui/examples.ts";
import { axe, policy, trap } from "../ui/page.ts";

/** A portal of somebody else: no bundler, one script in the head, the strict policy, properties and nothing more. */
const built = (file: string): string => readFileSync(join(import.meta.dirname, "../../dist/elements", file), "utf8");
const iife = built("guanjia.js");
const files: Readonly<Record<string, string>> = {
  "/guanjia.js": iife,
  // the same elements as another release would bring them: other bytes, a lit of its own
  "/guanjia-next.js": `/* another version */${iife}`,
  "/elements.mjs": built("index.js"),
  "/properties.js": `var properties = ${JSON.stringify({ checklist: { checklist, qualities, of: "cleaning/hall", site: "garden-court", place: "a-1" }, sheet: { sheet } })};`,
  "/portal.js": `addEventListener("DOMContentLoaded", function () {
    heard = [];
    ["gj-submit", "gj-save"].forEach(function (name) {
      document.addEventListener(name, function (event) { heard.push([name, event.detail]); });
    });
    Object.assign(document.querySelector("gj-checklist"), properties.checklist);
    Object.assign(document.querySelector("gj-sheet"), properties.sheet);
  });
  var heard;`,
};
const pageOf = (scripts: readonly string[]): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>物业门户</title>
${scripts.map((src) => `<script src="${src}"${src.endsWith(".mjs") ? ' type="module"' : ""}></script>`).join("\n")}
<script src="/properties.js"></script><script src="/portal.js"></script>
<main><h1>物业门户</h1><gj-checklist></gj-checklist><gj-sheet></gj-sheet></main>`;

let portal: Server;
let browser: Browser;
let address: string;
beforeAll(async () => {
  portal = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://portal");
    response.setHeader("content-security-policy", policy);
    const file = files[url.pathname];
    if (file !== undefined) response.setHeader("content-type", "text/javascript; charset=utf-8").end(file);
    else response.setHeader("content-type", "text/html; charset=utf-8").end(pageOf(url.searchParams.getAll("script")));
  });
  await new Promise<void>((done) => portal.listen(0, "127.0.0.1", () => done()));
  address = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await new Promise((done) => portal.close(done));
});

describe("on a page of somebody else, under the strict policy", () => {
  test.each([
    ["the script", ["/guanjia.js"]],
    ["the script twice", ["/guanjia.js", "/guanjia.js"]],
    ["two versions", ["/guanjia.js", "/guanjia-next.js"]],
    ["script and module", ["/guanjia.js", "/elements.mjs"]],
    ["the module alone", ["/elements.mjs"]],
  ])("%s: checklist and sheet work from properties alone, and nothing is reported or fetched", async (_, scripts) => {
    const { page, context, caught } = await trap(browser);
    page.setDefaultTimeout(15_000);
    const asked: string[] = [];
    const said: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    page.on("console", (message) => said.push(message.text()));
    const query = new URLSearchParams(scripts.map((script) => ["script", script]));
    await page.goto(`${address}/?${query.toString()}`);

    await page.getByRole("button", { name: "全部合格" }).click();
    await page.locator("gj-checklist fieldset").first().getByRole("radio", { name: "不合格" }).check();
    await page.getByRole("button", { name: "提交检查" }).click();
    await page.locator("gj-sheet tbody tr").first().locator("td").nth(19).click();
    await page.getByRole("button", { name: "保存 1 天" }).click();

    const heard = await page.evaluate(() => (globalThis as unknown as { heard: [string, object][] }).heard);
    expect(heard).toMatchObject([
      ["gj-submit", { form: "cleaning/hall", marks: [{ result: "fail" }, {}, {}, {}] }],
      ["gj-save", { records: [{ form: "cleaning/log", precision: "day" }] }],
    ]);
    expect(await axe(page)).toEqual([]);
    const known = new Set(["/", "/favicon.ico", "/properties.js", "/portal.js", ...scripts]);
    expect([asked.filter((path) => !known.has(path)), said, caught]).toEqual([[], [], []]);
    await context.close();
  });

  test("the script leaves nothing in the page but what lit notes", async () => {
    const { page, context } = await trap(browser);
    const added = async (script: string): Promise<string[]> => {
      await page.goto(`${address}/${script}`);
      return page.evaluate(() => Object.keys(globalThis));
    };
    const before = new Set(await added(""));
    const names = (await added("?script=/guanjia.js")).filter((name) => !before.has(name));
    expect(names.filter((name) => !/^(lit|reactiveElement)/.test(name))).toEqual([]);
    await context.close();
  });
});
