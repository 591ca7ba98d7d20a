// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text, Duration, Ratio, Cite } from "./defs.ts";
import type { Where } from "./rule.ts";
import type { Pass } from "../../core/rule.ts";

/**
 * One question.
 */
export interface ChecklistRow {
  readonly title: Text;
  /**
   * What good looks like, in words.
   */
  readonly standard?: Text;
  /**
   * Named qualities of the vocabulary.
   */
  readonly quality?: readonly string[];
  readonly group?: string;
  readonly weight?: number;
  /**
   * Failed, it fails the inspection at any result.
   */
  readonly critical?: boolean;
  /**
   * Counted apart from the other rows.
   */
  readonly recommended?: boolean;
  /**
   * Points to be had (points), or taken off for each finding (deductions).
   */
  readonly points?: number;
  /**
   * Most points this row can take off.
   */
  readonly cap?: number;
  /**
   * Several findings count as one.
   */
  readonly once?: boolean;
  readonly cite?: readonly Cite[];
  readonly catalogue?: readonly string[];
}

export interface ChecklistGroup {
  readonly title: Text;
  /**
   * Where a group has one, the result is the weighted mean of the groups; a group without one weighs 1.
   */
  readonly weight?: number;
  readonly pass?: Pass;
  readonly "recommended-pass"?: Ratio;
  readonly cap?: number;
}

/**
 * A scale whose direction is declared: `best` says which end is the good one.
 */
export interface Levels {
  /**
   * @minItems 2
   * @maxItems 20
   */
  readonly scale: readonly (string | number)[];
  readonly best: "first" | "last";
}

/**
 * Rows as questions, and how their answers make a result.
 */
export interface Checklist {
  readonly title: Text;
  readonly each?: "site" | "place" | "zone" | "household" | "person";
  readonly where?: Where;
  readonly who?: string;
  /**
   * Later entry is a finding of its own.
   */
  readonly "entry-within"?: Duration;
  readonly method: "yes-no" | "points" | "deductions" | "faults" | "levels";
  /**
   * Left out of the count, counted as full marks, or as none.
   */
  readonly "not-applicable": "leave-out" | "full" | "zero";
  /**
   * Points a place starts with (deductions).
   */
  readonly full?: number;
  readonly levels?: Levels;
  readonly "recommended-pass"?: Ratio;
  readonly groups?: {
    readonly [k: string]: ChecklistGroup;
  };
  /**
   * Name and lower edge, which belongs to the band.
   */
  readonly bands?: {
    readonly [k: string]: Ratio;
  };
  readonly rows: {
    readonly [k: string]: ChecklistRow;
  };
  readonly cite?: readonly Cite[];
}
