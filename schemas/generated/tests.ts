// Generated from the schemas by `npm run generate`. Do not edit.
import type { Facts } from "../../core/host/examples/run.ts";

/**
 * *.tests.yaml: given records and site facts, as of a moment, the expected verdicts by duty. Strict both ways.
 */
export interface TestsFile {
  readonly title?: string;
  /**
   * The ruleset under test; without it one made of what is given.
   */
  readonly ruleset?: string;
  /**
   * The site of all examples: a site file, of which only what matters need be written.
   */
  readonly site?: Facts;
  readonly given?: Given;
  readonly examples: {
    readonly [k: string]: Example;
  };
}

/**
 * What all examples share. `rule` and `record` are what each rule and record of an example adds to.
 */
export interface Given {
  /**
   * The day from which the ruleset governs.
   */
  readonly from?: string;
  readonly rule?: Facts;
  readonly record?: Facts;
  readonly roles?: Facts;
  readonly "place-types"?: Facts;
  readonly calendars?: Facts;
  readonly states?: Facts;
  readonly forms?: Facts;
  readonly checklists?: Facts;
}

export interface Example {
  /**
   * The one rule under test: what it adds to the rule given.
   */
  readonly rule?: Facts;
  /**
   * Several rules, in the order in which they are written.
   */
  readonly rules?: Readonly<Record<string, Facts>>;
  /**
   * The rule in each version of the ruleset, from a day on.
   *
   * @minItems 2
   */
  readonly versions?: readonly Version[];
  /**
   * What the checklist `list` is, added to the one given.
   */
  readonly checklist?: Facts;
  /**
   * What is different at the site.
   */
  readonly site?: Facts;
  /**
   * Records by their time alone; a day without a time is known only to the day.
   */
  readonly done?: readonly string[];
  /**
   * Records with what is different about them.
   */
  readonly records?: readonly Facts[];
  /**
   * One inspection: row → result, with a count where there is one: `fail 3`.
   */
  readonly marks?: {
    readonly [k: string]: string | number;
  };
  readonly "as-of": string;
  /**
   * The day or the days (from..to) asked for; without it the day of `as-of`.
   */
  readonly dates?: string;
  /**
   * Duty → verdict, then what else is to be true: found, +beside, reason, modality, percent. One duty needs no name; `rest` is every other.
   */
  readonly expect?: string | Readonly<Record<string, string>>;
  /**
   * Guidelines that are shown, and the checklist on which each stands.
   */
  readonly shown?: {
    readonly [k: string]: string;
  };
  /**
   * met of judged: 1 of 2.
   */
  readonly compliance?: string;
}

export interface Version {
  readonly from: string;
  readonly cut?: boolean;
  /**
   * An empty map: this version does not have the rule.
   */
  readonly rule: Facts;
  /**
   * What the checklist `list` is in this version, added to the one given.
   */
  readonly checklist?: Facts;
}
