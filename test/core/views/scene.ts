import { createIndex } from "../../../core/judge/index.ts";
import type { RecordInForce, StoredRecord } from "../../../core/record.ts";
import type { Checklist, Form, Rule } from "../../../core/rule.ts";
import type { Ruleset } from "../../../core/ruleset/ruleset.ts";
import type { Place, Site } from "../../../core/site.ts";
import type { Scene } from "../../../core/views/names.ts";

const t = (zh: string, en: string) => ({ zh, en });
const place = (id: string, title: string, type: string, ...path: string[]): [string, Place] => [
  id,
  { id, title: t(title, id), type, path: [...path, id], ...(path.length > 0 && { parent: path.at(-1)! }) },
];

/** Two halls in one building, in Shanghai; one cleaner answers for both. */
const site: Site = {
  id: "site",
  firm: "firm",
  title: t("项目", "Site"),
  language: "zh",
  example: true,
  timezone: "Asia/Shanghai",
  dayStarts: "00:00",
  rulesets: [{ from: "2026-01-01", ruleset: "example", version: "1" }],
  places: new Map([
    place("a", "A座", "building"),
    place("a-1", "一层营业厅", "hall", "a"),
    place("a-2", "二层营业厅", "hall", "a"),
  ]),
  zones: new Map([["z", { id: "z", title: t("一区", "Zone 1"), places: ["a"] }]]),
  people: new Map([["cleaner-01", { id: "cleaner-01", title: t("保洁员01", "Cleaner 01"), role: "cleaner" }]]),
  households: new Map(),
  assignments: [{ person: "cleaner-01", zone: "z" }],
  overrides: [],
};

const form: Form = {
  title: t("保洁日志", "Cleaning log"),
  "entry-within": { n: 2, unit: "day" },
  cite: [{ source: "guide", clause: "P4.2" }],
  blocks: { hall: t("营业厅", "Halls") },
  rows: {
    "hall/mat": { title: t("地垫吸尘", "Mats: vacuum"), block: "hall", quality: ["no-debris"] },
    "hall/bin": { title: t("垃圾箱清洗", "Bins: wash"), block: "hall" },
    "hall/lamp": { title: t("高空灯具擦拭", "High lamps: wipe"), block: "hall" },
    "hall/wash": { title: t("地垫清洗", "Mats: wash"), block: "hall" },
  },
};
const checklist: Checklist = {
  title: t("营业厅检查表", "Halls: checklist"),
  each: "place",
  method: "yes-no",
  "not-applicable": "leave-out",
  rows: {
    mat: { title: t("地垫吸尘", "Mats: vacuum"), quality: ["no-debris"] },
    bin: { title: t("垃圾箱清洗", "Bins: wash") },
  },
};

const common = { area: "cleaning", from: [], each: "place", where: { type: ["hall"] } } as const;
export const often = (
  key: string,
  title: [string, string],
  howOften: Extract<Rule, { kind: "frequency" }>["how-often"],
  more: object = {},
): Rule => ({
  kind: "frequency",
  id: `cleaning/hall/${key}`,
  title: t(...title),
  record: { form: "cleaning/log", mark: `hall/${key}` },
  "how-often": howOften,
  ...common,
  ...more,
});

const rules: readonly Rule[] = [
  often(
    "mat",
    ["地垫吸尘", "Mats: vacuum"],
    { times: { min: 2 }, per: "day" },
    { cite: [{ source: "guide", clause: "P4.1" }], about: "cleaning.mat" },
  ),
  often("bin", ["垃圾箱清洗", "Bins: wash"], { times: { min: 1 }, per: "week" }),
  often("lamp", ["高空灯具擦拭", "High lamps: wipe"], "unset"),
  {
    kind: "score",
    id: "cleaning/hall/inspection",
    title: t("营业厅检查", "Halls: inspection"),
    of: "cleaning/hall",
    pass: { n: 85, d: 100 },
    ...common,
  },
];

let seq = 0;
/** A record as stored: received at once, unless said otherwise. */
export function stored(
  form: string,
  place: string,
  happened: string,
  rows: Readonly<Record<string, string>>,
  more: Partial<StoredRecord> = {},
): StoredRecord {
  seq++;
  return {
    id: `record-${String(seq).padStart(4, "0")}`,
    form,
    site: "site",
    place,
    happened,
    precision: "minute",
    "done-by": "cleaner-01",
    "entered-by": "cleaner-01",
    received: happened,
    seq,
    marks: Object.entries(rows).map(([row, result]) => ({ row, result })),
    ...more,
  };
}

/** A scene of the example site with these records, and with these rules beside its own. */
export function sceneOf(records: readonly StoredRecord[], more: readonly Rule[] = []): Scene {
  const ruleset: Ruleset = {
    name: "example",
    version: "1",
    digest: "0000000000000000",
    language: "zh",
    lineage: ["example@1"],
    calendars: {},
    states: {},
    rules: [...rules, ...more],
    dropped: [],
    title: t("示例标准", "Example standard"),
    example: true,
    areas: { cleaning: { title: t("保洁", "Cleaning"), code: "CLN" } },
    sources: { guide: { title: t("工作指南", "Work guide") } },
    placeTypes: { hall: { title: t("营业厅", "Business hall") } },
    topics: { "cleaning.mat": { title: t("地垫清洁", "Mat cleaning"), kind: "frequency" } },
    qualities: { "no-debris": t("无杂物", "no debris") },
    roles: { cleaner: { title: t("保洁员", "Cleaner") } },
    forms: { "cleaning/log": form },
    checklists: { "cleaning/hall": checklist },
  };
  const index = createIndex({ site, governing: [{ from: "2026-01-01", ruleset }] });
  for (const record of records) index.add(record);
  const byId = new Map<string, RecordInForce>(
    records.map((record) => [record.id, { id: record.id, record, history: [] }]),
  );
  return {
    index,
    record: (id) => byId.get(id),
    written: (rule) => `cleaning.yaml:${rules.findIndex(({ id }) => id === rule) + 10}`,
  };
}
