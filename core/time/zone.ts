import type { Instant } from "../finding.ts";
import { EPOCH_SECONDS } from "./instant.ts";

/** Seconds on the clock on the wall, counted as if the zone were UTC, since 2000-01-01T00:00. */
export type WallTime = number;

/** A time zone as a table: what its clocks show, and when they show it, without asking the platform each time. */
export interface Zone {
  readonly name: string;
  wallTime(t: Instant): WallTime;
  /** A time shown twice is its first showing; a time skipped is the moment of the jump. */
  instant(wall: WallTime): Instant;
}

const FIRST = -EPOCH_SECONDS; // 1970: before it, zones differ from platform to platform
const LAST = 2 ** 31 - 1;
/** No zone has gone and come back within a week since 1970. */
const STEP = 7 * 86_400;
const SHOWN = /^(\d+)\/(\d+)\/(\d+) \w+, (\d+):(\d+):(\d+)$/;

const zones = new Map<string, Zone>();

/** The zone of a name that `readZone` has passed; the platform throws on others. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = makeZone(name, offsetReader(name))));
  return zone;
}

function makeZone(name: string, offsetOf: (t: Instant) => number): Zone {
  const { jumps, offsets } = tableOf(offsetOf);
  const wallEnds = jumps.map((t, i) => t + offsets[i]!);
  return {
    name,
    wallTime: (t) => t + offsets[countUpTo(jumps, t)]!,
    instant(wall) {
      const i = countUpTo(wallEnds, wall);
      const t = wall - offsets[i]!;
      return i > 0 ? Math.max(t, jumps[i - 1]!) : t;
    },
  };
}

/** Each moment at which the clocks of a zone jump, and the offset before the first and after each. */
function tableOf(offsetOf: (t: Instant) => number): { jumps: number[]; offsets: number[] } {
  const jumps: number[] = [];
  const offsets = [offsetOf(FIRST)];
  for (let from = FIRST; from < LAST; from += STEP) {
    const to = Math.min(from + STEP, LAST);
    const after = offsetOf(to);
    if (after === offsets.at(-1)) continue;
    jumps.push(firstWith(offsetOf, after, from, to));
    offsets.push(after);
  }
  return { jumps, offsets };
}

function firstWith(offsetOf: (t: Instant) => number, offset: number, without: Instant, having: Instant): Instant {
  let [low, high] = [without, having];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

/** How many of the sorted numbers are at most `n`. */
function countUpTo(sorted: readonly number[], n: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= n) low = middle + 1;
    else high = middle;
  }
  return low;
}

function offsetReader(name: string): (t: Instant) => number {
  const number = "numeric";
  const parts = { era: "short", year: number, month: number, day: number, hour: number, minute: number } as const;
  const format = new Intl.DateTimeFormat("en-US", { ...parts, second: number, hourCycle: "h23", timeZone: name });
  return (t) => {
    const seconds = t + EPOCH_SECONDS;
    const [, month, day, year, hour, minute, second] = (SHOWN.exec(format.format(seconds * 1000)) ?? []).map(Number);
    return Date.UTC(year!, month! - 1, day, hour, minute, second) / 1000 - seconds;
  };
}
