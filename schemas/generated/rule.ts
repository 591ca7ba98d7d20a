// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text, HowOften, Duration, Range, Cite } from "./defs.ts";
import type { Pass } from "../../core/rule.ts";

/**
 * Which subjects: every condition that is written must hold.
 */
export interface Where {
  /**
   * Place types.
   */
  readonly type?: readonly string[];
  readonly floors?: readonly Range[];
  /**
   * Places of the site with all that is inside them.
   */
  readonly place?: readonly string[];
  readonly role?: readonly string[];
  readonly zone?: readonly string[];
}

/**
 * Which records answer: of this form and, where one record carries several marks, with this mark.
 */
export interface RecordOf {
  readonly form: string;
  readonly mark?: string;
  /**
   * Field values that the record must have.
   */
  readonly where?: {
    readonly [k: string]: string | number | boolean;
  };
  /**
   * Fields that must be filled.
   */
  readonly having?: readonly string[];
  readonly "done-by"?: readonly string[];
}

export interface Group {
  readonly id: string;
  readonly take: "all" | "strictest";
}

/**
 * How often, started by the calendar alone.
 */
export interface FrequencyRule {
  readonly kind: "frequency";
  readonly title: Text;
  readonly about?: string;
  readonly each?: "site" | "place" | "zone" | "household" | "person";
  readonly where?: Where;
  readonly while?: readonly string[];
  readonly who?: string;
  readonly record: RecordOf;
  readonly "how-often": HowOften;
  readonly "longest-gap"?: Duration | "unset";
  readonly count?: Count;
  readonly over?: "note" | "fail";
  readonly partial?: "skip" | "full" | "prorate";
  readonly grace?: Duration;
  readonly irregular?: boolean;
  readonly "reports-on"?: "same" | "previous" | "next";
  readonly calendar?: string;
  readonly modality?: "must" | "should" | "may";
  readonly group?: Group;
  readonly shared?: boolean;
  readonly cite?: readonly Cite[];
  readonly catalogue?: readonly string[];
  readonly flag?: "text-damaged" | "none";
}

export interface Count {
  readonly distinct?: "household" | "place" | "day";
  readonly in?: "own-zone";
}

/**
 * A checklist's result reaches its pass line.
 */
export interface ScoreRule {
  readonly kind: "score";
  readonly title: Text;
  readonly about?: string;
  readonly each?: "site" | "place" | "zone" | "household" | "person";
  readonly where?: Where;
  readonly while?: readonly string[];
  readonly who?: string;
  readonly of: string;
  readonly pass: Pass;
  readonly per?: "record" | "day" | "week" | "half-month" | "month" | "quarter" | "half-year" | "year";
  readonly combine?: "mean" | "worst" | "all";
  /**
   * An inspection counts only within this time after the work that `work` names.
   */
  readonly "after-work-within"?: Duration;
  /**
   * The records that show the work; needed with `after-work-within`.
   */
  readonly work?: RecordOf;
  readonly partial?: "skip" | "full" | "prorate";
  readonly modality?: "must" | "should" | "may";
  readonly group?: Group;
  readonly shared?: boolean;
  readonly cite?: readonly Cite[];
  readonly catalogue?: readonly string[];
  readonly flag?: "text-damaged" | "none";
}

/**
 * Shown, and inspected as a checklist; not judged by itself.
 */
export interface GuidelineRule {
  readonly kind: "guideline";
  readonly title: Text;
  readonly about?: string;
  readonly each?: "site" | "place" | "zone" | "household" | "person";
  readonly where?: Where;
  readonly who?: string;
  readonly for?: readonly string[];
  readonly text?: Text;
  readonly "seen-by"?: string;
  readonly modality?: "must" | "should" | "may";
  readonly cite?: readonly Cite[];
  readonly catalogue?: readonly string[];
  readonly flag?: "text-damaged" | "none";
}
