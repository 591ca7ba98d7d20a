import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../browser.ts";
import { guanjia } from "../host/cli/cli.ts";
import { folderOf } from "./made.ts";
import { MARKS, markedFirm } from "./marked-firm.ts";
import { go, onPage, printed, signedIn } from "./pages.ts";
import { serve } from "./server.ts";

const SCHEMAS = join(import.meta.dirname, "../../schemas");
const WHERE = ["--rulesets", "rulesets", "--site", "marked-site"];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The places of the schemas where a text stands, as marked-firm names them. */
function textPlaces(): readonly string[] {
  const found: string[] = [];
  const walk = (node: unknown, way: readonly string[]): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node))
      if (key === "$ref" && String(value).endsWith("/$defs/text")) found.push(way.join(" "));
      else walk(value, /^(\$defs|properties|additionalProperties)$/.test(key) ? way : [...way, key]);
  };
  for (const file of readdirSync(SCHEMAS).filter((name) => name.endsWith(".schema.json") && !name.startsWith("month")))
    walk(JSON.parse(readFileSync(join(SCHEMAS, file), "utf8")), [file.replace(".schema.json", "")]);
  return found;
}

test("every place of a text in the schemas has one", () => {
  const places = textPlaces();
  expect([places.length > 30, places.filter((place) => !MARKS.has(place))]).toEqual([true, []]);
});

/** The names of the marks that stand in a text as they were written. */
const shownIn = (text: string): readonly string[] =>
  [...MARKS].filter(([, mark]) => text.includes(mark)).map(([name]) => name);

const SITE = ["site title"];
const ROW = ["table Block title", "table Row item", "table Row method"];

/** What the command prints, and what of the ruleset and the site stands on it. */
const PRINTED: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    "report",
    ["check", ...WHERE, "--records", "none.jsonl", "--from", "2026-11-16", "--to", "2026-11-16", "--all"],
    [
      "ruleset title",
      "ruleset sources title",
      "names Area title",
      "form Form blocks",
      "rule FrequencyRule title",
      "rule cite",
      "table Block title",
      "block cite",
      "table Row item",
      "table Row method",
      "site title",
      "site PlaceNode title",
    ],
  ],
  [
    "wall sheet",
    ["print", "table", ...WHERE],
    [
      "ruleset title",
      "names Role title",
      "names PlaceType title",
      "quality",
      "form Form blocks",
      "rule FrequencyRule title",
      ...ROW,
    ],
  ],
];

describe("D10, D11: what the command prints", () => {
  test.each(PRINTED)("%s: text in a browser", async (_, args, wanted) => {
    const dir = folderOf({ ...markedFirm, "none.jsonl": "" });
    for (const lang of ["zh", "en"]) {
      const ran = await guanjia([...args, "--lang", lang, "--format", "html=page.html"], dir);
      expect(ran.code).toBeLessThan(2);
      const { text, strange, caught } = await printed(browser, join(dir, "page.html"));
      expect([lang, shownIn(text), strange, caught]).toEqual([lang, wanted, [], []]);
    }
  });
});

/** Each page of the app, and what of the ruleset and the site stands on it; of a place also with one of its inspections open and all passed. */
const PAGES: readonly (readonly [path: string, wanted: readonly string[], inspection?: number])[] = [
  [
    "today",
    [
      "names Role title",
      "form Form blocks",
      "rule FrequencyRule title",
      ...ROW,
      ...SITE,
      "site PlaceNode title",
      "site people title",
    ],
  ],
  [
    "place/lobby",
    [
      "names Role title",
      "names PlaceType title",
      "quality",
      "form Form blocks",
      "checklist Checklist title",
      "rule FrequencyRule title",
      ...ROW,
      ...SITE,
      "site PlaceNode title",
      "site people title",
    ],
  ],
  [
    "place/lobby",
    [
      "checklist Checklist title",
      "checklist ChecklistGroup title",
      "band",
      "checklist ChecklistRow title",
      "checklist ChecklistRow standard",
    ],
    1,
  ],
  ["place/lobby", ["checklist ChecklistRow title", "level"], 2],
  ["sheet?place=lobby", ["form Form blocks", ...ROW, ...SITE, "site PlaceNode title", "site people title"]],
  [
    "findings",
    [
      "ruleset sources title",
      "names Area title",
      "rule FrequencyRule title",
      "rule cite",
      "block cite",
      "table Row item",
      "table Row method",
      ...SITE,
      "site PlaceNode title",
    ],
  ],
  ["compliance", ["form Form blocks", "rule FrequencyRule title", "rule ScoreRule title", ...ROW, ...SITE]],
  [
    "rule/patrol/walk",
    [
      "ruleset sources title",
      "names PlaceType title",
      "names Area title",
      "names Topic title",
      "form Form title",
      "form Form blocks",
      "form FormRow title",
      "rule FrequencyRule title",
      "rule cite",
      ...SITE,
    ],
  ],
  [
    "rule/patrol/visit",
    [
      "names PlaceType title",
      "names Area title",
      "form Form blocks",
      "checklist Checklist title",
      "rule ScoreRule title",
      ...SITE,
    ],
  ],
  ["rule/patrol/grade", ["names Area title", "rule ScoreRule of levels", ...SITE]],
  [
    "rule/patrol/advice",
    ["names Area title", "form Form blocks", "rule GuidelineRule title", "rule GuidelineRule text", ...SITE],
  ],
  [
    "rule/cleaning/hall/floor",
    ["ruleset sources title", "names Role title", "names PlaceType title", "quality", "block cite", ...ROW, ...SITE],
  ],
  [
    "record/first-record",
    ["form Form title", "form FormRow title", ...SITE, "site PlaceNode title", "site people title"],
  ],
  ["record/first-inspection", ["checklist Checklist title", "checklist ChecklistRow title", ...SITE]],
];

/** What is read and not shown on a page or in print: where something is for, or what no page has yet. */
const NOWHERE: readonly string[] = [
  "ruleset about",
  "ruleset sources note",
  "role alias",
  "role dept",
  "names State title",
  "names Calendar title",
  "names Announced source",
  "names Param title",
  "form alias",
  "form Form groups",
  "form cite",
  "form FormRow item",
  "form FormRow method",
  "form Field label",
  "form Field hint",
  "form Field unit",
  "form Field choices",
  "names Drop reason",
  "names Override reason",
  "site zones title",
  "site households title",
];

test("each place of a text is looked for on a page or in print, or is known to be on none", () => {
  const looked = [...PRINTED.flatMap(([, , wanted]) => wanted), ...PAGES.flatMap(([, wanted]) => wanted), ...NOWHERE];
  expect([...MARKS.keys()].sort()).toEqual([...new Set(looked)].sort());
});

test("D10, D11: markup, templates and handlers are text on every page of the app, in both languages", async () => {
  const server = await serve(folderOf(markedFirm), "data", { where: WHERE });
  const record = { id: "first-record", form: "patrol/log", site: "marked-site", place: "lobby" };
  const marks = [{ row: "walk", result: "done" }];
  const inspection = { ...record, id: "first-inspection", form: "patrol/visit" };
  const answers = [{ row: "door", result: "fail" }];
  const records = [
    { ...record, marks },
    { ...inspection, marks: answers },
  ];
  const { status } = await server.ask("/api/sites/marked-site/records", "POST", { records });
  expect(status).toBe(201);
  for (const locale of ["zh-CN", "en-GB"]) {
    const { page, context, caught } = await signedIn(browser, server, locale);
    for (const [path, wanted, inspection] of PAGES) {
      await go(page, server, path);
      if (inspection !== undefined) {
        await page.locator(".inspection button").nth(inspection).click();
        await page.locator("gj-checklist .head button").click();
      }
      const missing = async (): Promise<readonly string[]> => {
        const shown = shownIn((await onPage(page)).text);
        return wanted.filter((one) => !shown.includes(one));
      };
      await expect.poll(missing, { timeout: 15_000, message: path }).toEqual([]);
      const { text, strange } = await onPage(page);
      const known = shownIn(text).filter((one) => NOWHERE.includes(one));
      expect([path, known, strange, caught]).toEqual([path, [], [], []]);
    }
    await context.close();
  }
});
