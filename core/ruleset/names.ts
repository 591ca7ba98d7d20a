import type { Dropped } from "./ruleset.ts";
import { entries, type Reading } from "./reading.ts";
import { isMap } from "./schema.ts";
import type { ValueMap } from "./origins.ts";

/** What can be referred to, noun by noun: every name and alias leads to an id. */
export interface Names {
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Titles of the same, by id. */
  readonly titles: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Full ids of what a layer switched off. */
  readonly dropped: ReadonlySet<string>;
}

/** The names of the merged content: forms and checklists by full id and alias, words by their titles too. */
export function namesOf(content: ValueMap, dropped: readonly Dropped[]): Names {
  const { ids, titles } = wordsOf((noun) => content[noun]);
  for (const noun of ["forms", "checklists"]) {
    const all = new Map<string, string>();
    for (const [area, map] of entries(content[noun]))
      for (const [alias, id] of named(map)) all.set(`${area}/${alias}`, `${area}/${id}`);
    ids.set(noun, all);
  }
  return { ids, titles, dropped: new Set(dropped.map(({ id }) => id)) };
}

type Tables = Map<string, ReadonlyMap<string, string>>;
const WORDS = ["roles", "place-types", "calendars", "states", "topics", "qualities", "sources"] as const;

/** The names of the nouns that have tables of their own. */
export function wordsOf(table: (noun: (typeof WORDS)[number]) => unknown): { ids: Tables; titles: Tables } {
  const tables = WORDS.map((noun) => [noun, table(noun)] as const);
  return {
    ids: new Map(tables.map(([noun, map]) => [noun, new Map([...called(map), ...named(map)])])),
    titles: new Map(tables.map(([noun, map]) => [noun, titled(map)])),
  };
}

function named(map: unknown): Map<string, string> {
  const all = new Map<string, string>();
  for (const [id, entry] of entries(map)) {
    all.set(id, id);
    const alias = isMap(entry) ? entry["alias"] : undefined;
    for (const name of [alias ?? []].flat()) if (typeof name === "string" && !all.has(name)) all.set(name, id);
  }
  return all;
}

/** Titles that only one thing bears: nobody can mean another by them. */
function called(map: unknown): Map<string, string> {
  const all = new Map<string, string>();
  const shared = new Set<string>();
  for (const [id, entry] of entries(map))
    for (const title of titlesOf(entry)) {
      if ((all.get(title) ?? id) !== id) shared.add(title);
      all.set(title, id);
    }
  for (const title of shared) all.delete(title);
  return all;
}

const titled = (map: unknown): Map<string, string> =>
  new Map(
    entries(map).flatMap(([id, entry]) =>
      titlesOf(entry)
        .slice(0, 1)
        .map((title) => [id, title] as const),
    ),
  );

/** In Chinese first; a quality is its own title. */
export function titlesOf(entry: unknown): string[] {
  const title = isMap(entry) ? (entry["title"] ?? entry) : entry;
  return (isMap(title) ? [title["zh"], title["en"]] : [title]).filter((text) => typeof text === "string");
}

/** Names with more of one noun: what plugins made of their sections. */
export function withMade(names: Names, noun: "forms" | "checklists", made: Iterable<string>): Names {
  const all = new Map(names.ids.get(noun));
  for (const id of made) all.set(id, id);
  return { ...names, ids: new Map(names.ids).set(noun, all) };
}

/** Whether everything that a noun should hold could be read. */
export function isComplete({ incomplete }: Reading, noun: string, area: string | undefined): boolean {
  if (incomplete.has("lineage") || incomplete.has(noun)) return false;
  return area === undefined || !incomplete.has(area);
}
