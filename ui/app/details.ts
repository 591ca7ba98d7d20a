import { css, html, nothing, type TemplateResult } from "lit";
import type { RecordInput, views } from "../../core/index.ts";
import { api } from "../api.ts";
import { icon } from "../styles/icons.ts";
import type { Context } from "./context.ts";
import { LoadingPage, pageStyles } from "./page.ts";
import type { Route } from "./route.ts";
import { texts } from "./texts.ts";

const styles = css`
  .wide {
    max-width: 46rem;
  }
  .title {
    display: flex;
    gap: 0.3rem;
    align-items: center;
    margin-bottom: 0.6rem;
  }
  .wide > p {
    margin-top: 0.7rem;
  }
  .title button {
    margin-inline-start: -0.7rem;
    padding: 0;
  }
`;

/** A page of one thing, with the way back. */
export abstract class DetailsPage<T> extends LoadingPage<T> {
  static override styles = [LoadingPage.styles, pageStyles, styles];

  protected titled(title: string, content: TemplateResult): TemplateResult {
    return html`<div class="wide">
      <div class="title">
        <button type="button" class="quiet" aria-label=${this.tell(texts.back)} @click=${() => history.back()}>
          ${icon("back")}
        </button>
        <h1>${title}</h1>
      </div>
      ${content}
    </div>`;
  }
}

/** A rule with its origin. */
export class RulePage extends DetailsPage<views.RuleView> {
  protected url({ site }: Context, { id }: Route): string {
    return api.paths.rule(site.site, id);
  }
  protected view(rule: views.RuleView): TemplateResult {
    return this.titled(this.tell(texts.rule), html`<gj-rule .rule=${rule}></gj-rule>`);
  }
}

/** A record, and its correction. */
export class RecordPage extends DetailsPage<views.RecordView> {
  protected url({ site }: Context, { id }: Route): string {
    return api.paths.record(site.site, id);
  }
  protected view(record: views.RecordView, context: Context): TemplateResult {
    const own = record.inForce.record["entered-by"] === context.session.person.id;
    const may = context.may(record.kind === "inspection" ? "inspect" : "log");
    const correctable = may && (context.may("correct-others") || (own && context.may("correct")));
    return this.titled(
      this.tell(texts.record),
      html`<gj-record
          .record=${record}
          .people=${context.site.people}
          ?correctable=${correctable}
          @gj-submit=${(event: Event) => void context.hand([(event as CustomEvent<RecordInput>).detail], texts.corrected, { what: record.title })}
        ></gj-record>
        ${correctable || record.withdrawn ? nothing : html`<p class="muted small">${this.tell(own ? texts["may-not-correct"] : texts["may-not-correct-others"])}</p>`}`,
    );
  }
}
