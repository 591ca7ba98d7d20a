import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bombs } from "../fixtures/reader/bombs.mjs";
import { guanjia } from "../host/cli/cli.ts";
import { BOMBS } from "./bombs.ts";
import { PATHS, PATTERNS, REFERENCES, SCALARS } from "./hostile-rulesets.ts";
import { envelope, firm, folderOf, fresh, said, tally, trap, write, type Tree } from "./made.ts";

/** `validate firm` in this process: exit code, and each refusal. */
async function validate(tree: Tree): Promise<readonly [number, ...string[]]> {
  const { code, out, err } = await guanjia(["validate", "firm", "--rulesets", "."], folderOf(tree));
  return [code, ...said(out + err)];
}

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

describe("D5: names of prototypes", () => {
  const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];
  const own = (): readonly (string | symbol)[] => Reflect.ownKeys(Object.prototype);
  const places: Readonly<Record<string, (name: string) => Tree>> = {
    "a role": (name) => firm("roles.yaml", `roles:\n  ${name}: { title: 甲 }\n`),
    "a block": (name) =>
      firm("cleaning.yaml", `cleaning:\n  ${name}: { title: 甲, places: { type: lobby }, items: {} }\n`),
    "a row": (name) =>
      firm(
        "cleaning.yaml",
        `cleaning:\n  hall: { title: 甲, places: { type: lobby }, not-applicable: zero, items: { ${name}: { item: 甲, method: 乙, how-often: 1次/日 } } }\n`,
      ),
    "a param": (name) => firm("patrol.yaml", `params:\n  ${name}: { title: 甲, value: 1 }\n`),
    "a key of the envelope": (name) => firm("roles.yaml", "roles: {}\n", `${name}: { polluted: 1 }\n`),
    "a source": (name) => firm("roles.yaml", "roles: {}\n", `sources: { ${name}: { title: 甲 } }\n`),
    "a parent": (name) => firm("roles.yaml", "roles: {}\n", `extends: [${name}]\n`),
    "the configuration": (name) => ({
      ...firm("roles.yaml", "roles: {}\n"),
      "guanjia.config.json": `{"${name}":{"polluted":1}}`,
    }),
  };
  test.each(Object.entries(places))("as %s: refused, and no property appears anywhere", async (_, tree) => {
    const before = own();
    for (const name of NAMES) {
      const [code, ...codes] = await validate(tree(name));
      expect([name, code, codes.length > 0]).toEqual([name, 2, true]);
    }
    expect(own()).toEqual(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("in records: refused line by line", async () => {
    const before = own();
    const good = readFileSync(join(import.meta.dirname, "../fixtures/firm/records.jsonl"), "utf8").split("\n")[0] ?? "";
    const lines = NAMES.flatMap((name) => [
      good.replace("{", `{"${name}":{"polluted":1},`),
      good.replace('"place"', `"fields":{"${name}":{"polluted":1}},"place"`),
      good.replace('"row":"hall/floor"', `"row":"${name}"`),
      good.replace("cleaning/log", name),
      good.replace('"place":"lobby"', `"place":"${name}"`),
      good.replace('"done-by":"cleaner-01"', `"done-by":"${name}"`),
    ]);
    const dir = folderOf({ "bad.jsonl": lines.join("\n") });
    const args = ["check", "--rulesets", FIRM, "--site", "small-site", "--records", "bad.jsonl"];
    const { code, out, err } = await guanjia(args, dir);
    const places = new Set(said(err).map((one) => one.split(" ")[0]));
    expect([code, out, [...places]]).toEqual([2, "", lines.map((_, i) => `bad.jsonl:${i + 1}:1`)]);
    expect(own()).toEqual(before);
  });
});

const ROOT = join(import.meta.dirname, "../..");
const FIRM = join(ROOT, "test/fixtures/firm");

describe("D6: no path of a ruleset is followed", () => {
  const CANARY = "canary-of-the-outside";
  /** A ruleset beside the roots, which says so when it is read. */
  const outside = { "outside/evil/ruleset.yaml": envelope("evil"), "outside/evil/roles.yaml": `roles: [${CANARY}]\n` };

  test.each(PATHS)("extends %j", async (path) => {
    const listener = await trap();
    const dir = folderOf(outside);
    const named = path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir);
    for (const extended of [`[${JSON.stringify(named)}]`, JSON.stringify(named)]) {
      write(join(dir, "roots"), firm("patrol.yaml", "rules: {}\n", `extends: ${extended}\n`));
      const { code, out, err } = await guanjia(["validate", "--rulesets", "roots"], dir);
      const refused = named.includes("\0") || named === "" ? "yaml-control-character" : "extends-not-a-name";
      expect([
        code,
        said(out + err).filter((one) => !one.endsWith(refused) && !one.endsWith("file-unknown")),
        (out + err).includes(CANARY),
      ]).toEqual([2, [], false]);
    }
    expect(listener.seen()).toBe(0);
  });

  test.each(PATHS.filter((path) => !path.includes("\0")))("a site governed by %j", async (path) => {
    const listener = await trap();
    const dir = folderOf(outside);
    const named = path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir);
    const site = readFileSync(join(FIRM, "sites/small-site.yaml"), "utf8");
    for (const governed of [
      site.replace("ruleset: small-firm", () => `ruleset: ${JSON.stringify(named)}`),
      site.replace('version: "1"', () => `version: ${JSON.stringify(named)}`),
      site.replace('version: "1"', () => `version: ${JSON.stringify(`../${named}`)}`),
    ]) {
      write(dir, { "roots/sites/small-site.yaml": governed });
      const { code, out, err } = await guanjia(["validate", "roots/sites/small-site.yaml", "--rulesets", FIRM], dir);
      expect([code, said(out + err).length, (out + err).includes(CANARY)]).toEqual([2, 1, false]);
    }
    expect(listener.seen()).toBe(0);
  });

  test("links of the file system lead nowhere outside", async () => {
    const dir = folderOf({
      ...outside,
      "outside/secret.txt": `${CANARY}\n`,
      "outside/sites/garden.yaml": `${CANARY}\n`,
      "roots/firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
      "roots/firm/.data/areas.yaml": "areas: {}\n",
      "roots/sites/none.txt": "",
      "linked/evil.txt": "",
      "whole/none.txt": "",
    });
    symlinkSync(join(dir, "outside/evil/roles.yaml"), join(dir, "roots/firm/roles.yaml"));
    symlinkSync("../../outside/secret.txt", join(dir, "roots/firm/cleaning.yaml"));
    symlinkSync(".data/areas.yaml", join(dir, "roots/firm/areas.yaml"));
    symlinkSync("../../outside/secret.txt", join(dir, "roots/sites/garden.yaml"));
    symlinkSync("../outside/sites", join(dir, "whole/sites"));
    symlinkSync("../outside/evil", join(dir, "linked/evil"));
    const found = [];
    for (const root of ["roots", "whole", "linked"]) {
      const { code, out, err } = await guanjia(["validate", "--rulesets", root, "--format", "json"], dir);
      const { refusals = [] } = (out === "" ? {} : JSON.parse(out)) as { refusals?: { code: string; data: object }[] };
      found.push([code, ...refusals.map((one) => [one.code, one.data]), ...said(err), (out + err).includes(CANARY)]);
    }
    const leads = (file: string): readonly unknown[] => ["link-leads-out", { file }];
    expect(found).toEqual([
      [2, leads("roots/firm/roles.yaml"), leads("roots/firm/cleaning.yaml"), leads("roots/sites/garden.yaml"), false],
      [2, leads("whole/sites/garden.yaml"), false],
      [2, "link-leads-out", false],
    ]);
  });

  test("what is no file, and what has no end, is refused without reading it", async () => {
    const dir = folderOf({ "firm/ruleset.yaml": envelope("firm"), "firm/areas.yaml": "areas: {}\n" });
    execFileSync("mkfifo", [join(dir, "firm/roles.yaml")]);
    symlinkSync("/dev/zero", join(dir, "firm/cleaning.yaml"));
    truncateSync(join(dir, "firm/areas.yaml"), 3_000_000_000);
    const { code, out, err } = await fresh(["validate", "firm", "--rulesets", "."], dir);
    expect([code, said(out), err]).toEqual([
      2,
      ["file-not-read", "link-leads-out", "firm/areas.yaml:1:1 yaml-too-large"],
      "",
    ]);
  });
});

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
  test.each(PATTERNS)("%s", async (pattern) => {
    const field = `{ label: 编号, type: text, pattern: '${pattern}' }`;
    const [code, ...codes] = await validate(
      firm("patrol.yaml", `forms:\n  f:\n    title: 表\n    fields:\n      a: ${field}\n`),
    );
    expect([code, codes.map((one) => one.replace(/ pattern-[a-z-]+$/, " pattern"))]).toEqual([
      2,
      ["firm/patrol.yaml:5:44 pattern"],
    ]);
  });
});

/** A plugin from outside, as a module. */
const plugin = (compile: string, schema = '{ title: "PoolsSection", type: "object" }', before = ""): string =>
  `${before}
export const plugin = {
  area: "pools", title: { zh: "泳池", en: "Pools" }, section: { schema: ${schema} }, faults: {},
  compile() { ${compile} },
};
`;
const POOLS: Tree = {
  "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
  "firm/areas.yaml": "areas:\n  pools: { title: 泳池, code: POO }\n",
  "firm/pools.yaml": "pools:\n  deep: { depth: 2 }\n",
  "firm/patrol.yaml": "rules:\n  r: { kind: guideline, titel: 巡查 }\n",
  "other/ruleset.yaml": envelope("other", "extends: [vocabulary]\n"),
  "other/patrol.yaml": "rules:\n  r: { kind: guideline, title: 巡查 }\n",
};

describe("D9: references of a plugin's schema", () => {
  test.each(REFERENCES)("%s is refused, and nobody is asked for it", async (reference) => {
    const listener = await trap();
    const named = reference.replaceAll("PORT", String(listener.port));
    for (const schema of [
      { title: "PoolsSection", type: "object", additionalProperties: { $ref: named } },
      { title: "PoolsSection", type: "object", additionalProperties: { $dynamicRef: named } },
    ]) {
      const dir = folderOf({ ...POOLS, "pools.mjs": plugin("return { rules: [] };", JSON.stringify(schema)) });
      const { code, out, err } = await guanjia(["validate", "firm", "--plugin", "pools.mjs", "--rulesets", "."], dir);
      expect([code, out, said(err)]).toEqual([2, "", ["plugin-schema"]]);
    }
    expect(listener.seen()).toBe(0);
  });
});

describe("D15: plugins from outside that misbehave: their area fails, others are checked all the same", () => {
  const other = ["firm/patrol.yaml:2:25 key-unknown"];
  test.each<[string, string, string]>([
    ["throws", plugin("throw new Error('x');"), "plugin-threw"],
    ["throws nothing", plugin("throw null;"), "plugin-threw"],
    ["answers with a promise that never ends", plugin("return new Promise(() => undefined);"), "plugin-promise"],
    [
      "answers with a promise of a promise",
      plugin("return Promise.resolve(new Promise(() => undefined));"),
      "plugin-promise",
    ],
    ["answers with a promise that fails", plugin("return Promise.reject(new Error('x'));"), "plugin-promise"],
    [
      "writes to Object.prototype",
      plugin("Object.prototype.polluted = 1; return { rules: [] };"),
      "plugin-changed-prototype",
    ],
    [
      "replaces Array.prototype.map",
      plugin("Array.prototype.map = () => []; return { rules: [] };"),
      "plugin-changed-prototype",
    ],
    ["answers with 100 MB", plugin('return { rules: "x".repeat(100_000_000) };'), "plugin-too-much"],
    [
      "answers with 100 MB in a million rules",
      plugin("return { rules: Array.from({ length: 1e6 }, (_, i) => ({ id: `r-${i}`, text: 'x'.repeat(100) })) };"),
      "plugin-too-much",
    ],
    ["answers with a list that says it is endless", plugin("return { rules: new Array(4e9) };"), "plugin-too-much"],
    ["answers with itself", plugin("const a = {}; a.rules = [a]; return a;"), "plugin-not-data"],
  ])("%s", async (_, module, misdeed) => {
    const dir = folderOf({ ...POOLS, "pools.mjs": module });
    const ran = await fresh(["validate", "firm", "--plugin", "pools.mjs", "--rulesets", "."], dir, { memory: 1_000 });
    expect([ran.code, said(ran.out), ran.err]).toEqual([2, [...other, `firm/pools.yaml:1:1 ${misdeed}`], ""]);
    const sound = await guanjia(["validate", "other", "--plugin", "pools.mjs", "--rulesets", "."], dir);
    expect([sound.code, sound.out]).toEqual([0, "✓ other@1  1 rules, 10 files\n0 faults\n"]);
  });

  test.each<[string, string]>([
    ["throws when it is loaded", plugin("", undefined, "throw new Error('x');")],
    ["throws nothing when it is loaded", plugin("", undefined, "throw undefined;")],
    ["is no JavaScript", "export const plugin = {"],
    ["never ends loading", plugin("", undefined, "await new Promise(() => undefined);")],
  ])("%s", async (_, module) => {
    const dir = folderOf({ ...POOLS, "pools.mjs": module });
    const { code, out, err } = await fresh(["validate", "--plugin", "pools.mjs", "--rulesets", "."], dir);
    expect([code, out, said(err)]).toEqual([2, "", ["plugin-not-loaded"]]);
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
