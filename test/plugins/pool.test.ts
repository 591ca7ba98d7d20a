import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFrom } from "../../core/host/app.ts";
import type { AreaPlugin } from "../../core/index.ts";
import { createIndex, judge } from "../../core/judge/index.ts";
import type { StoredRecord } from "../../core/record.ts";
import { instant, iso } from "../../core/time/index.ts";
import { partsWith, testArea } from "../area-tester.ts";

const root = join(import.meta.dirname, "../..");

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

describe("as the operator loads it, with its site", async () => {
  const app = await loadFrom({
    cwd: root,
    rulesets: ["test/fixtures/pool/rulesets"],
    plugins: ["test/fixtures/pool/plugin.js"],
  });
  const { world, refusals } = app.open("pool-site");

  test("plugin, ruleset and site have no fault", () => {
    expect([app.refusals, refusals, app.load("pool-house").warnings]).toEqual([[], [], []]);
  });

  test("its faults are in the catalogue, under its own name", () => {
    expect(app.catalogue["pool/bounds-crossed"]?.text.zh).toBe("“{measure}”的最小值 {min} 大于最大值 {max}。");
  });

  test("records are judged like those of any area", () => {
    const index = createIndex(world!);
    const record = (id: string, happened: string, more: Partial<StoredRecord>): StoredRecord => ({
      id,
      site: "pool-site",
      form: "pool/outdoor/water",
      place: "pool-1",
      happened,
      precision: "minute",
      received: happened,
      "entered-by": "lifeguard-01",
      seq: 1,
      ...more,
    });
    const sheets = ["10:05", "11:50", "13:40", "15:35", "18:10", "19:30"].map((time, i) =>
      record(`sheet-0${i}`, iso(instant(`2026-07-10T${time}:00+08:00`) ?? NaN), {
        fields: i < 2 ? { "free-chlorine": 0.6, ph: 7.2 } : { "free-chlorine": 0.5 },
      }),
    );
    const closing = record("closing-1", "2026-07-10T12:05:00Z", {
      form: "pool/outdoor/closing",
      marks: ["water-clear", "gates-locked", "rings-hung", "deck-dry"].map((row) => ({
        row,
        result: row === "gates-locked" ? "fail" : "pass",
      })),
    });
    for (const one of [...sheets, closing]) index.add(one);
    const found = judge(index, {
      asOf: instant("2026-07-11T00:00:00+08:00") ?? NaN,
      from: "2026-07-10",
      to: "2026-07-10",
    }).findings();
    expect(found.map(({ rule, verdict, reason }) => ({ rule, verdict, reason }))).toEqual([
      { rule: "pool/outdoor/free-chlorine", verdict: "late", reason: "round-late" }, // 15:35 to 18:10
      { rule: "pool/outdoor/ph", verdict: "met", reason: "enough" },
      { rule: "pool/outdoor/temperature", verdict: "missed", reason: "nothing-done" },
      { rule: "pool/outdoor/closed", verdict: "met", reason: "enough" },
      { rule: "pool/outdoor/closing-result", verdict: "failed", reason: "critical-failed" },
    ]);
  });

  test("outside its season it has no duties", () => {
    const ask = { asOf: instant("2026-10-11T00:00:00+08:00") ?? NaN, from: "2026-10-01", to: "2026-10-10" };
    expect(judge(createIndex(world!), ask).findings()).toEqual([]);
  });
});
