/** What a line of the journal is. A correction and a withdrawal are records. */
export const KIND = { record: 0, correction: 1, withdrawal: 2, publication: 3, erase: 4 } as const;
export const FLAG = { day: 1, unknown: 2, fields: 4, erased: 8, replaced: 16 } as const;

/** Strings by number, so that columns hold integers. */
export interface Names {
  readonly list: string[];
  number(name: string | undefined): number;
}

export function createNames(): Names {
  const list: string[] = [];
  const numbers = new Map<string, number>();
  return {
    list,
    number(name) {
      if (name === undefined) return -1;
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, list.length);
      return list.push(name) - 1;
    },
  };
}

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
  add(bytes: Uint8Array): void;
}

export function growingBytes(): Bytes {
  const self = {
    all: new Uint8Array(1024),
    length: 0,
    add(bytes: Uint8Array) {
      if (self.length + bytes.length > self.all.length) {
        const larger = new Uint8Array(Math.max(self.all.length * 2, self.length + bytes.length));
        larger.set(self.all);
        self.all = larger;
      }
      self.all.set(bytes, self.length);
      self.length += bytes.length;
    },
  };
  return self;
}

/** Finds a row by the hash of its id; the caller compares the id itself. */
export interface Finder {
  add(hash: number, row: number): void;
  /** The rows with this hash, until the caller takes one. */
  find(hash: number, isIt: (row: number) => boolean): number | undefined;
  reserve(rows: number): void;
}

export function createFinder(hashOf: (row: number) => number): Finder {
  let slots = new Int32Array(256);
  let used = 0;
  const put = (hash: number, row: number) => {
    const mask = slots.length - 1;
    let i = hash & mask;
    while (slots[i] !== 0) i = (i + 1) & mask;
    slots[i] = row + 1;
    used++;
  };
  const reserve = (rows: number) => {
    if (rows * 2 <= slots.length) return;
    const old = slots;
    let size = old.length;
    while (size < rows * 2) size *= 2;
    slots = new Int32Array(size);
    used = 0;
    for (const slot of old) if (slot !== 0) put(hashOf(slot - 1), slot - 1);
  };
  return {
    reserve,
    add(hash, row) {
      reserve(used + 1);
      put(hash, row);
    },
    find(hash, isIt) {
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
