import { fractionOf, percentOf } from "../judge/fraction.ts";
import type { Duration, HowOften, Ratio } from "../rule.ts";
import type { Explained } from "../ruleset/ruleset.ts";
import { say, type Lang, type Text } from "../text/text.ts";
import { sayDuration, sayHowOften } from "../time/index.ts";
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
    origins: explained.map(({ field, value, places }) => ({
      field,
      value: both((lang) => inWords(field, value, lang)),
      places,
    })),
    ruleset: `${ruleset.name}@${ruleset.version}`,
    example: ruleset.example === true,
  };
}

/** A value of a rule as people write it. */
function inWords(field: string, value: unknown, lang: Lang): string {
  if (Array.isArray(value)) return value.map((each) => inWords("", each, lang)).join(lang === "zh" ? "、" : ", ");
  if (typeof value !== "object" || value === null) return String(value);
  if (field === "how-often") return sayHowOften(value as HowOften, lang);
  if ("n" in value && "unit" in value) return sayDuration(value as Duration, lang);
  if ("n" in value && "d" in value) return percentOf(fractionOf(value as Ratio));
  if ("from" in value && "to" in value) return `${String(value.from)}-${String(value.to)}`;
  if ("zh" in value || "en" in value) return say(value as Text, lang);
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${inWords(key, each, lang)}`);
  return entries.join(lang === "zh" ? "；" : "; ");
}
