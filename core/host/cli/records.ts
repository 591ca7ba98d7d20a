import { isUtf8 } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Instant } from "../../finding.ts";
import { checkerOf } from "../../forms/check.ts";
import { timed } from "../../forms/happened.ts";
import { civilOf } from "../../judge/plan.ts";
import type { RecordInput, StoredRecord } from "../../record.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { decode } from "../../ruleset/decode.ts";
import { instantOf } from "../clock.ts";
import { hasRecords } from "../demo/fill.ts";
import { listFolder, reasonOf, shownPath } from "../files.ts";
import type { Publication } from "../store/entry.ts";
import { look } from "../store/look.ts";
import { Refused, type Open } from "./context.ts";
import type { Io } from "./io.ts";

/** Bytes that are enough to tell an encoding. */
const HEAD = 1_000_000;

/** What is known of the work at a site, and of the versions that governed it. */
export interface Known {
  readonly records: readonly StoredRecord[];
  readonly publications: readonly Publication[];
  readonly head?: { readonly seq: number; readonly link: string };
}

/** The records of a site in a data folder. */
export function stored(data: string, site: string): Known {
  if (!existsSync(data)) throw new Refused(refuse("data-missing", { dir: data }));
  const found = look(data, site);
  if ("code" in found) throw new Refused(found);
  return found;
}

/** That there are no records of a site, and which folder in the data folder has some. */
export function noRecords(data: string, site: string, { cwd }: Io): Refusal {
  const near = listFolder(data, cwd)
    .names.map((name) => join(data, name))
    .find((path) => hasRecords(path, site));
  const shown = near === undefined ? "" : shownPath(near, cwd);
  return refuse("no-records", {
    dir: shownPath(data, cwd),
    "of-zh": ` ${site} 的`,
    "of-en": ` of ${site}`,
    "near-zh": shown && `，如 --data ${shown}`,
    "near-en": shown && `, as in --data ${shown}`,
  });
}

/** Records from a file, one JSON object a line, checked as the server checks them and taken as received when they happened. */
export function imported(file: string, opened: Open, io: Io): Known {
  const refusals: Refusal[] = [];
  const records: StoredRecord[] = [];
  const readers = new Map<string, ReturnType<typeof readerOf>>();
  const lines = new Map<string, string>();
  const now = instantOf(io.now());
  textIn(file, io.cwd)
    .split("\n")
    .forEach((line, i) => {
      if (line.trim() === "") return;
      const at = { file, line: i + 1, column: 1 };
      const given = parsed(line);
      if (typeof given === "string") return refusals.push(refuse("records-line", { reason: given }, at));
      const read = readers.get(given.form) ?? readerOf(given.form, opened, now);
      readers.set(given.form, read);
      const { record, faults } = read(given);
      if (faults.length > 0) return refusals.push(...faults.map((fault) => ({ ...fault, at })));
      const content = JSON.stringify(record);
      const before = lines.get(record.id);
      if (before === content) return;
      if (before !== undefined) return refusals.push(refuse("record-id-taken", { id: record.id }, at));
      lines.set(record.id, content);
      const happened = record.happened ?? new Date(io.now()).toISOString();
      return records.push({
        ...record,
        happened,
        precision: record.precision ?? "minute",
        received: happened,
        "entered-by": record["done-by"] ?? "",
        seq: records.length + 1,
      });
    });
  if (refusals.length > 0) throw new Refused(...refusals);
  return { records, publications: [] };
}

function textIn(file: string, cwd: string): string {
  try {
    const bytes = readFileSync(resolve(cwd, file));
    if (isUtf8(bytes)) return bytes.toString("utf8").replace(/^\ufeff/, "");
    const refusals: Refusal[] = [];
    decode(file, bytes.subarray(0, HEAD), refusals);
    throw new Refused(
      ...refusals,
      ...(refusals.length > 0 ? [] : [refuse("file-not-read", { file, reason: "UTF-8" })]),
    );
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(refuse("file-not-read", { file, reason: reasonOf(error) }));
  }
}

/** Reads the records of a form, as the newest version that has it defines it. */
function readerOf(form: string, { world }: Open, now: Instant) {
  const { site, governing } = world;
  const ruleset = governing.findLast(({ ruleset: one }) => one.forms[form] ?? one.checklists[form])?.ruleset;
  const definition = ruleset?.forms[form] ?? ruleset?.checklists[form];
  const check = definition && checkerOf(definition, { site });
  return (given: RecordInput) => {
    const record = definition ? timed(given, definition, civilOf(site)) : given;
    return { record, faults: check ? check(given, now) : [refuse("form-unknown-here", { form })] };
  };
}

function parsed(line: string): RecordInput | string {
  try {
    const value: unknown = JSON.parse(line);
    const isRecord = typeof value === "object" && value !== null && "form" in value && typeof value.form === "string";
    return isRecord ? (value as RecordInput) : "form";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
