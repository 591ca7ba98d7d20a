import type { Path } from "../plugin.ts";
import type { Position } from "../refusal.ts";
import type { RefusalCode } from "../refusals/index.ts";
import type { Checklist, ChecklistRow, Form, Ratio } from "../rule.ts";
import { closeTo } from "../text/nearest.ts";
import type { Data } from "../text/text.ts";
import { bodyOf, type Entry } from "./entry.ts";
import { fault, type Reading } from "./reading.ts";
import { passOf } from "./sense.ts";

type Say = (code: RefusalCode, path: Path, data?: Data) => void;

/** A row that a plugin put into a log and a checklist is wrong once. */
const sayer =
  (reading: Reading, { id, spot, made }: Entry): Say =>
  (code, path, data = {}) => {
    const at = made ? spot.at(path) : undefined;
    const said = at && reading.refusals.some((one) => one.code === code && one.at && samePlace(one.at, at));
    if (!said) fault(reading, code, { id, ...data }, spot, path);
  };

const samePlace = (a: Position, b: Position): boolean =>
  a.file === b.file && a.line === b.line && a.column === b.column;

/** Words of a checklist that only some methods count with. */
const OF_METHODS = {
  points: ["points", "deductions"],
  cap: ["deductions"],
  once: ["deductions", "faults"],
  weight: ["yes-no", "points", "levels"],
} as const satisfies Partial<Record<keyof ChecklistRow, readonly Checklist["method"][]>>;

/** A checklist whose words do not fit its method, or each other. */
export function checkChecklist(reading: Reading, entry: Entry): void {
  const list = bodyOf(entry) as unknown as Checklist;
  const say = sayer(reading, entry);
  ofMethod(list, say);
  for (const [id, row] of Object.entries(list.rows)) checkRow(id, row, list, say);
  groups(list, say);
  levels(list, say);
  bands(list.bands ?? {}, list.method, say);
  recommended(list, say);
}

function ofMethod({ method, full, levels, groups = {} }: Checklist, say: Say): void {
  if (method === "deductions" && full === undefined) say("full-missing", ["method"]);
  if (method !== "deductions" && full !== undefined)
    say("word-not-of-method", ["full"], { key: "full", method, fits: "deductions" });
  if (method === "levels" && !levels) say("levels-missing", ["method"]);
  if (method !== "levels" && levels) say("word-not-of-method", ["levels"], { key: "levels", method, fits: "levels" });
  for (const [id, group] of Object.entries(groups)) {
    if (group.weight !== undefined && !fits("weight", method)) misfit("weight", method, ["groups", id, "weight"], say);
    if (group.cap !== undefined && !fits("cap", method)) misfit("cap", method, ["groups", id, "cap"], say);
  }
}

const fits = (key: keyof typeof OF_METHODS, method: Checklist["method"]): boolean =>
  OF_METHODS[key].some((one) => one === method);
const misfit = (key: keyof typeof OF_METHODS, method: string, path: Path, say: Say): void =>
  say("word-not-of-method", path, { key, method, fits: OF_METHODS[key].join(", ") });

function checkRow(id: string, row: ChecklistRow, { method, groups = {} }: Checklist, say: Say): void {
  const at = (key: string): Path => ["rows", id, key];
  for (const key of Object.keys(OF_METHODS) as (keyof typeof OF_METHODS)[])
    if (row[key] !== undefined && !fits(key, method)) misfit(key, method, at(key), say);
  if (fits("points", method) && row.points === undefined) say("points-missing", ["rows", id], { row: id, method });
  if (row.cap !== undefined && row.points !== undefined && row.cap < row.points)
    say("cap-below-points", at("cap"), { cap: row.cap, points: row.points });
  if (row.critical && row.recommended) say("critical-and-recommended", at("recommended"), { row: id });
  inGroup(row.group, groups, at("group"), say);
}

/** A group or block that is named has to be there. */
function inGroup(group: string | undefined, known: object, path: Path, say: Say): void {
  if (group === undefined || Object.hasOwn(known, group)) return;
  const names = Object.keys(known);
  say("group-unknown", path, { group, known: names.join(", ") || "-", ...closeTo(group, names) });
}

function groups(list: Checklist, say: Say): void {
  const rows = Object.values(list.rows);
  for (const [id, group] of Object.entries(list.groups ?? {})) {
    const own = rows.filter((row) => row.group === id);
    const misnamed = rows.some((row) => row.group !== undefined && !Object.hasOwn(list.groups ?? {}, row.group));
    if (own.length === 0 && !misnamed) say("group-empty", ["groups", id], { group: id });
    if (group.pass !== undefined) passOf(group.pass, list, ["groups", id, "pass"], say);
    if (group["recommended-pass"] && !own.some((row) => row.recommended))
      say("recommended-missing", ["groups", id, "recommended-pass"]);
  }
}

/** A scale of numbers runs one way; no level stands on it twice. */
function levels({ levels }: Checklist, say: Say): void {
  if (!levels) return;
  const names = levels.scale.map(String);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) return say("level-twice", ["levels", "scale"], { level: twice });
  const numbers = levels.scale.filter((level) => typeof level === "number");
  const steps = numbers.slice(1).map((n, i) => Math.sign(n - (numbers[i] ?? 0)));
  if (numbers.length === names.length && new Set(steps).size > 1)
    say("levels-out-of-order", ["levels", "scale"], { found: names.join(", ") });
}

/** From the best band down, or from the worst up. */
function bands(bands: Readonly<Record<string, Ratio>>, method: Checklist["method"], say: Say): void {
  const edges = Object.entries(bands);
  if (edges.length > 0 && method === "faults")
    return say("word-not-of-method", ["bands"], { key: "bands", method, fits: "yes-no, points, deductions, levels" });
  const signs = edges.slice(1).map(([, edge], i) => {
    const [, before] = edges[i] ?? ["", edge];
    return Math.sign(edge.n * before.d - before.n * edge.d);
  });
  const turn = signs.findIndex((sign) => sign === 0 || sign !== signs[0]);
  const [name = "", edge] = edges[turn + 1] ?? [];
  if (turn >= 0 && edge) say("bands-out-of-order", ["bands", name], { band: name });
}

function recommended(list: Checklist, say: Say): void {
  const rows = Object.values(list.rows);
  const some = rows.some((row) => row.recommended);
  if (list["recommended-pass"] && !some) say("recommended-missing", ["recommended-pass"]);
  if (some && rows.every((row) => row.recommended)) say("only-recommended", ["rows"]);
}

const NUMBERS: ReadonlySet<string> = new Set(["integer", "number"]);

/** A form whose parts do not fit each other. */
export function checkForm(reading: Reading, entry: Entry): void {
  const form = bodyOf(entry) as unknown as Form;
  const say = sayer(reading, entry);
  const { fields = {}, rows = {}, time } = form;
  if (time !== undefined) timeField(time, fields, say);
  for (const [id, field] of Object.entries(fields)) {
    const at = (key: string): Path => ["fields", id, key];
    const chosen = field.type === "choice" || field.type === "choices";
    if (chosen && !field.choices) say("choices-missing", ["fields", id], { field: id });
    if (!chosen && field.choices)
      say("word-not-of-field", at("choices"), { key: "choices", type: field.type, fits: "choice, choices" });
    if (field.pattern !== undefined && field.type !== "text")
      say("word-not-of-field", at("pattern"), { key: "pattern", type: field.type, fits: "text" });
    for (const key of ["min", "max"] as const)
      if (field[key] !== undefined && !NUMBERS.has(field.type) && field.type !== "text")
        say("word-not-of-field", at(key), { key, type: field.type, fits: "integer, number, text" });
    if (field.min !== undefined && field.max !== undefined && field.min > field.max)
      say("bounds-reversed", at("max"), { min: field.min, max: field.max });
  }
  for (const [id, row] of Object.entries(rows)) {
    inGroup(row.block, form.blocks ?? {}, ["rows", id, "block"], say);
    inGroup(row.group, form.groups ?? {}, ["rows", id, "group"], say);
  }
}

function timeField(time: string, fields: NonNullable<Form["fields"]>, say: Say): void {
  const field = Object.hasOwn(fields, time) ? fields[time] : undefined;
  const dated = Object.keys(fields).filter((id) => fields[id]?.type === "date-time" || fields[id]?.type === "date");
  if (!field)
    say("time-field-unknown", ["time"], {
      field: time,
      known: dated.join(", ") || "-",
      ...closeTo(time, dated),
    });
  else if (!dated.includes(time)) say("time-field-of-other-type", ["time"], { field: time, type: field.type });
}
