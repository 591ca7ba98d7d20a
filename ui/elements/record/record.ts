import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Mark, views } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { GjElement } from "../element.ts";
import { sayInstant } from "../lang.ts";
import { alike, type Alike } from "./marks.ts";
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
  /** People to choose from for who did it, where it is corrected. */
  @property({ attribute: false }) people: readonly views.Named[] = [];
  @state() private editing: "correct" | "withdraw" | undefined;

  private edit(editing: "correct" | "withdraw"): void {
    this.editing = editing;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("gj-record-form")?.focus());
  }

  private close(): void {
    this.editing = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".actions button")?.focus());
  }

  protected override render(): TemplateResult {
    const { record } = this;
    if (!record) return html``;
    const { history, withdrawn } = record;
    return html`<article class="card">
      <h2>${this.tell(record.title)}</h2>
      ${withdrawn ? html`<p class="notice bad">${icon("slash")}<span>${this.tell(texts.withdrawn, { reason: withdrawn.reason })}</span></p>` : nothing}
      ${
        this.editing
          ? html`${this.editing === "withdraw" ? this.version(record, record.inForce, true) : nothing}
              <gj-record-form
                .record=${record}
                .people=${this.people}
                ?withdraw=${this.editing === "withdraw"}
                .done=${() => this.close()}
              ></gj-record-form>`
          : this.version(record, record.inForce, withdrawn !== undefined)
      }
      ${
        this.correctable && !withdrawn && !this.editing
          ? html`<div class="actions">
              <button type="button" @click=${() => this.edit("correct")}>
                ${icon("pen")}${this.tell(texts.correct)}
              </button>
              <button type="button" class="quiet" @click=${() => this.edit("withdraw")}>
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
              ${alike(marks, marks).map((group) => this.line(view, group, wrap))}
            </ul>`
          : nothing
      }`;
  }

  private line(view: views.RecordView, { title, marks }: Alike, wrap: (content: unknown) => unknown): TemplateResult {
    const { result = "", note } = marks[0] ?? {};
    const times = marks.length > 1 ? ` × ${marks.length}` : "";
    return html`<li>
      ${wrap(html`<b class="name">${this.tell(title)}</b> <span class=${result === "fail" ? "bad" : ""}>${this.result(view, marks[0])}${times}</span>`)}${note ? html`<p class="small muted">${wrap(note)}</p>` : nothing}
    </li>`;
  }

  /** What a mark says, in the words of its checklist: 9 of 10 points, 2 found. */
  private result({ definition }: views.RecordView, mark: Mark | undefined): string {
    const { row = "", result = "", count } = mark ?? {};
    const known = Object.hasOwn(texts, result) ? this.tell(texts[result as "done"]) : result;
    if (count === undefined) return known;
    const method = definition?.method;
    if (method === "points") return this.tell(texts.points, { count, max: definition?.rows[row]?.points ?? 0 });
    if (method === "deductions" || method === "faults") return this.tell(texts[method], { n: count });
    return `${known} × ${count}`;
  }
}
