import { html, nothing, type TemplateResult } from "lit";
import type { Data, Text, views } from "../../core/index.ts";
import { icon } from "../styles/icons.ts";
import { texts } from "./texts.ts";

export type Tell = (text: Text | undefined, data?: Data) => string;
const refusalsShown = 5;

/** What stands above every page: that a standard is a draft, that data are an example, and what the last change met. */
export function banners(
  tell: Tell,
  site: views.SiteView,
  refused: views.RefusedView | undefined,
  close: () => void,
): unknown {
  const draft = site.rulesets.some((ruleset) => ruleset.draft);
  const example = site.example || site.rulesets.some((ruleset) => ruleset.example);
  const words = [draft ? tell(texts.draft) : "", example ? tell(texts.example) : ""].filter(Boolean);
  return [
    words.length
      ? html`<aside class="banner" aria-label=${tell(texts.ruleset)}>
          ${icon("alert")}<span>${words.join(" · ")}</span>
        </aside>`
      : nothing,
    refused ? refusal(tell, refused, close) : nothing,
  ];
}

function refusal(tell: Tell, { ruleset, refusals }: views.RefusedView, close: () => void): TemplateResult {
  return html`<section class="refused" role="alert">
    <div class="head">
      ${icon("alert")}<span>${tell(texts.refused, { ruleset })}</span>
      <button type="button" aria-label=${tell(texts.close)} @click=${close}>${icon("cross")}</button>
    </div>
    <ul>
      ${refusals
        .slice(0, refusalsShown)
        .map(
          ({ at, sentence, hint }) =>
            html`<li>
              ${at ? html`<code>${at.file}:${at.line}:${at.column}</code>` : nothing} ${tell(sentence)}
              ${tell(hint) ? html`<p>${tell(hint)}</p>` : nothing}
            </li>`,
        )}
    </ul>
    ${refusals.length > refusalsShown ? html`<p>${tell(texts["and-more"], { n: refusals.length - refusalsShown })}</p>` : nothing}
  </section>`;
}
