import type { Data } from "../text/text.ts";
import type { phrase } from "../refusals/phrase.ts";

/** A code of core/refusals/phrase.ts. */
export type PhraseCode = keyof typeof phrase;

/** Why a phrase is refused, and what would do in its place, the nearest first. */
export interface PhraseFault {
  readonly fault: PhraseCode;
  readonly data: Data;
  readonly suggestions: readonly string[];
}

export function faulty(fault: PhraseCode, data: Data, suggestions: readonly string[] = []): PhraseFault {
  return { fault, data, suggestions };
}

export function isFault(value: unknown): value is PhraseFault {
  return typeof value === "object" && value !== null && "fault" in value;
}
