import type { Instant } from "../finding.ts";
import type { Times } from "../rule.ts";
import { opensIn, type OpenCalendar } from "./calendar.ts";
import { dayOf, startOfDay, type Civil } from "./days.ts";
import { periodOf, type Days } from "./periods.ts";
import { spotsOf } from "./spots.ts";

/**
 * The windows of a rule, in order. An answer counts from `start`; from `by` on it is late; at `end` the window closes.
 * Windows that begin before `knownFrom` or from `unknownFrom` on rest on days off that nobody has announced.
 */
export interface Windows {
  readonly length: number;
  readonly start: Int32Array;
  readonly by: Int32Array;
  readonly end: Int32Array;
  readonly knownFrom?: Instant;
  readonly unknownFrom?: Instant;
}

/**
 * All windows that touch [from, until), each whole. With a calendar, days on which it never opens have no windows of their own,
 * points on them fall away, and so does a longer window in which it never opens.
 */
export function windowsOf(times: Times, civil: Civil, from: Instant, until: Instant, calendar?: OpenCalendar): Windows {
  const rows: [number, number, number][] = [];
  if (times.per === "working-day" && !calendar) throw new RangeError("working days need a calendar");
  let period = periodOf(times.per, dayOf(from, civil));
  while (startOfDay(period.from, civil) < until) {
    if (!calendar || opensIn(calendar, period)) {
      for (const row of windowsIn(period, times, civil, calendar)) if (row[2] > from && row[0] < until) rows.push(row);
    }
    period = periodOf(times.per, period.until);
  }
  const known = calendar?.known;
  return {
    length: rows.length,
    start: Int32Array.from(rows, (row) => row[0]),
    by: Int32Array.from(rows, (row) => row[1]),
    end: Int32Array.from(rows, (row) => row[2]),
    ...(known && { knownFrom: startOfDay(known.from, civil), unknownFrom: startOfDay(known.until, civil) }),
  };
}

function windowsIn(period: Days, times: Times, civil: Civil, calendar?: OpenCalendar): [Instant, Instant, Instant][] {
  const [start, end] = [startOfDay(period.from, civil), startOfDay(period.until, civil)];
  if (end <= start) return [];
  if (times.on) {
    const spots = spotsOf(times.on, period, civil, calendar);
    return spots.map((spot, i) => {
      const close = spots[i + 1]?.from ?? end;
      return [spot.from, Math.min(spot.until, close), close];
    });
  }
  const [last] = times.by ? spotsOf(times.by, period, civil) : times.before ? spotsOf(times.before, period, civil) : [];
  if (!last) return [[start, end, end]];
  return [[start, Math.min(times.by ? last.until : last.from, end), end]];
}
