import type { Kind } from "./rule.ts";
import type { Data } from "./text/text.ts";

/** Exactly one of these is said of a duty. The first six are the judged ones: compliance is met ÷ these six. */
export const VERDICTS = [
  "met",
  "late",
  "short",
  "failed",
  "overdue",
  "missed",
  "due",
  "pending",
  "unset",
  "unknown",
  "waived",
  "not-applicable",
  "error",
] as const;
export type Verdict = (typeof VERDICTS)[number];
/** What a finding says: the verdict of a duty or, of a record, that it was entered late, which is none and counts in no number. */
export const SAYS = [...VERDICTS, "entered-late"] as const;
export type Says = (typeof SAYS)[number];
export const JUDGED: ReadonlySet<Verdict> = new Set(VERDICTS.slice(0, 6));

/** Seconds since 2000-01-01T00:00:00Z: fits Int32 until 2068. */
export type Instant = number;

/** How binding a rule is. */
export type Modality = "must" | "should" | "may";

/** A rule applied to one subject for one window. Its identity is rule, subject, start. */
interface Duty {
  readonly rule: string;
  readonly kind: Kind;
  readonly subject: string;
  readonly start: Instant;
  /** From here on an answer is late. */
  readonly by: Instant;
  /** The window closes here, not included. */
  readonly end: Instant;
}

/** What is said of a duty, and from what. */
export interface Finding extends Duty {
  readonly verdict: Verdict;
  /** Code of the sentence that says why; its texts are in judge/reasons.ts. */
  readonly reason: string;
  readonly data: Data;
  readonly modality: Modality;
  /** The version that governs the duty: name@version. */
  readonly ruleset: string;
  /** Records that answered, oldest first, and before them the deed that a gap counts from; ids of records in force. */
  readonly records: readonly string[];
  /** Records that lie in the window and did not answer (too early, beyond the upper bound). */
  readonly beside: readonly string[];
}

/**
 * A record that was entered later than its form allows: a finding of its own. `rule` is the form, `start` when it happened, `by` when
 * it had to be there, `end` when it was entered.
 */
export interface LateEntry extends Omit<Finding, "kind" | "verdict"> {
  readonly kind: "entry";
  readonly verdict: "entered-late";
}
