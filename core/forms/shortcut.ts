import type { Instant } from "../finding.ts";
import type { Site } from "../site.ts";
import { instant } from "../time/instant.ts";
import { ID } from "./envelope.ts";
import type { ValueCheck } from "./fields.ts";
import { isAhead } from "./happened.ts";

/** A field as the shortcuts see it. */
export interface FieldEntry {
  readonly name: string;
  readonly required: boolean;
  readonly check: ValueCheck;
  readonly easy: Easy;
}
/** Values that are right by their type and size alone; a field that needs more than that has the type `none`. */
export interface Easy {
  readonly type: "string" | "number" | "boolean" | "none";
  readonly least: number;
  readonly most: number;
}
type Loose = Readonly<Record<string, unknown>>;

/** Whether fields are right beyond doubt; false says nothing. Keys are walked as they stand, which costs what an array costs. */
export function fieldsShortcut(entries: readonly FieldEntry[]): (fields: unknown) => boolean {
  const table = new Map(entries.map((entry) => [entry.name, entry]));
  const required = entries.filter((entry) => entry.required).length;
  return (fields) => {
    if (fields === undefined) return required === 0;
    if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return false;
    let met = 0;
    let next = 0; // pages write fields in the order of the form
    for (const name in fields) {
      const expected = entries[next++];
      const entry = expected?.name === name ? expected : table.get(name);
      const value = (fields as Loose)[name];
      if (entry === undefined || !isFilled(value)) return false;
      if (!isEasy(entry.easy, value) && entry.check(value) !== undefined) return false;
      if (entry.required) met++;
    }
    return met === required;
  };
}

function isEasy({ type, least, most }: Easy, value: unknown): boolean {
  if (typeof value !== type) return false;
  if (typeof value === "string") return value.length >= least && value.length <= most;
  return typeof value !== "number" || (value >= least && value <= most);
}

/**
 * Whether all but the fields of a usual record is right beyond doubt: no marks, no correction, every key known.
 * False says nothing.
 */
export function envelopeShortcut(site: Site | undefined): (record: object, received: Instant) => boolean {
  const isSite = site ? (named: unknown) => named === site.id : words(60);
  const isPerson = site ? (id: unknown) => typeof id === "string" && site.people.has(id) : words(60);
  const isPlace = site ? (id: unknown) => typeof id === "string" && site.places.has(id) : words(200);
  const isForm = words(300);
  return (record, received) => {
    const { id, form, site: named, happened, precision, "done-by": person, place, fields } = record as Loose;
    let more = -3;
    for (const key in record) {
      void key;
      more++;
    }
    if (typeof id !== "string" || !ID.test(id) || !isForm(form) || !isSite(named)) return false;
    if (happened !== undefined) {
      const t = typeof happened === "string" ? instant(happened) : undefined;
      if (t === undefined || isAhead(t, received)) return false;
      more--;
    }
    if (precision !== undefined) {
      if (precision !== "minute" && precision !== "day") return false;
      more--;
    }
    if (person !== undefined) {
      if (!isPerson(person)) return false;
      more--;
    }
    if (place !== undefined) {
      if (!isPlace(place)) return false;
      more--;
    }
    return more === (fields === undefined ? 0 : 1);
  };
}

/** A text of 1 to `most` units. */
function words(most: number): (value: unknown) => boolean {
  return (value) => typeof value === "string" && value.length > 0 && value.length <= most;
}

/** Whether a value is there, and not a text that may be blank: one that begins with a letter is not. */
export function isFilled(value: unknown): boolean {
  if (typeof value !== "string") return value !== undefined;
  const first = value.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || (first > 0x3000 && first < 0xd800);
}
