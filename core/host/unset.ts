import type { Position } from "../refusal.ts";
import type { Loaded } from "../ruleset/load.ts";

/** The fields whose figure a rule cannot be judged without. */
const FIGURES: ReadonlySet<string> = new Set(["how-often", "longest-gap", "pass"]);

/** A field that has no figure, and where it is to be written. */
export interface Unset {
  readonly field: string;
  readonly at?: Position;
}

/** What a rule lacks of its figures, in a ruleset. */
export function unsetOf(rule: string, loaded: Loaded): Unset | undefined {
  const own = loaded.ruleset?.rules.find(({ id }) => id === rule);
  // to explain a rule is to search its block, and every row of a page asks
  if (!JSON.stringify(own ?? "").includes('"unset"')) return undefined;
  const found = loaded.explain(rule).find(({ field, value }) => FIGURES.has(field) && value === "unset");
  const at = found?.places.at(-1);
  return found && { field: found.field, ...(at && { at }) };
}

/** Where what a rule lacks is to be written, in the newest of the rulesets that have it. */
export function unsetAt(rule: string, loaded: readonly Loaded[]): Position | undefined {
  for (const one of [...loaded].reverse()) {
    const at = unsetOf(rule, one)?.at;
    if (at) return at;
  }
  return undefined;
}
