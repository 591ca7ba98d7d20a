import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { guanjia } from "../host/cli/cli.ts";
import { folderOf, fresh, said, type Tree } from "./made.ts";

const FIRM = join(import.meta.dirname, "../fixtures/firm");
const SITE = readFileSync(join(FIRM, "sites/small-site.yaml"), "utf8");
const ZONES = ["Asia/Shanghai", "America/New_York", "Pacific/Apia", "UTC"];

describe("C3: nothing depends on the zone of the process", () => {
  test("the example month, judged and printed under each, byte for byte", async () => {
    const dir = folderOf({});
    const made = [];
    for (const [i, TZ] of ZONES.entries()) {
      const env = { TZ };
      const demo = ["demo", `data-${i}`, "--site", "example-estate", "--until", "2026-11-15"];
      const filled = await fresh(demo, dir, { env });
      expect([filled.code, filled.err]).toEqual([0, ""]);
      const about = ["--site", "example-estate", "--data", "data-0"];
      const check = await fresh(
        [
          "check",
          ...about,
          ...["--as-of", "2026-11-15", "--all", "--format", "json"],
          ...["text", "html", "csv"].flatMap((format) => ["--format", `${format}=${i}/${format}`]),
        ],
        dir,
        { env },
      );
      const rules = await fresh(["list", ...about, "--format", "csv"], dir, { env });
      const sheet = await fresh(["print", "table", "--site", "example-estate", "--format", "html"], dir, { env });
      const files = readdirSync(join(dir, String(i))).sort();
      made.push([
        check.code,
        check.out,
        rules.out,
        sheet.out,
        files.map((file) => [file, readFileSync(join(dir, String(i), file), "utf8")]),
        filled.out.replace(`data-${i}`, "data"),
      ]);
    }
    expect(made[0]?.[0]).toBe(1);
    expect(String(made[0]?.[1]).length).toBeGreaterThan(10_000);
    for (const one of made) expect(one).toEqual(made[0]);
  });
});

/** A firm that asks for one thing, its site, and records of it at the times that are named. */
const judged = (howOften: string, times: readonly string[], zone = "Asia/Shanghai", more = ""): Tree => ({
  "rulesets/small-firm/ruleset.yaml": readFileSync(join(FIRM, "small-firm/ruleset.yaml"), "utf8"),
  "rulesets/small-firm/patrol.yaml": `forms:
  log: { title: { en: Log }, rows: { walk: { title: { en: Walk } } } }
rules:
  walk: { kind: frequency, title: { en: Walk }, record: { form: log, mark: walk }, how-often: ${JSON.stringify(howOften)}${more} }
`,
  "rulesets/sites/small-site.yaml": SITE.replace("Asia/Shanghai", zone).replace(
    "2026-01-01, ruleset",
    "2020-01-01, ruleset",
  ),
  "records.jsonl": times
    .map((happened, i) =>
      JSON.stringify({
        id: `record-${i}`,
        form: "patrol/log",
        site: "small-site",
        happened,
        "done-by": "cleaner-01",
        marks: [{ row: "walk", result: "done" }],
      }),
    )
    .join("\n"),
});

describe("C9: days that calendars stumble over, through the whole of check", () => {
  test.each<[string, string, readonly string[], string, string, readonly string[]]>([
    [
      "29 February is a day of its own",
      "1次/日",
      ["2024-02-29T23:59:59+08:00", "2024-03-01T00:00:00+08:00"],
      "2024-02-28",
      "2024-03-01",
      ["missed 2024-02-28", "met 2024-02-29", "met 2024-03-01"],
    ],
    [
      "the 31st of a month of thirty days is its last",
      "每月31日",
      ["2026-04-30T12:00:00+08:00"],
      "2026-04-01",
      "2026-04-30",
      ["met 2026-04-30"],
    ],
    ["the 31st of February", "每月31日", ["2026-02-28T12:00:00+08:00"], "2026-02-01", "2026-02-28", ["met 2026-02-28"]],
    [
      "week 53 runs into the new year",
      "1次/周",
      ["2021-01-03T23:59:59+08:00"],
      "2020-12-21",
      "2021-01-10",
      ["missed 2020-12-21", "met 2020-12-28", "missed 2021-01-04"],
    ],
    [
      "the last second of a quarter belongs to it, the next to the next",
      "1次/季",
      ["2025-12-31T23:59:59+08:00", "2026-04-01T00:00:00+08:00"],
      "2025-10-01",
      "2026-06-30",
      ["met 2025-10-01", "missed 2026-01-01", "met 2026-04-01"],
    ],
    [
      "a fraction of the last second of the year belongs to the year",
      "1次/年",
      ["2025-12-31T23:59:59.999+08:00"],
      "2025-01-01",
      "2025-12-31",
      ["met 2025-01-01"],
    ],
    [
      "a month of grace after a quarter that ends on the 31st ends on the 30th",
      "1次/季, grace 1个月",
      ["2025-04-30T23:59:59+08:00", "2026-05-01T00:00:00+08:00"],
      "2025-01-01",
      "2026-03-31",
      ["late 2025-01-01", "missed 2025-04-01", "missed 2025-07-01", "missed 2025-10-01", "missed 2026-01-01"],
    ],
    [
      "a month from 31 January ends with February, just in time",
      "间隔不超过1个月",
      ["2026-01-31T12:00:00+08:00", "2026-02-28T23:59:59+08:00"],
      "2026-01-01",
      "2026-03-01",
      ["met 2026-01-31", "overdue 2026-02-28"],
    ],
    [
      "a month from 31 January ends with February, just late",
      "间隔不超过1个月",
      ["2026-01-31T12:00:00+08:00", "2026-03-01T00:00:00+08:00"],
      "2026-01-01",
      "2026-03-01",
      ["late 2026-01-31", "overdue 2026-03-01"],
    ],
    [
      "an hour that is there twice is the same day",
      "2次/日",
      ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"],
      "2026-11-01",
      "2026-11-01",
      ["met 2026-11-01"],
    ],
  ])("%s", async (name, howOften, times, from, to, wanted) => {
    const zone = name.includes("twice") ? "America/New_York" : "Asia/Shanghai";
    const [phrase = "", grace] = howOften.split(", grace ");
    const dir = folderOf(judged(phrase, times, zone, grace && `, grace: ${grace}`));
    const args = ["check", "--rulesets", "rulesets", "--site", "small-site", "--records", "records.jsonl"];
    const { code, out, err } = await guanjia(
      [...args, "--from", from, "--to", to, "--as-of", "2028-01-01", "--all", "--format", "json"],
      dir,
    );
    const found = code > 1 ? [err] : findings(out);
    expect(found).toEqual(wanted);
  });

  const findings = (json: string): readonly string[] =>
    (JSON.parse(json) as { sites: { findings: { verdict: string; start: string }[] }[] }).sites
      .flatMap((one) => one.findings)
      .sort((a, b) => (a.start < b.start ? -1 : 1))
      .map(({ verdict, start }) => `${verdict} ${start.slice(0, 10)}`);
});

describe("C11: zones by other names", () => {
  test.each<[string, readonly string[]]>([
    ["Asia/Shanghai", []],
    ["Asia/Calcutta", []],
    ["Asia/Kolkata", []],
    ["US/Eastern", []],
    ["America/Argentina/Buenos_Aires", []],
    ["UTC", []],
    ["Etc/GMT+5", ["zone-offset"]],
    ["CST", ["zone-offset"]],
    ["EST5EDT", ["zone-unknown"]],
    ["GMT+8", ["zone-offset"]],
    ["+08:00", ["zone-offset"]],
    ["UTC+8", ["zone-offset"]],
    ["Asia/Beijing", ["zone-unknown"]],
    ["Beijing", ["zone-unknown"]],
    ["asia/shanghai", ["zone-unknown"]],
    ["America/Nowhere", ["zone-unknown"]],
    ["Local", ["zone-unknown"]],
    ["../../etc/localtime", ["zone-unknown"]],
  ])("%s", async (zone, codes) => {
    const dir = folderOf({
      ...judged("1次/日", []),
      "rulesets/sites/small-site.yaml": SITE.replace("Asia/Shanghai", () => JSON.stringify(zone)),
    });
    const { out } = await guanjia(["validate", "rulesets/sites/small-site.yaml", "--rulesets", "rulesets"], dir);
    expect(said(out).map((one) => one.split(" ").at(-1))).toEqual(codes);
  });

  test("an old name reckons as the new one does, and not as UTC", async () => {
    const asked = async (zone: string): Promise<string> => {
      const dir = folderOf(judged("1次/日", ["2026-07-01T20:00:00Z"], zone));
      const args = ["check", "--rulesets", "rulesets", "--site", "small-site", "--records", "records.jsonl"];
      const { out } = await guanjia([...args, "--from", "2026-07-01", "--to", "2026-07-02", "--all"], dir);
      return out.replaceAll(zone, "ZONE");
    };
    expect(await asked("Asia/Calcutta")).toBe(await asked("Asia/Kolkata"));
    expect(await asked("US/Eastern")).toBe(await asked("America/New_York"));
    expect(await asked("Asia/Calcutta")).not.toBe(await asked("UTC"));
  });
});
