import { Temporal } from "temporal-polyfill";
import type { Verdict } from "../../../core/finding.ts";
import { compare, midnight, nextPeriod, periodStart, type SlowRule, type Zoned } from "./slow.ts";

/*
 * The obvious models of longest gaps, rounds, states and different answers. Each takes the times at which something was done at
 * one place, in order, and is written apart from the judge.
 */

export interface Slow {
  readonly start: string;
  readonly verdict: Verdict;
  readonly found: number;
}

/** Dates of the year, first and last day included. */
export type Season = readonly [string, string];

export interface Asked {
  readonly zone: string;
  /** The first day of the rule, and the days asked for. */
  readonly begins: string;
  readonly from: string;
  readonly to: string;
  readonly now: Zoned;
  readonly season: Season | undefined;
}

interface Stretch {
  readonly first: Temporal.PlainDate;
  /** The day after its last; nothing where it has no end. */
  readonly end?: Temporal.PlainDate;
}

const instantOf = (time: Zoned): string => time.toInstant().toString();
const startOf = (date: Temporal.PlainDate, zone: string): Zoned => date.toZonedDateTime(zone);
const daysBetween = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => a.until(b, { largestUnit: "days" }).days;
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b);

/** When the rule is in force and its season lasts. */
function stretches({ begins, season }: Asked): Stretch[] {
  const first = Temporal.PlainDate.from(begins);
  if (!season) return [{ first }];
  const [opens, closes] = season;
  return [first.year - 1, first.year, first.year + 1]
    .map((year) => ({
      first: later(first, Temporal.PlainDate.from(`${year}-${opens}`)),
      end: Temporal.PlainDate.from(`${closes < opens ? year + 1 : year}-${closes}`).add({ days: 1 }),
    }))
    .filter((stretch) => Temporal.PlainDate.compare(stretch.first, stretch.end) < 0);
}

const isIn = (date: Temporal.PlainDate, { first, end }: Stretch): boolean =>
  Temporal.PlainDate.compare(date, first) >= 0 && (!end || Temporal.PlainDate.compare(date, end) < 0);

/** Every so many days, by the distance of dates. */
export function slowGaps(days: number, times: readonly Zoned[], asked: Asked): Slow[] {
  const { zone, now, from, to } = asked;
  const [opens, closes] = [midnight(from, zone), midnight(to, zone).add({ days: 1 })];
  return stretches(asked).flatMap((stretch) => {
    const deeds = times.map((time) => time.toPlainDate()).filter((date) => isIn(date, stretch));
    const dates = [stretch.first, ...deeds].filter((date, i, all) => i === 0 || !date.equals(all[i - 1]!));
    return dates.flatMap((date, i): Slow[] => {
      const due = startOf(date.add({ days: days + 1 }), zone);
      const next = dates[i + 1];
      const end = stretch.end && startOf(stretch.end, zone);
      const over = end !== undefined && compare(now, end) >= 0;
      const until = next ? startOf(next, zone) : over ? end : now;
      const seen = compare(startOf(date, zone), closes) < 0 && (compare(due, opens) > 0 || compare(until, opens) > 0);
      const today = over && stretch.end ? stretch.end.subtract({ days: 1 }) : now.toPlainDate();
      const found = Math.max(0, daysBetween(date, next ?? today));
      const verdict = next
        ? found <= days
          ? "met"
          : "late"
        : over && compare(due, end) > 0
          ? "not-applicable"
          : compare(now, due) < 0
            ? "due"
            : "overdue";
      return seen ? [{ start: instantOf(startOf(date, zone)), verdict, found }] : [];
    });
  });
}

/** Hours of a day in which rounds are made, as minutes; all day where there are none. */
export type Hours = readonly [number, number] | undefined;

/** A longest gap in half-hours of open time, seen half-hour by half-hour. `loose`: days on which something was done at no known time. */
export function slowRounds(
  gap: number,
  hours: Hours,
  times: readonly Zoned[],
  loose: readonly Temporal.PlainDate[],
  asked: Asked,
): Slow[] {
  const { zone, now, from, to, begins } = asked;
  const [opens, closes] = [midnight(from, zone), midnight(to, zone).add({ days: 1 })];
  const all = stretches(asked);
  const slots: Slot[] = [];
  for (let t = midnight(begins, zone); compare(t, closes) < 0; t = t.add({ minutes: 30 })) {
    const minutes = t.hour * 60 + t.minute;
    const date = t.toPlainDate();
    const stretch = all.find((one) => isIn(date, one));
    slots.push({ t, date, stretch, open: !!stretch && (!hours || (minutes >= hours[0] && minutes < hours[1])) });
  }
  const exact = brokenDays(gap, slots, times, [], now);
  const proven = brokenDays(gap, slots, times, loose, now);
  const asking = slots.filter(({ open, t }) => open && compare(t, opens) >= 0);
  return [...new Set(asking.map(({ date }) => date.toString()))].map((day): Slow => {
    const open = asking.filter(({ date }) => date.toString() === day);
    const [start, end] = [open[0]!.t, open.at(-1)!.t.add({ minutes: 30 })];
    const found = times.filter((time) => compare(time, start) >= 0 && compare(time, end) < 0).length;
    const kept = compare(now, end) >= 0 ? "met" : "due";
    const verdict = exact.has(day) ? (proven.get(day) ?? "unknown") : kept;
    return { start: instantOf(start), verdict, found };
  });
}

interface Slot {
  readonly t: Zoned;
  readonly date: Temporal.PlainDate;
  readonly stretch: Stretch | undefined;
  readonly open: boolean;
}

/** The days on which a gap was too long at some open half-hour before now: late if a deed of its season ended it, else overdue. */
function brokenDays(
  gap: number,
  slots: readonly Slot[],
  times: readonly Zoned[],
  loose: readonly Temporal.PlainDate[],
  now: Zoned,
): Map<string, "late" | "overdue"> {
  const verdicts = new Map<string, "late" | "overdue">();
  let waiting: string[] = [];
  let passed = 0;
  const done = () => {
    for (const day of waiting) if (!verdicts.has(day)) verdicts.set(day, "late");
    [waiting, passed] = [[], 0];
  };
  const close = () => {
    for (const day of waiting) verdicts.set(day, "overdue");
    [waiting, passed] = [[], 0];
  };
  let before: Stretch | undefined;
  const moments = new Set(times.map((time) => time.epochMilliseconds));
  const looseDays = new Set(loose.map(String));
  for (const { t, date, stretch, open } of slots) {
    if (compare(t, now) >= 0) break;
    if (stretch !== before) close();
    before = stretch;
    const isLoose = looseDays.has(date.toString());
    if (isLoose || moments.has(t.epochMilliseconds)) done();
    if (!open || isLoose) continue;
    if (passed >= gap) waiting.push(date.toString());
    passed++;
  }
  const { t, date, stretch } = slots.at(-1)!;
  const inTime = (day: Temporal.PlainDate) => stretch !== undefined && isIn(day, stretch);
  if (times.some((time) => compare(time, t) > 0 && inTime(time.toPlainDate()))) done();
  if (loose.some((day) => Temporal.PlainDate.compare(day, date) > 0 && inTime(day))) done();
  close();
  return verdicts;
}

/** So many answers a period, or on so many days; only in whole periods of the season. */
export function slowCounts(
  { min, per }: Pick<SlowRule, "min" | "per">,
  onDifferentDays: boolean,
  times: readonly Zoned[],
  asked: Asked,
): Slow[] {
  const { zone, now, begins, from, to } = asked;
  const [opens, closes] = [midnight(from, zone), midnight(to, zone).add({ days: 1 })];
  const duties: Slow[] = [];
  for (
    let start = periodStart(midnight(begins, zone), per);
    compare(start, closes) < 0;
    start = nextPeriod(start, per)
  ) {
    const end = nextPeriod(start, per);
    const days: Temporal.PlainDate[] = [];
    for (let day = start.toPlainDate(); compare(startOf(day, zone), end) < 0; day = day.add({ days: 1 }))
      days.push(day);
    const inside = days.filter((day) => stretches(asked).some((stretch) => isIn(day, stretch)));
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) continue;
    const [begin, until] = [startOf(first, zone), startOf(last.add({ days: 1 }), zone)];
    if (compare(until, opens) <= 0) continue;
    const hits = times.filter((time) => compare(time, begin) >= 0 && compare(time, until) < 0);
    const found = onDifferentDays ? new Set(hits.map((time) => time.toPlainDate().toString())).size : hits.length;
    const open = compare(now, until) < 0 ? "due" : found > 0 ? "short" : "missed";
    const verdict = inside.length < days.length ? "not-applicable" : found >= min ? "met" : open;
    duties.push({ start: instantOf(begin), verdict, found });
  }
  return duties;
}
