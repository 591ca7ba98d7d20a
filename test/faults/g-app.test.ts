import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { look } from "../../core/host/store/look.ts";
import { Origins } from "../../core/ruleset/origins.ts";
import { readYaml } from "../../core/ruleset/read.ts";
import { openBrowser } from "../browser.ts";
import { guanjia } from "../host/cli/cli.ts";
import { yaml } from "./hostile-firm.ts";
import { folderOf } from "./made.ts";
import { NAUGHTY } from "./naughty.ts";
import { go, onPage, printed, signedIn } from "./pages.ts";
import { serve } from "./server.ts";
import { XSS } from "./xss.ts";

const ALL = [...new Set([...NAUGHTY, ...XSS])];

/** Whether a text may be a label: control characters are refused where they stand. */
const readable = (text: string): boolean => {
  const refusals: never[] = [];
  readYaml("a.yaml", yaml({ a: text }), new Origins(), refusals);
  return refusals.length === 0 && text.trim() !== "";
};
const LABELS = ALL.filter(readable);
const ROWS = Math.ceil(LABELS.length / 2);
const label = (i: number): string => LABELS[i % LABELS.length] ?? "";

const site = {
  "rulesets/naughty-firm/ruleset.yaml": yaml({
    ruleset: "naughty-firm",
    format: 1,
    version: "1",
    language: "zh",
    title: "厂",
    extends: ["vocabulary"],
  }),
  "rulesets/naughty-firm/cleaning.yaml": yaml({
    cleaning: {
      block: {
        title: "大堂",
        places: { type: "lobby" },
        "not-applicable": "leave-out",
        pass: "90%",
        items: Object.fromEntries(
          Array.from({ length: ROWS }, (_, i) => [
            `row-${i}`,
            { item: { zh: label(2 * i) }, method: { zh: label(2 * i + 1) }, "how-often": "1次/日" },
          ]),
        ),
      },
    },
  }),
  "rulesets/sites/naughty-site.yaml": yaml({
    site: "naughty-site",
    format: 1,
    firm: "naughty-firm",
    title: "项目",
    timezone: "Asia/Shanghai",
    rulesets: [{ from: "2026-01-01", ruleset: "naughty-firm", version: "1" }],
    places: { lobby: { title: "一号大堂", type: "lobby" } },
    people: { "supervisor-01": { title: "主管01", role: "cs-supervisor", from: "2026-01-01" } },
  }),
};

test("what may not be a label is no letter, or what an input method puts for quotes and blanks", () => {
  const known = /[\p{C}\u00a0\u2028\u2029“”]/u;
  expect(ALL.filter((text) => !readable(text) && text.trim() !== "" && !known.test(text))).toEqual([]);
});

test("G9: labels of a ruleset and notes of people, on the pages of the app", async () => {
  const dir = folderOf(site);
  const server = await serve(dir, "data", {
    where: ["--rulesets", "rulesets", "--site", "naughty-site"],
  });
  const RECORDS = "/api/sites/naughty-site/records";
  // an inspection answers every row
  const notes = Array.from({ length: Math.ceil(ALL.length / ROWS) }, (_, i) =>
    Array.from({ length: ROWS }, (_, row) => ALL[(i * ROWS + row) % ALL.length] ?? ""),
  );
  for (const [i, some] of notes.entries()) {
    const { status, text } = await server.ask(RECORDS, "POST", {
      id: `inspection-${i}`,
      form: "cleaning/block",
      site: "naughty-site",
      place: "lobby",
      marks: some.map((note, row) => ({ row: `row-${row}`, result: "fail", note })),
    });
    expect([status, status < 300 ? "" : text.slice(0, 500)]).toEqual([201, ""]);
  }
  // what is stored is what was typed
  const stored = look(join(dir, "data"), "naughty-site");
  const kept = "code" in stored ? [stored.code] : stored.records.map(({ marks }) => marks?.map(({ note }) => note));
  expect(kept).toEqual(notes);
  const { text } = await server.ask(`${RECORDS}?limit=500`);
  const { records } = JSON.parse(text) as { records: { record: { id: string; marks: { note: string }[] } }[] };
  const answered = new Map(records.map(({ record: { id, marks } }) => [id, marks.map(({ note }) => note)]));
  expect(notes.map((_, i) => answered.get(`inspection-${i}`))).toEqual(notes);
  // G4: what a template of the page would look like is no text, and is refused before it is stored
  const template = { _$litType$: 1, strings: { raw: ["<img src=x onerror=alert(1)>"] }, values: [] };
  const shaped = { id: "template-1", form: "cleaning/log", site: "naughty-site", place: "lobby" };
  for (const marks of [[{ row: "block/row-0", result: "done", note: template }], template]) {
    const { status } = await server.ask(RECORDS, "POST", { ...shaped, marks });
    expect(status).toBe(422);
  }
  const browser = await openBrowser();
  try {
    const { page, caught } = await signedIn(browser, server, "zh-CN");
    for (const [path, texts] of [
      ["place/lobby", LABELS],
      ...notes.map((some, i) => [`record/inspection-${i}`, some] as const),
    ] as const) {
      await go(page, server, path);
      const missing = async (): Promise<readonly string[]> => {
        const { text } = await onPage(page);
        return texts.filter((one) => !text.includes(one)).slice(0, 10);
      };
      await expect.poll(missing, { timeout: 30_000, message: path }).toEqual([]);
      const { strange } = await onPage(page);
      expect([path, strange, caught]).toEqual([path, [], []]);
    }
  } finally {
    await browser.close();
  }
});

describe("G9: labels in what the command prints", () => {
  const about = ["--rulesets", "rulesets", "--site", "naughty-site"];
  const day = ["--records", "none.jsonl", "--from", "2026-11-16", "--to", "2026-11-16", "--all"];

  test.each<[string, readonly string[], number]>([
    // the report names the first 500, the rest stands in its CSV
    ["report", ["check", ...about, ...day], 2 * 500],
    ["wall sheet", ["print", "table", ...about], LABELS.length],
  ])("%s: in a browser", async (_, args, most) => {
    const dir = folderOf({ ...site, "none.jsonl": "" });
    const { code } = await guanjia([...args, "--format", "html=page.html"], dir);
    expect(code).toBeLessThan(2);
    const browser = await openBrowser();
    try {
      const { text, strange, caught } = await printed(browser, join(dir, "page.html"));
      // HTML reads each line end as a newline
      const shown = LABELS.filter((one) => text.includes(one.replace(/\r\n?/g, "\n"))).length;
      expect([shown >= most, strange, caught]).toEqual([true, [], []]);
    } finally {
      await browser.close();
    }
  });

  test("list: as a machine reads it", async () => {
    const { code, out } = await guanjia(["list", ...about, "--format", "json"], folderOf(site));
    const { rules } = JSON.parse(out) as { rules: { title: { zh: string } }[] };
    const titles = rules.map(({ title }) => title.zh).join("\n");
    expect([code, LABELS.filter((one) => !titles.includes(one))]).toEqual([0, []]);
  });
});
