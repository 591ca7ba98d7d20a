import type { Instant } from "../finding.ts";
import type { Point, Range } from "../rule.ts";
import { opensIn, type OpenCalendar } from "./calendar.ts";
import { dayFrom, yearMonthDay } from "./civil.ts";
import { instantAt, secondsOf, startOfDay, type Civil } from "./days.ts";
import type { Days } from "./periods.ts";

const DAY = 86_400;

/** A point or stretch of one period, as instants. */
export interface Spot {
  readonly from: Instant;
  readonly until: Instant;
}

/** The points that a phrase names in a period, in order; two that fall on the same moment are one. */
export function spotsOf(point: Point, period: Days, civil: Civil, calendar?: OpenCalendar): Spot[] {
  const spots: Spot[] = [];
  for (const days of daysOf(point, period, calendar)) {
    if (calendar && !opensIn(calendar, days)) continue;
    if (point.at) for (const time of point.at) spots.push(timeSpot(days, time, lengthOf(time), civil));
    else if (point.between) spots.push(timeSpot(days, point.between[0]!, betweenLength(point.between), civil));
    else
      spots.push(lasting(startOfDay(days.from, civil), startOfDay(days.until, civil), (days.until - days.from) * DAY));
  }
  spots.sort((a, b) => a.from - b.from || a.until - b.until);
  return spots.filter((spot, i) => spot.from !== spots[i - 1]?.from);
}

function timeSpot(days: Days, from: string, seconds: number, civil: Civil): Spot {
  return lasting(instantAt(days.from, from, civil), instantAt(days.from, from, civil, seconds), seconds);
}

/** A point that the clocks or the calendar skip is the moment of the jump, and lasts as long as it would have. */
function lasting(from: Instant, until: Instant, seconds: number): Spot {
  return { from, until: until > from ? until : from + seconds };
}

/** 08 lasts an hour, 08:30 a minute. */
function lengthOf(time: string): number {
  return time.length === 2 ? 3600 : 60;
}

function betweenLength([from = "", until = ""]: readonly string[]): number {
  return (secondsOf(until) - secondsOf(from) + DAY) % DAY || DAY;
}

/** The days of a point, each item of a list by itself: 2, 16 are two days, 11-20 is one stretch. */
function daysOf(point: Point, period: Days, calendar?: OpenCalendar): Days[] {
  if (point.weekdays) return point.weekdays.map((item) => stretch(item, period.from - 1, 7));
  if (!point.months) return daysOfMonth(point, period, calendar);
  const { year, month } = yearMonthDay(period.from);
  const last = yearMonthDay(period.until - 1);
  const count = (last.year - year) * 12 + last.month - month + 1;
  return point.months
    .map((item) => stretch(item, month - 1, count))
    .map((months) => ({ from: dayFrom(year, months.from, 1), until: dayFrom(year, months.until, 1) }))
    .flatMap((months) => daysOfMonth(point, months, calendar));
}

function daysOfMonth(point: Point, month: Days, calendar?: OpenCalendar): Days[] {
  if (point["working-days"]) return workingDays(point["working-days"], month, calendar);
  if (!point.days) return [month];
  return point.days.map((item) => stretch(item, month.from - 1, month.until - month.from));
}

/** Positions 1 … count, or from the end with a minus, counted on from `before`; those past the last are the last. */
function stretch(item: number | Range, before: number, count: number): Days {
  const place = (n: number) => before + Math.min(Math.max(n < 0 ? count + 1 + n : n, 1), count);
  return typeof item === "number"
    ? { from: place(item), until: place(item) + 1 }
    : { from: place(item.from), until: place(item.to) + 1 };
}

function workingDays(places: readonly number[], month: Days, calendar?: OpenCalendar): Days[] {
  if (!calendar) throw new RangeError("working days need a calendar");
  const days: Days[] = [];
  for (let day = month.from; day < month.until; day++) {
    if (calendar.hoursOf(day).length > 0) days.push({ from: day, until: day + 1 });
  }
  return places.flatMap((n) => days.at(n < 0 ? n : n - 1) ?? []);
}
