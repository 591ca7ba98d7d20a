import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Text, Verdict, views } from "../../../core/index.ts";
import { badgeStyles, verdicts } from "../../styles/verdict.ts";
import { icon } from "../../styles/icons.ts";
import { words } from "../../words.ts";
import { GjElement } from "../element.ts";
import { styles } from "./styles.ts";
import { sayMonth } from "../lang.ts";

const texts = {
  ...words,
  title: { zh: "{month}达标率", en: "Compliance, {month}" },
  rules: { zh: "条款", en: "Rules" },
  done: { zh: "作业", en: "Done" },
  inspected: { zh: "检查", en: "Inspected" },
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
  static override styles = [GjElement.styles, badgeStyles, styles];

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
              <summary>${icon("down")}${this.tell(texts.rules)} (${entry.rows.length})</summary>
              <table>
                ${this.head(texts.rule)}
                <tbody>
                  ${entry.rows.map(
                    (row) =>
                      html`<tr>
                        <th scope="row"><span class="name">${this.tell(row.title)}</span></th>
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
    return html`<colgroup>
        <col class="what" />
        <col class="figure" />
        <col />
      </colgroup>
      <thead class="visually-hidden">
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
