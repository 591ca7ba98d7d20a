import type { Instant } from "../finding.ts";
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

/** Counts the answers of each window into `found`, from `base` on, which must be zero there. */
export function countWhole(
  track: Track,
  windows: DutyWindows,
  finder: Finder | undefined,
  found: Uint16Array | Int32Array,
  base: number,
): void {
  if (windows.length === 0 || track.length === 0) return;
  if (finder && track.length < 8 * windows.length) countByTable(track, windows, finder, found, base);
  else countByWalk(track, windows, found, base);
}

/** Few answers: one step for each of them. */
function countByTable(
  track: Track,
  { start, end, length }: DutyWindows,
  { from, first }: Finder,
  found: Uint16Array | Int32Array,
  base: number,
): void {
  const { at } = track;
  const last = at[track.length - 1]! < end[length - 1]! ? track.length : firstFrom(track, end[length - 1]!);
  for (let i = at[0]! >= from ? 0 : firstFrom(track, from); i < last; i++) {
    const t = at[i]!;
    const near = first[(t - from) >> BUCKET]!;
    const w = near + ((end[near]! - 1 - t) >>> 31);
    const outside = (t - start[w]!) >>> 31;
    found[base + w] = found[base + w]! + 1 - outside;
  }
}

/** Many answers: one step for each window. */
function countByWalk(
  track: Track,
  { start, end, length }: DutyWindows,
  found: Uint16Array | Int32Array,
  base: number,
): void {
  const { at, length: marks } = track;
  let i = firstFrom(track, start[0]!);
  for (let w = 0; w < length; w++) {
    const [opens, closes] = [start[w]!, end[w]!];
    while (i < marks && at[i]! < opens) i++;
    const from = i;
    while (i < marks && at[i]! < closes) i++;
    found[base + w] = i - from;
  }
}

/** Writes for each count what `says` has for so many; its last entry is for that many or more. */
export function sayWhole(
  found: Uint16Array | Int32Array,
  says: Uint8Array,
  reason: Uint8Array,
  base: number,
  length: number,
): void {
  const most = says.length - 1;
  for (let k = base, end = base + length; k < end; k++) {
    const missing = found[k]! - most;
    reason[k] = says[most + (missing & (missing >> 31))]!;
  }
}
