import { expect, test } from "vitest";
import type { AreaPlugin } from "../../core/index.ts";
import { loadRuleset } from "../../core/ruleset/load.ts";
import { foldersIn, partsWith, shipped, testArea } from "../area-tester.ts";

// As the host loads it for --plugin: an ES module by its path, nothing built.
const { plugin } = (await import(new URL("../fixtures/pool/plugin.js", import.meta.url).href)) as {
  plugin: AreaPlugin;
};
const parts = partsWith(plugin);
const files = {
  "areas.yaml": "areas: { pool: { title: 泳池, code: POL } }",
  "calendars.yaml": 'calendars: { pool-hours: { title: 开放, hours: { daily: "10:00-20:00" } } }',
};

testArea(
  plugin,
  {
    "a value is a field of the water sheet and a frequency; the closing round is a checklist": {
      yaml: `
pool:
  main:
    title: 泳池
    places: { type: swimming-pool }
    calendar: pool-hours
    season: summer-heat
    cite: guide 1
    water:
      ph: { title: 酸碱度, min: 0, max: 14, how-often: 每日2次 }
      chlorine: { title: 余氯, unit: mg/L, how-often: 不停巡视, longest-gap: 2h }
    closing:
      how-often: 每日一次
      pass: 90%
      not-applicable: leave-out
      rows: { gates: { title: 入口已上锁, critical: true } }
`,
      files,
      rules: [
        {
          kind: "frequency",
          id: "pool/main/ph",
          title: { zh: "酸碱度" },
          each: "place",
          where: { type: ["swimming-pool"] },
          while: ["summer-heat"],
          record: { form: "pool/main/water", having: ["ph"] },
          "how-often": { times: { min: 2 }, per: "day" },
          calendar: "pool-hours",
          cite: [{ source: "guide", clause: "1" }],
        },
        {
          kind: "frequency",
          id: "pool/main/chlorine",
          title: { zh: "余氯" },
          each: "place",
          where: { type: ["swimming-pool"] },
          while: ["summer-heat"],
          record: { form: "pool/main/water", having: ["chlorine"] },
          "how-often": { continuous: true },
          "longest-gap": { n: 2, unit: "hour" },
          calendar: "pool-hours",
          cite: [{ source: "guide", clause: "1" }],
        },
        {
          kind: "frequency",
          id: "pool/main/closed",
          title: { zh: "泳池闭馆检查", en: "泳池: closing round" },
          each: "place",
          where: { type: ["swimming-pool"] },
          while: ["summer-heat"],
          record: { form: "pool/main/closing" },
          "how-often": { times: { min: 1 }, per: "day" },
          calendar: "pool-hours",
          cite: [{ source: "guide", clause: "1" }],
        },
        {
          kind: "score",
          id: "pool/main/closing-result",
          title: { zh: "泳池闭馆检查", en: "泳池: closing round" },
          each: "place",
          where: { type: ["swimming-pool"] },
          while: ["summer-heat"],
          of: "pool/main/closing",
          pass: { n: 90, d: 100 },
          cite: [{ source: "guide", clause: "1" }],
        },
      ],
      forms: {
        "pool/main/water": {
          title: { zh: "泳池水质记录", en: "泳池: water" },
          fields: {
            ph: { label: { zh: "酸碱度" }, type: "number", min: 0, max: 14 },
            chlorine: { label: { zh: "余氯" }, type: "number", unit: { zh: "mg/L" } },
          },
        },
      },
      checklists: {
        "pool/main/closing": {
          title: { zh: "泳池闭馆检查表", en: "泳池: closing checklist" },
          each: "place",
          where: { type: ["swimming-pool"] },
          method: "yes-no",
          "not-applicable": "leave-out",
          rows: { gates: { title: { zh: "入口已上锁" }, critical: true } },
        },
      },
    },

    "bounds the wrong way round": {
      yaml: `pool:
  main:
    title: 泳池
    places: { type: swimming-pool }
    calendar: pool-hours
    water:
      ph: { title: 酸碱度, min: 14, max: 0, how-often: 每日2次 }
`,
      files,
      refused: [{ code: "pool/bounds-crossed", line: 7, data: { measure: "ph", min: 14, max: 0 } }],
    },

    "a key that the pool does not have": {
      yaml: `pool:
  main:
    title: 泳池
    places: { type: swimming-pool }
    calendar: pool-hours
    depth: 2
    water:
      ph: { title: 酸碱度, how-often: 每日2次 }
`,
      files,
      refused: [
        {
          code: "key-unknown",
          line: 6,
          data: {
            key: "depth",
            allowed:
              "title（名称）, places（位置）, calendar（开放时间）, season（开放季）, who（责任岗位）, cite（依据）, water（水质）, closing（闭馆检查）",
          },
        },
      ],
    },
  },
  parts,
);

test("its own ruleset loads without a fault", () => {
  const loaded = loadRuleset("pool-house", [...foldersIn("test/fixtures/pool/rulesets"), ...shipped], parts);
  expect(loaded.refusals).toEqual([]);
  expect(loaded.warnings).toEqual([]);
  expect(loaded.ruleset?.rules.map(({ id }) => id)).toEqual([
    "pool/outdoor/free-chlorine",
    "pool/outdoor/ph",
    "pool/outdoor/temperature",
    "pool/outdoor/closed",
    "pool/outdoor/closing-result",
  ]);
});
