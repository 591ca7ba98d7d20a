import type { Path } from "../plugin.ts";
import { BUILT, KINDS } from "../rule.ts";
import { closeTo } from "../text/nearest.ts";
import type { ValueMap } from "./origins.ts";
import { fault, valueOf, type Reading, type Spot } from "./reading.ts";
import { isMap, lineOf } from "./schema.ts";
import { shown } from "./said.ts";
import { checkEntry } from "./validate.ts";
import { isBuilt, isKind, kindMeant } from "./words.ts";

/** A rule, form or checklist on its way into a ruleset: written by hand, or made by a plugin from a row. */
export interface Entry {
  /** area/…/segment */
  readonly id: string;
  readonly area: string;
  /** Leads from the merged content to what it was written as. */
  readonly from: Path;
  readonly spot: Spot;
  readonly made: boolean;
}

export const SCHEMA_OF = { frequency: "FrequencyRule", score: "ScoreRule", guideline: "GuidelineRule" } as const;

/** What an entry says: a map, once it was checked. */
export const bodyOf = ({ spot }: Entry): ValueMap => valueOf(spot) as ValueMap;

/** The schema's title for a rule, by its kind; undefined when there is none today, and then it was refused. */
function ruleTitle(reading: Reading, spot: Spot): (typeof SCHEMA_OF)[keyof typeof SCHEMA_OF] | undefined {
  const body = valueOf(spot);
  const mended = lineOf(String(spot.key), { kind: "guideline", title: "首问负责" });
  if (!isMap(body))
    return void fault(reading, "map-wanted", { key: String(spot.key), found: shown(body), mended }, spot);
  const kind = body["kind"];
  const titles = reading.shapes.of("Topic").fields.get("kind")?.titles ?? {};
  const known = BUILT.map((one) => `${one}（${titles[one] ?? one}）`).join(", ");
  if (kind === undefined) {
    if (!reading.origins.spoilt(body)) fault(reading, "kind-missing", { known }, spot, [], "key");
  } else if (isBuilt(kind)) return SCHEMA_OF[kind];
  else if (isKind(kind)) fault(reading, "kind-comes-later", { kind, known }, spot, ["kind"]);
  else refuseKind(reading, shown(kind), known, spot);
  reading.origins.spoil(body);
  return undefined;
}

function refuseKind(reading: Reading, kind: string, known: string, spot: Spot): void {
  const meant = kindMeant(kind.toLowerCase());
  if (meant !== undefined)
    return fault(
      reading,
      isBuilt(meant) ? "kind-has-other-name" : "kind-has-other-name-later",
      { found: kind, kind: meant, known },
      spot,
      ["kind"],
    );
  return fault(reading, "kind-unknown", { found: kind, known, ...closeTo(kind, KINDS) }, spot, ["kind"]);
}

/** Checks a rule against the schema of its kind and structures its phrases. */
export function checkRule(reading: Reading, spot: Spot): void {
  const title = ruleTitle(reading, spot);
  if (title !== undefined) checkEntry(reading, title, spot);
}
