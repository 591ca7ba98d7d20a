// Generated from the schemas by `npm run generate`. Do not edit.
import type { Block } from "./table.ts";

/**
 * A greening table: blocks of places, and in each block rows of plants, method, frequency by season and quality.
 */
export interface GreeningSection {
  readonly [k: string]: Block;
}
