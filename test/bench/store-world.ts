import type { World } from "../../core/judge/index.ts";
import type { Rule } from "../../core/rule.ts";
import type { Ruleset } from "../../core/ruleset/ruleset.ts";
import type { Place, Site } from "../../core/site.ts";

const HALLS = 40;
const ROWS = 37;

/** A site of forty halls, each under the same rows of one log. */
export function worldOfLogs(id: string): World {
  const places = new Map(
    Array.from({ length: HALLS }, (_, i): [string, Place] => [
      `hall-${i}`,
      { id: `hall-${i}`, title: { zh: `${i}` }, type: "hall", path: [`hall-${i}`] },
    ]),
  );
  const rules: Rule[] = Array.from({ length: ROWS }, (_, row) => ({
    kind: "frequency",
    id: `cleaning/hall/row-${row}`,
    area: "cleaning",
    from: [],
    title: { zh: `${row}` },
    each: "place",
    where: { type: ["hall"] },
    record: { form: "cleaning/log", mark: `hall/row-${row}` },
    "how-often": { times: { min: 1, max: 2 }, per: "day" },
  }));
  const site: Site = {
    id,
    firm: "bench",
    title: { zh: id },
    language: "zh",
    timezone: "Asia/Shanghai",
    dayStarts: "00:00",
    rulesets: [{ from: "2025-01-01", ruleset: "bench", version: "1" }],
    places,
    zones: new Map(),
    people: new Map(),
    households: new Map(),
    assignments: [],
    overrides: [],
  };
  const ruleset = {
    name: "bench",
    version: "1",
    digest: "",
    title: { zh: "" },
    language: "zh",
    lineage: ["bench@1"],
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
  } satisfies Ruleset;
  return { site, governing: [{ from: "2025-01-01", ruleset }] };
}
