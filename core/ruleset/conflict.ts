import { refuse, type Position } from "../refusal.ts";
import { NOUNS } from "./nouns.ts";
import type { Layer } from "./layers.ts";
import type { ValueMap } from "./origins.ts";
import type { Reading } from "./reading.ts";
import { below, holdsEntries, isMap, type Shape } from "./schema.ts";

/** One layer's word on an entry: the container and key it is written under. */
interface Said {
  readonly layer: Layer;
  readonly box: ValueMap;
  readonly key: string;
  readonly shape: Shape | undefined;
}

/**
 * The same id from two parents of which neither extends the other is refused, unless the ruleset that brings them together says
 * which of them counts: then the other's entry is taken away before the layers are merged.
 */
export function settleConflicts(
  layers: readonly Layer[],
  contents: readonly ValueMap[],
  shape: Shape,
  reading: Reading,
): void {
  if (layers.every(({ parents }) => parents.length < 2)) return;
  const all = new Map<string, Said[]>();
  layers.forEach((layer, i) => collect(contents[i]!, shape, layer, all));
  for (const [path, said] of all) if (said.length > 1) settle(path, said, layers, reading);
}

function collect(content: ValueMap, shape: Shape, layer: Layer, all: Map<string, Said[]>): void {
  const note = (path: string, box: ValueMap, inner: Shape | undefined): void => {
    for (const key of Object.keys(box)) {
      if (key.startsWith("x-")) continue;
      const at = `${path}/${key}`;
      const entry = below(inner, key);
      const value = box[key];
      if (ownKeys(value, entry).length > 0) all.set(at, [...(all.get(at) ?? []), { layer, box, key, shape: entry }]);
      if (!isMap(value)) continue;
      for (const [field, held] of Object.entries(value)) {
        const nested = below(entry, field);
        if (isMap(held) && holdsEntries(nested)) note(`${at}/${field}`, held, nested);
      }
    }
  };
  for (const [noun, map] of Object.entries(content)) {
    if (!isMap(map)) continue;
    const inner = below(shape, noun);
    if (noun in NOUNS || noun === "sources") note(noun, map, inner);
    else
      for (const [area, held] of Object.entries(map))
        if (isMap(held)) note(`${noun}/${area}`, held, below(inner, area));
  }
}

/** What an entry says itself, apart from the entries inside it. */
function ownKeys(value: unknown, shape: Shape | undefined): string[] {
  if (!isMap(value)) return ["value"];
  return Object.keys(value).filter((key) => !key.startsWith("x-") && !holdsEntries(below(shape, key)));
}

function settle(path: string, said: readonly Said[], layers: readonly Layer[], reading: Reading): void {
  let kept: Said[] = [];
  for (const one of said) {
    const rivals = kept.filter((other) => !isAbove(one.layer, other.layer) && !isAbove(other.layer, one.layer));
    const rule = rivals.length
      ? ruleFor(
          one.layer,
          rivals.map(({ layer }) => layer),
          layers,
        )
      : undefined;
    if (rule === "strictest") return;
    if (rivals.length && rule !== "first" && rule !== "last") return refuseConflict(path, one, rivals, reading);
    if (rule === "first") takeAway(one);
    else {
      if (rule === "last") rivals.forEach(takeAway);
      kept = [...kept.filter((other) => !rivals.includes(other)), one];
    }
  }
}

function takeAway({ box, key, shape }: Said): void {
  const value = box[key];
  if (!isMap(value)) delete box[key];
  else for (const own of ownKeys(value, shape)) delete value[own];
  if (isMap(value) && Object.keys(value).length === 0) delete box[key];
}

/** `on-conflict` of the lowest ruleset that extends both and says so. */
function ruleFor(one: Layer, rivals: readonly Layer[], layers: readonly Layer[]): unknown {
  const deciding = layers.find(
    (layer) => layer.envelope["on-conflict"] !== undefined && [one, ...rivals].every((rival) => isAbove(layer, rival)),
  );
  return deciding?.envelope["on-conflict"];
}

function refuseConflict(path: string, one: Said, rivals: readonly Said[], { origins, refusals }: Reading): void {
  const place = ({ box, key }: Said): Position | undefined => origins.find(box, [key], "key");
  const see = rivals.flatMap((rival) => place(rival) ?? []);
  const id = path.replace(/^(?:rules|forms|checklists|sections)\//, "").replace(/\/items\//g, "/");
  refusals.push(
    refuse("id-from-two-parents", { id, first: rivals[0]?.layer.name ?? "", second: one.layer.name }, place(one), see),
  );
}

const ancestors = new WeakMap<Layer, ReadonlySet<Layer>>();

/** Whether a ruleset extends another, directly or through others. */
function isAbove(upper: Layer, lower: Layer): boolean {
  return lineageOf(upper).has(lower);
}

function lineageOf(layer: Layer): ReadonlySet<Layer> {
  const known = ancestors.get(layer);
  if (known) return known;
  const found = new Set<Layer>();
  const open = [...layer.parents];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...next.parents);
  }
  ancestors.set(layer, found);
  return found;
}
