import type { Instant } from "../finding.ts";
import type { Announced, Calendar } from "../../schemas/generated/names.ts";
import { civilDate, dayFrom, dayNumber, weekdayOf, type DayNumber } from "./civil.ts";
import { dayOf, secondsOf, startOfDay, type Civil } from "./days.ts";
import { isFault } from "./fault.ts";
import type { Days } from "./periods.ts";
import { readWeekdays, WEEKDAYS } from "./readers.ts";
import { spansOf, type Spans } from "./spans.ts";
import { zoneOf } from "./zone.ts";

type Calendars = Readonly<Record<string, Calendar>>;
/** Seconds of wall time from midnight of a date; an end beyond 86,400 lies in the next date. */
type Interval = readonly [number, number];
export type Holiday = "statutory" | "in-lieu" | "weekend" | "make-up";

/** A calendar with its holiday table, ready to be asked. */
export interface OpenCalendar {
  hoursOf(day: DayNumber): readonly Interval[];
  /** What was announced for a day, whether the calendar heeds it or not. */
  holidayOf(day: DayNumber): Holiday | undefined;
  /** The days for which holidays are announced, where the calendar asks for holidays. */
  readonly known?: { readonly from: DayNumber; readonly until: DayNumber };
}

/** A calendar by its name; names and dates have been checked at load. */
export function openCalendar(name: string, calendars: Calendars): OpenCalendar {
  const calendar = calendars[name];
  if (!calendar) throw new RangeError(`there is no calendar ${name}`);
  const week = weekOf(calendar.hours ?? {});
  const rule = calendar.holidays;
  const table = rule ? calendars[rule.of] : calendar;
  const holidays = holidaysOf(table?.years ?? {});
  const exceptions = new Map<DayNumber, readonly Interval[]>();
  for (const date of calendar.closed ?? []) exceptions.set(dayOfDate(date), []);
  for (const [date, hours] of Object.entries(calendar.open ?? {}))
    exceptions.set(dayOfDate(date), hours.map(intervalOf));
  const makeUp = rule?.["make-up"];
  const hoursOf = (day: DayNumber): readonly Interval[] => {
    const exception = exceptions.get(day);
    if (exception) return exception;
    const holiday = rule?.then === "closed" ? holidays.get(day) : undefined;
    if (holiday && holiday !== "make-up") return [];
    return week[holiday && makeUp ? WEEKDAYS.indexOf(makeUp) + 1 : weekdayOf(day)] ?? [];
  };
  const known = rule?.then === "closed" ? announced(table) : undefined;
  return { hoursOf, holidayOf: (day) => holidays.get(day), ...(known && { known }) };
}

/** Opening intervals that touch [from, until). An interval over midnight belongs to the day on which it starts. */
export function openings(calendar: OpenCalendar, civil: Civil, from: Instant, until: Instant): Spans {
  const zone = zoneOf(civil.zone);
  const pairs: [Instant, Instant][] = [];
  const last = dayOf(until, civil) + 1;
  for (let day = dayOf(from, civil) - 1; day <= last; day++) {
    for (const [start, end] of calendar.hoursOf(day)) {
      const pair: [Instant, Instant] = [zone.instant(day * 86_400 + start), zone.instant(day * 86_400 + end)];
      if (pair[1] > from && pair[0] < until) pairs.push(pair);
    }
  }
  const { known } = calendar;
  return spansOf(pairs, known && startOfDay(known.from, civil), known && startOfDay(known.until, civil));
}

/** Whether a calendar opens on any of some days. */
export function opensIn(calendar: OpenCalendar, { from, until }: Days): boolean {
  for (let day = from; day < until; day++) if (calendar.hoursOf(day).length > 0) return true;
  return false;
}

function weekOf(
  hours: Readonly<Record<string, readonly (readonly [string, string])[]>>,
): readonly (readonly Interval[])[] {
  const week: (readonly Interval[])[] = [];
  for (const [key, intervals] of Object.entries(hours)) {
    const days = readWeekdays(key);
    if (isFault(days)) throw new RangeError(`${key} names no weekdays`);
    for (const day of days) week[day] = intervals.map(intervalOf);
  }
  return week;
}

function intervalOf([start, end]: readonly [string, string]): Interval {
  const [from, until] = [secondsOf(start), secondsOf(end)];
  return [from, until > from ? until : until + 86_400];
}

function holidaysOf(years: Readonly<Record<string, Announced>>): ReadonlyMap<DayNumber, Holiday> {
  const holidays = new Map<DayNumber, Holiday>();
  for (const year of Object.values(years)) {
    for (const date of Object.values(year.statutory).flat()) holidays.set(dayOfDate(date), "statutory");
    for (const date of year["in-lieu"]) holidays.set(dayOfDate(date), "in-lieu");
    for (const date of year.weekend ?? []) holidays.set(dayOfDate(date), "weekend");
    for (const date of year["make-up"]) holidays.set(dayOfDate(date), "make-up");
  }
  return holidays;
}

/** The years without a gap up to the last one that is announced. A table without years announces nothing. */
function announced(table: Calendar | undefined): { from: DayNumber; until: DayNumber } {
  const years = Object.keys(table?.years ?? {})
    .map(Number)
    .sort((a, b) => b - a);
  const [last] = years;
  if (last === undefined) return { from: 0, until: 0 };
  const first = last - years.findIndex((_, i) => years[i + 1] !== last - i - 1);
  return { from: dayFrom(first, 1, 1), until: dayOfDate(table?.["announced-until"] ?? `${last}-12-31`) + 1 };
}

function dayOfDate(date: string): DayNumber {
  const day = dayNumber(date);
  if (day === undefined) throw new RangeError(`${date} is no date`);
  return day;
}

/** The last day for which a calendar's holidays are announced. */
export function announcedUntil(calendar: OpenCalendar): string | undefined {
  return calendar.known && civilDate(calendar.known.until - 1);
}
