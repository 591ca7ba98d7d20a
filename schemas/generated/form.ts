// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text, Duration, Cite } from "./defs.ts";
import type { Where } from "./rule.ts";

export interface Field {
  readonly label: Text;
  readonly hint?: Text;
  readonly type:
    | "text"
    | "integer"
    | "number"
    | "boolean"
    | "date"
    | "date-time"
    | "time"
    | "period"
    | "choice"
    | "choices"
    | "place"
    | "person"
    | "household";
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: Text;
  readonly pattern?: string;
  readonly choices?: {
    readonly [k: string]: Text;
  };
}

/**
 * A line of a log: something that can be marked done.
 */
export interface FormRow {
  readonly title: Text;
  readonly where?: Where;
  readonly block?: string;
  readonly group?: string;
  /**
   * For records of this row; the shortest of all its rows holds for a record.
   */
  readonly "entry-within"?: Duration;
  /**
   * With `method`: the title in two columns, for sheets.
   */
  readonly item?: Text;
  readonly method?: Text;
  readonly quality?: readonly string[];
}

/**
 * What a record holds. `rows` makes it a log whose marks say `done`.
 */
export interface Form {
  readonly title: Text;
  readonly alias?: readonly string[];
  /**
   * The field that holds when it happened; without it, the record's own time.
   */
  readonly time?: string;
  readonly who?: string;
  /**
   * Later entry is a finding of its own.
   */
  readonly "entry-within"?: Duration;
  readonly fields?: {
    readonly [k: string]: Field;
  };
  readonly rows?: {
    readonly [k: string]: FormRow;
  };
  readonly blocks?: {
    readonly [k: string]: Text;
  };
  readonly groups?: {
    readonly [k: string]: Text;
  };
  readonly cite?: readonly Cite[];
}
