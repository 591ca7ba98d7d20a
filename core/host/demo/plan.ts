import type { MonthPlan } from "../../../schemas/generated/month.ts";
import type { Refusal } from "../../refusal.ts";
import type { Parts, SourceFile } from "../../ruleset/load.ts";
import { readAs } from "../read-as.ts";

/** Reads the plan of an example month. */
export function readMonthPlan(
  file: SourceFile,
  parts: Parts,
): { readonly plan?: MonthPlan; readonly refusals: readonly Refusal[] } {
  const { value: plan, refusals } = readAs<MonthPlan>("MonthPlan", file, parts, "as-written");
  return { ...(plan && { plan }), refusals };
}
