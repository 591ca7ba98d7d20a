import type { RecordInput } from "../record.ts";
import type { Checklist, Form } from "../rule.ts";
import { iso, isFault, readDate, startOf, type Civil } from "../time/index.ts";

/** A claim may be ahead of the clock it is judged against by so many seconds: phones differ. */
const AHEAD = 300;

/** Whether a claimed time is too far ahead of the moment it is judged against; both in seconds, of whatever beginning. */
export const isAhead = (claimed: number, received: number): boolean => claimed > received + AHEAD;

/** A record that leaves open when it happened has it from the time field of its form; what holds a date alone is known to the day. */
export function timed<R extends Pick<RecordInput, "happened" | "precision" | "fields">>(
  record: R,
  definition: Form | Checklist,
  civil: Civil,
): R {
  const field = "time" in definition ? definition.time : undefined;
  const value = field === undefined ? undefined : record.fields?.[field];
  if (record.happened !== undefined || typeof value !== "string") return record;
  if (isFault(readDate(value))) return { ...record, happened: value };
  return { ...record, happened: iso(startOf(value, civil)), precision: "day" };
}
