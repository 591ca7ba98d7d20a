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
import type { Text } from "../text/text.ts";
import type { RuleView } from "./types.ts";

/** A rule with its origin, from what the reader explains of it; `keyName` is the Chinese title of a key. Undefined where no version has it. */
export function ruleView(
  scene: Scene,
  id: string,
  explained: readonly Explained[],
  keyName: (key: string) => string | undefined = () => undefined,
): RuleView | undefined {
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
      ...titleOf(field, keyName),
      value: both((lang) => fieldText(value, lang)),
      places,
    })),
    ruleset: `${ruleset.name}@${ruleset.version}`,
    example: ruleset.example === true,
  };
}

/** An override is named by its field and where it holds: "how-often {…}". */
function titleOf(field: string, keyName: (key: string) => string | undefined): { readonly title?: Text } {
  const key = field.split(" ")[0] ?? field;
  const zh = keyName(key);
  return zh === undefined ? {} : { title: { zh, en: key.replaceAll("-", " ") } };
}

/** Fields that a layer set anew come first: that is what people look for. */
const changedFirst = (a: Explained, b: Explained): number => Number(b.places.length > 1) - Number(a.places.length > 1);
