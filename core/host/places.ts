import { eachOf } from "../judge/plan.ts";
import { subjectsOf } from "../judge/subjects.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import type { Site } from "../site.ts";
import { closeTo } from "../text/nearest.ts";

/** Refuses a place that the site does not have, with the nearest that it has. */
export function placeFault({ id, places }: Site, place: string): Refusal | undefined {
  if (places.has(place)) return undefined;
  return refuse("place-unknown-here", { site: id, place, ...closeTo(place, places.keys()) });
}

/** Whether a rule of a ruleset asks for something at a place, or inside it. */
export const isAt = (rule: Rule, place: string, ruleset: Ruleset, site: Site): boolean =>
  subjectsOf(rule, eachOf(rule, ruleset), site).some(({ place: at }) => at?.path.includes(place) === true);
