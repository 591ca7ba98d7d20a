import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { GjElement } from "../elements/element.ts";
import { sayInstant, wallIn } from "../elements/lang.ts";
import { icon } from "../styles/icons.ts";
import { inspectionKey, type Context } from "./context.ts";
import { keep } from "../device.ts";
import { placesOf } from "./months.ts";
import { forget, retry, waiting, type Waiting } from "./outbox.ts";
import { pageStyles } from "./page.ts";
import { hashOf } from "./route.ts";
import { texts } from "./texts.ts";

/** Records on this device that the server does not have yet. */
export class QueuePage extends GjElement {
  static override styles = [
    GjElement.styles,
    pageStyles,
    css`
      .wide {
        max-width: 46rem;
      }
      .card {
        margin-top: 0.7rem;
        padding: 0.9rem 1rem;
      }
      .actions {
        display: flex;
        gap: 0.5rem;
        margin-top: 0.5rem;
      }
      h2 {
        margin-top: 1.6rem;
        font-size: 1.0625rem;
      }
      .bad {
        color: var(--_bad);
      }
    `,
  ];
  @property({ attribute: false }) context?: Context;
  @state() private sure = "";

  protected override render(): TemplateResult {
    const all = waiting();
    const left = all.filter(({ refused }) => !refused);
    const refused = all.filter((entry) => entry.refused);
    return html`<div class="wide">
      <h1>${this.tell(texts.queue)}</h1>
      ${
        left.length
          ? html`<p class="muted">${this.tell(texts["queue-hint"])}</p>
              ${left.map((entry) => this.entry(entry))}`
          : nothing
      }
      ${
        refused.length
          ? html`<h2>${this.tell(texts["queue-refused"])}</h2>
              <p class="muted">${this.tell(texts["refused-hint"])}</p>
              ${refused.map((entry) => this.entry(entry))}`
          : nothing
      }
      ${all.length ? nothing : html`<div class="blank">${icon("check")}<b>${this.tell(texts["queue-empty"])}</b></div>`}
    </div>`;
  }

  private entry(entry: Waiting): TemplateResult {
    const { record, person, refused, about } = entry;
    const site = this.context?.site;
    const own = person === this.context?.session.person.id;
    const sure = this.sure === record.id;
    const place = about?.place ?? placesOf(site?.places ?? []).find(({ id }) => id === record.place)?.title;
    const [why, ...more] = [refused?.title, refused?.detail].filter(Boolean);
    return html`<div class="card">
      <p><b>${about ? this.tell(about.what) : record.form}</b> ${place ? this.tell(place) : (record.place ?? "")}</p>
      <p class="muted small number">
        ${record.happened && site ? sayInstant(wallIn(record.happened, site.timezone), this.tongue, record.precision) : nothing}
      </p>
      ${why ? html`<p class="bad">${this.tell(texts["not-taken"], { why: [why, ...more].join(" ") })}</p>` : nothing}
      ${own ? nothing : html`<p class="muted">${this.tell(texts["other-person"], { who: person })}</p>`}
      <div class="actions">
        ${own ? html`<button type="button" @click=${() => this.again(record.id)}>${this.tell(refused ? texts.retry : texts["send-now"])}</button>` : nothing}
        ${own && refused && record.withdraws === undefined ? html`<button type="button" @click=${() => this.edit(entry)}>${this.tell(texts.edit)}</button>` : nothing}
        <button type="button" class="quiet" @click=${() => this.drop(record.id, sure)}>
          ${this.tell(sure ? texts["discard-sure"] : texts.discard)}
        </button>
      </div>
    </div>`;
  }

  private again(id: string): void {
    retry(id);
    this.send("gj-flush", {});
  }

  /** To its form; the answers of an inspection stand in its checklist again. */
  private edit({ record, person }: Waiting): void {
    const { id, site, place = "", form, marks = [], corrects } = record;
    if (corrects !== undefined || marks.every(({ result }) => result === "done"))
      return this.context?.go(hashOf("queue", id));
    if (!keep(inspectionKey(person, site, place, form), JSON.stringify(marks))) return;
    forget(id);
    this.send("gj-queue", {});
    this.context?.go(hashOf("place", place));
  }

  private drop(id: string, sure: boolean): void {
    if (sure) forget(id);
    this.sure = sure ? "" : id;
    this.send("gj-queue", {});
  }
}
