import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { RecordInput, views } from "../../core/index.ts";
import { api } from "../api.ts";
import { sayMonth } from "../elements/lang.ts";
import type { GjSheet } from "../elements/sheet/sheet.ts";
import { icon } from "../styles/icons.ts";
import { readOnly, type Context } from "./context.ts";
import { loggedOf, monthAfter } from "./months.ts";
import { LoadingPage, pageStyles } from "./page.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";

/** The month sheet of a block at a place. */
export class SheetPage extends LoadingPage<views.SheetView> {
  static override styles = [
    LoadingPage.styles,
    pageStyles,
    css`
      .filters {
        align-items: end;
      }
      .filters > label {
        flex: 1 1 9rem;
        max-width: 20rem;
      }
      .filters select {
        width: 100%;
      }
      .months {
        display: flex;
        gap: 0.2rem;
        align-items: center;
      }
      .months button {
        padding: 0;
      }
      .months span {
        flex: 1;
        min-width: min(6.5em, 40vw);
        font-weight: 600;
        text-align: center;
      }
      gj-sheet::part(month) {
        display: none;
      }
      gj-sheet {
        --gj-sheet-height: max(16rem, calc(100dvh - 32rem));
      }
      @media (min-width: 960px) {
        gj-sheet {
          --gj-sheet-height: max(18rem, calc(100dvh - 24.5rem));
        }
      }
    `,
  ];
  @state() private doneBy = "";
  private handing = false;

  protected url({ site }: Context, { query }: Route): string | undefined {
    const { form, block, place, month } = query;
    return place
      ? api.paths.sheet(site.site, { form, block, place, month: month ?? site.today.slice(0, 7) })
      : undefined;
  }

  protected override empty(context: Context, route: Route): TemplateResult {
    return html`<h1>${this.tell(texts.sheet)}</h1>
      ${this.filters(context, route, undefined)}
      <div class="blank">
        ${icon("sheet")}
        <p>${this.tell(texts["choose-sheet"])}</p>
      </div>`;
  }

  protected view(sheet: views.SheetView, context: Context, route: Route): TemplateResult {
    const key = `gj-draft/${context.session.person.id}/${sheet.site}/${sheet.place.id}/${sheet.form}/${sheet.block.id}/${sheet.month}`;
    return html`<h1>${this.tell(texts.sheet)}</h1>
      ${this.filters(context, route, sheet)}
      ${context.may("enter-late") ? nothing : readOnly(this.tongue, texts["may-not-enter-late"], context)}
      <gj-sheet
        .sheet=${sheet}
        draft-key=${key}
        done-by=${this.doneBy || nothing}
        ?disabled=${!context.may("enter-late")}
        @gj-save=${(event: Event) => void this.save(event as CustomEvent<{ records: readonly RecordInput[] }>, context)}
      ></gj-sheet>`;
  }

  private async save(event: CustomEvent<{ records: readonly RecordInput[] }>, context: Context): Promise<void> {
    const element = event.currentTarget as GjSheet;
    const { rows = [], block } = element.sheet ?? {};
    const titles = Object.fromEntries(rows.map(({ mark, title }) => [mark, title]));
    const about = { what: block?.title ?? texts.sheet, rows: titles };
    if (this.handing) return; // tapped twice: saved once
    this.handing = true;
    const results = await context.hand(event.detail.records, texts.saved, about);
    this.handing = false;
    // what was refused waits in the queue, to be edited there; only what is nowhere else stays in the sheet
    if (!results.includes("lost")) element.clear();
  }

  private filters(context: Context, { query }: Route, sheet: views.SheetView | undefined): TemplateResult {
    const month = query["month"] ?? context.site.today.slice(0, 7);
    const go = (change: Record<string, string | undefined>): void =>
      context.go(hashOf("sheet", "", { ...query, month, ...change }));
    const value = (event: Event): string => (event.target as HTMLSelectElement).value;
    return html`<div class="filters">
      <label
        >${this.tell(texts.place)}
        <select @change=${(event: Event) => go({ place: value(event), block: undefined, form: undefined })}>
          <option value="">${this.tell(texts.choose)}</option>
          ${loggedOf(context.site.places).map(({ id, title, depth, logged }) => html`<option value=${id} ?disabled=${!logged} .selected=${id === query["place"]}>${"\u2003".repeat(depth)}${this.tell(title)}</option>`)}
        </select>
      </label>
      ${
        sheet && sheet.blocks.length > 1
          ? html`<label
              >${this.tell(texts.block)}
              <select
                @change=${(event: Event) => go({ block: value(event), form: sheet.blocks.find(({ id }) => id === value(event))?.form })}
              >
                ${sheet.blocks.map(({ id, title }) => html`<option value=${id} .selected=${id === sheet.block.id}>${this.tell(title)}</option>`)}
              </select>
            </label>`
          : nothing
      }
      ${
        sheet && context.may("enter-late")
          ? html`<label
              >${this.tell(texts["done-by"])}
              <select @change=${(event: Event) => (this.doneBy = value(event))}>
                <option value="">${this.tell(texts["not-named"])}</option>
                ${context.site.people.map(({ id, title }) => html`<option value=${id} .selected=${id === this.doneBy}>${this.tell(title)}</option>`)}
              </select>
            </label>`
          : nothing
      }
      <div class="months">
        <button
          type="button"
          class="quiet"
          aria-label=${this.tell(texts.earlier)}
          @click=${() => go({ month: monthAfter(month, -1) })}
        >
          ${icon("back")}
        </button>
        <span class="number">${sayMonth(month, this.tongue)}</span>
        <button
          type="button"
          class="quiet"
          aria-label=${this.tell(texts.next)}
          ?disabled=${month >= context.site.today.slice(0, 7)}
          @click=${() => go({ month: monthAfter(month, 1) })}
        >
          ${icon("next")}
        </button>
      </div>
    </div>`;
  }
}
