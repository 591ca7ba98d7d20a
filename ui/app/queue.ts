import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { GjElement } from "../elements/element.ts";
import { sayInstant } from "../elements/lang.ts";
import { icon } from "../styles/icons.ts";
import type { Context } from "./context.ts";
import { forget, retry, waiting, type Waiting } from "./outbox.ts";
import { pageStyles } from "./page.ts";
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
      .bad {
        color: var(--_bad);
      }
    `,
  ];
  @property({ attribute: false }) context?: Context;
  @state() private sure = "";

  protected override render(): TemplateResult {
    const all = waiting();
    return html`<div class="wide">
      <h1>${this.tell(texts.queue)}</h1>
      ${
        all.length
          ? html`<p class="muted">${this.tell(texts["queue-hint"])}</p>
              ${all.map((entry) => this.entry(entry))}`
          : html`<div class="blank">${icon("check")}<b>${this.tell(texts["queue-empty"])}</b></div>`
      }
    </div>`;
  }

  private entry({ record, person, refused }: Waiting): TemplateResult {
    const own = person === this.context?.session.person.id;
    const sure = this.sure === record.id;
    return html`<div class="card">
      <p><b>${record.form}</b> ${record.place ?? ""}</p>
      <p class="muted small number">
        ${record.happened ? sayInstant(record.happened, this.tongue, record.precision) : nothing}
      </p>
      ${refused ? html`<p class="bad">${this.tell(texts["not-taken"], { why: `${refused.title} ${refused.detail}` })}</p>` : nothing}
      ${own ? nothing : html`<p class="muted">${this.tell(texts["other-person"], { who: person })}</p>`}
      <div class="actions">
        ${own ? html`<button type="button" @click=${() => this.again(record.id)}>${this.tell(texts["send-now"])}</button>` : nothing}
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

  private drop(id: string, sure: boolean): void {
    if (sure) forget(id);
    this.sure = sure ? "" : id;
    this.send("gj-queue", {});
  }
}
