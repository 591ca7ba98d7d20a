import type { Instant } from "../finding.ts";
import type { RecordColumns } from "./columns.ts";

/** The records of an index by number: when each was received, and its id. Ids of columns stay where they are. */
export interface Rows {
  /** When the last of them was received. */
  readonly last: Instant;
  receivedAt(row: number): Instant;
  idOf(row: number): string;
  /** The rows of those ids that are there. */
  rowsOf(ids: ReadonlySet<string>): Map<string, number>;
  add(id: string, received: Instant): number;
  /** Takes all rows of columns; gives the number of their first. */
  addAll(columns: RecordColumns): number;
  /** Notes that something was received that has no row. */
  reach(received: Instant): void;
}

/** Rows that follow one another, whose ids stand in one place. */
interface Run {
  readonly first: number;
  idOf(row: number): string;
  rowsOf(ids: ReadonlySet<string>): Iterable<readonly [string, number]>;
  /** Ids that were added one by one. */
  readonly own?: string[];
}

export function createRows(): Rows {
  const runs: Run[] = [];
  let received = new Int32Array(16);
  let length = 0;
  let last = -Infinity;
  const reserve = (more: number) => {
    if (length + more <= received.length) return;
    const grown = new Int32Array(length + Math.max(16, more, length >> 3));
    grown.set(received);
    received = grown;
  };
  return {
    get last() {
      return last;
    },
    receivedAt: (row) => received[row]!,
    idOf: (row) => runs.findLast(({ first }) => first <= row)!.idOf(row),
    rowsOf: (ids) => new Map(runs.flatMap((run) => [...run.rowsOf(ids)])),
    reach: (at) => void (last = Math.max(last, at)),
    add(id, at) {
      if (!runs.at(-1)?.own) runs.push(ownIds(length));
      runs.at(-1)?.own?.push(id);
      reserve(1);
      received[length] = at;
      last = Math.max(last, at);
      return length++;
    },
    addAll(columns) {
      const first = length;
      reserve(columns.end - columns.first);
      received.set(columns.received.subarray(columns.first, columns.end), first);
      length += columns.end - columns.first;
      last = newest(received, first, length, last);
      runs.push(idsOfColumns(columns, first));
      return first;
    },
  };
}

function newest(received: Int32Array, from: number, until: number, last: Instant): Instant {
  for (let row = from; row < until; row++) if (received[row]! > last) last = received[row]!;
  return last;
}

function ownIds(first: number): Run {
  const own: string[] = [];
  return {
    first,
    own,
    idOf: (row) => own[row - first]!,
    rowsOf: (ids) =>
      ids.size <= 4
        ? [...ids].map((id) => [id, first + own.lastIndexOf(id)] as const).filter(([, row]) => row >= first)
        : own.flatMap((id, i) => (ids.has(id) ? [[id, first + i] as const] : [])),
  };
}

/** Only the ids are held on to, never the columns. */
function idsOfColumns({ ids, first: from, end }: RecordColumns, first: number): Run {
  return {
    first,
    idOf: (row) => ids.idOf(row - first + from),
    rowsOf: (wanted) =>
      [...wanted].flatMap((id) => {
        const row = ids.rowOf(id);
        return row !== undefined && row >= from && row < end ? [[id, row - from + first] as const] : [];
      }),
  };
}
