// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text, HowOften, Duration, Ratio, Cite } from "./defs.ts";
import type { Where } from "./rule.ts";
import type { ChecklistGroup } from "./checklist.ts";

/**
 * Rows for one set of places, and the inspection made from them.
 */
export interface Block {
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
   * The figure of 不停巡视 for the rows that give none.
   */
  readonly "longest-gap"?: Duration | "unset";
  /**
   * Who does the work.
   */
  readonly who?: string;
  readonly "inspected-by"?: string;
  readonly "inspect-how-often"?: HowOften;
  /**
   * Least share of the inspection's weight that passes; without a figure: unset.
   */
  readonly pass?: Ratio | "unset";
  /**
   * Until when its log and its inspection are to be entered after the work; later entry is a finding of its own.
   */
  readonly "entry-within"?: Duration;
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
    readonly [k: string]: Row;
  };
}

/**
 * One thing to do there.
 */
export interface Row {
  /**
   * What is worked at.
   */
  readonly item: Text;
  /**
   * What is done to it.
   */
  readonly method?: Text;
  readonly group?: string;
  /**
   * The same all year; or write `seasons`.
   */
  readonly "how-often"?: HowOften;
  /**
   * State → how often while it holds; outside them nothing is due.
   */
  readonly seasons?: {
    readonly [k: string]: HowOften;
  };
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
