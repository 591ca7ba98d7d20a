import type { Instant } from "../finding.ts";
import type { State } from "../../schemas/generated/names.ts";
import { dayFrom, daysIn, yearMonthDay, type DayNumber } from "./civil.ts";
import { dayOf, startOfDay, type Civil } from "./days.ts";
import { spansOf, type Spans } from "./spans.ts";

/**
 * The spans of a state given by dates of the year that touch [from, until), first and last day included; the year may be wrapped.
 * In a year without 29 February a span that begins then begins on 1 March, and one that ends then ends on 28 February.
 */
export function spansOfState(state: Pick<State, "dates">, civil: Civil, from: Instant, until: Instant): Spans {
  const [first, last] = state.dates;
  const pairs: [Instant, Instant][] = [];
  const lastYear = yearMonthDay(dayOf(until, civil)).year;
  for (let year = yearMonthDay(dayOf(from, civil)).year - 1; year <= lastYear + 1; year++) {
    const endYear = last < first ? year + 1 : year;
    pairs.push([startOfDay(dayIn(year, first, "first"), civil), startOfDay(dayIn(endYear, last, "last") + 1, civil)]);
  }
  const all = spansOf(pairs);
  const touching = Array.from(all.start, (start, i) => [start, all.end[i]!] as const).filter(
    ([start, end]) => end > from && start < until,
  );
  return spansOf(touching);
}

function dayIn(year: number, date: string, edge: "first" | "last"): DayNumber {
  const [month, day] = [Number(date.slice(0, 2)), Number(date.slice(3))];
  const most = daysIn(year, month);
  if (day <= most) return dayFrom(year, month, day);
  return dayFrom(year, month, most) + (edge === "first" ? 1 : 0);
}
