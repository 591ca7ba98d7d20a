import { envelope, extending, table, type Cases } from "./cases.ts";

const base = (text: string, name = "base"): Cases[string] => ({
  [`${name}/ruleset.yaml`]: envelope(name),
  [`${name}/water.yaml`]: text,
});
const GUIDE = "rules:\n  smile: { kind: guideline, title: 微笑 }\n  quiet: { kind: guideline, title: 安静 }\n";
/** What is refused where a parent brings nothing: a table and a superior of the parent's. */
const RESTING = { "firm/cleaning.yaml": table("")["firm/cleaning.yaml"] ?? "", "firm/areas.yaml": "" };
const OVERRIDE = (text: string): Cases[string] => ({
  "firm/water.yaml": `${GUIDE}overrides:\n${text.replace(/^(?=.)/gm, "  ")}\n`,
});

/** Folders, envelopes, and layers on each other. */
export const layers: Cases = {
  "a row whose id is a slip of one below": {
    "base/ruleset.yaml": envelope("base"),
    "base/water.yaml":
      "rules:\n  mat-wash: { kind: guideline, title: 甲, each: place }\nforms:\n  count:\n    title: 表\n    fields:\n      where: { label: 何处, type: text }\n",
    ...extending("[base]"),
    "firm/water.yaml":
      "forms:\n  count:\n    fields:\n      wehre: { required: true }\n  cuont: { about: x }\nrules:\n  mat-wsh: { kind: guideline, each: place }\n",
  },
  "an unknown parent alone": {
    ...extending("[workguide]"),
    "firm/water.yaml":
      "rules:\n  a: { drop: { reason: 没有 } }\n  b: { title: 甲, record: nothing }\n  c: { kind: guideline, title: 乙, who: nobody }\n",
  },
  "a parent that is refused in its list": { ...RESTING, ...extending("[“base”]"), ...base(GUIDE) },
  "a parent by an alias": { ...RESTING, ...extending("*base"), ...base(GUIDE) },
  "parents in a map": { ...RESTING, ...extending("{ base: 1 }"), ...base(GUIDE) },
  "parents under a key in Chinese": {
    ...RESTING,
    "firm/ruleset.yaml": envelope("firm", "继承: [base]\n"),
    ...base(GUIDE),
  },
  "a key of parents twice": {
    ...RESTING,
    "firm/ruleset.yaml": envelope("firm", "extends: []\nextends: [base]\n"),
    ...base(GUIDE),
  },
  "a parent without an envelope": { ...RESTING, ...extending("[base]"), "base/water.yaml": GUIDE },
  "nobody brings areas": { ...RESTING, "firm/roles.yaml": "roles:\n  cook: { title: 厨师, reports-to: chef }\n" },
  "a file with the beginning of a name": { "firm/clean.yaml": "rules: {}\n" },
  "a day of no month": { "firm/ruleset.yaml": envelope("firm", "in-force: 2024-13-01\n") },
  "no envelope": { "firm/ruleset.yaml": "" },
  "envelope that is a text": { "firm/ruleset.yaml": "firm\n" },
  "envelope without anything": { "firm/ruleset.yaml": "x-note: 空\n" },
  "version as a number": {
    "firm/ruleset.yaml": "ruleset: firm\nformat: 1\nversion: 2014.9\nlanguage: zh\ntitle: 标准\n",
  },
  "version not allowed": {
    "firm/ruleset.yaml": 'ruleset: firm\nformat: 1\nversion: "v 1"\nlanguage: zh\ntitle: 标准\n',
  },
  "version too long": { "firm/ruleset.yaml": envelope("firm").replace('"1"', "v" + "1.".repeat(30)) },
  "format of the future": {
    "firm/ruleset.yaml": 'ruleset: firm\nformat: 2\nversion: "1"\nlanguage: zh\ntitle: 标准\n',
  },
  "language unknown": { "firm/ruleset.yaml": 'ruleset: firm\nformat: 1\nversion: "1"\nlanguage: fr\ntitle: 标准\n' },
  "in force on no day": { "firm/ruleset.yaml": envelope("firm", "in-force: 2026-02-30\n") },
  "zone as an offset": { "firm/ruleset.yaml": envelope("firm", "timezone: +08:00\n") },
  "zone unknown": { "firm/ruleset.yaml": envelope("firm", "timezone: Asia/Beijing\n") },
  "another name than its folder": { "firm/ruleset.yaml": envelope("company") },
  "name not allowed": { "firm/ruleset.yaml": envelope("Firm") },
  "source without title": { "firm/ruleset.yaml": envelope("firm", "sources:\n  guide: { edition: 2014 }\n") },
  "extends with a slip": { ...extending("[bass]"), ...base(GUIDE) },
  "extends a path": extending("[../base]"),
  "extends an absolute path": extending("[/etc/rulesets/base]"),
  "extends an address": extending('["https://example.org/base"]'),
  "extends a file": extending("[base.yaml]"),
  "extends a way out": extending('["..%2fbase", "base/../../x", "C:\\\\x"]'),
  "extends a number": extending("[2014]"),
  "extends itself": extending("[firm]"),
  "extends in a circle": {
    ...extending("[a]"),
    "a/ruleset.yaml": envelope("a", "extends: [b]\n"),
    "b/ruleset.yaml": envelope("b", "extends: [c]\n"),
    "c/ruleset.yaml": envelope("c", "extends: [a]\n"),
  },
  "a parent that is broken": { ...extending("[base]"), ...base("rules:\n  smile: { kind: guideline, titel: 微笑 }\n") },
  "a parent that cannot be read makes no echo": {
    ...extending("[base]"),
    ...base("rules:\n  smile: { kind: [ }\n"),
    "firm/water.yaml": "rules:\n  smile: { who: cleaner }\n",
  },
  "a parent in two versions": {
    ...extending("[base]"),
    "base@1/ruleset.yaml": envelope("base"),
    "base@2/ruleset.yaml": envelope("base").replace('"1"', '"2"'),
  },
  "a version that is not there": { ...extending('["base@3"]'), "base@1/ruleset.yaml": envelope("base") },
  "a version other than its folder's": { ...extending('["base@2"]'), "base@2/ruleset.yaml": envelope("base") },
  "the same id from two parents": {
    ...extending("[one, two]"),
    ...base(GUIDE, "one"),
    ...base("rules:\n  smile: { kind: guideline, title: 多微笑 }\n", "two"),
  },
  "the same role from two parents": {
    ...extending("[one, two]"),
    "one/ruleset.yaml": envelope("one"),
    "one/roles.yaml": "roles:\n  cook: { title: 厨师 }\n",
    "two/ruleset.yaml": envelope("two"),
    "two/roles.yaml": "roles:\n  cook: { title: 大厨 }\n",
  },
  "strictest of two parents": {
    ...extending("[one, two]", "on-conflict: strictest\n"),
    ...base(GUIDE, "one"),
    ...base("rules:\n  smile: { kind: guideline, title: 多微笑 }\n", "two"),
  },
  "on-conflict unknown": extending("[]", "on-conflict: newest\n"),
  "file unknown": { "firm/cleening.yaml": "cleaning: {}\n", "firm/notes.txt": "x", "firm/water.yml": "rules: {}\n" },
  "key of no area file": { "firm/water.yaml": "rule:\n  a: { kind: guideline, title: 甲 }\n" },
  "ladders come later": { "firm/water.yaml": "ladders:\n  complaint: [{ at: 80%, tell: cleaner }]\n" },
  "roles in an area file": { "firm/water.yaml": "roles:\n  cook: { title: 厨师 }\n" },
  "section without plugin": { "firm/water.yaml": "water:\n  bottles: { title: 桶 }\n" },
  "section in another file": { "firm/water.yaml": "cleaning:\n  hall: { title: 大堂 }\n" },
  "form with the id of a table's log": {
    "firm/cleaning.yaml": `${table("")["firm/cleaning.yaml"] ?? ""}forms:\n  log: { title: 日志 }\n`,
  },
  "rule with the id of a row": {
    "firm/cleaning.yaml": `${table("")["firm/cleaning.yaml"] ?? ""}rules:\n  hall/mop: { kind: guideline, title: 牵尘 }\n`,
  },
  "drop of nothing": { "firm/water.yaml": "rules:\n  smile: { drop: { reason: 不用 } }\n" },
  "drop of nothing, with a slip": {
    ...extending("[base]"),
    ...base(GUIDE),
    "firm/water.yaml": "rules:\n  smiel: { drop: { reason: 不用 } }\n",
  },
  "drop without reason": {
    ...extending("[base]"),
    ...base(GUIDE),
    "firm/water.yaml": "rules:\n  smile: { drop: {} }\n",
  },
  "drop that is true": {
    ...extending("[base]"),
    ...base(GUIDE),
    "firm/water.yaml": "rules:\n  smile: { drop: true }\n",
  },
  "drop beside a change": {
    ...extending("[base]"),
    ...base(GUIDE),
    "firm/water.yaml": "rules:\n  smile: { drop: { reason: 不用 }, title: 微笑 }\n",
  },
  "drop of a role": {
    ...extending("[base]"),
    "base/ruleset.yaml": envelope("base"),
    "base/roles.yaml": "roles:\n  cook: { title: 厨师 }\n",
    "firm/roles.yaml": "roles:\n  cook: { drop: { reason: 无食堂 } }\n",
  },
  "rule that names a dropped form": {
    ...extending("[base]"),
    ...base(
      "forms:\n  count: { title: 表 }\nrules:\n  a: { kind: frequency, title: 甲, record: count, how-often: 每日一次 }\n",
    ),
    "firm/water.yaml": "forms:\n  count: { drop: { reason: 不用 } }\n",
  },
  "rule that names a dropped checklist": {
    ...extending("[base]"),
    ...base(
      "checklists:\n  v: { title: 表, method: yes-no, not-applicable: full, rows: { a: { title: 甲 } } }\nrules:\n  a: { kind: guideline, title: 甲, seen-by: v }\n",
    ),
    "firm/water.yaml": "checklists:\n  v: { drop: { reason: 不用 } }\n",
  },
  "change of a rule that was dropped below": {
    ...extending("[base]"),
    "base/ruleset.yaml": envelope("base", "extends: [root]\n"),
    ...base(GUIDE, "root"),
    "base/water.yaml": "rules:\n  smile: { drop: { reason: 不用 } }\n",
    "firm/water.yaml": "rules:\n  smile: { who: cleaner }\n",
  },
  "overrides that are a map": { "firm/water.yaml": "overrides: { where: { type: hall } }\n" },
  "override of nothing": OVERRIDE("- { where: { type: hall }, set: { water/smil: { title: 笑 } } }"),
  "override of a dropped rule": {
    ...extending("[base]"),
    ...base(GUIDE),
    "firm/water.yaml":
      "rules:\n  smile: { drop: { reason: 不用 } }\noverrides:\n  - { where: { type: hall }, set: { water/smile: { title: 笑 } } }\n",
  },
  "override of a refused rule makes no echo": {
    "firm/water.yaml":
      "rules:\n  smile: { kind: guideline }\noverrides:\n  - { where: { type: hall }, set: { water/smile: { title: 笑 } } }\n",
  },
  "override without where": OVERRIDE("- { set: { water/smile: { title: 笑 } } }"),
  "override for nothing": OVERRIDE("- { where: {}, set: { water/smile: { title: 笑 } } }"),
  "override for an unknown type": OVERRIDE("- { where: { type: hal }, set: { water/smile: { title: 笑 } } }"),
  "override of the kind": OVERRIDE("- { where: { type: hall }, set: { water/smile: { kind: score } } }"),
  "override with an unknown field": OVERRIDE("- { where: { type: hall }, set: { water/smile: { titel: 笑 } } }"),
  "override with a bad value": OVERRIDE(
    "- { where: { type: hall }, set: { water/smile: { who: cok, modality: shall } } }",
  ),
  "a count over a gap that lies below": {
    ...extending("[base]"),
    "base/ruleset.yaml": envelope("base"),
    "base/cleaning.yaml":
      table("", "mop: { item: 地面, how-often: 不停巡视, longest-gap: 2h }")["firm/cleaning.yaml"] ?? "",
    "firm/cleaning.yaml": "cleaning:\n  hall:\n    items:\n      mop: { how-often: 3次/日 }\n",
  },
  "override that makes no sense": {
    ...table(""),
    "firm/water.yaml":
      "overrides:\n  - { where: { type: hall }, set: { cleaning/hall/mop: { how-often: 不停巡视 } } }\n",
  },
};
