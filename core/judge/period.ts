import type { Instant } from "../finding.ts";
import { type Civil, dayFrom, dayNumber, startOfDay, weekdayOf } from "../time/index.ts";

const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d\d)|(0[1-9]|1[0-2])))?$/;

/** The start of a period as forms hold it: 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W47, or the first day of any other. */
export function periodStart(text: unknown, civil: Civil): Instant | undefined {
  if (typeof text !== "string") return undefined;
  const day = dayNumber(text) ?? firstDay(PERIOD.exec(text));
  return day === undefined ? undefined : startOfDay(day, civil);
}

function firstDay(parts: RegExpExecArray | null): number | undefined {
  if (!parts) return undefined;
  const [year = 0, half, quarter, week, month] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (week !== undefined) return mondayOf(year, week);
  const first = half !== undefined ? half * 6 - 5 : quarter !== undefined ? quarter * 3 - 2 : (month ?? 1);
  return dayFrom(year, first, 1);
}

/** The Monday of a week (ISO 8601: 4 January lies in week 1). */
function mondayOf(year: number, week: number): number | undefined {
  const fourth = dayFrom(year, 1, 4);
  return week >= 1 && week <= 53 ? fourth - weekdayOf(fourth) + 1 + (week - 1) * 7 : undefined;
}
