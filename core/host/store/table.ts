import { NONE } from "../../judge/columns.ts";

/** What a line of the journal is. A correction and a withdrawal are records. */
export const KIND = { record: 0, correction: 1, withdrawal: 2, publication: 3, erase: 4 } as const;
export const FLAG = { day: 1, unknown: 2, fields: 4, erased: 8, replaced: 16 } as const;

/** Strings by number, so that columns hold integers. */
export interface Names {
  readonly list: string[];
  number(name: string | undefined): number;
  /** The number of the name whose UTF-8 stands in the buffer; the hash is that of its bytes. */
  numberAt(buffer: Uint8Array, start: number, end: number, hash: number): number;
}

interface Spelling {
  readonly hash: number;
  readonly bytes: Uint8Array;
  readonly number: number;
}

export function createNames(): Names {
  const list: string[] = [];
  const numbers = new Map<string, number>();
  let slots = new Array<Spelling | undefined>(256).fill(undefined);
  let used = 0;
  const put = (spelling: Spelling) => {
    let i = spelling.hash & (slots.length - 1);
    while (slots[i]) i = (i + 1) & (slots.length - 1);
    slots[i] = spelling;
  };
  const number = (name: string | undefined): number => {
    if (name === undefined) return -1;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, list.length);
    return list.push(name) - 1;
  };
  return {
    list,
    number,
    numberAt(buffer, start, end, hash) {
      const mask = slots.length - 1;
      for (let i = hash & mask, known = slots[i]; known; i = (i + 1) & mask, known = slots[i])
        if (known.hash === hash && isSpelled(known.bytes, buffer, start, end)) return known.number;
      const bytes = Buffer.from(buffer.subarray(start, end));
      const spelling = { hash, bytes, number: number(bytes.toString("utf8")) };
      if (++used * 2 > slots.length) {
        const old = slots;
        slots = new Array<Spelling | undefined>(old.length * 2).fill(undefined);
        for (const one of old) if (one) put(one);
      }
      put(spelling);
      return spelling.number;
    },
  };
}

function isSpelled(bytes: Uint8Array, buffer: Uint8Array, start: number, end: number): boolean {
  if (bytes.length !== end - start) return false;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== buffer[start + i]) return false;
  return true;
}

/** How a stored moment is written, always UTC: 2026-11-20T08:00:00Z, with or without what follows the second. */
const MOMENT = Buffer.from("0000-00-00T00:00:00");
let knownDay = 0;
let knownSeconds = 0;

/** Seconds since 2000 of the stored moment that stands in the buffer; NONE where none does. */
export function secondsAt(bytes: Uint8Array, at: number): number {
  for (let i = 0; i < MOMENT.length; i++) {
    const byte = bytes[at + i]!;
    if (MOMENT[i] === 48 ? !(byte >= 48 && byte <= 57) : byte !== MOMENT[i]) return NONE;
  }
  const two = (i: number): number => bytes[at + i]! * 10 + bytes[at + i + 1]! - 528;
  const year = two(0) * 100 + two(2);
  const day = year * 10_000 + two(5) * 100 + two(8);
  if (day !== knownDay) {
    knownDay = day;
    knownSeconds = Date.UTC(year, two(5) - 1, two(8)) / 1000 - 946_684_800;
  }
  return knownSeconds + two(11) * 3600 + two(14) * 60 + two(17);
}

/** Seconds since 2000 of a stored moment. */
export const secondsOf = (stored: string): number => secondsAt(Buffer.from(stored, "latin1"), 0);

/** The columns that stand for each line: enough to find, filter and judge it without its body. */
export const LINE_COLUMNS = {
  position: Float64Array, // of the line in its month's file
  length: Int32Array, // bytes, newline not included
  received: Int32Array, // Instant
  happened: Int32Array, // Instant
  form: Int32Array,
  place: Int32Array,
  doneBy: Int32Array,
  hash: Int32Array, // of the id
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

/** Bytes that grow. */
export interface Bytes {
  readonly all: Uint8Array;
  length: number;
  /** Adds the bytes from `start`, not including `end`. */
  add(bytes: Uint8Array, start: number, end: number): void;
}

export function growingBytes(): Bytes {
  const self = {
    all: new Uint8Array(1024),
    length: 0,
    add(bytes: Uint8Array, start: number, end: number) {
      const length = self.length + end - start;
      if (length > self.all.length) {
        const larger = new Uint8Array(Math.max(self.all.length * 2, length));
        larger.set(self.all);
        self.all = larger;
      }
      // an id is short: a call would cost more than the bytes do
      if (end - start < 100) for (let i = start; i < end; i++) self.all[self.length + i - start] = bytes[i]!;
      else self.all.set(bytes.subarray(start, end), self.length);
      self.length = length;
    },
  };
  return self;
}

/** Finds a row by the hash of its id; the caller compares the id itself. */
export interface Finder {
  /** The rows with this hash below `rows`, until the caller takes one. Rows that came since the last time are taken in first. */
  find(hash: number, rows: number, isIt: (row: number) => boolean): number | undefined;
}

export function createFinder(hashOf: (row: number) => number, hasId: (row: number) => boolean): Finder {
  let slots = new Int32Array(256);
  let taken = 0;
  const put = (row: number) => {
    const mask = slots.length - 1;
    let i = hashOf(row) & mask;
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
    for (; taken < rows; taken++) if (hasId(taken)) put(taken);
  };
  return {
    find(hash, rows, isIt) {
      if (taken < rows) takeTo(rows);
      const mask = slots.length - 1;
      for (let i = hash & mask; slots[i] !== 0; i = (i + 1) & mask) {
        const row = slots[i]! - 1;
        if (hashOf(row) === hash && isIt(row)) return row;
      }
      return undefined;
    },
  };
}

/** FNV-1a over the UTF-16 units of an id. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash | 0;
}
