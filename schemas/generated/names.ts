// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text } from "./defs.ts";

export interface Role {
  readonly title: Text;
  readonly alias?: readonly string[];
  readonly dept?: string;
  readonly "reports-to"?: readonly string[];
  /**
   * What a person of this role may do in the app.
   */
  readonly rights?: readonly ("read" | "log" | "inspect" | "enter-late" | "correct" | "correct-others" | "settings")[];
}

export interface PlaceType {
  readonly title: Text;
}

/**
 * A span of the site by dates of the year, first and last day included.
 */
export interface State {
  readonly title: Text;
  readonly of: "site";
  /**
   * @minItems 2
   * @maxItems 2
   */
  readonly dates: readonly [string, string];
}

export interface Topic {
  readonly title: Text;
  readonly kind:
    | "frequency"
    | "deadline"
    | "sample"
    | "score"
    | "target"
    | "limit"
    | "cover"
    | "recurrence"
    | "numbering"
    | "flow"
    | "proof"
    | "retention"
    | "reconcile"
    | "guideline";
  readonly each?: "site" | "place" | "zone" | "household" | "person";
}

export interface Area {
  readonly title: Text;
  readonly code: string;
}

/**
 * Opening intervals by weekday: mon-fri, sat-sun, mon, daily …; `closed` for none.
 */
export interface Hours {
  readonly [k: string]: readonly (readonly [string, string])[];
}

/**
 * One year of holidays as announced: statutory days, days off in lieu, weekends of the same days off, make-up workdays.
 */
export interface Announced {
  readonly source: Text;
  readonly statutory: {
    readonly [k: string]: readonly string[];
  };
  readonly "in-lieu": readonly string[];
  /**
   * Saturdays and Sundays that the notice counts into the days off.
   */
  readonly weekend?: readonly string[];
  readonly "make-up": readonly string[];
}

/**
 * Opening hours, and holidays with the last day that is announced. A calendar with `years` is a holiday table that others name in `holidays.of`.
 */
export interface Calendar {
  readonly title: Text;
  readonly hours?: Hours;
  readonly holidays?: HolidayRule;
  readonly closed?: readonly string[];
  readonly open?: {
    readonly [k: string]: readonly (readonly [string, string])[];
  };
  readonly "announced-until"?: string;
  readonly years?: {
    readonly [k: string]: Announced;
  };
}

export interface HolidayRule {
  readonly of: string;
  readonly then: "closed" | "open";
  /**
   * Hours of a make-up workday: those of this weekday.
   */
  readonly "make-up"?: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
}

export interface Override {
  readonly where: OverrideWhere;
  /**
   * Full id of a rule → the fields to set anew.
   */
  readonly set: {
    readonly [k: string]: {
      readonly [k: string]: unknown;
    };
  };
  readonly reason?: Text;
}

export interface OverrideWhere {
  readonly place?: readonly string[];
  readonly type?: readonly string[];
  readonly site?: readonly string[];
}

export interface Param {
  readonly title: Text;
  readonly value: string | number;
}

export interface Drop {
  readonly reason: Text;
}
