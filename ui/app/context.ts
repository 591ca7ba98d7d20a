import type { RecordInput, views } from "../../core/index.ts";
import type { Sent } from "./outbox.ts";

/** What pages are given by the app around them. */
export interface Context {
  readonly session: views.SessionView;
  readonly site: views.SiteView;
  /** Counts up when records or rulesets have changed: pages load anew. */
  readonly version: number;
  may(right: "log" | "inspect" | "enter-late" | "correct" | "correct-others"): boolean;
  /** Hands a record in, says so, and has pages load anew. */
  hand(record: RecordInput, said: string): Promise<Sent>;
  say(message: string, tone?: "good" | "bad"): void;
  go(hash: string): void;
}
