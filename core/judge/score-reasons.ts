import { write, type Reason } from "./reason.ts";

const rework = { zh: "整改不合格的条目，然后复查。", en: "Put the failed rows right, then inspect again." };

/** What is said of inspections. */
export const scoreReasons = {
  "score-reached": {
    verdict: "met",
    text: { zh: "得分 {result}，合格线 {pass}。", en: "Result {result}, pass line {pass}." },
  },
  "score-below": {
    verdict: "failed",
    text: {
      zh: "得分 {result}，低于合格线 {pass}。不合格：{rows}。",
      en: "Result {result}, below the pass line {pass}. Failed: {rows}.",
    },
    hint: rework,
  },
  "critical-failed": {
    verdict: "failed",
    text: {
      zh: "关键项不合格：{rows}。得分 {result} 不再起作用。",
      en: "A critical row failed: {rows}. The result {result} no longer matters.",
    },
    hint: rework,
  },
  "group-below": {
    verdict: "failed",
    text: {
      zh: "分组未达到自己的合格线：{rows}。总得分 {result}。",
      en: "A group is below its own pass line: {rows}. Result in all {result}.",
    },
    hint: rework,
  },
  "recommended-below": {
    verdict: "failed",
    text: {
      zh: "推荐项未达到合格线：{rows}。必备项得分 {result}。",
      en: "The recommended rows are below their pass line: {rows}. Result of the others {result}.",
    },
    hint: rework,
  },
  "period-open": {
    verdict: "due",
    text: {
      zh: "{window}：已检查 {found} 次，到目前 {result}，时段结束才能判定。",
      en: "{window}: {found} inspections, {result} so far; judged when the window ends.",
    },
  },
  "pass-unset": {
    verdict: "unset",
    text: { zh: "标准没有写合格线；得分 {result}。", en: "The standard gives no pass line; result {result}." },
    hint: write,
  },
  "no-inspection": {
    verdict: "unknown",
    text: { zh: "{window}：没有检查，无从评定。", en: "{window}: there was no inspection to judge from." },
    hint: { zh: "安排检查；检查频次由频次条款规定。", en: "Have it inspected; how often is said by a frequency." },
  },
  "no-work-before": {
    verdict: "unknown",
    text: {
      zh: "检查前 {allowed} 内没有作业记录，这次检查不算数；得分 {result}。",
      en: "No work was logged within {allowed} before the inspection, so it does not count; result {result}.",
    },
    hint: {
      zh: "作业完成并登记后，在时限内再查。",
      en: "Inspect again within the time after work is done and logged.",
    },
  },
  "all-not-applicable": {
    verdict: "not-applicable",
    text: { zh: "所有条目都不适用。", en: "Every row was not applicable." },
  },
  "does-not-fit": {
    verdict: "error",
    text: { zh: "记录与检查表不符：{rows}。", en: "The record does not fit the checklist: {rows}." },
    hint: {
      zh: "更正记录：每一条目恰好回答一次，结果用检查表规定的值。",
      en: "Correct the record: answer every row once, with a result that the checklist has.",
    },
  },
} as const satisfies Record<string, Reason>;
