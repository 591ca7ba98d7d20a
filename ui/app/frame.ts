import { html, nothing, svg, type TemplateResult } from "lit";
import type { Lang, Text, views } from "../../core/index.ts";
import { faultTexts, type Fault } from "../api.ts";
import { icon, type Icon } from "../styles/icons.ts";
import type { Tell } from "./banners.ts";
import { hashOf, type Page } from "./route.ts";
import { texts } from "./texts.ts";

/** What stands around every page, and what it does. */
export interface Frame {
  readonly tongue: Lang;
  readonly tell: Tell;
  /** Records on this device that wait for the network, and those that the server refused. */
  readonly waiting: number;
  readonly refused: number;
  speak(): void;
  skip(): void;
  enter(site: string): void;
  start(): void;
}

const house = svg`<path d="M3.5 11.5 12 4.5l8.5 7v8a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1z" /><path d="m8.5 14 2.5 2.5 4.5-5" />`;
export const logo = html`<svg viewBox="0 0 24 24" aria-hidden="true">${house}</svg>`;

/** Each tab with the pages that belong to it. */
const pagesOf: readonly (readonly [Page, Icon, Text, readonly Page[]])[] = [
  ["today", "today", texts.today, ["today", "place"]],
  ["sheet", "sheet", texts.sheet, ["sheet"]],
  ["findings", "finding", texts.findings, ["findings", "record", "rule"]],
  ["compliance", "chart", texts.compliance, ["compliance"]],
];

/** The main pages, at the thumb on a phone and at the side of a desk. */
export function tabs({ tell }: Frame, here: Page): TemplateResult {
  return html`<nav class="tabs" aria-label=${tell(texts.menu)}>
    ${pagesOf.map(
      ([page, name, title, pages]) =>
        html`<a href=${hashOf(page)} aria-current=${pages.includes(here) ? "page" : nothing}
          >${icon(name)}${tell(title)}</a
        >`,
    )}
  </nav>`;
}

const language = ({ tongue, tell, speak }: Frame): TemplateResult =>
  html`<button type="button" lang=${tongue === "zh" ? "en" : "zh-CN"} @click=${speak}>${tell(texts.language)}</button>`;

/** Product, site, what waits on this device, and the language. */
export function top(frame: Frame, session: views.SessionView, site: views.SiteView): TemplateResult {
  const { tell, waiting, refused } = frame;
  const skip = (event: Event): void => {
    event.preventDefault();
    frame.skip();
  };
  return html`<header class="top">
    <a class="skip button" href=${location.hash || "#/today"} @click=${skip}>${tell(texts.skip)}</a>
    <a class="brand" href=${hashOf("today")}>${logo}<span>${tell(texts.product)}</span></a>
    ${
      session.sites.length > 1
        ? html`<select
            aria-label=${tell(texts.site)}
            @change=${(event: Event) => frame.enter((event.target as HTMLSelectElement).value)}
          >
            ${session.sites.map(({ id, title }) => html`<option value=${id} .selected=${id === site.site}>${tell(title)}</option>`)}
          </select>`
        : html`<span class="site">${tell(site.title)}</span>`
    }
    ${waiting ? html`<a class="waiting button number" href=${hashOf("queue")}>${icon("cloud")}${tell(texts["queue-n"], { n: waiting })}</a>` : nothing}
    ${refused ? html`<a class="waiting bad button number" href=${hashOf("queue")}>${icon("alert")}${tell(texts["queue-refused-n"], { n: refused })}</a>` : nothing}
    ${language(frame)}
  </header>`;
}

/** Instead of every page: nobody is signed in, or there is no way to the server. */
export function welcome(frame: Frame, fault: Fault): TemplateResult {
  const { tell, waiting, start } = frame;
  const out = fault.kind === "signed-out";
  return alone(
    frame,
    tell(out ? texts["sign-in-first"] : texts.product),
    html`<p>${out ? tell(texts["sign-in-how"]) : why(fault, tell)}</p>
      ${waiting ? html`<p class="number">${tell(texts["queue-n"], { n: waiting })}</p>` : nothing}
      <button type="button" @click=${start}>${tell(texts.retry)}</button>`,
  );
}

/** Why something was not done, in words. */
export const why = (fault: Fault, tell: Tell): string =>
  fault.kind === "refused" ? `${fault.title} ${fault.detail}`.trim() : tell(faultTexts[fault.kind]);

/** A page that stands alone, with its language. */
export const alone = (frame: Frame, title: string, content: TemplateResult): TemplateResult =>
  html`<div class="frame">
    <header class="top">
      <span class="site"></span>
      ${language(frame)}
    </header>
    <main class="welcome" tabindex="-1">
      ${logo}
      <h1>${title}</h1>
      ${content}
    </main>
  </div>`;
