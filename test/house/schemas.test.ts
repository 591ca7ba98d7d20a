import { describe, expect, test } from "vitest";
import { files, readJson } from "./repository.ts";

type Node = Readonly<Record<string, unknown>>;
interface Rule {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Node>>;
}

const schemas = files
  .filter((file) => file.endsWith(".schema.json"))
  .map((file) => [file, readJson(file) as Node] as const);

describe("the kinds of rule", () => {
  const { $defs } = readJson("schemas/rule.schema.json") as { readonly $defs: Readonly<Record<string, Rule>> };
  const kinds = Object.entries($defs).filter(([name]) => name.endsWith("Rule"));
  /** What every rule may say, in the order in which every kind says it. */
  const shared = ["kind", "title", "about", "each", "where", "who", "modality", "cite", "catalogue", "flag"];

  test.each(kinds)("%s has the keys that all kinds share, in the same order", (_, rule) => {
    expect(Object.keys(rule.properties).filter((key) => shared.includes(key))).toEqual(shared);
    expect(rule.required.slice(0, 2)).toEqual(["kind", "title"]);
  });

  const keys = [...new Set(kinds.flatMap(([, rule]) => Object.keys(rule.properties)))].filter((key) => key !== "kind");
  const twice = keys.filter((key) => kinds.filter(([, rule]) => key in rule.properties).length > 1);

  test.each(twice)("%s means the same in each kind that has it", (key) => {
    const meanings = kinds.flatMap(([name, { properties }]) =>
      key in properties ? [[name, properties[key]] as const] : [],
    );
    const [, first] = meanings[0]!;
    expect(
      meanings.filter(([, meaning]) => JSON.stringify(meaning) !== JSON.stringify(first)).map(([name]) => name),
    ).toEqual([]);
  });
});

/** Keywords that json-schema-to-typescript turns into a wrong type, or ignores without a word. */
const UNSAFE = [
  "prefixItems",
  "$anchor",
  "$dynamicRef",
  "$dynamicAnchor",
  "unevaluatedProperties",
  "unevaluatedItems",
  "dependentRequired",
  "dependentSchemas",
  "if",
  "then",
  "else",
  "not",
  "contains",
  "propertyDependencies",
];
/** Beside a $ref only what is no constraint: types are made from the reference alone. */
const BESIDE_REF = ["$ref", "zh", "reads", "refers", "description", "examples"];

function faults(file: string, schema: Node): readonly string[] {
  const found: string[] = [];
  const say = (path: string, sentence: string): void => void found.push(`${file}#${path} ${sentence}`);

  /** A schema, and below it those of its properties, items and choices; `properties` itself is no schema. */
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    const one = node as Node;
    for (const key of UNSAFE) if (key in one) say(path, `uses ${key}`);
    const beside = "$ref" in one ? Object.keys(one).filter((key) => !BESIDE_REF.includes(key)) : [];
    if (beside.length > 0) say(path, `has ${beside.join(", ")} beside $ref`);
    // Its type is written by hand: none is made from what stands below.
    if ("tsType" in one) return;
    if (one["type"] === "object" && !("additionalProperties" in one))
      say(path, "does not say whether other keys may stand here");
    for (const table of ["properties", "patternProperties", "$defs"]) {
      for (const [key, child] of Object.entries((one[table] ?? {}) as Node)) visit(child, `${path}/${table}/${key}`);
    }
    for (const key of ["additionalProperties", "items"]) visit(one[key], `${path}/${key}`);
    for (const key of ["anyOf", "oneOf", "allOf"]) {
      ((one[key] ?? []) as readonly unknown[]).forEach((child, index) => visit(child, `${path}/${key}/${index}`));
    }
  };
  visit(schema, "");
  for (const [name, def] of Object.entries((schema["$defs"] ?? {}) as Readonly<Record<string, Node>>)) {
    if (/^[A-Z]/.test(name) && def["title"] !== name) say(`/$defs/${name}`, `is titled ${String(def["title"])}`);
  }
  return found;
}

describe("schemas stay where types can be made from them", () => {
  test.each(schemas)("%s", (file, schema) => {
    expect(faults(file, schema)).toEqual([]);
  });

  test.each<[string, Node, readonly string[]]>([
    ["a tuple", { prefixItems: [] }, ["f# uses prefixItems"]],
    [
      "a constraint beside $ref",
      { properties: { a: { $ref: "#/$defs/A", minimum: 1 } } },
      ["f#/properties/a has minimum beside $ref"],
    ],
    ["a title beside $ref", { items: { $ref: "#/$defs/A", zh: "名称" } }, []],
    ["a property called if", { type: "object", additionalProperties: false, properties: { if: {} } }, []],
    ["an open object", { anyOf: [{ type: "object" }] }, ["f#/anyOf/0 does not say whether other keys may stand here"]],
    ["an object whose type is written by hand", { items: { type: "object", tsType: "Facts" } }, []],
    ["a definition under another name", { $defs: { A: { title: "B" } } }, ["f#/$defs/A is titled B"]],
  ])("%s", (_, schema, expected) => {
    expect(faults("f", schema)).toEqual(expected);
  });
});
