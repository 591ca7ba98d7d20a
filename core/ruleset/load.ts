import type { AreaPlugin } from "../plugin.ts";
import { comparePlaces, refuse, type Refusal } from "../refusal.ts";
import type { Form, Checklist, Rule, RuleBody } from "../rule.ts";
import { compileSection, type MadeEntries } from "./compile.ts";
import { settleConflicts } from "./conflict.ts";
import { readContents } from "./content.ts";
import { BY_AREA, NOUNS } from "./nouns.ts";
import { bodyOf, checkRule, SCHEMA_OF, type Entry } from "./entry.ts";
import { explainRule } from "./explain.ts";
import { readLineage, type Layer } from "./layers.ts";
import { mergeInto } from "./merge.ts";
import { namesOf, withMade, type Names } from "./names.ts";
import type { ValueMap } from "./origins.ts";
import { variantsOf } from "./override.ts";
import { contentShape, placeParams, sectionShape, takeDropped } from "./prepare.ts";
import {
  entries,
  isClean,
  isSound,
  newReading,
  spoilAll,
  spotOf,
  type Parts,
  type Reading,
  type RulesetFolder,
} from "./reading.ts";
import { resolve } from "./references.ts";
import { assemble } from "./assemble.ts";
import type { Dropped, Explained, Ruleset } from "./ruleset.ts";
import { checkNames } from "./sense-names.ts";
import { checkRuleSense, type Things } from "./sense.ts";
import { checkChecklist, checkForm } from "./sense-things.ts";
import { checkEntry, validate } from "./validate.ts";
import { structure } from "./phrases.ts";

export type { Parts, RulesetFolder, SourceFile } from "./reading.ts";

/** A ruleset with all it extends, or every fault of all its files. */
export interface Loaded {
  readonly ruleset?: Ruleset;
  /** By file, line and column. */
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Refusal[];
  /** How many files were read. */
  readonly files: number;
  /** The fields of a rule and every place that set them; empty for a rule that is not there. */
  explain(ruleId: string): readonly Explained[];
}

/** Reads a ruleset (name or name@version) and all it extends from the folders that the host found. */
export function loadRuleset(wanted: string, folders: readonly RulesetFolder[], parts: Parts): Loaded {
  const reading = newReading(parts);
  const layers = readLineage(wanted, folders, reading);
  const { content, dropped } = mergeLayers(layers, reading);
  const ruleset = build(layers, content, dropped, reading);
  const refusals = [...reading.refusals].sort(comparePlaces);
  return {
    ...(ruleset && refusals.length === 0 && { ruleset }),
    refusals,
    warnings: [...reading.warnings].sort(comparePlaces),
    files: layers.reduce((sum, { folder }) => sum + folder.files.length, 0),
    explain: (id) => (ruleset ? explainRule(id, ruleset, content, reading) : []),
  };
}

function mergeLayers(layers: readonly Layer[], reading: Reading): { content: ValueMap; dropped: Dropped[] } {
  const shape = contentShape(reading);
  const contents = readContents(layers, reading);
  settleConflicts(layers, contents, shape, reading);
  const content = contents.reduce(
    (lower, upper) => mergeInto(lower, upper, shape, reading.origins),
    Object.create(null) as ValueMap,
  );
  const dropped = takeDropped(content, shape, reading);
  placeParams(content, reading);
  spoilUnread(content, reading);
  return { content, dropped };
}

/** Entries that a layer changes whose ground could not be read. */
function spoilUnread(content: ValueMap, { origins, unread, incomplete }: Reading): void {
  const every = incomplete.has("lineage");
  for (const noun of Object.keys(NOUNS)) if (every || unread.has(noun)) spoilAll(origins, content[noun]);
  for (const noun of [...BY_AREA, "sections"])
    for (const [area, map] of entries(content[noun])) if (every || unread.has(area)) spoilAll(origins, map);
}

/** Checks and compiles merged content; what is refused stands in the reading. */
function build(
  layers: readonly Layer[],
  content: ValueMap,
  dropped: readonly Dropped[],
  reading: Reading,
): Ruleset | undefined {
  const top = layers.at(-1);
  if (!top) return undefined;
  checkNouns(content, reading);
  const written = writtenEntries(content, reading);
  let names = namesOf(content, dropped);
  checkNames(content, names, reading);
  const made = reading.parts.plugins.map((plugin) => compileArea(plugin, content, names, reading));
  const all = together(written, made, reading);
  for (const noun of ["forms", "checklists"] as const)
    names = withMade(
      names,
      noun,
      all[noun].map(({ id }) => id),
    );
  const { rules, things } = checkAll(all, names, content, reading);
  const variants = variantsOf(content["overrides"] as unknown[], {
    reading,
    names,
    rules,
    refused: new Set(all.rules.map(({ id }) => id).filter((id) => !rules.has(id))),
    check: (entry) => checkRuleSense(reading, entry, things),
  });
  return assemble(layers, content, { rules: [...rules.values()], variants, ...things, dropped }, reading.parts.sha256);
}

function checkNouns(content: ValueMap, reading: Reading): void {
  for (const [noun, title] of Object.entries(NOUNS))
    for (const [key] of entries(content[noun]))
      checkEntry(reading, title, spotOf(reading, content[noun] as ValueMap, key));
}

/** Rules, forms and checklists as they were written, each checked by its schema. */
function writtenEntries(content: ValueMap, reading: Reading): MadeEntries {
  const list = (noun: "rules" | "forms" | "checklists", check: (entry: Entry) => void): Entry[] =>
    entries(content[noun]).flatMap(([area, map]) =>
      entries(map).map(([key]) => {
        const entry = {
          id: `${area}/${key}`,
          area,
          from: [noun, area, key],
          spot: spotOf(reading, map as ValueMap, key),
          made: false,
        };
        check(entry);
        return entry;
      }),
    );
  return {
    rules: list("rules", ({ spot }) => checkRule(reading, spot)),
    forms: list("forms", ({ spot }) => checkEntry(reading, "Form", spot)),
    checklists: list("checklists", ({ spot }) => checkEntry(reading, "Checklist", spot)),
  };
}

/** Checks a section and, when nothing in it was refused, lets its plugin say what it means. */
function compileArea(plugin: AreaPlugin, content: ValueMap, names: Names, reading: Reading): MadeEntries {
  const { area } = plugin;
  const sections = content["sections"] as ValueMap;
  const none = { rules: [], forms: [], checklists: [] };
  if (sections[area] === undefined) return none;
  const spot = spotOf(reading, sections, area);
  const shape = sectionShape(reading.shapes, plugin.section.schema);
  const validator = reading.parts.sections?.[area] ?? reading.parts.validators[shape.title ?? ""];
  if (!validator) throw new Error(`no validator for the section of ${area}`);
  const clean = isClean(reading, () => {
    validate(reading, validator, shape, spot);
    structure(reading, shape, spot);
    resolve(reading, names, shape, spot, area);
  });
  if (clean && isSound(reading.origins, sections[area]) && !reading.incomplete.has(area))
    return compileSection(plugin, content, reading);
  reading.incomplete.add(area);
  return none;
}

/** Written and made things in one list; the same id twice is refused. */
function together(written: MadeEntries, made: readonly MadeEntries[], reading: Reading): MadeEntries {
  const seen = { rules: new Map<string, Entry>(), things: new Map<string, Entry>() };
  const take = (entries: readonly Entry[], known: Map<string, Entry>): Entry[] =>
    entries.filter((entry) => {
      const first = known.get(entry.id);
      if (!first) return known.set(entry.id, entry);
      const see = first.spot.at([], "key");
      reading.refusals.push(refuse("id-twice", { id: entry.id }, entry.spot.at([], "key"), see && [see]));
      return false;
    });
  const all = (noun: keyof MadeEntries): Entry[] => [...made, written].flatMap((one) => one[noun]);
  return {
    rules: take(all("rules"), seen.rules),
    forms: take(all("forms"), seen.things),
    checklists: take(all("checklists"), seen.things),
  };
}

/** References first, then what no schema can see; what is sound goes on. */
function checkAll(
  all: MadeEntries,
  names: Names,
  content: ValueMap,
  reading: Reading,
): { rules: Map<string, Rule>; things: Things } {
  const sound = (list: readonly Entry[], title: (entry: Entry) => string): Entry[] =>
    list.filter((entry) => {
      if (!isSound(reading.origins, bodyOf(entry)) || typeof bodyOf(entry) !== "object") return false;
      return isClean(reading, () => resolve(reading, names, reading.shapes.of(title(entry)), entry.spot, entry.area));
    });
  const forms = sound(all.forms, () => "Form");
  const checklists = sound(all.checklists, () => "Checklist");
  const rules = sound(all.rules, (entry) => SCHEMA_OF[bodyOf(entry)["kind"] as keyof typeof SCHEMA_OF]);
  const things: Things = {
    forms: new Map(forms.map((entry) => [entry.id, bodyOf(entry) as unknown as Form])),
    checklists: new Map(checklists.map((entry) => [entry.id, bodyOf(entry) as unknown as Checklist])),
    content,
  };
  for (const entry of checklists) checkChecklist(reading, entry);
  for (const entry of forms) checkForm(reading, entry);
  const good = rules.filter((entry) => isClean(reading, () => checkRuleSense(reading, entry, things)));
  return { rules: new Map(good.map((entry) => [entry.id, ruleOf(entry)])), things };
}

const ruleOf = (entry: Entry): Rule => ({
  id: entry.id,
  area: entry.area,
  from: entry.from,
  ...(bodyOf(entry) as unknown as RuleBody),
});
