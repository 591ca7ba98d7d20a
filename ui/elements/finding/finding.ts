import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Text, views } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { badge, badgeStyles } from "../../styles/verdict.ts";
import { words } from "../../words.ts";
import { GjElement } from "../element.ts";
import { sayInstant } from "../lang.ts";

const texts = {
  ...words,
  needed: { zh: "应有", en: "Needed" },
  found: { zh: "实有", en: "Found" },
  window: { zh: "时段", en: "Window" },
  records: { zh: "依据的记录", en: "Records used" },
  beside: { zh: "在时段内、未计入的记录", en: "In the window, not counted" },
  none: { zh: "没有记录", en: "No record" },
  now: { zh: "现在可以做", en: "What to do now" },
  open: { zh: "打开记录", en: "Open the record" },
} as const satisfies Record<string, Text>;

/** A date or a time breaks into no two lines. */
const whole = (text: string): unknown[] =>
  text.split(/([0-9]+(?:[-:][0-9]+)+)/).map((part, i) => (i % 2 ? html`<span class="whole">${part}</span>` : part));

/**
 * A finding as a card: which row, where, when, needed and found, the records, and what to do now.
 * @fires gj-open - a rule, place or record was chosen; detail: { rule } | { place } | { record }
 */
export class GjFinding extends GjElement {
  static override styles = [
    GjElement.styles,
    badgeStyles,
    css`
      article {
        padding: 1rem;
      }
      header {
        display: flex;
        gap: 0.6rem;
        align-items: flex-start;
        justify-content: space-between;
      }
      h2 {
        font-size: 1.0625rem;
      }
      .where {
        color: var(--_muted);
        font-size: 0.875rem;
      }
      .sentence {
        margin-top: 0.5rem;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.2rem 0.9rem;
        margin-top: 0.6rem;
        font-size: 0.9rem;
      }
      dt {
        color: var(--_muted);
        white-space: nowrap;
      }
      .pair {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        margin-top: 0.7rem;
      }
      .pair > div {
        flex: 1 1 8rem;
        padding: 0.5rem 0.75rem;
        border-radius: 10px;
        background: var(--_sunken);
      }
      .pair small {
        display: block;
        color: var(--_muted);
        font-size: 0.8125rem;
      }
      .pair b {
        font-size: 1.0625rem;
        font-weight: 650;
      }
      .lines {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem;
      }
      .line {
        padding: 0.3em 0.75em;
        border-radius: 10px;
        font-size: 0.875rem;
        font-weight: 500;
      }
      .hint {
        display: flex;
        gap: 0.55rem;
        margin-top: 0.8rem;
        padding: 0.6rem 0.8rem;
        border-radius: 10px;
        background: var(--_tint);
        color: var(--_ink);
        font-size: 0.9375rem;
      }
      .hint .icon {
        margin-top: 0.2em;
        color: var(--_accent);
      }
      .hint b {
        font-weight: 650;
      }
      .link {
        min-width: 0;
        min-height: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        text-decoration: underline;
        text-decoration-color: var(--_edge);
        text-underline-offset: 0.22em;
      }
      .where .link {
        color: var(--_accent);
      }
    `,
  ];

  @property({ attribute: false }) finding?: views.FindingView;

  protected override render(): TemplateResult {
    const { finding } = this;
    if (!finding) return html``;
    const [record] = finding.records;
    // a record that was entered late is about itself, not about a rule
    const opens = finding.kind === "entry" && record ? { record: record.id } : { rule: finding.rule };
    const around = finding.around.map(({ title }) => this.tell(title)).join(" · ");
    return html`<article class="card" part="card" aria-labelledby="title">
      <header>
        <div>
          <h2 id="title">
            <button type="button" class="link" @click=${() => this.send("gj-open", opens)}>
              <span class="name">${this.tell(finding.title)}</span>
            </button>
          </h2>
          <p class="where">
            <button type="button" class="link" @click=${() => this.send("gj-open", { place: finding.subject.id })}>
              ${this.tell(finding.subject.title)}</button
            >${around ? html` · ${around}` : nothing}
          </p>
        </div>
        ${badge(finding.verdict, this.tongue)}
      </header>
      <p class="sentence">${this.tell(finding.sentence)}</p>
      ${finding.needed || finding.found ? this.pair(finding) : nothing}
      <dl>
        <dt>${this.tell(texts.window)}</dt>
        <dd>${this.tell(finding.window)}</dd>
        ${
          finding.howOften
            ? html`<dt>${this.tell(texts.often)}</dt>
                <dd>${this.tell(finding.howOften)}</dd>`
            : nothing
        }
        ${
          finding.clauses.length
            ? html`<dt>${this.tell(texts.clause)}</dt>
                <dd>${finding.clauses.map((clause) => this.clause(clause))}</dd>`
            : nothing
        }
        <dt>${this.tell(texts.records)}</dt>
        <dd>${finding.records.length ? this.lines(finding.records) : this.tell(texts.none)}</dd>
        ${
          finding.beside.length
            ? html`<dt>${this.tell(texts.beside)}</dt>
                <dd>${this.lines(finding.beside)}</dd>`
            : nothing
        }
      </dl>
      ${
        this.tell(finding.hint)
          ? html`<p class="hint">
              ${icon("next")}<span><b>${this.tell(texts.now)}</b> ${this.tell(finding.hint)}</span>
            </p>`
          : nothing
      }
    </article>`;
  }

  private pair({ needed, found }: views.FindingView): TemplateResult {
    return html`<div class="pair number">
      <div><small>${this.tell(texts.needed)}</small><b>${whole(this.tell(needed) || "—")}</b></div>
      <div><small>${this.tell(texts.found)}</small><b>${whole(this.tell(found) || "—")}</b></div>
    </div>`;
  }

  private clause({ source, clause }: views.ClauseView): TemplateResult {
    return html`<span>${this.tell(source)}${clause ? html` ${clause}` : nothing} </span>`;
  }

  private lines(lines: readonly views.RecordLine[]): TemplateResult {
    return html`<div class="lines">
      ${lines.map(
        ({ id, happened, precision, doneBy }) =>
          html`<button
            type="button"
            class="line number"
            title=${this.tell(texts.open)}
            @click=${() => this.send("gj-open", { record: id })}
          >
            ${sayInstant(happened, this.tongue, precision)}${doneBy ? html` · ${this.tell(doneBy)}` : nothing}
          </button>`,
      )}
    </div>`;
  }
}
