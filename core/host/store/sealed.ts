import type { Book, Month } from "./book.ts";
import { codeOf, removeQuietly, replaceFile, type Files } from "./files.ts";
import { DIGEST, digestOf, type Head } from "./line.ts";
import { roomIn } from "./ids.ts";
import { columnsOf, FLAG, LINE_COLUMNS, MARK_COLUMNS, type MarkColumns } from "./table.ts";

/** What an index file holds and how; a file of another plan is made anew. */
const PLAN = "3";
/** The columns in the order in which they are written. A line's position is not: it follows from the lengths. */
const LINES = (Object.keys(LINE_COLUMNS) as (keyof typeof LINE_COLUMNS)[]).filter((name) => name !== "position");
const MARKS = Object.keys(MARK_COLUMNS) as (keyof typeof MARK_COLUMNS)[];
const NEWLINE = 10;

type Numbers = Int32Array | Uint8Array | Float64Array;
/** A run of bytes in the file, proved by its digest; they follow one another in the order of the plan. */
interface Part {
  readonly bytes: number;
  readonly digest: string;
}
/** `all` is the one value of all rows, where they have only one; such a column takes no bytes. */
type Column = Part | { readonly all: number };
interface Plan {
  readonly size: number;
  readonly rows: number;
  readonly marks: number;
  /** Where the first line stands in the journal. */
  readonly start: number;
  readonly before: string;
  readonly head: Head;
  readonly names: readonly string[];
  readonly markColumns: readonly Column[];
  readonly lines: readonly Column[];
  readonly ids: Part;
}

/** What ties an index file to its month: bytes, and the heads of the chain before and after. */
export interface Proof {
  readonly size: number;
  readonly before: Head;
  readonly head: Head;
}

/** Named by the digest of its month, the link that proves all its lines, and the plan. */
const indexName = (month: string, head: Head): string => `${month}.${head.link}.${PLAN}.index`;

/** Writes the index file of a month that takes no more lines. False where the disk does not take it. */
export function writeIndex(book: Book, month: Month, { size, before, head }: Proof): boolean {
  const { first, rows } = month;
  const { columns } = book.lines;
  const { marks = columnsOf(MARK_COLUMNS, 0) } = month;
  const parts: Uint8Array[] = [];
  const part = (bytes: Uint8Array): Part => {
    parts.push(bytes);
    return { bytes: bytes.length, digest: digestOf(bytes) };
  };
  const column = (values: Numbers): Column => {
    const all = values[0] ?? 0;
    return values.every((value) => value === all) ? { all } : part(bytesOf(values));
  };
  const [begin, end] = [first - 1, first + rows - 1].map((row) => (row < 0 ? 0 : columns.idEnd[row]!));
  const plan: Plan = {
    size,
    rows,
    marks: marks.row.length,
    start: rows === 0 ? 0 : columns.position[first]!,
    before: before.link,
    head,
    names: book.names.list,
    markColumns: MARKS.map((name) => column(marks[name])),
    lines: LINES.map((name) => column(asWritten(name, columns[name].subarray(first, first + rows), begin!))),
    ids: part(new Uint8Array(book.ids.view.buffer, begin, end! - begin!)),
  };
  const text = JSON.stringify(plan);
  const name = indexName(month.name, head);
  try {
    replaceFile(book.files, book.dir, name, Buffer.concat([Buffer.from(`${digestOf(text)}\n${text}\n`), ...parts]));
    for (const old of book.files.list(book.dir) ?? [])
      if (old !== name && old.startsWith(`${month.name}.`) && old.endsWith(".index"))
        removeQuietly(book.files, `${book.dir}/${old}`);
    return true;
  } catch (error) {
    if (codeOf(error) === "") throw error;
    return false;
  }
}

/** Columns say nothing of other months: of an id the length, and nothing of what later lines replaced, which is found anew. */
function asWritten(name: string, values: Numbers, begin: number): Numbers {
  if (name === "idEnd") return values.map((end, i) => end - (i === 0 ? begin : values[i - 1]!));
  return name === "flags" ? values.map((flags) => flags & ~FLAG.replaced) : values;
}

/** Adds the lines of a sealed month from its index file, if that is whole, of this plan, and of this very month. */
export function readIndex(book: Book, month: Month, { size, before, head }: Proof): boolean {
  const { lines, ids } = book;
  const found = withIndex(book, month.name, head, (plan, read) => {
    if (plan.size !== size || plan.before !== before.link || plan.head.link !== head.link) return undefined;
    const marks = readMarks(book, plan, read);
    // it is read to where rows will be, and there are none before all of it is proved
    lines.reserve(plan.rows);
    const columns = LINES.map((name) => lines.columns[name].subarray(month.first, month.first + plan.rows));
    if (!marks || !plan.lines.every((column, i) => read(column, columns[i]!))) return undefined;
    return read(plan.ids, roomIn(ids, plan.ids.bytes)) ? { plan, marks } : undefined;
  });
  if (!found) return false;
  const { plan, marks } = found;
  lines.length += plan.rows;
  month.rows = plan.rows;
  month.marks = marks;
  const { position, length, idEnd, form, place, doneBy } = lines.columns;
  renumber(book, plan, [form, place, doneBy], month.first, lines.length);
  let at = plan.start;
  for (let row = month.first; row < lines.length; row++) {
    position[row] = at;
    at += length[row]! + 1;
    ids.length += idEnd[row]!;
    idEnd[row] = ids.length;
  }
  return true;
}

/** The marks of a sealed month from its index file, for one who needs them again. */
export function marksAgain(book: Book, month: string, head: Head): MarkColumns | undefined {
  return withIndex(book, month, head, (plan, read) => readMarks(book, plan, read));
}

/** Reads the next part of an index file; false where it is not what its digest says. */
type Read = (part: Column, into: Numbers) => boolean;

/** Does something with an index file, part by part in the order of the plan; nothing where there is none, or none of ours. */
function withIndex<T>(
  { files, dir }: Book,
  month: string,
  head: Head,
  use: (plan: Plan, read: Read) => T | undefined,
): T | undefined {
  const path = `${dir}/${indexName(month, head)}`;
  if (!files.list(dir)?.includes(indexName(month, head))) return undefined;
  const file = files.open(path, "read");
  try {
    const opening = openingOf(files, file);
    if (!opening) return undefined;
    let offset = opening.length;
    return use(opening.plan, (part, into) => {
      if ("all" in part) {
        into.fill(part.all);
        return true;
      }
      const bytes = bytesOf(into);
      const got = files.read(file, bytes, offset);
      offset += got;
      return got === bytes.length && digestOf(bytes) === part.digest;
    });
  } finally {
    files.close(file);
  }
}

/** The plan of an index file and the bytes up to its end, if it is what its digest says and the file as long as it says. */
function openingOf(files: Files, file: number): { readonly plan: Plan; readonly length: number } | undefined {
  const size = files.size(file);
  for (let window = 1 << 14; ; window *= 4) {
    const bytes = Buffer.alloc(Math.min(window, size));
    files.read(file, bytes, 0);
    const end = bytes.indexOf(NEWLINE, DIGEST + 1);
    if (end === -1 && window < size) continue;
    const text = bytes.subarray(DIGEST + 1, Math.max(end, 0));
    if (end === -1 || digestOf(text) !== bytes.toString("latin1", 0, DIGEST)) return undefined;
    const plan = JSON.parse(text.toString("utf8")) as Plan;
    const rest = [...plan.markColumns, ...plan.lines, plan.ids].reduce((sum, part) => sum + bytesIn(part), 0);
    return size === end + 1 + rest ? { plan, length: end + 1 } : undefined;
  }
}

function readMarks(book: Book, plan: Plan, read: Read): MarkColumns | undefined {
  const marks = columnsOf(MARK_COLUMNS, plan.marks);
  if (!plan.markColumns.every((column, i) => read(column, marks[MARKS[i]!]))) return undefined;
  renumber(book, plan, [marks.row, marks.result, marks.place], 0, plan.marks);
  return marks;
}

/** Turns the file's numbers of names into the book's. */
function renumber(book: Book, plan: Plan, columns: readonly Int32Array[], from: number, end: number): void {
  const names = plan.names.map((name) => book.names.number(name));
  if (names.every((number, i) => number === i)) return;
  for (const column of columns)
    for (let i = from; i < end; i++) if (column[i]! >= 0) column[i] = names[column[i]!] ?? -1;
}

const bytesIn = (part: Column): number => ("all" in part ? 0 : part.bytes);

const bytesOf = (values: Numbers): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
