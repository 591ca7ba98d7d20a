import type { Mark, RecordInput } from "../schemas/generated/record.ts";

export type { Mark, RecordInput };
export type FieldValue = string | number | boolean | readonly string[];

/** A record as it is stored: what was claimed, and what the server set. */
export interface StoredRecord extends RecordInput {
  /** When it happened, UTC (RFC 3339); the server's time where nothing was claimed, and then `happened-unknown` is set. */
  readonly happened: string;
  readonly "happened-unknown"?: true;
  readonly precision: "minute" | "day";
  /** When the server took it, UTC. Set by the server. */
  readonly received: string;
  /** The person who was signed in. Set by the server. */
  readonly "entered-by": string;
  /** Place in the journal of its site, from 1. */
  readonly seq: number;
}

/** A record in force, after corrections: the newest content, and what stood before. */
export interface RecordInForce {
  /** The id of the first record of the chain: what people call it by. */
  readonly id: string;
  readonly record: StoredRecord;
  readonly withdrawn?: { readonly by: string; readonly reason: string };
  /** Older contents, oldest first. */
  readonly history: readonly StoredRecord[];
}
