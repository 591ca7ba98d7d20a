import { keyOf, type Key } from "../refusals/keys.ts";

type Schemas = Readonly<Record<string, object>>;
type Definitions = Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;

const byArea = new WeakMap<Schemas, Map<string, Schemas>>();

/** A key of a rule: as the kinds of rule have it, else the table of its area; other files use some of the words for other things. */
export function ruleKey(schemas: Schemas, rule: string, key: string): Key | undefined {
  const area = rule.split("/")[0] ?? "";
  const known = byArea.get(schemas) ?? new Map<string, Schemas>();
  byArea.set(schemas, known);
  const ordered = known.get(area) ?? rulesFirst(schemas, area);
  known.set(area, ordered);
  return keyOf(ordered, key);
}

function rulesFirst(schemas: Schemas, area: string): Schemas {
  const { $defs = {} } = (schemas["rule.schema.json"] ?? {}) as { readonly $defs?: Definitions };
  const kinds = Object.values($defs).filter(({ properties }) => properties && "kind" in properties);
  const table = [`${area}/section.schema.json`, "table.schema.json"].flatMap((file) => schemas[file] ?? []);
  return { kinds, table, parts: $defs, ...schemas };
}
