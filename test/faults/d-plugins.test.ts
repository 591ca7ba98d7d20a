import { describe, expect, test } from "vitest";
import { guanjia } from "../host/cli/cli.ts";
import { REFERENCES } from "./hostile-rulesets.ts";
import { envelope, folderOf, fresh, said, trap, type Tree } from "./made.ts";

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
    expect([sound.code, sound.out]).toEqual([0, "✓ other@1  1 rule, 10 files\n0 faults\n"]);
  });

  test.each([
    "Object.prototype.polluted = 1;",
    "Object.prototype[Symbol.for('polluted')] = 1;",
    "Object.defineProperty(Object.prototype, 'polluted', { get: () => 1, configurable: true });",
    "Array.prototype.map = () => [];",
    "delete Array.prototype.flatMap;",
    "Array.prototype.flatMap = () => [];",
    "Array.prototype.push = () => 0;",
    "Array.prototype[Symbol.iterator] = function* () {};",
    "String.prototype.trim = () => 'x'; throw new Error('x');",
  ])("%s is undone in the process that it was done in", async (line) => {
    const boxes = [Object.prototype, Array.prototype, String.prototype];
    const own = (): ReadonlyMap<string, unknown> =>
      new Map(
        boxes.flatMap((box) =>
          Reflect.ownKeys(box).map((key) => {
            const found: { value?: unknown; get?: unknown } = Reflect.getOwnPropertyDescriptor(box, key) ?? {};
            return [`${box.constructor.name} ${String(key)}`, found.value ?? found.get];
          }),
        ),
      );
    const before = own();
    const dir = folderOf({ ...POOLS, "pools.mjs": plugin(`${line} return { rules: [] };`) });
    const { code, out } = await guanjia(["validate", "firm", "--plugin", "pools.mjs", "--rulesets", "."], dir);
    const after = own();
    const names = new Set([...before.keys(), ...after.keys()]);
    expect([...names].filter((name) => before.get(name) !== after.get(name))).toEqual([]);
    expect([code, said(out)]).toEqual([2, [...other, "firm/pools.yaml:1:1 plugin-changed-prototype"]]);
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
