import type { Key } from "../refusals/keys.ts";
import type { Explained, Ruleset, Table } from "../ruleset/ruleset.ts";
import type { Site } from "../site.ts";
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
import { fieldText, type Words } from "./field.ts";
import { say, type Text } from "../text/text.ts";
import type { RuleView } from "./types.ts";

/** A rule with its origin, from what the reader explains of it; `keyOf` is what the schemas say of a key. Undefined where no version has it. */
export function ruleView(
  scene: Scene,
  id: string,
  explained: readonly Explained[],
  keyOf: (key: string) => Key | undefined = () => undefined,
): RuleView | undefined {
  const found = ruleIn(worldOf(scene), id);
  if (!found) return undefined;
  const { rule, ruleset } = found;
  const topic = rule.about === undefined ? undefined : ruleset.topics[rule.about];
  const howOften = howOftenOf(rule);
  const standard = standardOf(rule, ruleset);
  const { site } = worldOf(scene);
  const words = wordsOf(ruleset, site, keyOf);
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
    origins: [...explained].sort(changedFirst).flatMap(({ field, value, places }) => {
      const [key = field, ...where] = field.split(" ");
      if (key === "kind") return [];
      const title = both((lang) => words.key(key, lang));
      const at: unknown = where.length > 0 ? JSON.parse(where.join(" ")) : undefined;
      return {
        field: key,
        title,
        ...(at !== undefined && { where: both((lang) => fieldText(at, lang, words)) }),
        value: both((lang) => fieldText(value, lang, words, key)),
        places,
      };
    }),
    ruleset: `${ruleset.name}@${ruleset.version}`,
    example: ruleset.example === true,
  };
}

/** Names and choices under a key in the words of the ruleset and the site; what has no title stays as it is written. */
function wordsOf(ruleset: Ruleset, site: Site, keyOf: (key: string) => Key | undefined): Words {
  const tables: Readonly<Record<string, Table<{ readonly title: Text }>>> = {
    ...{ roles: ruleset.roles, topics: ruleset.topics, calendars: ruleset.calendars, states: ruleset.states },
    ...{ "place-types": ruleset.placeTypes, forms: ruleset.forms, checklists: ruleset.checklists },
    sources: ruleset.sources,
  };
  const plain = (id: string): string => id.replaceAll("-", " ");
  const titleOf = (key: string, id: string): Text | undefined => {
    const noun = key === "source" ? "sources" : (keyOf(key)?.refers ?? "");
    if (noun === "qualities") return ruleset.qualities[id];
    if (noun === "places" || noun === "zones") return site[noun].get(id)?.title;
    return key === "mark" ? rowTitled(ruleset, id) : tables[noun]?.[id]?.title;
  };
  return {
    key: (key, lang) => (lang === "zh" ? (keyOf(key)?.zh ?? key) : plain(key)),
    value(key, id, lang) {
      const named = titleOf(key, id);
      const titles = { unset: "未定值", true: "是", false: "否", ...keyOf(key)?.titles };
      if (named) return say(named, lang);
      const chosen = Object.hasOwn(titles, id) ? titles[id as "unset"] : undefined;
      return chosen === undefined ? id : lang === "zh" ? chosen : plain(id);
    },
  };
}

const rowTitled = ({ forms }: Ruleset, row: string): Text | undefined =>
  Object.values(forms).find(({ rows }) => rows && Object.hasOwn(rows, row))?.rows?.[row]?.title;

/** Fields that a layer or an override set anew come first: that is what people look for. */
const changedFirst = (a: Explained, b: Explained): number => Number(isChanged(b)) - Number(isChanged(a));
const isChanged = ({ field, places }: Explained): boolean => places.length !== 1 || field.includes(" ");
