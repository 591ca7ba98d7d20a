import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { RecordInput, Text, views } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { badge, badgeStyles } from "../../styles/verdict.ts";
import { words } from "../../words.ts";
import { GjElement, newId, recordOf } from "../element.ts";
import { sayInstant } from "../lang.ts";

const texts = {
  ...words,
  again: { zh: "再记", en: "Again" },
  inspect: { zh: "检查", en: "Inspect" },
  "done-for": { zh: "“{row}”已做", en: "“{row}” is done" },
  undo: { zh: "撤销", en: "Undo" },
  undone: { zh: "误点撤销", en: "Tapped by mistake" },
  times: { zh: "次数", en: "Times" },
  last: { zh: "上次 {when}", en: "Last {when}" },
  never: { zh: "还没有记录", en: "Nothing recorded yet" },
  progress: { zh: "{done}/{min} 次", en: "{done} of {min}" },
} as const satisfies Record<string, Text>;

/** Milliseconds in which a second tap belongs to the first. */
const doubleTap = 500;

/**
 * A row of the standard with the tap that says it was done, and some seconds to take it back.
 * @fires gj-log - the record of the tap
 * @fires gj-undo - the record that withdraws it, with a reason
 * @fires gj-open - the row's title was chosen; detail: { rule }; or the inspection that answers it: { inspection }
 * @csspart done - the button
 */
export class GjLog extends GjElement {
  static override styles = [
    GjElement.styles,
    badgeStyles,
    css`
      .row {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        padding: 0.8rem 0.9rem 0.8rem 1rem;
      }
      .what {
        flex: 1;
        min-width: 0;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0.15rem 0.5rem;
        align-items: center;
      }
      .title {
        min-width: 0;
        min-height: 28px;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font-weight: 620;
        text-align: start;
      }
      .title:hover {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .standard,
      .last {
        color: var(--_muted);
        font-size: 0.875rem;
      }
      .sentence {
        font-size: 0.875rem;
        color: var(--_bad);
      }
      .act {
        display: flex;
        flex: none;
        flex-direction: column;
        gap: 0.35rem;
        align-items: stretch;
      }
      .act button {
        min-height: 48px;
        min-width: 84px;
        padding-inline: 0.7em;
      }
      .act select {
        min-height: 44px;
        padding-block: 0.2em;
        border-color: var(--_line);
        font-size: 0.875rem;
      }
      .logged {
        border-color: transparent;
        background: var(--_good-tint);
        color: var(--_good);
      }
    `,
  ];

  @property({ attribute: false }) row?: views.RowView;
  @property() site = "";
  @property() place?: string;
  @property({ attribute: "done-by" }) doneBy?: string;
  /** Seconds in which a tap can be taken back. */
  @property({ type: Number, attribute: "undo-seconds" }) undoSeconds = 8;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @state() private logged: RecordInput | undefined;
  @state() private count = 1;
  /** A second tap of a nervous thumb is no wish to take the first one back. */
  @state() private fresh = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A list that is sorted anew moves its rows: what is back at once keeps its seconds.
    queueMicrotask(() => this.isConnected || this.settle());
  }

  /** Takes the way back away: the seconds are over, or the record did not arrive and there is nothing to take back. */
  settle(): void {
    clearTimeout(this.timer);
    this.logged = undefined;
  }

  private log({ form, mark }: NonNullable<views.RowView["log"]>): void {
    const marks = Array.from({ length: this.count }, () => ({ row: mark, result: "done" }));
    const record = { id: newId(), form, site: this.site, place: this.place, "done-by": this.doneBy, marks };
    const made = recordOf({ ...record, happened: new Date().toISOString(), precision: "minute" });
    if (!this.send("gj-log", made)) return;
    this.logged = made;
    this.count = 1;
    this.fresh = true;
    setTimeout(() => (this.fresh = false), doubleTap);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), this.undoSeconds * 1000);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".logged")?.focus());
  }

  private undo(made: RecordInput): void {
    if (this.fresh) return;
    this.settle();
    const { form, site } = made;
    this.send("gj-undo", recordOf({ id: newId(), form, site, withdraws: made.id, reason: this.tell(texts.undone) }));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".act button")?.focus());
  }

  protected override render(): TemplateResult {
    const { row } = this;
    if (!row) return html``;
    const several = Math.max(row.need?.max ?? 0, row.need?.min ?? 0) > 1;
    const pressing = row.urgency === "overdue" || row.verdict === "missed" || row.verdict === "failed";
    return html`<article class="row" part="row">
      <div class="what">
        <div class="head">
          <button type="button" class="title" @click=${() => this.send("gj-open", { rule: row.rule })}>
            <span class="name">${this.tell(row.title)}</span>
          </button>
          ${badge(row.verdict, this.tongue)}
        </div>
        <p class="standard">
          ${this.tell(row.howOften)}${several && row.need ? html` · <span class="number">${this.tell(texts.progress, { done: row.done, min: row.need.min })}</span>` : nothing}${
            row.standard ? html` · ${this.tell(row.standard)}` : nothing
          }
        </p>
        ${pressing ? html`<p class="sentence">${this.tell(row.sentence)}</p>` : nothing}
        <p class="last">${this.last(row.last)}</p>
      </div>
      ${row.log ? this.act(row, row.log, several) : row.inspection ? this.inspect(row) : nothing}
      <span class="visually-hidden" role="status"
        >${this.logged ? this.tell(texts["done-for"], { row: this.tell(row.title) }) : ""}</span
      >
    </article>`;
  }

  private last(last: views.RecordLine | undefined): unknown {
    if (!last) return this.tell(texts.never);
    const { happened, precision, doneBy } = last;
    const who = doneBy ? html` · <span class="whole">${this.tell(doneBy)}</span>` : nothing;
    return html`${this.tell(texts.last, { when: sayInstant(happened, this.tongue, precision) })}${who}`;
  }

  private inspect({ title, inspection }: views.RowView): TemplateResult {
    const name = this.tell(texts.inspect);
    return html`<div class="act">
      <button
        type="button"
        aria-label="${name}: ${this.tell(title)}"
        @click=${() => this.send("gj-open", { inspection })}
      >
        ${icon("sheet")}${name}
      </button>
    </div>`;
  }

  private act(row: views.RowView, log: NonNullable<views.RowView["log"]>, several: boolean): TemplateResult {
    const title = this.tell(row.title);
    const { logged } = this;
    if (logged) {
      return html`<div class="act">
        <button
          type="button"
          class="logged"
          aria-disabled=${this.fresh ? "true" : nothing}
          aria-label="${this.tell(texts.undo)}: ${title}"
          @click=${() => this.undo(logged)}
        >
          ${icon("undo")}${this.tell(texts.undo)}
        </button>
      </div>`;
    }
    const asks = row.urgency === "overdue" || row.urgency === "due";
    return html`<div class="act">
      <button
        type="button"
        part="done"
        class=${asks ? "primary" : ""}
        ?disabled=${this.disabled}
        aria-label="${this.tell(row.urgency === "done" ? texts.again : texts.done)}: ${title}"
        @click=${() => this.log(log)}
      >
        ${icon("check")}${this.tell(row.urgency === "done" ? texts.again : texts.done)}
      </button>
      ${
        several
          ? html`<select
              aria-label=${this.tell(texts.times)}
              ?disabled=${this.disabled}
              @change=${(event: Event) => (this.count = Number((event.target as HTMLSelectElement).value))}
            >
              ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => html`<option value=${n} .selected=${n === this.count}>× ${n}</option>`)}
            </select>`
          : nothing
      }
    </div>`;
  }
}
