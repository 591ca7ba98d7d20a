import type { Instant } from "../finding.ts";
import type { Duration } from "../rule.ts";
import type { OpenCalendar } from "./calendar.ts";
import { addMonths, type DayNumber } from "./civil.ts";
import { dayOf, startOfDay, type Civil } from "./days.ts";

const MONTHS = { month: 1, year: 12 } as const;

/** Whether a duration is so much time that passes, and not so many civil days. */
export const elapses = ({ unit }: Pick<Duration, "unit">): boolean => unit === "minute" || unit === "hour";

/**
 * The moment at which a duration from `t` has passed; an answer before it is in time. Minutes and hours elapse, the figure included. Days, weeks, months and
 * years count civil days: the starting day is not counted, the last ends at 24:00 (Civil Code 201, 202). Undefined where working days
 * run past the last day that is announced.
 */
export function addDuration(
  t: Instant,
  { n, unit }: Duration,
  civil: Civil,
  calendar?: OpenCalendar,
): Instant | undefined {
  if (unit === "minute" || unit === "hour") return t + n * (unit === "hour" ? 3600 : 60) + 1;
  const day = dayOf(t, civil);
  if (unit === "day") return startOfDay(day + n + 1, civil);
  if (unit === "week") return startOfDay(day + 7 * n + 1, civil);
  if (unit !== "working-day") return startOfDay(addMonths(day, n * MONTHS[unit]) + 1, civil);
  if (!calendar) throw new RangeError("working days need a calendar");
  const last = workingDayAfter(day, n, calendar);
  return last === undefined ? undefined : startOfDay(last + 1, civil);
}

/** The n-th day after `day` on which the calendar opens; none within ten years or past what is announced. */
function workingDayAfter(day: DayNumber, n: number, calendar: OpenCalendar): DayNumber | undefined {
  const end = Math.min(day + 3_660, calendar.known?.until ?? Infinity);
  let left = n;
  for (let next = day + 1; next < end; next++) {
    if (calendar.hoursOf(next).length > 0 && --left === 0) return next;
  }
  return undefined;
}
