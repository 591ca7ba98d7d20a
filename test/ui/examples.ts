import { VERDICTS, type Checklist, type Verdict, type views } from "../../core/index.ts";

/** Example data of the element tests. */
const t = (zh: string, en: string) => ({ zh, en });
const named = (id: string, zh: string, en: string) => ({ id, title: t(zh, en) });

export const qualities = {
  "no-dust": t("无尘土", "no dust"),
  "no-debris": t("无杂物", "no debris"),
  "no-stains": t("无污迹", "no stains"),
  bright: t("光亮", "bright"),
};

export const checklist: Checklist = {
  title: t("一至四层营业厅检查表", "Business halls, floors 1–4: checklist"),
  method: "yes-no",
  "not-applicable": "leave-out",
  groups: { daily: { title: t("日常清洁", "Daily") }, periodic: { title: t("定期清洁", "Periodic") } },
  bands: { 优: { n: 95, d: 100 }, 良: { n: 85, d: 100 }, 差: { n: 0, d: 100 } },
  rows: {
    "floor-mop": {
      title: t("地面牵尘", "Floor: dust-mop"),
      quality: ["no-dust", "no-debris"],
      group: "daily",
      critical: true,
    },
    "mat-vacuum": { title: t("地垫吸尘", "Mats: vacuum"), quality: ["no-debris"], group: "daily" },
    "glass-wipe": {
      title: t("玻璃窗擦拭", "Windows: wipe"),
      standard: t("站在一米处看不到水痕", "No streaks seen from one metre"),
      quality: ["bright"],
      group: "daily",
    },
    "bin-wash": { title: t("垃圾箱清洗", "Bins: wash"), quality: ["no-stains"], group: "periodic", recommended: true },
  },
};

const row = (over: Partial<views.RowView>): views.RowView => ({
  rule: "cleaning/hall/mat-vacuum",
  title: t("地垫吸尘", "Mats: vacuum"),
  standard: t("无杂物", "no debris"),
  howOften: t("每日1至2次", "1 to 2 times a day"),
  verdict: "due",
  urgency: "due",
  sentence: t("今日还没有做。", "Not done yet today."),
  window: t("2026-11-20", "2026-11-20"),
  by: "2026-11-21T00:00:00+08:00",
  end: "2026-11-21T00:00:00+08:00",
  need: { min: 1, max: 2 },
  done: 0,
  log: { form: "cleaning/log", mark: "hall/mat-vacuum" },
  ...over,
});
export const rows = {
  due: row({}),
  overdue: row({
    rule: "cleaning/hall/floor-mop",
    title: t("地面牵尘", "Floor: dust-mop"),
    howOften: t("不停巡视，最长间隔2小时", "without stop, at most 2 hours apart"),
    verdict: "overdue",
    urgency: "overdue",
    sentence: t("距上次已 3 小时 10 分，超过 2 小时。", "3 hours 10 minutes since the last, more than 2 hours."),
    need: { min: 1 },
    last: {
      id: "r0001",
      happened: "2026-11-20T08:20:00+08:00",
      precision: "minute",
      doneBy: t("保洁员03", "Cleaner 03"),
    },
  }),
  met: row({ verdict: "met", urgency: "done", done: 1, need: { min: 1 } }),
};

const days: views.SheetDay[] = Array.from({ length: 30 }, (_, index) => {
  const date = `2026-11-${String(index + 1).padStart(2, "0")}`;
  const weekday = ((index + 6) % 7) + 1;
  return { date, starts: `${date}T00:00:00+08:00`, weekday, future: index > 19, late: index < 10 };
});
const daily = days.map((_, day) => ({ from: day, to: day, min: 1, max: 2, outside: 0, ended: day < 19 }));
const weekly = [
  { from: 1, to: 7, min: 1, outside: 0, ended: true },
  { from: 8, to: 14, min: 1, outside: 0, ended: true },
  { from: 15, to: 21, min: 1, outside: 0, ended: false },
];
const open = days.map(() => false);
const none = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
const share = (met: number, judged: number, verdicts: Partial<Record<Verdict, number>>): views.Share => ({
  met,
  judged,
  ...(judged > 0 && { percent: `${(Math.floor((met * 1000) / judged) / 10).toFixed(1)}%` }),
  verdicts: { ...none, ...verdicts },
});
export const sheet: views.SheetView = {
  site: "garden-court",
  form: "cleaning/log",
  title: t("保洁日志", "Cleaning log"),
  block: named("cleaning/hall", "一至四层营业厅", "Business halls, floors 1–4"),
  blocks: [{ ...named("cleaning/hall", "一至四层营业厅", "Business halls, floors 1–4"), form: "cleaning/log" }],
  place: named("a-1", "A座1层营业厅", "Hall, floor 1, building A"),
  month: "2026-11",
  asOf: "2026-11-20T11:30:00+08:00",
  days,
  rows: [
    {
      mark: "hall/mat-vacuum",
      rule: "cleaning/hall/mat-vacuum",
      title: t("地垫吸尘", "Mats: vacuum"),
      howOften: t("每日1至2次", "1–2 a day"),
      recorded: days.map((_, day) => (day < 5 ? 1 : 0)),
      closed: open,
      windows: daily,
    },
    {
      mark: "hall/lamp-wipe",
      rule: "cleaning/hall/lamp-wipe",
      title: t("灯具擦拭", "Lamps: wipe"),
      howOften: t("每日1次", "once a day"),
      recorded: days.map(() => 0),
      closed: days.map(({ weekday }) => weekday > 5),
      windows: daily.filter(({ from }) => (days[from]?.weekday ?? 0) <= 5).map(({ max: _, ...window }) => window),
    },
    {
      mark: "hall/bin-wash",
      rule: "cleaning/hall/bin-wash",
      title: t("垃圾箱清洗", "Bins: wash"),
      howOften: t("每周1次", "once a week"),
      recorded: days.map((_, day) => (day === 3 ? 1 : 0)),
      closed: open,
      windows: weekly,
    },
    {
      mark: "hall/mat-wash",
      rule: "cleaning/hall/mat-wash",
      title: t("地垫清洗", "Mats: wash"),
      howOften: t("每3天", "every 3 days"),
      recorded: days.map((_, day) => (day % 4 === 0 && day < 20 ? 1 : 0)),
      closed: open,
      windows: [],
      share: share(2, 5, { met: 2, late: 3 }),
    },
  ],
};

export const finding: views.FindingView = {
  rule: "cleaning/hall/mat-vacuum",
  kind: "frequency",
  area: named("cleaning", "保洁", "Cleaning"),
  block: named("cleaning/hall", "一至四层营业厅", "Business halls, floors 1–4"),
  title: t("地垫吸尘", "Mats: vacuum"),
  subject: named("a-1", "A座1层营业厅", "Hall, floor 1, building A"),
  around: [named("a", "A座", "Building A")],
  verdict: "short",
  modality: "must",
  reason: "too-few",
  sentence: t("当日应做 3 次，只有 2 次记录。", "3 were needed that day, 2 are recorded."),
  hint: t(
    "若实际做过，请补记并写明时间；否则今日起按次完成。",
    "If it was done, enter it with its time; else do all three from today.",
  ),
  clauses: [{ source: t("客服部工作指南", "Work guide"), clause: "P4.1" }],
  howOften: t("每日3次", "3 times a day"),
  window: t("2026-11-19", "2026-11-19"),
  start: "2026-11-19T00:00:00+08:00",
  by: "2026-11-20T00:00:00+08:00",
  end: "2026-11-20T00:00:00+08:00",
  needed: t("3 次", "3"),
  found: t("2 次", "2"),
  records: [
    { id: "r1", happened: "2026-11-19T08:12:00+08:00", precision: "minute", doneBy: t("保洁员03", "Cleaner 03") },
    { id: "r2", happened: "2026-11-19T14:40:00+08:00", precision: "minute", doneBy: t("保洁员05", "Cleaner 05") },
  ],
  beside: [],
};

export const compliance: views.ComplianceView = {
  site: "garden-court",
  month: "2026-11",
  from: "2026-11-01",
  to: "2026-11-30",
  asOf: "2026-11-20T11:30:00+08:00",
  done: share(412, 450, { met: 412, short: 8, missed: 20, late: 10, unset: 37, unknown: 5 }),
  inspected: share(19, 22, { met: 19, failed: 3 }),
  blocks: [
    {
      block: named("cleaning/hall", "一至四层营业厅", "Business halls, floors 1–4"),
      area: named("cleaning", "保洁", "Cleaning"),
      done: share(212, 230, { met: 212, short: 8, late: 10, unset: 7 }),
      inspected: share(9, 12, { met: 9, failed: 3 }),
      rows: [
        {
          rule: "cleaning/hall/mat-vacuum",
          title: t("地垫吸尘", "Mats: vacuum"),
          ...share(70, 80, { met: 70, short: 8, late: 2 }),
        },
        { rule: "cleaning/hall/floor-mop", title: t("地面牵尘", "Floor: dust-mop"), ...share(0, 0, { unset: 7 }) },
      ],
    },
    {
      block: named("greening/lawn", "草坪", "Lawns"),
      area: named("greening", "绿化", "Greening"),
      done: share(0, 0, { unset: 30 }),
      inspected: share(0, 0, {}),
      rows: [],
    },
  ],
};

export const rule: views.RuleView = {
  rule: "cleaning/hall/mat-vacuum",
  kind: "frequency",
  title: t("地垫吸尘", "Mats: vacuum"),
  area: named("cleaning", "保洁", "Cleaning"),
  block: named("cleaning/hall", "一至四层营业厅", "Business halls, floors 1–4"),
  topic: named("cleaning.mat", "地垫清洁", "Mat cleaning"),
  standard: t("无杂物", "no debris"),
  howOften: t("每日3次", "3 times a day"),
  clauses: [{ source: t("客服部工作指南", "Work guide"), clause: "P4.1" }],
  origins: [
    {
      field: "how-often",
      title: t("频次", "how often"),
      value: t("每日3次", "3 per day"),
      places: [
        { file: "guide/cleaning.yaml", line: 14, column: 20 },
        { file: "garden-firm/cleaning.yaml", line: 6, column: 20 },
      ],
    },
    {
      field: "item",
      title: t("内容", "item"),
      value: t("地垫", "mats"),
      places: [{ file: "guide/cleaning.yaml", line: 12, column: 13 }],
    },
  ],
  ruleset: "garden-firm@2026.1",
  example: true,
};

const stored = {
  site: "garden-court",
  form: "cleaning/log",
  place: "a-1",
  precision: "minute",
  "entered-by": "cleaner-03",
  "done-by": "cleaner-03",
} as const;
export const record: views.RecordView = {
  id: "rec00000001",
  title: t("保洁日志", "Cleaning log"),
  kind: "log",
  timezone: "Asia/Shanghai",
  place: named("a-1", "A座1层营业厅", "Hall, floor 1, building A"),
  around: [named("a", "A座", "Building A")],
  inForce: {
    record: {
      ...stored,
      id: "rec00000002",
      corrects: "rec00000001",
      reason: "点错了行",
      happened: "2026-11-19T08:12:00+08:00",
      received: "2026-11-19T09:00:00+08:00",
      seq: 12,
      marks: [{ row: "hall/mat-vacuum", result: "done" }],
    },
    marks: [{ row: "hall/mat-vacuum", result: "done", title: t("地垫吸尘", "Mats: vacuum") }],
    doneBy: t("保洁员03", "Cleaner 03"),
    enteredBy: t("保洁员03", "Cleaner 03"),
    late: false,
  },
  history: [
    {
      record: {
        ...stored,
        id: "rec00000001",
        happened: "2026-11-19T08:12:00+08:00",
        received: "2026-11-19T08:13:00+08:00",
        seq: 11,
        marks: [{ row: "hall/mat-wash", result: "done" }],
      },
      marks: [{ row: "hall/mat-wash", result: "done", title: t("地垫清洗", "Mats: wash") }],
      doneBy: t("保洁员03", "Cleaner 03"),
      enteredBy: t("保洁员03", "Cleaner 03"),
      late: true,
    },
  ],
  qualities: {},
};

/** Every element with properties that show it whole. */
export const elements: readonly (readonly [tag: string, properties: object])[] = [
  [
    "gj-checklist",
    { checklist, qualities, of: "cleaning/hall", site: "garden-court", place: "a-1", pass: { n: 85, d: 100 } },
  ],
  ["gj-sheet", { sheet }],
  ["gj-log", { row: rows.overdue, site: "garden-court", place: "a-1" }],
  ["gj-finding", { finding }],
  ["gj-compliance", { compliance }],
  ["gj-rule", { rule }],
  ["gj-record", { record, correctable: true }],
  ["gj-record-form", { record, people: [named("cleaner-03", "保洁员03", "Cleaner 03")] }],
];
