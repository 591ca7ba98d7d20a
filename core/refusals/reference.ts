import type { RefusalText } from "../refusal.ts";

/** Names that stand for nothing. */
export const reference = {
  "reference-unknown": {
    text: { zh: "{key} 里的“{name}”不是已有的{noun}。", en: "{key} names {name}, and there is no such {noun}." },
    hint: { zh: "有的是：{known}。", en: "There are: {known}." },
  },
  "reference-to-none": {
    text: { zh: "{key} 里的“{name}”不是已有的{noun}。", en: "{key} names {name}, and there is no such {noun}." },
    hint: {
      zh: "还没有任何{noun}：先写一个，或在 ruleset.yaml 里用 extends 继承。",
      en: "There is no {noun} at all: write one first, or extend a ruleset that has some.",
    },
  },
  "names-together": {
    text: { zh: "{key} 里的“{name}”把几个名称写成了一个。", en: "{key} writes several names as one: {name}." },
    hint: { zh: "写成列表，用半角逗号分开。", en: "Write a list, with commas between them." },
  },
  "reference-dropped": {
    text: { zh: "{key} 用到的 {name} 已经去掉了。", en: "{key} names {name}, which was dropped." },
    hint: { zh: "这一处也去掉，或换成别的。", en: "Drop this too, or name another." },
  },
  "mark-unknown": {
    text: { zh: "{form} 里没有条目 {mark}。", en: "{form} has no row {mark}." },
    hint: { zh: "写表单或检查表里已有的条目。", en: "Name a row of the form or checklist." },
    example: "record: { form: cleaning/log, mark: hall/mat-vacuum }",
  },
  "field-unknown": {
    text: { zh: "{form} 里没有字段 {field}。", en: "{form} has no field {field}." },
    hint: { zh: "有的是：{known}。", en: "There are: {known}." },
  },
  "choice-unknown": {
    text: { zh: "字段 {field} 没有选项 {found}。", en: "The field {field} has no choice {found}." },
    hint: { zh: "有的是：{known}。", en: "There are: {known}." },
  },
  "group-unknown": {
    text: { zh: "没有分组 {group}。", en: "There is no group {group}." },
    hint: { zh: "有的是：{known}；或先写进 groups。", en: "There are: {known}; or add it under groups." },
  },
  "level-unknown": {
    text: { zh: "等级里没有 {level}。", en: "The scale has no level {level}." },
    hint: { zh: "有的是：{known}。", en: "There are: {known}." },
  },
  "time-field-unknown": {
    text: { zh: "time 指的字段 {field} 不存在。", en: "time names the field {field}, which is not there." },
    hint: { zh: "能用的日期时间字段：{known}。", en: "Fields that hold a date or time: {known}." },
    example: "time: counted-at",
  },
  "topic-of-other-kind": {
    text: {
      zh: "对照项 {topic} 的种类是 {kind}，这条是 {found}。",
      en: "The topic {topic} is of kind {kind}, this rule of kind {found}.",
    },
    hint: { zh: "换一个对照项，或改条款的种类。", en: "Choose another topic, or change the rule's kind." },
  },
  "topic-of-other-subject": {
    text: {
      zh: "对照项 {topic} 的对象是 {each}，这条是 {found}。",
      en: "The topic {topic} is for each {each}, this rule for each {found}.",
    },
    hint: { zh: "换一个对照项，或改条款的 each。", en: "Choose another topic, or change the rule's each." },
  },
  "reports-in-a-circle": {
    text: { zh: "上级关系成了圈：{chain}。", en: "These roles report to each other in a circle: {chain}." },
    hint: { zh: "改掉其中一个 reports-to。", en: "Change one of these reports-to." },
  },
  "holidays-without-years": {
    text: { zh: "日历 {name} 没有节假日年份（years）。", en: "The calendar {name} has no years of holidays." },
    hint: { zh: "holidays.of 要写有 years 的节假日表。", en: "holidays.of names a calendar with years." },
    example: "holidays: { of: cn, then: closed }",
  },
} as const satisfies Record<string, RefusalText>;
