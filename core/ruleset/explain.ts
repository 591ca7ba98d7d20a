import type { Path } from "../plugin.ts";
import type { Position } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { valueAt } from "./compile.ts";
import { NONE } from "./merge.ts";
import { positionOf, type Origins, type ValueMap } from "./origins.ts";
import { bodyOfRule } from "./override.ts";
import { entries, type Reading } from "./reading.ts";
import type { Explained, Ruleset } from "./ruleset.ts";
import { sectionShape } from "./prepare.ts";
import { below, holdsEntries, isMap, type Shape } from "./schema.ts";

/** Each field of a rule with every place that set it, oldest first; then the fields of the row it stands for, then its overrides. */
export function explainRule(id: string, ruleset: Ruleset, content: ValueMap, reading: Reading): readonly Explained[] {
  const { origins } = reading;
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
  const ways = waysOf(rule, content);
  const fields = Object.entries(bodyOfRule(rule)).map(([field, value]) =>
    explain(field, value, setAt(field, value, ways, content) ?? rule.from),
  );
  const row = ways.find((way) => isEntry(way, reading)) ?? rule.from;
  const known = new Set(Object.keys(rule));
  const beside =
    rule.from[0] === "sections"
      ? entries(valueAt(content, row)).filter(([field, value]) => !known.has(field) && !holdsRows(value))
      : [];
  return [
    ...fields,
    ...beside.map(([field, value]) => explain(field, value, [...row, field])),
    ...takenOff(valueAt(content, row), reading).map((field) => explain(field, NONE, [...row, field])),
    ...overridden(rule, content["overrides"], origins),
  ];
}

/** The containers around what a rule was made from, nearest first; for a written rule only itself. */
function waysOf(rule: Rule, content: ValueMap): Path[] {
  const { from } = rule;
  if (from[0] !== "sections") return [from];
  return from
    .map((_, i) => from.slice(0, from.length - i))
    .filter((way) => way.length > 2 && valueAt(content, way) !== undefined);
}

/** Whether a path of a section leads to a row or block: something that has fields of its own. */
function isEntry(way: Path, { parts, shapes }: Reading): boolean {
  const plugin = parts.plugins.find(({ area }) => area === way[1]);
  let shape: Shape | undefined = plugin && sectionShape(shapes, plugin.section.schema);
  let entry = false;
  for (const part of way.slice(2)) {
    entry = holdsEntries(shape);
    shape = shape && below(shape, String(part));
  }
  return entry;
}

/** Where a field was written as it stands: under its own name, else under another with the same value, in the row or around it. */
function setAt(field: string, value: unknown, ways: readonly Path[], content: ValueMap): Path | undefined {
  const text = JSON.stringify(value);
  for (const way of ways) {
    const box = valueAt(content, way);
    if (isMap(box) && Object.hasOwn(box, field) && JSON.stringify(box[field]) === text) return [...way, field];
    const inside = typeof value === "object" ? find(box, text, 2) : undefined;
    if (inside) return [...way, ...inside];
  }
  return undefined;
}

/** The way to a value inside a map, at most so many keys below it; other rows are not looked into. */
function find(box: unknown, text: string, depth: number): Path | undefined {
  if (holdsRows(box)) return undefined;
  if (JSON.stringify(box) === text) return [];
  for (const [key, held] of depth > 0 ? entries(box) : []) {
    const inside = find(held, text, depth - 1);
    if (inside) return [key, ...inside];
  }
  return undefined;
}

/** Fields that a layer wrote and another took off. */
function takenOff(box: unknown, { origins }: Reading): string[] {
  return isMap(box)
    ? origins
        .keys(box)
        .map(String)
        .filter((key) => !Object.hasOwn(box, key))
    : [];
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

/** The fields that overrides set anew, each with the places it holds for behind its name. */
export function overridden(rule: Rule, overrides: unknown, origins: Origins): Explained[] {
  return (overrides as unknown[]).flatMap((override, i) => {
    const fields = valueAt(override, ["set", rule.id]);
    const where = JSON.stringify(valueAt(override, ["where"]));
    const body = rule.variants?.findLast((variant) => JSON.stringify(variant.where) === where)?.body;
    const meant = new Map<string, unknown>(Object.entries(body ?? {}));
    return entries(fields).map(([field, value]) => ({
      field: `${field} ${where}`,
      value: meant.get(field) ?? value,
      places: origins.history(fields as ValueMap, field).map((origin) => positionOf(origin, "key")),
      path: ["overrides", i, "set", rule.id, field],
    }));
  });
}
