import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { VERDICTS, type Verdict, type views } from "../../core/index.ts";
import { api } from "../api.ts";
import { icon } from "../styles/icons.ts";
import { verdicts } from "../styles/verdict.ts";
import type { Context } from "./context.ts";
import { placesOf } from "./months.ts";
import { LoadingPage, pageStyles } from "./page.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";

/** Verdicts that nothing gives yet. */
const unused: ReadonlySet<Verdict> = new Set(["pending", "waived"]);

/** Findings, worst first, with filters. */
export class FindingsPage extends LoadingPage<views.FindingsView> {
  static override styles = [
    LoadingPage.styles,
    pageStyles,
    css`
      .head {
        display: flex;
        gap: 1rem;
        align-items: baseline;
        justify-content: space-between;
      }
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(46%, 10.5rem), 1fr));
        align-items: end;
      }
      .filters label {
        grid-template-columns: minmax(0, 1fr);
      }
      .wrong {
        display: flex;
        gap: 0.4rem;
        align-items: center;
        color: var(--_bad);
      }
      .filters > * {
        min-width: 0;
      }
      .filters select,
      .filters input {
        width: 100%;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
        gap: 0.9rem;
        align-items: start;
      }
      .more {
        display: block;
        margin: 1.2rem auto 0;
      }
    `,
  ];
  @state() private rest: readonly views.FindingView[] = [];
  @state() private cursor: string | undefined;
  private first: views.FindingsView | undefined;

  private query({ site }: Context, { query }: Route): Record<string, string | undefined> {
    return { from: `${site.today.slice(0, 7)}-01`, to: site.today, ...query, limit: "40" };
  }

  protected url(context: Context, route: Route): string | undefined {
    const { from = "", to = "" } = this.query(context, route);
    return from > to ? undefined : api.paths.findings(context.site.site, this.query(context, route));
  }

  protected override empty(context: Context, route: Route): TemplateResult {
    return html`<h1>${this.tell(texts.findings)}</h1>
      ${this.filters(context, route)}
      <p class="wrong" role="alert">${icon("alert")}${this.tell(texts["from-after-to"])}</p>`;
  }

  private async more(context: Context, route: Route, cursor: string): Promise<void> {
    const answer = await api.get<views.FindingsView>(
      api.paths.findings(context.site.site, { ...this.query(context, route), cursor }),
    );
    if (!answer.ok) return;
    this.rest = [...this.rest, ...answer.value.findings];
    this.cursor = answer.value.cursor;
  }

  protected view(page: views.FindingsView, context: Context, route: Route): TemplateResult {
    if (page !== this.first) {
      this.first = page;
      this.rest = [];
      this.cursor = page.cursor;
    }
    const { cursor } = this;
    const all = [...page.findings, ...this.rest];
    return html`
      <div class="head">
        <h1>${this.tell(texts.findings)}</h1>
        <p class="muted number" role="status">${this.tell(texts["n-findings"], { n: page.total })}</p>
      </div>
      ${this.filters(context, route)}
      ${
        all.length
          ? html`<ul>
              ${all.map((finding) => html`<li><gj-finding .finding=${finding}></gj-finding></li>`)}
            </ul>`
          : html`<div class="blank">
              ${icon("leaf")}<b>${this.tell(texts["no-findings"])}</b>
              <p>${this.tell(texts["no-findings-hint"])}</p>
            </div>`
      }
      ${cursor ? html`<button type="button" class="more" @click=${() => void this.more(context, route, cursor)}>${this.tell(texts.more)}</button>` : nothing}
    `;
  }

  private filters(context: Context, route: Route): TemplateResult {
    const query = this.query(context, route);
    const set = (name: string) => (event: Event) => {
      const { limit: _, ...kept } = query;
      context.go(hashOf("findings", "", { ...kept, [name]: (event.target as HTMLInputElement).value }));
    };
    const select = (name: string, label: string, options: readonly (readonly [string, string])[]): TemplateResult =>
      html`<label
        >${label}
        <select @change=${set(name)}>
          <option value="">${this.tell(texts.all)}</option>
          ${options.map(([id, title]) => html`<option value=${id} .selected=${id === query[name]}>${title}</option>`)}
        </select>
      </label>`;
    const date = (name: "from" | "to"): TemplateResult =>
      html`<label
        >${this.tell(texts[name])} <input type="date" .value=${query[name] ?? ""} @change=${set(name)}
      /></label>`;
    const { site } = context;
    const rule = query["rule"] ?? query["block"];
    return html`<div class="filters">
      ${date("from")} ${date("to")}
      ${select(
        "verdict",
        this.tell(texts.verdict),
        VERDICTS.filter((verdict) => !unused.has(verdict) || verdict === query["verdict"]).map((verdict) => [
          verdict,
          this.tell(verdicts[verdict].title),
        ]),
      )}
      ${select(
        "place",
        this.tell(texts.place),
        placesOf(site.places).map(({ id, title, depth }) => [id, `${"\u2003".repeat(depth)}${this.tell(title)}`]),
      )}
      ${select(
        "area",
        this.tell(texts.area),
        site.areas.map(({ id, title }) => [id, this.tell(title)]),
      )}
      ${rule ? html`<button type="button" class="quiet" @click=${() => context.go(hashOf("findings"))}>${icon("cross")}${this.tell(texts.clear)}</button>` : nothing}
    </div>`;
  }
}
