import { expect, test } from "vitest";
import type { Checklist, Form } from "../../core/rule.ts";
import { greening } from "../../plugins/greening/index.ts";
import { load, testArea } from "../area-tester.ts";

const log = (rows: NonNullable<Form["rows"]>) => ({
  "greening/log": {
    title: { zh: "绿化日志", en: "Greening log" },
    blocks: { lawns: { zh: "草坪" } },
    groups: {},
    rows,
  },
});
const checklist = (rows: Checklist["rows"]) => ({
  "greening/lawns": {
    title: { zh: "草坪检查表", en: "草坪: checklist" },
    each: "place" as const,
    where: { type: ["lawn"] },
    method: "yes-no" as const,
    "not-applicable": "leave-out" as const,
    rows,
  },
});
const inspection = {
  kind: "score" as const,
  id: "greening/lawns/inspection",
  title: { zh: "草坪检查", en: "草坪: inspection" },
  each: "place" as const,
  where: { type: ["lawn"] },
  of: "greening/lawns",
  pass: "unset" as const,
};
const water = {
  kind: "frequency" as const,
  title: { zh: "草坪浇水" },
  each: "place" as const,
  where: { type: ["lawn"] },
  who: "gardener",
  record: { form: "greening/log", mark: "lawns/water" },
};
const block = `greening:
  lawns:
    title: 草坪
    places: { type: lawn }
    who: gardener
    not-applicable: leave-out
    items:
`;

testArea(greening, {
  "one rule a season, all answered by the same line of the log": {
    yaml: `${block}      water: { item: 草坪, method: 浇水, seasons: { growing: 每三天, dormant: unset }, quality: [soil-moist], flag: text-damaged, catalogue: GRN-01 }
`,
    rules: [
      {
        ...water,
        id: "greening/lawns/water/growing",
        "how-often": { every: { n: 3, unit: "day" } },
        while: ["growing"],
        flag: "text-damaged",
        catalogue: ["GRN-01"],
      },
      {
        ...water,
        id: "greening/lawns/water/dormant",
        "how-often": "unset",
        while: ["dormant"],
        flag: "text-damaged",
        catalogue: ["GRN-01"],
      },
      inspection,
    ],
    forms: log({
      "lawns/water": {
        title: { zh: "草坪浇水" },
        where: { type: ["lawn"] },
        block: "lawns",
        item: { zh: "草坪" },
        method: { zh: "浇水" },
        quality: ["soil-moist"],
      },
    }),
    checklists: checklist({ water: { title: { zh: "草坪浇水" }, quality: ["soil-moist"], catalogue: ["GRN-01"] } }),
  },

  "the same all year": {
    yaml: `${block}      water: { item: 草坪, method: 浇水, how-often: 每半月一次 }
`,
    rules: [
      { ...water, id: "greening/lawns/water", "how-often": { times: { min: 1 }, per: "half-month" } },
      inspection,
    ],
    forms: log({
      "lawns/water": {
        title: { zh: "草坪浇水" },
        where: { type: ["lawn"] },
        block: "lawns",
        item: { zh: "草坪" },
        method: { zh: "浇水" },
      },
    }),
    checklists: checklist({ water: { title: { zh: "草坪浇水" } } }),
  },

  "no frequency": {
    yaml: `${block}      water: { item: 草坪, method: 浇水 }
`,
    refused: [{ code: "figure-missing", line: 8, data: { key: "how-often（频次）", mended: "how-often: 1-2次/日" } }],
  },

  "a frequency for the year and one by season": {
    yaml: `${block}      mow: { item: 草坪, method: 修剪, how-often: 每月一次, seasons: { growing: 每周一次 } }
`,
    refused: [{ code: "frequency-twice", line: 8, data: { row: "mow" } }],
  },

  "a season that is no state": {
    yaml: `${block}      water: { item: 草坪, method: 浇水, seasons: { springtime: 每周一次 } }
`,
    refused: [
      {
        code: "reference-unknown",
        line: 8,
        data: {
          key: "seasons（分季频次）",
          name: "springtime",
          "noun-zh": "状态",
          "noun-en": "state",
          known: "growing（生长季）, dormant（休眠季）, summer-heat（高温季）, winter（冬季）",
        },
      },
    ],
  },
});

test("the source gives no figure of greening, and none was invented", () => {
  const rules = load("work-guide").ruleset?.rules.filter(({ area }) => area === "greening") ?? [];
  const figures = rules.map((rule) =>
    rule.kind === "frequency" ? rule["how-often"] : rule.kind === "score" ? rule.pass : "unset",
  );
  expect(new Set(figures)).toEqual(new Set(["unset"]));
  expect(rules.filter((rule) => rule.kind === "frequency").every(({ flag }) => flag === "text-damaged")).toBe(true);
});
