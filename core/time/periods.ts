import type { Times } from "../rule.ts";
import { dayFrom, weekdayOf, yearMonthDay, type DayNumber } from "./civil.ts";

export type Per = Times["per"];
/** Civil days from … until, the last not included. */
export interface Days {
  readonly from: DayNumber;
  readonly until: DayNumber;
}

/** Months of the periods that are made of whole months. */
export const MONTHS = { month: 1, quarter: 3, "half-year": 6, year: 12 } as const;
/** Days of the month at which the parts of a month begin. */
const PARTS = { "half-month": [1, 16], decade: [1, 11, 21] } as const;

/** The calendar period that a day lies in. */
export function periodOf(per: Per, day: DayNumber): Days {
  if (per === "day" || per === "working-day") return { from: day, until: day + 1 };
  if (per === "week") return weekOfDay(day);
  const date = yearMonthDay(day);
  if (per === "half-month" || per === "decade") {
    const first = PARTS[per].findLast((start) => start <= date.day) ?? 1;
    const next = PARTS[per].find((start) => start > date.day);
    const from = dayFrom(date.year, date.month, first);
    return { from, until: next ? dayFrom(date.year, date.month, next) : dayFrom(date.year, date.month + 1, 1) };
  }
  const first = date.month - ((date.month - 1) % MONTHS[per]);
  return { from: dayFrom(date.year, first, 1), until: dayFrom(date.year, first + MONTHS[per], 1) };
}

function weekOfDay(day: DayNumber): Days {
  const from = day - weekdayOf(day) + 1;
  return { from, until: from + 7 };
}
