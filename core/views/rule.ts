import type { Explained } from "../ruleset/ruleset.ts";
import {
  areaNamed,
  blockNamed,
  both,
  clausesOf,
  howOftenOf,
  ruleIn,
  standardOf,
  worldOf,
  type Scene,
} from "./names.ts";
import { fieldText } from "./field.ts";
import type { RuleView } from "./types.ts";

/** A rule with its origin, from what the reader explains of it. Undefined where no version has it. */
export function ruleView(scene: Scene, id: string, explained: readonly Explained[]): RuleView | undefined {
  const found = ruleIn(worldOf(scene), id);
  if (!found) return undefined;
  const { rule, ruleset } = found;
  const topic = rule.about === undefined ? undefined : ruleset.topics[rule.about];
  const howOften = howOftenOf(rule);
  const standard = standardOf(rule, ruleset);
  return {
    rule: id,
    kind: rule.kind,
    title: rule.title,
    area: areaNamed(rule.area, ruleset),
    block: blockNamed(rule, ruleset),
    ...(topic && rule.about !== undefined && { topic: { id: rule.about, title: topic.title } }),
    ...(standard && { standard }),
    ...(howOften && { howOften }),
    clauses: clausesOf(rule.cite, ruleset),
    origins: [...explained].sort(changedFirst).map(({ field, value, places }) => ({
      field,
      value: both((lang) => fieldText(value, lang)),
      places,
    })),
    ruleset: `${ruleset.name}@${ruleset.version}`,
    example: ruleset.example === true,
  };
}

/** Fields that a layer set anew come first: that is what people look for. */
const changedFirst = (a: Explained, b: Explained): number => Number(b.places.length > 1) - Number(a.places.length > 1);
