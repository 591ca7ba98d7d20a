import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Refusal, RefusalText } from "../../../core/refusal.ts";
import { refusals as catalogue } from "../../../core/refusals/index.ts";
import { structure } from "../../../core/ruleset/phrases.ts";
import { Origins, type Value } from "../../../core/ruleset/origins.ts";
import { NONE } from "../../../core/ruleset/merge.ts";
import { readYaml } from "../../../core/ruleset/read.ts";
import { newReading, rootSpot } from "../../../core/ruleset/reading.ts";
import { below, lineOf, type Shape } from "../../../core/ruleset/schema.ts";
import { shipped } from "../ruleset/fixtures.ts";

const folder = join(import.meta.dirname, "../../../schemas");
type Node = Readonly<Record<string, unknown>>;
const schemas = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".schema.json"))
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8")) as Node]),
);
const BARE: Shape = { types: [], choices: [], fields: new Map() };
const ajv = new Ajv2020({ strict: false, allErrors: true });
for (const [name, schema] of schemas) ajv.addSchema({ ...schema, $id: name });

/** Every key of every file format, with the pointer of its schema; and each shape that its readers go by. */
const keys = new Map<string, { readonly ref: string; readonly shape: Shape }[]>();
for (const [name, schema] of schemas) {
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys((node as Node)["properties"] ?? {})) {
      const ref = `${name}#${pointer}/properties/${key}`;
      keys.set(key, [...(keys.get(key) ?? []), { ref, shape: shapeAt(node as Node, key) }]);
    }
    for (const [part, child] of Object.entries(node)) visit(child, `${pointer}/${part}`);
  };
  visit(schema, "");
}

/** The shape of one key, through the title of what holds it. */
function shapeAt(holder: Node, key: string): Shape {
  const { shapes } = newReading(shipped);
  const title = typeof holder["title"] === "string" && shapes.has(holder["title"]) ? holder["title"] : undefined;
  return (title === undefined ? undefined : below(shapes.of(title), key)) ?? BARE;
}

function read(text: string): { value: Value | undefined; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  return { value: readYaml("example", text, new Origins(), refusals), refusals };
}

const plain = (value: unknown): Node => JSON.parse(JSON.stringify(value)) as Node;

/** Why no format would take a key with its value; keys that are names are passed, and what they hold is looked at. */
function misfits(map: Node): string[] {
  return Object.entries(map).flatMap(([key, value]): string[] => {
    const uses = keys.get(key);
    if (!uses)
      return typeof value === "object" ? misfits(value as Node) : key.startsWith("x-") ? [] : [`${key} is no key`];
    const found = uses.map(({ ref, shape }) => misfit(key, value, ref, shape));
    return value === NONE || found.includes(undefined) ? [] : found.map(String);
  });
}

function misfit(key: string, value: unknown, ref: string, shape: Shape): string | undefined {
  const fits = ajv.validate({ $ref: ref }, value);
  const reading = newReading(shipped);
  const copy = structuredClone({ [key]: value });
  structure(reading, { ...BARE, fields: new Map([[key, shape]]) }, rootSpot(reading, copy, "example"));
  if (fits && reading.refusals.length === 0) return undefined;
  return `${ref}: ${ajv.errorsText()} ${JSON.stringify(reading.refusals)}`;
}

describe("what is offered to be typed can be typed", () => {
  const examples = Object.entries<RefusalText>(catalogue).flatMap(([code, { example }]) =>
    example === undefined ? [] : [[code, example] as const],
  );

  test.each(examples)("%s", (code, example) => {
    const { value, refusals } = read(`${example}\n`);
    expect(refusals, example).toEqual([]);
    if (!code.startsWith("yaml-")) expect(misfits(plain(value))).toEqual([]);
  });

  const offered = [...keys].flatMap(([key, uses]) =>
    uses.flatMap(({ ref, shape }) => (shape.example === undefined ? [] : [[ref, key, shape] as const])),
  );

  test.each(offered)("%s", (_, key, shape) => {
    const line = lineOf(key, shape.example);
    const { value, refusals } = read(`${line}\n`);
    expect([refusals, plain(value)]).toEqual([[], { [key]: shape.example }]);
    expect(misfits(plain(value))).toEqual([]);
  });
});
