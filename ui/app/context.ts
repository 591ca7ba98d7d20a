import type { RecordInput, views } from "../../core/index.ts";
import type { About, Sent } from "./outbox.ts";

/** Where the unsent answers of an inspection are kept on this device. */
export const inspectionKey = (person: string, site: string, place: string, checklist: string): string =>
  `gj-draft/${person}/${site}/${place}/${checklist}`;

/** What pages are given by the app around them. */
export interface Context {
  readonly session: views.SessionView;
  readonly site: views.SiteView;
  /** Counts up when records or rulesets have changed: pages load anew. */
  readonly version: number;
  may(right: "log" | "inspect" | "enter-late" | "correct" | "correct-others"): boolean;
  /** Hands a record in, says so, and has pages load anew. `what` is what people call it while it waits. */
  hand(record: RecordInput, said: string, what: About["what"]): Promise<Sent>;
  say(message: string, tone?: "good" | "bad"): void;
  go(hash: string): void;
}
