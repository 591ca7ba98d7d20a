import { minOf, PAIRS, PER, perOf, ROWS, yearOf, type Marks } from "./frequency-site.ts";

const DAYS = 365;

/**
 * The least that can be done with plain arrays: minutes of one fixed offset, a table from day to period, one counter a period,
 * and a list of the periods with too few. It knows no zone but this one and says nothing of why.
 */
export function int32Limit({ pair, at }: Marks): () => Int32Array {
  const { from } = yearOf("Asia/Shanghai");
  const minutes = Int32Array.from(at, (t) => Math.floor((t - from) / 60));
  const slot = slots();
  const kind = Uint8Array.from({ length: PAIRS }, (_, p) => PER.indexOf(perOf(p % ROWS)));
  const periods = PER.map((_, k) => slot[k * DAYS + DAYS - 1]! + 1);
  const base = new Int32Array(PAIRS + 1);
  for (let p = 0; p < PAIRS; p++) base[p + 1] = base[p]! + periods[kind[p]!]!;
  return () => {
    const counts = new Uint16Array(base[PAIRS]!);
    for (let i = 0, n = pair.length; i < n; i++) {
      const p = pair[i]!;
      const duty = base[p]! + slot[kind[p]! * DAYS + ((minutes[i]! / 1440) | 0)]!;
      counts[duty] = counts[duty]! + 1;
    }
    const short = new Int32Array(counts.length);
    let n = 0;
    for (let p = 0; p < PAIRS; p++) {
      const min = minOf(p % ROWS);
      for (let duty = base[p]!, end = base[p + 1]!; duty < end; duty++) if (counts[duty]! < min) short[n++] = duty;
    }
    return short.subarray(0, n);
  };
}

/** For each kind of period and each day of 2025 the number of the period. */
function slots(): Uint16Array {
  const slot = new Uint16Array(PER.length * DAYS);
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(Date.UTC(2025, 0, 1 + day));
    const month = date.getUTCMonth();
    slot.set([day], day);
    slot.set([Math.floor((day + 2) / 7)], DAYS + day); // 1 January 2025 is a Wednesday
    slot.set([month], 2 * DAYS + day);
    slot.set([Math.floor(month / 3)], 3 * DAYS + day);
  }
  return slot;
}
