import type { Override } from "../schemas/generated/names.ts";
import type { Text } from "./text/text.ts";

/** Dates are civil (2026-11-20); `until` is the last day. */
export interface Dated {
  readonly from?: string;
  readonly until?: string;
}

export interface Place extends Dated {
  readonly id: string;
  readonly title: Text;
  readonly type?: string;
  /** Its own floor, else that of the nearest place around it. */
  readonly floor?: number;
  readonly parent?: string;
  /** Ids from the outermost place to this one. */
  readonly path: readonly string[];
}
export interface Zone {
  readonly id: string;
  readonly title: Text;
  readonly places: readonly string[];
}
export interface Person extends Dated {
  readonly id: string;
  readonly title: Text;
  readonly role: string;
}
export interface Household extends Dated {
  readonly id: string;
  readonly title: Text;
  readonly place: string;
}
export interface Assignment extends Dated {
  readonly person: string;
  readonly zone: string;
  readonly deputy?: boolean;
}
/** Which version of which ruleset governs the site from a day on. */
export interface Governs {
  readonly from: string;
  readonly ruleset: string;
  readonly version: string;
  readonly cut?: boolean;
}

/** A site file, read and flattened. */
export interface Site {
  readonly id: string;
  readonly firm: string;
  readonly title: Text;
  readonly language: "zh" | "en";
  readonly example?: boolean;
  readonly timezone: string;
  /** "HH:MM" at which a civil day of the site begins. */
  readonly dayStarts: string;
  /** By `from`, oldest first. */
  readonly rulesets: readonly Governs[];
  readonly places: ReadonlyMap<string, Place>;
  readonly zones: ReadonlyMap<string, Zone>;
  readonly people: ReadonlyMap<string, Person>;
  readonly households: ReadonlyMap<string, Household>;
  readonly assignments: readonly Assignment[];
  readonly overrides: readonly Override[];
}
