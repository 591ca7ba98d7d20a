import type { Duration, HowOften, Point, Times } from "../rule.ts";
import { faulty, type PhraseFault } from "./fault.ts";

export type Count = Times["times"];
/** What a phrase says before its point: so many in a unit, or one in n units. */
export interface Head {
  readonly count?: Count;
  readonly n?: number;
  readonly unit: Times["per"] | "half-hour" | "hour" | "minute";
}
/** Undefined: the words are none of ours. */
export type Read<T> = T | PhraseFault | undefined;

/** Units of a gap that are so many of a plainer one. */
const MULTIPLES = { "half-hour": [30, "minute"], quarter: [3, "month"], "half-year": [6, "month"] } as const;

/** One in n units is a longest gap; several in n units would be neither a window nor a gap. */
export function every(gap: { n: number; unit: Head["unit"] }, count?: Count): Read<HowOften> {
  const { n, unit } = gap;
  if (unit === "half-month" || unit === "decade") return undefined;
  if (count && !(count.min === 1 && count.max === undefined))
    return faulty("phrase-several-in-gap", { n, count: count.min });
  if (unit === "half-hour" || unit === "quarter" || unit === "half-year") {
    const [times, plainer] = MULTIPLES[unit];
    return { every: { n: n * times, unit: plainer } };
  }
  return { every: { n, unit: unit satisfies Duration["unit"] } };
}

type Placed = Partial<Record<"on" | "by" | "before", Point>>;

/** So many in a calendar period. As many as there are points means one at each of them. */
export function counted(
  head: { count?: Count; unit: Head["unit"] },
  placed: Placed = {},
  each = false,
): Read<HowOften> {
  if (head.unit === "hour" || head.unit === "minute" || head.unit === "half-hour") return undefined;
  const points = placed.on ? pointsOf(placed.on) : 1;
  const times = head.count ?? { min: 1 };
  if (points === 1 || each || !head.count) return { times, per: head.unit, ...placed };
  if (times.min === points && times.max === undefined) return { times: { min: 1 }, per: head.unit, ...placed };
  return faulty("phrase-count-and-points", { count: times.min, points });
}

function pointsOf(point: Point): number {
  const lists = [point.months, point.days, point["working-days"], point.weekdays, point.at];
  return lists.reduce((product, list) => product * (list?.length ?? 1), 1);
}
