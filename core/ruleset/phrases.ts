import type { Path } from "../plugin.ts";
import type { Ratio } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { isFault, type PhraseFault } from "../time/fault.ts";
import { readDuration, readHowOften, readLimit } from "../time/phrase.ts";
import { readClockTime, readDate, readHours, readRange, readRatio, readZone } from "../time/readers.ts";
import { closeId, isRowKey } from "./ids.ts";
import { checkPattern } from "./pattern.ts";
import { fault, isClean, spoil, spotOf, type Reading, type Spot } from "./reading.ts";
import { below, holdsEntries, isMap, lineOf, type Shape } from "./schema.ts";
import { refuse } from "../refusal.ts";
import { comesWith } from "./words.ts";
import { keyName } from "./said.ts";
import { checkEntry, validate, validatorOf } from "./validate.ts";

/** One leaf about to be read: where it stands, what it should be, and what is written there. */
interface Leaf {
  readonly spot: Spot;
  readonly path: Path;
  readonly box: object;
  readonly key: string | number;
  readonly shape: Shape;
  readonly value: unknown;
}
type Reader = (reading: Reading, leaf: Leaf) => unknown;

const nameOf = ({ key, shape }: Leaf): string => keyName(key, shape);

/** Puts every phrase of a value in its structured form, in place. Values of a wrong type were refused by the schema and are left. */
export function structure(reading: Reading, shape: Shape, spot: Spot): void {
  visit(reading, shape, spot, spot.box, spot.key, []);
}

/** The path is one list that grows and shrinks on the way: hardly any of its places is asked for. */
function visit(
  reading: Reading,
  shape: Shape | undefined,
  spot: Spot,
  box: object,
  key: string | number,
  path: (string | number)[],
): void {
  if (!shape) return;
  const value = (box as Readonly<Record<string | number, unknown>>)[key];
  const read = shape.reads === undefined ? undefined : READERS[shape.reads];
  if (read) {
    const made = read(reading, { spot, path, box, key, shape, value });
    if (made === undefined) remove(reading, spot, path, box, key);
    else if (made !== value) put(reading, box, key, made);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value) && holdsEntries(shape)) checkIds({ spot, path, box, key, shape, value }, reading);
  for (const inner of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    path.push(inner);
    visit(reading, typeof inner === "number" ? shape.items : below(shape, inner), spot, value, inner, path);
    path.pop();
  }
}

/** The keys of rows, blocks and fields are ids. */
function checkIds(leaf: Leaf, reading: Reading): void {
  for (const id of Object.keys(leaf.value as object)) {
    if (isRowKey(id) || id.startsWith("x-")) continue;
    const data = { key: nameOf(leaf), found: id, ...closeId(id) };
    fault(reading, "id-not-allowed", data, leaf.spot, [...leaf.path, id], "key");
  }
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
  if (!Array.isArray(made)) return;
  const each = Array.isArray(before) && before.length === made.length ? before : undefined;
  made.forEach((_, i) => (each ? origins.follow(made, i, each, i) : origins.follow(made, i, box, key)));
}

const refusePhrase = (reading: Reading, leaf: Leaf, { fault: code, data, suggestions }: PhraseFault): undefined => {
  const shown = { key: nameOf(leaf), ...data, suggestions: offered(suggestions) };
  return void reading.refusals.push(refuse(code, shown, leaf.spot.at(leaf.path)));
};

/** What would do, in one line; nothing where nothing is near. */
export const offered = (suggestions: readonly string[]): string => suggestions.join(" | ");

/** The answer of a reader of phrases, or a refusal. */
const said = (reading: Reading, leaf: Leaf, answer: unknown): unknown =>
  isFault(answer) ? refusePhrase(reading, leaf, answer) : answer;

/** The same phrase stands in hundreds of rows: what the last thousand of them mean is kept. */
function phrase(read: (text: string) => unknown, unset = false): Reader {
  const meanings = new Map<string, unknown>();
  return (reading, leaf) => {
    const value = typeof leaf.value === "number" ? String(leaf.value) : leaf.value;
    if (typeof value !== "string") return undefined;
    if (unset && value.trim() === "unset") return "unset";
    const meaning = meanings.get(value) ?? read(value);
    if (meanings.size >= 1000) meanings.clear();
    meanings.set(value, meaning);
    return said(reading, leaf, meaning);
  };
}

/** A phrase, or its structured form, which its schema and then the reader of phrases look over. */
function figure<T extends object>(
  read: (value: string | T) => unknown,
  title: (value: object) => string,
  unset = false,
): Reader {
  const text = phrase(read, unset);
  return (reading, leaf) => {
    if (!isMap(leaf.value)) return text(reading, leaf);
    const value = structured(reading, leaf, title(leaf.value));
    return value === undefined ? undefined : said(reading, leaf, read(value as T));
  };
}

/** A structured form in place of a phrase is checked as such. */
function structured(reading: Reading, leaf: Leaf, title: string): unknown {
  const { spot, path, value } = leaf;
  const validator = validatorOf(reading, title);
  if (validator(value)) return value;
  const at: Spot["at"] = (below, side) => spot.at([...path, ...below], side);
  const inner = { box: { value }, key: "value", name: nameOf(leaf), at };
  return isClean(reading, () => validate(reading, validator, reading.shapes.of(title), inner)) ? value : undefined;
}

const ratio: Reader = (reading, leaf) =>
  typeof leaf.value === "number" || (isMap(leaf.value) && !("n" in leaf.value || "d" in leaf.value))
    ? said(reading, leaf, readRatio(typeof leaf.value === "number" ? String(leaf.value) : JSON.stringify(leaf.value)))
    : share(reading, leaf);

const share = figure(
  (value: string | Ratio) => (typeof value === "string" ? readRatio(value) : shareOf(value)),
  () => "Ratio",
);

/** No more than the whole, as in a phrase. */
const shareOf = (ratio: Ratio): unknown => (ratio.n > ratio.d ? readRatio(`${ratio.n}/${ratio.d}`) : ratio);

const READERS: Readonly<Record<string, Reader>> = {
  text: (reading, leaf) => {
    const { value } = leaf;
    if (isMap(value)) return structured(reading, leaf, "Text");
    if (typeof value !== "string") return undefined;
    if (value.trim() === "") return void fault(reading, "text-empty", { key: nameOf(leaf) }, leaf.spot, leaf.path);
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
  const file = origins.last(box, key)?.file.path ?? spot.at(path)?.file ?? "";
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
  const { spot, path, value } = leaf;
  const other = Object.keys(value as object).find((found) => found !== key);
  if (other !== undefined)
    return void fault(reading, "key-unknown", { key: other, allowed: key }, spot, [...path, other], "key");
  const mended = lineOf(String(leaf.key), { [key]: key === "faults" ? 2 : "B" });
  if (!fits)
    return void fault(reading, "value-wrong", { key: nameOf(leaf), found: JSON.stringify(value), mended }, spot, path);
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
      return void fault(reading, "cite-wrong", { key: nameOf(leaf), found: String(item) }, leaf.spot, path);
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
  const { value, spot, path } = leaf;
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
      { key: nameOf(leaf), found: plain ? String(item) : JSON.stringify(item) },
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
    reading.origins.follow(made, "form", box, key);
    return made;
  }
  if (!isMap(value)) return undefined;
  const at: Spot["at"] = (below, side) => leaf.spot.at([...leaf.path, ...below], side);
  return checkEntry(reading, "RecordOf", { ...spotOf(reading, box, key), at }) ? value : undefined;
}
