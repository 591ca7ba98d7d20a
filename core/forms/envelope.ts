import type { Site } from "../site.ts";
import type { Data } from "../text/text.ts";
import { closeTo, shown } from "./fields.ts";
import { escaped, type NoteAt } from "./marks.ts";

/** A record as it came: an object whose values are not yet known to be right. */
export interface Filled {
  readonly happened?: unknown;
  readonly place?: unknown;
  readonly fields?: unknown;
  readonly marks?: unknown;
  readonly withdraws?: unknown;
}

/** Ids are made by pages: nobody has to give them out. */
export const ID = /^[0-9A-Za-z][0-9A-Za-z_-]{7,63}$/;
const SERVER = new Set(["received", "entered-by", "seq", "happened-unknown"]);
const text = (most: number) => (value: unknown) =>
  typeof value === "string" && value.length > 0 && value.length <= most;
const anything = () => true;

interface Wanted {
  readonly fits: (value: unknown) => boolean;
  readonly zh: string;
  readonly en: string;
}
const words = (most: number): Wanted => ({
  fits: text(most),
  zh: `1 到 ${most} 字的文字`,
  en: `a text of 1 to ${most} characters`,
});
const isId = (value: unknown): boolean => typeof value === "string" && ID.test(value);
const id: Wanted = { fits: isId, zh: "8 到 64 个字母、数字、- 或 _", en: "8 to 64 letters, digits, - or _" };
const later: Wanted = { fits: anything, zh: "", en: "" };

/** The keys of a record; times, places, fields and marks are looked at elsewhere. */
const KEYS: ReadonlyMap<string, Wanted> = new Map([
  ["id", id],
  ["form", words(300)],
  ["site", words(60)],
  ["happened", later],
  ["precision", { fits: (v: unknown) => v === "minute" || v === "day", zh: "minute 或 day", en: "minute or day" }],
  ["done-by", words(60)],
  ["place", later],
  ["fields", later],
  ["marks", later],
  ["corrects", id],
  ["withdraws", id],
  ["reason", words(2000)],
]);
const REQUIRED = ["id", "form", "site"] as const;

/** Checks what every record has, whatever its form; undefined when it is no record at all. */
export function checkEnvelope(record: unknown, site: Site | undefined, note: NoteAt): Filled | undefined {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    note("record-not-a-record", "");
    return undefined;
  }
  const given = record as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(given)) checkKey(key, given[key], note);
  for (const key of REQUIRED) if (given[key] === undefined) note("record-key-missing", "", { key });
  if (site) checkNames(given, site, note);
  checkCorrection(given, note);
  return given;
}

function checkKey(key: string, value: unknown, note: NoteAt): void {
  const wanted = KEYS.get(key);
  const pointer = `/${escaped(key)}`;
  if (SERVER.has(key)) return note("record-key-of-server", pointer, { key });
  if (!wanted) return note("record-key-unknown", pointer, { key: shown(key), ...closeTo(key, KEYS.keys()) });
  if (!wanted.fits(value)) note("record-key-wrong", pointer, { key, ...inWords(wanted), found: shown(value) });
}

function inWords({ zh, en }: Wanted): Data {
  return { "wanted-zh": zh, "wanted-en": en };
}

function checkNames(given: Readonly<Record<string, unknown>>, site: Site, note: NoteAt): void {
  const { site: named, "done-by": person } = given;
  if (typeof named === "string" && named !== site.id)
    note("record-site-other", "/site", { found: shown(named), site: site.id });
  if (typeof person === "string" && !site.people.has(person)) {
    note("record-person-unknown", "/done-by", { found: shown(person), ...closeTo(person, site.people.keys()) });
  }
}

function checkCorrection(given: Readonly<Record<string, unknown>>, note: NoteAt): void {
  const { corrects, withdraws, reason, fields, marks } = given;
  if (corrects === undefined && withdraws === undefined) return;
  if (corrects !== undefined && withdraws !== undefined) note("record-corrects-and-withdraws", "/withdraws");
  if (typeof reason !== "string" || !/\S/.test(reason)) note("record-reason-missing", "/reason");
  if (withdraws !== undefined && (fields !== undefined || marks !== undefined)) {
    note("record-withdrawal-with-content", fields === undefined ? "/marks" : "/fields");
  }
}
