import { refuse } from "../refusal.ts";
import type { Rule, RuleBody, Variant } from "../rule.ts";
import { closeTo } from "../text/nearest.ts";
import { bodyOf, checkRule, SCHEMA_OF, type Entry } from "./entry.ts";
import { takesOff } from "./merge.ts";
import type { Names } from "./names.ts";
import type { ValueMap } from "./origins.ts";
import { entries, fault, isSound, spotOf, type Reading, type Spot } from "./reading.ts";
import { resolve } from "./references.ts";
import { isMap } from "./schema.ts";
import { checkEntry } from "./validate.ts";

/** Fields that make a rule what it is: another rule would have to be written. */
const FIXED: ReadonlySet<string> = new Set(["kind"]);

export interface Overriding {
  readonly reading: Reading;
  readonly names: Names;
  /** Rules that are sound, by full id. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Ids of rules of which nothing more should be said. */
  readonly refused: ReadonlySet<string>;
  check(entry: Entry): void;
}

/** Bodies that replace rules for some places or sites, by rule, in the order of the layers. */
export function variantsOf(
  list: readonly unknown[],
  { reading, names, rules, refused, check }: Overriding,
): Map<string, Variant[]> {
  const variants = new Map<string, Variant[]>();
  list.forEach((override, i) => {
    const spot = spotOf(reading, list, i);
    if (!checkEntry(reading, "Override", spot)) return;
    resolve(reading, names, reading.shapes.of("Override"), spot);
    const { where, set } = override as { readonly where: ValueMap; readonly set: ValueMap };
    if (!isSound(reading.origins, where)) return;
    for (const [id, fields] of entries(set)) {
      const rule = rules.get(id);
      if (!rule) refuseTarget(id, set, { reading, names, rules, refused });
      else if (isMap(fields))
        addVariant(variants, rule, where, fields, spotOf(reading, set, id), {
          reading,
          names,
          rules,
          refused,
          check,
        });
    }
  });
  return variants;
}

function refuseTarget(id: string, set: ValueMap, { reading, names, rules, refused }: Omit<Overriding, "check">): void {
  if (refused.has(id) || reading.incomplete.has("lineage") || reading.incomplete.has(id.split("/")[0] ?? "")) return;
  const at = reading.origins.find(set, [id], "key");
  if (names.dropped.has(id)) reading.refusals.push(refuse("reference-dropped", { key: "overrides", name: id }, at));
  else {
    reading.refusals.push(refuse("override-of-nothing", { id, ...closeTo(id, rules.keys()) }, at));
  }
}

function addVariant(
  variants: Map<string, Variant[]>,
  rule: Rule,
  where: Variant["where"],
  fields: ValueMap,
  spot: Spot,
  overriding: Overriding,
): void {
  const { reading, names, check } = overriding;
  for (const [field] of entries(fields))
    if (FIXED.has(field)) return fault(reading, "override-fixed", { key: field }, spot, [field], "key");
  const shape = reading.shapes.of(SCHEMA_OF[rule.kind]);
  const earlier = variants.get(rule.id) ?? [];
  const before = reading.refusals.length;
  const made: Variant[] = [];
  for (const base of [{ where: {}, body: bodyOfRule(rule) }, ...earlier]) {
    const both = meet(base.where, where);
    if (!both) continue;
    const body: ValueMap = { ...(base.body as unknown as ValueMap), ...structuredCopy(fields) };
    for (const field of Object.keys(base.body)) if (takesOff(body[field], field, shape)) delete body[field];
    const inner: Spot = {
      box: { body },
      key: "body",
      at: (path, side) =>
        typeof path[0] === "string" && Object.hasOwn(fields, path[0]) ? spot.at(path, side) : spot.at([], "key"),
    };
    const entry: Entry = { id: rule.id, area: rule.area, from: rule.from, spot: inner, made: true };
    checkRule(reading, inner);
    if (reading.refusals.length > before) return;
    resolve(reading, names, shape, inner, rule.area);
    check(entry);
    if (reading.refusals.length > before) return;
    made.push({ where: both, body: bodyOf(entry) as unknown as RuleBody });
  }
  variants.set(rule.id, [...earlier, ...made]);
}

export function bodyOfRule({ id: _id, area: _area, from: _from, variants: _variants, ...body }: Rule): RuleBody {
  return body;
}

const structuredCopy = (fields: ValueMap): ValueMap => JSON.parse(JSON.stringify(fields)) as ValueMap;

/**
 * Where two conditions hold at once. Two lists of places are only compared when they are the same: a later override for other
 * places stands by itself.
 */
function meet(a: Variant["where"], b: Variant["where"]): Variant["where"] | undefined {
  const out: { -readonly [K in keyof Variant["where"]]: Variant["where"][K] } = {};
  for (const key of ["place", "type", "site"] as const) {
    const [one, other] = [a[key], b[key]];
    const shared = one && other ? one.filter((name) => other.includes(name)) : (one ?? other);
    if (!shared) continue;
    if (shared.length === 0 || (key === "place" && one && other && shared.length < Math.max(one.length, other.length)))
      return undefined;
    out[key] = shared;
  }
  return out;
}
