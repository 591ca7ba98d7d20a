import type { Validator } from "#validators";
import type { Path } from "../plugin.ts";
import type { RefusalCode } from "../refusals/index.ts";
import type { Data } from "../text/text.ts";
import { nearest } from "../text/nearest.ts";
import { isFault } from "../time/fault.ts";
import { readDate } from "../time/readers.ts";
import { closeId } from "./ids.ts";
import { pathOf, type Side } from "./origins.ts";
import type { Spot } from "./reading.ts";
import { allowedKeys, below, lineOf, type Shape } from "./schema.ts";
import { booleanMeant, comesWith, keyMeant, otherNamesOf, stateComesWith, subjectComesWith } from "./words.ts";

export type AjvError = NonNullable<Validator["errors"]>[number];
/** What is said of one fault that a schema found, and of what path below the value. */
export interface Said {
  readonly code: RefusalCode;
  readonly data: Data;
  readonly path: Path;
  readonly side?: Side;
  /** The key that a misspelt one stands for: that it is missing is no news. */
  readonly stands?: string;
}
/** A fault that is about to be said: the value, its shape, its key, and how people call that. */
interface Case {
  readonly path: Path;
  readonly shape: Shape | undefined;
  readonly value: unknown;
  readonly name: string | number;
  readonly key: string;
  readonly found: string;
}

/** Stands for all keys of an entry. */
export const ALL = "*";

/** A key as people read it, with its Chinese title. */
export const keyName = (key: string | number, shape?: Shape): string =>
  shape?.zh ? `${key}（${shape.zh}）` : String(key);

const MOST_SHOWN = 60;

/** A value in one line, as a refusal names it. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return typeof value === "string" || text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN - 1)}…`;
}

/** The line to type for a key, where its schema has an example or there is a value that was meant. */
export const lineFor = (key: string | number, shape: Shape | undefined, value = shape?.example): Data =>
  value === undefined ? {} : { mended: lineOf(String(key), value) };

/** What stands at a path below a value, and the shape it should have. */
export function walk(shape: Shape, value: unknown, path: Path): { readonly shape?: Shape; readonly value: unknown } {
  let at: Shape | undefined = shape;
  let found: unknown = value;
  for (const part of path) {
    at = Array.isArray(found) ? at?.items : at && below(at, String(part));
    found = (found as Readonly<Record<string | number, unknown>> | undefined)?.[part];
  }
  return { ...(at && { shape: at }), value: found };
}

/** What a schema has against a value, in our words; a key that is missing is said elsewhere. */
export function sayError(error: AjvError, root: Shape, whole: unknown, spot: Spot): Said | undefined {
  const path = pathOf(error.instancePath);
  const { shape, value } = walk(root, whole, path);
  const named = path.findLast((part) => typeof part === "string" && !/^[0-9]+$/.test(part));
  const name = named ?? spot.name ?? spot.key;
  const one: Case = { path, shape, value, name, key: keyName(name, shape), found: shown(value) };
  const { params } = error;
  const say = (code: RefusalCode, data: Data): Said => ({ code, data: { key: one.key, ...data }, path });
  switch (error.keyword) {
    case "required":
      return undefined;
    case "additionalProperties":
      return sayUnknownKey(String(params["additionalProperty"]), one);
    case "type":
      return sayType(one);
    case "enum":
    case "const":
      return sayChoice(one, error);
    case "pattern":
      return sayPattern(one);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return say("number-out-of-range", { found: one.found, ...rangeOf(shape, params) });
    case "minLength":
    case "minItems":
    case "minProperties":
      return say("too-few", { least: Number(params["limit"]), ...lineFor(name, shape) });
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return say("too-many", { most: Number(params["limit"]) });
    default:
      return say("value-wrong", { found: one.found, ...lineFor(name, shape) });
  }
}

function sayUnknownKey(key: string, { path: within, shape }: Case): Said {
  const path = [...within, key];
  const waits = comesWith(key);
  if (waits !== undefined) return { code: "key-comes-later", data: { key, ...waits }, path, side: "key" };
  if (key === "drop") return { code: "drop-not-here", data: {}, path, side: "key", stands: ALL };
  const allowed = allowedKeys(shape);
  const close = closeKey(key, allowed, shape);
  const data = { key, allowed: allowed.map((name) => keyName(name, shape?.fields.get(name))).join(", ") };
  return {
    code: "key-unknown",
    data: { ...data, ...(close !== undefined && { close }) },
    path,
    side: "key",
    ...(close !== undefined && { stands: close }),
  };
}

/** The allowed key that was meant: by its Chinese title, by another name for it, or by a slip in either. */
function closeKey(key: string, allowed: readonly string[], shape: Shape | undefined): string | undefined {
  const titled = allowed.find((name) => shape?.fields.get(name)?.zh === key);
  const meant = keyMeant(key);
  if (titled !== undefined) return titled;
  if (meant !== undefined && allowed.includes(meant)) return meant;
  return nearest(key, allowed) ?? keyMeant(nearest(key, otherNamesOf(allowed)) ?? "");
}

/** What a number may be, in both languages. */
function rangeOf({ minimum: from, maximum: to, types }: Partial<Shape> = {}, params: AjvError["params"]): Data {
  const whole = types?.includes("integer") === true;
  const [zh, en] = whole ? ["整数", "a whole number"] : ["数", "a number"];
  if (from !== undefined && to !== undefined)
    return { "range-zh": `${from} 到 ${to} 的${zh}`, "range-en": `${en} from ${from} to ${to}` };
  const bound = `${String(params["comparison"])} ${String(params["limit"])}`;
  if (from === undefined) return { "range-zh": `${bound} 的${zh}`, "range-en": `${en} ${bound}` };
  return { "range-zh": `不小于 ${from} 的${zh}`, "range-en": `${en} of at least ${from}` };
}

const EXPECTED = {
  string: "text",
  number: "number",
  integer: "integer",
  boolean: "boolean",
  array: "list",
  object: "map",
} as const;

/** Readers of phrases that say what a bare number lacks. */
const SAY_WHAT_LACKS: ReadonlySet<string> = new Set([
  "how-often",
  "duration",
  "limit",
  "duration-or-unset",
  "date",
  "clock-time",
]);

function sayType({ key, name, value, shape, path, found }: Case): Said | undefined {
  const wanted = (shape?.types ?? []).map((type) => EXPECTED[type as keyof typeof EXPECTED]);
  const reads = shape?.reads ?? "text";
  const plain = typeof value === "number" || typeof value === "boolean";
  if (typeof value === "number" && SAY_WHAT_LACKS.has(reads)) return undefined;
  if (plain && wanted.includes("text"))
    return { code: "quotes-needed", data: { key, found, ...lineFor(name, shape, found) }, path };
  if (Array.isArray(value) && shape?.each)
    return { code: "names-wanted", data: { key, ...lineFor(name, shape) }, path };
  const only = wanted.length === 1 ? wanted[0] : wanted.includes("list") ? "list" : "text";
  const meant =
    only === "boolean" ? booleanMeant(found) : only === "number" || only === "integer" ? numberIn(value) : undefined;
  const code = only === "text" && reads !== "text" ? "value-wanted" : (`${only ?? "text"}-wanted` as const);
  const quoted = meant !== undefined && only !== "boolean" ? JSON.stringify(value) : found;
  return { code, data: { key, found: quoted, ...lineFor(name, shape, meant ?? shape?.example) }, path };
}

/** The number that a text holds, with a word behind it: 2楼. */
function numberIn(text: unknown): number | undefined {
  const bare = typeof text === "string" ? text.normalize("NFKC").trim() : "";
  const [, number] = /^(-?\d+(?:\.\d+)?)\p{Script=Han}{0,2}$/u.exec(bare) ?? [];
  return number === undefined ? undefined : Number(number);
}

function sayChoice({ key, name, shape, path, found }: Case, { params }: AjvError): Said {
  const choices = (
    shape?.choices.length ? shape.choices : [params["allowedValue"] ?? params["allowedValues"] ?? []].flat()
  ).map(String);
  if (name === "format") return { code: "format-version", data: { found, known: choices.join(", ") }, path };
  const titles = shape?.titles ?? {};
  const titled = choices.map((choice) => (titles[choice] === undefined ? choice : `${choice}（${titles[choice]}）`));
  const allowed = titled.join(", ");
  const waits = name === "each" ? subjectComesWith(found) : name === "of" ? stateComesWith(found) : undefined;
  if (waits !== undefined) return { code: "value-comes-later", data: { key, found, allowed, ...waits }, path };
  const near = nearest(found, [...choices, ...Object.values(titles)]) ?? found;
  const close =
    choices.find((choice) => titles[choice] === found) ??
    choices.find((choice) => choice === near || titles[choice] === near);
  return { code: "value-unknown", data: { key, found, allowed, ...(close !== undefined && { close }) }, path };
}

function sayPattern({ key, name, shape, path, found }: Case): Said {
  const pattern = shape?.pattern ?? "";
  const date = pattern.startsWith("^[0-9]{4}-") ? readDate(found) : undefined;
  if (isFault(date))
    return { code: "date-unknown", data: { key, text: found, suggestions: date.suggestions.join(" | ") }, path };
  if (pattern.startsWith("^(0[1-9]|1[0-2])-")) return { code: "day-of-year-wanted", data: { key, found }, path };
  if (pattern.startsWith("^[a-z]")) return { code: "id-not-allowed", data: { key, found, ...closeId(found) }, path };
  return { code: "value-wrong", data: { key, found, ...lineFor(name, shape) }, path };
}
