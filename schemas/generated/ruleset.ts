// Generated from the schemas by `npm run generate`. Do not edit.
import type { Text } from "./defs.ts";

/**
 * ruleset.yaml: what a ruleset is and what it builds on.
 */
export interface Envelope {
  readonly ruleset: string;
  readonly format: 1;
  readonly version: string;
  readonly "in-force"?: string;
  readonly title: Text;
  readonly about?: Text;
  readonly language: "zh" | "en";
  /**
   * Names of rulesets, lowest first; a version after @.
   */
  readonly extends?: readonly string[];
  readonly "on-conflict"?: "first" | "last" | "strictest";
  readonly timezone?: string;
  readonly example?: boolean;
  readonly sources?: {
    readonly [k: string]: Source;
  };
}

export interface Source {
  readonly title: Text;
  readonly edition?: string;
  readonly note?: Text;
}
