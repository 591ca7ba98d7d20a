import type { Drop } from "../../schemas/generated/names.ts";
import { refuse } from "../refusal.ts";
import { closeTo } from "../text/nearest.ts";
import { SCHEMA_OF } from "./entry.ts";
import { isDrop, isParam, ROOT } from "./merge.ts";
import { BY_AREA, NOUNS } from "./nouns.ts";
import type { Value, ValueMap } from "./origins.ts";
import { entries, fault, spotOf, type Reading } from "./reading.ts";
import type { Dropped } from "./ruleset.ts";
import { below, holdsEntries, isMap, type Shape, type Shapes } from "./schema.ts";
import { checkEntry } from "./validate.ts";

const BARE = { types: [], choices: [], fields: new Map<string, Shape>() };

/** The shape of all content of a ruleset, by noun: what merging and conflicts need to know of ids and phrases. */
export function contentShape({ shapes, parts }: Reading): Shape {
  const each = (shape: Shape): Shape => ({ ...BARE, each: shape });
  const fields = new Map<string, Shape>();
  for (const [noun, title] of Object.entries(NOUNS)) fields.set(noun, each(shapes.of(title)));
  fields.set("sources", shapes.of("Envelope").fields.get("sources") ?? BARE);
  fields.set("sections", {
    ...BARE,
    fields: new Map(parts.plugins.map(({ area, section }) => [area, sectionShape(shapes, section.schema)])),
  });
  fields.set("rules", each(each(anyRule(shapes))));
  fields.set("forms", each(each(shapes.of("Form"))));
  fields.set("checklists", each(each(shapes.of("Checklist"))));
  return { ...BARE, title: ROOT, fields };
}

/** The fields of all kinds: a key means the same in each of them. */
function anyRule(shapes: Shapes): Shape {
  return { ...BARE, fields: new Map(Object.values(SCHEMA_OF).flatMap((title) => [...shapes.of(title).fields])) };
}

export function sectionShape(shapes: Shapes, schema: object): Shape {
  return shapes.of((schema as { readonly title?: string }).title ?? "");
}

/** Takes away what a layer dropped, and answers with it; a drop of nothing, or without a reason, is refused. */
export function takeDropped(content: ValueMap, shape: Shape, reading: Reading): Dropped[] {
  const dropped: Dropped[] = [];
  const visit = (map: ValueMap, inner: Shape | undefined, id: string): void => {
    for (const [key, value] of entries(map)) {
      if (isDrop(value)) take(map, key, `${id}/${key}`, dropped, reading);
      else if (isMap(value)) inside(value, below(inner, key), `${id}/${key}`);
    }
  };
  const inside = (entry: ValueMap, inner: Shape | undefined, id: string): void => {
    for (const field of Object.keys(entry)) {
      const nested = below(inner, field);
      const held = holdsEntries(nested) ? entry[field] : undefined;
      if (isMap(held)) visit(held, nested, id);
    }
  };
  for (const noun of [...BY_AREA, "sections"])
    for (const [area, held] of entries(content[noun]))
      if (isMap(held)) visit(held, below(below(shape, noun), area), area);
  return dropped;
}

function take(map: ValueMap, key: string, id: string, dropped: Dropped[], reading: Reading): void {
  const { origins, refusals } = reading;
  const spot = spotOf(reading, map, key);
  const history = origins.history(map, key);
  const sound = checkDrop(map[key] as ValueMap, spot.at(["drop"], "key"), reading);
  if (history.length < 2 && !reading.incomplete.has("lineage")) {
    const others = Object.keys(map).filter((other) => other !== key);
    refusals.push(refuse("drop-of-nothing", { id, ...closeTo(key, others) }, spot.at([], "key")));
  }
  const at = spot.at([], "key");
  if (at) dropped.push({ id, reason: sound ?? {}, at });
  delete map[key];
}

function checkDrop(value: ValueMap, at: Dropped["at"] | undefined, reading: Reading): Dropped["reason"] | undefined {
  const beside = Object.keys(value).find((key) => key !== "drop");
  if (beside !== undefined) reading.refusals.push(refuse("drop-beside", { key: beside }, at));
  return checkEntry(reading, "Drop", spotOf(reading, value, "drop"))
    ? (value["drop"] as unknown as Drop).reason
    : undefined;
}

/** Puts the figures of params where they are named; the place of the figure joins the places of the field. */
export function placeParams(content: ValueMap, reading: Reading): void {
  const params = isMap(content["params"]) ? content["params"] : {};
  const visit = (box: ValueMap | Value[], key: string | number): void => {
    const value = (box as ValueMap)[key];
    if (isParam(value)) placeParam(box, key, value.param, params, reading);
    else if (Array.isArray(value)) value.forEach((_, i) => visit(value, i));
    else if (isMap(value)) for (const inner of Object.keys(value)) visit(value, inner);
  };
  for (const noun of [...BY_AREA, "sections", "overrides"]) visit(content, noun);
}

function placeParam(
  box: ValueMap | Value[],
  key: string | number,
  id: string,
  params: ValueMap,
  reading: Reading,
): void {
  const { origins, incomplete } = reading;
  const param = params[id];
  const value = isMap(param) ? param["value"] : undefined;
  if (typeof value === "string" || typeof value === "number") {
    (box as ValueMap)[key] = value;
    origins.follow(box, key, param as ValueMap, "value");
    return;
  }
  const spot = spotOf(reading, box, key);
  if (param === undefined && !incomplete.has("params"))
    fault(
      reading,
      "param-unknown",
      { id, known: Object.keys(params).join(", "), ...closeTo(id, Object.keys(params)) },
      spot,
      ["param"],
    );
  origins.spoil(box);
  if (!Array.isArray(box)) delete box[key];
}
