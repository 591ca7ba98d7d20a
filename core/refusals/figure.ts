import type { RefusalText } from "../refusal.ts";

/** The hint that only offers. */
export const WRITE = { zh: "可以写：{suggestions}。", en: "Write {suggestions}." };

/** What the readers of durations, shares, times, dates, hours, ranges and zones refuse. */
export const figure = {
  "duration-unknown": {
    text: { zh: "“{text}”不是能读懂的时长。", en: "“{text}” is no duration that can be read." },
    hint: WRITE,
    example: "longest-gap: 30m",
  },
  "duration-ambiguous": {
    text: { zh: "“{text}”有不止一种读法。", en: "“{text}” can be read in more than one way." },
    hint: { zh: "请选一种写明：{suggestions}。", en: "Choose one: {suggestions}." },
    example: "grace: 1 day",
  },
  "duration-no-figure": {
    text: { zh: "“{part}”没有数字，无法判定。", en: "“{part}” gives no figure, so nothing can be judged by it." },
    hint: {
      zh: "写出时长，或在标准没有规定时写 unset：{suggestions}。",
      en: "Write how long, or unset where the source gives none: {suggestions}.",
    },
    example: "longest-gap: unset",
  },
  "duration-unit-missing": {
    text: { zh: "时长“{text}”没有单位。", en: "The duration “{text}” has no unit." },
    hint: WRITE,
    example: "longest-gap: 30m",
  },
  "duration-mixed": {
    text: { zh: "“{text}”把日历的天与流逝的小时混在一起。", en: "“{text}” mixes civil days with elapsing hours." },
    hint: { zh: "只用一种：{suggestions}。24小时不等于1天。", en: "Use one of them: {suggestions}. 24h is not 1 day." },
    example: "grace: 36h",
  },
  "duration-fraction": {
    text: { zh: "“{text}”不是整数。", en: "“{text}” is no whole number." },
    hint: { zh: "用更小的单位写成整数：{suggestions}。", en: "Use a smaller unit: {suggestions}." },
    example: "longest-gap: 90m",
  },
  "duration-zero": {
    text: { zh: "时长必须大于零。", en: "A duration is more than zero." },
    hint: WRITE,
    example: "longest-gap: 30m",
  },
  "duration-too-long": {
    text: { zh: "时长 {n} 太长（最多 {most}）。", en: "A duration of {n} is too long: the most is {most}." },
    hint: WRITE,
    example: "longest-gap: 2 days",
  },
  "duration-working-days": {
    text: {
      zh: "这里不能按工作日计算：没有日历说明哪些是工作日。",
      en: "Working days cannot be counted here: no calendar says which they are.",
    },
    hint: WRITE,
    example: "entry-within: 2 days",
  },
  "ratio-unknown": {
    text: { zh: "“{text}”不是比例。", en: "“{text}” is no share." },
    hint: { zh: "写百分数，例如 {suggestions}。", en: "Write a percentage, such as {suggestions}." },
    example: "pass: 85%",
  },
  "ratio-beyond-whole": {
    text: { zh: "“{text}”超过了 100%。", en: "“{text}” is more than the whole." },
    hint: { zh: "最多写 {suggestions}。", en: "The most is {suggestions}." },
    example: "pass: 85%",
  },
  "clock-time-unknown": {
    text: { zh: "“{text}”不是钟点。", en: "“{text}” is no time of day." },
    hint: WRITE,
    example: 'day-starts: "06:00"',
  },
  "date-unknown": {
    text: { zh: "“{text}”不是日期。", en: "“{text}” is no date." },
    hint: {
      zh: "写成年-月-日：{suggestions}；表格里的日期先设成文本再复制。",
      en: "Write year-month-day: {suggestions}; in a spreadsheet, make the cell a text before copying it.",
    },
    example: "in-force: 2026-11-20",
  },
  "date-missing": {
    text: { zh: "没有 {text} 这一天。", en: "There is no day {text}." },
    hint: WRITE,
    example: "in-force: 2026-11-20",
  },
  "hours-unknown": {
    text: { zh: "“{text}”不是开放时间。", en: "“{text}” are no opening hours." },
    hint: WRITE,
    example: 'hours: { mon-fri: "08:30-12:00, 13:30-18:00" }',
  },
  "hours-empty": {
    text: { zh: "“{part}”的起止相同。", en: "“{part}” begins and ends at the same time." },
    hint: WRITE,
    example: 'hours: { daily: "00:00-24:00" }',
  },
  "hours-overlap": {
    text: {
      zh: "“{text}”的时段没有先后排好，或互相重叠。",
      en: "The intervals of “{text}” are out of order or overlap.",
    },
    hint: {
      zh: "按先后写，只有最后一段可以过夜：{suggestions}。",
      en: "Write them in order; only the last may run over midnight: {suggestions}.",
    },
    example: 'hours: { mon-fri: "08:30-12:00, 13:30-18:00" }',
  },
  "weekdays-unknown": {
    text: { zh: "“{text}”不是星期。", en: "“{text}” names no weekdays." },
    hint: WRITE,
    example: 'hours: { mon-fri: "08:30-18:00" }',
  },
  "range-unknown": {
    text: { zh: "“{text}”不是整数或范围。", en: "“{text}” is neither a whole number nor a range." },
    hint: WRITE,
    example: "floors: 1-4",
  },
  "range-reversed": {
    text: { zh: "“{text}”前大后小。", en: "The range “{text}” is the wrong way round." },
    hint: WRITE,
    example: "floors: 1-4",
  },
  "zone-unknown": {
    text: { zh: "没有“{text}”这个时区。", en: "There is no time zone “{text}”." },
    hint: { zh: "写 IANA 时区名，例如 {suggestions}。", en: "Write the IANA name of the zone, such as {suggestions}." },
    example: "timezone: Asia/Shanghai",
  },
  "zone-offset": {
    text: {
      zh: "“{text}”是缩写或固定时差，不是时区。",
      en: "“{text}” is an abbreviation or a fixed offset, not a time zone.",
    },
    hint: { zh: "写 IANA 时区名，例如 {suggestions}。", en: "Write the IANA name of the zone, such as {suggestions}." },
    example: "timezone: Asia/Shanghai",
  },
} as const satisfies Record<string, RefusalText>;
