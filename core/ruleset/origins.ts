import type { Path } from "../plugin.ts";
import type { Position } from "../refusal.ts";

/** What a file of YAML holds: null-prototype maps, no null. */
export type Value = boolean | number | string | Value[] | ValueMap;
export interface ValueMap {
  [key: string]: Value;
}

/** A file that was read. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Where a key of a map or an item of a list was written: offsets into its file; an item's key is its value. */
export interface Origin {
  readonly file: SourceText;
  readonly key: number;
  readonly value: number;
}

/** The two ends of a pair: an unknown key is shown at the key, a bad value at the value. */
export type Side = "key" | "value";

/** The places that set a key, oldest first; the one without a list where there is but one: there are hundreds of thousands of them. */
type History = Origin | readonly Origin[];
type Histories = Map<string | number, History>;

/** For each key of each container, every place that set it. Not weak: it lives as long as what was read, and weak keys cost the engine dear. */
export class Origins {
  readonly #roots = new Map<object, Origin>();
  readonly #set = new Map<object, Histories>();
  readonly #spoilt = new Set<object>();

  /** Says where the outermost container begins: the answer of `find` when nothing inside it is found. */
  setRoot(box: object, origin: Origin): void {
    this.#roots.set(box, origin);
  }

  /** Puts the places of another key behind those of this one. */
  follow(box: object, key: string | number, from: object, fromKey: string | number): void {
    let keys = this.#set.get(box);
    if (!keys) this.#set.set(box, (keys = new Map<string | number, History>()));
    const before = keys.get(key);
    const more = this.#set.get(from)?.get(fromKey);
    keys.set(key, before && more ? [before, more].flat() : (more ?? before ?? []));
  }

  /** Takes over what a reader gathered of a new container. */
  take(box: object, keys: Map<string | number, Origin>): void {
    this.#set.set(box, keys);
  }

  /** Every key that some layer wrote, those that are gone too. */
  keys(box: object): readonly (string | number)[] {
    return [...(this.#set.get(box)?.keys() ?? [])];
  }

  /** Oldest first; the last is in force. */
  history(box: object, key: string | number): readonly Origin[] {
    return [this.#set.get(box)?.get(key) ?? []].flat();
  }

  /** The place that is in force. */
  last(box: object, key: string | number): Origin | undefined {
    const history = this.#set.get(box)?.get(key);
    return history && "at" in history ? history.at(-1) : history;
  }

  /** Notes that something in this container was refused and left out: what is missing from it is no news. */
  spoil(box: object): void {
    this.#spoilt.add(box);
  }

  spoilt(box: object): boolean {
    return this.#spoilt.has(box);
  }

  /** Whether something was refused anywhere. */
  get anySpoilt(): boolean {
    return this.#spoilt.size > 0;
  }

  /** Where the value at a path (or JSON Pointer) is written; a part that is missing answers with its nearest parent. */
  find(root: object, path: Path | string, side: Side = "value"): Position | undefined {
    const { origin, whole } = this.#walk(root, typeof path === "string" ? pathOf(path) : path);
    return origin && positionOf(origin, whole ? side : "key");
  }

  /** The nearest origin on the way, and whether the way was walked to its end. */
  #walk(root: object, path: Path): { origin: Origin | undefined; whole: boolean } {
    let box: unknown = root;
    let origin = this.#roots.get(root);
    for (const part of path) {
      if (typeof box !== "object" || box === null) return { origin, whole: false };
      const key = Array.isArray(box) ? Number(part) : String(part);
      const next = this.last(box, key);
      if (!next) return { origin, whole: false };
      origin = next;
      box = (box as Readonly<Record<string | number, unknown>>)[key];
    }
    return { origin, whole: true };
  }
}

/** The parts of a JSON Pointer. */
export function pathOf(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function positionOf(origin: Origin, side: Side = "value"): Position {
  return positionIn(origin.file, side === "key" ? origin.key : origin.value);
}

/** Offset in UTF-16 units to line and column. */
export function positionIn(file: SourceText, offset: number): Position {
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { file: file.path, line: low + 1, column: offset - starts[low]! + 1 };
}

const starts = new WeakMap<SourceText, readonly number[]>();

/** The offset of each line, counted when the first place of a file is asked for. */
function lineStarts(file: SourceText): readonly number[] {
  let known = starts.get(file);
  if (known) return known;
  const made = [0];
  for (let at = file.text.indexOf("\n"); at !== -1; at = file.text.indexOf("\n", at + 1)) made.push(at + 1);
  starts.set(file, (known = made));
  return known;
}
