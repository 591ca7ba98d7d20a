import { describe, expect, test } from "vitest";
import { cleaning } from "../../plugins/cleaning/index.ts";
import { sayHowOften } from "../../core/time/index.ts";
import type { FrequencyRule } from "../../core/rule.ts";
import { load, testArea } from "../area-tester.ts";

testArea(cleaning, {
  "a row is a frequency, a line of the log and a question of the inspection": {
    yaml: `
cleaning:
  hall:
    title: { zh: 营业厅, en: Halls }
    places: { type: business-hall, floors: 1-4 }
    who: cleaner
    inspected-by: area-butler
    inspect-how-often: 每日一次
    pass: 85%
    not-applicable: leave-out
    groups: { daily: { title: { zh: 日常清洁, en: daily } } }
    about: cleaning.hall.inspection
    cite: guide P4.1
    items:
      mat-vacuum: { item: { zh: 地垫, en: mats }, method: { zh: 吸尘, en: vacuum }, group: daily, how-often: 1-2次/日, over: note, quality: [no-debris], weight: 2, critical: true, about: cleaning.hall.mat-vacuum, catalogue: CLN-02 }
`,
    rules: [
      {
        kind: "frequency",
        id: "cleaning/hall/mat-vacuum",
        title: { zh: "地垫吸尘", en: "mats: vacuum" },
        about: "cleaning.hall.mat-vacuum",
        each: "place",
        where: { type: ["business-hall"], floors: [{ from: 1, to: 4 }] },
        who: "cleaner",
        record: { form: "cleaning/log", mark: "hall/mat-vacuum" },
        "how-often": { times: { min: 1, max: 2 }, per: "day" },
        over: "note",
        cite: [{ source: "guide", clause: "P4.1" }],
        catalogue: ["CLN-02"],
      },
      {
        kind: "frequency",
        id: "cleaning/hall/inspected",
        title: { zh: "营业厅检查频次", en: "Halls: how often inspected" },
        each: "place",
        where: { type: ["business-hall"], floors: [{ from: 1, to: 4 }] },
        who: "area-butler",
        record: { form: "cleaning/hall" },
        "how-often": { times: { min: 1 }, per: "day" },
        cite: [{ source: "guide", clause: "P4.1" }],
      },
      {
        kind: "score",
        id: "cleaning/hall/inspection",
        title: { zh: "营业厅检查", en: "Halls: inspection" },
        about: "cleaning.hall.inspection",
        each: "place",
        where: { type: ["business-hall"], floors: [{ from: 1, to: 4 }] },
        who: "area-butler",
        of: "cleaning/hall",
        pass: { n: 85, d: 100 },
        cite: [{ source: "guide", clause: "P4.1" }],
      },
    ],
    forms: {
      "cleaning/log": {
        title: { zh: "保洁日志", en: "Cleaning log" },
        blocks: { hall: { zh: "营业厅", en: "Halls" } },
        groups: { "hall/daily": { zh: "日常清洁", en: "daily" } },
        rows: {
          "hall/mat-vacuum": {
            title: { zh: "地垫吸尘", en: "mats: vacuum" },
            where: { type: ["business-hall"], floors: [{ from: 1, to: 4 }] },
            block: "hall",
            group: "hall/daily",
            item: { zh: "地垫", en: "mats" },
            method: { zh: "吸尘", en: "vacuum" },
            quality: ["no-debris"],
          },
        },
      },
    },
    checklists: {
      "cleaning/hall": {
        title: { zh: "营业厅检查表", en: "Halls: checklist" },
        each: "place",
        where: { type: ["business-hall"], floors: [{ from: 1, to: 4 }] },
        who: "area-butler",
        method: "yes-no",
        "not-applicable": "leave-out",
        groups: { daily: { title: { zh: "日常清洁", en: "daily" } } },
        cite: [{ source: "guide", clause: "P4.1" }],
        rows: {
          "mat-vacuum": {
            title: { zh: "地垫吸尘", en: "mats: vacuum" },
            quality: ["no-debris"],
            group: "daily",
            weight: 2,
            critical: true,
            catalogue: ["CLN-02"],
          },
        },
      },
    },
  },

  "without pass line, roles and words: unset, and nothing invented": {
    yaml: `
cleaning:
  lobby:
    title: 大堂
    places: { type: lobby }
    not-applicable: zero
    items:
      floor: { item: 地面, how-often: unset }
`,
    rules: [
      {
        kind: "frequency",
        id: "cleaning/lobby/floor",
        title: { zh: "地面" },
        each: "place",
        where: { type: ["lobby"] },
        record: { form: "cleaning/log", mark: "lobby/floor" },
        "how-often": "unset",
      },
      {
        kind: "score",
        id: "cleaning/lobby/inspection",
        title: { zh: "大堂检查", en: "大堂: inspection" },
        each: "place",
        where: { type: ["lobby"] },
        of: "cleaning/lobby",
        pass: "unset",
      },
    ],
    forms: {
      "cleaning/log": {
        title: { zh: "保洁日志", en: "Cleaning log" },
        blocks: { lobby: { zh: "大堂" } },
        groups: {},
        rows: {
          "lobby/floor": { title: { zh: "地面" }, where: { type: ["lobby"] }, block: "lobby", item: { zh: "地面" } },
        },
      },
    },
    checklists: {
      "cleaning/lobby": {
        title: { zh: "大堂检查表", en: "大堂: checklist" },
        each: "place",
        where: { type: ["lobby"] },
        method: "yes-no",
        "not-applicable": "zero",
        rows: { floor: { title: { zh: "地面" } } },
      },
    },
  },

  "the block's calendar and clause hold for rows that name none": {
    yaml: `
cleaning:
  stairs:
    title: 楼梯
    places: { type: staircase }
    calendar: early
    not-applicable: leave-out
    cite: guide 1
    inspection-cite: guide 3
    items:
      mop: { item: 地面, how-often: 不停巡视, longest-gap: 90m, modality: should }
      bin: { item: 垃圾桶, how-often: 2次/日, grace: 1天, calendar: late, cite: guide 2, flag: text-damaged }
`,
    files: {
      "calendars.yaml":
        'calendars: { early: { title: 早, hours: { daily: "06:00-12:00" } }, late: { title: 晚, hours: { daily: "12:00-20:00" } } }',
    },
    rules: [
      {
        kind: "frequency",
        id: "cleaning/stairs/mop",
        title: { zh: "地面" },
        each: "place",
        where: { type: ["staircase"] },
        record: { form: "cleaning/log", mark: "stairs/mop" },
        "how-often": { continuous: true },
        "longest-gap": { n: 90, unit: "minute" },
        calendar: "early",
        modality: "should",
        cite: [{ source: "guide", clause: "1" }],
      },
      {
        kind: "frequency",
        id: "cleaning/stairs/bin",
        title: { zh: "垃圾桶" },
        each: "place",
        where: { type: ["staircase"] },
        record: { form: "cleaning/log", mark: "stairs/bin" },
        "how-often": { times: { min: 2 }, per: "day" },
        grace: { n: 1, unit: "day" },
        calendar: "late",
        cite: [{ source: "guide", clause: "2" }],
        flag: "text-damaged",
      },
      {
        kind: "score",
        id: "cleaning/stairs/inspection",
        title: { zh: "楼梯检查", en: "楼梯: inspection" },
        each: "place",
        where: { type: ["staircase"] },
        of: "cleaning/stairs",
        pass: "unset",
        cite: [{ source: "guide", clause: "3" }],
      },
    ],
    forms: {
      "cleaning/log": {
        title: { zh: "保洁日志", en: "Cleaning log" },
        blocks: { stairs: { zh: "楼梯" } },
        groups: {},
        rows: {
          "stairs/mop": {
            title: { zh: "地面" },
            where: { type: ["staircase"] },
            block: "stairs",
            item: { zh: "地面" },
          },
          "stairs/bin": {
            title: { zh: "垃圾桶" },
            where: { type: ["staircase"] },
            block: "stairs",
            item: { zh: "垃圾桶" },
          },
        },
      },
    },
    checklists: {
      "cleaning/stairs": {
        title: { zh: "楼梯检查表", en: "楼梯: checklist" },
        each: "place",
        where: { type: ["staircase"] },
        method: "yes-no",
        "not-applicable": "leave-out",
        cite: [{ source: "guide", clause: "1" }],
        rows: {
          mop: { title: { zh: "地面" } },
          bin: { title: { zh: "垃圾桶" }, cite: [{ source: "guide", clause: "2" }] },
        },
      },
    },
  },

  "the longest gap of the block is that of every row without stop; a season has a frequency of its own": {
    yaml: `
cleaning:
  yard:
    title: 院内
    places: { type: square }
    longest-gap: 2h
    not-applicable: leave-out
    items:
      sweep: { item: 地面, method: 清扫, how-often: 不停巡视 }
      bin-wash: { item: 垃圾桶, method: 清洗, seasons: { summer-heat: 每日一次, winter: 每周一次 } }
`,
    rules: [
      {
        kind: "frequency",
        id: "cleaning/yard/sweep",
        title: { zh: "地面清扫" },
        each: "place",
        where: { type: ["square"] },
        record: { form: "cleaning/log", mark: "yard/sweep" },
        "how-often": { continuous: true },
        "longest-gap": { n: 2, unit: "hour" },
      },
      ...(["summer-heat", "winter"] as const).map((state) => ({
        kind: "frequency" as const,
        id: `cleaning/yard/bin-wash/${state}`,
        title: { zh: "垃圾桶清洗" },
        each: "place" as const,
        where: { type: ["square"] },
        record: { form: "cleaning/log", mark: "yard/bin-wash" },
        "how-often": { times: { min: 1 }, per: state === "winter" ? ("week" as const) : ("day" as const) },
        while: [state],
      })),
      {
        kind: "score",
        id: "cleaning/yard/inspection",
        title: { zh: "院内检查", en: "院内: inspection" },
        each: "place",
        where: { type: ["square"] },
        of: "cleaning/yard",
        pass: "unset",
      },
    ],
    forms: {
      "cleaning/log": {
        title: { zh: "保洁日志", en: "Cleaning log" },
        blocks: { yard: { zh: "院内" } },
        groups: {},
        rows: {
          "yard/sweep": {
            title: { zh: "地面清扫" },
            where: { type: ["square"] },
            block: "yard",
            item: { zh: "地面" },
            method: { zh: "清扫" },
          },
          "yard/bin-wash": {
            title: { zh: "垃圾桶清洗" },
            where: { type: ["square"] },
            block: "yard",
            item: { zh: "垃圾桶" },
            method: { zh: "清洗" },
          },
        },
      },
    },
    checklists: {
      "cleaning/yard": {
        title: { zh: "院内检查表", en: "院内: checklist" },
        each: "place",
        where: { type: ["square"] },
        method: "yes-no",
        "not-applicable": "leave-out",
        rows: { sweep: { title: { zh: "地面清扫" } }, "bin-wash": { title: { zh: "垃圾桶清洗" } } },
      },
    },
  },

  "two rows that read alike": {
    yaml: `cleaning:
  hall:
    title: 营业厅
    places: { type: business-hall }
    not-applicable: leave-out
    items:
      mat: { item: 地垫, method: 吸尘, how-often: 1次/日 }
      mats: { item: 地垫, method: 吸尘, how-often: 1次/周 }
`,
    refused: [{ code: "row-twice", line: 8, data: { row: "mats", other: "mat" } }],
  },
});

describe("the shipped table", () => {
  const rows = (load("work-guide").ruleset?.rules ?? []).filter(
    (rule): rule is typeof rule & FrequencyRule => rule.area === "cleaning" && rule.kind === "frequency",
  );

  test("has every row of the requirement list, once and in its order", () => {
    expect(rows.flatMap(({ catalogue = [] }) => catalogue)).toEqual(
      Array.from({ length: 37 }, (_, i) => `CLN-${String(i + 1).padStart(2, "0")}`),
    );
  });

  test("has its frequencies", () => {
    const counts: Record<string, number> = {};
    for (const { "how-often": often } of rows)
      counts[sayHowOften(often, "zh")] = (counts[sayHowOften(often, "zh")] ?? 0) + 1;
    expect(counts).toEqual({
      不停巡视: 12,
      "每日1-2次": 1,
      每日1次: 7,
      每日2次: 1,
      每周1次: 5,
      每月2次: 3,
      每月1次: 2,
      每季1次: 6,
    });
  });

  test("has three blocks of 15, 10 and 12 rows, each with a clause, a method and a quality in both languages", () => {
    const { ruleset } = load("work-guide");
    const log = ruleset?.forms["cleaning/log"]?.rows ?? {};
    const blocks = Object.values(log).map(({ block }) => block);
    expect(["hall", "office", "stairs"].map((id) => blocks.filter((block) => block === id).length)).toEqual([
      15, 10, 12,
    ]);
    for (const row of Object.values(log)) {
      expect([row.item?.zh, row.item?.en, row.method?.zh, row.method?.en].every(Boolean)).toBe(true);
      expect((row.quality ?? []).length).toBeGreaterThan(0);
    }
    expect(rows.every(({ cite }) => cite?.[0]?.source === "guide")).toBe(true);
  });

  test("gives no figure that the source does not give", () => {
    const unset = rows.filter((rule) => rule["longest-gap"] === "unset");
    expect(unset.length).toBe(12);
    expect(
      load("work-guide")
        .ruleset?.rules.filter((rule) => rule.kind === "score")
        .map(({ pass }) => pass),
    ).toEqual(Array(6).fill("unset"));
    expect(rows.filter(({ flag }) => flag === "text-damaged").map(({ catalogue }) => catalogue)).toEqual([
      ["CLN-03"],
      ["CLN-20"],
    ]);
  });
});
