/** What a schema says of a key: its Chinese title, the noun whose names stand under it, and the titles of its choices. */
export interface Key {
  readonly zh: string;
  readonly refers?: string;
  readonly titles?: Readonly<Record<string, string>>;
}
type Schemas = Readonly<Record<string, object>>;

/** Each key of a set of schemas; where two schemas differ, the first holds. */
function keysOf(schemas: Schemas): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const properties: unknown = "properties" in node ? node.properties : undefined;
    for (const [key, shape] of Object.entries((properties ?? {}) as Record<string, Partial<Key> | null>))
      if (typeof shape?.zh === "string" && !keys.has(key)) keys.set(key, shape as Key);
    Object.values(node).forEach(visit);
  };
  visit(schemas);
  return keys;
}

const known = new WeakMap<object, ReadonlyMap<string, Key>>();

/** A key as the first of these schemas that has it says it: how-often is 频次. */
export function keyOf(schemas: Schemas, key: string): Key | undefined {
  let keys = known.get(schemas);
  if (!keys) known.set(schemas, (keys = keysOf(schemas)));
  return keys.get(key);
}

/** A key as people read it: how-often（频次）. */
export function keyTitle(schemas: Schemas, key: string): string {
  const zh = keyOf(schemas, key)?.zh;
  return zh === undefined ? key : `${key}（${zh}）`;
}
