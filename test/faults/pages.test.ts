import { expect, test } from "vitest";
import { stringify } from "yaml";
import { openBrowser } from "../browser.ts";
import { HOSTILE } from "../fixtures/hostile.ts";
import { trap } from "../ui/page.ts";
import { folderOf, type Tree } from "./made.ts";
import { serve } from "./server.ts";

const text = (i: number): { readonly zh: string; readonly en: string } => {
  const one = HOSTILE[i % HOSTILE.length] ?? "";
  return { zh: one, en: one };
};
const yaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

/** A ruleset and its site with one of the texts wherever a text of theirs may stand. */
const hostile: Tree = {
  "rulesets/hostile-firm/ruleset.yaml": yaml({
    ruleset: "hostile-firm",
    format: 1,
    version: "1",
    language: "zh",
    title: text(0),
    extends: ["vocabulary"],
    sources: { evil: { title: text(4) } },
  }),
  "rulesets/hostile-firm/qualities.yaml": yaml({
    qualities: Object.fromEntries(HOSTILE.map((_, i) => [`quality-${i}`, text(i)])),
  }),
  "rulesets/hostile-firm/cleaning.yaml": yaml({
    cleaning: {
      block: {
        title: text(2),
        places: { type: "lobby" },
        "not-applicable": "leave-out",
        pass: "90%",
        cite: `evil "${HOSTILE[4] ?? ""}"`,
        items: Object.fromEntries(
          HOSTILE.map((_, i) => [
            `row-${i}`,
            { item: text(i), method: text(i + 1), "how-often": "1次/日", quality: [`quality-${i}`] },
          ]),
        ),
      },
    },
  }),
  "rulesets/sites/hostile-site.yaml": yaml({
    site: "hostile-site",
    format: 1,
    firm: "hostile-firm",
    title: text(3),
    timezone: "Asia/Shanghai",
    rulesets: [{ from: "2026-01-01", ruleset: "hostile-firm", version: "1" }],
    places: { lobby: { title: text(4), type: "lobby" } },
    people: { "villain-01": { title: text(6), role: "cs-supervisor", from: "2026-01-01" } },
  }),
};

/** Each page, and how many of the texts stand on it at least. */
const PAGES: readonly (readonly [string, number])[] = [
  ["today", 1],
  ["place/lobby", HOSTILE.length],
  ["sheet?place=lobby", 10],
  ["findings", 10],
  ["compliance", 1],
  ["rule/cleaning/block/row-0", 2],
];

test("D10, D11: markup, templates and handlers of a ruleset are text on every page of the app", async () => {
  const dir = folderOf(hostile);
  const server = await serve(dir, "data", { where: ["--rulesets", "rulesets", "--site", "hostile-site"] });
  const browser = await openBrowser();
  try {
    for (const locale of ["zh-CN", "en-GB"]) {
      const { page, context, caught } = await trap(browser, { locale });
      page.on("request", (request) => {
        if (!request.url().startsWith(`${server.address}/`)) caught.push(`request: ${request.url()}`);
      });
      const [name = "", value = ""] = server.cookie.split("=");
      await context.addCookies([{ name, value, url: server.address }]);
      for (const [path, least] of PAGES) {
        await page.goto(`${server.address}/#/${path}`);
        await page.reload();
        const found = (): Promise<boolean> =>
          page.evaluate(
            ([texts, wanted]) => {
              const said: string[] = [];
              const walk = (root: Document | ShadowRoot): void => {
                for (const element of root.querySelectorAll("*")) {
                  for (const node of element.childNodes) if (node.nodeType === 3) said.push(node.textContent ?? "");
                  if (element.shadowRoot) walk(element.shadowRoot);
                }
              };
              walk(document);
              const all = said.join("\n");
              return texts.filter((one) => all.includes(one)).length >= wanted;
            },
            [HOSTILE, least] as const,
          );
        await expect.poll(found, { timeout: 15_000, message: path }).toBe(true);
        expect([path, caught]).toEqual([path, []]);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
});
