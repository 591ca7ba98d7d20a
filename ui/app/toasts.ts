import { css, html, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { GjElement } from "../elements/element.ts";
import { icon } from "../styles/icons.ts";
import { texts } from "./texts.ts";

export type Tone = "good" | "bad";
interface Toast {
  readonly key: number;
  readonly message: string;
  readonly tone: Tone;
}

const shortly = 3_500;
const most = 3;

/** What has just happened, newest last: good news goes by itself, bad news stays until it is closed. */
export class GjToasts extends GjElement {
  static override styles = [
    GjElement.styles,
    css`
      :host {
        position: fixed;
        /* clear of the buttons: those of rows stand at the end of a line, those of forms right above the tabs */
        inset: auto 8rem calc(9rem + env(safe-area-inset-bottom)) 1rem;
        z-index: 15;
        pointer-events: none;
      }
      div {
        display: grid;
        gap: 0.5rem;
        justify-items: start;
      }
      div + div:not(:empty) {
        margin-top: 0.5rem;
      }
      p {
        display: flex;
        gap: 0.4rem;
        align-items: center;
        max-width: 30rem;
        padding: 0.6rem 1.1rem;
        border-radius: 12px;
        background: var(--_ink);
        color: var(--_paper);
        box-shadow: 0 6px 24px rgb(0 0 0 / 0.18);
        font-size: 0.9375rem;
      }
      .bad {
        padding: 0.3rem 0.2rem 0.3rem 1.1rem;
        background: var(--_bad);
        color: var(--_card);
        pointer-events: auto;
      }
      button {
        flex: none;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
      }
      @media (min-width: 960px) {
        :host {
          inset: auto auto 1rem 0.75rem;
          width: 11rem;
        }
      }
      @media (forced-colors: active) {
        p {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];
  @state() private toasts: readonly Toast[] = [];
  private next = 0;

  /** Says something; said again while it stands, it begins anew. */
  say(message: string, tone: Tone = "good"): void {
    const toast = { key: this.next++, message, tone };
    this.toasts = [...this.toasts.filter((one) => one.message !== message), toast].slice(-most);
    if (tone === "good") setTimeout(() => this.drop(toast), shortly);
  }

  /** Another page has opened: good news is no longer news. */
  calm(): void {
    this.toasts = this.toasts.filter(({ tone }) => tone === "bad");
  }

  private drop(toast: Toast): void {
    this.toasts = this.toasts.filter((one) => one !== toast);
  }

  protected override render(): TemplateResult {
    const of = (tone: Tone, content: (toast: Toast) => unknown): unknown =>
      repeat(
        this.toasts.filter((toast) => toast.tone === tone),
        ({ key }) => key,
        (toast) => html`<p class=${tone}>${content(toast)}</p>`,
      );
    return html`<div role="status">${of("good", ({ message }) => message)}</div>
      <div role="alert">
        ${of(
          "bad",
          (toast) =>
            html`<span>${toast.message}</span
              ><button type="button" aria-label=${this.tell(texts.close)} @click=${() => this.drop(toast)}>
                ${icon("cross")}
              </button>`,
        )}
      </div>`;
  }
}
