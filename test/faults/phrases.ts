import type { phrase } from "../../core/refusals/phrase.ts";

/** Where a phrase stands in a small ruleset. */
export type Place =
  | "how-often"
  | "grace"
  | "limit"
  | "pass"
  | "bands"
  | "in-force"
  | "hours"
  | "weekdays"
  | "closed"
  | "floors"
  | "timezone"
  | "starts";

/** For each code of the readers of phrases, one that brings it out. */
export const PHRASES: Readonly<Record<keyof typeof phrase, readonly [Place, string]>> = {
  "phrase-unknown": ["how-often", "有空就做"],
  "phrase-ambiguous": ["how-often", "每月25日前"],
  "phrase-next-day": ["how-often", "隔天一次"],
  "phrase-no-figure": ["how-often", "及时"],
  "phrase-irregular": ["how-often", "每月不定期抽查4次"],
  "phrase-needs-shift": ["how-often", "每班一次"],
  "phrase-needs-event": ["how-often", "雨后"],
  "phrase-several-in-gap": ["how-often", "每三天2次"],
  "phrase-count-and-points": ["how-often", "每周2次，周二、四、六"],
  "phrase-count-zero": ["how-often", "0次/日"],
  "phrase-count-reversed": ["how-often", "5-3 per week"],
  "phrase-two-points": ["how-often", '{ times: { min: 1 }, per: month, "on": { days: [2] }, by: { days: [5] } }'],
  "phrase-points-mixed": ["how-often", "每月2日和10日至15日"],
  "phrase-two-dates": ["how-often", "每年6月5日、12月25日"],
  "phrase-by-several": ["how-often", "每月一次，不晚于5、10日"],
  "phrase-which-month": ["how-often", "{ times: { min: 1 }, per: quarter, by: { days: [5] } }"],
  "phrase-point-unfit": ["how-often", '{ times: { min: 1 }, per: month, "on": { weekdays: [2] } }'],
  "phrase-point-outside": ["how-often", "每月32日"],
  "phrase-day-of-stretch": [
    "how-often",
    '{ times: { min: 1 }, per: year, "on": { months: [{ from: 3, to: 5 }], days: [25] } }',
  ],
  "phrase-between-empty": ["how-often", "daily between 08:00 and 08:00"],
  "phrase-stretch-reversed": ["how-often", "每月20日至10日"],
  "phrase-points-overlap": ["how-often", "monthly on day 2, 2"],
  "duration-unknown": ["grace", "很久"],
  "duration-ambiguous": ["grace", "半天"],
  "duration-no-figure": ["grace", "立即"],
  "duration-unit-missing": ["grace", '"30"'],
  "duration-mixed": ["grace", "1天12小时"],
  "duration-fraction": ["grace", "1.5h"],
  "duration-zero": ["grace", "-3h"],
  "duration-too-long": ["grace", "200年"],
  "duration-working-days": ["limit", "2个工作日"],
  "ratio-unknown": ["bands", "most"],
  "ratio-beyond-whole": ["pass", "140%"],
  "clock-time-unknown": ["starts", "noon"],
  "date-unknown": ["in-force", "soon"],
  "date-missing": ["closed", "2026-02-30"],
  "hours-unknown": ["hours", "all day"],
  "hours-empty": ["hours", "08:30-08:30"],
  "hours-overlap": ["hours", "08:30-12:00, 11:00-18:00"],
  "weekdays-unknown": ["weekdays", "monday-friday"],
  "range-unknown": ["floors", "ground"],
  "range-reversed": ["floors", "4-1"],
  "zone-unknown": ["timezone", "Asia/Beijing"],
  "zone-offset": ["timezone", "CST"],
};
