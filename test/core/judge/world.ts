import type { StoredRecord } from "../../../core/record.ts";
import type { Rule } from "../../../core/rule.ts";
import type { Ruleset } from "../../../core/ruleset/ruleset.ts";
import type { Site } from "../../../core/site.ts";
import { instant } from "../../../core/time/index.ts";
import type { World } from "../../../core/judge/index.ts";

/** A ruleset of which only the rules matter. */
function rulesetOf(rules: readonly Rule[], more: Partial<Ruleset> = {}): Ruleset {
  return {
    name: "example",
    version: "1",
    digest: "0000000000000000",
    title: { en: "Example" },
    language: "en",
    lineage: ["example@1"],
    areas: {},
    sources: {},
    calendars: {},
    roles: {},
    placeTypes: {},
    states: {},
    topics: {},
    qualities: {},
    rules,
    forms: {},
    checklists: {},
    dropped: [],
    ...more,
  };
}

/** A site with halls on one floor, in a zone of the world. */
export function siteOf(timezone: string, halls: readonly string[], more: Partial<Site> = {}): Site {
  const place = (id: string) => ({ id, title: { en: id }, type: "hall", path: [id] });
  return {
    id: "site",
    firm: "firm",
    title: { en: "Site" },
    language: "en",
    example: true,
    timezone,
    dayStarts: "00:00",
    rulesets: [],
    places: new Map(halls.map((id) => [id, place(id)])),
    zones: new Map(),
    people: new Map(),
    households: new Map(),
    assignments: [],
    overrides: [],
    ...more,
  };
}

export function worldOf(site: Site, rules: readonly Rule[], from = "2025-01-01", more: Partial<Ruleset> = {}): World {
  return { site, governing: [{ from, ruleset: rulesetOf(rules, more) }] };
}

/** A frequency of a log line at each hall. */
export function often(
  id: string,
  howOften: Extract<Rule, { kind: "frequency" }>["how-often"],
  more: object = {},
): Rule {
  return {
    kind: "frequency",
    id: `area/${id}`,
    area: "area",
    from: [],
    title: { en: id },
    each: "place",
    record: { form: "log", mark: id },
    "how-often": howOften,
    ...more,
  };
}

let seq = 0;
/** A record of a log in which lines were done at a place. */
export function done(happened: string, place: string, ...rows: readonly string[]): StoredRecord {
  seq++;
  return {
    id: `record-${seq}`,
    form: "log",
    site: "site",
    happened,
    precision: "minute",
    place,
    marks: rows.map((row) => ({ row, result: "done" })),
    received: happened,
    "entered-by": "front-desk-01",
    seq,
  };
}

export function at(iso: string): number {
  const t = instant(iso);
  if (t === undefined) throw new RangeError(iso);
  return t;
}
