import type { Instant } from "../finding.ts";
import { civilDate, dayNumber, type CivilDate, type DayNumber } from "./civil.ts";
import { zoneOf } from "./zone.ts";

/** The zone of a site, and the time of day ("HH:MM") at which its civil days begin. */
export interface Civil {
  readonly zone: string;
  readonly dayStarts: string;
}

const DAY = 86_400;

/** Seconds from midnight to a time of day, "08:30", "08" or "24:00". */
export function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
}

/** The first instant of a civil day. A day that the zone skipped begins and ends in the same moment. */
export function startOfDay(day: DayNumber, civil: Civil): Instant {
  return zoneOf(civil.zone).instant(day * DAY + secondsOf(civil.dayStarts));
}

/** The civil day that an instant lies in: the one d with startOfDay(d) <= t < startOfDay(d + 1). */
export function dayOf(t: Instant, civil: Civil): DayNumber {
  const day = Math.floor((zoneOf(civil.zone).wallTime(t) - secondsOf(civil.dayStarts)) / DAY);
  if (t < startOfDay(day, civil)) return day - 1;
  return t < startOfDay(day + 1, civil) ? day : nextBegun(day + 1, t, civil);
}

/** Clocks that are put back over the start of a day show the old day again, though the new one has begun. */
function nextBegun(day: DayNumber, t: Instant, civil: Civil): DayNumber {
  return t < startOfDay(day + 1, civil) ? day : nextBegun(day + 1, t, civil);
}

/** The first instant of a date that `readDate` has passed. */
export function startOf(date: CivilDate, civil: Civil): Instant {
  const day = dayNumber(date);
  if (day === undefined) throw new RangeError(`${date} is no date`);
  return startOfDay(day, civil);
}

export function dateOf(t: Instant, civil: Civil): CivilDate {
  return civilDate(dayOf(t, civil));
}

/** The instant at which the clocks show a time of a civil day, or `plus` seconds of the clock later. A time before `dayStarts` lies past midnight. */
export function instantAt(day: DayNumber, time: string, civil: Civil, plus = 0): Instant {
  const seconds = secondsOf(time);
  const wall = (seconds < secondsOf(civil.dayStarts) ? day + 1 : day) * DAY + seconds;
  return zoneOf(civil.zone).instant(wall + plus);
}
