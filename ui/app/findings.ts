import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { Text, views } from "../../core/index.ts";
import { api, type Fault } from "../api.ts";
import { sayDate } from "../elements/lang.ts";
import { icon } from "../styles/icons.ts";
import { verdicts } from "../styles/verdict.ts";
import type { Context } from "./context.ts";
import { placesOf } from "./months.ts";
import { LoadingPage, pageStyles } from "./page.ts";
import { why } from "./frame.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";

type Says = keyof typeof verdicts;

/** Verdicts that nothing gives yet. */
const unused: ReadonlySet<Says> = new Set(["pending", "waived"]);

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
      .fold {
        display: none;
        width: 100%;
        margin: 0.7rem 0 1rem;
        justify-content: start;
      }
      .fold span {
        flex: 1;
        text-align: start;
      }
      .fold[aria-expanded="true"] .icon:last-child {
        rotate: 180deg;
      }
      .narrowed {
        margin-bottom: 1rem;
      }
      @media (max-width: 720px) {
        .fold {
          display: flex;
        }
        .filters:not(.unfolded) {
          display: none;
        }
      }
    `,
  ];
  @state() private rest: readonly views.FindingView[] = [];
  @state() private cursor: string | undefined;
  /** Why "more" brought nothing. */
  @state() private lack: Fault | undefined;
  /** On a phone the filters are folded until they are asked for. */
  @state() private unfolded = false;
  private first: views.FindingsView | undefined;
  private asked: string | undefined;

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
    this.lack = answer.ok ? undefined : answer.fault;
    if (!answer.ok) return;
    this.rest = [...this.rest, ...answer.value.findings];
    this.cursor = answer.value.cursor;
  }

  protected view(page: views.FindingsView, context: Context, route: Route): TemplateResult {
    this.turn(page, this.url(context, route));
    const { cursor } = this;
    const shown = new Set(page.findings.map(keyOf));
    const all = [...page.findings, ...this.rest.filter((finding) => !shown.has(keyOf(finding)))];
    return html`
      <div class="head">
        <h1>${this.tell(texts.findings)}</h1>
        <p class="muted number" role="status">${this.tell(texts["n-findings"], { n: page.total })}</p>
      </div>
      ${this.filters(context, route, page.findings[0])}
      ${
        all.length
          ? html`<ul>
              ${all.map((finding) => html`<li><gj-finding .finding=${finding}></gj-finding></li>`)}
            </ul>`
          : this.none(route)
      }
      ${this.lack ? html`<p class="wrong" role="alert">${icon("alert")}${why(this.lack, this.tell.bind(this))}</p>` : nothing}
      ${cursor ? html`<button type="button" class="more" @click=${() => void this.more(context, route, cursor)}>${this.tell(texts.more)}</button>` : nothing}
    `;
  }

  /** Loaded anew, what "more" has brought stays; asked something else, it goes. */
  private turn(page: views.FindingsView, url: string | undefined): void {
    if (page === this.first) return;
    if (url !== this.asked) this.rest = [];
    this.lack = undefined;
    if (this.rest.length === 0) this.cursor = page.cursor;
    this.first = page;
    this.asked = url;
  }

  private none({ query }: Route): TemplateResult {
    const filtered = Object.keys(query).length > 0;
    return html`<div class="blank">
      ${icon(filtered ? "search" : "leaf")}<b>${this.tell(texts[filtered ? "none-fits" : "no-findings"])}</b>
      <p>${this.tell(texts[filtered ? "none-fits-hint" : "no-findings-hint"])}</p>
    </div>`;
  }

  private filters(context: Context, route: Route, first?: views.FindingView): TemplateResult {
    const { site } = context;
    const query = this.query(context, route);
    const set = (name: string) => (event: Event) => {
      const { limit: _, ...kept } = query;
      context.go(hashOf("findings", "", { ...kept, [name]: (event.target as HTMLInputElement).value }));
    };
    const select = (name: string, label: Text, options: readonly (readonly [string, string])[]): TemplateResult =>
      html`<label
        >${this.tell(label)}
        <select @change=${set(name)}>
          <option value="">${this.tell(texts.all)}</option>
          ${options.map(([id, title]) => html`<option value=${id} .selected=${id === query[name]}>${title}</option>`)}
        </select>
      </label>`;
    const date = (name: "from" | "to"): TemplateResult =>
      html`<label
        >${this.tell(texts[name])} <input type="date" .value=${query[name] ?? ""} @change=${set(name)}
      /></label>`;
    const places = placesOf(site.places);
    const known = (Object.keys(verdicts) as Says[]).filter(
      (verdict) => !unused.has(verdict) || verdict === query["verdict"],
    );
    const narrowed = query["rule"] ?? query["block"];
    const chosen = [
      [query["from"], query["to"]].map((day) => day && sayDate(day, this.tongue)).join(" – "),
      this.tell(verdicts[query["verdict"] as Says]?.title),
      this.tell(places.find(({ id }) => id === query["place"])?.title),
      this.tell(site.areas.find(({ id }) => id === query["area"])?.title),
    ];
    return html`<button
        type="button"
        class="fold"
        aria-expanded=${this.unfolded ? "true" : "false"}
        @click=${() => (this.unfolded = !this.unfolded)}
      >
        ${icon("filter")}<span>${chosen.filter(Boolean).join(" · ")}</span>${icon("down")}
      </button>
      <div class="filters ${this.unfolded ? "unfolded" : ""}">
        ${date("from")} ${date("to")}
        ${select(
          "verdict",
          texts.verdict,
          known.map((verdict) => [verdict, this.tell(verdicts[verdict].title)]),
        )}
        ${select(
          "place",
          texts.place,
          places.map(({ id, title, depth }) => [id, `${"\u2003".repeat(depth)}${this.tell(title)}`]),
        )}
        ${select(
          "area",
          texts.area,
          site.areas.map(({ id, title }) => [id, this.tell(title)]),
        )}
      </div>
      ${
        narrowed
          ? html`<p class="narrowed">
              <button type="button" @click=${() => context.go(hashOf("findings"))}>
                <span class="name"
                  >${this.tell(query["rule"] ? first?.title : first?.block.title) || this.tell(texts.clear)}</span
                >${icon("cross")}<span class="visually-hidden">${this.tell(texts.clear)}</span>
              </button>
            </p>`
          : nothing
      }`;
  }
}

const keyOf = ({ rule, subject, start }: views.FindingView): string => `${rule} ${subject.id} ${start}`;
