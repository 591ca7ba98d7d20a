import type { Validator } from "#validators";
import type { AreaPlugin, Path } from "../plugin.ts";
import { refuse, type Position, type Refusal } from "../refusal.ts";
import type { RefusalCode } from "../refusals/index.ts";
import type { Data, Lang } from "../text/text.ts";
import { Origins, type Side, type Value, type ValueMap } from "./origins.ts";
import { readYaml } from "./read.ts";
import { isMap, shapesOf, type Shapes } from "./schema.ts";

export interface SourceFile {
  /** cleaning.yaml */
  readonly name: string;
  /** As people are shown it. */
  readonly path: string;
  readonly text: string;
  /** Why its bytes are no text; then nothing else is said of it. */
  readonly refusal?: Refusal;
}

/** A folder of YAML as the host found it; a version where the folder is called name@version. */
export interface RulesetFolder {
  readonly name: string;
  readonly version?: string;
  readonly root: string;
  readonly path: string;
  readonly files: readonly SourceFile[];
}

/** What the kernel needs from outside: validators made at build time by title, the schemas by file, and the plugins. */
export interface Parts {
  readonly validators: Readonly<Record<string, Validator>>;
  readonly schemas: Readonly<Record<string, object>>;
  readonly plugins: readonly AreaPlugin[];
  /** SHA-256 of a text in UTF-8, in hex. */
  sha256(text: string): string;
  /** Validators of sections whose plugin came from outside, by area. */
  readonly sections?: Readonly<Record<string, Validator>>;
}

/** One reading of input: what is known of it so far, and every fault that was found. */
export interface Reading {
  readonly parts: Parts;
  readonly shapes: Shapes;
  readonly origins: Origins;
  readonly refusals: Refusal[];
  readonly warnings: Refusal[];
  /** Nouns and areas of which something could not be read: what would rest on it is not checked, so one fault makes no echo. */
  readonly incomplete: Set<string>;
  /** Of these, those whose file could not be read at all: what is missing from their entries is no news. */
  readonly unread: Set<string>;
  /** The language that a plain text is in, by the file it stands in. */
  readonly languages: Map<string, Lang>;
}

export function newReading(parts: Parts): Reading {
  return {
    parts,
    shapes: shapesOf(parts.schemas),
    origins: new Origins(),
    refusals: [],
    warnings: [],
    incomplete: new Set(),
    unread: new Set(),
    languages: new Map(),
  };
}

/** The content of a file; undefined when its shape cannot be trusted, and then it was refused. */
export function readSource({ path, text, refusal }: SourceFile, { origins, refusals }: Reading): Value | undefined {
  if (!refusal) return readYaml(path, text, origins, refusals);
  refusals.push(refusal);
  return undefined;
}

/** A value of a container, and how to say where a path below it is written. */
export interface Spot {
  readonly box: object;
  readonly key: string | number;
  /** What people call it, where that is not its key. */
  readonly name?: string;
  at(path: Path, side?: Side): Position | undefined;
}

export function spotOf(reading: Reading, box: object, key: string | number): Spot {
  return { box, key, at: (path, side) => reading.origins.find(box, [key, ...path], side) };
}

/** Where a path of merged content was written: its nouns stand in no file, what is below them does. */
export function placeIn(
  { origins }: Reading,
  content: ValueMap,
  [noun = "", ...path]: Path,
  side?: Side,
): Position | undefined {
  const box = content[noun];
  return typeof box === "object" ? origins.find(box, path, side) : undefined;
}

export const valueOf = ({ box, key }: Spot): unknown => (box as Readonly<Record<string | number, unknown>>)[key];

/** Notes a fault of the value at a path below a spot, and that its container is no longer whole. */
export function fault(
  reading: Reading,
  code: RefusalCode,
  data: Data,
  spot: Spot,
  path: Path = [],
  side: Side = path.length === 0 ? "key" : "value",
): void {
  reading.refusals.push(refuse(code, data, spot.at(path, side)));
  spoil(reading, spot, path);
}

/** Notes that the container around a path is no longer whole. */
export function spoil({ origins }: Reading, spot: Spot, path: Path): void {
  let box: unknown = spot.box;
  for (const part of [spot.key, ...path].slice(0, -1)) {
    const next: unknown = (box as Readonly<Record<string | number, unknown>>)[part];
    if (typeof next !== "object" || next === null) break;
    box = next;
  }
  origins.spoil(box as object);
  const value = valueOf(spot);
  if (typeof value === "object" && value !== null) origins.spoil(value);
}

/** Whether a step of the reading refuses nothing. */
export function isClean({ refusals }: Reading, step: () => void): boolean {
  const before = refusals.length;
  step();
  return refusals.length === before;
}

/** Whether nothing in a value was refused. */
export function isSound(origins: Origins, value: unknown): boolean {
  if (typeof value !== "object" || value === null || !origins.anySpoilt) return true;
  return !origins.spoilt(value) && Object.values(value).every((child) => isSound(origins, child));
}

/** Marks a value and all inside it as not whole. */
export function spoilAll(origins: Origins, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  origins.spoil(value);
  for (const child of Object.values(value)) spoilAll(origins, child);
}

/** How to say where a path of a whole file is written. */
export function rootSpot({ origins }: Reading, value: unknown, name: string): Spot {
  return {
    box: { [name]: value },
    key: name,
    at: (path, side) => (typeof value === "object" && value !== null ? origins.find(value, path, side) : undefined),
  };
}

/** The entries of a map, without `x-…` keys. */
export function entries(map: unknown): [string, unknown][] {
  return isMap(map) ? Object.entries(map).filter(([key]) => !key.startsWith("x-")) : [];
}
