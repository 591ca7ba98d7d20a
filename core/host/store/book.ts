import { NONE } from "../../judge/columns.ts";
import { refuse, type Position, type Refusal } from "../../refusal.ts";
import type { RecordInForce, StoredRecord } from "../../record.ts";
import { readBody, type Entry, type Publication } from "./entry.ts";
import type { Files } from "./files.ts";
import { digestOf, lineHead, type Head, type LineHead } from "./line.ts";
import { addId, createFinder, createIds, hashOf, spelled, type Finder, type Ids } from "./ids.ts";
import { createNames, type Names } from "./names.ts";
import type { Plain } from "./plain.ts";
import { FLAG, growing, KIND, LINE_COLUMNS, MARK_COLUMNS, secondsOf, type Growing, type MarkColumns } from "./table.ts";
import { hashAt } from "./words.ts";

export interface Month {
  readonly name: string;
  readonly path: string;
  /** The row of its first line; its lines follow one another. */
  readonly first: number;
  rows: number;
  /** The marks of a sealed month's records, while they are at hand. */
  marks?: MarkColumns;
  /** A sealed month with an index file: its marks can be had again. */
  head?: Head;
  file?: number;
}

/** The rows of one matter, oldest first: a record and its corrections, and the withdrawal that ended it. */
export interface Chain {
  readonly rows: number[];
  withdrawal?: number;
}

/** What is known of one site's journal in memory. The row of a line is its seq less one. */
export interface Book {
  readonly site: string;
  readonly dir: string;
  readonly files: Files;
  readonly lines: Growing<typeof LINE_COLUMNS>;
  readonly ids: Ids;
  readonly names: Names;
  readonly finder: Finder;
  readonly months: Month[];
  /** The marks of the newest month's records. */
  readonly marks: Growing<typeof MARK_COLUMNS>;
  readonly chains: Map<string, Chain>;
  readonly publications: Publication[];
  /** seq of an erased line → seq of the entry that erased it. */
  readonly erasures: Map<number, number>;
  head: Head;
}

export function createBook(site: string, dir: string, files: Files, head: Head): Book {
  const lines = growing(LINE_COLUMNS);
  const ids = createIds();
  const finder = createFinder((row) => {
    const [start, end] = [idStart(lines, row), lines.columns.idEnd[row]!];
    return start === end ? undefined : hashAt(ids.view, start, end);
  });
  return {
    site,
    dir,
    files,
    lines,
    ids,
    names: createNames(),
    finder,
    months: [],
    marks: growing(MARK_COLUMNS),
    chains: new Map(),
    publications: [],
    erasures: new Map(),
    head,
  };
}

/** Where a line stands in its month's file, and when it was received. */
export interface Placed {
  readonly position: number;
  readonly length: number;
  /** Instant. */
  readonly received: number;
}

/** Adds a line to the columns; nothing is read from it later but through them. An entry that is not there is an erased one. */
export function addLine(book: Book, entry: Entry | undefined, placed: Placed): number {
  const { names } = book;
  const row = emptyLine(book, placed);
  const c = book.lines.columns;
  if (!entry) c.flags[row] = FLAG.erased;
  else if ("record" in entry) {
    const { record } = entry;
    c.kind[row] = record.withdraws ? KIND.withdrawal : record.corrects ? KIND.correction : KIND.record;
    c.happened[row] = secondsOf(record.happened);
    c.form[row] = names.number(record.form);
    c.place[row] = names.number(record.place);
    c.doneBy[row] = names.number(record["done-by"]);
    c.marks[row] = addMarks(book, record);
    c.flags[row] = (record.precision === "day" ? FLAG.day : 0) | (record.fields ? FLAG.fields : 0);
    addId(book.ids, spelled(record.id), 0, record.id.length);
    c.idEnd[row] = book.ids.length;
  } else c.kind[row] = "erase" in entry ? KIND.erase : KIND.publication;
  return row;
}

/** Adds the line of a plain record, whose marks are in their columns already. */
export function addPlain(book: Book, plain: Plain, view: DataView, placed: Placed): void {
  const row = emptyLine(book, placed);
  const c = book.lines.columns;
  c.happened[row] = plain.happened;
  c.form[row] = plain.form;
  c.place[row] = plain.place;
  c.doneBy[row] = plain.doneBy;
  c.marks[row] = plain.marks;
  c.flags[row] = plain.flags;
  addId(book.ids, view, plain.idStart, plain.idEnd);
  c.idEnd[row] = book.ids.length;
}

function emptyLine({ lines, ids }: Book, { position, length, received }: Placed): number {
  lines.reserve(1);
  const row = lines.length++;
  const c = lines.columns;
  c.position[row] = position;
  c.length[row] = length;
  c.received[row] = received;
  c.form[row] = c.place[row] = c.doneBy[row] = -1;
  c.marks[row] = c.happened[row] = c.kind[row] = c.flags[row] = 0;
  c.idEnd[row] = ids.length;
  return row;
}

function addMarks({ marks, names }: Book, { marks: given = [] }: { readonly marks?: StoredRecord["marks"] }): number {
  marks.reserve(given.length);
  for (const mark of given) {
    const c = marks.columns;
    const i = marks.length++;
    c.row[i] = names.number(mark.row);
    c.result[i] = names.number(mark.result);
    c.place[i] = mark.place === undefined ? NONE : names.number(mark.place);
    c.at[i] = mark.at === undefined ? NONE : secondsOf(mark.at);
  }
  return given.length;
}

/** What lines other than plain records change in what stood before them. */
export function applyEntry(book: Book, row: number, entry: Entry): void {
  if ("publication" in entry) book.publications.push(entry.publication);
  else if ("erase" in entry) {
    book.erasures.set(entry.erase.seq, row + 1);
    book.lines.columns.flags[entry.erase.seq - 1]! |= FLAG.erased;
  } else {
    const { id, corrects, withdraws } = entry.record;
    const target = corrects ?? withdraws;
    const older = target === undefined ? undefined : findRow(book, target);
    if (target === undefined) return;
    if (older === undefined) {
      // what it corrected was erased: it begins the matter now
      book.chains.set(id, { rows: [row] });
      return;
    }
    const chain = book.chains.get(target) ?? { rows: [older] };
    book.lines.columns.flags[chain.rows.at(-1) ?? older]! |= FLAG.replaced;
    if (withdraws) chain.withdrawal = row;
    else chain.rows.push(row);
    book.chains.set(target, chain).set(id, chain);
  }
}

const idStart = ({ columns }: Growing<typeof LINE_COLUMNS>, row: number): number =>
  row === 0 ? 0 : columns.idEnd[row - 1]!;

export function idOf({ lines, ids }: Book, row: number): string {
  const start = idStart(lines, row);
  return Buffer.from(ids.view.buffer, start, lines.columns.idEnd[row]! - start).toString("latin1");
}

/** The row of the record with this id. */
export function findRow(book: Book, id: string): number | undefined {
  return book.finder.find(
    hashOf(id),
    book.lines.length,
    (row) => (book.lines.columns.flags[row]! & FLAG.erased) === 0 && idOf(book, row) === id,
  );
}

/** The journal was changed behind the program's back; the sentence is the refusal's. */
export class Damaged extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The line of a row as the disk has it. Throws Damaged. */
export function lineAt(
  book: Book,
  row: number,
): { readonly line: Buffer; readonly head: LineHead; readonly at: Position } {
  const month = monthOf(book, row);
  const line = Buffer.alloc(book.lines.columns.length[row]!);
  month.file ??= book.files.open(month.path, "read");
  book.files.read(month.file, line, book.lines.columns.position[row]!);
  const head = lineHead(line, 0, line.length);
  const at = { file: month.path, line: row - month.first + 2, column: 1 };
  if (head?.seq !== row + 1) throw new Damaged(refuse("journal-line-malformed", {}, at));
  return { line, head, at };
}

/** The entry of a row, proved by its digest. Throws Damaged. */
export function entryAt(book: Book, row: number): { readonly entry: Entry; readonly received: string } {
  const { line, head, at } = lineAt(book, row);
  if (digestOf(line.subarray(head.body)) !== head.digest)
    throw new Damaged(refuse("journal-body-changed", { seq: head.seq }, at));
  const entry = readBody(line.toString("utf8", head.body));
  if (!entry) throw new Damaged(refuse("journal-entry-unknown", { seq: head.seq }, at));
  return { entry, received: head.received };
}

function monthOf({ months }: Book, row: number): Month {
  const month = months.findLast(({ first }) => first <= row);
  if (!month) throw new RangeError(`no month holds row ${row}`);
  return month;
}

/** The record of a row as it was stored. */
export function recordAt(book: Book, row: number): StoredRecord {
  const { entry, received } = entryAt(book, row);
  if (!("record" in entry)) throw new TypeError(`row ${row} is no record`);
  return { ...entry.record, received, seq: row + 1 };
}

/** The matter a record belongs to: its content in force and what stood before. An erased content is left out. */
export function inForce(book: Book, row: number): RecordInForce | undefined {
  const { rows, withdrawal } = book.chains.get(idOf(book, row)) ?? { rows: [row] };
  const contents = rows.filter((r) => (book.lines.columns.flags[r]! & FLAG.erased) === 0).map((r) => recordAt(book, r));
  const record = contents.pop();
  if (!record) return undefined;
  const end = withdrawal === undefined ? undefined : recordAt(book, withdrawal);
  return {
    id: (contents[0] ?? record).id,
    record,
    ...(end && { withdrawn: { by: end["entered-by"], reason: end.reason ?? "" } }),
    history: contents,
  };
}

/** Whether a row is the newest content of its matter, and not withdrawn. */
export function isInForce({ lines: { columns } }: Book, row: number): boolean {
  return columns.kind[row]! <= KIND.correction && (columns.flags[row]! & (FLAG.replaced | FLAG.erased)) === 0;
}

/** Whether a row holds a record, a correction or a withdrawal that was not erased. */
export function isRecord({ lines: { columns } }: Book, row: number): boolean {
  return columns.kind[row]! <= KIND.withdrawal && (columns.flags[row]! & FLAG.erased) === 0;
}
