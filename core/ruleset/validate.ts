import type { Validator } from "#validators";
import type { Path } from "../plugin.ts";
import { nearest } from "../text/nearest.ts";
import { pathOf, type Origins } from "./origins.ts";
import { structure } from "./phrases.ts";
import { fault, isClean, valueOf, type Reading, type Spot } from "./reading.ts";
import { ALL, keyName, lineFor, sayError, walk, type AjvError, type Said } from "./said.ts";
import { holdsEntries, isMap, type Shape } from "./schema.ts";

/** Checks a value against the schema of a title and puts its phrases in their structured form; true when nothing was refused. */
export function checkEntry(reading: Reading, title: string, spot: Spot): boolean {
  return isClean(reading, () => {
    validate(reading, validatorOf(reading, title), reading.shapes.of(title), spot);
    structure(reading, reading.shapes.of(title), spot);
  });
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
  const found = firstOfKeys(validator.errors ?? []);
  const strays = onePlace(found.flatMap((error) => sayStray(error, shape, value, reading) ?? []));
  const errors = found.filter((error) => !strays.some(({ path }) => isWithin(error, path)));
  const said = [
    ...strays.filter(({ data }) => data["field"] !== ""),
    ...oneEach(errors).flatMap((error) => sayError(error, shape, value, spot) ?? []),
  ];
  const meant = new Set(
    [...strays, ...said].flatMap(({ path, stands }) =>
      stands === undefined ? [] : [[...path.slice(0, -1), stands].join("\n")],
    ),
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
  return [{ code, data: { key: keyName(key, inner), ...lineFor(key, inner) }, path, side: "key" }];
}

const onePlace = (said: readonly Said[]): Said[] => [
  ...new Map(said.map((one) => [one.path.join("\n"), one])).values(),
];

/** An entry that stands beside or above the map of its like: a row where a block or a field of one should be. */
function sayStray(error: AjvError, root: Shape, whole: unknown, { origins }: Reading): Said | undefined {
  if (error.keyword !== "additionalProperties") return undefined;
  const within = pathOf(error.instancePath);
  const { shape, value } = walk(root, whole, within);
  const key = String(error.params["additionalProperty"]);
  const box = value as Readonly<Record<string, unknown>>;
  const outside = fieldLike(box, shape);
  const field = outside ?? fieldLike(box[key], shape);
  if (field === undefined) return undefined;
  const path = outside === undefined ? [...within, key] : within;
  // the map itself was refused, and what it should hold stands beside it
  const lost = outside === undefined && !Object.hasOwn(box, field) && origins.history(box, field).length > 0;
  const data = { id: String(path.at(-1)), field: lost ? "" : keyName(field, shape?.fields.get(field)) };
  return { code: "entry-astray", data, path, side: "key", stands: field };
}

/** The field of a shape whose entries have all the keys of a value. */
function fieldLike(value: unknown, shape: Shape | undefined): string | undefined {
  const keys = isMap(value) ? Object.keys(value).filter((key) => !key.startsWith("x-")) : [];
  const like = (field: Shape): boolean => holdsEntries(field) && keys.every((key) => field.each.fields.has(key));
  return keys.length === 0 ? undefined : [...(shape?.fields ?? [])].find(([, field]) => like(field))?.[0];
}

/** Whether an error is about a path or what is inside it. */
function isWithin({ keyword, instancePath, params }: AjvError, path: Path): boolean {
  const own =
    keyword === "additionalProperties"
      ? [...pathOf(instancePath), String(params["additionalProperty"])]
      : pathOf(instancePath);
  return path.every((part, i) => part === own[i]);
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
