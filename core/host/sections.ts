import { schemas, type Validator } from "#validators";
import { Ajv2020 } from "ajv/dist/2020.js";

/** Keywords of ours, which ajv passes over. */
const NOTES = ["reads", "refers", "titles", "tsType", "zh"] as const;

/** Keywords that lead to a schema by another way than the one that the kernel walks beside the data. */
const DETOURS: ReadonlySet<string> = new Set(["$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$anchor", "$id"]);

/** Keywords that ajv 8.20 is wrong about: an empty list passes `contains` behind a good one, and what references evaluate is not seen. */
const UNSOUND: ReadonlySet<string> = new Set(["contains", "unevaluatedItems", "unevaluatedProperties"]);

/** Keywords whose keys are names of the plugin's, */
const NAMED: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);
/** and those that hold values. */
const VALUES: ReadonlySet<string> = new Set(["const", "enum", "default", "examples", "required", "dependentRequired"]);

/** Compiles the section schema of a plugin from outside; what it refers to is its own or one of ours, and nothing is fetched. Only loaded where there is one: what is built in was compiled at build time. */
export function compileSection(file: string, schema: object): Validator {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    ownProperties: true,
  });
  for (const note of NOTES) ajv.addKeyword(note);
  const { $id: _own, ...rest } = schema as { readonly $id?: string };
  refuseKeywords(rest);
  refuseUnknown(schema);
  for (const [name, one] of Object.entries(schemas)) ajv.addSchema({ ...one, $id: name });
  return onPlain(ajv.compile({ ...schema, $id: file }) as Validator);
}

/** ajv compares maps by their constructor and their valueOf, which data without a prototype has not: it is given a copy. */
function onPlain(validate: Validator): Validator {
  const onCopy: Validator = Object.assign(
    (value: unknown) => {
      const valid = validate(structuredClone(value));
      onCopy.errors = validate.errors ?? null;
      return valid;
    },
    { errors: null },
  );
  return onCopy;
}

function refuseKeywords(schema: unknown): void {
  if (Array.isArray(schema)) schema.forEach(refuseKeywords);
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return;
  for (const [key, value] of Object.entries(schema) as [string, unknown][]) {
    if (DETOURS.has(key) || UNSOUND.has(key)) throw new Error(`${key} cannot be used in a section`);
    if (NAMED.has(key)) Object.values(value as object).forEach(refuseKeywords);
    else if (!VALUES.has(key)) refuseKeywords(value);
  }
}

/** A noun or a reader that our own schemas do not know would be passed over without a word, and what stands there not be checked. */
function refuseUnknown(schema: object): void {
  for (const note of ["refers", "reads"]) {
    const known = saidBy(note, schemas);
    for (const word of saidBy(note, schema))
      if (!known.has(word)) throw new Error(`${note}: ${word} is not one of ${[...known].sort().join(", ")}`);
  }
}

function saidBy(note: string, node: object, said = new Set<string>()): ReadonlySet<string> {
  for (const [key, value] of Object.entries(node) as [string, unknown][])
    if (key === note && typeof value === "string") said.add(value);
    else if (typeof value === "object" && value !== null) saidBy(note, value, said);
  return said;
}
