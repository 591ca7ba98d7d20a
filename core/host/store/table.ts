import { NONE } from "../../judge/columns.ts";
import { copyWords, SPARE, viewOf } from "./words.ts";

/** What a line of the journal is. A correction and a withdrawal are records. */
export const KIND = { record: 0, correction: 1, withdrawal: 2, publication: 3, erase: 4 } as const;
export const FLAG = { day: 1, unknown: 2, fields: 4, erased: 8, replaced: 16 } as const;

const COLON = 58;
/** How the day of a moment is written. */
const DAY = Buffer.from("0000-00-00T");
const EPOCH = Date.UTC(2000, 0, 1);
/** Less than any digits around it can make up for. */
const NO_DIGITS = -1_000_000;
/** The day that was read last, in words that overlap, and its first second: in a journal the next moment is of the same. */
const known = { year: 0, month: 0, day: 0, seconds: NONE };

/** Seconds since 2000 of the moment that stands in the buffer, always UTC: 2026-11-20T08:00:00Z, with or without what follows the second; NONE where none does. */
export function secondsAt(view: DataView, at: number): number {
  const year = view.getInt32(at, true);
  const month = view.getInt32(at + 4, true);
  const day = view.getInt32(at + 7, true);
  if (known.year !== year || known.month !== month || known.day !== day) {
    const seconds = dayAt(view, at);
    if (seconds === NONE) return NONE;
    Object.assign(known, { year, month, day, seconds });
  }
  if (view.getUint8(at + 13) !== COLON || view.getUint8(at + 16) !== COLON) return NONE;
  const time = twoAt(view, at + 11) * 3600 + twoAt(view, at + 14) * 60 + twoAt(view, at + 17);
  return time < 0 ? NONE : known.seconds + time;
}

/** Seconds since 2000 of the day that stands in the buffer, or NONE. */
function dayAt(view: DataView, at: number): number {
  for (let i = 0; i < DAY.length; i++) {
    const digit = view.getUint8(at + i) - 48;
    if (DAY[i] === 48 ? digit < 0 || digit > 9 : digit + 48 !== DAY[i]) return NONE;
  }
  const year = twoAt(view, at) * 100 + twoAt(view, at + 2);
  return (Date.UTC(year, twoAt(view, at + 5) - 1, twoAt(view, at + 8)) - EPOCH) / 1000;
}

function twoAt(view: DataView, at: number): number {
  const tens = view.getUint8(at) - 48;
  const ones = view.getUint8(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGITS;
}

/** Seconds since 2000 of a stored moment, or NONE. */
export const secondsOf = (stored: string): number => secondsAt(viewOf(Buffer.from(stored.padEnd(19), "latin1")), 0);

/** The columns that stand for each line: enough to find, filter and judge it without its body. */
export const LINE_COLUMNS = {
  position: Float64Array, // of the line in its month's file
  length: Int32Array, // bytes, newline not included
  received: Int32Array, // Instant
  happened: Int32Array, // Instant
  form: Int32Array,
  place: Int32Array,
  doneBy: Int32Array,
  idEnd: Int32Array, // where the id ends in `ids`
  marks: Int32Array, // how many marks
  kind: Uint8Array,
  flags: Uint8Array,
} as const;
/** The columns of each mark; -1 where the mark says nothing. */
export const MARK_COLUMNS = {
  row: Int32Array,
  result: Int32Array,
  place: Int32Array,
  at: Int32Array, // Instant: its own, else that of its record
  count: Int32Array,
} as const;

type Shape = Readonly<Record<string, new (length: number) => Int32Array | Uint8Array | Float64Array>>;
export type ColumnsOf<S extends Shape> = { readonly [K in keyof S]: InstanceType<S[K]> };
export type MarkColumns = ColumnsOf<typeof MARK_COLUMNS>;

/** Columns that grow together. */
export interface Growing<S extends Shape> {
  readonly columns: ColumnsOf<S>;
  length: number;
  /** Makes room for so many more rows. */
  reserve(more: number): void;
}

export function growing<S extends Shape>(shape: S, room = 64): Growing<S> {
  const make = (capacity: number, old?: ColumnsOf<S>): ColumnsOf<S> =>
    Object.fromEntries(
      Object.entries(shape).map(([name, Column]) => {
        const column = new Column(capacity);
        const filled = old?.[name];
        if (filled) column.set(filled);
        return [name, column];
      }),
    ) as ColumnsOf<S>;
  const self = {
    columns: make(room),
    length: 0,
    reserve(more: number) {
      const needed = self.length + more;
      if (needed <= room) return;
      room = Math.max(room * 2, needed);
      self.columns = make(room, self.columns);
    },
  };
  return self;
}

/** The ids of all lines, one behind the other. */
export interface Ids {
  readonly view: DataView;
  readonly length: number;
  /** Adds the id that stands from `start` to `end`. */
  add(from: DataView, start: number, end: number): void;
  addAll(bytes: Uint8Array): void;
}

export function createIds(): Ids {
  let view: DataView = new DataView(new ArrayBuffer(1024));
  let length = 0;
  const reserve = (more: number): void => {
    const needed = length + more + SPARE;
    if (needed <= view.byteLength) return;
    const larger = new Uint8Array(Math.max(view.byteLength * 2, needed));
    larger.set(new Uint8Array(view.buffer, 0, length));
    view = viewOf(larger);
  };
  return {
    get view() {
      return view;
    },
    get length() {
      return length;
    },
    add(from, start, end) {
      reserve(end - start);
      copyWords(from, start, end, view, length);
      length += end - start;
    },
    addAll(bytes) {
      reserve(bytes.length);
      new Uint8Array(view.buffer).set(bytes, length);
      length += bytes.length;
    },
  };
}

/** Finds a row by its id; the caller compares the id itself. */
export interface Finder {
  /** The first row that is it, of those below `rows` that may have this id. Rows that came since the last time are taken in first. */
  find(hash: number, rows: number, isIt: (row: number) => boolean): number | undefined;
}

/** `hashOf` gives the hash of a row's id, nothing where it has none. */
export function createFinder(hashOf: (row: number) => number | undefined): Finder {
  let slots = new Int32Array(256);
  let taken = 0;
  const put = (row: number, hash: number) => {
    const mask = slots.length - 1;
    let i = hash & mask;
    while (slots[i] !== 0) i = (i + 1) & mask;
    slots[i] = row + 1;
  };
  const takeTo = (rows: number) => {
    if (rows * 2 > slots.length) {
      let size = slots.length;
      while (size < rows * 2) size *= 2;
      slots = new Int32Array(size);
      taken = 0;
    }
    for (; taken < rows; taken++) {
      const hash = hashOf(taken);
      if (hash !== undefined) put(taken, hash);
    }
  };
  return {
    find(hash, rows, isIt) {
      if (taken < rows) takeTo(rows);
      const mask = slots.length - 1;
      for (let i = hash & mask; slots[i] !== 0; i = (i + 1) & mask) {
        const row = slots[i]! - 1;
        if (isIt(row)) return row;
      }
      return undefined;
    },
  };
}
