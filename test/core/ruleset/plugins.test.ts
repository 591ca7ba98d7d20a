import { describe, expect, test } from "vitest";
import { compileSection } from "../../../core/host/sections.ts";
import { partsOf } from "../../../core/host/parts.ts";
import type { AreaPlugin, Meaning } from "../../../core/plugin.ts";
import { faultsOf, register } from "../../../core/registry.ts";
import { foldersOf, line, SOUND, type Files } from "./fixtures.ts";
import { loadRuleset, type Loaded } from "../../../core/ruleset/load.ts";
import { cleaning } from "../../../plugins/cleaning/index.ts";

const SECTION = {
  title: "PoolSection",
  type: "object",
  additionalProperties: { type: "object", additionalProperties: true },
};
const FAULT = {
  text: { zh: "{pool} 太深。", en: "{pool} is too deep." },
  hint: { zh: "写浅些。", en: "Make it shallower." },
};

/** A plugin of the area `pools` that does what a test wants. */
const pools = (
  compile: (section: never, context: { refuse: (...args: readonly unknown[]) => void }) => unknown,
): AreaPlugin => ({
  area: "pools",
  title: { zh: "泳池", en: "Pools" },
  section: { schema: SECTION },
  faults: { "too-deep": FAULT },
  compile: compile as AreaPlugin["compile"],
});

const FILES: Files = {
  ...SOUND,
  "firm/areas.yaml": `${SOUND["firm/areas.yaml"] ?? ""}  pools: { title: 泳池, code: POL }\n`,
  "firm/pools.yaml": "pools:\n  deep: { depth: 3 }\n",
  "firm/water.yaml": "rules:\n  a: { kind: guideline, title: 甲, who: nobody }\n",
};
const loadWith = (plugin: AreaPlugin, files = FILES): Loaded => {
  const { parts, refusals } = partsOf([cleaning], [plugin], compileSection);
  expect(refusals).toEqual([]);
  return loadRuleset("firm", foldersOf(files), parts);
};
const rule = (more: object = {}): Meaning["rules"][number] =>
  ({ kind: "guideline", id: "deep", from: ["deep"], title: { zh: "深池" }, ...more }) as never;
/** Other areas are checked whatever a plugin does. */
const OTHER =
  'firm/water.yaml:2:40 reference-unknown {"key":"who（责任岗位）","name":"nobody","noun-zh":"岗位","noun-en":"role","known":"cleaner（保洁员）, supervisor（主管）"}';
const AT = "firm/pools.yaml:1:1";
const keys = () => [Object.prototype, Array.prototype, String.prototype].map((box) => Reflect.ownKeys(box).length);

describe("plugins that break their contract", () => {
  const big = "x".repeat(1_000_000);
  test.each<[string, AreaPlugin, string]>([
    [
      "throws",
      pools(() => {
        throw new Error("no pool");
      }),
      'plugin-threw {"area":"pools","message":"no pool"}',
    ],
    [
      "throws what is no error",
      pools(() => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what plugins may do
        throw {
          toString: () => {
            throw new Error("x");
          },
        };
      }),
      'plugin-threw {"area":"pools","message":"?"}',
    ],
    [
      "overflows the stack",
      pools(function again(): unknown {
        return again();
      }),
      'plugin-threw {"area":"pools","message":"Maximum call stack size exceeded"}',
    ],
    ["answers with a promise", pools(() => Promise.resolve({ rules: [] })), 'plugin-promise {"area":"pools"}'],
    [
      "answers with a rejected promise",
      pools(() => Promise.reject(new Error("later"))),
      'plugin-promise {"area":"pools"}',
    ],
    [
      "answers with a promise of a promise",
      pools(() => new Promise((done) => done(new Promise(() => undefined)))),
      'plugin-promise {"area":"pools"}',
    ],
    [
      "writes to Object.prototype",
      pools(() => {
        (Object.prototype as Record<string, unknown>)["polluted"] = 1;
        return { rules: [] };
      }),
      'plugin-changed-prototype {"area":"pools","key":"polluted"}',
    ],
    [
      "writes to Object.prototype and throws",
      pools(() => {
        (Object.prototype as Record<string, unknown>)["polluted"] = 1;
        throw new Error("x");
      }),
      'plugin-changed-prototype {"area":"pools","key":"polluted"}',
    ],
    [
      "replaces a method",
      pools(() => {
        Array.prototype.map = (() => []) as never;
        return { rules: [] };
      }),
      'plugin-changed-prototype {"area":"pools","key":"map"}',
    ],
    [
      "writes when its answer is read",
      pools(() => ({
        get rules() {
          (Object.prototype as Record<string, unknown>)["polluted"] = 1;
          return [];
        },
      })),
      'plugin-changed-prototype {"area":"pools","key":"polluted"}',
    ],
    [
      "answers with 100 MB",
      pools(() => ({ rules: Array.from({ length: 100 }, () => rule({ text: { zh: big } })) })),
      'plugin-too-much {"area":"pools","most":50000000}',
    ],
    [
      "answers with endless depth",
      pools(() => {
        const loop: Record<string, unknown> = {};
        loop["rules"] = [loop];
        return loop;
      }),
      'plugin-not-data {"area":"pools","found":"too deep"}',
    ],
    [
      "answers with a function",
      pools(() => ({ rules: [rule({ text: () => "x" })] })),
      'plugin-not-data {"area":"pools","found":"function"}',
    ],
    [
      "answers with an instance",
      pools(() => ({ rules: [rule({ text: new Map() })] })),
      'plugin-not-data {"area":"pools","found":"instance of a class"}',
    ],
    ["answers with nothing", pools(() => undefined), 'plugin-not-data {"area":"pools","found":"undefined"}'],
    ["answers with null", pools(() => ({ rules: null })), 'plugin-not-data {"area":"pools","found":"null"}'],
    ["answers with a text", pools(() => "rules"), 'plugin-answer-wrong {"area":"pools","found":"answer"}'],
    ["answers without rules", pools(() => ({ forms: [] })), 'plugin-answer-wrong {"area":"pools","found":"rules"}'],
    [
      "makes a rule from nowhere",
      pools(() => ({ rules: [rule({ from: ["shallow"] })] })),
      'plugin-answer-wrong {"area":"pools","found":"rules[0].from: [\\"shallow\\"]"}',
    ],
    [
      "makes a rule without id",
      pools(() => ({ rules: [rule({ id: "Deep End" })] })),
      'plugin-answer-wrong {"area":"pools","found":"rules[0].id: \\"Deep End\\""}',
    ],
    [
      "makes a rule of a text",
      pools(() => ({ rules: ["deep"] })),
      'plugin-answer-wrong {"area":"pools","found":"rules[0]"}',
    ],
    [
      "changes its section",
      pools((section: Record<string, unknown>) => {
        section["deep"] = 1;
        return { rules: [] };
      }),
      'plugin-threw {"area":"pools","message":"Cannot assign to read only property \'deep\' of object \'#<Object>\'"}',
    ],
    [
      "refuses with a code it does not declare",
      pools((_, { refuse }) => {
        refuse("too-wet", ["deep"]);
        return { rules: [] };
      }),
      'plugin-code-unknown {"area":"pools","code":"too-wet"}',
    ],
  ])("%s", (_, plugin, said) => {
    const before = keys();
    const { refusals, ruleset } = loadWith(plugin);
    expect([refusals.map(line), ruleset]).toEqual([[`${AT} ${said}`, OTHER], undefined]);
    expect(keys()).toEqual(before);
  });

  test.each<[string, object, string]>([
    [
      "an unknown kind",
      { kind: "vibes" },
      'kind-unknown","data":"{\\"found\\":\\"vibes\\",\\"known\\":\\"frequency, score, guideline\\"}"',
    ],
    ["an unknown key", { colour: "red" }, "key-unknown"],
    ["a phrase that cannot be read", { kind: "frequency", record: { form: "log" }, "how-often": "often" }, "phrase-"],
  ])("makes a rule with %s", (_, more, said) => {
    const { refusals } = loadWith(pools(() => ({ rules: [rule(more)] })));
    expect(refusals.map(({ code, at }) => [code, at?.line])).toEqual([
      ["plugin-made-wrong", 2],
      ["reference-unknown", 2],
    ]);
    expect(JSON.stringify(refusals[0]?.data)).toContain(said.split('"')[0]);
  });

  test("its own faults have the place of what they name, and their own sentences", () => {
    const plugin = pools((_, { refuse }) => {
      refuse("too-deep", ["deep", "depth"], { pool: "deep" });
      return { rules: [] };
    });
    expect(loadWith(plugin).refusals.map(line)).toEqual(['firm/pools.yaml:2:18 pools/too-deep {"pool":"deep"}', OTHER]);
    expect(faultsOf([plugin])).toEqual({ "pools/too-deep": FAULT });
  });

  test("rules and forms of a sound one", () => {
    const made = {
      rules: [rule({ kind: "frequency", record: { form: "log" }, "how-often": { times: { min: 1 }, per: "day" } })],
      forms: [{ id: "log", from: [], title: { zh: "日志" } }],
    };
    const { ruleset, refusals } = loadWith(
      pools(() => made),
      {
        ...FILES,
        "firm/water.yaml": "rules:\n  a: { kind: frequency, title: 甲, record: pools/log, how-often: 每日一次 }\n",
      },
    );
    expect(refusals).toEqual([]);
    expect(ruleset?.rules).toEqual([
      {
        id: "pools/deep",
        area: "pools",
        from: ["sections", "pools", "deep"],
        kind: "frequency",
        title: { zh: "深池" },
        record: { form: "pools/log" },
        "how-often": { times: { min: 1 }, per: "day" },
      },
      {
        id: "water/a",
        area: "water",
        from: ["rules", "water", "a"],
        kind: "frequency",
        title: { zh: "甲" },
        record: { form: "pools/log" },
        "how-often": { times: { min: 1 }, per: "day" },
      },
    ]);
    expect(JSON.parse(JSON.stringify(ruleset))).toEqual(ruleset);
  });
});

describe("plugins from outside", () => {
  const good = pools(() => ({ rules: [] }));
  test.each<[string, unknown, string]>([
    ["no plugin", 3, "area"],
    ["null", null, "area"],
    ["no area", { ...good, area: "Pools!" }, "area"],
    ["no title", { ...good, title: "泳池" }, "title"],
    ["no schema", { ...good, section: {} }, "section.schema"],
    ["a schema without title", { ...good, section: { schema: {} } }, "section.schema.title"],
    ["no faults", { ...good, faults: { "too-deep": "deep" } }, "faults"],
    ["nothing to compile with", { ...good, compile: "x" }, "compile"],
  ])("%s", (_, plugin, lack) => {
    expect(register([{ from: "pools.js", plugin }])).toEqual({
      plugins: [],
      refusals: [{ code: "plugin-shape", data: { from: "pools.js", lack } }],
    });
  });

  test("an area that is taken", () => {
    const { plugins, refusals } = register([
      { from: "a.js", plugin: good },
      { from: "b.js", plugin: good },
    ]);
    expect([plugins, refusals]).toEqual([
      [good],
      [{ code: "plugin-area-twice", data: { from: "b.js", area: "pools" } }],
    ]);
  });

  test.each<[string, object]>([
    [
      "a reference to the net",
      { title: "PoolSection", type: "object", additionalProperties: { $ref: "https://example.org/x.json" } },
    ],
    [
      "a reference to a file",
      { title: "PoolSection", type: "object", additionalProperties: { $ref: "file:///etc/passwd" } },
    ],
    ["a reference into nothing", { title: "PoolSection", $ref: "#/$defs/none" }],
    ["an unknown keyword", { title: "PoolSection", type: "object", frobnicate: true }],
    ["names of no noun", { title: "PoolSection", type: "object", properties: { a: { refers: "rolls" } } }],
    ["a leaf that nobody reads", { title: "PoolSection", type: "object", properties: { a: { reads: "often" } } }],
  ])("a section's schema with %s is refused", (_, schema) => {
    const { parts, refusals } = partsOf([cleaning], [{ ...good, section: { schema } }], compileSection);
    expect([parts.plugins.map(({ area }) => area), refusals.map(({ code }) => code)]).toEqual([
      ["cleaning"],
      ["plugin-schema"],
    ]);
  });
});

describe("names that would reach a prototype", () => {
  const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];
  test.each(NAMES)("%s", (name) => {
    const before = keys();
    const files = (text: string): Files => ({ ...SOUND, "firm/water.yaml": text });
    for (const text of [
      `rules:\n  ${name}: { kind: guideline, title: 甲 }\n`,
      `rules:\n  a: { kind: guideline, title: 甲, ${name}: { polluted: 1 } }\n`,
      `rules:\n  a: { kind: guideline, title: 甲, about: ${name}, who: ${name} }\n`,
      `forms:\n  f: { title: 表, fields: { ${name}: { label: 甲, type: text } } }\n`,
      `params:\n  ${name}: { title: 甲, value: 1 }\nrules:\n  a: { kind: { param: ${name} }, title: 甲 }\n`,
      `overrides:\n  - { where: { type: hall }, set: { ${name}: { ${name}: 1 } } }\n`,
      `${name}: {}\n`,
    ])
      expect(
        loadWith(
          pools(() => ({ rules: [] })),
          files(text),
        ).ruleset,
        text,
      ).toBeUndefined();
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(keys()).toEqual(before);
  });
});
