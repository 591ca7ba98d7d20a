import type { Path } from "../plugin.ts";
import { nearest } from "../text/nearest.ts";
import { isComplete, type Names } from "./names.ts";
import type { Side } from "./origins.ts";
import { fault, valueOf, type Reading, type Spot } from "./reading.ts";
import { below, type Shape } from "./schema.ts";
import { keyName, lineFor } from "./said.ts";
import { nounName } from "./words.ts";

interface Named {
  readonly name: string;
  /** What stands there, as its schema has it. */
  readonly shape: Shape;
  readonly path: Path;
  readonly side?: Side;
}

/** Checks that every name in a value stands for something, and puts the full id in its place. */
export function resolve(reading: Reading, names: Names, shape: Shape, spot: Spot, area?: string): void {
  /** The path is one list that grows and shrinks on the way, as where phrases are read. */
  const visit = (inner: Shape | undefined, box: object, key: string | number, path: (string | number)[]): void => {
    if (!inner) return;
    const value = (box as Readonly<Record<string | number, unknown>>)[key];
    if (inner.refers !== undefined) refer(box, key, inner, path);
    else if (inner.reads === "record") visit(reading.shapes.of("RecordOf"), box, key, path);
    else if (inner.reads === "cite") cite(value, path, inner);
    else if (typeof value === "object" && value !== null)
      for (const part of Array.isArray(value) ? value.keys() : Object.keys(value)) {
        path.push(part);
        if (inner.keys !== undefined) keyOf(inner.keys, String(part), inner, path);
        visit(typeof part === "number" ? inner.items : below(inner, part), value, part, path);
        path.pop();
      }
  };
  /** Layers are put together by key, so a key is the id itself. */
  const keyOf = (noun: string, name: string, inner: Shape, path: Path): void => {
    const ids = names.ids.get(noun);
    if (!ids || ids.get(name) === name || !isComplete(reading, noun, undefined)) return;
    refuseName(reading, spot, { name, shape: inner, path, side: "key" }, noun, ids, names.titles.get(noun));
  };
  const refer = (box: object, key: string | number, inner: Shape, path: Path): void => {
    const value = (box as Readonly<Record<string | number, unknown>>)[key];
    if (Array.isArray(value)) value.forEach((_, i) => refer(value, i, inner, [...path, i]));
    if (typeof value !== "string") return;
    const id = lookUp(inner.refers ?? "", { name: value, shape: inner, path });
    if (id !== undefined) (box as Record<string | number, unknown>)[key] = id;
  };
  const lookUp = (noun: string, named: Named): string | undefined =>
    noun === "forms" || noun === "checklists" ? thing(noun, named) : word(noun, named);
  const word = (noun: string, named: Named): string | undefined => {
    const ids = names.ids.get(noun);
    const id = ids?.get(named.name);
    if (id !== undefined || !ids || !isComplete(reading, noun, undefined)) return id;
    refuseName(reading, spot, named, noun, ids, names.titles.get(noun));
    return undefined;
  };
  /** A record may be a filled form or an inspection; the area's own come first. */
  const thing = (noun: string, named: Named): string | undefined => {
    const nouns = noun === "forms" ? ["forms", "checklists"] : [noun];
    const tries = area === undefined ? [named.name] : [`${area}/${named.name}`, named.name];
    for (const id of tries)
      for (const one of nouns) if (names.ids.get(one)?.has(id)) return names.ids.get(one)?.get(id);
    const [dropped] = tries.filter((id) => names.dropped.has(id));
    const [first = ""] = named.name.split("/");
    if (dropped !== undefined)
      fault(reading, "reference-dropped", { key: keyOfName(named), name: dropped }, spot, named.path);
    else if (isComplete(reading, noun, area) && !reading.incomplete.has(first)) {
      const ids = nouns.flatMap((one) => [...(names.ids.get(one)?.keys() ?? [])]);
      const own = ids.flatMap((id) =>
        area !== undefined && id.startsWith(`${area}/`) ? [id.slice(area.length + 1)] : [],
      );
      refuseName(reading, spot, named, noun, new Map([...own, ...ids].map((id) => [id, id])));
    }
    return undefined;
  };
  const cite = (value: unknown, path: Path, inner: Shape): void => {
    if (!Array.isArray(value)) return;
    value.forEach((one: unknown, i) => {
      const cited = (typeof one === "object" ? one : {}) as { source?: unknown };
      if (typeof cited.source !== "string") return;
      const id = word("sources", { name: cited.source, shape: inner, path: value.length > 1 ? [...path, i] : path });
      if (id !== undefined) cited.source = id;
    });
  };
  visit(shape, { value: valueOf(spot) }, "value", []);
}

const lastKey = (path: Path): string => String(path.findLast((part) => typeof part === "string") ?? "");

/** The key that a name stands under; a name that is a key itself stands in that of its map. */
const keyOfName = ({ shape, path, side }: Named): string =>
  keyName(side === "key" ? (path.at(-2) ?? "") : lastKey(path), shape);

const NAMES_SHOWN = 12;

function refuseName(
  reading: Reading,
  spot: Spot,
  named: Named,
  noun: string,
  ids: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string> = new Map(),
): void {
  const { name, path, side } = named;
  const key = keyOfName(named);
  const shown = (id: string): string => (titles.has(id) ? `${id}（${titles.get(id) ?? ""}）` : id);
  const words = new Map([...[...titles].map(([id, title]) => [title, id] as const), ...ids]);
  const slip = nearest(name, words.keys());
  const close = words.has(name) ? name : slip;
  const parts = name
    .split(/[、，,;；/\s]+/)
    .map((part) => words.get(part) ?? words.get(nearest(part, words.keys()) ?? ""));
  if (parts.length > 1 && parts.every((part) => part !== undefined))
    return fault(
      reading,
      "names-together",
      { key, name, ...lineFor(lastKey(path), undefined, parts) },
      spot,
      path,
      side,
    );
  if (ids.size === 0) return fault(reading, "reference-to-none", { key, name, ...nounName(noun) }, spot, path, side);
  const known = [...new Set(ids.values())].map(shown);
  const some = known.length > NAMES_SHOWN ? [...known.slice(0, NAMES_SHOWN), "…"] : known;
  fault(
    reading,
    "reference-unknown",
    {
      key,
      name,
      ...nounName(noun),
      known: some.join(", "),
      ...(close !== undefined && { close: shown(words.get(close) ?? close) }),
    },
    spot,
    path,
    side,
  );
}
