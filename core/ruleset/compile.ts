import type { AreaPlugin, Context, Path } from "../plugin.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { pick, tableOf } from "../table.ts";
import { joined } from "../text/text.ts";
import { checkRule, type Entry } from "./entry.ts";
import { frozenCopy, guarded } from "./guard.ts";
import { isRowKey } from "./ids.ts";
import type { ValueMap } from "./origins.ts";
import { placeIn, type Reading, type Spot } from "./reading.ts";
import { isMap } from "./schema.ts";
import { checkEntry } from "./validate.ts";

/** What a section stands for, not yet checked against the rest of the ruleset. */
export interface MadeEntries {
  readonly rules: readonly Entry[];
  readonly forms: readonly Entry[];
  readonly checklists: readonly Entry[];
}
const NONE: MadeEntries = { rules: [], forms: [], checklists: [] };

interface Task {
  readonly plugin: AreaPlugin;
  readonly content: ValueMap;
  readonly reading: Reading;
}

/** Lets a plugin say what its section means. A plugin that breaks the contract marks its area as failed; other areas go on. */
export function compileSection(plugin: AreaPlugin, content: ValueMap, reading: Reading): MadeEntries {
  const task: Task = { plugin, content, reading };
  const { area } = plugin;
  const section = (content["sections"] as ValueMap)[area];
  const said: Refusal[] = [];
  const context: Context<string> = {
    refuse: (code: unknown, at: unknown, data: unknown = {}) => void said.push(faultOf(task, code, at, data)),
    tableOf: (log, table) =>
      tableOf(log, table, (code, at, data) =>
        said.push(refuse(code, data, placeIn(reading, content, ["sections", area, ...at]))),
      ),
    joined,
    pick,
  };
  const outcome = guarded(() => plugin.compile(frozenCopy(section), context));
  if (!("answer" in outcome)) {
    const { code, ...data } = outcome;
    return failed(task, refuse(code, { area, ...data }, sectionPlace(task)));
  }
  if (said.length > 0) return failed(task, ...said);
  const made = entriesOf(task, outcome.answer);
  if (!made) return failed(task);
  const wrong = [
    ...checkMade(task, made.rules, checkRule),
    ...checkMade(task, made.forms, (r, spot) => checkEntry(r, "Form", spot)),
    ...checkMade(task, made.checklists, (r, spot) => checkEntry(r, "Checklist", spot)),
  ];
  return wrong.length > 0 ? failed(task, ...wrong) : made;
}

function failed({ plugin, reading }: Task, ...refusals: readonly Refusal[]): MadeEntries {
  reading.refusals.push(...refusals);
  reading.incomplete.add(plugin.area);
  return NONE;
}

const sectionPlace = ({ plugin, content, reading }: Task) =>
  placeIn(reading, content, ["sections", plugin.area], "key");

/** A fault that the plugin declared, at the place it names. */
function faultOf(task: Task, code: unknown, at: unknown, data: unknown): Refusal {
  const { plugin, content, reading } = task;
  const { area, faults } = plugin;
  if (typeof code !== "string" || !Object.hasOwn(faults, code))
    return refuse("plugin-code-unknown", { area, code: String(code) }, sectionPlace(task));
  const path = isStepList(at) ? at : [];
  const values = typeof data === "object" && data !== null ? Object.entries(data) : [];
  const plain = Object.fromEntries(
    values.map(([key, value]) => [key, typeof value === "number" ? value : String(value)]),
  );
  const place = placeIn(reading, content, ["sections", area, ...path]);
  return { code: `${area}/${code}`, data: plain, ...(place && { at: place }) };
}

const isStepList = (value: unknown): value is Path =>
  Array.isArray(value) && value.every((step) => typeof step === "string" || typeof step === "number");

function entriesOf(task: Task, answer: unknown): MadeEntries | undefined {
  const { plugin, reading } = task;
  const wrong = (found: string): undefined =>
    void reading.refusals.push(refuse("plugin-answer-wrong", { area: plugin.area, found }, sectionPlace(task)));
  if (!isMap(answer)) return wrong("answer");
  const { rules, forms = [], checklists = [] } = answer as Readonly<Record<string, unknown>>;
  const lists = { rules, forms, checklists };
  const made: { [K in keyof MadeEntries]: Entry[] } = { rules: [], forms: [], checklists: [] };
  for (const noun of ["rules", "forms", "checklists"] as const) {
    const list = lists[noun];
    if (!Array.isArray(list)) return wrong(noun);
    for (const [i, thing] of list.entries()) {
      const entry = entryOf(task, thing);
      if (typeof entry === "string") return wrong(`${noun}[${i}]${entry}`);
      made[noun].push(entry);
    }
  }
  return made;
}

/** A made thing without its id and row, which stand beside it; or which of them is no good. */
function entryOf({ plugin, content, reading }: Task, thing: unknown): Entry | string {
  if (!isMap(thing)) return "";
  const { id, from, ...body } = thing as Readonly<Record<string, unknown>>;
  if (typeof id !== "string" || !isRowKey(id)) return `.id: ${JSON.stringify(id) ?? "-"}`;
  const row: Path = ["sections", plugin.area, ...(isStepList(from) ? from : [])];
  const written = isStepList(from) ? valueAt(content, row) : undefined;
  if (written === undefined) return `.from: ${JSON.stringify(from) ?? "-"}`;
  const at: Spot["at"] = (path, side) => {
    const way = wayInto(written, path);
    return placeIn(reading, content, [...row, ...way.path], way.whole ? side : "key");
  };
  const spot = { box: { body }, key: "body", at };
  return { id: `${plugin.area}/${id}`, area: plugin.area, from: row, spot, made: true };
}

/** How far a path of a made thing can be followed in what it was made from; the rows of a thing are looked for by their ids. */
function wayInto(written: unknown, [field, ...rest]: Path): { readonly path: Path; readonly whole: boolean } {
  if (!isMap(written) || field === undefined) return { path: [], whole: false };
  if (typeof field === "string" && Object.hasOwn(written, field)) return { path: [field, ...rest], whole: true };
  const [id, ...inner] = rest;
  const row = field === "rows" && typeof id === "string" ? rowIn(written, id.split("/")) : undefined;
  if (!row) return { path: [], whole: false };
  const deeper = wayInto(valueAt(written, row), inner);
  return { path: [...row, ...deeper.path], whole: deeper.whole };
}

/** A row by the segments of its id: each is a key of a map, or of one map inside it. */
function rowIn(box: unknown, [segment, ...rest]: readonly string[]): Path | undefined {
  if (segment === undefined) return [];
  if (!isMap(box)) return undefined;
  const maps: [Path, unknown][] = [
    [[], box],
    ...Object.entries(box).map(([key, held]): [Path, unknown] => [[key], held]),
  ];
  for (const [way, map] of maps) {
    const inside = isMap(map) && Object.hasOwn(map, segment) ? rowIn(map[segment], rest) : undefined;
    if (inside) return [...way, segment, ...inside];
  }
  return undefined;
}

export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (box, key) =>
      typeof box === "object" && box !== null ? (box as Readonly<Record<string | number, unknown>>)[key] : undefined,
    root,
  );
}

/** What is wrong with made things is the plugin's fault, not the writer's. */
function checkMade(
  { plugin, reading }: Task,
  made: readonly Entry[],
  check: (reading: Reading, spot: Spot) => void,
): Refusal[] {
  return made.flatMap(({ id, spot }) => {
    const found: Refusal[] = [];
    check({ ...reading, refusals: found }, spot);
    const [first] = found;
    return first
      ? [
          refuse(
            "plugin-made-wrong",
            { area: plugin.area, id, code: first.code, data: JSON.stringify(first.data).slice(0, 300) },
            first.at,
          ),
        ]
      : [];
  });
}
