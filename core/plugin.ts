import type { Checklist, Form, RuleBody } from "./rule.ts";
import type { Data, Text } from "./text/text.ts";

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

export interface Context<Code extends string> {
  /** Notes a fault and goes on, so that all are reported in one run; the ruleset is then refused. */
  refuse(code: Code, at: Path, data?: Data): void;
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
