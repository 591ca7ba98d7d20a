import type { Origins, Value, ValueMap } from "./origins.ts";
import { below, isMap, type Shape } from "./schema.ts";

/** Map leaves that people change key by key; every other phrase is one value. */
const BY_KEY: ReadonlySet<string> = new Set(["text", "record"]);

/** `drop: { reason }` as the whole value of an entry. */
export const isDrop = (value: unknown): value is ValueMap => isMap(value) && "drop" in value;

/** `{ param: id }` in place of a figure. */
export const isParam = (value: unknown): value is { readonly param: string } =>
  isMap(value) && typeof value["param"] === "string" && Object.keys(value).length === 1;

/** Instead of an inherited field that may be left out: it is taken off. */
export const NONE = "none";

/** Whether a value takes a field off; a text may say anything, and so may a field that has the word among its own. */
export function takesOff(value: unknown, key: string, shape: Shape | undefined): boolean {
  const field = shape?.fields.get(key) ?? (shape?.keys === undefined ? undefined : shape.each);
  return value === NONE && field !== undefined && field.reads !== "text" && !field.choices.includes(NONE);
}

/**
 * Puts a layer over what lies below it: maps by key, everything else whole, with the origins of both behind each other.
 * The lower map becomes the merged one; the upper is not to be used afterwards.
 */
export function mergeInto(lower: ValueMap, upper: ValueMap, shape: Shape | undefined, origins: Origins): ValueMap {
  if (origins.spoilt(upper)) origins.spoil(lower);
  for (const key of Object.keys(upper)) {
    const under = lower[key];
    const over = upper[key]!;
    const inner = below(shape, key);
    if (isMap(under) && isMap(over) && !isWhole(under) && !isWhole(over) && byKey(inner))
      mergeInto(under, over, inner, origins);
    else if (Array.isArray(under) && Array.isArray(over) && shape?.title === ROOT && key === "overrides")
      append(under, over, origins);
    else if (takesOff(over, key, shape) && origins.history(lower, key).length > 0) delete lower[key];
    else lower[key] = over;
    origins.follow(lower, key, upper, key);
  }
  return lower;
}

/** The title of the shape of all content: its list of overrides is the one list that grows from layer to layer. */
export const ROOT = "Content";

const isWhole = (value: ValueMap): boolean => isDrop(value) || isParam(value);
const byKey = (shape: Shape | undefined): boolean => shape?.reads === undefined || BY_KEY.has(shape.reads);

function append(lower: Value[], upper: readonly Value[], origins: Origins): void {
  upper.forEach((value, i) => {
    origins.follow(lower, lower.push(value) - 1, upper, i);
  });
}
