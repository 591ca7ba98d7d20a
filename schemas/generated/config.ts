// Generated from the schemas by `npm run generate`. Do not edit.

/**
 * guanjia.config.json, the nearest upward: where rulesets, sites, plugins and data are. Paths count from its folder.
 */
export interface Config {
  readonly $schema?: string;
  /**
   * Folders that hold rulesets, the first that has a name answers.
   *
   * @maxItems 100
   */
  readonly rulesets?: readonly string[];
  /**
   * Site files, or folders of them; without it, `sites/` in each folder of rulesets.
   *
   * @maxItems 1000
   */
  readonly sites?: readonly string[];
  /**
   * ES modules of areas from outside.
   *
   * @maxItems 100
   */
  readonly plugins?: readonly string[];
  readonly data?: string;
}
