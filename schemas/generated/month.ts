// Generated from the schemas by `npm run generate`. Do not edit.

export type Mishap = Forgotten | Away | Found | Unasked | OnPaper | LateEntry | Corrected | Twice;

/**
 * The plan of an example month: how good workers go about it, and what goes wrong on which day. Days count back from the last one, which is 0.
 */
export interface MonthPlan {
  readonly format: 1;
  readonly example: true;
  /**
   * How many days, the last one included.
   */
  readonly days: number;
  /**
   * Times of day at which a place is worked at where nothing there is cleaned without stop.
   *
   * @minItems 1
   */
  readonly rounds: readonly string[];
  /**
   * Most minutes by which such a round begins later.
   */
  readonly spread: number;
  readonly stride: Stride;
  /**
   * Most minutes from the deed to its entry.
   */
  readonly "entered-within": number;
  /**
   * Of a hundred inspections, so many find one row wrong.
   */
  readonly slips: number;
  /**
   * What inspectors note on a failed row.
   *
   * @minItems 1
   */
  readonly notes: readonly string[];
  /**
   * Inspections that no frequency asks for.
   */
  readonly visits: readonly Visit[];
  readonly mishaps: readonly Mishap[];
}

/**
 * Good workers come back after so many percent of the longest gap.
 */
export interface Stride {
  readonly least: number;
  readonly most: number;
}

export interface Visit {
  readonly checklist: string;
  readonly place: string;
  readonly days: readonly number[];
  readonly at: string;
  readonly who: string;
}

/**
 * A row is left undone; `done` times are kept.
 */
export interface Forgotten {
  readonly what: "forgotten";
  readonly rule: string;
  readonly place: string;
  readonly days: readonly number[];
  readonly done?: number;
}

/**
 * Nobody comes to a place for some hours.
 */
export interface Away {
  readonly what: "away";
  readonly place: string;
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
}

/**
 * An inspection has this result on some rows; without `rows`, on all.
 */
export interface Found {
  readonly what: "found";
  readonly form: string;
  readonly place: string;
  readonly days: readonly number[];
  readonly rows?: readonly string[];
  readonly result: "fail" | "not-applicable";
  readonly note: string;
}

/**
 * An inspection was made before its checklist had these rows, by a version that is in force for that day too: it does not fit.
 */
export interface Unasked {
  readonly what: "unasked";
  readonly form: string;
  readonly place: string;
  readonly days: readonly number[];
  /**
   * @minItems 1
   */
  readonly rows: readonly string[];
}

/**
 * The day was logged on paper without times and typed in afterwards.
 */
export interface OnPaper {
  readonly what: "on-paper";
  readonly form: string;
  readonly place: string;
  readonly days: readonly number[];
  readonly "entered-by": string;
  readonly at: string;
}

/**
 * Records of the day are entered so many days afterwards.
 */
export interface LateEntry {
  readonly what: "late-entry";
  readonly form: string;
  readonly place: string;
  readonly days: readonly number[];
  readonly after: number;
  readonly at: string;
  readonly "entered-by": string;
}

/**
 * The first record of the day was wrong on one row and is corrected after some minutes.
 */
export interface Corrected {
  readonly what: "corrected";
  readonly form: string;
  readonly place: string;
  readonly days: readonly number[];
  readonly row: string;
  /**
   * What was entered wrongly.
   */
  readonly result: string;
  readonly after: number;
  readonly reason: string;
}

/**
 * The first record of the day is entered twice; the second one is withdrawn.
 */
export interface Twice {
  readonly what: "twice";
  readonly form: string;
  readonly place: string;
  readonly days: readonly number[];
  readonly after: number;
  readonly reason: string;
}
