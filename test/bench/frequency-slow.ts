import { perOf, ROWS, type Marks, type Per } from "./frequency-site.ts";

/** Seconds since 2000 → since 1970. */
const EPOCH = 946_684_800;

/** How many marks each period of each row has, by site, row and the instant at which the period begins: mark by mark, with the platform's own calendar. */
export function slowCounts({ pair, at }: Marks, zone: string): ReadonlyMap<string, number> {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  const starts = new Map<string, number>();
  const counts = new Map<string, number>();
  for (let i = 0; i < at.length; i++) {
    const row = pair[i]! % ROWS;
    const first = firstDay(perOf(row), format.format((at[i]! + EPOCH) * 1000));
    let start = starts.get(first);
    if (start === undefined) starts.set(first, (start = midnight(first, zone)));
    const key = `${Math.floor(pair[i]! / ROWS)} ${row} ${start}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function firstDay(per: Per, date: string): string {
  if (per === "day") return date;
  const day = new Date(`${date}T00:00:00Z`);
  if (per === "week")
    return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  const month = per === "month" ? day.getUTCMonth() : day.getUTCMonth() - (day.getUTCMonth() % 3);
  return new Date(Date.UTC(day.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
}

/** The first second of a date in a zone, found by trying every quarter of an hour around it. */
function midnight(date: string, zone: string): number {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  const noon = Date.parse(`${date}T00:00:00Z`);
  for (let t = noon - 86_400_000; ; t += 900_000) if (format.format(t) === date) return t / 1000 - EPOCH;
}
