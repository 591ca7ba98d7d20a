import type { Rule, Variant } from "../rule.ts";
import { digestOf } from "./digest.ts";
import type { Layer } from "./layers.ts";
import type { ValueMap } from "./origins.ts";
import { entries } from "./reading.ts";
import type { Dropped, Ruleset, Table } from "./ruleset.ts";
import type { Things } from "./sense.ts";

interface Made extends Things {
  readonly rules: readonly Rule[];
  readonly variants: ReadonlyMap<string, readonly Variant[]>;
  readonly dropped: readonly Dropped[];
}

/** The ruleset as plain data: rules by area and in the order they were written. */
export function assemble(
  layers: readonly Layer[],
  content: ValueMap,
  made: Made,
  sha256: (text: string) => string,
): Ruleset {
  const { envelope, folder, version } = layers.at(-1)!;
  const table = <T>(noun: string): Table<T> => Object.fromEntries(entries(content[noun])) as Table<T>;
  const text = (key: string) => (typeof envelope[key] === "string" ? envelope[key] : undefined);
  const inForce = text("in-force");
  const timezone =
    text("timezone") ?? layers.map((layer) => layer.envelope["timezone"]).findLast((zone) => typeof zone === "string");
  return {
    name: folder.name,
    version,
    digest: digestOf(
      layers.flatMap((layer) => [
        layer.folder.name,
        ...layer.folder.files.filter(counts).flatMap((file) => [file.name, file.text]),
      ]),
      sha256,
    ),
    title: envelope["title"] as Ruleset["title"],
    ...(inForce !== undefined && { inForce }),
    ...(timezone !== undefined && { timezone }),
    language: envelope["language"] === "en" ? "en" : "zh",
    ...(envelope["example"] === true && { example: true }),
    lineage: layers.map((layer) => `${layer.folder.name}@${layer.version}`),
    areas: table("areas"),
    sources: table("sources"),
    calendars: table("calendars"),
    roles: table("roles"),
    placeTypes: table("place-types"),
    states: table("states"),
    topics: table("topics"),
    qualities: table("qualities"),
    rules: made.rules.map((rule) => ({
      ...rule,
      ...(made.variants.has(rule.id) && { variants: made.variants.get(rule.id) ?? [] }),
    })),
    forms: Object.fromEntries(made.forms),
    checklists: Object.fromEntries(made.checklists),
    dropped: made.dropped,
  };
}

/** Examples and notes do not change what a ruleset says. */
const counts = ({ name }: { readonly name: string }): boolean =>
  name.endsWith(".yaml") && !name.endsWith(".tests.yaml");
