import type { Instant } from "../../finding.ts";
import { refuse } from "../../refusal.ts";
import { dateOf, dayNumber, instant, readDate, startOfDay, type Civil } from "../../time/index.ts";
import { Refused } from "./context.ts";

/** The moment and the days a check is about. */
export interface Span {
  readonly asOf: Instant;
  readonly from: string;
  readonly to: string;
}

/** Now, the first of its month and its day, where nothing else is said. A date as moment is the end of that day. */
export function spanOf(
  asked: { readonly asOf?: string; readonly from?: string; readonly to?: string },
  now: Instant,
  civil: Civil,
): Span {
  const asOf = asked.asOf === undefined ? now : momentOf(asked.asOf, civil);
  const to = asked.to === undefined ? dateOf(asOf, civil) : dateIn("--to", asked.to);
  const from = asked.from === undefined ? `${to.slice(0, 8)}01` : dateIn("--from", asked.from);
  if (from > to) throw new Refused(refuse("span-backwards", { from, to }));
  return { asOf, from, to };
}

function momentOf(text: string, civil: Civil): Instant {
  const date = readDate(text);
  const day = typeof date === "string" ? dayNumber(date) : undefined;
  if (day !== undefined) return startOfDay(day + 1, civil) - 1;
  const moment = instant(text);
  if (moment === undefined) throw new Refused(refuse("moment-not-read", { found: text }));
  return moment;
}

/** The date that an option gives. */
export function dateIn(option: string, text: string): string {
  const date = readDate(text);
  if (typeof date !== "string") throw new Refused(refuse("date-not-read", { option, found: text }));
  return date;
}
