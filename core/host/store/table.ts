import { NONE } from "../../judge/columns.ts";
import { viewOf } from "./words.ts";

/** What a line of the journal is. A correction and a withdrawal are records. */
export const KIND = { record: 0, correction: 1, withdrawal: 2, publication: 3, erase: 4 } as const;
export const FLAG = { day: 1, fields: 2, erased: 4, replaced: 8 } as const;

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
} as const;

type Shape = Readonly<Record<string, new (length: number) => Int32Array | Uint8Array | Float64Array>>;
export type ColumnsOf<S extends Shape> = { readonly [K in keyof S]: InstanceType<S[K]> };
export type MarkColumns = ColumnsOf<typeof MARK_COLUMNS>;

/** Columns of zeros. */
export const columnsOf = <S extends Shape>(shape: S, length: number): ColumnsOf<S> =>
  Object.fromEntries(Object.entries(shape).map(([name, Column]) => [name, new Column(length)])) as ColumnsOf<S>;

/** Columns that grow together. */
export interface Growing<S extends Shape> {
  readonly columns: ColumnsOf<S>;
  length: number;
  /** Makes room for so many more rows. */
  reserve(more: number): void;
}

export function growing<S extends Shape>(shape: S, room = 64): Growing<S> {
  const self = {
    columns: columnsOf(shape, room),
    length: 0,
    reserve(more: number) {
      const needed = self.length + more;
      if (needed <= room) return;
      room = Math.max(room * 2, needed);
      const larger = columnsOf(shape, room);
      for (const name of Object.keys(shape)) larger[name]!.set(self.columns[name]!);
      self.columns = larger;
    },
  };
  return self;
}
