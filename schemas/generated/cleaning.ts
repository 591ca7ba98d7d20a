// Generated from the schemas by `npm run generate`. Do not edit.
import type { Block } from "./table.ts";

/**
 * A cleaning table: blocks of places, and in each block rows of item, method, frequency and quality.
 */
export interface CleaningSection {
  readonly [k: string]: Block;
}
