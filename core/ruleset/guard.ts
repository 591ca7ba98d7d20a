/** Why a plugin's answer cannot be taken. */
export type Misdeed =
  | { readonly code: "plugin-threw"; readonly message: string }
  | { readonly code: "plugin-promise" }
  | { readonly code: "plugin-changed-prototype"; readonly key: string }
  | { readonly code: "plugin-too-much"; readonly most: number }
  | { readonly code: "plugin-not-data"; readonly found: string };

const WATCHED: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
  Boolean.prototype,
  Map.prototype,
  Set.prototype,
  RegExp.prototype,
  Date.prototype,
  Promise.prototype,
];
/** Values and letters in the answer of one plugin: a table of 10,000 rows is a tenth of it. */
const MOST = { values: 5_000_000, letters: 50_000_000, depth: 60 };

/** Calls a function of a plugin: what it throws, breaks or answers too much of is said and undone; its answer is copied as plain data. */
export function guarded(call: () => unknown): { readonly answer: unknown } | Misdeed {
  const before = WATCHED.map((box) => Object.getOwnPropertyDescriptors(box));
  const outcome = attempt(call);
  let key: string | undefined;
  for (let i = 0; i < WATCHED.length; i++) {
    const touched = restore(WATCHED[i]!, before[i]!);
    key ??= touched;
  }
  return key === undefined ? outcome : { code: "plugin-changed-prototype", key };
}

/** Reading the answer may run the plugin's code too: getters, proxies. */
function attempt(call: () => unknown): { readonly answer: unknown } | Misdeed {
  try {
    const answer = call();
    if (isPromise(answer)) return { code: "plugin-promise" };
    return { answer: copy(answer, { values: MOST.values, letters: MOST.letters }, 0) };
  } catch (error) {
    return error instanceof NotData ? error.misdeed : { code: "plugin-threw", message: describe(error) };
  }
}

/** A thrown value may be anything, even something that throws when it is read. */
function describe(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error).slice(0, 500);
  } catch {
    return "?";
  }
}

/** Puts a prototype back as it was; answers with the first key that was touched. Walks by number: the plugin may have replaced how lists are walked. */
function restore(box: object, before: PropertyDescriptorMap): string | undefined {
  let added: string | undefined;
  let changed: string | undefined;
  const keys = Reflect.ownKeys(box);
  for (let i = keys.length - 1; i >= 0; i--) {
    if (Object.hasOwn(before, keys[i]!)) continue;
    added = String(keys[i]);
    Reflect.deleteProperty(box, keys[i]!);
  }
  const known = Reflect.ownKeys(before);
  for (let i = known.length - 1; i >= 0; i--) {
    const old = (before as Record<string | symbol, PropertyDescriptor>)[known[i]!]!;
    const now = Reflect.getOwnPropertyDescriptor(box, known[i]!);
    if (now && now.value === old.value && now.get === old.get && now.set === old.set) continue;
    changed = String(known[i]);
    Reflect.defineProperty(box, known[i]!, old);
  }
  return added ?? changed;
}

/** A rejected promise that nobody looks at would end the process. */
function isPromise(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null || !("then" in answer) || typeof answer.then !== "function")
    return false;
  if (answer instanceof Promise) answer.catch(() => undefined);
  return true;
}

class NotData extends Error {
  readonly misdeed: Misdeed;
  constructor(misdeed: Misdeed) {
    super(misdeed.code);
    this.misdeed = misdeed;
  }
}

function copy(value: unknown, left: { values: number; letters: number }, depth: number): unknown {
  if (--left.values < 0) throw new NotData({ code: "plugin-too-much", most: MOST.values });
  if (depth > MOST.depth) throw new NotData({ code: "plugin-not-data", found: "too deep" });
  if (typeof value === "string") {
    if ((left.letters -= value.length) < 0) throw new NotData({ code: "plugin-too-much", most: MOST.letters });
    return value;
  }
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  if (Array.isArray(value)) {
    if (value.length > left.values) throw new NotData({ code: "plugin-too-much", most: MOST.values });
    const list: unknown[] = [];
    for (const item of value) list.push(copy(item, left, depth + 1));
    return list;
  }
  if (typeof value !== "object" || value === null)
    throw new NotData({ code: "plugin-not-data", found: value === null ? "null" : typeof value });
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype)
    throw new NotData({ code: "plugin-not-data", found: "instance of a class" });
  const made = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item !== undefined) made[key] = copy(item, left, depth + 1);
  }
  return made;
}

/** A copy that a plugin may keep and cannot change. */
export function frozenCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  // no file holds a key that reaches the prototype
  const made: Record<string, unknown> = {};
  for (const key of Object.keys(value)) made[key] = frozenCopy((value as Readonly<Record<string, unknown>>)[key]);
  return Object.freeze(made);
}
