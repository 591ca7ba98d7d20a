import { copyWords, hashAt, SPARE, viewOf } from "./words.ts";

/** The ids of all lines, one behind the other. */
export interface Ids {
  view: DataView;
  length: number;
}

export const createIds = (): Ids => ({ view: new DataView(new ArrayBuffer(1024)), length: 0 });

/** Makes room for so many bytes more, and gives that room. */
export function roomIn(ids: Ids, more: number): Uint8Array {
  const { view, length } = ids;
  const needed = length + more + SPARE;
  if (needed > view.byteLength) {
    const larger = new Uint8Array(Math.max(view.byteLength * 2, needed));
    larger.set(new Uint8Array(view.buffer, 0, length));
    ids.view = viewOf(larger);
  }
  return new Uint8Array(ids.view.buffer, length, more);
}

/** Adds the id that stands from `start` to `end`. */
export function addId(ids: Ids, from: DataView, start: number, end: number): void {
  if (ids.length + end - start + SPARE > ids.view.byteLength) roomIn(ids, end - start);
  copyWords(from, start, end, ids.view, ids.length);
  ids.length += end - start;
}

/** An id as its bytes. */
export function spelled(id: string): DataView {
  const bytes = Buffer.alloc(id.length + SPARE);
  bytes.write(id, "latin1");
  return viewOf(bytes);
}

/** The hash by which an id is found. */
export const hashOf = (id: string): number => hashAt(spelled(id), 0, id.length);

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
