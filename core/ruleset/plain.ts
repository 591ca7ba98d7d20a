import { isAlias, isMap, isScalar, isSeq, Scalar, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { shortened, type NoteFault } from "./lexemes.ts";
import type { Origin, Origins, SourceText, Value, ValueMap } from "./origins.ts";
import { wideMarks, type Standing } from "./wide.ts";

/** These would reach an object's prototype in careless hands. */
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
/** YAML 1.1 reads these as true or false. */
const WORDS = /^(?:yes|no|on|off|true|false|null|~)$/i;
/** Not text: control characters, half a surrogate pair, a byte order mark inside. */
export const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]|\p{Cs}|\r(?!\n)/u;

/** Nodes to plain null-prototype data, each key with its origin. What is refused is left out and its container marked as spoilt. */
export function toPlain(root: Node, file: SourceText, origins: Origins, note: NoteFault): Value | undefined {
  const soundKeys = new Set<string>();
  return value(root, { ownLine: true });

  function value(node: Node | null, standing: Standing): Value | undefined {
    if (isMap(node)) return map(node);
    if (isSeq(node)) return list(node);
    if (isScalar(node)) return leaf(node, standing);
    if (node && !isAlias(node)) note("yaml-unexpected", startOf(node), { found: "?" });
    return undefined;
  }

  function map(node: YAMLMap): ValueMap {
    const out = Object.create(null) as ValueMap;
    const places = new Map<string, Origin>();
    origins.take(out, places);
    let cut = false;
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = keyOf(pair, node.flow === true);
      const offset = startOf(pair.key);
      if (key !== undefined && places.has(key)) note("yaml-key-twice", offset, { key }, places.get(key)?.key);
      const wasCut = cut;
      cut = node.flow === true && pair.value === null && pair !== node.items[0];
      if (key !== undefined && isEmpty(pair.value) && !(cut && wasCut))
        note(cut ? "yaml-comma-in-value" : hashed(pair) ? "yaml-hash-in-value" : "yaml-null", offset, { key });
      const held = isEmpty(pair.value) ? undefined : value(pair.value, { ownLine: isBelow(pair) });
      if (key === undefined || held === undefined || places.has(key)) origins.spoil(out);
      else out[key] = held;
      if (key !== undefined && !places.has(key)) places.set(key, originOf(offset, pair.value ?? pair.key));
    }
    return out;
  }

  function list(node: YAMLSeq): Value[] {
    const out: Value[] = [];
    const places = new Map<number, Origin>();
    origins.take(out, places);
    for (const item of node.items as Node[]) {
      if (isEmpty(item)) note("yaml-null", startOf(item), { key: "-" });
      const held = isEmpty(item) ? undefined : value(item, { ownLine: false, item: node.flow === true });
      if (held === undefined) origins.spoil(out);
      else places.set(out.push(held) - 1, originOf(startOf(item), item));
    }
    return out;
  }

  function originOf(key: number, node: Node): Origin {
    return { file, key, value: startOf(node) };
  }

  /** The name before the colon as it is written; undefined when it is refused. */
  function keyOf(pair: Pair<Node, Node | null>, flow: boolean): string | undefined {
    const node = pair.key;
    const at = startOf(node);
    if (!isScalar(node) || isBlockText(node)) return void note("yaml-key-not-text", at);
    const plain = node.type === "PLAIN";
    const source = plain ? rawOf(node) : String(node.value);
    if (plain && pair.value !== null && soundKeys.has(source)) return source;
    if (plain && isWide(source, at, { ownLine: false, bare: flow && pair.value === null })) return undefined;
    if (plain && flow && pair.value === null && /^[\w-]+:/.test(source))
      return void note("yaml-space-after-colon", at + source.indexOf(":"));
    if (source === "") return void note("yaml-key-not-text", at);
    if (FORBIDDEN.has(source)) return void note("yaml-key-forbidden", at, { key: source });
    if (source === "<<") return void note("yaml-merge-key", at);
    if (plain && WORDS.test(source)) return void note("yaml-key-word", at, { key: source });
    if (plain && typeof node.value === "number" && String(node.value) !== source)
      return void note("yaml-key-number", at, { key: source });
    if (!checkText(node, source)) return undefined;
    if (plain && source === String(node.value)) soundKeys.add(source);
    return plain ? String(node.value) : source;
  }

  function isWide(source: string, at: number, standing: Standing): boolean {
    const marks = wideMarks(source, standing);
    for (const mark of marks) note(mark.code, at + mark.at, mark.data);
    return marks.length > 0;
  }

  function leaf(node: Scalar, standing: Standing): Value | undefined {
    const at = startOf(node);
    if (node.value === null) return void note("yaml-null", at, { key: rawOf(node) });
    if (typeof node.value === "number") return number(node.value, rawOf(node), at);
    if (typeof node.value === "boolean") return node.value;
    if (typeof node.value !== "string") return void note("yaml-unexpected", at, { found: rawOf(node) });
    if (node.type === "PLAIN" && isWide(rawOf(node), at, standing)) return undefined;
    return checkText(node, node.value) ? node.value : undefined;
  }

  function number(read: number, source: string, at: number): number | undefined {
    if (!Number.isFinite(read)) return void note("yaml-not-a-number", at, { found: shortened(source) });
    if (/^[-+]?0[0-9ox]/.test(source)) return void note("yaml-leading-zero", at, { found: shortened(source) });
    if (digits(source) !== digits(String(read)))
      return void note("yaml-digits-lost", at, { found: shortened(source), read });
    return read + 0; // -0 is 0
  }

  /** Escapes in double quotes can bring back what the text of a file may not hold. */
  function checkText(node: Scalar, text: string): boolean {
    const found = node.type === Scalar.QUOTE_DOUBLE ? CONTROL.exec(text) : null;
    if (found) note("yaml-control-character", startOf(node), { found: codePoint(found[0]) });
    return !found;
  }

  function rawOf(node: Scalar): string {
    return file.text.slice(startOf(node), endOf(node));
  }

  /** Whether what follows a key is a comment that looks like its value: #1楼. */
  function hashed(pair: Pair<Node, Node | null>): boolean {
    return /^:[ \t]+#[^\s#]/.test(file.text.slice(endOf(pair.key), endOf(pair.key) + 20));
  }

  /** Whether a value begins on a line below its key. */
  function isBelow(pair: Pair<Node, Node | null>): boolean {
    const from = endOf(pair.key);
    const to = pair.value ? startOf(pair.value) : from;
    return to - from > 2 && file.text.slice(from, to).includes("\n");
  }
}

/** A letter as U+0007. */
export function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The digits that count: no sign, no zeros at the edges, no point, no exponent. */
function digits(number: string): string {
  return number
    .replace(/[eE].*$/, "")
    .replace(/[-+.]/g, "")
    .replace(/^0+|0+$/g, "");
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null && !node.source);
}

function isBlockText(node: Scalar): boolean {
  return node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}
