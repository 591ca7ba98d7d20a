import type { Instant } from "../finding.ts";
import type { Lang } from "../text/text.ts";
import { civilDate, weekOf, yearMonthDay, type DayNumber } from "./civil.ts";
import { dayOf, startOfDay, type Civil } from "./days.ts";
import { periodOf, type Per } from "./periods.ts";
import { zoneOf } from "./zone.ts";

const PERIODS = [
  "day",
  "week",
  "decade",
  "half-month",
  "month",
  "quarter",
  "half-year",
  "year",
] as const satisfies readonly Per[];
type Period = (typeof PERIODS)[number];

/** A window in few words: 2026-11-20, 2026年第47周, 2026年11月上半月; else its first and last moment. */
export function sayWindow(start: Instant, end: Instant, civil: Civil, lang: Lang): string {
  const from = dayOf(start, civil);
  const until = dayOf(end, civil);
  if (startOfDay(from, civil) !== start || startOfDay(until, civil) !== end) return sayStretch(start, end, civil, lang);
  const per = PERIODS.find((period) => periodOf(period, from).from === from && periodOf(period, from).until === until);
  if (per) return sayPeriod(per, from, lang);
  return `${civilDate(from)}${lang === "zh" ? "至" : " to "}${civilDate(until - 1)}`;
}

/** A moment as the clocks of the site show it: 2026-11-20 08:30. */
export function sayInstant(t: Instant, civil: Civil): string {
  return localTime(t, civil).replace("T", " ");
}

/** The date and time that the clocks of the zone show: 2026-11-20T08:30. */
export function localTime(t: Instant, civil: Civil): string {
  const wall = zoneOf(civil.zone).wallTime(t);
  const day = Math.floor(wall / 86_400);
  const minutes = Math.floor((wall - day * 86_400) / 60);
  return `${civilDate(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function sayStretch(start: Instant, end: Instant, civil: Civil, lang: Lang): string {
  const [from, until] = [sayInstant(start, civil), sayInstant(end, civil)];
  const sameDay = from.slice(0, 10) === until.slice(0, 10);
  return `${from}${lang === "zh" ? "至" : " to "}${sameDay ? until.slice(11) : until}`;
}

function sayPeriod(per: Period, day: DayNumber, lang: Lang): string {
  const { year, month, day: date } = yearMonthDay(day);
  const half = month < 7 ? 0 : 1;
  const quarter = Math.ceil(month / 3);
  const part = date < 11 ? 0 : date < 21 ? 1 : 2;
  const week = weekOf(day);
  const zh: Readonly<Record<Period, string>> = {
    day: civilDate(day),
    week: `${week.year}年第${week.week}周`,
    decade: `${year}年${month}月${["上", "中", "下"][part]}旬`,
    "half-month": `${year}年${month}月${date < 16 ? "上" : "下"}半月`,
    month: `${year}年${month}月`,
    quarter: `${year}年第${quarter}季度`,
    "half-year": `${year}年${["上", "下"][half]}半年`,
    year: `${year}年`,
  };
  const yearMonth = `${year}-${two(month)}`;
  const en: Readonly<Record<Period, string>> = {
    day: civilDate(day),
    week: `week ${week.week} of ${week.year}`,
    decade: `${yearMonth}, ${["first", "second", "last"][part]} third`,
    "half-month": `${yearMonth}, ${date < 16 ? "first" : "second"} half`,
    month: yearMonth,
    quarter: `quarter ${quarter} of ${year}`,
    "half-year": `${["first", "second"][half]} half of ${year}`,
    year: `${year}`,
  };
  return lang === "zh" ? zh[per] : en[per];
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
