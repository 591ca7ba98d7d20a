// Generated from the schemas by `npm run generate`. Do not edit.
import type { FieldValue } from "../../core/record.ts";

/**
 * One filled form as it is posted or imported. `received` and `entered-by` are set by the server and refused here.
 */
export interface RecordInput {
  readonly id: string;
  readonly form: string;
  readonly site: string;
  /**
   * RFC 3339 with offset; without it the server's time is used and marked.
   */
  readonly happened?: string;
  readonly precision?: "minute" | "day";
  readonly "done-by"?: string;
  readonly place?: string;
  readonly fields?: {
    readonly [k: string]: FieldValue;
  };
  /**
   * @maxItems 2000
   */
  readonly marks?: readonly Mark[];
  readonly corrects?: string;
  readonly withdraws?: string;
  readonly reason?: string;
}

/**
 * One answer. What it lacks it inherits from its record.
 */
export interface Mark {
  readonly row: string;
  /**
   * done · pass · fail · not-applicable · a level of the checklist's scale
   */
  readonly result: string;
  readonly place?: string;
  readonly at?: string;
  /**
   * How many: points given, faults found, things done.
   */
  readonly count?: number;
  readonly note?: string;
}
