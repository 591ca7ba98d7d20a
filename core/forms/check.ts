import type { Instant } from "../finding.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { Checklist, Form } from "../rule.ts";
import type { Site } from "../site.ts";
import type { Data, Text } from "../text/text.ts";
import { instant } from "../time/instant.ts";
import { checkEnvelope, type Filled } from "./envelope.ts";
import { closeTo, easyOf, fieldCheck, labels, shown } from "./fields.ts";
import { checkPlace, escaped, marksOf, type NoteAt, type TimeCheck } from "./marks.ts";
import { isAhead } from "./happened.ts";
import { envelopeShortcut, fieldsShortcut, isFilled, type FieldEntry } from "./shortcut.ts";

/** What a record is checked against besides its form. A page may have no site: what only a site knows is left to the server. */
export interface FormWorld {
  readonly site?: Site;
}

/** Every fault of a record, each with a JSON Pointer in its data. `received` is the moment it is judged against: the server's, or the page's own. */
export type RecordCheck = (record: unknown, received: Instant) => Refusal[];

const MOST = 100;
const WHEN: Text = { zh: "发生时间", en: "The time it happened" };

interface LabelledEntry extends FieldEntry {
  readonly label: Data;
}

/** The one checker of records of a form or checklist: closures made once, no eval, the same in page, server and import. */
export function checkerOf(definition: Form | Checklist, world: FormWorld = {}): RecordCheck {
  const { site } = world;
  const fields = "fields" in definition ? (definition.fields ?? {}) : {};
  const entries = Object.entries(fields).map(([name, field]): LabelledEntry => ({
    name,
    label: labels(field.label),
    required: field.required === true,
    check: fieldCheck(field, site),
    easy: easyOf(field),
  }));
  const timeField = "time" in definition && definition.time !== undefined ? definition.time : undefined;
  const marks = marksOf(definition, site);
  const logOnly = "method" in definition ? false : definition.rows !== undefined && !entries.length;
  const where = "method" in definition ? definition.where : undefined;
  const placed = where ?? ("method" in definition && definition.each === "place" ? {} : undefined);
  const usual = !("method" in definition) && !logOnly && timeField === undefined;
  const envelopeFits = usual ? envelopeShortcut(site) : undefined;
  const fieldsFit = fieldsShortcut(entries);

  return (record, received) => {
    const fits = typeof record === "object" && record !== null && envelopeFits?.(record, received);
    if (fits && fieldsFit((record as Filled).fields)) return [];
    const refusals: Refusal[] = [];
    const note: NoteAt = (code, pointer, data) => {
      if (refusals.length < MOST) refusals.push(refuse(code, { pointer, ...data }));
      else if (refusals.length === MOST) refusals.push(refuse("record-too-many-faults", { pointer: "", max: MOST }));
    };
    if (fits) {
      checkFields(entries, (record as Filled).fields, note);
      return refusals;
    }
    const time: TimeCheck = (value, pointer, label) => checkTime(value, pointer, label, received, note);
    const filled = checkEnvelope(record, site, note);
    if (!filled) return refusals;
    if (filled.happened !== undefined) time(filled.happened, "/happened", WHEN);
    if (filled.withdraws !== undefined) return refusals;
    checkFields(entries, filled.fields, note);
    if (timeField !== undefined) checkTimeField(timeField, fields[timeField]?.label ?? WHEN, filled.fields, time);
    checkPlace(definition.title, placed, filled.place, "/place", site, note);
    const place = typeof filled.place === "string" ? filled.place : undefined;
    if (logOnly && isEmpty(filled.marks)) note("record-without-marks", "/marks");
    marks(filled.marks, place, note, time);
    return refusals;
  };
}

function isEmpty(marks: unknown): boolean {
  return marks === undefined || (Array.isArray(marks) && marks.length === 0);
}

function checkFields(entries: readonly LabelledEntry[], values: unknown, note: NoteAt): void {
  if (values !== undefined && (typeof values !== "object" || values === null || Array.isArray(values))) {
    const wanted = { "wanted-zh": "字段的对象", "wanted-en": "an object of fields" };
    return note("record-key-wrong", "/fields", { key: "fields", ...wanted, found: shown(values) });
  }
  const given = (values ?? {}) as Readonly<Record<string, unknown>>;
  let met = 0;
  for (const { name, label, required, check } of entries) {
    const value = given[name];
    if (value !== undefined) met++;
    if (isBlank(value)) {
      if (required) note("record-field-missing", `/fields/${escaped(name)}`, label);
      if (value === undefined || value === "") continue;
    }
    const fault = check(value);
    if (fault) note(fault.code, `/fields/${escaped(name)}`, fault.data);
  }
  for (const key in given) {
    void key;
    met--;
  }
  if (met < 0) noteUnknown(entries, given, note);
}

function noteUnknown(entries: readonly LabelledEntry[], given: object, note: NoteAt): void {
  const names = new Set(entries.map(({ name }) => name));
  for (const key of Object.keys(given)) {
    if (!names.has(key))
      note("record-field-unknown", `/fields/${escaped(key)}`, { found: shown(key), ...closeTo(key, names) });
  }
}

/** Nothing was filled in: no value, only spaces, no choice. */
function isBlank(value: unknown): boolean {
  if (typeof value === "string") return !isFilled(value) && !/\S/.test(value);
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function checkTime(value: unknown, pointer: string, label: Text, received: Instant, note: NoteAt): void {
  const t = typeof value === "string" ? instant(value) : undefined;
  if (t === undefined) {
    const wanted = {
      "wanted-zh": "带时区的日期和时间，例如 2026-11-20T08:30:00+08:00",
      "wanted-en": "a date and time with its offset, such as 2026-11-20T08:30:00+08:00",
    };
    return note("record-key-wrong", pointer, {
      key: pointer.slice(pointer.lastIndexOf("/") + 1),
      ...wanted,
      found: shown(value),
    });
  }
  if (isAhead(t, received)) note("record-time-ahead", pointer, { ...labels(label), found: shown(value) });
}

/** The field that says when it happened is a claim like `happened`. */
function checkTimeField(name: string, label: Text, values: unknown, time: TimeCheck): void {
  const value = (values as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (typeof value === "string" && instant(value) !== undefined) time(value, `/fields/${escaped(name)}`, label);
}
