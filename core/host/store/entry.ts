import { randomBytes } from "node:crypto";
import type { StoredRecord } from "../../record.ts";

/** A version of a ruleset as it was when it began to govern the site. */
export interface Publication {
  readonly ruleset: string;
  readonly version: string;
  readonly digest: string;
  readonly from: string;
}
/** A body taken away on somebody's demand; the chain still proves the rest. */
export interface Erasure {
  readonly seq: number;
  readonly reason: string;
  readonly by: string;
}
/** What the line itself says of a record, it does not say twice. */
export type RecordBody = Omit<StoredRecord, "received" | "seq">;

/** The body of a line without its salt. */
export type Entry =
  { readonly record: RecordBody } | { readonly publication: Publication } | { readonly erase: Erasure };

/** The text of a body; the salt keeps its digest from being guessed once it is erased. */
export function bodyOf(entry: Entry): string {
  return JSON.stringify({ salt: randomBytes(9).toString("base64url"), ...entry });
}

/** Reads a body that its digest has proved; nothing for a sort of entry that this program does not know. */
export function readBody(text: string): Entry | undefined {
  const body = JSON.parse(text) as Partial<Record<"record" | "publication" | "erase", unknown>>;
  return body.record || body.publication || body.erase ? (body as Entry) : undefined;
}
