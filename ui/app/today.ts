import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { views } from "../../core/index.ts";
import { api } from "../api.ts";
import { sayDate } from "../elements/lang.ts";
import { icon } from "../styles/icons.ts";
import type { Context } from "./context.ts";
import { LoadingPage, pageStyles } from "./page.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";
import { todayStyles } from "./today-styles.ts";

/** All places inside the given ones, and themselves. */
function inside(nodes: readonly views.PlaceNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...inside(node.places)]);
}

/** What several entries count together. */
function sum(entries: readonly { readonly counts: views.Counts }[]): views.Counts {
  const all = { overdue: 0, due: 0, later: 0, done: 0, other: 0 };
  for (const { counts } of entries)
    for (const urgency of Object.keys(all) as (keyof views.Counts)[]) all[urgency] += counts[urgency];
  return all;
}

/** Today by place: blocks folded, overdue work first. */
export class TodayPage extends LoadingPage<views.TodayView> {
  static override styles = [LoadingPage.styles, pageStyles, todayStyles];

  @state() private words = "";
  @state() private building = "";
  @state() private zone = "";
  /** Whether only places of one's own zones are shown; undefined until somebody chooses. */
  @state() private ownOnly: boolean | undefined;

  protected url({ site }: Context): string {
    return api.paths.today(site.site);
  }

  /** Who answers for zones begins with them. */
  private mine({ site }: Context): boolean {
    return this.ownOnly ?? site.zones.some(({ mine }) => mine);
  }

  /** The places that the filters leave; nothing where none is set. */
  private wanted(context: Context): ReadonlySet<string> | undefined {
    const { site } = context;
    const sets: string[][] = [];
    const building = site.places.find(({ id }) => id === this.building);
    if (building) sets.push(inside([building]));
    const zone = site.zones.find(({ id }) => id === this.zone);
    if (zone) sets.push([...zone.places]);
    if (this.mine(context)) sets.push(site.zones.filter(({ mine }) => mine).flatMap(({ places }) => [...places]));
    return sets.length ? new Set(sets.reduce((all, next) => all.filter((id) => next.includes(id)))) : undefined;
  }

  protected view(today: views.TodayView, context: Context, route: Route): TemplateResult {
    const wanted = this.wanted(context);
    const words = this.words.trim().toLowerCase();
    const fits = ({ place, around }: views.TodayPlace): boolean => {
      const chain = [place, ...around];
      const named = chain.some(({ title }) => `${title.zh ?? ""} ${title.en ?? ""}`.toLowerCase().includes(words));
      return named && (!wanted || chain.some(({ id }) => wanted.has(id)));
    };
    const blocks = today.blocks
      .map((block) => ({ ...block, places: block.places.filter(fits) }))
      .filter(({ places }) => places.length > 0)
      .map((block) => ({ ...block, counts: sum(block.places) }));
    const counts = sum(blocks);
    return html`
      <div class="head">
        <h1>${this.tell(texts.today)}</h1>
        <p class="muted">${sayDate(today.date, this.tongue)}</p>
      </div>
      <ul class="counts number">
        ${(["overdue", "due", "later", "done"] as const).map(
          (urgency) =>
            html`<li class="${urgency} ${counts[urgency] ? "some" : ""}">
              <b>${counts[urgency]}</b>${this.tell(texts[urgency])}
            </li>`,
        )}
      </ul>
      ${this.filters(context)}
      ${blocks.length === 0 ? this.none(today) : blocks.map((block, index) => this.block(block, route, index === 0 || words !== "" || wanted !== undefined))}
      ${this.me(context)}
    `;
  }

  private me({ session }: Context): TemplateResult {
    return html`<p class="me">
      <span>${this.tell(session.person.title)} · ${this.tell(session.role.title)}</span>
      <button type="button" class="quiet" @click=${() => this.send("gj-sign-out", {})}>
        ${this.tell(texts["sign-out"])}
      </button>
    </p>`;
  }

  private filters(context: Context): TemplateResult {
    const { site } = context;
    const mine = this.mine(context);
    const select = (
      label: string,
      value: string,
      options: readonly views.Named[],
      set: (value: string) => void,
    ): unknown =>
      options.length > 1
        ? html`<select aria-label=${label} @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
            <option value="">${label}</option>
            ${options.map(({ id, title }) => html`<option value=${id} .selected=${id === value}>${this.tell(title)}</option>`)}
          </select>`
        : nothing;
    return html`<div class="filters" role="search">
      <div class="search">
        ${icon("search")}<input
          type="search"
          aria-label=${this.tell(texts["search-place"])}
          placeholder=${this.tell(texts["search-place"])}
          .value=${this.words}
          @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)}
        />
      </div>
      ${select(this.tell(texts.building), this.building, site.places, (value) => (this.building = value))}
      ${select(this.tell(texts.zone), this.zone, site.zones, (value) => (this.zone = value))}
      ${
        site.zones.some(({ mine }) => mine)
          ? html`<button
              type="button"
              class="mine"
              aria-pressed=${mine ? "true" : "false"}
              @click=${() => (this.ownOnly = !mine)}
            >
              ${icon("person")}${this.tell(texts.mine)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private none(today: views.TodayView): TemplateResult {
    const filtered = today.blocks.length > 0;
    return html`<div class="blank">
      ${icon(filtered ? "search" : "leaf")}
      <b>${this.tell(filtered ? texts["no-places"] : texts["no-today"])}</b>
      ${
        filtered
          ? html`<p>${this.tell(texts["no-places-hint"])}</p>
              <button type="button" @click=${() => this.clear()}>${this.tell(texts.clear)}</button>`
          : nothing
      }
    </div>`;
  }

  private clear(): void {
    this.words = this.building = this.zone = "";
    this.ownOnly = false;
  }

  private count({ overdue, due }: views.Counts): TemplateResult {
    if (overdue)
      return html`<span class="count overdue number">${this.tell(texts["n-overdue"], { n: overdue })}</span>`;
    if (due) return html`<span class="count number">${this.tell(texts["n-due"], { n: due })}</span>`;
    return html`<span class="count done">${icon("check")} ${this.tell(texts["all-done"])}</span>`;
  }

  private block(block: views.TodayBlock, route: Route, open: boolean): TemplateResult {
    return html`<details ?open=${open || block.counts.overdue > 0}>
      <summary>${icon("down")}<span>${this.tell(block.block.title)}</span>${this.count(block.counts)}</summary>
      <ul class="places card">
        ${block.places.map((place) => this.place(place, route))}
      </ul>
    </details>`;
  }

  private place({ place, around, counts, first }: views.TodayPlace, route: Route): TemplateResult {
    const here = route.page === "place" && route.id === place.id;
    const next = first.map(({ title }) => this.tell(title)).join(this.tongue === "zh" ? "、" : ", ");
    const outer = around.map(({ title }) => this.tell(title)).join(" · ");
    return html`<li>
      <a href=${hashOf("place", place.id)} aria-current=${here ? "page" : nothing}>
        <div>
          <b>${this.tell(place.title)}</b>
          <p class="name">${next || outer}</p>
        </div>
        <span class="numbers">
          ${counts.overdue ? html`<span class="count overdue number">${this.tell(texts["n-overdue"], { n: counts.overdue })}</span>` : nothing}
          ${counts.due ? html`<span class="count number">${this.tell(texts["n-due"], { n: counts.due })}</span>` : nothing}
          ${!counts.due && !counts.overdue ? html`<span class="count done">${icon("check")}<span class="visually-hidden">${this.tell(texts["all-done"])}</span></span>` : nothing}
        </span>
        ${icon("next")}
      </a>
    </li>`;
  }
}
