import type {
  AssignmentEntry,
  HouseholdEntry,
  PersonEntry,
  PlaceNode,
  SiteFile,
} from "../../schemas/generated/site.ts";
import type { Path } from "../plugin.ts";
import { comparePlaces, refuse, type Refusal } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { Dated, Place, Site } from "../site.ts";
import { overridden } from "./explain.ts";
import { isSegment } from "./ids.ts";
import { wordsOf, type Names } from "./names.ts";
import type { ValueMap } from "./origins.ts";
import { variantsOf } from "./override.ts";
import {
  entries,
  fault,
  isSound,
  newReading,
  readSource,
  rootSpot,
  type Parts,
  type Reading,
  type SourceFile,
  type Spot,
} from "./reading.ts";
import { resolve } from "./references.ts";
import type { Explained, Ruleset } from "./ruleset.ts";
import { isMap } from "./schema.ts";
import { checkRuleSense } from "./sense.ts";
import { shown } from "./said.ts";
import { checkEntry } from "./validate.ts";

export interface LoadedSite {
  readonly site?: Site;
  /** The rulesets that were given, with what the site overrides. */
  readonly rulesets: readonly Ruleset[];
  readonly refusals: readonly Refusal[];
  /** The fields of a rule of one of the rulesets that the site overrides. */
  explain(rule: Rule): readonly Explained[];
}

/** Reads a site file. With the rulesets that govern it, what it names in them is checked and its overrides are put into them. */
export function loadSite(file: SourceFile, parts: Parts, rulesets: readonly Ruleset[] = []): LoadedSite {
  const reading = newReading(parts);
  const value = readSource(file, reading);
  const explain = (rule: Rule) => (isMap(value) ? overridden(rule, list(value["overrides"]), reading.origins) : []);
  const done = (site?: Site, now = rulesets): LoadedSite => {
    const refusals = [...reading.refusals].sort(comparePlaces);
    return { ...(site && refusals.length === 0 && { site }), rulesets: now, refusals, explain };
  };
  if (!isMap(value)) {
    if (value !== undefined) reading.refusals.push(refuse("file-not-a-map", { file: file.name }, start(file)));
    return done();
  }
  reading.languages.set(file.path, value["language"] === "en" ? "en" : "zh");
  const root = rootSpot(reading, value, "site");
  const sound = checkEntry(reading, "SiteFile", root);
  if (!sound && !isMap(value["places"])) return done();
  const names = namesAt(value, rulesets, reading);
  resolve(reading, names, reading.shapes.of("SiteFile"), root);
  const places = flatten(value, root, reading);
  checkDates(value, root, reading);
  checkName(value, file, root, reading);
  if (!isSound(reading.origins, value)) return done();
  const site = siteOf(value as unknown as SiteFile, places);
  return done(site, overrideAll(value, rulesets, names, reading));
}

const start = ({ path }: SourceFile) => ({ file: path, line: 1, column: 1 });

/** All places in one table, each with the way to it; an id that stands anywhere else too is refused. */
function flatten(value: ValueMap, spot: Spot, reading: Reading): Map<string, Place> {
  const places = new Map<string, Place>();
  const first = new Map<string, Path>();
  const visit = (map: unknown, path: Path, parent: Place | undefined): void => {
    for (const [id, node] of entries(map)) {
      if (!isMap(node)) continue;
      const here = [...path, id];
      const known = first.get(id);
      if (known) {
        const see = spot.at(known, "key");
        reading.refusals.push(refuse("place-twice", { id }, spot.at(here, "key"), see && [see]));
      } else first.set(id, here);
      const place = placeOf(id, node as unknown as PlaceNode, parent);
      if (!known) places.set(id, place);
      visit(node["places"], [...here, "places"], place);
    }
  };
  visit(value["places"], ["places"], undefined);
  return places;
}

function placeOf(id: string, { title, type, floor, from, until }: PlaceNode, parent: Place | undefined): Place {
  const inherited = floor ?? parent?.floor;
  return {
    id,
    title,
    ...(type !== undefined && { type }),
    ...(inherited !== undefined && { floor: inherited }),
    ...(parent && { parent: parent.id }),
    path: [...(parent?.path ?? []), id],
    ...dated({ from, until }),
  };
}

const dated = ({
  from,
  until,
}: {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}): Dated => ({
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});

/** The site's own names, and those of the rulesets that govern it; what was refused, or belongs to rulesets that were not given, is not checked. */
function namesAt(value: ValueMap, rulesets: readonly Ruleset[], { origins }: Reading): Names {
  const things = (key: keyof Ruleset): object =>
    Object.assign({}, ...rulesets.map((ruleset) => ruleset[key])) as object;
  const { ids: words, titles } = wordsOf((noun) => things(noun === "place-types" ? "placeTypes" : noun));
  const ids = new Map(rulesets.length > 0 ? words : []);
  for (const noun of rulesets.length > 0 ? (["forms", "checklists"] as const) : [])
    ids.set(noun, new Map(Object.keys(things(noun)).map((id) => [id, id])));
  for (const noun of ["places", "zones", "people"]) {
    const refused = !isMap(value[noun]) && origins.history(value, noun).length > 0;
    const own = noun === "places" ? placesIn(value[noun]) : entries(value[noun]).map(([id]) => id);
    if (!refused) ids.set(noun, new Map(own.map((id) => [id, id])));
  }
  return { ids, titles, dropped: new Set(rulesets.flatMap(({ dropped }) => dropped.map(({ id }) => id))) };
}

const placesIn = (map: unknown): string[] =>
  entries(map).flatMap(([id, node]) => (isMap(node) ? [id, ...placesIn(node["places"])] : []));

/** Dated things that end before they begin, two rulesets from one day, assignments of people who are not there. */
function checkDates(value: ValueMap, spot: Spot, reading: Reading): void {
  const ends = (entry: unknown, path: Path): void => {
    if (!isMap(entry)) return;
    const { from, until } = entry;
    if (typeof from === "string" && typeof until === "string" && until < from)
      fault(reading, "until-before-from", { from, until }, spot, [...path, "until"]);
    if (path.includes("places"))
      for (const [id, inner] of entries(entry["places"])) ends(inner, [...path, "places", id]);
  };
  for (const noun of ["places", "people", "households"])
    for (const [id, entry] of entries(value[noun])) ends(entry, [noun, id]);
  list(value["assignments"]).forEach((entry, i) => {
    ends(entry, ["assignments", i]);
    assignmentWithin(entry, value, spot, i, reading);
  });
  const seen = new Set<string>();
  list(value["rulesets"]).forEach((entry, i) => {
    const from = isMap(entry) ? shown(entry["from"]) : "";
    if (seen.has(from)) fault(reading, "governs-twice", { from }, spot, ["rulesets", i, "from"]);
    seen.add(from);
  });
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function assignmentWithin(entry: unknown, value: ValueMap, spot: Spot, i: number, reading: Reading): void {
  const people = value["people"];
  if (!isMap(entry) || !isMap(people) || !isSound(reading.origins, entry)) return;
  const { person, from, until } = entry as unknown as AssignmentEntry;
  const written = Object.hasOwn(people, person) ? people[person] : undefined;
  if (!isMap(written) || !isSound(reading.origins, written)) return;
  const staff = written as unknown as PersonEntry;
  const late = staff.until !== undefined && (from > staff.until || (until ?? staff.until) > staff.until);
  if (from < staff.from || late) {
    const data = { person, from: staff.from, until: staff.until ?? "…" };
    fault(reading, "assignment-outside-person", data, spot, ["assignments", i]);
  }
}

function checkName(value: ValueMap, { name }: SourceFile, spot: Spot, reading: Reading): void {
  const found = value["site"];
  const stem = name.replace(/\.yaml$/, "");
  if (typeof found === "string" && isSegment(found) && found !== stem)
    fault(reading, "site-not-its-file", { found, file: stem }, spot, ["site"]);
}

function siteOf(file: SiteFile, places: ReadonlyMap<string, Place>): Site {
  const table = <T, U>(
    map: Readonly<Record<string, T>> | undefined,
    make: (id: string, entry: T) => U,
  ): Map<string, U> => new Map(entries(map).map(([id, entry]) => [id, make(id, entry as T)]));
  return {
    id: file.site,
    firm: file.firm,
    title: file.title,
    language: file.language ?? "zh",
    ...(file.example === true && { example: true }),
    timezone: file.timezone,
    dayStarts: file["day-starts"] ?? "00:00",
    rulesets: [...file.rulesets].sort((a, b) => (a.from < b.from ? -1 : 1)),
    places,
    zones: table(file.zones, (id, { title, places }) => ({ id, title, places })),
    people: table(file.people, (id, { title, role, from, until }) => ({ id, title, role, ...dated({ from, until }) })),
    households: table(file.households, (id, entry) => household(id, entry)),
    assignments: (file.assignments ?? []).map(({ person, zone, deputy, from, until }) => ({
      person,
      zone,
      ...(deputy !== undefined && { deputy }),
      ...dated({ from, until }),
    })),
    overrides: file.overrides ?? [],
  };
}

function household(id: string, { title, place, from, until }: HouseholdEntry) {
  return { id, title: title ?? { zh: id, en: id }, place, ...dated({ from, until }) };
}

/** The site's overrides as variants of the rules they name, in each ruleset that has them. */
function overrideAll(
  value: ValueMap,
  rulesets: readonly Ruleset[],
  names: Names,
  reading: Reading,
): readonly Ruleset[] {
  const overrides = list(value["overrides"]);
  if (overrides.length === 0 || rulesets.length === 0) return rulesets;
  const known = new Set(rulesets.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return rulesets.map((ruleset, i) => {
    const rules = new Map(ruleset.rules.map((rule) => [rule.id, rule]));
    const elsewhere = new Set([...known].filter((id) => !rules.has(id)));
    const before = reading.refusals.length;
    const things = {
      forms: new Map(Object.entries(ruleset.forms)),
      checklists: new Map(Object.entries(ruleset.checklists)),
      content: { topics: ruleset.topics } as unknown as ValueMap,
    };
    const variants = variantsOf(overrides, {
      reading,
      names,
      rules,
      refused: elsewhere,
      check: (entry) => checkRuleSense(reading, entry, things),
    });
    if (i > 0)
      reading.refusals.length =
        reading.refusals.length > before && sameFaults(reading.refusals, before) ? before : reading.refusals.length;
    return {
      ...ruleset,
      rules: ruleset.rules.map((rule): Rule =>
        variants.has(rule.id)
          ? { ...rule, variants: [...(rule.variants ?? []), ...(variants.get(rule.id) ?? [])] }
          : rule,
      ),
    };
  });
}

/** Whether the faults from an index on were all said before it. */
function sameFaults(refusals: readonly Refusal[], from: number): boolean {
  const said = new Set(refusals.slice(0, from).map((refusal) => JSON.stringify(refusal)));
  return refusals.slice(from).every((refusal) => said.has(JSON.stringify(refusal)));
}
