import { BUILT, KINDS } from "../rule.ts";
import type { Data } from "../text/text.ts";

/** Words with blanks between them, by what they mean. */
type Words<Meaning extends string = string> = Readonly<Partial<Record<Meaning, string>>>;

/** What a word means, by a table. */
const meaning = <Meaning extends string>(table: Words<Meaning>, word: string): Meaning | undefined =>
  (Object.keys(table) as Meaning[]).find((key) => table[key]?.split(" ").includes(word));

/** What people write for a kind of rule when they do not know its name. */
const OTHER_KINDS: Words<(typeof KINDS)[number]> = {
  frequency: "schedule period routine patrol 频次 频率",
  deadline: "sla time-limit timeout response 时限",
  sample: "sampling audit spot-check 抽查 抽样",
  score: "inspection checklist rating 评分 检查",
  target: "ratio rate kpi goal 指标",
  limit: "prohibition forbidden never threshold expiry bound 限值 禁止",
  cover: "roster coverage staffing attendance 覆盖 在岗",
  recurrence: "repeat repetition again 重复发生",
  numbering: "series sequence number 编号连续",
  flow: "process workflow steps approval 流程",
  proof: "evidence requirement form signature 凭据要件",
  retention: "keep hold archive 保存期限",
  reconcile: "balance stocktake match 账实相符",
  guideline: "guidance advice etiquette duty 指引",
};

/** The kind that another word for it means. */
export const kindMeant = (word: string) => meaning(OTHER_KINDS, word);

export const isKind = (word: unknown): word is (typeof KINDS)[number] => KINDS.some((kind) => kind === word);
export const isBuilt = (word: unknown): word is (typeof BUILT)[number] => BUILT.some((kind) => kind === word);

/** Words of the language that stand in later versions, by what they rest on; said as such, not as unknown keys. */
const LATER = {
  ladders: "ladder ladders",
  deadlines: "then after within not-before by before ahead watch prefer closes resets pause pauses",
  limits: "tiers at-least at-most less-than more-than exactly judged",
  events: "when unless events event reopen",
  shifts: "absent participant shift shifts span seen-in at-once gap-allowed",
  cases: "flow flows case classes case-roles rounds",
  things: "thing things registers register",
  records: "needs approvals copies numbering keep signed-by attach to equal",
} as const satisfies Words;

/** What they rest on, in both languages. */
const WITH: Readonly<Record<keyof typeof LATER, Data>> = {
  ladders: { "with-zh": "上报阶梯", "with-en": "ladders" },
  deadlines: { "with-zh": "时限", "with-en": "deadlines" },
  limits: { "with-zh": "限值", "with-en": "limits" },
  events: { "with-zh": "事件", "with-en": "events" },
  shifts: { "with-zh": "班次", "with-en": "shifts" },
  cases: { "with-zh": "事项与流程", "with-en": "cases and flows" },
  things: { "with-zh": "物件与台账", "with-en": "things and registers" },
  records: { "with-zh": "凭据要件", "with-en": "proofs" },
};

/** What a key waits for, in both languages, where it is a word of a later version. */
export function comesWith(word: string): Data | undefined {
  const what = meaning(LATER, word);
  return what && WITH[what];
}

/** Values of `each` that later versions know, and what they rest on. */
const LATER_SUBJECTS = { shift: WITH.shifts, case: WITH.cases, thing: WITH.things, record: WITH.events } as const;

/** What a subject waits for. */
export const subjectComesWith = (each: string): Data | undefined =>
  Object.hasOwn(LATER_SUBJECTS, each) ? LATER_SUBJECTS[each as keyof typeof LATER_SUBJECTS] : undefined;

/** What a state of a subject other than the site waits for. */
export const stateComesWith = (of: string): Data | undefined =>
  subjectComesWith(of) ?? (["place", "zone", "household", "person"].includes(of) ? WITH.events : undefined);

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

/** What people write for true and false. */
const BOOLEANS: Words<"true" | "false"> = {
  true: "true 是 对 有 yes y on √ ✓",
  false: "false 否 不 无 no n off ×",
};

/** The truth value that a word means. */
export function booleanMeant(word: string): boolean | undefined {
  const meant = meaning(BOOLEANS, word.trim().toLowerCase());
  return meant === undefined ? undefined : meant === "true";
}

/** Other spellings of keys. */
const OTHER_KEYS: Words = {
  "how-often": "frequency freq period often 频率 次数 周期 每天 每日 每周 每月",
  title: "name label",
  about: "description",
  cite: "clause source reference",
  of: "checklist",
  pass: "pass-line threshold 分数线",
  who: "role responsible owner 岗位 责任人 负责人",
  "longest-gap": "gap max-gap 间隔",
  places: "location place 地点 区域",
  items: "rows",
  "not-applicable": "n/a na",
  timezone: "tz",
  extends: "extend inherits",
  quality: "qualities standard 标准",
  "in-force": "effective in-force-from",
  item: "项目 作业内容",
  method: "方法 作业方法",
};

/** The key that is meant by another spelling. */
export const keyMeant = (word: string): string | undefined => meaning(OTHER_KEYS, word);

/** Other spellings of any of these keys. */
export const otherNamesOf = (keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => (Object.hasOwn(OTHER_KEYS, key) ? (OTHER_KEYS[key]?.split(" ") ?? []) : []));
