import { codeOf, removeQuietly, replaceFile } from "./files.ts";
import { NONE } from "../../judge/columns.ts";
import type { Book, Month } from "./book.ts";
import { DIGEST, digestOf, type Head } from "./line.ts";
import { FLAG, LINE_COLUMNS, MARK_COLUMNS, type MarkColumns } from "./table.ts";

/** What an index file holds and how; a file of another plan is made anew. */
const PLAN = "2";
/** Not written: follows from the lengths. */
const DERIVED = "position";

interface Column {
  readonly name: string;
  /** The one value of all rows, where they have only one; such a column takes no bytes. */
  readonly all?: number;
  readonly bytes: number;
}
interface Plan {
  readonly size: number;
  readonly rows: number;
  readonly marks: number;
  readonly start: number;
  readonly before: string;
  readonly head: Head;
  readonly names: readonly string[];
  readonly ids: number;
  readonly lines: readonly Column[];
  readonly markColumns: readonly Column[];
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
  const marks: Readonly<Record<string, Int32Array>> = month.marks ?? {};
  const parts: Uint8Array[] = [];
  const column = (name: string, values: Int32Array | Uint8Array | Float64Array): Column => {
    const all = values[0] ?? 0;
    if (values.every((value) => value === all)) return { name, all, bytes: 0 };
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    parts.push(bytes, new Uint8Array(-bytes.length & 7));
    return { name, bytes: bytes.length };
  };
  const begin = first === 0 ? 0 : book.lines.columns.idEnd[first - 1]!;
  const end = rows === 0 ? begin : book.lines.columns.idEnd[first + rows - 1]!;
  const lines = Object.entries(book.lines.columns)
    .filter(([name]) => name !== DERIVED)
    .map(([name, values]) => column(name, asWritten(name, values.slice(first, first + rows), begin)));
  const markColumns = Object.entries(marks).map(([name, values]) => column(name, values));
  const marked = month.marks?.row.length ?? 0;
  parts.push(new Uint8Array(book.ids.view.buffer, begin, end - begin));
  const start = rows === 0 ? 0 : book.lines.columns.position[first]!;
  const plan: Plan = {
    size,
    rows,
    marks: marked,
    start,
    before: before.link,
    head,
    names: book.names.list,
    ids: end - begin,
    lines,
    markColumns,
  };
  const text = JSON.stringify(plan);
  const opening = Buffer.from(text + " ".repeat(-(DIGEST + 1 + Buffer.byteLength(text) + 1) & 7) + "\n");
  const content = Buffer.concat([opening, ...parts]);
  const name = indexName(month.name, head);
  try {
    replaceFile(book.files, book.dir, name, Buffer.concat([Buffer.from(`${digestOf(content)}\n`), content]));
    for (const old of book.files.list(book.dir) ?? [])
      if (old !== name && old.startsWith(`${month.name}.`) && old.endsWith(".index"))
        removeQuietly(book.files, `${book.dir}/${old}`);
    return true;
  } catch (error) {
    if (codeOf(error) === "") throw error;
    return false;
  }
}

/** Columns say nothing of other months: ids count from the month's first, and what later lines replaced is found anew. */
function asWritten(
  name: string,
  values: Int32Array | Uint8Array | Float64Array,
  begin: number,
): Int32Array | Uint8Array | Float64Array {
  if (name === "idEnd") return values.map((end) => end - begin);
  return name === "flags" ? values.map((flags) => flags & ~FLAG.replaced) : values;
}

/** Adds the lines of a sealed month from its index file, if that is whole, of this plan, and of this very month. */
export function readIndex(book: Book, month: Month, { size, before, head }: Proof): boolean {
  const file = openIndex(book, month.name, head);
  if (!file) return false;
  const { plan, bytes } = file;
  if (plan.size !== size || plan.before !== before.link || plan.head.link !== head.link) return false;
  const { lines } = book;
  const from = month.first;
  lines.reserve(plan.rows);
  lines.length += plan.rows;
  month.rows = plan.rows;
  const c = lines.columns;
  const names = plan.names.map((name) => book.names.number(name));
  const same = names.every((number, i) => number === i);
  let offset = file.offset;
  for (const { name, all, bytes: length } of plan.lines) {
    const column = c[name as keyof typeof LINE_COLUMNS];
    if (all !== undefined) column.fill(all, from, from + plan.rows);
    else column.set(view(LINE_COLUMNS[name as keyof typeof LINE_COLUMNS], bytes, offset, length), from);
    offset += length + (-length & 7);
    if (!same && (name === "form" || name === "place" || name === "doneBy"))
      for (let i = from; i < lines.length; i++) column[i] = names[column[i]!] ?? -1;
  }
  const { position, length, idEnd } = c;
  const begin = book.ids.length;
  let at = plan.start;
  for (let i = from; i < lines.length; i++) {
    position[i] = at;
    at += length[i]! + 1;
    idEnd[i]! += begin;
  }
  month.marks = marksOf(file, offset, same ? undefined : names);
  for (const column of plan.markColumns) offset += column.bytes + (-column.bytes & 7);
  book.ids.addAll(bytes.subarray(offset, offset + plan.ids));
  return true;
}

interface Opened {
  readonly plan: Plan;
  readonly bytes: Buffer;
  readonly offset: number;
}

/** The marks of a sealed month from its index file, for one who needs them again. */
export function readMarks(book: Book, month: string, head: Head): MarkColumns | undefined {
  const file = openIndex(book, month, head);
  if (!file) return undefined;
  const offset = file.plan.lines.reduce((sum, { bytes }) => sum + bytes + (-bytes & 7), file.offset);
  const names = file.plan.names.map((name) => book.names.number(name));
  return marksOf(file, offset, names.every((number, i) => number === i) ? undefined : names);
}

function openIndex(book: Book, month: string, head: Head): Opened | undefined {
  const bytes = book.files.readAll(`${book.dir}/${indexName(month, head)}`);
  if (!bytes || bytes.length <= DIGEST || digestOf(bytes.subarray(DIGEST + 1)) !== bytes.toString("latin1", 0, DIGEST))
    return undefined;
  const end = bytes.indexOf(10, DIGEST + 1);
  return { plan: JSON.parse(bytes.toString("utf8", DIGEST + 1, end)) as Plan, bytes, offset: end + 1 };
}

function marksOf({ plan, bytes }: Opened, offset: number, names: readonly number[] | undefined): MarkColumns {
  const columns = plan.markColumns.map(({ name, all, bytes: length }) => {
    const Column = MARK_COLUMNS[name as keyof typeof MARK_COLUMNS];
    const column = all === undefined ? view(Column, bytes, offset, length) : new Column(plan.marks).fill(all);
    offset += length + (-length & 7);
    if (names && (name === "row" || name === "result" || name === "place"))
      for (let i = 0; i < column.length; i++) if (column[i] !== NONE) column[i] = names[column[i]!] ?? -1;
    return [name, column] as const;
  });
  return Object.fromEntries(columns) as MarkColumns;
}

type Typed = typeof Int32Array | typeof Uint8Array | typeof Float64Array;

/** The bytes as numbers, in place where they are aligned. */
function view<T extends Typed>(Column: T, bytes: Buffer, offset: number, length: number): InstanceType<T> {
  const size = Column.BYTES_PER_ELEMENT;
  const at = bytes.byteOffset + offset;
  const made =
    at % size === 0
      ? new Column(bytes.buffer as ArrayBuffer, at, length / size)
      : new Column(bytes.buffer.slice(at, at + length) as ArrayBuffer);
  return made as InstanceType<T>;
}
