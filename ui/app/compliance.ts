import { css, html, type TemplateResult } from "lit";
import type { views } from "../../core/index.ts";
import { api } from "../api.ts";
import { sayMonth } from "../elements/lang.ts";
import { icon } from "../styles/icons.ts";
import type { Context } from "./context.ts";
import { monthAfter } from "./months.ts";
import { LoadingPage, pageStyles } from "./page.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";

/** Compliance of a month by block. */
export class CompliancePage extends LoadingPage<views.ComplianceView> {
  static override styles = [
    LoadingPage.styles,
    pageStyles,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem 1rem;
        align-items: center;
        justify-content: space-between;
        margin-bottom: 0.8rem;
      }
      .months {
        display: flex;
        gap: 0.2rem;
        align-items: center;
        font-weight: 600;
      }
      .wide {
        max-width: 58rem;
      }
    `,
  ];

  private month({ site }: Context, { query }: Route): string {
    return query["month"] ?? site.today.slice(0, 7);
  }

  protected url(context: Context, route: Route): string {
    return api.paths.compliance(context.site.site, this.month(context, route));
  }

  protected view(compliance: views.ComplianceView, context: Context, route: Route): TemplateResult {
    const month = this.month(context, route);
    const go = (by: number): void => context.go(hashOf("compliance", "", { month: monthAfter(month, by) }));
    return html`<div class="wide">
      <div class="head">
        <h1>${this.tell(texts.compliance)}</h1>
        <div class="months number">
          <button type="button" class="quiet" aria-label=${this.tell(texts.earlier)} @click=${() => go(-1)}>
            ${icon("back")}
          </button>
          <span>${sayMonth(month, this.tongue)}</span>
          <button
            type="button"
            class="quiet"
            aria-label=${this.tell(texts.next)}
            ?disabled=${month >= context.site.today.slice(0, 7)}
            @click=${() => go(1)}
          >
            ${icon("next")}
          </button>
        </div>
      </div>
      <gj-compliance .compliance=${compliance}></gj-compliance>
    </div>`;
  }
}
