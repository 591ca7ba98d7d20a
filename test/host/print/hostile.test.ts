import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { HOSTILE } from "../../fixtures/hostile.ts";
import { openBrowser } from "../../browser.ts";
import { guanjia } from "../cli/cli.ts";

let dir = "";
let browser: Browser;

/** A ruleset and a site that carry one of the texts in every place where a text may stand, and a record that brings out a finding of each row. */
beforeAll(async () => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), "guanjia-")));
  mkdirSync(join(dir, "hostile-firm"));
  mkdirSync(join(dir, "sites"));
  const text = (i: number): { zh: string; en: string } => ({
    zh: HOSTILE[i % HOSTILE.length] ?? "",
    en: HOSTILE[i % HOSTILE.length] ?? "",
  });
  const items = Object.fromEntries(
    HOSTILE.map((_, i) => [
      `row-${i}`,
      { item: text(i), method: text(i + 1), "how-often": "1次/日", quality: [`quality-${i}`] },
    ]),
  );
  const file = (name: string, value: unknown): void =>
    writeFileSync(join(dir, name), stringify(value, { lineWidth: 0 }));
  file("hostile-firm/ruleset.yaml", {
    ruleset: "hostile-firm",
    format: 1,
    version: "1",
    language: "zh",
    title: text(0),
    extends: ["vocabulary"],
    sources: { evil: { title: text(4) } },
  });
  file("hostile-firm/qualities.yaml", {
    qualities: Object.fromEntries(HOSTILE.map((_, i) => [`quality-${i}`, text(i)])),
  });
  file("hostile-firm/roles.yaml", { roles: { villain: { title: text(5) } } });
  file("hostile-firm/cleaning.yaml", {
    cleaning: {
      block: {
        title: text(2),
        places: { type: "lobby" },
        who: "villain",
        "not-applicable": "leave-out",
        pass: "90%",
        cite: `evil "${HOSTILE[4] ?? ""}"`,
        items,
      },
    },
  });
  file("sites/hostile-site.yaml", {
    site: "hostile-site",
    format: 1,
    firm: "hostile-firm",
    title: text(3),
    timezone: "Asia/Shanghai",
    rulesets: [{ from: "2026-01-01", ruleset: "hostile-firm", version: "1" }],
    places: { lobby: { title: text(4), type: "lobby" } },
    people: { "villain-01": { title: text(6), role: "villain", from: "2026-01-01" } },
  });
  writeFileSync(join(dir, "none.jsonl"), "");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(dir, { recursive: true, force: true });
});

const ARGS = ["--rulesets", ".", "--site", "hostile-site"];

describe("texts of rulesets stay texts", () => {
  it.each([
    [
      "report",
      [
        "check",
        ...ARGS,
        "--records",
        "none.jsonl",
        "--from",
        "2026-11-16",
        "--to",
        "2026-11-16",
        "--format",
        "html=page.html",
      ],
    ],
    ["wall sheet", ["print", "table", ...ARGS, "--format", "html=page.html"]],
  ])("%s in a browser: no dialog, no request, every text as it was written", async (_, args) => {
    const ran = await guanjia(args, dir);
    expect([ran.code < 2, ran.out]).toEqual([true, ""]);
    const page = await browser.newPage();
    const seen: string[] = [];
    page.on("dialog", (dialog) => {
      seen.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on(
      "request",
      (request) => void (request.url().endsWith("page.html") || seen.push(`request ${request.url()}`)),
    );
    await page.goto(pathToFileURL(join(dir, "page.html")).href);
    const body = (await page.locator("body").textContent()) ?? "";
    const elements = await page.evaluate(() =>
      [...new Set([...document.querySelectorAll("body *")].map((element) => element.localName))].sort(),
    );
    await page.close();
    expect(seen).toEqual([]);
    expect(HOSTILE.filter((text) => !body.includes(text))).toEqual([]);
    const OURS = [
      "div",
      "article",
      "b",
      "footer",
      "h1",
      "h2",
      "h3",
      "header",
      "meter",
      "p",
      "section",
      "span",
      "table",
      "tbody",
      "td",
      "th",
      "thead",
      "tr",
    ];
    expect(elements.filter((name) => !OURS.includes(name))).toEqual([]);
  });

  it("a text that acts on a terminal is refused, and shown without acting", async () => {
    const evil = "a\u001b[31mred\u0007\u202egnp\u009b2J";
    mkdirSync(join(dir, "terminal-firm"), { recursive: true });
    writeFileSync(
      join(dir, "terminal-firm/ruleset.yaml"),
      'ruleset: terminal-firm\nformat: 1\nversion: "1"\nlanguage: en\ntitle: T\nextends: [vocabulary]\n',
    );
    writeFileSync(
      join(dir, "terminal-firm/cleaning.yaml"),
      stringify({
        cleaning: {
          hall: {
            title: evil,
            places: { type: "lobby" },
            "not-applicable": "zero",
            items: { floor: { item: evil, method: evil, "how-often": "1/day" } },
          },
        },
      }),
    );
    const ran = await guanjia(["list", "--rulesets", ".", "--ruleset", "terminal-firm"], dir, {
      LANG: "en",
      FORCE_COLOR: "0",
    });
    expect([ran.code, ran.out, /[\u001b\u0007\u202e\u009b]/.test(ran.err)]).toEqual([2, "", false]);
    expect([...ran.err.matchAll(/ {2}([a-z]+-[a-z-]+) {2}/g)].map(([, code]) => code)).toEqual(
      Array(3).fill("yaml-control-character"),
    );
  });

  it("CSV: no cell that a spreadsheet would run", async () => {
    const ran = await guanjia(["list", ...ARGS, "--format", "csv"], dir);
    const cells = ran.out.split(/\r\n/).flatMap((line) => line.slice(1).split(","));
    expect(cells.filter((cell) => /^"?[=@+\t\r]/.test(cell))).toEqual([]);
    expect(ran.out).toContain("'=1+1");
  });
});
