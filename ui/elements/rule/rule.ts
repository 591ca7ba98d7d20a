import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Kind, Text, views } from "../../../core/index.ts";
import { words } from "../../words.ts";
import { GjElement } from "../element.ts";

const texts = {
  ...words,
  kind: { zh: "类别", en: "Kind" },
  topic: { zh: "对照项", en: "Topic" },
  standard: { zh: "质量要求", en: "Quality" },
  example: { zh: "示例", en: "example" },
  origin: { zh: "每个字段由谁写定", en: "Where each field was set" },
  site: { zh: "由项目文件写定", en: "set in the site file" },
  replaced: { zh: "被改写：", en: "replaced: " },
} as const satisfies Record<string, Text>;

const kinds: Readonly<Partial<Record<Kind, Text>>> = {
  frequency: { zh: "频次", en: "Frequency" },
  score: { zh: "评分", en: "Score" },
  guideline: { zh: "指引", en: "Guideline" },
};

/** A rule with its origin: what it says, its clause and topic, and for each field the file and line that set it. */
export class GjRule extends GjElement {
  static override styles = [
    GjElement.styles,
    css`
      article {
        padding: 1.1rem;
      }
      h2 {
        font-size: 1.3rem;
      }
      h3 {
        margin: 1.3rem 0 0.3rem;
        font-size: 1rem;
      }
      .id {
        color: var(--_muted);
        font-size: 0.875rem;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.35rem 1.1rem;
        margin-top: 0.9rem;
      }
      dt {
        color: var(--_muted);
        white-space: nowrap;
      }
      code {
        font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
        font-size: 0.875em;
      }
      .tag {
        margin-inline-start: 0.4em;
        padding: 0.1em 0.5em;
        border-radius: 6px;
        background: var(--_warn-tint);
        color: var(--_warn);
        font-size: 0.8125rem;
      }
      li {
        padding: 0.6rem 0;
        border-top: 1px solid var(--_line);
      }
      .field {
        color: var(--_muted);
        font-size: 0.875rem;
      }
      .field code {
        font-size: 0.75rem;
      }
      .places {
        color: var(--_muted);
        font-size: 0.8125rem;
      }
      s {
        opacity: 0.9;
      }
    `,
  ];

  @property({ attribute: false }) rule?: views.RuleView;

  protected override render(): TemplateResult {
    const { rule } = this;
    if (!rule) return html``;
    const lines: (readonly [Text, unknown])[] = [
      [texts.often, rule.howOften && this.tell(rule.howOften)],
      [texts.standard, rule.standard && this.tell(rule.standard)],
      [
        texts.clause,
        rule.clauses.length &&
          rule.clauses
            .map(({ source, clause }) => [this.tell(source), clause].filter(Boolean).join(" "))
            .join(this.tongue === "zh" ? "；" : "; "),
      ],
      [texts.topic, rule.topic && html`${this.tell(rule.topic.title)} <code>${rule.topic.id}</code>`],
      [texts.kind, this.tell(kinds[rule.kind]) || rule.kind],
      [
        texts.ruleset,
        html`<code>${rule.ruleset}</code
          >${rule.example ? html`<span class="tag">${this.tell(texts.example)}</span>` : nothing}`,
      ],
    ];
    return html`<article class="card">
      <h2 class="name">${this.tell(rule.title)}</h2>
      <p class="id">${this.tell(rule.area.title)} · ${this.tell(rule.block.title)} · <code>${rule.rule}</code></p>
      <dl>
        ${lines.map(([title, value]) =>
          value
            ? html`<dt>${this.tell(title)}</dt>
                <dd>${value}</dd>`
            : nothing,
        )}
      </dl>
      <h3>${this.tell(texts.origin)}</h3>
      <ul>
        ${rule.origins.map((origin) => this.origin(origin))}
      </ul>
    </article>`;
  }

  private origin({ field, title, where, value, places }: views.FieldOrigin): TemplateResult {
    const shown = places.map(({ file, line }) => `${file}:${line}`);
    const last = shown.at(-1);
    return html`<li>
      <p class="field">
        <span class="name">${this.tell(title)}</span>${where ? html` · ${this.tell(where)}` : nothing}
        ${this.tell(title) === field ? nothing : html`<code>${field}</code>`}
      </p>
      <p>${this.tell(value)}</p>
      <p class="places">
        ${last ? html`<code>${last}</code>` : this.tell(texts.site)}${shown.length > 1 ? html` (${this.tell(texts.replaced)}${shown.slice(0, -1).map((place) => html`<s><code>${place}</code></s> `)})` : nothing}
      </p>
    </li>`;
  }
}
