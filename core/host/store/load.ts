import { refuse, type Refusal } from "../../refusal.ts";
import { addLine, addPlain, applyEntry, createBook, Damaged, entryAt, lineAt, type Book, type Month } from "./book.ts";
import { readBody, type Entry } from "./entry.ts";
import { sweep, type Files } from "./files.ts";
import { roomIn } from "./ids.ts";
import { genesis, lineHead, SHORTEST, type Head } from "./line.ts";
import { createPlainReader, type PlainReader } from "./plain.ts";
import { monthsIn, walk, type Line, type Walked } from "./scan.ts";
import { marksAgain, readIndex, writeIndex, type Proof } from "./sealed.ts";
import { FLAG, KIND, secondsAt, type Growing, type MARK_COLUMNS, type MarkColumns } from "./table.ts";

/** Bytes of an id, as a guess of how much room is needed: more is made where they are longer. */
const TYPICAL_ID = 36;

/** What was done at the start that somebody should know of. */
export interface Report {
  readonly site: string;
  readonly did: "cut" | "indexed" | "not-indexed" | "erased";
  readonly file: string;
  /** Bytes cut, or lines concerned. */
  readonly count: number;
}

export interface Loaded {
  readonly book: Book;
  readonly reports: readonly Report[];
  /** Whole bytes of the newest month; a torn line behind them has been cut. */
  readonly length: number;
}

/** Reads a site's journal into memory: sealed months from their index files, the newest one line by line. A broken journal is refused and not touched. `unchecked` is for measuring only. */
export function load(
  files: Files,
  dir: string,
  site: string,
  { unchecked = false }: { readonly unchecked?: boolean } = {},
): Loaded | Refusal {
  sweep(files, dir);
  const book = createBook(site, dir, files, genesis(site));
  const changed = new Map<number, Refusal>();
  const unindexed = new Map<Month, Proof>();
  const names = monthsIn(files, dir);
  const tails = names.map((name) => tailOf(files, `${dir}/${name}.journal`));
  reserve(book, tails);
  let newest: Walked | undefined;
  for (const [i, name] of names.entries()) {
    const month: Month = { name, path: `${dir}/${name}.journal`, first: book.lines.length, rows: 0 };
    book.months.push(month);
    const sealed = i < names.length - 1;
    if (sealed && fromIndex(book, month, tails[i])) continue;
    const before = book.head;
    const walked = readMonth(book, month, changed, unchecked);
    if (walked.fault) return walked.fault;
    if (!sealed) newest = walked;
    else if (walked.torn > 0)
      return refuse("journal-line-malformed", {}, { file: month.path, line: walked.lines + 2, column: 1 });
    else
      unindexed.set(Object.assign(month, { marks: trimmed(book.marks) }), {
        size: walked.length,
        before,
        head: walked.head,
      });
  }
  for (const [seq, fault] of changed) if (!book.erasures.has(seq)) return fault;
  const short = headFault(files, dir, book);
  if (short) return short;
  const reports: Report[] = [];
  const path = book.months.at(-1)?.path ?? "";
  if (newest && newest.torn > 0) {
    cut(files, path, newest.length);
    reports.push({ site, did: "cut", file: path, count: newest.torn });
  }
  for (const seq of book.erasures.keys()) {
    const month = blank(book, seq - 1);
    if (!month) continue;
    unindexed.delete(month);
    reports.push({ site, did: "erased", file: month.path, count: 1 });
  }
  for (const [month, proof] of unindexed) {
    const made = writeIndex(book, month, proof);
    if (made) month.head = proof.head;
    reports.push({ site, did: made ? "indexed" : "not-indexed", file: month.path, count: month.rows });
  }
  return { book, reports, length: newest?.length ?? 0 };
}

/** Makes room for all lines at once, as many as the newest whole one says there are, if so many can be there. */
function reserve(book: Book, tails: readonly (Tail | undefined)[]): void {
  const most = tails.reduce((sum, tail) => sum + (tail?.size ?? 0), 0) / SHORTEST;
  const lines = Math.max(0, ...tails.map((tail) => tail?.head.seq ?? 0));
  if (lines > most) return;
  book.lines.reserve(lines);
  roomIn(book.ids, lines * TYPICAL_ID);
}

/** Proves and reads one month, marks and all. */
function readMonth(book: Book, month: Month, changed: Map<number, Refusal>, unchecked = false): Walked {
  book.marks.length = 0;
  const wanted = { site: book.site, month: month.name, before: book.head, unchecked };
  const read = createPlainReader(book.names, book.marks);
  const walked = walk(book.files, month.path, wanted, (line) => addWalked(book, month, line, changed, read));
  month.rows = book.lines.length - month.first;
  book.head = walked.head;
  return walked;
}

function addWalked(
  book: Book,
  month: Month,
  line: Line,
  changed: Map<number, Refusal>,
  read: PlainReader,
): Refusal | undefined {
  const { seq, position, length, content } = line;
  const placed = { position, length, received: secondsAt(line.view, line.received) };
  let entry: Entry | undefined;
  if (content === "whole") {
    const plain = read(line.view, line.body, line.end);
    if (plain) {
      addPlain(book, plain, line.view, placed);
      return undefined;
    }
    entry = readBody(line.buffer.toString("utf8", line.body, line.end));
    if (!entry) return refuse("journal-entry-unknown", { seq });
  } else {
    changed.set(
      seq,
      refuse("journal-body-changed", { seq }, { file: month.path, line: seq - month.first + 1, column: 1 }),
    );
  }
  const row = addLine(book, entry, placed);
  if (entry && isSpecial(entry)) applyEntry(book, row, entry);
  return undefined;
}

/** Changes what stood before it; a plain record does not. */
export const isSpecial = (entry: Entry): boolean =>
  !("record" in entry) || !!entry.record.corrects || !!entry.record.withdraws;

function fromIndex(book: Book, month: Month, tail: Tail | undefined): boolean {
  const before = book.head;
  if (!tail || !readIndex(book, month, { ...tail, before })) return false;
  book.head = month.head = tail.head;
  const { kind, flags } = book.lines.columns;
  for (let row = month.first; row < month.first + month.rows; row++)
    if (kind[row] !== KIND.record && (flags[row]! & FLAG.erased) === 0) applyEntry(book, row, entryAt(book, row).entry);
  return true;
}

/** The bytes of a month's file, and the head that its last line says it has. */
interface Tail {
  readonly head: Head;
  readonly size: number;
}

/** The tail of a month's file; nothing where its last line is not whole. */
export function tailOf(files: Files, path: string): Tail | undefined {
  const file = files.open(path, "read");
  try {
    const size = files.size(file);
    for (let window = 1 << 16; size > 0; window *= 4) {
      const from = Math.max(0, size - window);
      const buffer = Buffer.alloc(size - from);
      files.read(file, buffer, from);
      const start = buffer.lastIndexOf(10, -2) + 1;
      if (start === 0 && from > 0) continue;
      const line = buffer.at(-1) === 10 ? lineHead(buffer, start, buffer.length - 1) : undefined;
      return line && { head: { seq: line.seq, link: line.link }, size };
    }
    return undefined;
  } finally {
    files.close(file);
  }
}

/** The head that was written down when the store was last closed must lie on the chain. */
function headFault(files: Files, dir: string, book: Book): Refusal | undefined {
  const noted = notedHead(files, dir);
  if (!noted) return undefined;
  const { seq, link } = noted;
  const path = book.months.at(-1)?.path ?? dir;
  if (seq > book.head.seq)
    return refuse("journal-short", { seq: book.head.seq, wanted: seq }, { file: path, line: 1, column: 1 });
  if (seq === 0 || lineAt(book, seq - 1).head.link === link) return undefined;
  return refuse("journal-replaced", { seq }, { file: path, line: 1, column: 1 });
}

/** The head that was noted when the store was last closed. */
export function notedHead(files: Files, dir: string): Head | undefined {
  const note = files.readAll(`${dir}/head`)?.toString("utf8") ?? "";
  const [, seq, link] = /^(\d{1,15})\t(\S+)\n$/.exec(note) ?? [];
  return seq === undefined || link === undefined ? undefined : { seq: Number(seq), link };
}

function cut(files: Files, path: string, length: number): void {
  const file = files.open(path, "write");
  try {
    files.truncate(file, length);
    files.syncNow(file);
  } finally {
    files.close(file);
  }
}

/** Overwrites an erased body with spaces where the disk still has it, and says in which month. The length stays, so no other line moves. */
export function blank(book: Book, row: number): Month | undefined {
  const month = book.months.findLast(({ first }) => first <= row);
  if (!month) return undefined;
  const { columns } = book.lines;
  const line = Buffer.alloc(columns.length[row]!);
  const file = book.files.open(month.path, "write");
  try {
    book.files.read(file, line, columns.position[row]!);
    const head = lineHead(line, 0, line.length);
    if (!head || line.subarray(head.body).every((byte) => byte === 32)) return undefined;
    for (const name of book.files.list(book.dir) ?? [])
      if (name.startsWith(`${month.name}.`) && name.endsWith(".index")) book.files.remove(`${book.dir}/${name}`);
    delete month.head;
    book.files.writeNow(file, Buffer.alloc(line.length - head.body, 32), columns.position[row]! + head.body);
    book.files.syncNow(file);
    return month;
  } finally {
    book.files.close(file);
  }
}

/** The marks of a month, in the order of its records: from memory, its index file, or its lines. */
export function marksOf(book: Book, month: Month): MarkColumns {
  if (month === book.months.at(-1)) return trimmed(book.marks);
  const known = month.marks ?? (month.head && marksAgain(book, month.name, month.head));
  if (known) return known;
  const at = readHead(book, month);
  const reader: Book = { ...createBook(book.site, book.dir, book.files, at), names: book.names };
  const { fault } = readMonth(reader, { ...month, first: at.seq }, new Map());
  if (fault) throw new Damaged(fault);
  return trimmed(reader.marks);
}

/** The head before a month: the last line of the month before it, or the beginning. */
function readHead(book: Book, month: Month): Head {
  const older = book.months[book.months.indexOf(month) - 1];
  if (!older) return genesis(book.site);
  const tail = tailOf(book.files, older.path);
  if (!tail)
    throw new Damaged(refuse("journal-line-malformed", {}, { file: older.path, line: older.rows + 1, column: 1 }));
  return tail.head;
}

function trimmed({ columns, length }: Growing<typeof MARK_COLUMNS>): MarkColumns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.slice(0, length)]),
  ) as MarkColumns;
}
