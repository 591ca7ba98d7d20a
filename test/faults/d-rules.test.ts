import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { guanjia } from "../host/cli/cli.ts";
import { PATTERNS } from "./hostile-rulesets.ts";
import { envelope, firm, folderOf, fresh, tally, validate, type Tree } from "./made.ts";

const ROOT = join(import.meta.dirname, "../..");

describe("D7: rulesets that extend each other", () => {
  const chain = (length: number, last: string): Tree =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `r-${i}/ruleset.yaml`,
        envelope(`r-${i}`, i + 1 < length ? `extends: [r-${i + 1}]\n` : last),
      ]),
    );

  test.each<[string, Tree, string]>([
    ["itself", chain(1, "extends: [r-0]\n"), "r-0 → r-0"],
    ["two in a circle", chain(2, "extends: [r-0]\n"), "r-0 → r-1 → r-0"],
    ["three, entered from outside", chain(4, "extends: [r-1]\n"), "r-1 → r-2 → r-3 → r-1"],
    [
      "a thousand in a circle",
      chain(1000, "extends: [r-0]\n"),
      [...Array.from({ length: 1000 }, (_, i) => `r-${i}`), "r-0"].join(" → "),
    ],
  ])("%s: refused with the chain", async (_, tree, printed) => {
    const { code, out } = await guanjia(["validate", "r-0", "--rulesets", ".", "--format", "json"], folderOf(tree));
    const { refusals } = JSON.parse(out) as { refusals: { code: string; data: object }[] };
    expect([code, refusals.map(({ code: of, data }) => [of, data])]).toEqual([
      2,
      [["extends-cycle", { chain: printed }]],
    ]);
  });

  test("a chain of a thousand that ends is read", async () => {
    const { code, out } = await guanjia(["validate", "r-0", "--rulesets", "."], folderOf(chain(1000, "")));
    expect([code, out]).toEqual([0, "✓ r-0@1  0 rules, 1000 files\n0 faults\n"]);
  });

  test("the same parent a thousand times counts once", async () => {
    const dir = folderOf({
      "firm/ruleset.yaml": envelope("firm", `extends: [${"base, ".repeat(999)}base]\n`),
      "base/ruleset.yaml": envelope("base"),
    });
    const { code, out } = await guanjia(["validate", "firm", "--rulesets", "."], dir);
    expect([code, tally(out), out.split("\n").slice(-3)]).toEqual([
      0,
      "999 extends-twice",
      ["✓ firm@1  0 rules, 2 files", "0 faults", ""],
    ]);
  });

  test("ten layers of ten parents each are a hundred rulesets, not ten thousand million", async () => {
    const layer = (i: number): string => Array.from({ length: 10 }, (_, j) => `l${i}-${j}`).join(", ");
    const tree: Record<string, string> = { "firm/ruleset.yaml": envelope("firm", `extends: [${layer(0)}]\n`) };
    for (let i = 0; i < 10; i++)
      for (let j = 0; j < 10; j++)
        tree[`l${i}-${j}/ruleset.yaml`] = envelope(`l${i}-${j}`, i < 9 ? `extends: [${layer(i + 1)}]\n` : "");
    const { code, out } = await guanjia(["validate", "firm", "--rulesets", "."], folderOf(tree));
    expect([code, out]).toEqual([0, "✓ firm@1  0 rules, 101 files\n0 faults\n"]);
  });
});

describe("D8: regular expressions are refused when the ruleset is read", () => {
  const patterns = Object.entries(PATTERNS).flatMap(([code, all]) => all.map((pattern) => [pattern, code] as const));
  test.each(patterns)("%s", async (pattern, code) => {
    const field = `{ label: 编号, type: text, pattern: '${pattern}' }`;
    const found = await validate(firm("patrol.yaml", `forms:\n  f:\n    title: 表\n    fields:\n      a: ${field}\n`));
    expect(found).toEqual([2, `firm/patrol.yaml:5:44 ${code}`]);
  });
});

describe("D12, D13: what is wrong, and what is right in itself and makes no sense, as people read it", () => {
  const broken: Tree = {
    "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
    "firm/areas.yaml": "areas:\n  cellar: { title: 地库, code: CLN }\n",
    "firm/attic.yaml": "rules: {}\n",
    "firm/calendars.yaml": "calendars:\n  never: { title: 从不, hours: { daily: closed } }\n",
    "firm/patrol.yaml": `forms:
  log: { title: 日志, rows: { walk: { title: 巡查 } } }
checklists:
  visit: { title: 巡查表, method: yes-no, not-applicable: zero, rows: { a: { title: 甲 } } }
  order: { title: 等级表, method: levels, levels: { scale: [1级, 2级, 1级], best: first }, not-applicable: zero, rows: { a: { title: 甲 } } }
rules:
  typo: { kind: frequency, title: 甲, record: { form: log, mark: walk }, freqency: 1次/日 }
  kind: { kind: freqency, title: 甲 }
  type: { kind: frequency, title: [甲], record: { form: log, mark: walk }, how-often: 1次/日 }
  number: { kind: frequency, title: 2014, record: { form: log, mark: walk }, how-often: 1次/日 }
  target: { kind: score, title: 甲, of: visit, pass: 140% }
  window: { kind: frequency, title: 甲, record: { form: log, mark: walk }, how-often: 1次/日, grace: -3h }
  interval: { kind: frequency, title: 甲, record: { form: log, mark: walk }, how-often: 每0天 }
  gap: { kind: frequency, title: 甲, record: { form: log, mark: walk }, how-often: 不停巡视, longest-gap: 0h, calendar: never }
  twice: { kind: guideline, title: 甲 }
  twice: { kind: guideline, title: 乙 }
`,
  };
  test.each(["zh", "en"])("in %s", async (lang) => {
    const { code, out, err } = await fresh(["validate", "firm", "--lang", lang], folderOf(broken));
    expect([code, err]).toEqual([2, ""]);
    await expect(out.replaceAll(ROOT, "SHIPPED")).toMatchFileSnapshot(`./senseless.${lang}.golden.txt`);
  });
});

describe("D14: rulesets of a size that nobody writes", () => {
  const areas = (count: number): string =>
    `areas:\n${Array.from({ length: count }, (_, i) => `  area-${i}: { title: 甲, code: X${String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))} }\n`).join("")}`;
  const lines = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join("");
  const sized = (count: number, file: string): Tree => ({
    "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
    "firm/areas.yaml": areas(count),
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`firm/area-${i}.yaml`, file])),
  });

  test("10,000 rows", async () => {
    const row = (i: number): string =>
      `  r-${i}: { kind: frequency, title: 甲, record: { form: log, mark: a }, how-often: 1-2次/日 }\n`;
    const file = `forms:\n  log: { title: 表, rows: { a: { title: 甲 } } }\nrules:\n${lines(2000, row)}`;
    const { code, out } = await fresh(["validate", "firm"], folderOf(sized(5, file)), { memory: 1_000 });
    expect([code, out]).toEqual([0, "✓ firm@1  10000 rules, 15 files\n0 faults\n"]);
  });

  const FORMS = process.env["SOAK"] ? 25 : 3;
  test(`${FORMS * 40} forms of 200 fields`, async () => {
    const field = (i: number): string => `      f-${i}: { label: 甲, type: text }\n`;
    const form = (i: number): string => `  form-${i}:\n    title: 表\n    fields:\n${lines(200, field)}`;
    const { code, out } = await fresh(["validate", "firm"], folderOf(sized(FORMS, `forms:\n${lines(40, form)}`)), {
      memory: 2_000,
    });
    expect([code, out]).toEqual([0, `✓ firm@1  0 rules, ${FORMS + 10} files\n0 faults\n`]);
  });
});
