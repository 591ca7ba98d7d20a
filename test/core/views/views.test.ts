import { describe, expect, test } from "vitest";
import {
  complianceView,
  findingsView,
  placeView,
  recordView,
  ruleView,
  sheetView,
  siteView,
  todayView,
} from "../../../core/views/index.ts";
import { local } from "../../../core/views/names.ts";
import type { StoredRecord } from "../../../core/record.ts";
import type { Key } from "../../../core/refusals/keys.ts";
import { at } from "../judge/world.ts";
import { often, sceneOf, stored } from "./scene.ts";

/** Friday, 20 November 2026, half past eleven in Shanghai. */
const now = at("2026-11-20T11:30:00+08:00");
const log = (place: string, happened: string, ...rows: string[]) =>
  stored("cleaning/log", place, happened, Object.fromEntries(rows.map((row) => [`hall/${row}`, "done"])));
const hall = { id: "cleaning/hall", title: { zh: "营业厅", en: "Halls" } };
const cleaning = { id: "cleaning", title: { zh: "保洁", en: "Cleaning" } };
const building = { id: "a", title: { zh: "A座", en: "a" } };
const mat = { zh: "地垫吸尘", en: "Mats: vacuum" };

describe("today", () => {
  test("places by block, counts by how pressing, the most pressing rows by name", () => {
    const scene = sceneOf([
      log("a-1", "2026-11-20T01:00:00Z", "mat"),
      log("a-1", "2026-11-20T02:00:00Z", "mat"),
      log("a-1", "2026-11-17T02:00:00Z", "bin"),
    ]);
    const counts = (due: number, later: number, done: number, other: number) => ({
      overdue: 0,
      due,
      later,
      done,
      other,
    });
    expect(todayView(scene, "2026-11-20", now)).toEqual({
      site: "site",
      date: "2026-11-20",
      asOf: "2026-11-20T11:30:00+08:00",
      counts: counts(1, 1, 2, 2),
      blocks: [
        {
          block: hall,
          area: cleaning,
          counts: counts(1, 1, 2, 2),
          places: [
            {
              place: { id: "a-2", title: { zh: "二层营业厅", en: "a-2" } },
              around: [building],
              counts: counts(1, 1, 0, 1),
              first: [
                {
                  rule: "cleaning/hall/mat",
                  title: mat,
                  verdict: "due",
                  urgency: "due",
                  by: "2026-11-21T00:00:00+08:00",
                },
              ],
            },
            {
              place: { id: "a-1", title: { zh: "一层营业厅", en: "a-1" } },
              around: [building],
              counts: counts(0, 0, 2, 1),
              first: [],
            },
          ],
        },
      ],
    });
  });

  test("what is due later today is due today; what the week still has time for is later, until its last day", () => {
    const counts = (date: string) => todayView(sceneOf([]), date, at(`${date}T11:30:00+08:00`)).counts;
    expect([counts("2026-11-20"), counts("2026-11-22")]).toEqual([
      { overdue: 0, due: 2, later: 2, done: 0, other: 2 },
      { overdue: 0, due: 4, later: 0, done: 0, other: 2 },
    ]);
  });
});

describe("a place", () => {
  test("each row with need, done, last and log; the checklist with its last result", () => {
    const scene = sceneOf([
      log("a-1", "2026-11-20T01:00:00Z", "mat"),
      stored("cleaning/hall", "a-1", "2026-11-19T02:00:00Z", { mat: "pass", bin: "fail" }),
    ]);
    const view = placeView(scene, "a-1", "2026-11-20", now);
    expect(view?.people).toEqual([{ id: "cleaner-01", title: { zh: "保洁员01", en: "Cleaner 01" } }]);
    expect(view?.type).toEqual({ zh: "营业厅", en: "Business hall" });
    expect(view?.qualities).toEqual({ "no-debris": { zh: "无杂物", en: "no debris" } });
    const [block] = view?.blocks ?? [];
    expect(block?.rows[0]).toEqual({
      rule: "cleaning/hall/mat",
      title: mat,
      standard: { zh: "无杂物", en: "no debris" },
      howOften: { zh: "每日2次", en: "2 per day" },
      verdict: "due",
      urgency: "due",
      sentence: {
        zh: "2026-11-20：应做 2 次，已做 1 次，2026-11-20 24:00 前完成。",
        en: "2026-11-20: 2 needed, 1 done; until 2026-11-20 24:00.",
      },
      window: { zh: "2026-11-20", en: "2026-11-20" },
      by: "2026-11-21T00:00:00+08:00",
      end: "2026-11-21T00:00:00+08:00",
      need: { min: 2 },
      done: 1,
      last: expect.objectContaining({
        happened: "2026-11-20T09:00:00+08:00",
        precision: "minute",
        doneBy: { zh: "保洁员01", en: "Cleaner 01" },
      }) as unknown,
      log: { form: "cleaning/log", mark: "hall/mat" },
    });
    expect(block?.rows.map(({ rule, urgency }) => [rule, urgency])).toEqual([
      ["cleaning/hall/mat", "due"],
      ["cleaning/hall/bin", "later"],
      ["cleaning/hall/lamp", "other"],
    ]);
    expect(block?.rows[2]?.sentence.zh).toContain("标准没有写频次");
    expect(block?.inspections.map(({ definition: _, last, ...rest }) => ({ ...rest, last: last?.happened }))).toEqual([
      {
        checklist: "cleaning/hall",
        title: { zh: "营业厅检查表", en: "Halls: checklist" },
        pass: { n: 85, d: 100 },
        rule: "cleaning/hall/inspection",
        verdict: "failed",
        sentence: {
          zh: "得分 50.0%，低于合格线 85.0%。不合格：垃圾箱清洗。",
          en: "Result 50.0%, below the pass line 85.0%. Failed: Bins: wash.",
        },
        last: "2026-11-19T10:00:00+08:00",
      },
    ]);
  });

  test("a row that inspections answer names their checklist, and has no log", () => {
    const inspections = often(
      "inspect",
      ["检查频次", "Inspections"],
      { times: { min: 1 }, per: "day" },
      { record: { form: "cleaning/hall" } },
    );
    const { blocks = [] } = placeView(sceneOf([], [inspections]), "a-1", "2026-11-20", now) ?? {};
    const rows = blocks.flatMap((block) => block.rows);
    expect(rows.map(({ rule, log, inspection }) => [rule, log?.mark, inspection])).toEqual([
      ["cleaning/hall/mat", "hall/mat", undefined],
      ["cleaning/hall/inspect", undefined, "cleaning/hall"],
      ["cleaning/hall/bin", "hall/bin", undefined],
      ["cleaning/hall/lamp", "hall/lamp", undefined],
    ]);
  });

  test("that is not there is nothing", () => {
    expect(placeView(sceneOf([]), "a-9", "2026-11-20", now)).toBeUndefined();
  });
});

describe("a month sheet", () => {
  const records = [
    log("a-1", "2026-11-02T02:00:00Z", "mat", "bin"),
    log("a-1", "2026-11-02T03:00:00Z", "mat"),
    log("a-1", "2026-10-31T02:00:00Z", "bin"),
  ];
  const sheet = sheetView(sceneOf(records), { place: "a-1", month: "2026-11" }, now);

  test("has the days of the month: weekday, start with offset, future, late", () => {
    expect([sheet?.days.length, sheet?.days[0], sheet?.days[17], sheet?.days[18], sheet?.days[20]]).toEqual([
      30,
      { date: "2026-11-01", starts: "2026-11-01T00:00:00+08:00", weekday: 7, future: false, late: true },
      { date: "2026-11-18", starts: "2026-11-18T00:00:00+08:00", weekday: 3, future: false, late: false },
      { date: "2026-11-19", starts: "2026-11-19T00:00:00+08:00", weekday: 4, future: false, late: false },
      { date: "2026-11-21", starts: "2026-11-21T00:00:00+08:00", weekday: 6, future: true, late: false },
    ]);
  });

  test("has a row a mark, with what is recorded and the windows of its standard", () => {
    const [mats, bins, lamps] = sheet?.rows ?? [];
    expect([mats?.recorded.slice(0, 3), bins?.recorded.slice(0, 3), lamps?.windows]).toEqual([
      [0, 2, 0],
      [0, 1, 0],
      [],
    ]);
    expect([mats?.windows[0], mats?.windows.length]).toEqual([{ from: 0, to: 0, min: 2, outside: 0, ended: true }, 30]);
    expect(bins?.windows).toEqual([
      { from: 0, to: 0, min: 1, outside: 1, ended: true },
      { from: 1, to: 7, min: 1, outside: 0, ended: true },
      { from: 8, to: 14, min: 1, outside: 0, ended: true },
      { from: 15, to: 21, min: 1, outside: 0, ended: false },
      { from: 22, to: 28, min: 1, outside: 0, ended: false },
      { from: 29, to: 29, min: 1, outside: 0, ended: false },
    ]);
    expect([mats?.share, bins?.share, lamps?.share?.verdicts.unset]).toEqual([undefined, undefined, 1]);
  });

  test("says of a longest gap how it was judged, for its days cannot be counted off", () => {
    const wash = often("wash", ["地垫清洗", "Mats: wash"], { every: { n: 3, unit: "day" } });
    const done = ["01", "04", "09"].map((day) => log("a-1", `2026-11-${day}T02:00:00Z`, "wash"));
    const { rows } = sheetView(sceneOf(done, [wash]), { place: "a-1", month: "2026-11" }, now) ?? {};
    const { windows, share } = rows?.find(({ mark }) => mark === "hall/wash") ?? {};
    // the 4th in time after the 1st, the 9th late after the 7th, nothing by the 12th
    expect([windows, share?.met, share?.judged, share?.verdicts]).toMatchObject([[], 1, 3, { late: 1, overdue: 1 }]);
  });

  test("where nothing can be logged there is none", () => {
    expect(sheetView(sceneOf([]), { place: "a", month: "2026-11" }, now)).toBeUndefined();
  });
});

describe("a record that was entered late", () => {
  const late = { ...log("a-1", "2026-11-10T01:00:00Z", "mat"), received: "2026-11-13T01:10:00Z" };
  const inTime = { ...log("a-2", "2026-11-10T01:00:00Z", "mat"), received: "2026-11-12T15:59:00Z" };
  const scene = sceneOf([late, inTime, log("a-2", "2026-11-11T01:00:00Z", "mat")]);
  const query = { from: "2026-11-12", to: "2026-11-12" };
  const found = (more: Partial<Parameters<typeof findingsView>[1]>) =>
    findingsView(scene, { ...query, ...more }, { asOf: now, limit: 20 }).findings.filter(
      ({ kind }) => kind === "entry",
    );

  test("is a finding of its own: the form, the record, when it happened, until when and when it was entered", () => {
    expect(found({})).toEqual([
      {
        rule: "cleaning/log",
        kind: "entry",
        area: { id: "cleaning", title: { zh: "保洁", en: "Cleaning" } },
        block: hall,
        title: { zh: "保洁日志", en: "Cleaning log" },
        subject: { id: "a-1", title: { zh: "一层营业厅", en: "a-1" } },
        around: [building],
        verdict: "entered-late",
        modality: "must",
        reason: "entered-late",
        sentence: {
          zh: "2026-11-10 09:00 发生的，2026-11-13 09:10 才录入，最迟 2026-11-12 24:00，迟了9小时10分钟。",
          en: "What happened 2026-11-10 09:00 was entered 2026-11-13 09:10, due by 2026-11-12 24:00: 9h 10m too late.",
        },
        hint: expect.objectContaining({ zh: expect.stringContaining("仍按发生时间判定") as unknown }) as unknown,
        clauses: [{ source: { zh: "工作指南", en: "Work guide" }, clause: "P4.2" }],
        window: { zh: "2026-11-10 09:00", en: "2026-11-10 09:00" },
        start: "2026-11-10T09:00:00+08:00",
        by: "2026-11-13T00:00:00+08:00",
        end: "2026-11-13T09:10:00+08:00",
        needed: { zh: "最迟 2026-11-12 24:00", en: "by 2026-11-12 24:00" },
        found: { zh: "2026-11-13 09:10", en: "2026-11-13 09:10" },
        records: [expect.objectContaining({ id: late.id })],
        beside: [],
        ruleset: "example@1",
      },
    ]);
  });

  test("without a clause of its form it has that of the row that says how often", () => {
    const { index } = scene;
    const governing = index.world.governing.map(({ ruleset, ...version }) => {
      const { cite: _, ...form } = ruleset.forms["cleaning/log"]!;
      return { ...version, ruleset: { ...ruleset, forms: { ...ruleset.forms, "cleaning/log": form } } };
    });
    const world = { ...index.world, governing };
    const { findings } = findingsView({ ...scene, index: { ...index, world } }, query, { asOf: now, limit: 20 });
    expect(findings.filter(({ kind }) => kind === "entry").map(({ clauses }) => clauses)).toEqual([
      [{ source: { zh: "工作指南", en: "Work guide" }, clause: "P4.1" }],
    ]);
  });

  test.each([
    ["a place", { place: "a-1" }, 1],
    ["a building with all inside it", { place: "a" }, 1],
    ["another place", { place: "a-2" }, 0],
    ["an area", { area: "cleaning" }, 1],
    ["another area", { area: "greening" }, 0],
    ["the block of its rows", { block: "cleaning/hall" }, 1],
    ["another block", { block: "cleaning/stairs" }, 0],
    ["late entries alone", { verdict: "entered-late" as const }, 1],
    ["a verdict", { verdict: "missed" as const }, 0],
    ["a rule", { rule: "cleaning/hall/mat" }, 0],
    ["a kind", { kind: "frequency" }, 0],
    ["what compliance counts", { ended: true }, 0],
    ["the day before it happened", { from: "2026-11-09", to: "2026-11-09" }, 0],
    ["the day on which it was entered", { from: "2026-11-13", to: "2026-11-13" }, 1],
    ["the day after", { from: "2026-11-14", to: "2026-11-14" }, 0],
  ])("among findings of %s", (_, more, total) => {
    expect(found(more).length).toBe(total);
  });

  test("counts in no number", () => {
    const counted = (records: readonly StoredRecord[]) => complianceView(sceneOf(records), "2026-11", now).done;
    expect(counted([late])).toEqual(counted([{ ...late, received: late.happened }]));
  });
});

describe("findings", () => {
  const scene = sceneOf([
    log("a-1", "2026-11-18T01:00:00Z", "mat"),
    stored("cleaning/hall", "a-2", "2026-11-18T02:00:00Z", { mat: "fail", bin: "pass" }),
  ]);
  const query = { from: "2026-11-18", to: "2026-11-18" };

  test("are worst first, and say needed and found, clause, window and records", () => {
    const { findings, total } = findingsView(scene, query, { asOf: now, limit: 10 });
    expect([total, findings.map(({ verdict, subject, rule }) => `${verdict} ${subject.id} ${rule}`)]).toEqual([
      5,
      [
        "failed a-2 cleaning/hall/inspection",
        "missed a-2 cleaning/hall/mat",
        "short a-1 cleaning/hall/mat",
        "unset a-1 cleaning/hall/lamp",
        "unset a-2 cleaning/hall/lamp",
      ],
    ]);
    expect(findings[2]).toMatchObject({
      title: mat,
      block: hall,
      around: [building],
      sentence: { zh: "2026-11-18：应做 2 次，只做了 1 次。" },
      needed: { zh: "2 次", en: "2 ×" },
      found: { zh: "1 次", en: "1 ×" },
      clauses: [{ source: { zh: "工作指南", en: "Work guide" }, clause: "P4.1" }],
      records: [{ happened: "2026-11-18T09:00:00+08:00" }],
      ruleset: "example@1",
    });
    expect(findings[3]?.hint.zh).toBe("请在 cleaning.yaml:12 写上数值；写明之前不作判定。");
    expect(findings[0]?.window.zh).toBe("2026-11-18 10:00");
  });

  test.each([
    ["a place", { place: "a-1" }, 2],
    ["a building with all inside it", { place: "a" }, 5],
    ["a rule", { rule: "cleaning/hall/mat" }, 2],
    ["a kind", { kind: "score" }, 1],
    ["a verdict", { verdict: "missed" as const }, 1],
    ["a verdict that is no fault", { verdict: "due" as const }, 2],
    ["a block", { block: "cleaning/hall" }, 5],
    ["another area", { area: "greening" }, 0],
    ["counted in the range only", { ended: true }, 3],
  ])("of %s", (_, more, total) => {
    expect(findingsView(scene, { ...query, ...more }, { asOf: now, limit: 10 }).total).toBe(total);
  });

  test("come by pages", () => {
    const rules = (after: number) => {
      const { findings, cursor } = findingsView(scene, query, { asOf: now, limit: 2, after });
      return [findings.length, cursor];
    };
    expect([rules(0), rules(2), rules(4)]).toEqual([
      [2, "2"],
      [2, "4"],
      [1, undefined],
    ]);
  });
});

test("compliance: by block, done and inspected apart, nothing judged has no percentage", () => {
  const scene = sceneOf([
    log("a-1", "2026-11-18T01:00:00Z", "mat"),
    log("a-1", "2026-11-18T05:00:00Z", "mat"),
    stored("cleaning/hall", "a-2", "2026-11-18T02:00:00Z", { mat: "pass", bin: "pass" }),
    stored("cleaning/hall", "a-2", "2026-11-19T02:00:00Z", { mat: "fail", bin: "pass" }),
  ]);
  const view = complianceView(scene, "2026-11", now);
  const [block] = view.blocks;
  const short = ({ met, judged, percent }: { met: number; judged: number; percent?: string }) => [met, judged, percent];
  expect([view.from, view.to, view.blocks.length, block?.block]).toEqual(["2026-11-01", "2026-11-30", 1, hall]);
  expect([short(view.done), short(view.inspected)]).toEqual([
    [1, 44, "2.2%"],
    [1, 2, "50.0%"],
  ]);
  expect(block?.rows.map((row) => [row.rule, ...short(row)])).toEqual([
    ["cleaning/hall/mat", 1, 38, "2.6%"],
    ["cleaning/hall/bin", 0, 6, "0.0%"],
    ["cleaning/hall/lamp", 0, 0, undefined],
    ["cleaning/hall/inspection", 1, 2, "50.0%"],
  ]);
});

test("a record: words of its form, the time of the site, late entry, and what stood before", () => {
  const old = { ...log("a-1", "2026-11-10T01:00:00Z", "bin"), received: "2026-11-13T01:00:00Z" };
  const record = {
    ...log("a-1", "2026-11-12T01:00:00Z", "mat"),
    received: "2026-11-19T01:00:00Z",
    corrects: old.id,
    reason: "点错了行",
  };
  const view = recordView(sceneOf([]), { id: old.id, record, history: [old] });
  expect({
    ...view,
    inForce: [view.inForce.marks, view.inForce.record.happened, view.inForce.late],
    history: view.history.map(({ marks, late }) => [marks, late]),
  }).toEqual({
    id: old.id,
    title: { zh: "保洁日志", en: "Cleaning log" },
    kind: "log",
    timezone: "Asia/Shanghai",
    place: { id: "a-1", title: { zh: "一层营业厅", en: "a-1" } },
    around: [building],
    inForce: [[{ row: "hall/mat", result: "done", title: mat }], "2026-11-12T09:00:00+08:00", false],
    history: [[[{ row: "hall/bin", result: "done", title: { zh: "垃圾箱清洗", en: "Bins: wash" } }], true]],
    qualities: {},
  });
});

describe("a rule", () => {
  const place = { file: "cleaning.yaml", line: 14, column: 3 };
  const keys: Readonly<Record<string, Key>> = {
    "how-often": { zh: "频次" },
    where: { zh: "其中" },
    type: { zh: "类型", refers: "place-types" },
    floors: { zh: "楼层" },
    who: { zh: "责任岗位", refers: "roles" },
    about: { zh: "对照项", refers: "topics" },
    quality: { zh: "质量要求", refers: "qualities" },
    form: { zh: "表单", refers: "forms" },
    mark: { zh: "条目" },
    over: { zh: "超出上限", titles: { note: "注明" } },
    place: { zh: "位置", refers: "places" },
    each: { zh: "对象", titles: { place: "位置" } },
  };
  const viewOf = (fields: readonly (readonly [field: string, value: unknown])[]) => {
    const explained = fields.map(([field, value]) => ({ field, value, places: [place], path: [] }));
    return ruleView(sceneOf([]), "cleaning/hall/mat", explained, (key) => keys[key]);
  };

  test("has words, clause, topic, and the places that set its fields; its kind is said once", () => {
    expect(
      viewOf([
        ["kind", "frequency"],
        ["how-often", { times: { min: 2 }, per: "day" }],
      ]),
    ).toEqual({
      rule: "cleaning/hall/mat",
      kind: "frequency",
      title: mat,
      area: cleaning,
      block: hall,
      topic: { id: "cleaning.mat", title: { zh: "地垫清洁", en: "Mat cleaning" } },
      standard: { zh: "无杂物", en: "no debris" },
      howOften: { zh: "每日2次", en: "2 per day" },
      clauses: [{ source: { zh: "工作指南", en: "Work guide" }, clause: "P4.1" }],
      origins: [
        {
          field: "how-often",
          title: { zh: "频次", en: "how often" },
          value: { zh: "每日2次", en: "2 per day" },
          places: [place],
        },
      ],
      ruleset: "example@1",
      example: true,
    });
    expect(ruleView(sceneOf([]), "cleaning/hall/gone", [])).toBeUndefined();
  });

  test.each([
    [
      "where",
      { type: ["hall"], floors: [{ from: 1, to: 4 }] },
      "类型：营业厅，楼层：1-4",
      "type: Business hall, floors: 1-4",
    ],
    ["who", "cleaner", "保洁员", "Cleaner"],
    ["about", "cleaning.mat", "地垫清洁", "Mat cleaning"],
    ["quality", ["no-debris", "no-such"], "无杂物、no-such", "no debris, no-such"],
    [
      "record",
      { form: "cleaning/log", mark: "hall/mat" },
      "表单：保洁日志，条目：地垫吸尘",
      "form: Cleaning log, mark: Mats: vacuum",
    ],
    ["over", "note", "注明", "note"],
    ["each", "place", "位置", "place"],
    ["irregular", true, "是", "true"],
    ["pass", "unset", "未定值", "unset"],
    ["cite", [{ source: "guide", clause: "P4.1" }], "工作指南 P4.1", "Work guide P4.1"],
    ["catalogue", ["CLN-02"], "CLN-02", "CLN-02"],
  ])("%s is said with titles", (field, value, zh, en) => {
    expect(viewOf([[field, value]])?.origins[0]?.value).toEqual({ zh, en });
  });

  test("a field set anew for some places says where", () => {
    expect(viewOf([['longest-gap {"place":["a-1"]}', { n: 1, unit: "hour" }]])?.origins).toEqual([
      {
        field: "longest-gap",
        title: { zh: "longest-gap", en: "longest gap" },
        where: { zh: "位置：一层营业厅", en: "place: a-1" },
        value: { zh: "1小时", en: "1h" },
        places: [place],
      },
    ]);
  });

  test("a field that is set anew for some places comes first", () => {
    const view = viewOf([
      ["item", { zh: "地面", en: "floor" }],
      ['longest-gap {"place":["a-1"]}', { n: 1, unit: "hour" }],
    ]);
    expect(view?.origins.map(({ field, where, value, places }) => [field, where?.en, value.en, places])).toEqual([
      ["longest-gap", "place: a-1", "1h", [place]],
      ["item", undefined, "floor", [place]],
    ]);
  });
});

test("a site: its tree, zones that are mine, drafts and example data", () => {
  const view = siteView(sceneOf([]), now, "cleaner-01", new Set(["example@1"]));
  expect([view.today, view.example, view.zones, view.rulesets.map(({ draft, example }) => [draft, example])]).toEqual([
    "2026-11-20",
    true,
    [{ id: "z", title: { zh: "一区", en: "Zone 1" }, places: ["a"], mine: true }],
    [[true, true]],
  ]);
  expect(
    view.places.map(({ id, logged, places }) => [id, logged, places.map((inner) => [inner.id, inner.logged])]),
  ).toEqual([
    [
      "a",
      false,
      [
        ["a-1", true],
        ["a-2", true],
      ],
    ],
  ]);
});

test.each([
  ["Asia/Shanghai", "2026-11-20T03:30:15Z", "2026-11-20T11:30:15+08:00"],
  ["America/New_York", "2026-07-01T03:30:00Z", "2026-06-30T23:30:00-04:00"],
  ["Asia/Kathmandu", "2026-07-01T00:00:00Z", "2026-07-01T05:45:00+05:45"],
  ["UTC", "1999-12-31T23:59:59Z", "1999-12-31T23:59:59+00:00"],
])("an instant as the clocks of %s show it, with their offset", (zone, utc, expected) => {
  expect(local(at(utc), { zone, dayStarts: "00:00" })).toBe(expected);
});
