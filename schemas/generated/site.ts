// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text } from "./defs.ts";
import type { Override } from "./names.ts";

/**
 * sites/<site>.yaml: an estate, who works there, and which ruleset governs it from which day. Everything dated has `from` and an optional `until`, last day included.
 */
export interface SiteFile {
  readonly site: string;
  readonly format: 1;
  readonly firm: string;
  readonly title: Text;
  readonly language?: "zh" | "en";
  readonly example?: boolean;
  readonly timezone: string;
  readonly "day-starts"?: string;
  /**
   * @minItems 1
   */
  readonly rulesets: readonly Governs[];
  readonly places: {
    readonly [k: string]: PlaceNode;
  };
  readonly zones?: {
    readonly [k: string]: ZoneEntry;
  };
  readonly people?: {
    readonly [k: string]: PersonEntry;
  };
  readonly households?: {
    readonly [k: string]: HouseholdEntry;
  };
  readonly assignments?: readonly AssignmentEntry[];
  readonly overrides?: readonly Override[];
}

export interface Governs {
  readonly from: string;
  readonly ruleset: string;
  readonly version: string;
  /**
   * The change ends running windows instead of waiting for the next whole one.
   */
  readonly cut?: boolean;
}

export interface PlaceNode {
  readonly title: Text;
  readonly type?: string;
  readonly floor?: number;
  readonly from?: string;
  readonly until?: string;
  readonly places?: {
    readonly [k: string]: PlaceNode;
  };
}

export interface ZoneEntry {
  readonly title: Text;
  readonly places: readonly string[];
}

export interface PersonEntry {
  readonly title: Text;
  readonly role: string;
  readonly from: string;
  readonly until?: string;
}

export interface HouseholdEntry {
  readonly title?: Text;
  readonly place: string;
  readonly from: string;
  readonly until?: string;
}

export interface AssignmentEntry {
  readonly person: string;
  readonly zone: string;
  /**
   * Answers for the zone in another's absence.
   */
  readonly deputy?: boolean;
  readonly from: string;
  readonly until?: string;
}
