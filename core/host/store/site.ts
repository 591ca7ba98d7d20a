import type { RecordInForce, RecordInput, StoredRecord } from "../../record.ts";
import type { RecordColumns } from "../../judge/columns.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import {
  addLine,
  applyEntry,
  Damaged,
  findRow,
  idOf,
  inForce,
  isInForce,
  isRecord,
  recordAt,
  type Book,
} from "./book.ts";
import { bodyFor, contentOf } from "./claim.ts";
import { bodyOf, type Entry, type Erasure, type Publication, type RecordBody } from "./entry.ts";
import { codeOf, replaceFile } from "./files.ts";
import { openJournal, refusalOf, type Journal, type Written } from "./journal.ts";
import type { Head } from "./line.ts";
import { columnsOf } from "./columns.ts";
import { blank, isSpecial, marksOf, type Loaded } from "./load.ts";

/** A record that was taken: `fresh` unless the same had been taken before. */
export interface Taken {
  /** The matter it belongs to, as it stands now. */
  readonly record: RecordInForce;
  /** What was stored: the record, the correction or the withdrawal itself. */
  readonly stored: StoredRecord;
  readonly fresh: boolean;
}
export type Answer = Taken | { readonly refusals: readonly Refusal[] };

export interface RecordFilter {
  readonly place?: string;
  readonly form?: string;
  /** Instants of *happened*: from, and not including until. */
  readonly from?: number;
  readonly until?: number;
  readonly limit: number;
}

/** The records of one site. Reads show what is on disk, nothing else. */
export interface SiteStore {
  readonly site: string;
  /** Stores a record; the same id with the same content gets the same answer. */
  add(input: RecordInput, by: string): Promise<Answer>;
  publish(publication: Publication): Promise<Refusal | undefined>;
  /** Takes the body of a line away for good; the chain still proves the rest. */
  erase(erasure: Erasure): Promise<Refusal | undefined>;
  /** By the id of any of its contents. Throws Damaged where the disk was changed. */
  get(id: string): RecordInForce | undefined;
  /** Newest *happened* first. */
  list(filter: RecordFilter): readonly RecordInForce[];
  /** All that the judge needs, month by month. */
  columns(): Iterable<RecordColumns>;
  /** Shows each stored record from a row on, in the order of numbers, corrections and withdrawals too; answers the row after the last. */
  feed(visit: (record: StoredRecord) => void, from?: number): number;
  readonly publications: readonly Publication[];
  readonly head: Head;
  readonly records: number;
  readonly broken: Refusal | undefined;
  resume(): Refusal | undefined;
  close(): Promise<void>;
}

/** Opens what was loaded for reading and writing. */
export function openSite({ book, length }: Loaded, now: () => number): SiteStore {
  const newest = book.months.at(-1);
  const journal = openJournal(book.files, book.dir, book.site, { head: book.head, month: newest?.name ?? "", length });
  const pending = new Map<string, Promise<unknown>>();

  const append = (entry: Entry, at: string): Promise<number | Refusal> =>
    new Promise((resolve) => {
      journal.append({
        body: bodyOf(entry),
        received: at,
        stored: (written) => resolve(insert(book, entry, written)),
        refused: resolve,
      });
    });

  const take = async (input: RecordInput, by: string): Promise<Answer> => {
    const received = new Date(now()).toISOString();
    const body = bodyFor(input, by, received);
    if ("refusals" in body) return body;
    const known = findRow(book, input.id);
    if (known !== undefined) return again(book, known, body);
    const refused = chainFault(book, body);
    if (refused) return { refusals: [refused] };
    const row = await append({ record: body }, received);
    if (typeof row !== "number") return { refusals: [row] };
    return answer(book, row, true);
  };

  return {
    site: book.site,
    async add(input, by) {
      const names = [input.id, input.corrects ?? input.withdraws ?? input.id];
      for (let other = blocker(pending, names); other; other = blocker(pending, names)) await other;
      const taken = take(input, by);
      for (const name of names) pending.set(name, taken);
      try {
        return await taken;
      } catch (error) {
        return { refusals: [unread(error)] };
      } finally {
        for (const name of names) if (pending.get(name) === taken) pending.delete(name);
      }
    },
    async publish(publication) {
      const row = await append({ publication }, new Date(now()).toISOString());
      return typeof row === "number" ? undefined : row;
    },
    async erase(erase) {
      const row = await append({ erase }, new Date(now()).toISOString());
      if (typeof row !== "number") return row;
      try {
        blank(book, erase.seq - 1);
        return undefined;
      } catch (error) {
        return refusalOf(error);
      }
    },
    get: (id) => {
      const row = findRow(book, id);
      return row === undefined ? undefined : inForce(book, row);
    },
    list: (filter) => list(book, filter),
    *columns() {
      for (const month of [...book.months]) yield columnsOf(book, month);
    },
    feed(visit, from = 0) {
      for (let row = from; row < book.lines.length; row++) if (isRecord(book, row)) visit(recordAt(book, row));
      return book.lines.length;
    },
    publications: book.publications,
    get head() {
      return book.head;
    },
    get records() {
      return book.lines.length;
    },
    get broken() {
      return journal.broken;
    },
    resume: () => journal.resume(),
    close: () => close(book, journal),
  };
}

/** What failed beside the writing, which answers for itself: a record that is stored may still not be read back. */
function unread(error: unknown): Refusal {
  if (error instanceof Damaged) return error.refusal;
  if (codeOf(error) === "") throw error;
  return refuse("store-not-read", { reason: codeOf(error) });
}

async function close(book: Book, journal: Journal): Promise<void> {
  await journal.close();
  for (const month of book.months) {
    if (month.file !== undefined) book.files.close(month.file);
    delete month.file;
  }
  if (book.head.seq > 0)
    replaceFile(book.files, book.dir, "head", Buffer.from(`${book.head.seq}\t${book.head.link}\n`));
}

/** What is on its way to the disk and must be there first: the same id, or the record that is corrected. */
function blocker(
  pending: ReadonlyMap<string, Promise<unknown>>,
  names: readonly string[],
): Promise<unknown> | undefined {
  return names.map((name) => pending.get(name)).find((promise) => promise !== undefined);
}

function insert(book: Book, entry: Entry, { position, length, received, head, opened }: Written): number {
  if (opened) {
    const sealed = book.months.at(-1);
    if (sealed) sealed.marks = marksOf(book, sealed);
    book.marks.length = 0;
    book.months.push({ name: opened.month, path: opened.path, first: book.lines.length, rows: 0 });
  }
  const row = addLine(book, entry, { position, length, received });
  book.months.at(-1)!.rows++;
  book.head = head;
  if (isSpecial(entry)) applyEntry(book, row, entry);
  return row;
}

function answer(book: Book, row: number, fresh: boolean): Answer {
  const record = inForce(book, row);
  return record
    ? { record, stored: recordAt(book, row), fresh }
    : { refusals: [refuse("record-unknown", { id: idOf(book, row) })] };
}

function again(book: Book, row: number, body: RecordBody): Answer {
  const { received: _received, seq: _seq, ...stored } = recordAt(book, row);
  if (contentOf(stored) === contentOf(body)) return answer(book, row, false);
  return { refusals: [refuse("record-id-taken", { id: body.id })] };
}

/** Only the newest content of a matter can be corrected or withdrawn, and only on its own form. */
function chainFault(book: Book, { corrects, withdraws, form }: RecordBody): Refusal | undefined {
  const id = corrects ?? withdraws;
  if (id === undefined) return undefined;
  const row = findRow(book, id);
  if (row === undefined) return refuse("record-unknown", { id });
  const chain = book.chains.get(id);
  if (chain?.withdrawal !== undefined) return refuse("record-withdrawn", { id });
  const newest = chain?.rows.at(-1) ?? row;
  if (newest !== row) return refuse("record-not-newest", { id, newest: idOf(book, newest) });
  const own = book.names.list[book.lines.columns.form[row]!] ?? "";
  return own === form ? undefined : refuse("record-form-differs", { id, form: own });
}

function list(
  book: Book,
  { place, form, from = -Infinity, until = Infinity, limit }: RecordFilter,
): readonly RecordInForce[] {
  const c = book.lines.columns;
  const number = (name: string | undefined) => (name === undefined ? undefined : book.names.list.indexOf(name));
  const wantedPlace = number(place);
  const wantedForm = number(form);
  // a name that no record has is no number, and so is the place of a record that has none
  if (wantedPlace === -1 || wantedForm === -1) return [];
  const rows: number[] = [];
  for (let row = 0; row < book.lines.length; row++) {
    if (
      !isInForce(book, row) ||
      (wantedPlace !== undefined && c.place[row] !== wantedPlace) ||
      (wantedForm !== undefined && c.form[row] !== wantedForm)
    )
      continue;
    if (c.happened[row]! >= from && c.happened[row]! < until) rows.push(row);
  }
  rows.sort((a, b) => c.happened[b]! - c.happened[a]! || b - a);
  return rows.slice(0, limit).flatMap((row) => inForce(book, row) ?? []);
}
