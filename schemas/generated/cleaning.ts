// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text, HowOften, Duration, Ratio, Cite } from "./defs.ts";
import type { Where } from "./rule.ts";
import type { ChecklistGroup } from "./checklist.ts";

/**
 * A cleaning table: blocks of places, and in each block rows of item, method, frequency and quality.
 */
export interface CleaningSection {
  readonly [k: string]: CleaningBlock;
}

/**
 * Rows for one set of places, and the inspection made from them.
 */
export interface CleaningBlock {
  readonly title: Text;
  /**
   * Which places: type, floors, or places by name.
   */
  readonly places: Where;
  /**
   * Opening hours of these places: nothing is due on a day they are closed, and 不停巡视 runs within them. A row may name its own.
   */
  readonly calendar?: string;
  /**
   * Who cleans.
   */
  readonly who?: string;
  readonly "inspected-by"?: string;
  readonly "inspect-how-often"?: HowOften;
  /**
   * Least share of the inspection's weight that passes; without a figure: unset.
   */
  readonly pass?: Ratio | "unset";
  readonly "not-applicable": "leave-out" | "full" | "zero";
  /**
   * What its inspection is about.
   */
  readonly about?: string;
  /**
   * Headings of the table, such as daily and periodic.
   */
  readonly groups?: {
    readonly [k: string]: ChecklistGroup;
  };
  /**
   * For the rows that give none.
   */
  readonly cite?: readonly Cite[];
  /**
   * For the inspection, where it has a clause of its own.
   */
  readonly "inspection-cite"?: readonly Cite[];
  readonly items: {
    readonly [k: string]: CleaningRow;
  };
}

/**
 * One thing to do there.
 */
export interface CleaningRow {
  /**
   * What is cleaned.
   */
  readonly item: Text;
  /**
   * How it is cleaned.
   */
  readonly method?: Text;
  readonly group?: string;
  readonly "how-often": HowOften;
  /**
   * The figure of 不停巡视.
   */
  readonly "longest-gap"?: Duration | "unset";
  readonly over?: "note" | "fail";
  readonly grace?: Duration;
  readonly calendar?: string;
  /**
   * Named qualities of the vocabulary.
   */
  readonly quality?: readonly string[];
  readonly weight?: number;
  readonly critical?: boolean;
  readonly modality?: "must" | "should" | "may";
  readonly about?: string;
  readonly cite?: readonly Cite[];
  readonly catalogue?: readonly string[];
  readonly flag?: "text-damaged" | "none";
}
