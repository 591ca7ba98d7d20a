import type { Point } from "../rule.ts";

/** How many points there are: months by days by times. */
export function pointsOf(point: Point): number {
  const lists = [point.months, point.days, point["working-days"], point.weekdays, point.at];
  return lists.reduce((product, list) => product * (list?.length ?? 1), 1);
}
