import { words } from "../../words.ts";
import type { Text } from "../../../core/index.ts";

export const texts = {
  ...words,
  happened: { zh: "发生时间", en: "Happened" },
  received: { zh: "收到", en: "Received" },
  withdrawn: { zh: "已撤销：{reason}", en: "Withdrawn: {reason}" },
  history: { zh: "更正前的内容", en: "Before correction" },
  replaced: { zh: "于 {when} 被更正：{reason}", en: "Corrected {when}: {reason}" },
  correct: { zh: "更正", en: "Correct" },
  withdraw: { zh: "撤销这条记录", en: "Withdraw this record" },
  reason: { zh: "理由（必填）", en: "Reason (required)" },
  "reason-hint": { zh: "例如：点错了行", en: "For example: wrong row tapped" },
  "reason-missing": {
    zh: "请写明理由；更正与撤销都会留下原来的内容。",
    en: "Please give a reason; what stood before is kept.",
  },
  future: { zh: "这个时间还没有到。", en: "This time has not come yet." },
  save: { zh: "保存更正", en: "Save the correction" },
  cancel: { zh: "取消", en: "Cancel" },
  "day-only": { zh: "只知到日", en: "known to the day" },
  points: { zh: "{count} 分（满分 {max}）", en: "{count} of {max} points" },
  deductions: { zh: "{n} 处问题", en: "{n} finding(s)" },
  "marks-missing": {
    zh: "至少要留一项；整条都没做，请撤销这条记录。",
    en: "Leave at least one row. If none of it was done, withdraw the record.",
  },
  send: { zh: "重新提交", en: "Send again" },
} as const satisfies Record<string, Text>;
