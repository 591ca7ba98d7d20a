import type { Validator } from "#validators";
import type { Path } from "../plugin.ts";
import type { RefusalCode } from "../refusals/index.ts";
import type { Data } from "../text/text.ts";
import { nearest } from "../text/nearest.ts";
import { closeId } from "./ids.ts";
import { pathOf, type Origins, type Side } from "./origins.ts";
import { fault, valueOf, type Reading, type Spot } from "./reading.ts";
import { allowedKeys, below, holdsEntries, isMap, type Shape } from "./schema.ts";
import { structure } from "./phrases.ts";
import { comesWith, keyMeant, otherNamesOf, stateComesWith, subjectComesWith } from "./words.ts";

type AjvError = NonNullable<Validator["errors"]>[number];
interface Said {
  readonly code: RefusalCode;
  readonly data: Data;
  readonly path: Path;
  readonly side?: Side;
  /** The key that a misspelt one stands for: that it is missing is no news. */
  readonly stands?: string;
}

/** What stands in place of a whole entry. */
const ALL = "*";

/** Checks a value against the schema of a title and puts its phrases in their structured form; true when nothing was refused. */
export function checkEntry(reading: Reading, title: string, spot: Spot): boolean {
  const before = reading.refusals.length;
  validate(reading, validatorOf(reading, title), reading.shapes.of(title), spot);
  structure(reading, reading.shapes.of(title), spot);
  return reading.refusals.length === before;
}

/** The validator of a title; throws when the build made none. */
export function validatorOf({ parts }: Reading, title: string): Validator {
  const validator = parts.validators[title];
  if (!validator) throw new Error(`no validator is called ${title}`);
  return validator;
}

/** Says what a schema has against a value, each fault at its own place. */
export function validate(reading: Reading, validator: Validator, shape: Shape, spot: Spot): void {
  const value = valueOf(spot);
  if (validator(value)) return;
  const errors = firstOfKeys(validator.errors ?? []);
  const said = oneEach(errors).flatMap((error) => sayError(error, shape, value, spot) ?? []);
  const meant = new Set(
    said.flatMap(({ path, stands }) => (stands === undefined ? [] : [[...path.slice(0, -1), stands].join("\n")])),
  );
  const missing = errors
    .filter((error) => error.keyword === "required")
    .flatMap((error) => sayMissing(error, shape, reading, spot, meant));
  for (const { code, data, path, side } of [...said, ...together(missing)])
    fault(reading, code, data, spot, path, side);
}

/** Where one key or another has to be there, the first is the one that is missing. */
const firstOfKeys = (errors: readonly AjvError[]): AjvError[] =>
  errors.filter(
    ({ schemaPath: path }) =>
      !/\/anyOf\/[1-9]\d*\/required$/.test(path) && !errors.some((one) => one.schemaPath === `${path}/0/required`),
  );

/** Of several faults of one value the first: a wrong type makes others after it, and so do the branches of a choice. */
function oneEach(errors: readonly AjvError[]): AjvError[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath);
  const typed = new Set(errors.filter(({ keyword }) => keyword === "type").map(({ instancePath }) => instancePath));
  return errors.filter(({ keyword, instancePath }) => {
    if (choices.some((path) => instancePath.startsWith(path))) return keyword === "anyOf";
    return keyword === "type" || !typed.has(instancePath);
  });
}

/** A key as people read it, with its Chinese title. */
export const keyName = (key: string | number, shape?: Shape): string =>
  shape?.zh ? `${key}（${shape.zh}）` : String(key);

/** What stands at a path below a value, and the shape it should have. */
function walk(shape: Shape, value: unknown, path: Path): { readonly shape?: Shape; readonly value: unknown } {
  let at: Shape | undefined = shape;
  let found: unknown = value;
  for (const part of path) {
    at = Array.isArray(found) ? at?.items : at && below(at, String(part));
    found = (found as Readonly<Record<string | number, unknown>> | undefined)?.[part];
  }
  return { ...(at && { shape: at }), value: found };
}

/** A value in one line, as a refusal names it. */
export const shown = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "").slice(0, 60);

function sayError(error: AjvError, root: Shape, whole: unknown, spot: Spot): Said | undefined {
  const path = pathOf(error.instancePath);
  const { shape, value } = walk(root, whole, path);
  const key = keyName(
    path.findLast((part) => typeof part === "string" && !/^[0-9]+$/.test(part)) ?? spot.name ?? spot.key,
    shape,
  );
  const found = shown(value);
  const { params } = error;
  switch (error.keyword) {
    case "required":
      return undefined;
    case "additionalProperties":
      return sayUnknownKey(String(params["additionalProperty"]), shape, path);
    case "type":
      return sayType(key, value, shape, path);
    case "enum":
    case "const":
      return sayChoice(key, found, shape, path, error);
    case "pattern":
      return sayPattern(key, found, shape, path);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return {
        code: "number-out-of-range",
        data: { key, found, ...rangeOf(shape, params) },
        path,
      };
    case "minLength":
    case "minItems":
    case "minProperties":
      return { code: "too-few", data: { key, least: Number(params["limit"]) }, path };
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return { code: "too-many", data: { key, most: Number(params["limit"]) }, path };
    default:
      return { code: "value-wrong", data: { key, found }, path };
  }
}

function sayUnknownKey(key: string, shape: Shape | undefined, within: Path): Said {
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

const MAY_BE_UNSET: ReadonlySet<string> = new Set(["how-often", "duration-or-unset", "ratio-or-unset", "pass"]);

/** Of the keys that an entry lacks one fault each; all of them in one where its id is probably a slip of one from another layer. */
function sayMissing(
  error: AjvError,
  root: Shape,
  { origins }: Reading,
  spot: Spot,
  meant: ReadonlySet<string>,
): Said[] {
  const whole = valueOf(spot);
  const path = pathOf(error.instancePath);
  const { shape, value } = walk(root, whole, path);
  const key = String(error.params["missingProperty"]);
  if (meant.has([...path, key].join("\n")) || meant.has([...path, ALL].join("\n"))) return [];
  if (isMap(value) && origins.spoilt(value)) return [];
  const inner = shape?.fields.get(key);
  const close = slipOf(path, root, origins, spot);
  if (close !== undefined) {
    const id = String(path.at(-1) ?? spot.key);
    return [{ code: "entry-incomplete", data: { id, keys: keyName(key, inner), close }, path, side: "key" }];
  }
  const code = MAY_BE_UNSET.has(inner?.reads ?? "") ? "figure-missing" : "key-missing";
  return [{ code, data: { key: keyName(key, inner) }, path, side: "key" }];
}

/** For an entry that one layer alone brings: the nearest id beside it that another layer brought first. */
function slipOf(path: Path, root: Shape, origins: Origins, spot: Spot): string | undefined {
  const inside = path.slice(0, -1);
  const outer = path.length > 0 ? walk(root, valueOf(spot), inside) : { value: spot.box };
  const map = outer.value;
  if (!isMap(map) || (path.length > 0 && !holdsEntries(outer.shape))) return undefined;
  const key = path.at(-1) ?? spot.key;
  const layers = (id: string | number) => origins.history(map, id).map(({ file }) => folderOf(file.path));
  const [own, ...more] = layers(key);
  if (own === undefined || more.length > 0) return undefined;
  return nearest(
    String(key),
    Object.keys(map).filter((id) => ![own, undefined].includes(layers(id)[0])),
  );
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** Faults of one entry that differ only in the key that it lacks, as one. */
function together(said: readonly Said[]): Said[] {
  const made = new Map<string, Said>();
  const rest: Said[] = [];
  for (const one of said) {
    if (one.code !== "entry-incomplete") rest.push(one);
    else {
      const at = one.path.join("\n");
      const first = made.get(at);
      const keys = [first?.data["keys"] ?? [], one.data["keys"] ?? []].flat().join(", ");
      made.set(at, { ...one, data: { ...one.data, keys } });
    }
  }
  return [...rest, ...made.values()];
}

const EXPECTED = {
  string: "text",
  number: "number",
  integer: "integer",
  boolean: "boolean",
  array: "list",
  object: "map",
} as const;

function sayType(key: string, value: unknown, shape: Shape | undefined, path: Path): Said {
  const wanted = (shape?.types ?? []).map((type) => EXPECTED[type as keyof typeof EXPECTED]);
  const plain = typeof value === "number" || typeof value === "boolean";
  if (plain && wanted.includes("text") && !shape?.reads?.startsWith("ratio"))
    return { code: "quotes-needed", data: { key, found: String(value) }, path };
  const only = wanted.length === 1 ? wanted[0] : wanted.includes("list") ? "list" : "text";
  return { code: `${only ?? "text"}-wanted`, data: { key, found: shown(value) }, path };
}

function sayChoice(key: string, found: string, shape: Shape | undefined, path: Path, error: AjvError): Said {
  const choices = shape?.choices.length
    ? shape.choices
    : [error.params["allowedValue"] ?? error.params["allowedValues"] ?? []].flat();
  if (path.at(-1) === "format") return { code: "format-version", data: { found, known: choices.join(", ") }, path };
  const waits =
    path.at(-1) === "each" ? subjectComesWith(found) : path.at(-1) === "of" ? stateComesWith(found) : undefined;
  if (waits !== undefined) return { code: "value-comes-later", data: { key, found, ...waits }, path };
  const close = nearest(found, choices.map(String));
  return {
    code: "value-unknown",
    data: { key, found, allowed: choices.join(", "), ...(close !== undefined && { close }) },
    path,
  };
}

function sayPattern(key: string, found: string, shape: Shape | undefined, path: Path): Said {
  const pattern = shape?.pattern ?? "";
  if (pattern.startsWith("^[0-9]{4}-")) return { code: "date-wanted", data: { key, found }, path };
  if (pattern.startsWith("^(0[1-9]|1[0-2])-")) return { code: "day-of-year-wanted", data: { key, found }, path };
  if (pattern.startsWith("^[a-z]")) return { code: "id-not-allowed", data: { key, found, ...closeId(found) }, path };
  return { code: "value-wrong", data: { key, found }, path };
}
