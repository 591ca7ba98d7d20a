import type { Ratio } from "../schemas/generated/defs.ts";
import type { FrequencyRule, GuidelineRule, ScoreRule } from "../schemas/generated/rule.ts";
import type { Path } from "./plugin.ts";

export type { Cite, Duration, HowOften, Point, Range, Ratio, Times } from "../schemas/generated/defs.ts";
export type { FrequencyRule, GuidelineRule, RecordOf, ScoreRule, Where } from "../schemas/generated/rule.ts";
export type { Checklist, ChecklistRow } from "../schemas/generated/checklist.ts";
export type { Field, Form, FormRow } from "../schemas/generated/form.ts";

/** The fourteen kinds of rule, in the order in which documents list them. */
export const KINDS = [
  "frequency",
  "deadline",
  "sample",
  "score",
  "target",
  "limit",
  "cover",
  "recurrence",
  "numbering",
  "flow",
  "proof",
  "retention",
  "reconcile",
  "guideline",
] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds that can be written today; the others are refused with that reason. */
export const BUILT = ["frequency", "score", "guideline"] as const satisfies readonly Kind[];

/** A pass line: a share, a number of faults allowed, a level of the checklist's scale, or no figure. */
export type Pass = Ratio | { readonly faults: number } | { readonly level: string } | "unset";

/** A rule as it is written, phrases structured. */
export type RuleBody = FrequencyRule | ScoreRule | GuidelineRule;

/** What compiling adds to a rule. */
export interface Compiled {
  /** area/…/segment, unique in the ruleset. */
  readonly id: string;
  readonly area: string;
  /** Where it is written: leads from the merged ruleset to the section's row or the entry under `rules`. */
  readonly from: Path;
  /** Bodies that replace this one for some subjects; the last that fits wins. */
  readonly variants?: readonly Variant[];
}

/** An override of a rule for some places or sites. */
export interface Variant {
  readonly where: {
    readonly place?: readonly string[];
    readonly type?: readonly string[];
    readonly site?: readonly string[];
  };
  readonly body: RuleBody;
}

export type Rule = RuleBody & Compiled;
