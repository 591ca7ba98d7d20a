// Generated from the schemas by `npm run generate`. Do not edit.

/**
 * *.tests.yaml: given records and site facts, as of a moment, the expected verdicts by duty. Strict both ways.
 */
export interface TestsFile {
  /**
   * The ruleset under test; without it the file's own folder.
   */
  readonly ruleset?: string;
  /**
   * A site shared by all examples: a name beside the file, or facts.
   */
  readonly site?: string | Readonly<Record<string, unknown>>;
  /**
   * Rules, calendars, checklists … shared by all examples.
   */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly examples: {
    readonly [k: string]: Readonly<Record<string, unknown>>;
  };
}
