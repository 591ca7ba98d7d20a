import { Temporal } from "temporal-polyfill";
import type { StoredRecord } from "../../../core/record.ts";
import type { Verdict } from "../../../core/finding.ts";

/*
 * The obvious model, written apart from the judge: for each duty it looks through all records. It knows no track, no table and no
 * instant in integers, and asks Temporal for every date.
 */

export interface SlowRule {
  readonly row: string;
  readonly min: number;
  readonly max?: number;
  readonly overFails: boolean;
  readonly per: "day" | "week" | "half-month" | "month" | "quarter";
  /** Hours of grace after the end. */
  readonly grace: number;
  /** Only from the first day to this one is in time; the rest of the window is late. */
  readonly byDay?: number;
}

export interface SlowDuty {
  readonly place: string;
  readonly row: string;
  readonly start: string;
  readonly verdict: Verdict;
  readonly found: number;
}

export type Zoned = Temporal.ZonedDateTime;
export const compare = Temporal.ZonedDateTime.compare;

/** What is in force at a moment: received by then, not corrected or withdrawn by then. */
export function inForce(records: readonly StoredRecord[], asOf: Temporal.Instant): StoredRecord[] {
  const known = records.filter((record) => Temporal.Instant.compare(record.received, asOf) <= 0);
  const replaced = new Set(known.flatMap((record) => record.corrects ?? record.withdraws ?? []));
  return known.filter((record) => record.withdraws === undefined && !replaced.has(record.id));
}

export function slowJudge(
  rules: readonly SlowRule[],
  places: readonly string[],
  records: readonly StoredRecord[],
  zone: string,
  range: { readonly asOf: string; readonly from: string; readonly to: string; readonly begins: string },
): SlowDuty[] {
  const asOf = Temporal.Instant.from(range.asOf);
  const now = asOf.toZonedDateTimeISO(zone);
  const known = inForce(records, asOf);
  const [from, until] = [midnight(range.from, zone), midnight(range.to, zone).add({ days: 1 })];
  return rules.flatMap((rule) =>
    places.flatMap((place) => {
      const times = timesOf(known, rule.row, place, zone);
      return slowLine(rule, place, times, now, zone, { begins: range.begins, from, until });
    }),
  );
}

/** When a row was done at a place. */
export function timesOf(records: readonly StoredRecord[], row: string, place: string, zone: string): Zoned[] {
  return records
    .filter((record) => record.form === "log")
    .flatMap((record) =>
      (record.marks ?? [])
        .filter((mark) => mark.row === row && (mark.place ?? record.place) === place)
        .map((mark) => mark.at ?? record.happened),
    )
    .map((time) => Temporal.Instant.from(time).toZonedDateTimeISO(zone))
    .sort(compare);
}

function slowLine(
  rule: SlowRule,
  place: string,
  times: Zoned[],
  now: Zoned,
  zone: string,
  range: { begins: string; from: Zoned; until: Zoned },
): SlowDuty[] {
  const duties: SlowDuty[] = [];
  const free = [...times];
  for (
    let start = periodStart(midnight(range.begins, zone), rule.per);
    compare(start, range.until) < 0;
    start = nextPeriod(start, rule.per)
  ) {
    const end = nextPeriod(start, rule.per);
    const whole = compare(start, midnight(range.begins, zone)) >= 0;
    const by = rule.byDay === undefined ? end : earlier(end, start.add({ days: rule.byDay }));
    const take = (a: Zoned, b: Zoned, most: number) => {
      const hits = free.filter((time) => compare(time, a) >= 0 && compare(time, b) < 0).slice(0, most);
      for (const hit of hits) free.splice(free.indexOf(hit), 1);
      return hits.length;
    };
    if (!whole) {
      const found = take(midnight(range.begins, zone), end, Infinity);
      const first = midnight(range.begins, zone).toInstant().toString();
      if (compare(end, range.from) > 0)
        duties.push({ place, row: rule.row, start: first, verdict: "not-applicable", found });
      continue;
    }
    const inTime = take(start, by, Infinity);
    const after = take(by, end, Infinity);
    const graceEnd = end.add({ hours: rule.grace, seconds: rule.grace > 0 ? 1 : 0 });
    const extra = rule.grace > 0 ? take(end, graceEnd, Math.max(0, rule.min - inTime - after)) : 0;
    const found = inTime + after + extra;
    const verdict = slowVerdict(rule, { inTime, found, now, start, by, end, graceEnd });
    if (compare(end, range.from) > 0)
      duties.push({ place, row: rule.row, start: start.toInstant().toString(), verdict, found });
  }
  return duties;
}

interface Seen {
  inTime: number;
  found: number;
  now: Zoned;
  start: Zoned;
  by: Zoned;
  end: Zoned;
  graceEnd: Zoned;
}

function slowVerdict(
  { min, max = Infinity, overFails, grace }: SlowRule,
  { inTime, found, now, start, by, end, graceEnd }: Seen,
): Verdict {
  const over = compare(now, end) >= 0;
  if (found === 0 && compare(now, start) < 0) return "due";
  if (overFails && found > max) return "failed";
  if (found >= min && overFails && max < Infinity && !over) return "due";
  if (inTime >= min) return "met";
  if (found >= min) return "late";
  if (compare(now, by) < 0) return "due";
  if (!over || (grace > 0 && compare(now, graceEnd) < 0)) return "overdue";
  return found > 0 ? "short" : "missed";
}

export const midnight = (date: string, zone: string): Zoned => Temporal.PlainDate.from(date).toZonedDateTime(zone);
const earlier = (a: Zoned, b: Zoned): Zoned => (compare(a, b) <= 0 ? a : b);
const at = (date: Temporal.PlainDate, like: Zoned): Zoned => date.toZonedDateTime(like.timeZoneId);

export function periodStart(time: Zoned, per: SlowRule["per"]): Zoned {
  const date = time.toPlainDate();
  if (per === "day") return at(date, time);
  if (per === "week") return at(date.subtract({ days: date.dayOfWeek - 1 }), time);
  if (per === "half-month") return at(date.with({ day: date.day < 16 ? 1 : 16 }), time);
  return at(date.with({ day: 1, month: per === "month" ? date.month : date.month - ((date.month - 1) % 3) }), time);
}

export function nextPeriod(start: Zoned, per: SlowRule["per"]): Zoned {
  const date = start.toPlainDate();
  if (per === "day") return at(date.add({ days: 1 }), start);
  if (per === "week") return at(date.add({ days: 7 }), start);
  if (per === "half-month")
    return at(date.day < 16 ? date.with({ day: 16 }) : date.with({ day: 1 }).add({ months: 1 }), start);
  return at(date.add({ months: per === "month" ? 1 : 3 }), start);
}
