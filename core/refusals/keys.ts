/** The Chinese title of each key of a set of schemas; where two schemas differ, the first holds. */
function keyTitles(schemas: Readonly<Record<string, object>>): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const properties: unknown = "properties" in node ? node.properties : undefined;
    for (const [key, shape] of Object.entries(properties ?? {})) {
      const zh: unknown = (shape as { readonly zh?: unknown } | null)?.zh;
      if (typeof zh === "string" && !titles.has(key)) titles.set(key, zh);
    }
    Object.values(node).forEach(visit);
  };
  visit(schemas);
  return titles;
}

const known = new WeakMap<object, ReadonlyMap<string, string>>();

/** The Chinese title of a key: how-often is 频次. */
export function keyName(schemas: Readonly<Record<string, object>>, key: string): string | undefined {
  let titles = known.get(schemas);
  if (!titles) known.set(schemas, (titles = keyTitles(schemas)));
  return titles.get(key);
}

/** A key as people read it: how-often（频次）. */
export function keyTitle(schemas: Readonly<Record<string, object>>, key: string): string {
  const zh = keyName(schemas, key);
  return zh === undefined ? key : `${key}（${zh}）`;
}
