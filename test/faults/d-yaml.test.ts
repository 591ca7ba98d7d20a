import { describe, expect, test } from "vitest";
import { bombs } from "../fixtures/reader/bombs.mjs";
import { guanjia } from "../host/cli/cli.ts";
import { BOMBS } from "./bombs.ts";
import { SCALARS } from "./hostile-rulesets.ts";
import { envelope, firm, folderOf, fresh, said, tally, validate } from "./made.ts";

describe("D1: bombs, in a process that has read nothing before and has 200 MB", () => {
  test.each(Object.entries(bombs))("nested by %s, twice in a row", async (shape, bomb) => {
    const dir = folderOf({ "firm/ruleset.yaml": bomb(1000), "firm/cleaning.yaml": bomb(1400) });
    const { code, out, err } = await fresh(["validate", "firm"], dir);
    const first = shape === "anchors" ? "100 yaml-anchor, " : "";
    const last = shape === "compactmap" ? "2 yaml-list-beside-key" : "2 yaml-too-deep";
    expect([code, tally(out), err]).toEqual([2, first + last, ""]);
  });

  test.each(Object.entries(BOMBS))("%s, twice in a row", async (_, [text, wanted]) => {
    const dir = folderOf({
      "firm/ruleset.yaml": envelope("firm"),
      "firm/roles.yaml": text(),
      "firm/areas.yaml": text(),
    });
    const { code, out, err } = await fresh(["validate", "firm"], dir);
    expect([code, tally(out), err, out.length < 200_000]).toEqual([2, wanted, "", true]);
  });
});

describe("D2: 40,000 keys in one map", () => {
  const keys = Array.from({ length: 40_000 }, (_, i) => `  key-${i}: x\n`).join("");
  test("that nobody asks about are read", async () => {
    expect(await validate(firm("cleaning.yaml", `x-notes:\n${keys}`))).toEqual([0]);
  });
  test("that are wrong are refused", async () => {
    const dir = folderOf(firm("patrol.yaml", `rules:\n${keys}`));
    const { code, out, err } = await fresh(["validate", "firm"], dir);
    expect([code, tally(out), err]).toEqual([2, "40000 map-wanted", ""]);
  });
});

describe("D3: scalars that other readers take for something else", () => {
  test.each(SCALARS)("title: %s", async (scalar, wanted) => {
    const dir = folderOf(firm("patrol.yaml", `rules:\n  r:\n    kind: guideline\n    title: ${scalar}\n`));
    const args = ["explain", "patrol/r", "--ruleset", "firm", "--rulesets", ".", "--format", "json"];
    const { code, out, err } = await guanjia(args, dir);
    const found = code === 0 ? [(JSON.parse(out) as { rule: { title: { zh: string } } }).rule.title.zh] : said(err);
    expect(found).toEqual([wanted]);
  });

  test.each([
    ["version: 2014.9", "firm/ruleset.yaml:3:10 quotes-needed"],
    ["version: 1.10", "firm/ruleset.yaml:3:10 quotes-needed"],
    ["version: 0777", "firm/ruleset.yaml:3:10 yaml-leading-zero"],
    ["version: 2026-01-01", ""],
    ["version: 1.4.0", ""],
    ["version: 1e3", "firm/ruleset.yaml:3:10 quotes-needed"],
  ])("%s", async (line, wanted) => {
    const tree = { "firm/ruleset.yaml": envelope("firm").replace('version: "1"', line) };
    expect((await validate(tree)).slice(1)).toEqual(wanted === "" ? [] : [wanted]);
  });
});
