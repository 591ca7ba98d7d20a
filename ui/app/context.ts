import { html, type TemplateResult } from "lit";
import { say, type Lang, type RecordInput, type Text, type views } from "../../core/index.ts";
import { tell } from "../elements/lang.ts";
import { icon } from "../styles/icons.ts";
import type { About, Sent } from "./outbox.ts";

/** Where the unsent answers of an inspection are kept on this device. */
export const inspectionKey = (person: string, site: string, place: string, checklist: string): string =>
  `gj-draft/${person}/${site}/${place}/${checklist}`;

/** Says that this role may look but not touch. */
export const readOnly = (lang: Lang, text: Text, { session }: Context): TemplateResult =>
  html`<p class="notice calm">
    ${icon("eye")}<span>${tell(text, lang, { role: say(session.role.title, lang) })}</span>
  </p>`;

/** What pages are given by the app around them. */
export interface Context {
  readonly session: views.SessionView;
  readonly site: views.SiteView;
  /** Counts up when records or rulesets have changed: pages load anew. */
  readonly version: number;
  may(right: "log" | "inspect" | "enter-late" | "correct" | "correct-others"): boolean;
  /** Hands records in, says once what became of them, and has pages load anew; `said` is told of those that went. */
  hand(records: readonly RecordInput[], said: Text, about: Omit<About, "place">): Promise<readonly Sent[]>;
  go(hash: string): void;
}
