import { write, type Reason } from "./reason.ts";

const doNow = { zh: "现在补做并登记，时间照实填写。", en: "Do it now and log it with the true time." };
const entered = {
  zh: "如果当时做过而没有登记，请补录；没有做过的，查明原因，下一时段按时完成。",
  en: "If it was done and not logged, enter it late; if not, find out why and keep the next window.",
};
const earlier = {
  zh: "下次提早安排；需要更宽的时限，由标准写明。",
  en: "Plan it earlier next time; a wider limit has to be written in the standard.",
};
const minute = {
  zh: "登记时填写到分钟，才能判断是否按时。",
  en: "Log the time to the minute, so that it can be judged.",
};

/** What is said of work that has to be done so often. */
export const frequencyReasons = {
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
      zh: "{since}，距今 {found} 天；最迟应在 {due}。",
      en: "The work was {since}, {found} days ago; due by {due}.",
    },
    hint: doNow,
  },
  "gap-unanswered": {
    verdict: "overdue",
    text: {
      zh: "{since}，最迟应在 {due}；条款、对象或状态终止前的 {found} 天里没有做。",
      en: "The work was {since}, due by {due}; not done in the {found} days before the rule, the subject or the state ended.",
    },
    hint: entered,
  },
  "round-passed": {
    verdict: "overdue",
    text: {
      zh: "{window}：{since}，开放时间已过 {longest} 分钟，规定不超过 {allowed} 分钟。",
      en: "{window}: {since}, {longest} minutes of opening hours ago, {allowed} allowed.",
    },
    hint: doNow,
  },
  "round-unanswered": {
    verdict: "overdue",
    text: {
      zh: "{window}：{since}，到条款、对象或状态终止已过 {longest} 分钟开放时间，规定不超过 {allowed} 分钟。",
      en: "{window}: {since}, {longest} minutes of opening hours before the rule, the subject or the state ended, {allowed} allowed.",
    },
    hint: entered,
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
  "gap-running": { verdict: "due", text: { zh: "{since}，最迟 {due}。", en: "The work was {since}, due by {due}." } },
  "round-running": {
    verdict: "due",
    text: {
      zh: "{window}：{since}，到目前没有超过 {allowed} 分钟。",
      en: "{window}: {since}, so far within {allowed} minutes.",
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
  "day-only": {
    verdict: "unknown",
    text: {
      zh: "{window}：有记录只写到日，无法判断是否按时。",
      en: "{window}: a record gives only the day, so it cannot be seen whether it was in time.",
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
  "partial-window": {
    verdict: "not-applicable",
    text: {
      zh: "{window} 只有一部分在条款、对象或状态的期间内，不判定。",
      en: "{window} lies only partly inside the rule, the subject or the state and is skipped.",
    },
  },
  "ended-first": {
    verdict: "not-applicable",
    text: {
      zh: "到期（{due}）之前条款、对象或状态已终止。",
      en: "The rule, the subject or the state ended before it was due ({due}).",
    },
  },
} as const satisfies Record<string, Reason>;
