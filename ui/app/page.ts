import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { api, faultTexts, type Fault } from "../api.ts";
import { GjElement } from "../elements/element.ts";
import { sayInstant, wallIn } from "../elements/lang.ts";
import { icon } from "../styles/icons.ts";
import type { Context } from "./context.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";

interface Kept<T> {
  readonly value: T;
  readonly at: string;
}
const kept = new Map<string, Kept<unknown>>();

/** A page that loads one payload, and shows a skeleton, the fault, or what it had before while offline. */
export abstract class LoadingPage<T> extends GjElement {
  @property({ attribute: false }) context?: Context;
  @property({ attribute: false }) route?: Route;
  @state() protected data: T | undefined;
  @state() private fault: Fault | undefined;
  @state() private stale: string | undefined;
  private path: string | undefined;
  private version = -1;

  /** Where the payload comes from; nothing where the route does not say enough yet. */
  protected abstract url(context: Context, route: Route): string | undefined;
  protected abstract view(data: T, context: Context, route: Route): TemplateResult;
  /** Shown where the route does not say enough. */
  protected empty(_context: Context, _route: Route): TemplateResult {
    return html``;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { context, route } = this;
    if (!context || !route) return;
    const path = this.url(context, route);
    if (path === this.path && context.version === this.version) return;
    if (path !== this.path) {
      this.data = path === undefined ? undefined : (kept.get(path)?.value as T | undefined);
      this.fault = undefined;
    }
    this.path = path;
    this.version = context.version;
    if (path !== undefined) void this.load(path, context.site.timezone);
  }

  protected async load(path: string, timezone: string): Promise<void> {
    const answer = await api.get<T>(path);
    if (path !== this.path) return;
    if (answer.ok) {
      this.data = answer.value;
      this.fault = this.stale = undefined;
      kept.set(path, { value: answer.value, at: wallIn(new Date().toISOString(), timezone) });
      return;
    }
    if (answer.fault.kind === "signed-out") this.send("gj-signed-out", {});
    this.stale = answer.fault.kind === "offline" ? kept.get(path)?.at : undefined;
    this.fault = answer.fault;
  }

  protected override render(): TemplateResult {
    const { context, route, data, fault } = this;
    if (!context || !route) return html``;
    if (this.path === undefined) return this.empty(context, route);
    if (data !== undefined) {
      const note = this.stale
        ? html`<p class="notice" role="status">
            ${icon("cloud")}<span>${this.tell(texts.cached, { when: sayInstant(this.stale, this.tongue) })}</span>
          </p>`
        : nothing;
      return html`${note}${this.view(data, context, route)}`;
    }
    if (fault) return this.failed(fault, context);
    return html`<div class="skeleton" role="status">
      <span class="visually-hidden">${this.tell(texts.loading)}</span>${[1, 2, 3, 4].map(() => html`<div></div>`)}
    </div>`;
  }

  private failed(fault: Fault, { site }: Context): TemplateResult {
    const known =
      fault.kind !== "refused"
        ? faultTexts[fault.kind]
        : fault.status === 403 || fault.status === 404
          ? faultTexts[fault.status]
          : fault.status >= 500
            ? faultTexts[500]
            : undefined;
    // asked again, the answer would be the same
    const gone = fault.kind === "refused" && fault.status < 500;
    return html`<div class="blank" role="alert">
      ${icon(fault.kind === "offline" ? "cloud" : "alert")}
      <p>${known ? this.tell(known) : fault.kind === "refused" ? `${fault.title} ${fault.detail}` : nothing}</p>
      ${
        gone
          ? html`<a class="button" href=${hashOf("today")}>${this.tell(texts["to-today"])}</a>`
          : html`<button
              type="button"
              @click=${() => void (this.path !== undefined && this.load(this.path, site.timezone))}
            >
              ${this.tell(texts.retry)}
            </button>`
      }
    </div>`;
  }
}

export const pageStyles = css`
  :host {
    --gj-bleed: 1rem;
  }
  h1 {
    font-size: 1.5rem;
    letter-spacing: -0.01em;
  }
  .skeleton {
    display: grid;
    gap: 0.8rem;
  }
  .skeleton div {
    height: 5.2rem;
    border-radius: var(--_radius);
    background: var(--_sunken);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  .skeleton div:first-of-type {
    width: 60%;
    height: 2.2rem;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  .blank {
    display: grid;
    gap: 0.6rem;
    justify-items: center;
    max-width: 26rem;
    margin: 12vh auto 0;
    padding: 1rem;
    color: var(--_muted);
    text-align: center;
    text-wrap: balance;
  }
  .blank > .icon {
    width: 2.6rem;
    height: 2.6rem;
    stroke-width: 1.4;
    color: var(--_accent);
  }
  .blank b,
  .blank h1 {
    color: var(--_ink);
  }
  .blank b {
    font-size: 1.0625rem;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0.7rem 0 1rem;
  }
  .filters label {
    display: grid;
    gap: 0.1rem;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .filters select,
  .filters input {
    font-size: 1rem;
  }
`;
