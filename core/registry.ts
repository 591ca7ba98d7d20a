import type { AreaPlugin } from "./plugin.ts";
import { refuse, type Refusal, type RefusalText } from "./refusal.ts";
import { isSegment } from "./ruleset/ids.ts";

export interface Registry {
  /** Those that can be used, each area once. */
  readonly plugins: readonly AreaPlugin[];
  readonly refusals: readonly Refusal[];
}

/** Looks a list of plugins over, each with what people call it: a shape that is not one, and an area that is taken, are refused. */
export function register(offered: readonly { readonly from: string; readonly plugin: unknown }[]): Registry {
  const plugins = new Map<string, AreaPlugin>();
  const refusals: Refusal[] = [];
  for (const { from, plugin } of offered) {
    const lack = lackOf(plugin);
    const { area } = (plugin ?? {}) as AreaPlugin;
    if (lack !== undefined) refusals.push(refuse("plugin-shape", { from, lack }));
    else if (plugins.has(area)) refusals.push(refuse("plugin-area-twice", { from, area }));
    else plugins.set(area, plugin as AreaPlugin);
  }
  return { plugins: [...plugins.values()], refusals };
}

/** The first thing a plugin lacks of the contract. */
function lackOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "area";
  const { area, title, section, faults, compile } = value as Readonly<Record<string, unknown>>;
  if (typeof area !== "string" || !isSegment(area)) return "area";
  if (!isText(title)) return "title";
  const schema =
    typeof section === "object" && section !== null ? (section as { readonly schema?: unknown }).schema : undefined;
  if (typeof schema !== "object" || schema === null) return "section.schema";
  if (typeof (schema as { readonly title?: unknown }).title !== "string") return "section.schema.title";
  if (typeof faults !== "object" || faults === null || !Object.values(faults).every(isFault)) return "faults";
  return typeof compile === "function" ? undefined : "compile";
}

function isText(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { zh, en } = value as Readonly<Record<string, unknown>>;
  return (
    (typeof zh === "string" || typeof en === "string") &&
    [zh, en].every((text) => text === undefined || typeof text === "string")
  );
}

function isFault(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    isText((value as { text?: unknown }).text) &&
    isText((value as { hint?: unknown }).hint)
  );
}

/** The faults that plugins declare, as entries of the catalogue: cleaning/unknown-quality. */
export function faultsOf(plugins: readonly AreaPlugin[]): Readonly<Record<string, RefusalText>> {
  return Object.fromEntries(
    plugins.flatMap(({ area, faults }) => Object.entries(faults).map(([code, fault]) => [`${area}/${code}`, fault])),
  );
}
