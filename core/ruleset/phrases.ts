import type { Path } from "../plugin.ts";
import type { Ratio } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { isFault, type PhraseFault } from "../time/fault.ts";
import { readDuration, readHowOften, readLimit } from "../time/phrase.ts";
import { readClockTime, readDate, readHours, readRange, readRatio, readZone } from "../time/readers.ts";
import { closeId, isRowKey } from "./ids.ts";
import type { Origin } from "./origins.ts";
import { checkPattern } from "./pattern.ts";
import { entries, fault, isClean, spoil, spotOf, type Reading, type Spot } from "./reading.ts";
import { below, holdsEntries, isMap, lineOf, type Shape } from "./schema.ts";
import { refuse } from "../refusal.ts";
import { comesWith } from "./words.ts";
import { keyName } from "./said.ts";
import { checkEntry, validate, validatorOf } from "./validate.ts";

/** One leaf about to be read: where it stands, what it is called, and what is written there. */
interface Leaf {
  readonly spot: Spot;
  readonly path: Path;
  readonly box: object;
  readonly key: string | number;
  readonly name: string;
  readonly value: unknown;
}
type Reader = (reading: Reading, leaf: Leaf) => unknown;

/** Puts every phrase of a value in its structured form, in place. Values of a wrong type were refused by the schema and are left. */
export function structure(reading: Reading, shape: Shape, spot: Spot): void {
  visit(reading, shape, spot, spot.box, spot.key, []);
}

function visit(
  reading: Reading,
  shape: Shape | undefined,
  spot: Spot,
  box: object,
  key: string | number,
  path: Path,
): void {
  if (!shape) return;
  const value = (box as Readonly<Record<string | number, unknown>>)[key];
  const read = shape.reads === undefined ? undefined : READERS[shape.reads];
  if (read) {
    const made = read(reading, { spot, path, box, key, name: keyName(key, shape), value });
    if (made === undefined) remove(reading, spot, path, box, key);
    else if (made !== value) put(reading, box, key, made);
  } else if (Array.isArray(value)) value.forEach((_, i) => visit(reading, shape.items, spot, value, i, [...path, i]));
  else if (isMap(value)) {
    if (holdsEntries(shape)) checkIds(reading, spot, value, keyName(key, shape), path);
    for (const inner of Object.keys(value)) visit(reading, below(shape, inner), spot, value, inner, [...path, inner]);
  }
}

/** The keys of rows, blocks and fields are ids. */
function checkIds(reading: Reading, spot: Spot, map: object, key: string, path: Path): void {
  for (const [id] of entries(map))
    if (!isRowKey(id)) fault(reading, "id-not-allowed", { key, found: id, ...closeId(id) }, spot, [...path, id], "key");
}

/** A leaf that cannot be read is left out, and what held it is no longer whole. */
function remove(reading: Reading, spot: Spot, path: Path, box: object, key: string | number): void {
  spoil(reading, spot, path);
  if (!Array.isArray(box)) delete (box as Record<string, unknown>)[key];
}

/** A structured value stands where its phrase stood; a list made of one value stands there too. */
function put({ origins }: Reading, box: object, key: string | number, made: unknown): void {
  const before = (box as Readonly<Record<string | number, unknown>>)[key];
  (box as Record<string | number, unknown>)[key] = made;
  const history: readonly Origin[] = origins.history(box, key);
  if (Array.isArray(made))
    made.forEach((_, i) =>
      origins.set(
        made,
        i,
        ...(Array.isArray(before) && before.length === made.length ? origins.history(before, i) : history),
      ),
    );
}

const refusePhrase = (
  reading: Reading,
  { spot, path, name }: Leaf,
  { fault: code, data, suggestions }: PhraseFault,
): undefined => {
  reading.refusals.push(refuse(code, { key: name, ...data, suggestions: offered(suggestions) }, spot.at(path)));
  return undefined;
};

/** What would do, in one line; nothing where nothing is near. */
export const offered = (suggestions: readonly string[]): string => suggestions.join(" | ");

/** The answer of a reader of phrases, or a refusal. */
const said = (reading: Reading, leaf: Leaf, answer: unknown): unknown =>
  isFault(answer) ? refusePhrase(reading, leaf, answer) : answer;

const phrase =
  (read: (text: string) => unknown, unset = false): Reader =>
  (reading, leaf) => {
    const value = typeof leaf.value === "number" ? String(leaf.value) : leaf.value;
    if (typeof value !== "string") return undefined;
    return unset && value.trim() === "unset" ? "unset" : said(reading, leaf, read(value));
  };

/** A phrase, or its structured form, which its schema and then the reader of phrases look over. */
const figure =
  <T extends object>(read: (value: string | T) => unknown, title: (value: object) => string, unset = false): Reader =>
  (reading, leaf) => {
    if (!isMap(leaf.value)) return phrase(read, unset)(reading, leaf);
    const value = structured(reading, leaf, title(leaf.value));
    return value === undefined ? undefined : said(reading, leaf, read(value as T));
  };

/** A structured form in place of a phrase is checked as such. */
function structured(reading: Reading, { spot, path, value, name }: Leaf, title: string): unknown {
  const at: Spot["at"] = (below, side) => spot.at([...path, ...below], side);
  const inner = { box: { value }, key: "value", name, at };
  const shape = reading.shapes.of(title);
  return isClean(reading, () => validate(reading, validatorOf(reading, title), shape, inner)) ? value : undefined;
}

const ratio: Reader = (reading, leaf) =>
  typeof leaf.value === "number" || (isMap(leaf.value) && !("n" in leaf.value || "d" in leaf.value))
    ? said(reading, leaf, readRatio(typeof leaf.value === "number" ? String(leaf.value) : JSON.stringify(leaf.value)))
    : figure(
        (value: string | Ratio) => (typeof value === "string" ? readRatio(value) : shareOf(value)),
        () => "Ratio",
      )(reading, leaf);

/** No more than the whole, as in a phrase. */
const shareOf = (ratio: Ratio): unknown => (ratio.n > ratio.d ? readRatio(`${ratio.n}/${ratio.d}`) : ratio);

const READERS: Readonly<Record<string, Reader>> = {
  text: (reading, leaf) => {
    const { value } = leaf;
    if (isMap(value)) return structured(reading, leaf, "Text");
    if (typeof value !== "string") return undefined;
    if (value.trim() === "") return void fault(reading, "text-empty", { key: leaf.name }, leaf.spot, leaf.path);
    return { [languageAt(reading, leaf)]: value };
  },
  "how-often": figure(readHowOften, (value) =>
    "every" in value ? "Every" : "continuous" in value ? "Continuous" : "Times",
  ),
  duration: figure(readDuration, () => "Duration"),
  limit: figure(readLimit, () => "Duration"),
  "duration-or-unset": figure(readDuration, () => "Duration", true),
  ratio,
  "ratio-or-unset": (reading, leaf) => (leaf.value === "unset" ? "unset" : ratio(reading, leaf)),
  pass: readPass,
  cite: readCite,
  range: readRanges,
  date: phrase(readDate),
  "clock-time": phrase(readClockTime),
  timezone: phrase(readZone),
  hours: readOpening,
  list: readList,
  record: readRecord,
  pattern: (reading, leaf) =>
    typeof leaf.value === "string" ? said(reading, leaf, checkPattern(leaf.value) ?? leaf.value) : undefined,
};

/** A plain text is in the language of the ruleset whose file it stands in. */
function languageAt({ origins, languages }: Reading, { box, key, spot, path }: Leaf): Lang {
  const file = origins.history(box, key).at(-1)?.file.path ?? spot.at(path)?.file ?? "";
  return languages.get(file) ?? "zh";
}

/** A share, a number of faults, a level by its name, or no figure. */
function readPass(reading: Reading, leaf: Leaf): unknown {
  const { value } = leaf;
  if (isMap(value) && "faults" in value)
    return onlyKey(reading, leaf, "faults", Number.isSafeInteger(value["faults"]) && Number(value["faults"]) >= 0);
  if (isMap(value) && "level" in value) {
    const { level } = value;
    const named = typeof level === "string" || typeof level === "number" ? String(level) : undefined;
    return onlyKey(reading, leaf, "level", named !== undefined) && { level: named };
  }
  if (value === "unset") return "unset";
  if (typeof value === "string" && !/[0-9０-９]/.test(value)) return { level: value };
  return ratio(reading, leaf);
}

function onlyKey(reading: Reading, leaf: Leaf, key: "faults" | "level", fits: boolean): unknown {
  const { spot, path, name, value } = leaf;
  const other = Object.keys(value as object).find((found) => found !== key);
  if (other !== undefined)
    return void fault(reading, "key-unknown", { key: other, allowed: key }, spot, [...path, other], "key");
  const mended = lineOf(String(leaf.key), { [key]: key === "faults" ? 2 : "B" });
  if (!fits) return void fault(reading, "value-wrong", { key: name, found: JSON.stringify(value), mended }, spot, path);
  return value;
}

/** `guide P4.1` is clause P4.1 of the source guide; several stand in a list. */
function readCite(reading: Reading, leaf: Leaf): unknown {
  const { value } = leaf;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const cites = list.map((item, i) => {
    const path = Array.isArray(value) ? [...leaf.path, i] : leaf.path;
    if (isMap(item)) return structured(reading, { ...leaf, path, value: item }, "Cite");
    const [, source, clause] =
      (typeof item === "string" ? /^([^\s,，;；]+)(?:\s+(.+))?$/u.exec(item.trim()) : undefined) ?? [];
    if (source === undefined)
      return void fault(reading, "cite-wrong", { key: leaf.name, found: String(item) }, leaf.spot, path);
    return { source, ...(clause !== undefined && { clause }) };
  });
  return cites.includes(undefined) ? undefined : cites;
}

function readRanges(reading: Reading, leaf: Leaf): unknown {
  const { value } = leaf;
  if (typeof value === "string" || typeof value === "number") return said(reading, leaf, readRange(value));
  if (!Array.isArray(value)) return undefined;
  const ranges = value.map((item: unknown, i): unknown => {
    const inner = { ...leaf, path: [...leaf.path, i], value: item };
    return isMap(item)
      ? structured(reading, inner, "Range")
      : typeof item === "string" || typeof item === "number"
        ? said(reading, inner, readRange(item))
        : undefined;
  });
  return ranges.includes(undefined) ? undefined : ranges.flat();
}

function readOpening(reading: Reading, leaf: Leaf): unknown {
  const { value } = leaf;
  if (typeof value === "string") return said(reading, leaf, readHours(value));
  if (!Array.isArray(value)) return undefined;
  const pairs = value.map((pair: unknown) => (Array.isArray(pair) ? pair.join("-") : String(pair)));
  return said(reading, leaf, pairs.length ? readHours(pairs.join(", ")) : []);
}

/** One name, several with 、 between them, or a list. */
function readList(reading: Reading, leaf: Leaf): unknown {
  const { value, spot, path, name } = leaf;
  const several = typeof value === "string" && value.includes("、");
  const list: unknown[] = several ? value.split("、").map((one) => one.trim()) : [value].flat();
  const [first = ""] = isMap(value) ? Object.keys(value) : [];
  const waits = comesWith(first);
  if (waits) return void fault(reading, "key-comes-later", { key: first, ...waits }, spot, [...path, first], "key");
  let fits = true;
  list.forEach((item, i) => {
    if (typeof item === "string" && item.trim() !== "") return;
    const plain = typeof item === "number" || typeof item === "boolean";
    const code = plain ? "quotes-needed" : "list-wanted";
    fault(
      reading,
      code,
      { key: name, found: plain ? String(item) : JSON.stringify(item) },
      spot,
      Array.isArray(value) ? [...path, i] : path,
    );
    fits = false;
  });
  if (!fits) return undefined;
  return Array.isArray(value) ? value : list;
}

/** A form by its name, or which of its records answer. */
function readRecord(reading: Reading, leaf: Leaf): unknown {
  const { value, box, key } = leaf;
  if (typeof value === "string") {
    const made = { form: value };
    reading.origins.set(made, "form", ...reading.origins.history(box, key));
    return made;
  }
  if (!isMap(value)) return undefined;
  const at: Spot["at"] = (below, side) => leaf.spot.at([...leaf.path, ...below], side);
  return checkEntry(reading, "RecordOf", { ...spotOf(reading, box, key), at }) ? value : undefined;
}
