import type { Instant } from "../finding.ts";

/** The answers of one subject to one question, by time: when each happened, and the row of its record. */
export interface Track {
  at: Int32Array;
  row: Int32Array;
  length: number;
  /** What an answer counts as where only different ones count, or the period it reports on; only where a rule asks. */
  key?: Int32Array;
}

export const EMPTY: Track = { at: new Int32Array(0), row: new Int32Array(0), length: 0 };

export function createTrack(keyed: boolean): Track {
  const track: Track = { at: new Int32Array(4), row: new Int32Array(4), length: 0 };
  if (keyed) track.key = new Int32Array(4);
  return track;
}

/** Puts an answer where its time belongs; at the same instant after those that are there, so a tie keeps the order of entry. */
export function insert(track: Track, at: Instant, row: number, key = 0): void {
  reserve(track, 1);
  const { length } = track;
  const i =
    length === 0 || track.at[length - 1]! < at || (track.at[length - 1] === at && track.row[length - 1]! <= row)
      ? length
      : placeOf(track, at, row);
  if (i < length) {
    track.at.copyWithin(i + 1, i, length);
    track.row.copyWithin(i + 1, i, length);
    track.key?.copyWithin(i + 1, i, length);
  }
  track.at[i] = at;
  track.row[i] = row;
  if (track.key) track.key[i] = key;
  track.length = length + 1;
}

/** The first position whose answer happened at `t` or later. */
export function firstFrom(track: Track, t: Instant): number {
  let [low, high] = [0, track.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (track.at[middle]! < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those answers of a track that pass, as a track of their own. */
export function filtered(track: Track, passes: (row: number, i: number) => boolean): Track {
  const kept = createTrack(track.key !== undefined);
  for (let i = 0; i < track.length; i++)
    if (passes(track.row[i]!, i)) insert(kept, track.at[i]!, track.row[i]!, track.key?.[i]);
  return kept;
}

function placeOf(track: Track, at: Instant, row: number): number {
  let i = firstFrom(track, at);
  while (i < track.length && track.at[i] === at && track.row[i]! <= row) i++;
  return i;
}

/** Makes room for more answers, at least an eighth: a track takes at most nine bytes a mark and a few more while it is short. */
export function reserve(track: Track, more: number): void {
  const most = track.at.length;
  if (track.length + more <= most) return;
  const size = Math.max(track.length + more, most + Math.max(4, most >> 3));
  track.at = grown(track.at, size);
  track.row = grown(track.row, size);
  if (track.key) track.key = grown(track.key, size);
}

export function grown(old: Int32Array, size: number): Int32Array {
  const array = new Int32Array(size);
  array.set(old);
  return array;
}
