import { css, html, type TemplateResult } from "lit";
import type { Lang, Text, views } from "../../core/index.ts";
import { words } from "../words.ts";
import { tell } from "../elements/lang.ts";
import { icon, type Icon } from "./icons.ts";

type Says = views.FindingView["verdict"];

export const verdicts: Readonly<Record<Says, { readonly title: Text; readonly icon: Icon }>> = {
  met: { title: { zh: "达标", en: "Met" }, icon: "check" },
  late: { title: { zh: "逾期完成", en: "Late" }, icon: "clock" },
  short: { title: { zh: "不足", en: "Short" }, icon: "half" },
  failed: { title: { zh: "不合格", en: "Failed" }, icon: "cross" },
  overdue: { title: { zh: "逾期未办", en: "Overdue" }, icon: "alert" },
  missed: { title: { zh: "漏办", en: "Missed" }, icon: "empty" },
  due: { title: { zh: "待办", en: "Due" }, icon: "clock" },
  pending: { title: { zh: "待触发", en: "Pending" }, icon: "clock" },
  unset: { title: { zh: "未定值", en: "Unset" }, icon: "question" },
  unknown: { title: { zh: "无据", en: "Unknown" }, icon: "question" },
  waived: { title: { zh: "已豁免", en: "Waived" }, icon: "shield" },
  "not-applicable": { title: { zh: "不适用", en: "Not applicable" }, icon: "slash" },
  error: { title: { zh: "出错", en: "Error" }, icon: "alert" },
  "entered-late": { title: words.late, icon: "clock" },
};

/** A verdict, or that a record was entered late, as a sign and a word. */
export const badge = (verdict: Says, lang: Lang): TemplateResult =>
  html`<span class="badge ${verdict}" part="verdict"
    >${icon(verdicts[verdict].icon)}${tell(verdicts[verdict].title, lang)}</span
  >`;

export const badgeStyles = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    padding: 0.12em 0.6em 0.12em 0.45em;
    border: 1px solid transparent;
    border-radius: 99px;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.5;
    white-space: nowrap;
  }
  .badge .icon {
    width: 1em;
    height: 1em;
    stroke-width: 2.6;
  }
  .badge.met {
    background: var(--_good-tint);
    color: var(--_good);
  }
  .badge.late,
  .badge.short {
    background: var(--_warn-tint);
    color: var(--_warn);
  }
  .badge.failed,
  .badge.missed,
  .badge.error {
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .badge.overdue {
    background: var(--_bad);
    color: var(--_card);
  }
  .badge.due {
    background: var(--_tint);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .badge {
      border-color: CanvasText;
    }
  }
`;
