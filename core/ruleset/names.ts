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

/** The names of the merged content: roles and forms by their aliases too, forms and checklists by full id. */
export function namesOf(content: ValueMap, dropped: readonly Dropped[]): Names {
  const ids = new Map<string, Map<string, string>>();
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const noun of ["roles", "place-types", "calendars", "states", "topics", "qualities", "sources"]) {
    ids.set(noun, named(content[noun]));
    titles.set(noun, titled(content[noun]));
  }
  for (const noun of ["forms", "checklists"]) {
    const all = new Map<string, string>();
    for (const [area, map] of entries(content[noun]))
      for (const [alias, id] of named(map)) all.set(`${area}/${alias}`, `${area}/${id}`);
    ids.set(noun, all);
  }
  return { ids, titles, dropped: new Set(dropped.map(({ id }) => id)) };
}

function titled(map: unknown): Map<string, string> {
  const all = new Map<string, string>();
  for (const [id, entry] of entries(map)) {
    const title = isMap(entry) ? entry["title"] : undefined;
    const shown = isMap(title) ? (title["zh"] ?? title["en"]) : title;
    if (typeof shown === "string") all.set(id, shown);
  }
  return all;
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
