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
 * A point or stretch inside a window. A point lasts as long as the unit it is written in: a day, an hour, a minute. Negative counts from the end.
 */
export interface Point {
  /**
   * Months of the period: 1-12 of a year, 1-6 of a half-year, 1-3 of a quarter; -1 is the last.
   */
  readonly months?: readonly number[];
  /**
   * 上旬 1 (days 1-10), 中旬 2 (11-20), 下旬 3 (21-end).
   */
  readonly decade?: 1 | 2 | 3;
  /**
   * Days of the month; -1 is the last.
   */
  readonly days?: readonly number[];
  /**
   * 1 Monday … 7 Sunday.
   */
  readonly weekdays?: readonly number[];
  /**
   * Times of day: 08 (the whole hour) or 08:30 (the minute).
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
 * So many per calendar window. `on`: only inside the point; `by`: from the window's start to the end of the point.
 */
export interface Times {
  readonly times: Count;
  readonly per: "day" | "working-day" | "week" | "half-month" | "decade" | "month" | "quarter" | "half-year" | "year";
  readonly on?: Point;
  readonly by?: Point;
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
