import type { RefusalText } from "../refusal.ts";
import { figure, WRITE } from "./figure.ts";

/** What the readers of phrases about time refuse. Each carries `suggestions`, the nearest that would do first. */
export const phrase = {
  "phrase-unknown": {
    text: { zh: "“{text}”不是能读懂的频次。", en: "“{text}” is no frequency that can be read." },
    hint: {
      zh: "最接近的写法：{suggestions}；没有数字时写 unset。",
      en: "The nearest that would do: {suggestions}; where there is no figure, unset.",
    },
    example: "how-often: 1-2次/日",
  },
  "phrase-ambiguous": {
    text: { zh: "“{part}”有不止一种读法。", en: "“{part}” can be read in more than one way." },
    hint: {
      zh: "请选一种写明：{suggestions}；没有数字时写 unset。",
      en: "Choose one: {suggestions}; where there is no figure, unset.",
    },
    example: "how-often: 每月1次，不晚于5日",
  },
  "phrase-next-day": {
    text: {
      zh: "“{text}”可以是每两天一次，也可以是“第二天为限”。",
      en: "“{text}” may mean every second day, or by the day after.",
    },
    hint: {
      zh: "说频次写：{suggestions}；说期限写“次日”，期限（deadline）尚未开放。",
      en: "A frequency is {suggestions}; a limit of time is 次日, in a deadline, which cannot be written yet.",
    },
    example: "how-often: 隔日1次",
  },
  "phrase-no-figure": {
    text: { zh: "“{part}”没有数字，无法判定。", en: "“{part}” gives no figure, so nothing can be judged by it." },
    hint: {
      zh: "写出次数，或在标准没有规定时写 unset。",
      en: "Write how often, or unset where the source gives none.",
    },
    example: "how-often: unset",
  },
  "phrase-irregular": {
    text: { zh: "“{part}”不是频次，是对间隔的要求。", en: "“{part}” is no frequency but a wish about the gaps." },
    hint: {
      zh: "写出次数，另加一行 irregular: true，例如 how-often: {suggestions}。",
      en: "Write how often, and the key irregular: true beside it, as how-often: {suggestions}.",
    },
    example: "how-often: 每月4次\nirregular: true",
  },
  "phrase-needs-shift": {
    text: {
      zh: "“{text}”以班次为准，随“时钟与台账”一同到来，现在还不能写。",
      en: "“{text}” rests on shifts, which come with “The clock and the register” and cannot be written yet.",
    },
    hint: { zh: "目前可按日写：{suggestions}。", en: "For now it can be written by the day: {suggestions}." },
    example: "how-often: 2次/日",
  },
  "phrase-needs-event": {
    text: {
      zh: "“{part}”由事件引起，不是按日历的频次。",
      en: "“{part}” is started by an event, not by the calendar.",
    },
    hint: {
      zh: "由事件引起的要求用 deadline，尚未开放；按日历的写法如 {suggestions}。",
      en: "What an event starts is a deadline, which cannot be written yet; by the calendar it would be {suggestions}.",
    },
    example: "how-often: 1次/日",
  },
  "phrase-several-in-gap": {
    text: {
      zh: "“{text}”要在一段间隔里做多次，既不是时段也不是最长间隔。",
      en: "“{text}” asks for several in one gap: that is neither a window nor a longest gap.",
    },
    hint: {
      zh: "写成更短的间隔，或按日、周、月计数：{suggestions}。",
      en: "Write a shorter gap, or count by day, week or month: {suggestions}.",
    },
    example: "how-often: 每3天",
  },
  "phrase-count-and-points": {
    text: {
      zh: "“{text}”说了 {count} 次，却有 {points} 个时点：是各 {count} 次，还是共 {count} 次？",
      en: "“{text}” says {count} but names {points} points: {count} at each, or {count} in all?",
    },
    hint: {
      zh: "各做几次写“各{count}次”；总数与时点数相同时可不写“各”。可以写：{suggestions}。",
      en: "Write “{count} each” for each of them, or as many as there are points. Write {suggestions}.",
    },
    example: "how-often: 每月2、16日各2次",
  },
  "phrase-count-zero": {
    text: { zh: "“{text}”的次数是零。", en: "“{text}” asks for none." },
    hint: {
      zh: "次数至少为 1；“至多”写 至多N次；禁止的事项不是频次。可以写：{suggestions}。",
      en: "A count is at least 1, or “at most N”; a prohibition is no frequency. Write {suggestions}.",
    },
    example: "how-often: at most 2 per day",
  },
  "phrase-count-reversed": {
    text: { zh: "“{text}”的次数前大后小。", en: "The counts of “{text}” are the wrong way round." },
    hint: WRITE,
    example: "how-often: 3-5 per week",
  },
  "phrase-two-points": {
    text: { zh: "“{text}”写了两个时点要求。", en: "“{text}” has two points where one can stand." },
    hint: {
      zh: "on、by、before 只能写一个，at 与 between 只能写一个；需要两个时写成两条。可以写：{suggestions}。",
      en: "One of on, by and before, and one of at and between; write two rules where both are meant. Write {suggestions}.",
    },
    example: "how-often: monthly on day 25",
  },
  "phrase-points-mixed": {
    text: { zh: "“{text}”把单个时点与一段时间混写。", en: "“{text}” mixes points and stretches." },
    hint: {
      zh: "写成两条，一条用时点，一条用时段：{suggestions}。",
      en: "Write two rules, one with points and one with a stretch: {suggestions}.",
    },
    example: "how-often: monthly on day 2, 16",
  },
  "phrase-two-dates": {
    text: { zh: "“{text}”写了不同月份的不同日子。", en: "“{text}” names different days of different months." },
    hint: {
      zh: "同一日写成一条：{suggestions}；日子不同时写成两条。",
      en: "The same day of several months is one rule: {suggestions}; different days are two.",
    },
    example: "how-often: 每年6、12月25日",
  },
  "phrase-by-several": {
    text: { zh: "“{text}”的截止不是一个时点。", en: "The end of “{text}” is not one point." },
    hint: {
      zh: "“不晚于”“早于”后面只写一个时点。可以写：{suggestions}。",
      en: "One point follows “by” or “before”. Write {suggestions}.",
    },
    example: "how-often: once per month, by day 25",
  },
  "phrase-which-month": {
    text: { zh: "“{text}”没有说是这一时段的哪个月。", en: "“{text}” does not say in which month of the period." },
    hint: { zh: "写明月份，例如 {suggestions}。", en: "Name the month, as in {suggestions}." },
    example: "how-often: once per quarter, by day 5 of its first month",
  },
  "phrase-point-unfit": {
    text: {
      zh: "“{text}”的时点不合它的时段。",
      en: "The point of “{text}” does not fit its period ({part} in {per}).",
    },
    hint: {
      zh: "星期用于每周，日用于每月，月用于每季、每半年、每年，钟点用于某一天。可以写：{suggestions}。",
      en: "Weekdays belong to weeks, days to months, months to quarters, half-years and years, clock times to one day. Write {suggestions}.",
    },
    example: "how-often: weekly on tue, thu",
  },
  "phrase-point-outside": {
    text: {
      zh: "“{text}”里的 {n} 超出范围（最大 {most}）。",
      en: "{n} in “{text}” does not exist: the last is {most}.",
    },
    hint: {
      zh: "从 1 数起；从末尾数用 -1。可以写：{suggestions}。",
      en: "Counting starts at 1; -1 is the last. Write {suggestions}.",
    },
    example: "how-often: monthly on day 31",
  },
  "phrase-day-of-stretch": {
    text: { zh: "“{text}”在连续几个月里又指定了日子。", en: "“{text}” names a day of a stretch of months." },
    hint: {
      zh: "逐月写出，例如 {suggestions}，或去掉日子。",
      en: "Name the months one by one, or leave the day out: {suggestions}.",
    },
    example: "how-often: 每年3、4、5月25日",
  },
  "phrase-between-empty": {
    text: { zh: "“{text}”的起止时刻相同。", en: "“{text}” begins and ends at the same time." },
    hint: WRITE,
    example: "how-often: daily between 08:00 and 10:00",
  },
  "phrase-stretch-reversed": {
    text: {
      zh: "“{text}”的起止前后颠倒（{from} 至 {to}）。",
      en: "The stretch of “{text}” ends before it begins ({from} to {to}).",
    },
    hint: {
      zh: "起点在前，且都在同一时段内。可以写：{suggestions}。",
      en: "The first comes first, and both lie in one period. Write {suggestions}.",
    },
    example: "how-often: monthly in days 10-15",
  },
  "phrase-points-overlap": {
    text: { zh: "“{text}”的时点有重复或重叠。", en: "Points of “{text}” are the same or overlap." },
    hint: { zh: "每个时点只写一次。可以写：{suggestions}。", en: "Name each point once. Write {suggestions}." },
    example: "how-often: monthly on day 2, 16",
  },
  ...figure,
} as const satisfies Record<string, RefusalText>;
