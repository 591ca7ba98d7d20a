import type { Block } from "../schemas/generated/table.ts";
import type { Checklist, Form, RuleBody } from "./rule.ts";
import type { pick } from "./table.ts";
import type { Data, joined, Text } from "./text/text.ts";

/** Keys and indexes that lead from a container to a value. The kernel turns them into file:line:column through every layer. */
export type Path = readonly (string | number)[];

/** The JSON Schema of a section and the type made from it, together so that the two cannot part. */
export interface SchemaOf<Section> {
  readonly schema: object;
  readonly type?: Section; // never set: carries the type
}

/** A fault that a schema cannot see. Text and hint may name the data: "{item}". */
export interface Fault {
  readonly text: Text;
  readonly hint: Text;
}

/** What `compile` is handed besides its section. It is all here, so that a plugin imports nothing of the kernel but types. */
export interface Context<Code extends string> {
  /** Notes a fault and goes on, so that all are reported in one run; the ruleset is then refused. */
  refuse(this: void, code: Code, at: Path, data?: Data): void;
  /** All that a table of blocks and rows stands for: the rules of its rows, one log of that title, an inspection for each block. */
  tableOf(this: void, log: Text, table: Readonly<Record<string, Block>>): Meaning;
  /** Texts one after the other in both languages: `joined([title, { zh: "检查", en: "inspection" }], { zh: "", en: ": " })`. */
  readonly joined: typeof joined;
  /** The fields of a value that are written: `pick(block, "who", "cite")`. */
  readonly pick: typeof pick;
}

/** A rule, form or checklist of a section: its id below the area, and the path of the row it stands for. */
export type Made<T> = { readonly id: string; readonly from: Path } & T;

/** What a section means. All of it is data; the kernel puts the area before every id, and before the ids that rules refer to. */
export interface Meaning {
  readonly rules: readonly Made<RuleBody>[];
  readonly forms?: readonly Made<Form>[];
  readonly checklists?: readonly Made<Checklist>[];
}

/**
 * An area is a notation: a compact table that a firm likes to write, and the rules, forms and checklists it stands for.
 * A plugin judges nothing, stores nothing, draws nothing and reads no clock: whatever it compiles to is judged, compared,
 * printed and shown like rules written by hand. What the kinds cannot say is a gap in a kind.
 */
export interface AreaPlugin<Section = unknown, Code extends string = string> {
  /** Its key in a ruleset and the name of each of its folders. */
  readonly area: string;
  readonly title: Text;
  readonly section: SchemaOf<Section>;
  readonly faults: Readonly<Record<Code, Fault>>;
  /**
   * Called with a section that its schema has passed, after layering; phrases (1-2次/日, 24h) are already structured.
   * Pure: the same section gives the same result, in Node and in a browser.
   */
  compile(section: Section, context: Context<Code>): Meaning;
}
