import type { FrequencyRule, RecordOf, ScoreRule } from "../rule.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import { elapses } from "../time/index.ts";
import type { Each } from "./subjects.ts";

/** Which answers a rule wants. Rules that want the same share their tracks. */
export interface Wanted {
  /** The same text for the same wants. */
  readonly id: string;
  readonly form: string;
  readonly mark?: string;
  readonly each: Each;
  readonly where?: RecordOf["where"];
  readonly having?: readonly string[];
  readonly doneBy?: readonly string[];
  readonly ownZone?: true;
  /** What makes two answers different; `period`: the period that a record reports on; `limit`: of a late entry, until when it had to be there. */
  readonly key?: "household" | "place" | "day" | "period" | "limit";
  /** Windows shorter than a day: an answer known only to the day is kept apart. */
  readonly fine?: true;
  /** The fields of the form that hold a household and a period. */
  readonly householdField: string;
  readonly periodField: string;
  /** An inspection: its marks make a score. */
  readonly scored?: true;
}

export function wantedBy(body: FrequencyRule, each: Each, ruleset: Ruleset): Wanted {
  return wanted(body.record, each, ruleset, {
    ...(body.count?.in === "own-zone" && { ownZone: true }),
    ...(body["reports-on"] ? { key: "period" } : body.count?.distinct && { key: body.count.distinct }),
    ...(isFine(body) && { fine: true }),
  });
}

export function inspectionsWantedBy(body: ScoreRule, each: Each, ruleset: Ruleset): Wanted {
  return wanted({ form: body.of }, each, ruleset, { scored: true });
}

/** The work that an inspection must follow: any line of the log, where no one line is named. */
export function workWantedBy(record: RecordOf, each: Each, ruleset: Ruleset): Wanted {
  return wanted(record, each, ruleset, { fine: true });
}

function wanted(record: RecordOf, each: Each, ruleset: Ruleset, more: Partial<Wanted>): Wanted {
  const fields = Object.entries(ruleset.forms[record.form]?.fields ?? {});
  const fieldOf = (type: string) => fields.find(([, field]) => field.type === type)?.[0] ?? type;
  const all = {
    form: record.form,
    ...(record.mark !== undefined && { mark: record.mark }),
    each,
    ...(record.where && { where: record.where }),
    ...(record.having && { having: record.having }),
    ...(record["done-by"] && { doneBy: record["done-by"] }),
    ...more,
    householdField: fieldOf("household"),
    periodField: fieldOf("period"),
  };
  return { id: JSON.stringify(all), ...all };
}

/** Whether a rule asks at which time of the day something happened. */
export function isFine(body: FrequencyRule): boolean {
  const often = body["how-often"];
  if (often === "unset") return false;
  if ("times" in often) return [often.on, often.by, often.before].some((point) => point?.at ?? point?.between);
  const gap = "every" in often ? often.every : body["longest-gap"];
  return gap !== undefined && gap !== "unset" && elapses(gap);
}
