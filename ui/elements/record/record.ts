import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Mark, RecordInput, views } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { GjElement, newId, recordOf } from "../element.ts";
import { sayInstant } from "../lang.ts";
import { styles } from "./styles.ts";
import { texts } from "./texts.ts";

/**
 * A record: the content in force, every older one struck through, and a correction with a reason.
 * @fires gj-submit - detail: the record that corrects or withdraws
 * @fires gj-open - detail: { place }
 */
export class GjRecord extends GjElement {
  static override styles = [GjElement.styles, styles];

  @property({ attribute: false }) record?: views.RecordView;
  /** Whether this person may correct it. */
  @property({ type: Boolean }) correctable = false;
  @state() private editing: "correct" | "withdraw" | undefined;
  @state() private marks: readonly (Mark & { readonly dropped?: true })[] = [];
  @state() private happened = "";
  @state() private lacksReason = false;

  private start(editing: "correct" | "withdraw"): void {
    const { record } = this;
    if (!record) return;
    this.editing = editing;
    this.lacksReason = false;
    this.marks = record.inForce.record.marks ?? [];
    this.happened = record.inForce.record.happened.slice(0, 16);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>("form input, form textarea")?.focus(),
    );
  }

  private stop(): void {
    this.editing = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".actions button")?.focus());
  }

  private submit(event: Event, { inForce: { record } }: views.RecordView): void {
    event.preventDefault();
    const reason = this.renderRoot.querySelector<HTMLTextAreaElement>("#reason")?.value.trim() ?? "";
    this.lacksReason = reason === "";
    if (this.lacksReason) {
      this.renderRoot.querySelector<HTMLElement>("#reason")?.focus();
      return;
    }
    const { form, site } = record;
    const made =
      this.editing === "withdraw"
        ? recordOf({ id: newId(), form, site, withdraws: record.id, reason })
        : this.corrected(record, reason);
    if (this.send("gj-submit", made)) this.editing = undefined;
  }

  private corrected(record: views.RecordVersion["record"], reason: string): RecordInput {
    const { form, site, place, fields, precision } = record;
    const marks = this.marks.flatMap(({ dropped, ...mark }) => (dropped ? [] : [mark]));
    const same = this.happened === record.happened.slice(0, 16);
    const happened = same ? record.happened : `${this.happened}${record.happened.slice(16)}`;
    return recordOf({
      id: newId(),
      form,
      site,
      place,
      fields,
      precision,
      "done-by": record["done-by"],
      happened,
      marks,
      corrects: record.id,
      reason,
    });
  }

  private change(at: number, change: Partial<Mark & { dropped: true }>): void {
    this.marks = this.marks.map((mark, index) => (index === at ? { ...mark, ...change } : mark));
  }

  protected override render(): TemplateResult {
    const { record } = this;
    if (!record) return html``;
    const { history, withdrawn } = record;
    return html`<article class="card">
      <h2>${this.tell(record.title)}</h2>
      ${withdrawn ? html`<p class="notice bad">${icon("slash")}<span>${this.tell(texts.withdrawn, { reason: withdrawn.reason })}</span></p>` : nothing}
      ${this.editing ? this.form(record) : this.version(record, record.inForce, withdrawn !== undefined)}
      ${
        this.correctable && !withdrawn && !this.editing
          ? html`<div class="actions">
              <button type="button" @click=${() => this.start("correct")}>
                ${icon("pen")}${this.tell(texts.correct)}
              </button>
              <button type="button" class="quiet" @click=${() => this.start("withdraw")}>
                ${this.tell(texts.withdraw)}
              </button>
            </div>`
          : nothing
      }
      ${
        history.length
          ? html`<section>
              <h3>${this.tell(texts.history)}</h3>
              ${[...history].reverse().map((older, index) => this.older(record, older, index))}
            </section>`
          : nothing
      }
    </article>`;
  }

  private older(record: views.RecordView, older: views.RecordVersion, index: number): TemplateResult {
    const newer = index === 0 ? record.inForce : record.history[record.history.length - index];
    const { received = "", reason = "" } = newer?.record ?? {};
    return html`<div class="older">
      <p class="small">${this.tell(texts.replaced, { when: sayInstant(received, this.tongue), reason })}</p>
      ${this.version(record, older, true)}
    </div>`;
  }

  private version(
    view: views.RecordView,
    { record, marks, doneBy, enteredBy, late }: views.RecordVersion,
    struck: boolean,
  ): TemplateResult {
    const happened = sayInstant(record.happened, this.tongue, record.precision);
    const wrap = (content: unknown): unknown => (struck ? html`<s>${content}</s>` : content);
    return html`<dl>
        <dt>${this.tell(texts.happened)}</dt>
        <dd class="number">
          ${wrap(happened)}
          ${record.precision === "day" ? html`<span class="muted small">${this.tell(texts["day-only"])}</span>` : nothing}
        </dd>
        ${
          view.place
            ? html`<dt>${this.tell(texts.place)}</dt>
                <dd>
                  <button type="button" class="link" @click=${() => this.send("gj-open", { place: view.place?.id })}>
                    ${this.tell(view.place.title)}
                  </button>
                </dd>`
            : nothing
        }
        ${
          doneBy
            ? html`<dt>${this.tell(texts["done-by"])}</dt>
                <dd>${wrap(this.tell(doneBy))}</dd>`
            : nothing
        }
        <dt>${this.tell(texts.received)}</dt>
        <dd class="number">
          ${sayInstant(record.received, this.tongue)} · ${this.tell(enteredBy)}
          ${late ? html`<span class="tag">${this.tell(texts.late)}</span>` : nothing}
        </dd>
      </dl>
      ${
        marks.length
          ? html`<ul>
              ${marks.map(
                (mark) =>
                  html`<li>
                    ${wrap(html`<b>${this.tell(mark.title)}</b> <span class=${mark.result === "fail" ? "bad" : ""}>${this.result(mark)}</span>`)}${mark.note ? html`<p class="small muted">${wrap(mark.note)}</p>` : nothing}
                  </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  private result({ result, count }: Mark): string {
    const known = Object.hasOwn(texts, result) ? this.tell(texts[result as "done"]) : result;
    return count === undefined ? known : `${known} × ${count}`;
  }

  private form(view: views.RecordView): TemplateResult {
    const fault = this.lacksReason ? "fault" : nothing;
    return html`<form novalidate @submit=${(event: Event) => this.submit(event, view)}>
      ${this.editing === "correct" ? this.fields(view) : this.version(view, view.inForce, true)}
      <label class="field" for="reason">${this.tell(texts.reason)}</label>
      <textarea
        id="reason"
        required
        maxlength="2000"
        aria-invalid=${this.lacksReason ? "true" : "false"}
        aria-describedby=${fault}
        placeholder=${this.tell(texts["reason-hint"])}
      ></textarea>
      ${this.lacksReason ? html`<p class="bad small" id="fault">${this.tell(texts["reason-missing"])}</p>` : nothing}
      <div class="actions">
        <button type="submit" class="primary">
          ${this.tell(this.editing === "withdraw" ? texts.withdraw : texts.save)}
        </button>
        <button type="button" @click=${() => this.stop()}>${this.tell(texts.cancel)}</button>
      </div>
    </form>`;
  }

  private fields({ inForce, kind }: views.RecordView): TemplateResult {
    return html`<label class="field" for="happened">${this.tell(texts.happened)}</label>
      <input
        id="happened"
        type="datetime-local"
        .value=${this.happened}
        @change=${(event: Event) => (this.happened = (event.target as HTMLInputElement).value || this.happened)}
      />
      <ul>
        ${this.marks.map((mark, at) => {
          const title = this.tell(inForce.marks[at]?.title) || mark.row;
          return html`<li class=${mark.dropped ? "dropped" : ""}>
            <b id="m${at}">${title}</b>
            <div class="edit">
              ${kind === "inspection" ? this.answer(mark, at) : nothing}
              ${
                kind === "log"
                  ? html`<button
                      type="button"
                      class="quiet"
                      aria-describedby="m${at}"
                      @click=${() => this.toggle(mark, at)}
                    >
                      ${this.tell(mark.dropped ? texts.restore : texts.drop)}
                    </button>`
                  : nothing
              }
            </div>
            ${kind === "inspection" ? html`<input aria-label="${this.tell(texts.note)}: ${title}" maxlength="2000" .value=${mark.note ?? ""} placeholder=${this.tell(texts.note)} @change=${(event: Event) => this.renote(mark, at, (event.target as HTMLInputElement).value)} />` : nothing}
          </li>`;
        })}
      </ul>`;
  }

  private toggle({ dropped, ...mark }: Mark & { readonly dropped?: true }, at: number): void {
    this.marks = this.marks.map((each, index) => (index === at ? (dropped ? mark : { ...mark, dropped: true }) : each));
  }

  private renote({ note: _note, ...mark }: Mark, at: number, note: string): void {
    this.marks = this.marks.map((each, index) =>
      index === at ? { ...mark, ...(note.trim() && { note: note.trim() }) } : each,
    );
  }

  private answer(mark: Mark, at: number): TemplateResult {
    const results = ["pass", "fail", "not-applicable"];
    const all = results.includes(mark.result) ? results : [mark.result, ...results];
    return html`<select
      aria-labelledby="m${at}"
      @change=${(event: Event) => this.change(at, { result: (event.target as HTMLSelectElement).value })}
    >
      ${all.map((result) => html`<option value=${result} .selected=${result === mark.result}>${this.result({ row: "", result })}</option>`)}
    </select>`;
  }
}
