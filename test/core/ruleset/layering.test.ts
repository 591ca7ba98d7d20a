import { describe, expect, test } from "vitest";
import { envelope, foldersOf, line, load, shipped, SOUND, type Files } from "./fixtures.ts";
import { loadRuleset } from "../../../core/ruleset/load.ts";
import { table } from "../../rulesets-broken/cases.ts";

const ROOT: Files = Object.fromEntries(
  Object.entries(SOUND).map(([path, text]) => [path.replace("firm/", "root/"), text.replaceAll("firm", "root")]),
);
const layer = (name: string, parents: string, more: Files = {}, extra = ""): Files => ({
  [`${name}/ruleset.yaml`]: envelope(name, `extends: ${parents}\n${extra}`),
  ...Object.fromEntries(Object.entries(more).map(([file, text]) => [`${name}/${file}`, text])),
});
const RULES =
  "rules:\n  smile: { kind: guideline, title: 微笑, each: place, who: cleaner }\n  quiet: { kind: guideline, title: 安静 }\n";
const BASE = { ...ROOT, "root/water.yaml": RULES };
/** What a rule says in the end, by field. */
const said = (files: Files, id = "water/smile"): unknown => {
  const { ruleset, refusals } = load("firm", files);
  if (!ruleset) return refusals.map(line);
  const rule = ruleset.rules.find((one) => one.id === id);
  return (
    rule && Object.fromEntries(Object.entries(rule).filter(([key]) => !["id", "area", "from", "kind"].includes(key)))
  );
};
const smile = (fields: string): Files => ({ "water.yaml": `rules:\n  smile: ${fields}\n` });

describe("layers on each other", () => {
  test.each<[string, Files, unknown]>([
    [
      "a rule is inherited",
      { ...BASE, ...layer("firm", "[root]") },
      { title: { zh: "微笑" }, each: "place", who: "cleaner" },
    ],
    [
      "a field is changed, the others stay",
      { ...BASE, ...layer("firm", "root", smile("{ who: supervisor }")) },
      { title: { zh: "微笑" }, each: "place", who: "supervisor" },
    ],
    [
      "a text is changed in one language",
      { ...BASE, ...layer("firm", "root", smile("{ title: { en: Smile } }")) },
      { title: { en: "Smile" }, each: "place", who: "cleaner" },
    ],
    [
      "a field is taken off",
      { ...BASE, ...layer("firm", "root", smile("{ who: none, each: none }")) },
      { title: { zh: "微笑" } },
    ],
    [
      "a field that was taken off is written anew, and one taken off twice stays off",
      {
        ...BASE,
        ...layer("middle", "root", smile("{ who: none, each: none }")),
        ...layer("firm", "middle", smile("{ who: supervisor, each: none }")),
      },
      { title: { zh: "微笑" }, who: "supervisor" },
    ],
    [
      "a flag is taken off by a word of its own",
      {
        ...BASE,
        ...layer("middle", "root", smile("{ flag: text-damaged }")),
        ...layer("firm", "middle", smile("{ flag: none }")),
      },
      { title: { zh: "微笑" }, each: "place", who: "cleaner", flag: "none" },
    ],
    [
      "a text says what it says",
      { ...BASE, ...layer("firm", "root", smile("{ title: none }")) },
      { title: { zh: "none" }, each: "place", who: "cleaner" },
    ],
    [
      "what nobody wrote cannot be taken off",
      { ...BASE, ...layer("firm", "root", smile("{ seen-by: none }")) },
      [
        'firm/water.yaml:2:21 reference-to-none {"key":"seen-by（由何检查表查看）","name":"none","noun-zh":"检查表","noun-en":"checklist"}',
      ],
    ],
    [
      "what has to be there cannot be taken off",
      { ...BASE, ...layer("firm", "root", smile("{ kind: none }")) },
      ['firm/water.yaml:2:3 kind-missing {"known":"frequency（频次）, score（评分）, guideline（指引）"}'],
    ],
    [
      "a list is replaced whole",
      {
        ...BASE,
        ...layer("middle", "root", smile("{ catalogue: [A, B] }")),
        ...layer("firm", "middle", smile("{ catalogue: [C] }")),
      },
      { title: { zh: "微笑" }, each: "place", who: "cleaner", catalogue: ["C"] },
    ],
    [
      "a structured frequency is replaced whole",
      {
        ...BASE,
        ...layer("middle", "root", {
          "water.yaml":
            "forms:\n  f: { title: 表 }\nrules:\n  often: { kind: frequency, title: 勤, record: f, how-often: { times: { min: 1, max: 2 }, per: day } }\n",
        }),
        ...layer("firm", "middle", {
          "water.yaml": 'rules:\n  often: { how-often: { every: { "n": 3, unit: day } } }\n',
        }),
      },
      undefined,
    ],
    [
      "a diamond is one parent",
      {
        ...BASE,
        ...layer("one", "root"),
        ...layer("two", "root", smile("{ who: supervisor }")),
        ...layer("firm", "[one, two]"),
      },
      { title: { zh: "微笑" }, each: "place", who: "supervisor" },
    ],
    [
      "two parents change one rule: refused",
      {
        ...BASE,
        ...layer("one", "root", smile("{ title: 一 }")),
        ...layer("two", "root", smile("{ who: supervisor }")),
        ...layer("firm", "[one, two]"),
      },
      ['two/water.yaml:2:3 id-from-two-parents {"id":"water/smile","first":"one","second":"two"}'],
    ],
    [
      "two parents, the first counts",
      {
        ...BASE,
        ...layer("one", "root", smile("{ title: 一 }")),
        ...layer("two", "root", smile("{ who: supervisor }")),
        ...layer("firm", "[one, two]", {}, "on-conflict: first\n"),
      },
      { title: { zh: "一" }, each: "place", who: "cleaner" },
    ],
    [
      "two parents, the last counts",
      {
        ...BASE,
        ...layer("one", "root", smile("{ title: 一 }")),
        ...layer("two", "root", smile("{ who: supervisor }")),
        ...layer("firm", "[one, two]", {}, "on-conflict: last\n"),
      },
      { title: { zh: "微笑" }, each: "place", who: "supervisor" },
    ],
    [
      "two parents, and the firm's own change on the one that counts",
      {
        ...BASE,
        ...layer("one", "root", smile("{ title: 一 }")),
        ...layer("two", "root", smile("{ who: supervisor }")),
        ...layer("firm", "[one, two]", smile("{ each: site }"), "on-conflict: first\n"),
      },
      { title: { zh: "一" }, each: "site", who: "cleaner" },
    ],
    [
      "a parent's parent decides for those below it",
      {
        ...BASE,
        ...layer("one", "root", smile("{ title: 一 }")),
        ...layer("two", "root", smile("{ title: 二 }")),
        ...layer("middle", "[one, two]", {}, "on-conflict: first\n"),
        ...layer("firm", "middle"),
      },
      { title: { zh: "一" }, each: "place", who: "cleaner" },
    ],
    [
      "a change on a parent is no conflict with that parent's parent",
      { ...BASE, ...layer("one", "root", smile("{ title: 一 }")), ...layer("firm", "[root, one]") },
      { title: { zh: "一" }, each: "place", who: "cleaner" },
    ],
    [
      "a dropped rule written anew",
      {
        ...BASE,
        ...layer("middle", "root", smile("{ drop: { reason: 不用 } }")),
        ...layer("firm", "middle", smile("{ kind: guideline, title: 又微笑 }")),
      },
      { title: { zh: "又微笑" } },
    ],
    [
      "a param, and another layer's figure for it",
      {
        ...BASE,
        ...layer("middle", "root", {
          "params.yaml": "params:\n  who-smiles: { title: 谁, value: cleaner }\n",
          ...smile("{ who: { param: who-smiles } }"),
        }),
        ...layer("firm", "middle", { "params.yaml": "params:\n  who-smiles: { value: supervisor }\n" }),
      },
      { title: { zh: "微笑" }, each: "place", who: "supervisor" },
    ],
    [
      "an alias is put as its id",
      { ...BASE, ...layer("firm", "root", smile("{ who: 清洁工 }")) },
      { title: { zh: "微笑" }, each: "place", who: "cleaner" },
    ],
    [
      "the language is that of the layer",
      {
        ...BASE,
        ...layer("firm", "root", smile("{ title: Smile }")),
        "firm/ruleset.yaml": envelope("firm", "extends: root\n").replace("language: zh", "language: en"),
      },
      { title: { en: "Smile" }, each: "place", who: "cleaner" },
    ],
  ])("%s", (name, files, expected) => {
    expect(said(files, name.startsWith("a structured") ? "water/never" : "water/smile")).toEqual(expected);
  });

  test("a structured frequency over another leaves nothing of it", () => {
    const files = {
      ...BASE,
      ...layer("middle", "root", {
        "water.yaml":
          "forms:\n  f: { title: 表 }\nrules:\n  often: { kind: frequency, title: 勤, record: f, how-often: { times: { min: 1, max: 2 }, per: day } }\n",
      }),
      ...layer("firm", "middle", {
        "water.yaml": 'rules:\n  often: { how-often: { every: { "n": 3, unit: day } } }\n',
      }),
    };
    expect(said(files, "water/often")).toMatchObject({ "how-often": { every: { n: 3, unit: "day" } } });
  });

  test("what is dropped is listed with its reason and place", () => {
    const { ruleset } = load("firm", {
      ...BASE,
      "root/cleaning.yaml":
        table("", "mop: { item: 地面, how-often: 1次/日 }\nwipe: { item: 窗, how-often: 1次/日 }")[
          "firm/cleaning.yaml"
        ] ?? "",
      ...layer("firm", "root", {
        "cleaning.yaml": "cleaning:\n  hall:\n    items:\n      mop: { drop: { reason: 外包 } }\n",
        ...smile("{ drop: { reason: { zh: 不用, en: no use } } }"),
      }),
    });
    expect(ruleset?.dropped).toEqual([
      { id: "water/smile", reason: { zh: "不用", en: "no use" }, at: { file: "firm/water.yaml", line: 2, column: 3 } },
      { id: "cleaning/hall/mop", reason: { zh: "外包" }, at: { file: "firm/cleaning.yaml", line: 4, column: 7 } },
    ]);
    expect(ruleset?.rules.map(({ id }) => id)).toEqual([
      "cleaning/hall/wipe",
      "cleaning/hall/inspection",
      "water/quiet",
    ]);
    expect(ruleset?.lineage).toEqual(["root@1", "firm@1"]);
  });

  const OVERRIDES = `overrides:
  - { where: { type: hall }, set: { water/smile: { who: supervisor } } }
  - { where: { place: gate }, set: { water/smile: { title: 门口微笑 } } }
  - { where: { site: east, type: [hall, office] }, set: { smile: { title: 东 } } }
`;
  test("overrides by type, place and site come through a grandparent, and hold together where both hold", () => {
    const files = {
      ...BASE,
      ...layer("middle", "root", { "water.yaml": OVERRIDES.replace("smile: { title: 东", "water/smile: { title: 东") }),
      ...layer("firm", "middle", smile("{ each: site }")),
    };
    const { ruleset, refusals } = load("firm", files);
    expect(refusals).toEqual([]);
    const body = { kind: "guideline", each: "site" };
    expect(ruleset?.rules.find(({ id }) => id === "water/smile")?.variants).toEqual([
      { where: { type: ["hall"] }, body: { ...body, title: { zh: "微笑" }, who: "supervisor" } },
      { where: { place: ["gate"] }, body: { ...body, title: { zh: "门口微笑" }, who: "cleaner" } },
      { where: { type: ["hall"], place: ["gate"] }, body: { ...body, title: { zh: "门口微笑" }, who: "supervisor" } },
      { where: { type: ["hall", "office"], site: ["east"] }, body: { ...body, title: { zh: "东" }, who: "cleaner" } },
      { where: { type: ["hall"], site: ["east"] }, body: { ...body, title: { zh: "东" }, who: "supervisor" } },
      {
        where: { type: ["hall", "office"], place: ["gate"], site: ["east"] },
        body: { ...body, title: { zh: "东" }, who: "cleaner" },
      },
      {
        where: { type: ["hall"], place: ["gate"], site: ["east"] },
        body: { ...body, title: { zh: "东" }, who: "supervisor" },
      },
    ]);
  });

  test("explain says who set each field, through params and overrides", () => {
    const files = {
      ...BASE,
      ...layer("middle", "root", {
        "params.yaml": "params:\n  who-smiles: { title: 谁, value: supervisor }\n",
        ...smile("{ who: { param: who-smiles } }"),
      }),
      ...layer("firm", "middle", {
        "water.yaml":
          "rules:\n  water/smile: { title: 微笑吧 }\noverrides:\n  - { where: { type: hall }, set: { water/smile: { each: site } } }\n",
      }),
    };
    const explained = load("firm", files).explain("water/smile");
    expect(
      explained.map(({ field, value, places }) => [
        field,
        value,
        places.map(({ file, line, column }) => `${file}:${line}:${column}`),
      ]),
    ).toEqual([
      ["kind", "guideline", ["root/water.yaml:2:12"]],
      ["title", { zh: "微笑吧" }, ["root/water.yaml:2:29", "firm/water.yaml:2:18"]],
      ["each", "place", ["root/water.yaml:2:40"]],
      ["who", "supervisor", ["root/water.yaml:2:53", "middle/water.yaml:2:12", "middle/params.yaml:2:27"]],
      ['each {"type":["hall"]}', "site", ["firm/water.yaml:4:52"]],
    ]);
    expect(load("firm", files).explain("water/none")).toEqual([]);
  });

  test("a row that goes on without stop becomes one that is counted, for all and for some", () => {
    const guide = table("", "mop: { item: 地面, how-often: 不停巡视, longest-gap: 2h }")["firm/cleaning.yaml"] ?? "";
    const files = {
      ...ROOT,
      "root/cleaning.yaml": guide,
      ...layer("firm", "root", {
        "cleaning.yaml":
          "overrides:\n  - { where: { type: hall }, set: { cleaning/hall/mop: { how-often: 2次/日, longest-gap: none } } }\n",
      }),
      ...layer("part", "firm", {
        "cleaning.yaml": "cleaning:\n  hall:\n    items:\n      mop: { how-often: 3次/日, longest-gap: none }\n",
      }),
    };
    const [whole, part] = [load("firm", files), load("part", files)];
    expect(whole.refusals).toEqual([]);
    const often = { times: { min: 2 }, per: "day" };
    const [variant] = whole.ruleset?.rules.find(({ id }) => id === "cleaning/hall/mop")?.variants ?? [];
    expect(variant?.body).toMatchObject({ "how-often": often });
    expect(variant?.body).not.toHaveProperty("longest-gap");
    const explained = part.explain("cleaning/hall/mop").filter(({ field }) => field === "longest-gap");
    expect(explained.map(({ value, places }) => [value, places.map(({ file, line }) => `${file}:${line}`)])).toEqual([
      ["none", ["root/cleaning.yaml:7", "part/cleaning.yaml:4"]],
    ]);
  });

  test("explain goes through the rows of a table", () => {
    const guide =
      table("who: cleaner", "mop: { item: 地面, method: 牵尘, how-often: 1次/日, quality: no-dust }")[
        "firm/cleaning.yaml"
      ] ?? "";
    const files = {
      ...ROOT,
      "root/cleaning.yaml": guide,
      ...layer("firm", "root", {
        "cleaning.yaml": "cleaning:\n  hall:\n    items:\n      mop: { how-often: 2次/日 }\n",
      }),
    };
    const explained = load("firm", files).explain("cleaning/hall/mop");
    expect(
      explained.map(
        ({ field, places }) =>
          `${field} ${places.map(({ file, line, column }) => `${file}:${line}:${column}`).join(" ")}`,
      ),
    ).toEqual([
      "kind root/cleaning.yaml:8:7 firm/cleaning.yaml:4:7",
      "title root/cleaning.yaml:8:7 firm/cleaning.yaml:4:7",
      "each root/cleaning.yaml:8:7 firm/cleaning.yaml:4:7",
      "where root/cleaning.yaml:4:5",
      "who root/cleaning.yaml:6:5",
      "record root/cleaning.yaml:8:7 firm/cleaning.yaml:4:7",
      "how-often root/cleaning.yaml:8:36 firm/cleaning.yaml:4:14",
      "item root/cleaning.yaml:8:14",
      "method root/cleaning.yaml:8:24",
      "quality root/cleaning.yaml:8:53",
    ]);
  });
});

describe("roots and versions", () => {
  test.each<[string, string, Files, string]>([
    [
      "the first root that has it answers",
      "firm",
      {
        "ours:firm/ruleset.yaml": envelope("firm").replace("title: firm", "title: ours"),
        "theirs:firm/ruleset.yaml": envelope("firm"),
      },
      "firm@1 ours",
    ],
    [
      "a version by its folder",
      "firm@2",
      { "firm@1/ruleset.yaml": envelope("firm"), "firm@2/ruleset.yaml": envelope("firm").replace('"1"', '"2"') },
      "firm@2 firm",
    ],
    ["a version by its envelope", "firm@1", { "firm/ruleset.yaml": envelope("firm") }, "firm@1 firm"],
    [
      "a version of another root",
      "firm@1",
      {
        "ours:firm/ruleset.yaml": envelope("firm").replace('"1"', '"2"'),
        "theirs:firm/ruleset.yaml": envelope("firm"),
      },
      "firm@1 firm",
    ],
    [
      "the only version there is",
      "firm",
      { "firm@7/ruleset.yaml": envelope("firm").replace('"1"', '"7"') },
      "firm@7 firm",
    ],
    [
      "the folder without a version",
      "firm",
      { "firm/ruleset.yaml": envelope("firm"), "firm@2/ruleset.yaml": envelope("firm").replace('"1"', '"2"') },
      "firm@1 firm",
    ],
    [
      "two versions",
      "firm",
      { "firm@1/ruleset.yaml": envelope("firm"), "firm@2/ruleset.yaml": envelope("firm") },
      '- ruleset-version-open {"name":"firm","folders":"rulesets/firm@1, rulesets/firm@2"}',
    ],
    [
      "nowhere",
      "frim",
      { "firm/ruleset.yaml": envelope("firm") },
      '- ruleset-not-found {"name":"frim","known":"firm","close":"firm"}',
    ],
    [
      "a path",
      "../firm",
      { "firm/ruleset.yaml": envelope("firm") },
      '- ruleset-not-found {"name":"../firm","known":"firm"}',
    ],
  ])("%s", (_, wanted, files, expected) => {
    const { ruleset, refusals } = load(wanted, files);
    expect(
      ruleset ? `${ruleset.name}@${ruleset.version} ${ruleset.title.zh ?? ""}` : refusals.map(line).join("\n"),
    ).toBe(expected);
  });

  test("one folder twice in one root", () => {
    const folder = foldersOf({ "firm/ruleset.yaml": envelope("firm") });
    const again = folder.map((one) => ({ ...one, path: "rulesets/examples/firm" }));
    expect(loadRuleset("firm", [...folder, ...again], shipped).refusals.map(line)).toEqual([
      '- ruleset-twice {"name":"firm","folders":"rulesets/firm, rulesets/examples/firm"}',
    ]);
  });

  test("the digest changes with any text but examples and notes", () => {
    const digest = (files: Files) => load("firm", { ...SOUND, ...files }).ruleset?.digest;
    const before = digest({});
    expect(digest({ "firm/cleaning.tests.yaml": "x", "firm/README.md": "x" })).toBe(before);
    expect(digest({ "firm/qualities.yaml": "qualities:\n  no-dust: 无尘\n" })).not.toBe(before);
  });
});

describe("long and wide lineages", () => {
  test("a chain of 1,000", () => {
    const files: Record<string, string> = {
      "r0/ruleset.yaml": envelope("r0"),
      "r0/areas.yaml": "areas:\n  water: { title: 水, code: WAT }\n",
      "r0/water.yaml": "rules:\n  a: { kind: guideline, title: 甲 }\n",
    };
    for (let i = 1; i < 1000; i++)
      Object.assign(files, {
        [`r${i}/ruleset.yaml`]: envelope(`r${i}`, `extends: [r${i - 1}]\n`),
        [`r${i}/water.yaml`]: "rules:\n  a: { modality: should }\n",
      });
    const loaded = load("r999", files);
    expect([loaded.refusals, loaded.ruleset?.lineage.length, loaded.explain("water/a")[2]?.places.length]).toEqual([
      [],
      1000,
      999,
    ]);
  });

  test("the same parent 1,000 times", () => {
    const { ruleset, refusals, warnings } = load("firm", {
      ...ROOT,
      "firm/ruleset.yaml": envelope("firm", `extends: [${"root, ".repeat(1000)}]\n`),
    });
    expect([refusals, ruleset?.lineage, warnings.length, warnings[0] && line(warnings[0])]).toEqual([
      [],
      ["root@1", "firm@1"],
      999,
      'firm/ruleset.yaml:6:17 extends-twice {"name":"root"}',
    ]);
  });

  test("1,000 parents with one parent", () => {
    const files: Record<string, string> = { ...ROOT };
    const names = Array.from({ length: 1000 }, (_, i) => `p${i}`);
    for (const name of names) files[`${name}/ruleset.yaml`] = envelope(name, "extends: [root]\n");
    files["firm/ruleset.yaml"] = envelope("firm", `extends: [${names.join(", ")}]\n`);
    expect(load("firm", files).ruleset?.lineage.length).toBe(1002);
  });

  test("a circle of 1,000", () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 1000; i++) files[`r${i}/ruleset.yaml`] = envelope(`r${i}`, `extends: [r${(i + 1) % 1000}]\n`);
    const { refusals } = load("r0", files);
    expect(refusals.map(({ code }) => code)).toEqual(["extends-cycle"]);
    expect(String(refusals[0]?.data["chain"])).toMatch(/^r0 → r1 → .* → r999 → r0$/);
  });

  test("1,000 forms of 200 fields, 10,000 rows", { timeout: 300_000 }, () => {
    const fields = Array.from({ length: 200 }, (_, i) => `      f-${i}: { label: 字段${i}, type: text }\n`).join("");
    const files: Record<string, string> = { ...SOUND };
    for (let part = 0; part < 40; part++) {
      const forms = Array.from(
        { length: 25 },
        (_, i) => `  form-${part}-${i}:\n    title: 表\n    fields:\n${fields}`,
      ).join("");
      files[`part-${part}/ruleset.yaml`] = envelope(`part-${part}`, "extends: [base]\n");
      files[`part-${part}/water.yaml`] = `forms:\n${forms}`;
    }
    files["base/ruleset.yaml"] = envelope("base");
    files["base/areas.yaml"] = SOUND["firm/areas.yaml"] ?? "";
    files["base/place-types.yaml"] = SOUND["firm/place-types.yaml"] ?? "";
    const items = Array.from(
      { length: 10_000 },
      (_, i) => `      row-${i}: { item: 物${i}, how-often: 1次/日 }\n`,
    ).join("");
    files["firm/cleaning.yaml"] =
      `cleaning:\n  hall:\n    title: 大堂\n    places: { type: hall }\n    not-applicable: leave-out\n    items:\n${items}`;
    files["firm/ruleset.yaml"] = envelope(
      "firm",
      `extends: [${Array.from({ length: 40 }, (_, i) => `part-${i}`).join(", ")}]\nsources: { guide: { title: 指南 } }\n`,
    );
    const { ruleset, refusals } = load("firm", files);
    expect(refusals.slice(0, 3)).toEqual([]);
    expect([Object.keys(ruleset?.forms ?? {}).length, ruleset?.rules.length]).toEqual([1001, 10_001]);
  });
});

test("none takes off one season of several", () => {
  const files = {
    ...ROOT,
    "root/states.yaml":
      'states:\n  winter: { title: 冬季, of: site, dates: ["11-15", "03-15"] }\n  summer: { title: 夏季, of: site, dates: ["06-01", "08-31"] }\n',
    "root/greening.yaml":
      "greening:\n  beds: { title: 花坛, places: { type: hall }, not-applicable: full, items: { water: { item: 花, seasons: { winter: 每周一次, summer: 每天一次 } } } }\n",
    ...layer("firm", "root", {
      "greening.yaml": "greening: { beds: { items: { water: { seasons: { winter: none } } } } }\n",
    }),
  };
  const { ruleset, refusals } = load("firm", files);
  expect([refusals, ruleset?.rules.map(({ id }) => id)]).toEqual([
    [],
    ["greening/beds/water/summer", "greening/beds/inspection"],
  ]);
});
