import { schemas, type Validator } from "#validators";
import { Ajv2020 } from "ajv/dist/2020.js";

/** Keywords of ours, which ajv passes over. */
const NOTES = ["reads", "refers", "tsType", "zh"] as const;

/** Compiles the section schema of a plugin from outside. Only loaded where there is one: what is built in was compiled at build time. */
export function compileSection(file: string, schema: object): Validator {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    ownProperties: true,
  });
  for (const note of NOTES) ajv.addKeyword(note);
  for (const [name, one] of Object.entries(schemas)) ajv.addSchema({ ...one, $id: name });
  return ajv.compile({ ...schema, $id: file }) as Validator;
}
