import type { ValueMap } from "./origins.ts";

/** A schema as the kernel walks it beside the data: references followed, keywords of ours kept. */
export interface Shape {
  readonly title?: string;
  /** The Chinese title of a key. */
  readonly zh?: string;
  /** A leaf that is a phrase: which reader turns it into its structured form. */
  readonly reads?: string;
  /** The noun whose names stand here. */
  readonly refers?: string;
  /** The noun whose names are the keys. */
  readonly keys?: string;
  readonly types: readonly string[];
  readonly choices: readonly unknown[];
  readonly pattern?: string;
  /** Bounds of a number. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** The Chinese title of each choice. */
  readonly titles?: Readonly<Record<string, string>>;
  /** A value to type. */
  readonly example?: unknown;
  /** Named keys. */
  readonly fields: ReadonlyMap<string, Shape>;
  /** What stands under any other key. */
  readonly each?: Shape;
  readonly items?: Shape;
}

/** Keywords that a shape has as its schema writes them. */
const KEPT = ["title", "zh", "reads", "refers", "pattern", "minimum", "maximum", "titles"] as const;

interface Node extends Pick<Shape, (typeof KEPT)[number]> {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly propertyNames?: Node;
  readonly items?: Node;
  readonly $defs?: Readonly<Record<string, Node>>;
}
type Schemas = Readonly<Record<string, object>>;

/** The shapes of all schemas by title. */
export class Shapes {
  readonly #schemas: Schemas;
  readonly #made = new Map<Node, Shape>();
  readonly #titled = new Map<string, { node: Node; file: string }>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
    for (const [file, schema] of Object.entries(schemas)) {
      const node: Node = schema;
      for (const def of [node, ...Object.values(node.$defs ?? {})])
        if (def.title && /^[A-Z]/.test(def.title)) this.#titled.set(def.title, { node: def, file });
    }
  }

  has(title: string): boolean {
    return this.#titled.has(title);
  }

  /** The shape of a title; throws when no schema has it. */
  of(title: string): Shape {
    const found = this.#titled.get(title);
    if (!found) throw new Error(`no schema is titled ${title}`);
    return this.#shape(found.node, found.file);
  }

  #shape(node: Node, file: string): Shape {
    const known = this.#made.get(node);
    if (known) return known;
    const target = node.$ref === undefined ? undefined : this.#follow(node.$ref, file);
    if (target && Object.keys(node).length === 1) return this.#shape(target.node, target.file);
    const fields = new Map<string, Shape>();
    const choices = node.enum ?? (node.const === undefined ? [] : [node.const]);
    const [example = choices[0]] = node.examples ?? [];
    const shape: { -readonly [K in keyof Shape]: Shape[K] } = {
      ...(target ? this.#shape(target.node, target.file) : { fields, types: [node.type ?? []].flat(), choices }),
      ...Object.fromEntries(KEPT.filter((key) => node[key] !== undefined).map((key) => [key, node[key]])),
      ...(node.propertyNames?.refers !== undefined && { keys: node.propertyNames.refers }),
      ...(example !== undefined && { example }),
    };
    this.#made.set(node, shape);
    for (const [key, child] of Object.entries(node.properties ?? {})) fields.set(key, this.#shape(child, file));
    if (typeof node.additionalProperties === "object") shape.each = this.#shape(node.additionalProperties, file);
    if (node.items) shape.items = this.#shape(node.items, file);
    return shape;
  }

  #follow(ref: string, from: string): { node: Node; file: string } {
    const [path = "", pointer = ""] = ref.split("#/$defs/");
    const file = path ? beside(from, path) : from;
    const schema: Node | undefined = this.#schemas[file];
    const node = pointer ? schema?.$defs?.[pointer] : schema;
    if (!node) throw new Error(`${from}: ${ref} leads nowhere`);
    return { node, file };
  }
}

const made = new WeakMap<Schemas, Shapes>();

/** The shapes of these schemas, made once. */
export function shapesOf(schemas: Schemas): Shapes {
  let shapes = made.get(schemas);
  if (!shapes) made.set(schemas, (shapes = new Shapes(schemas)));
  return shapes;
}

/** What stands under a key of a map; keys that begin with `x-` stand outside the language. */
export function below(shape: Shape | undefined, key: string): Shape | undefined {
  return key.startsWith("x-") ? undefined : (shape?.fields.get(key) ?? shape?.each);
}

/** A map whose keys are ids of things that have fields of their own: rows, blocks, fields of a form. */
export function holdsEntries(shape: Shape | undefined): shape is Shape & { readonly each: Shape } {
  return shape?.each !== undefined && shape.each.fields.size > 0;
}

/** The keys that a schema's file would name for its data: allowed keys of a map, in the order of the schema. */
export const allowedKeys = (shape: Shape | undefined): string[] => [...(shape?.fields.keys() ?? [])];

export const isMap = (value: unknown): value is ValueMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A key and its value as one line of YAML. */
export const lineOf = (key: string, value: unknown): string => `${key}: ${inline(value)}`;

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isMap(value))
    return `{ ${Object.entries(value)
      .map(([key, held]) => lineOf(key, held))
      .join(", ")} }`;
  return typeof value === "string" && !BARE.test(value) ? JSON.stringify(value) : String(value);
}
/** Text that needs no quotes: words, phrases and dates, and nothing that reads as a number or has a mark of YAML's. */
const BARE = /^(?![\d.]*$|true$|false$)[\p{L}\d](?:[^:#,"'[\]{}]*[^:#,"'[\]{}\s])?$/u;

function beside(file: string, path: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
