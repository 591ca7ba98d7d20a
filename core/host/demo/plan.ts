import type { MonthPlan } from "../../../schemas/generated/month.ts";
import type { Refusal } from "../../refusal.ts";
import type { Parts, SourceFile } from "../../ruleset/load.ts";
import { newReading, readSource, spotOf } from "../../ruleset/reading.ts";
import { checkEntry } from "../../ruleset/validate.ts";

/** Reads the plan of an example month. */
export function readMonthPlan(
  file: SourceFile,
  parts: Parts,
): { readonly plan?: MonthPlan; readonly refusals: readonly Refusal[] } {
  const reading = newReading(parts);
  const value = readSource(file, reading);
  const box = { plan: value ?? "" };
  const spot = {
    ...spotOf(reading, box, "plan"),
    at: (path: readonly (string | number)[]) =>
      typeof value === "object" ? reading.origins.find(value, path) : undefined,
  };
  if (value === undefined || !checkEntry(reading, "MonthPlan", spot)) return { refusals: reading.refusals };
  return { plan: value as unknown as MonthPlan, refusals: [] };
}
