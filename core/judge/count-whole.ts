import type { Instant } from "../finding.ts";
import type { Columns } from "./frequency.ts";
import type { DutyWindows } from "./match.ts";
import { firstFrom, type Track } from "./track.ts";

/*
 * The law of match.ts for windows in which nothing can be late, as tight loops: an answer counts in the window it lies in.
 * A property test holds them equal to it. Signs are taken from shifts, because a branch that nobody can predict costs
 * more than all the rest.
 */

/** 2^15 s = 9.1 h: of windows that end further apart, at most one ends in a bucket. */
const BUCKET = 15;

/** From a bucket of time to the first window that ends after its beginning. */
export interface Finder {
  readonly from: Instant;
  readonly first: Uint16Array;
}

/** Finds windows by time; none where windows are shorter than a bucket, or too many. */
export function finderOf({ start, end, length }: DutyWindows): Finder | undefined {
  if (length === 0 || length > 65_535) return undefined;
  for (let w = 0; w < length; w++) if (end[w]! - (w > 0 ? end[w - 1]! : start[0]!) < 1 << BUCKET) return undefined;
  const from = start[0]!;
  const first = new Uint16Array(((end[length - 1]! - from) >> BUCKET) + 1);
  for (let b = 0, w = 0; b < first.length; b++) {
    while (end[w]! <= from + b * 2 ** BUCKET) w++;
    first[b] = w;
  }
  return { from, first };
}

/**
 * Counts the answers of each window into `found`, and writes what `says` has for so many into `reason`, both from `base` on;
 * the last it has is for that many or more. Columns are as they were created: zero, and nothing done.
 */
export function countWhole(
  track: Track,
  windows: DutyWindows,
  finder: Finder | undefined,
  says: Uint8Array,
  { found, reason }: Columns,
  base: number,
): void {
  if (windows.length === 0 || track.length === 0) return;
  if (finder && track.length < 8 * windows.length) countByTable(track, windows, finder, says, found, reason, base);
  else countByWalk(track, windows, says, found, reason, base);
}

/** Few answers: one step for each of them. */
function countByTable(
  track: Track,
  { start, end, length }: DutyWindows,
  { from, first }: Finder,
  says: Uint8Array,
  found: Uint16Array | Int32Array,
  reason: Uint8Array,
  base: number,
): void {
  const { at } = track;
  const most = says.length - 1;
  const last = at[track.length - 1]! < end[length - 1]! ? track.length : firstFrom(track, end[length - 1]!);
  for (let i = at[0]! >= from ? 0 : firstFrom(track, from); i < last; i++) {
    const t = at[i]!;
    const near = first[(t - from) >> BUCKET]!;
    const w = near + ((end[near]! - 1 - t) >>> 31);
    const outside = (t - start[w]!) >>> 31;
    const n = found[base + w]! + 1 - outside;
    found[base + w] = n;
    const missing = n - most;
    reason[base + w] = says[most + (missing & (missing >> 31))]!;
  }
}

/** Many answers: one step for each window. */
function countByWalk(
  track: Track,
  { start, end, length }: DutyWindows,
  says: Uint8Array,
  found: Uint16Array | Int32Array,
  reason: Uint8Array,
  base: number,
): void {
  const { at, length: marks } = track;
  const most = says.length - 1;
  let i = firstFrom(track, start[0]!);
  for (let w = 0; w < length; w++) {
    const [opens, closes] = [start[w]!, end[w]!];
    while (i < marks && at[i]! < opens) i++;
    const from = i;
    while (i < marks && at[i]! < closes) i++;
    found[base + w] = i - from;
    const missing = i - from - most;
    reason[base + w] = says[most + (missing & (missing >> 31))]!;
  }
}
