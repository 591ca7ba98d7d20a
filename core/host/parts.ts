import * as built from "#validators";
import type { Validator } from "#validators";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { AreaPlugin } from "../plugin.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { Parts } from "../ruleset/load.ts";

const { schemas, ...validators } = built;

/** Keywords of ours, which ajv passes over. */
const NOTES = ["reads", "refers", "tsType", "zh"] as const;

/** What the kernel needs from the build, with the sections of plugins from outside compiled here. */
export function partsOf(
  plugins: readonly AreaPlugin[],
  outside: readonly AreaPlugin[] = [],
): { readonly parts: Parts; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const sections: Record<string, Validator> = {};
  const added: Record<string, object> = {};
  const good = outside.filter((plugin) => {
    const file = `${plugin.area}/section.schema.json`;
    try {
      sections[plugin.area] = compile(file, plugin.section.schema);
      added[file] = plugin.section.schema;
      return true;
    } catch (error) {
      refusals.push(
        refuse("plugin-schema", { from: plugin.area, reason: error instanceof Error ? error.message : String(error) }),
      );
      return false;
    }
  });
  return {
    parts: { validators, schemas: { ...schemas, ...added }, plugins: [...plugins, ...good], sections },
    refusals,
  };
}

function compile(file: string, schema: object): Validator {
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
