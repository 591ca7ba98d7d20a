/** A day of the civil calendar: 2026-11-20. */
export type CivilDate = string;
/** Days since 2000-01-01; a date as a number, without any zone. */
export type DayNumber = number;
export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The day number of a year, month and day; months beyond 1-12 run on into other years. */
export function dayFrom(year: number, month: number, day: number): DayNumber {
  return (Date.UTC(year, month - 1, day) - EPOCH_MS) / MS_PER_DAY;
}

export function yearMonthDay(day: DayNumber): YearMonthDay {
  const date = new Date(EPOCH_MS + day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day number of a date as it is written, or undefined where there is no such day. */
export function dayNumber(date: CivilDate): DayNumber | undefined {
  const [, year, month, day] = (DATE.exec(date) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1000) return undefined;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? dayFrom(year, month, day) : undefined;
}

export function civilDate(day: DayNumber): CivilDate {
  return new Date(EPOCH_MS + day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 5) % 7) + 7) % 7) + 1;
}

export function daysIn(year: number, month: number): number {
  return dayFrom(year, month + 1, 1) - dayFrom(year, month, 1);
}

/** The corresponding day `months` later, or the last day of that month where it has none (Civil Code 202). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const from = yearMonthDay(day);
  const first = yearMonthDay(dayFrom(from.year, from.month + months, 1));
  return dayFrom(first.year, first.month, Math.min(from.day, daysIn(first.year, first.month)));
}

/** The week of the year that a day lies in (ISO 8601: weeks begin on Monday, week 1 has the first Thursday). */
export function weekOf(day: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = yearMonthDay(thursday);
  return { year, week: Math.floor((thursday - dayFrom(year, 1, 1)) / 7) + 1 };
}
