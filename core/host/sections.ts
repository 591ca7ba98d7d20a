import { schemas, type Validator } from "#validators";
import { Ajv2020 } from "ajv/dist/2020.js";

/** Keywords of ours, which ajv passes over. */
const NOTES = ["reads", "refers", "tsType", "zh"] as const;

/** Keywords that lead to a schema by another way than the one that the kernel walks beside the data. */
const DETOURS: ReadonlySet<string> = new Set(["$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$anchor", "$id"]);

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
  refuseDetours(Object.entries(schema).filter(([key]) => key !== "$id"));
  for (const [name, one] of Object.entries(schemas)) ajv.addSchema({ ...one, $id: name });
  return ajv.compile({ ...schema, $id: file }) as Validator;
}

function refuseDetours(entries: readonly (readonly [string, unknown])[]): void {
  for (const [key, value] of entries) {
    if (DETOURS.has(key)) throw new Error(`${key} cannot be used in a section`);
    if (typeof value === "object" && value !== null) refuseDetours(Object.entries(value));
  }
}
