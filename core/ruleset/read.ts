import { isScalar } from "yaml";
import { comparePlaces, refuse, type Position, type Refusal } from "../refusal.ts";
import type { RefusalCode } from "../refusals/index.ts";
import type { Data } from "../text/text.ts";
import { LIMITS, parse, type NoteFault } from "./lexemes.ts";
import { mendedLine } from "./mended.ts";
import { positionIn, type Origins, type SourceText, type Value } from "./origins.ts";
import { codePoint, CONTROL, toPlain } from "./plain.ts";
import { compose } from "./structure.ts";

interface Noted {
  readonly code: RefusalCode;
  readonly offset: number;
  readonly data: Data | undefined;
  readonly first: number | undefined;
}

/** Faults that can tear a value from its key. */
const SHAPE: ReadonlySet<string> = new Set<RefusalCode>([
  "yaml-tab",
  "yaml-wide-space",
  "yaml-wide-colon",
  "yaml-indent",
  "yaml-list-beside-key",
  "yaml-unexpected",
  "yaml-colon-missing",
  "yaml-bracket-extra",
]);

/** Marks of YAML that are refused wherever they stand, */
const MARKS: ReadonlySet<string> = new Set<RefusalCode>([
  "yaml-alias",
  "yaml-anchor",
  "yaml-tag",
  "yaml-reserved-start",
]);
/** and what follows from them on their line. */
const FOLLOWS: ReadonlySet<string> = new Set<RefusalCode>([
  "yaml-unexpected",
  "yaml-null",
  "yaml-key-not-text",
  "yaml-colon-in-value",
]);

/** What is said of a key whose value, or the rest of whose line, such a fault tears away. */
const TORN: ReadonlySet<string> = new Set<RefusalCode>(["yaml-null", "yaml-key-not-text"]);

/**
 * Text of a file to plain null-prototype data without null, with the origin of each key; every fault of the file in one go, by place.
 * Undefined when the shape of the file cannot be trusted; then nothing more should be said about it.
 */
export function readYaml(path: string, text: string, origins: Origins, refusals: Refusal[]): Value | undefined {
  const file = { path, text: text.startsWith("\ufeff") ? text.slice(1) : text };
  const noted: Noted[] = [];
  const value = read(
    file,
    origins,
    noted,
    (code, offset, data, first) => void noted.push({ code, offset, data, first }),
  );
  refusals.push(...refusalsOf(file, noted));
  return value;
}

function read(file: SourceText, origins: Origins, noted: readonly Noted[], note: NoteFault): Value | undefined {
  const { text } = file;
  if (text.length > LIMITS.chars) return void note("yaml-too-large", 0, { max: LIMITS.chars });
  if (noteControls(text, note)) return undefined;
  const parsed = parse(text, noted, note);
  if (!parsed) return undefined;
  const { document, broken } = compose(text, parsed, () => noted, note);
  const root = document?.contents;
  if (!root || (isScalar(root) && root.value === null && !root.source)) {
    if (broken === Infinity && !noted.length) note("yaml-empty", 0);
    return undefined;
  }
  const value = toPlain(
    root,
    file,
    origins,
    (code, offset, data, first) => void (offset < broken && note(code, offset, data, first)),
  );
  if (typeof value === "object") origins.setRoot(value, { file, key: root.range[0], value: root.range[0] });
  return broken === Infinity && parsed.documents.length === 1 ? value : undefined;
}

/** They would pass for the parser's own marks. */
function noteControls(text: string, note: NoteFault): boolean {
  let found = 0;
  for (const match of text.matchAll(new RegExp(CONTROL, "gu"))) {
    note("yaml-control-character", match.index, { found: codePoint(match[0]) });
    if (++found > LIMITS.faults) break;
  }
  return found > 0;
}

/** In the order of the text, each place once for each code; past the limit only that there are more. */
function refusalsOf(file: SourceText, noted: readonly Noted[]): Refusal[] {
  const all = noted.map(({ code, offset, data, first }) => {
    const mended = noted.length > LIMITS.faults ? undefined : mendedLine(code, file.text, offset);
    const shown = mended === undefined ? data : { ...data, mended };
    return refuse(code, shown, positionIn(file, offset), first === undefined ? [] : [positionIn(file, first)]);
  });
  all.sort(comparePlaces);
  const once = withoutEchoes(all);
  const rest = once[LIMITS.faults];
  return rest
    ? [...once.slice(0, LIMITS.faults), refuse("yaml-too-many-faults", { max: LIMITS.faults }, rest.at)]
    : once;
}

/** Without the same again, and without what follows from another fault. */
function withoutEchoes(all: readonly Refusal[]): Refusal[] {
  const marked = new Set(all.filter(({ code }) => MARKS.has(code)).map(({ at }) => at?.line));
  let empty: Position | undefined;
  let slid: Position | undefined;
  return all.filter((refusal, i) => {
    const { code, at } = refusal;
    const [before, after] = [all[i - 1], all[i + 1]];
    const lines = (at?.line ?? 0) - (before?.at?.line ?? 0);
    if (before?.code === code && (comparePlaces(before, refusal) === 0 || (code === "yaml-tab" && lines === 1)))
      return false;
    if (FOLLOWS.has(code) && marked.has(at?.line)) return false;
    if (TORN.has(code) && at && after?.at && SHAPE.has(after.code) && after.at.line - at.line <= 1) return false;
    if (code === "yaml-null") empty = at;
    // a key that came in among those above it is left empty, and what it held comes twice
    if (code !== "yaml-key-twice" || !empty || at?.column !== empty.column) return true;
    if (at.line === empty.line + 1) slid = empty;
    return slid !== empty;
  });
}
