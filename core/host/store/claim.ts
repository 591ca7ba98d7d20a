import { isAhead } from "../../forms/happened.ts";
import type { RecordInput } from "../../record.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import type { RecordBody } from "./entry.ts";

/** What was claimed, without what the server set. */
export function contentOf({
  "entered-by": _by,
  "happened-unknown": unknown,
  happened,
  ...claimed
}: RecordBody): string {
  return JSON.stringify(unknown ? claimed : { ...claimed, happened });
}

/** The body of a record, keys always in one order: what was claimed, in UTC, and what the server sets. */
export function bodyFor(
  input: RecordInput,
  by: string,
  received: string,
): RecordBody | { readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const now = Date.parse(received) / 1000;
  const utc = (value: string, pointer: string): string => {
    const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)
      ? Date.parse(value)
      : Number.NaN;
    if (Number.isNaN(moment)) refusals.push(refuse("record-time-malformed", { pointer, value }));
    else if (isAhead(moment / 1000, now))
      refusals.push(refuse("record-time-ahead", { pointer, found: value, "label-zh": "时间", "label-en": "The time" }));
    return Number.isNaN(moment) ? value : new Date(moment).toISOString().replace(/\.\d+Z$/, "Z");
  };
  const { id, form, site, happened, precision, place, fields, marks, corrects, withdraws, reason } = input;
  const doneBy = input["done-by"];
  if (corrects !== undefined && withdraws !== undefined)
    refusals.push(refuse("record-corrects-and-withdraws", { pointer: "/withdraws" }));
  if ((corrects ?? withdraws) !== undefined && !reason)
    refusals.push(refuse("record-reason-missing", { pointer: "/reason" }));
  const body: RecordBody = {
    id,
    form,
    site,
    happened: happened === undefined ? received.replace(/\.\d+Z$/, "Z") : utc(happened, "/happened"),
    ...(happened === undefined && { "happened-unknown": true }),
    precision: precision ?? "minute",
    ...(doneBy !== undefined && { "done-by": doneBy }),
    ...(place !== undefined && { place }),
    ...(fields && Object.keys(fields).length > 0 && { fields: inOrder(fields) }),
    ...(marks && {
      marks: marks.map((mark, i) => ({
        row: mark.row,
        result: mark.result,
        ...(mark.place !== undefined && { place: mark.place }),
        ...(mark.at !== undefined && { at: utc(mark.at, `/marks/${i}/at`) }),
        ...(mark.count !== undefined && { count: mark.count }),
        ...(mark.note !== undefined && { note: mark.note }),
      })),
    }),
    ...(corrects !== undefined && { corrects }),
    ...(withdraws !== undefined && { withdraws }),
    ...(reason !== undefined && { reason }),
    "entered-by": by,
  };
  return refusals.length > 0 ? { refusals } : body;
}

const inOrder = <T>(table: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
