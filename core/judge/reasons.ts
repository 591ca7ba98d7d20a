import type { Verdict } from "../finding.ts";
import { frequencyReasons } from "./frequency-reasons.ts";
import type { Reason } from "./reason.ts";
import { scoreReasons } from "./score-reasons.ts";

/** Every reason, by its code. */
export const reasons = { ...frequencyReasons, ...scoreReasons } as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;
export const REASON_CODES = Object.keys(reasons) as readonly ReasonCode[];
/** Columns hold a reason as its number. */
export const NUMBER = Object.fromEntries(REASON_CODES.map((code, n) => [code, n])) as Readonly<
  Record<ReasonCode, number>
>;

export function reasonOf(number: number): ReasonCode {
  return REASON_CODES[number]!;
}
/** The verdict of each reason number. */
export const VERDICT_OF: readonly Verdict[] = REASON_CODES.map((code) => reasons[code].verdict);
