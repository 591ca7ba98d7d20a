// Generated from the schemas by `npm run generate`. Do not edit.

export type HowOften = Times | Every | Continuous | "unset";

/**
 * A text in one or two languages; at least one is there.
 */
export interface Text {
  readonly zh?: string;
  readonly en?: string;
}

/**
 * Minutes and hours elapse; the others count civil days. 24h is never 1 day.
 */
export interface Duration {
  readonly n: number;
  readonly unit: "minute" | "hour" | "day" | "working-day" | "week" | "month" | "year";
}

/**
 * An exact fraction: 85% is 85 of 100.
 */
export interface Ratio {
  readonly n: number;
  readonly d: number;
}

/**
 * Whole numbers from … to, both included.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * A clause of a source named under `sources`.
 */
export interface Cite {
  readonly source: string;
  readonly clause?: string;
}

/**
 * Points or stretches inside a window. A number is a point and lasts as long as the unit it is written in; a range is one stretch. Negative counts from the end.
 */
export interface Point {
  /**
   * Months of the period: 1-12 of a year, 1-6 of a half-year, 1-3 of a quarter; -1 is the last.
   *
   * @minItems 1
   */
  readonly months?: readonly (number | Range)[];
  /**
   * Days of the month; 31 is the last day of a shorter month, -1 the last of any. 上旬 is 1-10, 中旬 11-20, 下旬 21 to -1.
   *
   * @minItems 1
   */
  readonly days?: readonly (number | Range)[];
  /**
   * Working days of the month by the rule's calendar: 1 the first, -1 the last.
   *
   * @minItems 1
   */
  readonly "working-days"?: readonly number[];
  /**
   * 1 Monday … 7 Sunday.
   *
   * @minItems 1
   */
  readonly weekdays?: readonly (number | Range)[];
  /**
   * Times of day: 08 (the whole hour) or 08:30 (the minute).
   *
   * @minItems 1
   */
  readonly at?: readonly string[];
  /**
   * Times of day, from and until (not included).
   *
   * @minItems 2
   * @maxItems 2
   */
  readonly between?: readonly string[];
}

/**
 * So many per calendar window. `on`: only inside each point, which is a duty by itself; `by`: from the window's start to the end of the point; `before`: to its start.
 */
export interface Times {
  readonly times: Count;
  readonly per: "day" | "working-day" | "week" | "half-month" | "decade" | "month" | "quarter" | "half-year" | "year";
  readonly on?: Point;
  readonly by?: Point;
  readonly before?: Point;
}

export interface Count {
  readonly min: number;
  readonly max?: number;
}

/**
 * A longest gap, restarted by the deed.
 */
export interface Every {
  readonly every: Duration;
}

/**
 * 不停巡视: without stop in opening hours; its figure is the rule's `longest-gap`.
 */
export interface Continuous {
  readonly continuous: true;
}
