import { BUILT, KINDS } from "../rule.ts";
import type { Data } from "../text/text.ts";

/** What people write for a kind of rule when they do not know its name. */
const OTHER_KINDS: Readonly<Record<string, (typeof KINDS)[number]>> = {
  schedule: "frequency",
  period: "frequency",
  routine: "frequency",
  patrol: "frequency",
  频次: "frequency",
  频率: "frequency",
  sla: "deadline",
  "time-limit": "deadline",
  timeout: "deadline",
  response: "deadline",
  时限: "deadline",
  sampling: "sample",
  audit: "sample",
  "spot-check": "sample",
  抽查: "sample",
  抽样: "sample",
  inspection: "score",
  checklist: "score",
  rating: "score",
  评分: "score",
  检查: "score",
  ratio: "target",
  rate: "target",
  kpi: "target",
  goal: "target",
  指标: "target",
  prohibition: "limit",
  forbidden: "limit",
  never: "limit",
  threshold: "limit",
  expiry: "limit",
  bound: "limit",
  限值: "limit",
  禁止: "limit",
  roster: "cover",
  coverage: "cover",
  staffing: "cover",
  attendance: "cover",
  覆盖: "cover",
  在岗: "cover",
  repeat: "recurrence",
  repetition: "recurrence",
  again: "recurrence",
  重复发生: "recurrence",
  series: "numbering",
  sequence: "numbering",
  number: "numbering",
  编号连续: "numbering",
  process: "flow",
  workflow: "flow",
  steps: "flow",
  approval: "flow",
  流程: "flow",
  evidence: "proof",
  requirement: "proof",
  form: "proof",
  signature: "proof",
  凭据要件: "proof",
  keep: "retention",
  hold: "retention",
  archive: "retention",
  保存期限: "retention",
  balance: "reconcile",
  stocktake: "reconcile",
  match: "reconcile",
  账实相符: "reconcile",
  guidance: "guideline",
  advice: "guideline",
  etiquette: "guideline",
  duty: "guideline",
  指引: "guideline",
};

/** The kind that another word for it means. */
export const kindMeant = (word: string): string | undefined =>
  Object.hasOwn(OTHER_KINDS, word) ? OTHER_KINDS[word] : undefined;

export const isKind = (word: unknown): word is (typeof KINDS)[number] => KINDS.some((kind) => kind === word);
export const isBuilt = (word: unknown): word is (typeof BUILT)[number] => BUILT.some((kind) => kind === word);

/** Words of the language that stand in later versions, by what they rest on; said as such, not as unknown keys. */
const LATER = {
  ladders: { zh: "上报阶梯", en: "ladders", words: ["ladder", "ladders"] },
  deadlines: {
    zh: "时限",
    en: "deadlines",
    words: [
      "then",
      "after",
      "within",
      "not-before",
      "by",
      "before",
      "ahead",
      "watch",
      "prefer",
      "closes",
      "resets",
      "pause",
      "pauses",
    ],
  },
  limits: {
    zh: "限值",
    en: "limits",
    words: ["tiers", "at-least", "at-most", "less-than", "more-than", "exactly", "judged"],
  },
  events: { zh: "事件", en: "events", words: ["when", "unless", "events", "event", "reopen"] },
  shifts: {
    zh: "班次",
    en: "shifts",
    words: ["absent", "participant", "shift", "shifts", "span", "seen-in", "at-once", "gap-allowed"],
  },
  cases: {
    zh: "事项与流程",
    en: "cases and flows",
    words: ["flow", "flows", "case", "classes", "case-roles", "rounds"],
  },
  things: { zh: "物件与台账", en: "things and registers", words: ["thing", "things", "registers", "register"] },
  records: {
    zh: "凭据要件",
    en: "proofs",
    words: ["needs", "approvals", "copies", "numbering", "keep", "signed-by", "attach", "to", "equal"],
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string; readonly words: readonly string[] }>;

/** What a key waits for, in both languages, where it is a word of a later version. */
export function comesWith(word: string): Data | undefined {
  const what = Object.values(LATER).find(({ words }) => words.some((one) => one === word));
  return what && { "with-zh": what.zh, "with-en": what.en };
}

/** Values of `each` that later versions know, and what they rest on. */
const LATER_SUBJECTS = { shift: "shifts", case: "cases", thing: "things", record: "events" } as const;

/** What a subject waits for. */
export function subjectComesWith(each: string): Data | undefined {
  if (!Object.hasOwn(LATER_SUBJECTS, each)) return undefined;
  const { zh, en } = LATER[LATER_SUBJECTS[each as keyof typeof LATER_SUBJECTS]];
  return { "with-zh": zh, "with-en": en };
}

/** What a state of a subject other than the site waits for. */
export function stateComesWith(of: string): Data | undefined {
  const own = subjectComesWith(of);
  return (
    own ??
    (["place", "zone", "household", "person"].includes(of)
      ? { "with-zh": LATER.events.zh, "with-en": LATER.events.en }
      : undefined)
  );
}

/** Nouns that can be referred to, in both languages. */
const NOUNS: Readonly<Record<string, Data>> = {
  roles: { "noun-zh": "岗位", "noun-en": "role" },
  "place-types": { "noun-zh": "位置类型", "noun-en": "place type" },
  calendars: { "noun-zh": "日历", "noun-en": "calendar" },
  states: { "noun-zh": "状态", "noun-en": "state" },
  topics: { "noun-zh": "对照项", "noun-en": "topic" },
  qualities: { "noun-zh": "质量要求", "noun-en": "quality" },
  sources: { "noun-zh": "来源", "noun-en": "source" },
  forms: { "noun-zh": "表单", "noun-en": "form" },
  checklists: { "noun-zh": "检查表", "noun-en": "checklist" },
  places: { "noun-zh": "位置", "noun-en": "place" },
  people: { "noun-zh": "人员", "noun-en": "person" },
  zones: { "noun-zh": "责任区", "noun-en": "zone" },
};
export const nounName = (noun: string): Data => NOUNS[noun] ?? { noun };

/** Other spellings of keys, and the one that is meant. */
const OTHER_KEYS: Readonly<Record<string, string>> = {
  frequency: "how-often",
  freq: "how-often",
  period: "how-often",
  often: "how-often",
  name: "title",
  label: "title",
  description: "about",
  clause: "cite",
  source: "cite",
  reference: "cite",
  checklist: "of",
  "pass-line": "pass",
  threshold: "pass",
  role: "who",
  responsible: "who",
  owner: "who",
  gap: "longest-gap",
  "max-gap": "longest-gap",
  location: "places",
  place: "places",
  rows: "items",
  "n/a": "not-applicable",
  na: "not-applicable",
  tz: "timezone",
  extend: "extends",
  inherits: "extends",
  qualities: "quality",
  standard: "quality",
  effective: "in-force",
  "in-force-from": "in-force",
};

/** Keys that could be meant by another spelling. */
export const keyMeant = (word: string): string | undefined =>
  Object.hasOwn(OTHER_KEYS, word) ? OTHER_KEYS[word] : undefined;

/** Other spellings of any of these keys. */
export const otherNamesOf = (keys: readonly string[]): readonly string[] =>
  Object.keys(OTHER_KEYS).filter((word) => keys.includes(OTHER_KEYS[word] ?? ""));
