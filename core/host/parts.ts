import { createHash } from "node:crypto";
import * as built from "#validators";
import type { Validator } from "#validators";
import type { AreaPlugin } from "../plugin.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { Parts } from "../ruleset/load.ts";
import { Shapes } from "../ruleset/schema.ts";

const { schemas, ...validators } = built;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const ours = new Shapes(schemas);

/** What the kernel needs from the build, with the sections of plugins from outside compiled here. */
export function partsOf(
  plugins: readonly AreaPlugin[],
  outside: readonly AreaPlugin[] = [],
  compile?: (file: string, schema: object) => Validator,
): { readonly parts: Parts; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const sections: Record<string, Validator> = {};
  const added: Record<string, object> = {};
  const good = outside.filter((plugin) => {
    const file = `${plugin.area}/section.schema.json`;
    try {
      if (!compile) throw new Error("a plugin from outside needs its section compiled");
      const validator = compile(file, plugin.section.schema);
      walk(file, plugin.section.schema);
      sections[plugin.area] = validator;
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
    parts: { validators, schemas: { ...schemas, ...added }, plugins: [...plugins, ...good], sections, sha256 },
    refusals,
  };
}

/** The kernel walks the schema beside the data; throws where a reference leads nowhere or a title is not its own. */
function walk(file: string, schema: { readonly title?: string }): void {
  const title = schema.title ?? "";
  if (ours.has(title)) throw new Error(`the title ${title} is taken`);
  new Shapes({ ...schemas, [file]: schema }).of(title);
}
