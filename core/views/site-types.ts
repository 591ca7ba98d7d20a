import type { Position } from "../refusal.ts";
import type { Text } from "../text/text.ts";
import type { Named } from "./types.ts";

/** Who is signed in, and what they may do. */
export interface SessionView {
  readonly person: Named;
  readonly role: Named;
  readonly rights: readonly string[];
  readonly sites: readonly Named[];
  readonly version: string;
}

export interface PlaceNode extends Named {
  readonly type?: Text;
  /** Whether a log has rows for it. */
  readonly logged: boolean;
  readonly places: readonly PlaceNode[];
}
export interface ZoneView extends Named {
  readonly places: readonly string[];
  /** Whether the person who is signed in answers for it. */
  readonly mine: boolean;
}
export interface PersonView extends Named {
  readonly role: string;
}
/** A ruleset version that governs from a day on. A draft was changed without a new version. */
export interface RulesetView {
  readonly name: string;
  readonly version: string;
  readonly title: Text;
  readonly from: string;
  readonly digest: string;
  readonly draft: boolean;
  readonly example: boolean;
}
/** What every page of a site needs. `today` is the civil day of the site. */
export interface SiteView {
  readonly site: string;
  readonly title: Text;
  readonly timezone: string;
  readonly today: string;
  readonly example: boolean;
  readonly places: readonly PlaceNode[];
  readonly zones: readonly ZoneView[];
  readonly people: readonly PersonView[];
  readonly roles: readonly Named[];
  readonly areas: readonly Named[];
  readonly rulesets: readonly RulesetView[];
  /** What the last reload refused, while the old ruleset stays in force. */
  readonly refused?: RefusedView;
}

/** A refusal in words. */
export interface RefusalView {
  readonly code: string;
  readonly at?: Position;
  readonly sentence: Text;
  readonly hint: Text;
}
/** What a changed ruleset met: refused, and the old one stays in force. */
export interface RefusedView {
  readonly ruleset: string;
  readonly refusals: readonly RefusalView[];
}
