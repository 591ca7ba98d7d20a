import type { Verdict } from "../finding.ts";
import type { Text } from "../text/text.ts";

/** Why a duty has its verdict. Each reason has one verdict; bad ones say what to do now. Texts may name the data of the finding. */
export interface Reason {
  readonly verdict: Verdict;
  readonly text: Required<Text>;
  readonly hint?: Required<Text>;
}

const doNow = { zh: "现在补做并登记，时间照实填写。", en: "Do it now and log it with the true time." };
const entered = {
  zh: "如果当时做过而没有登记，请补录；没有做过的，查明原因，下一时段按时完成。",
  en: "If it was done and not logged, enter it late; if not, find out why and keep the next window.",
};
const earlier = {
  zh: "下次提早安排；需要更宽的时限，由标准写明。",
  en: "Plan it earlier next time; a wider limit has to be written in the standard.",
};
const write = {
  zh: "请在 {place} 写上数值；写明之前不作判定。",
  en: "Write the figure at {place}; until then nothing is judged.",
};
const minute = {
  zh: "登记时填写到分钟，才能判断是否按时。",
  en: "Log the time to the minute, so that it can be judged.",
};
const rework = { zh: "整改不合格的条目，然后复查。", en: "Put the failed rows right, then inspect again." };

export const reasons = {
  enough: {
    verdict: "met",
    text: { zh: "{window}：应做 {needed} 次，已做 {found} 次。", en: "{window}: {needed} needed, {found} done." },
  },
  "gap-kept": {
    verdict: "met",
    text: {
      zh: "间隔 {found} 天，不超过规定（最迟 {due}）。",
      en: "A gap of {found} days, within the limit (due by {due}).",
    },
  },
  "rounds-kept": {
    verdict: "met",
    text: {
      zh: "{window}：开放时间内相隔最长 {longest} 分钟，不超过 {allowed} 分钟。",
      en: "{window}: the longest gap in opening hours was {longest} minutes, {allowed} allowed.",
    },
  },
  "score-reached": {
    verdict: "met",
    text: { zh: "得分 {result}，合格线 {pass}。", en: "Result {result}, pass line {pass}." },
  },

  "after-point": {
    verdict: "late",
    text: {
      zh: "{window}：应在 {by} 前完成 {needed} 次，其中 {late} 次在其后才做。",
      en: "{window}: {needed} needed by {by}; {late} came after it.",
    },
    hint: earlier,
  },
  "in-grace": {
    verdict: "late",
    text: {
      zh: "{window}：应做 {needed} 次，其中 {late} 次在宽限期内补做。",
      en: "{window}: {needed} needed; {late} came in the time of grace.",
    },
    hint: earlier,
  },
  "reported-late": {
    verdict: "late",
    text: {
      zh: "{window}：{period} 的记录应在 {by} 前完成，实际 {last}。",
      en: "{window}: the record on {period} was due by {by} and made {last}.",
    },
    hint: earlier,
  },
  "gap-late": {
    verdict: "late",
    text: { zh: "间隔 {found} 天，最迟应在 {due}。", en: "A gap of {found} days; it was due by {due}." },
    hint: earlier,
  },
  "round-late": {
    verdict: "late",
    text: {
      zh: "{window}：开放时间内相隔最长 {longest} 分钟（自 {last} 起），规定不超过 {allowed} 分钟。",
      en: "{window}: a gap of {longest} minutes in opening hours (from {last}), {allowed} allowed.",
    },
    hint: earlier,
  },

  "too-few": {
    verdict: "short",
    text: {
      zh: "{window}：应做 {needed} 次，只做了 {found} 次。",
      en: "{window}: {needed} needed, only {found} done.",
    },
    hint: entered,
  },

  "too-many": {
    verdict: "failed",
    text: { zh: "{window}：最多 {max} 次，实际 {found} 次。", en: "{window}: at most {max}, found {found}." },
    hint: {
      zh: "核对多出的记录；重复登记的，撤回并写明原因。",
      en: "Check the records beyond the limit; withdraw a double entry with a reason.",
    },
  },
  "same-weekday": {
    verdict: "failed",
    text: {
      zh: "{window}：{found} 次都在同一个星期几（{weekday}），不是不定期。",
      en: "{window}: all {found} fell on one weekday ({weekday}), which is not irregular.",
    },
    hint: { zh: "换不同的日子去做。", en: "Choose other days." },
  },
  "same-date": {
    verdict: "failed",
    text: {
      zh: "{window}：{found} 次都在每月同一日（{date} 日），不是不定期。",
      en: "{window}: all {found} fell on day {date} of the month, which is not irregular.",
    },
    hint: { zh: "换不同的日子去做。", en: "Choose other days." },
  },
  "same-gaps": {
    verdict: "failed",
    text: {
      zh: "{window}：{found} 次的间隔全都是 {gap} 天，不是不定期。",
      en: "{window}: all {found} came {gap} days apart, which is not irregular.",
    },
    hint: { zh: "间隔要有长有短。", en: "Let the gaps differ." },
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

  "point-passed": {
    verdict: "overdue",
    text: {
      zh: "{window}：应在 {by} 前完成 {needed} 次，已做 {found} 次。",
      en: "{window}: {needed} needed by {by}, {found} done.",
    },
    hint: doNow,
  },
  "grace-running": {
    verdict: "overdue",
    text: {
      zh: "{window} 已结束：应做 {needed} 次，已做 {found} 次；宽限到 {until}。",
      en: "{window} is over: {needed} needed, {found} done; grace until {until}.",
    },
    hint: doNow,
  },
  "report-overdue": {
    verdict: "overdue",
    text: {
      zh: "{window}：{period} 的记录应在 {by} 前完成，还没有。",
      en: "{window}: the record on {period} was due by {by} and is not there.",
    },
    hint: doNow,
  },
  "gap-passed": {
    verdict: "overdue",
    text: {
      zh: "上次 {last}，最迟应在 {due}，已过 {found} 天。",
      en: "Last done {last}, due by {due}; {found} days have passed.",
    },
    hint: doNow,
  },
  "round-passed": {
    verdict: "overdue",
    text: {
      zh: "{window}：上次 {last}，开放时间已过 {longest} 分钟，规定不超过 {allowed} 分钟。",
      en: "{window}: last done {last}, {longest} minutes of opening hours ago, {allowed} allowed.",
    },
    hint: doNow,
  },

  "nothing-done": {
    verdict: "missed",
    text: { zh: "{window}：应做 {needed} 次，没有记录。", en: "{window}: {needed} needed, none recorded." },
    hint: entered,
  },

  "window-open": {
    verdict: "due",
    text: {
      zh: "{window}：应做 {needed} 次，已做 {found} 次，{by} 前完成。",
      en: "{window}: {needed} needed, {found} done; until {by}.",
    },
  },
  "not-begun": { verdict: "due", text: { zh: "{window} 还没有开始。", en: "{window} has not begun." } },
  "upper-bound-open": {
    verdict: "due",
    text: {
      zh: "{window}：已做 {found} 次，最多 {max} 次，时段结束才能判定。",
      en: "{window}: {found} done, at most {max}; judged when the window ends.",
    },
  },
  "irregular-open": {
    verdict: "due",
    text: {
      zh: "{window}：已做 {found} 次，是否不定期要到时段结束才能判定。",
      en: "{window}: {found} done; whether they are irregular is judged when the window ends.",
    },
  },
  "gap-running": { verdict: "due", text: { zh: "上次 {last}，最迟 {due}。", en: "Last done {last}, due by {due}." } },
  "round-running": {
    verdict: "due",
    text: {
      zh: "{window}：上次 {last}，到目前没有超过 {allowed} 分钟。",
      en: "{window}: last done {last}, so far within {allowed} minutes.",
    },
  },
  "period-open": {
    verdict: "due",
    text: {
      zh: "{window}：已检查 {found} 次，到目前 {result}，时段结束才能判定。",
      en: "{window}: {found} inspections, {result} so far; judged when the window ends.",
    },
  },

  "how-often-unset": {
    verdict: "unset",
    text: {
      zh: "{window}：标准没有写频次；已做 {found} 次。",
      en: "{window}: the standard gives no frequency; {found} done.",
    },
    hint: write,
  },
  "gap-unset": {
    verdict: "unset",
    text: {
      zh: "{window}：标准没有写最长间隔；已做 {found} 次。",
      en: "{window}: the standard gives no longest gap; {found} done.",
    },
    hint: write,
  },
  "pass-unset": {
    verdict: "unset",
    text: { zh: "标准没有写合格线；得分 {result}。", en: "The standard gives no pass line; result {result}." },
    hint: write,
  },

  "day-only": {
    verdict: "unknown",
    text: {
      zh: "{window}：有记录只写到日，无法判断是否在时段内。",
      en: "{window}: a record gives only the day, so it cannot be seen whether it lies in the window.",
    },
    hint: minute,
  },
  "not-announced": {
    verdict: "unknown",
    text: {
      zh: "{window}：节假日安排尚未公布，无法判断是否工作日。",
      en: "{window}: holidays are not announced that far, so working days are not known.",
    },
    hint: { zh: "公布后更新日历。", en: "Update the calendar when they are announced." },
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

  "partial-window": {
    verdict: "not-applicable",
    text: {
      zh: "{window} 只有一部分在条款、对象或状态的期间内，不判定。",
      en: "{window} lies only partly inside the rule, the subject or the state and is skipped.",
    },
  },
  "ended-first": {
    verdict: "not-applicable",
    text: { zh: "到期（{due}）之前条款或对象已终止。", en: "The rule or the subject ended before it was due ({due})." },
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

export type ReasonCode = keyof typeof reasons;
export const REASON_CODES = Object.keys(reasons) as readonly ReasonCode[];
/** Columns hold a reason as its number. */
export const NUMBER = Object.fromEntries(REASON_CODES.map((code, n) => [code, n])) as Readonly<
  Record<ReasonCode, number>
>;

export function reasonOf(number: number): ReasonCode {
  return REASON_CODES[number]!;
}
/** The verdict of each reason number. */
export const VERDICT_OF: readonly Verdict[] = REASON_CODES.map((code) => reasons[code].verdict);
