import type { Path } from "../plugin.ts";
import type { Position } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { valueAt } from "./compile.ts";
import { positionOf, type ValueMap } from "./origins.ts";
import { bodyOfRule } from "./override.ts";
import { entries, type Reading } from "./reading.ts";
import type { Explained, Ruleset } from "./ruleset.ts";
import { isMap } from "./schema.ts";

/** Each field of a rule with every place that set it, oldest first; then the fields of the row it stands for, then its overrides. */
export function explainRule(
  id: string,
  ruleset: Ruleset,
  content: ValueMap,
  { origins }: Reading,
): readonly Explained[] {
  const rule = ruleset.rules.find((one) => one.id === id);
  if (!rule) return [];
  const places = (path: Path): Position[] => {
    const box = valueAt(content, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof box !== "object" || box === null || key === undefined) return [];
    return origins.history(box, key).map((origin) => positionOf(origin, "key"));
  };
  const explain = (field: string, value: unknown, path: Path): Explained => ({
    field,
    value,
    places: nearestPlaces(path, places),
    path,
  });
  const fields = Object.entries(bodyOfRule(rule)).map(([field, value]) =>
    explain(field, value, wayTo(rule, field, content)),
  );
  const row = valueAt(content, rule.from);
  const known = new Set(Object.keys(rule));
  const beside =
    rule.from[0] === "sections" ? entries(row).filter(([field, value]) => !known.has(field) && !holdsRows(value)) : [];
  return [
    ...fields,
    ...beside.map(([field, value]) => explain(field, value, [...rule.from, field])),
    ...overridden(rule, content, places),
  ];
}

/** A field of a made rule is set by the row, else by what is around the row, else the plugin makes it from the row. */
function wayTo(rule: Rule, field: string, content: ValueMap): Path {
  const least = rule.from[0] === "sections" ? 2 : rule.from.length;
  for (let length = rule.from.length; length >= least; length--) {
    const way = rule.from.slice(0, length);
    const box = valueAt(content, way);
    if (isMap(box) && Object.hasOwn(box, field)) return [...way, field];
  }
  return rule.from;
}

const holdsRows = (value: unknown): boolean => isMap(value) && Object.values(value).every(isMap);

/** The places of a path; a part that no file wrote answers with what is around it. */
function nearestPlaces(path: Path, places: (path: Path) => Position[]): Position[] {
  for (let length = path.length; length > 0; length--) {
    const found = places(path.slice(0, length));
    if (found.length > 0) return found;
  }
  return [];
}

function overridden(rule: Rule, content: ValueMap, places: (path: Path) => Position[]): Explained[] {
  return (content["overrides"] as unknown[]).flatMap((override, i) => {
    const fields = valueAt(override, ["set", rule.id]);
    const where = JSON.stringify(valueAt(override, ["where"]));
    return entries(fields).map(([field, value]) => {
      const path = ["overrides", i, "set", rule.id, field];
      return { field: `${field} ${where}`, value, places: places(path), path };
    });
  });
}
