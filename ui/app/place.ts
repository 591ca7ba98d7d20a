import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { fill, say, type RecordInput, type Text, type views } from "../../core/index.ts";
import { api } from "../api.ts";
import type { GjChecklist } from "../elements/checklist/checklist.ts";
import { sayInstant } from "../elements/lang.ts";
import type { GjLog } from "../elements/log/log.ts";
import { icon } from "../styles/icons.ts";
import { badge, badgeStyles } from "../styles/verdict.ts";
import { inspectionKey, readOnly, type Context } from "./context.ts";
import { stored } from "../device.ts";
import { forget } from "./outbox.ts";
import { LoadingPage, pageStyles } from "./page.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";

/** A place: each row with its "done" tap, and the inspection. */
export class PlacePage extends LoadingPage<views.PlaceView> {
  static override styles = [
    LoadingPage.styles,
    pageStyles,
    badgeStyles,
    css`
      .title {
        display: flex;
        gap: 0.4rem;
        align-items: flex-start;
        margin-bottom: 0.9rem;
      }
      .title a {
        flex: none;
        min-width: 44px;
        margin-inline-start: -0.7rem;
        padding: 0;
        border: 0;
        background: none;
      }
      .title p {
        color: var(--_muted);
        font-size: 0.9rem;
      }
      section + section {
        margin-top: 1.6rem;
      }
      h2 {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 0.6rem;
        align-items: center;
        justify-content: space-between;
        margin-bottom: 0.5rem;
        font-size: 1.0625rem;
      }
      h2 a {
        display: inline-flex;
        gap: 0.3em;
        align-items: center;
        min-height: 44px;
        font-size: 0.9rem;
        font-weight: 500;
      }
      .rows > * + * {
        border-top: 1px solid var(--_line);
      }
      .inspection {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        align-items: center;
        margin-block: 0.7rem;
        padding: 0.8rem 0.9rem 0.8rem 1rem;
      }
      .inspection > div {
        flex: 1 1 11rem;
      }
      .inspection p {
        color: var(--_muted);
        font-size: 0.875rem;
      }
      .inspection b {
        margin-inline-end: 0.4em;
        color: var(--_ink);
        font-size: 1rem;
        font-weight: 620;
      }
      gj-checklist {
        margin-block: 0.9rem 1.2rem;
        --gj-bleed: 0px;
      }
      .wide {
        max-width: 46rem;
      }
      @media (min-width: 960px) {
        .title a {
          display: none;
        }
      }
    `,
  ];

  /** The key of the inspection that is open. */
  @state() private inspecting: string | undefined;
  private readonly order = new Map<string, number>();
  private opened = "";
  private handing = false;

  protected url({ site }: Context, { id }: Route): string | undefined {
    return id ? api.paths.place(site.site, id) : undefined;
  }

  protected override empty(): TemplateResult {
    return html`<div class="blank">
      ${icon("place")}
      <p>${this.tell(texts["choose-place"])}</p>
    </div>`;
  }

  protected view(view: views.PlaceView, context: Context): TemplateResult {
    const outer = view.around.map(({ title }) => this.tell(title));
    const facts = [...outer, this.tell(view.type)].filter(Boolean).join(" · ");
    const who = view.people.map(({ title }) => this.tell(title)).join(this.tongue === "zh" ? "、" : ", ");
    return html`<div class="wide">
      <div class="title">
        <a class="button" href=${hashOf("today")} aria-label=${this.tell(texts.back)}>${icon("back")}</a>
        <div>
          <h1>${this.tell(view.place.title)}</h1>
          <p>${facts}</p>
          ${who ? html`<p>${this.tell(texts.answers, { who })}</p>` : nothing}
        </div>
      </div>
      ${context.may("log") ? nothing : readOnly(this.tongue, texts["may-not-log"], context)}
      ${view.blocks.length ? nothing : html`<p class="muted">${this.tell(texts["no-rows"])}</p>`}
      ${repeat(
        this.steady(view, view.blocks, ({ block }) => block.id),
        ({ block }) => block.id,
        (block) => this.block(view, block, context),
      )}
    </div>`;
  }

  /** In the order in which the place was opened: nothing may jump under a thumb because a tap changed how pressing it is. */
  private steady<T>({ place, date }: views.PlaceView, items: readonly T[], keyOf: (item: T) => string): readonly T[] {
    const opened = `${place.id} ${date}`;
    if (this.opened !== opened) this.order.clear();
    this.opened = opened;
    for (const item of items) {
      const key = keyOf(item);
      if (!this.order.has(key)) this.order.set(key, this.order.size);
    }
    return [...items].sort((a, b) => (this.order.get(keyOf(a)) ?? 0) - (this.order.get(keyOf(b)) ?? 0));
  }

  private block(
    view: views.PlaceView,
    { block, rows, inspections }: views.PlaceBlock,
    context: Context,
  ): TemplateResult {
    const form = rows.find(({ log }) => log)?.log?.form;
    const query = { form, block: block.id, place: view.place.id };
    const cards = inspections.map((inspection) => this.inspection(view, inspection, context));
    // whoever inspects begins with it; others learn at the end how it went
    const first = context.may("inspect");
    return html`<section aria-label=${this.tell(block.title)}>
      <h2>
        ${this.tell(block.title)}
        ${form && context.may("enter-late") ? html`<a href=${hashOf("sheet", "", query)}>${icon("sheet")}${this.tell(texts["open-sheet"])}</a>` : nothing}
      </h2>
      ${first ? cards : nothing}
      ${
        rows.length
          ? html`<div class="rows card">
              ${repeat(
                this.steady(view, rows, ({ rule }) => rule),
                ({ rule }) => rule,
                (row) => this.row(view, row, context),
              )}
            </div>`
          : nothing
      }
      ${first ? nothing : cards}
    </section>`;
  }

  private row(view: views.PlaceView, row: views.RowView, context: Context): TemplateResult {
    const { log: taps, inspection, ...shown } = row;
    const offered = {
      ...shown,
      ...(taps && context.may("log") && { log: taps }),
      ...(inspection !== undefined && context.may("inspect") && { inspection }),
    };
    const log = async (event: CustomEvent<RecordInput>): Promise<void> => {
      const element = event.currentTarget as GjLog;
      const about = { what: row.title, rows: { [taps?.mark ?? ""]: row.title } };
      const [sent] = await context.hand([event.detail], named(texts.logged, row.title), about);
      if (sent !== "sent" && sent !== "waiting") element.settle();
    };
    const undo = (event: CustomEvent<RecordInput>): Promise<unknown> =>
      context.hand([event.detail], texts.undone, { what: named(texts.withdrawal, row.title) });
    return html`<gj-log
      .row=${offered}
      site=${view.site}
      place=${view.place.id}
      done-by=${context.session.person.id}
      @gj-log=${(event: Event) => void log(event as CustomEvent<RecordInput>)}
      @gj-undo=${(event: Event) => void undo(event as CustomEvent<RecordInput>)}
      @gj-open=${(event: Event) => this.toInspection(event as CustomEvent<{ inspection?: string }>, view, context)}
    ></gj-log>`;
  }

  /** A row that an inspection answers leads to its checklist, opened. */
  private toInspection(
    event: CustomEvent<{ readonly inspection?: string }>,
    view: views.PlaceView,
    { session }: Context,
  ): void {
    const { inspection } = event.detail;
    if (inspection === undefined) return;
    event.stopPropagation();
    this.inspecting = inspectionKey(session.person.id, view.site, view.place.id, inspection);
    void this.updateComplete.then(() => {
      const card = this.renderRoot.querySelector<HTMLElement>('.inspection [aria-expanded="true"]');
      card?.scrollIntoView({ block: "center" });
      card?.focus({ preventScroll: true });
    });
  }

  private inspection(view: views.PlaceView, inspection: views.InspectionView, context: Context): TemplateResult {
    const key = inspectionKey(context.session.person.id, view.site, view.place.id, inspection.checklist);
    const open = this.inspecting === key;
    const started = stored(key) !== null;
    const { last } = inspection;
    const when = last && sayInstant(last.happened, this.tongue, last.precision);
    return html`<div class="inspection card">
        <div>
          <p>
            <b>${this.tell(inspection.title)}</b
            >${inspection.verdict ? badge(inspection.verdict, this.tongue) : nothing}
          </p>
          <p>
            ${when ? this.tell(texts["last-inspection"], { when }) : this.tell(texts["never-inspected"])} ·
            ${this.tell(texts["n-rows"], { n: Object.keys(inspection.definition.rows).length })}
          </p>
          ${inspection.sentence ? html`<p>${this.tell(inspection.sentence)}</p>` : nothing}
        </div>
        ${
          context.may("inspect")
            ? html`<button
                type="button"
                aria-expanded=${open ? "true" : "false"}
                @click=${() => (this.inspecting = open ? undefined : key)}
              >
                ${open ? this.tell(texts["close-inspection"]) : html`${icon("sheet")}${this.tell(started ? texts["go-on"] : texts.inspect)}`}
              </button>`
            : html`<p>${this.tell(texts["may-not-inspect"])}</p>`
        }
      </div>
      ${
        open
          ? html`<gj-checklist
              .checklist=${inspection.definition}
              .qualities=${view.qualities}
              .pass=${inspection.pass}
              of=${inspection.checklist}
              site=${view.site}
              place=${view.place.id}
              done-by=${context.session.person.id}
              draft-key=${key}
              @gj-submit=${(event: Event) => void this.submit(event as CustomEvent<RecordInput>, context, inspection.title)}
            ></gj-checklist>`
          : nothing
      }`;
  }

  private async submit(event: CustomEvent<RecordInput>, context: Context, what: Text): Promise<void> {
    const checklist = event.currentTarget as GjChecklist;
    const { detail } = event;
    if (this.handing) return; // tapped twice: one inspection
    this.handing = true;
    const [sent] = await context.hand([detail], texts.inspected, { what });
    this.handing = false;
    if (sent === "sent" || sent === "waiting") {
      checklist.clear();
      this.inspecting = undefined;
    } else if (sent !== "lost") {
      // refused: its answers still stand in the checklist, so there is nothing to be edited elsewhere
      forget(detail.id);
      this.send("gj-queue", {});
    }
  }
}

/** A text with what people call a thing in it, in both languages. */
const named = ({ zh, en }: { readonly zh: string; readonly en: string }, what: Text): Text => ({
  zh: fill(zh, { what: say(what, "zh") }),
  en: fill(en, { what: say(what, "en") }),
});
