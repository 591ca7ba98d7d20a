import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Text, Verdict, views } from "../../../core/index.ts";
import { badgeStyles, verdicts } from "../../styles/verdict.ts";
import { icon } from "../../styles/icons.ts";
import { GjElement } from "../element.ts";
import { sayMonth } from "../lang.ts";

const texts = {
  title: { zh: "{month}达标率", en: "Compliance, {month}" },
  block: { zh: "区块", en: "Block" },
  row: { zh: "条款", en: "Rule" },
  done: { zh: "作业", en: "Done" },
  inspected: { zh: "检查", en: "Inspected" },
  all: { zh: "全部", en: "All" },
  share: { zh: "达标 {met} / 应判 {judged}", en: "met {met} of {judged} judged" },
  nothing: { zh: "没有可判定的应办事项", en: "Nothing was judged" },
  open: { zh: "看“{what}”的判定", en: "See the findings of “{what}”" },
  empty: { zh: "这个月还没有可判定的应办事项。", en: "Nothing to judge in this month yet." },
} as const satisfies Record<string, Text>;

type Kind = "frequency" | "score";

/**
 * Compliance of a month by block, done and inspected apart; each number opens its findings.
 * @fires gj-open - a number was chosen; detail: { findings: { area, block?, rule?, kind, verdict?, from, to } }
 */
export class GjCompliance extends GjElement {
  static override styles = [
    GjElement.styles,
    badgeStyles,
    css`
      .shares {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
        gap: 0.8rem;
        margin-bottom: 1rem;
      }
      .share {
        padding: 1rem 1.1rem;
      }
      .share small {
        color: var(--_muted);
      }
      .big {
        font-size: 2.3rem;
        font-weight: 680;
        line-height: 1.2;
        letter-spacing: -0.02em;
      }
      .big sub {
        font-size: 0.5em;
        vertical-align: baseline;
      }
      section {
        margin-top: 0.8rem;
      }
      table {
        table-layout: fixed;
        width: 100%;
        border-collapse: collapse;
      }
      caption {
        padding: 0.9rem 1rem 0.3rem;
        font-size: 1.0625rem;
        font-weight: 650;
        text-align: start;
      }
      th,
      td {
        padding: 0.5rem 1rem;
        border-top: 1px solid var(--_line);
        font-weight: 400;
        text-align: start;
        vertical-align: top;
      }
      thead th {
        border-top: 0;
        color: var(--_muted);
        font-size: 0.8125rem;
      }
      tbody th {
        width: 24%;
      }
      tbody td:nth-of-type(1) {
        width: 36%;
      }
      .bar {
        display: block;
        width: 100%;
        height: 6px;
        margin: 0.25rem 0 0.2rem;
        border-radius: 3px;
        overflow: hidden;
      }
      .bar .ground {
        fill: var(--_line);
      }
      .bar .met {
        fill: var(--_good);
      }
      .number-button {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.5em;
        align-items: baseline;
        align-content: center;
        justify-content: start;
        width: 100%;
        max-width: 22rem;
        min-width: 0;
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
      }
      .number-button:hover strong {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .number-button small {
        color: var(--_muted);
        font-weight: 400;
      }
      strong {
        font-size: 1.0625rem;
        font-weight: 660;
      }
      .others {
        display: flex;
        flex-wrap: wrap;
        gap: 0.15rem 0.35rem;
      }
      .others button {
        min-height: 44px;
        padding: 0;
        border: 0;
        background: none;
      }
      details > summary {
        display: flex;
        gap: 0.4rem;
        align-items: center;
        min-height: 44px;
        padding: 0 1rem;
        border-top: 1px solid var(--_line);
        color: var(--_accent);
        font-size: 0.9rem;
        cursor: pointer;
      }
      details[open] > summary .icon {
        rotate: 180deg;
      }
      .empty {
        padding: 2rem 1rem;
        color: var(--_muted);
        text-align: center;
      }
      @media (max-width: 560px) {
        table,
        caption,
        tbody,
        tr,
        td,
        tbody th {
          display: block;
          width: auto;
        }
        thead {
          position: absolute;
          clip-path: inset(50%);
        }
        tbody tr {
          padding: 0.6rem 1rem;
          border-top: 1px solid var(--_line);
        }
        tbody th,
        tbody td:nth-of-type(n) {
          width: auto;
          padding: 0;
          border: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) compliance?: views.ComplianceView;

  protected override render(): TemplateResult {
    const { compliance } = this;
    if (!compliance || compliance.blocks.length === 0) return html`<p class="empty">${this.tell(texts.empty)}</p>`;
    return html`
      <h2 class="visually-hidden">${this.tell(texts.title, { month: sayMonth(compliance.month, this.tongue) })}</h2>
      <div class="shares">
        ${this.total(compliance.done, texts.done, "frequency")}
        ${this.total(compliance.inspected, texts.inspected, "score")}
      </div>
      ${compliance.blocks.map((block) => this.block(block))}
    `;
  }

  private total(share: views.Share, title: Text, kind: Kind): TemplateResult {
    return html`<div class="share card number" part="share">
      <p>${this.tell(title)}</p>
      <p class="big">${share.percent === undefined ? "—" : html`${share.percent.replace("%", "")}<sub>%</sub>`}</p>
      ${this.bar(share)}
      <small
        >${share.judged ? this.tell(texts.share, { met: share.met, judged: share.judged }) : this.tell(texts.nothing)}</small
      >
      ${this.others(share, { kind })}
    </div>`;
  }

  private block(entry: views.ComplianceBlock): TemplateResult {
    const query = { area: entry.area.id, block: entry.block.id };
    const title = this.tell(entry.block.title);
    return html`<section class="card" part="block">
      <table>
        <caption>
          ${title}
        </caption>
        ${this.head(texts.block)}
        <tbody>
          <tr>
            <th scope="row">${this.tell(texts.done)}</th>
            <td>${this.figure(entry.done, { ...query, kind: "frequency" }, title)}</td>
            <td>${this.others(entry.done, { ...query, kind: "frequency" })}</td>
          </tr>
          <tr>
            <th scope="row">${this.tell(texts.inspected)}</th>
            <td>${this.figure(entry.inspected, { ...query, kind: "score" }, title)}</td>
            <td>${this.others(entry.inspected, { ...query, kind: "score" })}</td>
          </tr>
        </tbody>
      </table>
      ${
        entry.rows.length
          ? html`<details>
              <summary>${icon("down")}${this.tell(texts.row)} (${entry.rows.length})</summary>
              <table>
                ${this.head(texts.row)}
                <tbody>
                  ${entry.rows.map(
                    (row) =>
                      html`<tr>
                        <th scope="row">${this.tell(row.title)}</th>
                        <td>${this.figure(row, { ...query, rule: row.rule }, this.tell(row.title))}</td>
                        <td>${this.others(row, { ...query, rule: row.rule })}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </details>`
          : nothing
      }
    </section>`;
  }

  private head(first: Text): TemplateResult {
    return html`<thead class="visually-hidden">
      <tr>
        <th scope="col">${this.tell(first)}</th>
        <th scope="col">%</th>
        <th scope="col">${this.tell(texts.all)}</th>
      </tr>
    </thead>`;
  }

  private open(query: object): void {
    const { compliance } = this;
    if (compliance)
      this.send("gj-open", { findings: { ...query, ended: "true", from: compliance.from, to: compliance.to } });
  }

  private figure(share: views.Share, query: object, what: string): TemplateResult {
    return html`<button type="button" class="number-button number" @click=${() => this.open(query)}>
      <span class="visually-hidden">${this.tell(texts.open, { what })}</span>
      <strong>${share.percent ?? "—"}</strong>
      <small>${share.judged ? `${share.met} / ${share.judged}` : this.tell(texts.nothing)}</small>
      ${this.bar(share)}
    </button>`;
  }

  private bar({ met, judged }: views.Share): TemplateResult {
    return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" width="100" height="1" />
      <rect class="met" width=${judged ? (100 * met) / judged : 0} height="1" />
    </svg>`;
  }

  private others(share: views.Share, query: object): TemplateResult {
    const rest = (Object.keys(verdicts) as Verdict[]).filter(
      (verdict) => verdict !== "met" && share.verdicts[verdict] > 0,
    );
    return html`<div class="others">
      ${rest.map(
        (verdict) =>
          html`<button type="button" @click=${() => this.open({ ...query, verdict })}>
            <span class="badge ${verdict}"
              >${icon(verdicts[verdict].icon)}${this.tell(verdicts[verdict].title)} ${share.verdicts[verdict]}</span
            >
          </button>`,
      )}
    </div>`;
  }
}
