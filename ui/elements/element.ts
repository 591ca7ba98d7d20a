import { LitElement, type CSSResultGroup } from "lit";
import type { Data, Lang, RecordInput, Text } from "../../core/index.ts";
import { controls } from "../styles/controls.ts";
import { tokens } from "../styles/tokens.ts";
import { LangController, tell } from "./lang.ts";

/** What every element shares: the language of its surroundings, events that leave shadow roots, and the look. */
export class GjElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, controls];
  private readonly language = new LangController(this);

  protected get tongue(): Lang {
    return this.language.lang;
  }

  /** A text in the language of the surroundings. */
  protected tell(text: Text | undefined, data?: Data): string {
    return text ? tell(text, this.tongue, data) : "";
  }

  /** Sends an event through shadow roots; false where a listener has prevented the default. */
  protected send(name: `gj-${string}`, detail: unknown): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

/** Registers an element unless the page has one of that name: a second copy of the script is harmless. */
export function define(tag: `gj-${string}`, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** An id for a record, made by the page so that a retry is the same record; works without a secure context. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  return `r${Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("")}`;
}

/** A record without the keys that hold nothing. */
export function recordOf(record: { [K in keyof RecordInput]: RecordInput[K] | undefined }): RecordInput {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as unknown as RecordInput;
}
