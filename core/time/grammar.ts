import type { HowOften, Point, Times } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { faulty, type PhraseFault } from "./fault.ts";
import { pointsOf } from "./points.ts";
import { sayHowOften } from "./say.ts";

export type Count = Times["times"];
export type Unit = Times["per"] | "half-hour" | "hour" | "minute";
/** What a phrase says before its point: so many in a unit, or one in n units. */
export interface Head {
  readonly count?: Count;
  readonly n?: number;
  readonly unit: Unit;
  /** The count is meant at each of several points. */
  readonly each?: boolean;
}
/** Undefined: the words are none of ours. */
export type Read<T> = T | PhraseFault | undefined;
export type Placed = Partial<Record<"on" | "by" | "before", Point>>;

/** Units of a gap that are so many of a plainer one. */
const MULTIPLES = { "half-hour": [30, "minute"], quarter: [3, "month"], "half-year": [6, "month"] } as const;

/** A phrase without a point: so many in a calendar period, or one in n units, which is a longest gap. */
export function unpointed(head: Head, lang: Lang): Read<HowOften> {
  const { unit, n, count } = head;
  if (n === undefined && !elapses(unit)) return counted(head, unit, {}, lang);
  const gap = gapOf(n ?? 1, unit);
  if (!gap) return undefined;
  if (!count || (count.min === 1 && count.max === undefined)) return gap;
  const less = elapses(unit) ? [] : [sayHowOften({ times: count, per: unit }, lang)];
  return faulty("phrase-several-in-gap", { count: count.min }, [sayHowOften(gap, lang), ...less]);
}

function elapses(unit: Unit): unit is "half-hour" | "hour" | "minute" {
  return unit === "hour" || unit === "minute" || unit === "half-hour";
}

export function gapOf(n: number, unit: Unit): Extract<HowOften, { every: unknown }> | undefined {
  if (unit === "half-month" || unit === "decade") return undefined;
  if (unit === "half-hour" || unit === "quarter" || unit === "half-year") {
    const [times, plainer] = MULTIPLES[unit];
    return { every: { n: n * times, unit: plainer } };
  }
  return { every: { n, unit } };
}

/** So many at points of a period; only of units that are calendar periods. */
export function pointed(head: Head, placed: Placed, lang: Lang): Read<HowOften> {
  return head.n !== undefined || elapses(head.unit) ? undefined : counted(head, head.unit, placed, lang);
}

/** As many as there are points means one at each of them. */
function counted({ count, each }: Head, per: Times["per"], placed: Placed, lang: Lang): Read<HowOften> {
  const points = placed.on ? pointsOf(placed.on) : 1;
  const times = count ?? { min: 1 };
  if (points === 1 || each || !count) return { times, per, ...placed };
  const once = { times: { min: 1 }, per, ...placed };
  if (times.min === points && times.max === undefined) return once;
  const choices = [sayHowOften({ times, per, ...placed }, lang), sayHowOften(once, lang)];
  return faulty("phrase-count-and-points", { count: times.min, points }, [...new Set(choices)]);
}
