import type { Instant } from "../finding.ts";

/** 2^15 s = 9.1 h: a day of any length touches at most four buckets. */
const BUCKET = 15;
const NEVER = 2 ** 31 - 1;

/** Disjoint spans of time in order; the end is not included. */
export class Spans {
  readonly length: number;
  readonly #first: Int32Array;
  readonly #from: Instant;

  constructor(
    readonly start: Int32Array,
    readonly end: Int32Array,
    /** Outside these two nothing was announced: the spans there are those of ordinary weeks. */
    readonly knownFrom?: Instant,
    readonly unknownFrom?: Instant,
  ) {
    this.length = start.length;
    this.#from = start[0] ?? 0;
    this.#first = new Int32Array(
      this.length === 0 ? 0 : Math.floor((end[this.length - 1]! - this.#from) / 2 ** BUCKET) + 1,
    );
    for (let b = 0, i = 0; b < this.#first.length; b++) {
      while (end[i]! <= this.#from + b * 2 ** BUCKET) i++;
      this.#first[b] = i;
    }
  }

  /** The first span that ends after `t`; `length` where none does. */
  at(t: Instant): number {
    if (t < this.#from) return 0;
    const bucket = Math.floor((t - this.#from) / 2 ** BUCKET);
    if (bucket >= this.#first.length) return this.length;
    let i = this.#first[bucket]!;
    while (i < this.length && t >= this.end[i]!) i++;
    return i;
  }

  has(t: Instant): boolean {
    const i = this.at(t);
    return i < this.length && t >= this.start[i]!;
  }
}

/** Spans in order from pairs in any order: those that touch or overlap become one, empty ones none. */
export function spansOf(
  pairs: readonly (readonly [Instant, Instant])[],
  knownFrom?: Instant,
  unknownFrom?: Instant,
): Spans {
  const starts: Instant[] = [];
  const ends: Instant[] = [];
  for (const [start, end] of [...pairs].sort((a, b) => a[0] - b[0])) {
    if (end <= start) continue;
    const last = ends.length - 1;
    if (last >= 0 && start <= ends[last]!) ends[last] = Math.max(ends[last]!, end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return new Spans(Int32Array.from(starts), Int32Array.from(ends), knownFrom, unknownFrom);
}

/** The time that lies in both. */
export function intersection(a: Spans, b: Spans): Spans {
  const pairs: [Instant, Instant][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    pairs.push([Math.max(a.start[i]!, b.start[j]!), Math.min(a.end[i]!, b.end[j]!)]);
    if (a.end[i]! < b.end[j]!) i++;
    else j++;
  }
  return spansOf(pairs);
}

/** A reading that only grows: the open seconds so far. A time that passes only in opening hours is a difference of two readings. */
export class Clock {
  readonly #sum: Float64Array;

  constructor(readonly open: Spans) {
    this.#sum = new Float64Array(open.length + 1);
    for (let i = 0; i < open.length; i++) this.#sum[i + 1] = this.#sum[i]! + open.end[i]! - open.start[i]!;
  }

  read(t: Instant): number {
    const i = this.open.at(t);
    return this.#sum[i]! + (i < this.open.length ? Math.max(0, t - this.open.start[i]!) : 0);
  }

  /** The first instant at which the clock shows `reading`; after the last opening, none that Int32 can hold. */
  when(reading: number): Instant {
    if (this.open.length === 0 || reading > this.#sum[this.open.length]!) return NEVER;
    let [low, high] = [0, this.open.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sum[middle + 1]! >= reading) high = middle;
      else low = middle + 1;
    }
    return this.open.start[low]! + Math.max(0, reading - this.#sum[low]!);
  }
}
