import { words } from "../../words.ts";
import type { Text } from "../../../core/index.ts";

export const texts = {
  ...words,
  "all-pass": { zh: "全部合格", en: "All pass" },
  "all-pass-rest": { zh: "其余全部合格", en: "The rest pass" },
  "then-exceptions": { zh: "先点“全部合格”，再改例外项。", en: "Tap “All pass”, then change the exceptions." },
  critical: { zh: "关键项", en: "Critical" },
  recommended: { zh: "推荐项", en: "Recommended" },
  "note-for": { zh: "“{row}”的备注", en: "Note for “{row}”" },
  "note-hint": { zh: "哪里、什么情况", en: "Where, and what you saw" },
  answered: { zh: "已答 {done}/{all}", en: "{done} of {all} answered" },
  submit: { zh: "提交检查", en: "Submit inspection" },
  left: { zh: "还有 {n} 项没有答。", en: "No answer yet: {n} row(s)." },
  points: { zh: "得分（满分 {max}）", en: "Points (of {max})" },
  deductions: { zh: "发现问题数", en: "Findings" },
  faults: { zh: "缺陷数", en: "Faults" },
  restored: { zh: "已恢复上次未提交的填写。", en: "Your unsent answers are back." },
  empty: { zh: "这张检查表还没有条目。", en: "This checklist has no rows yet." },
  passed: { zh: "达到合格线", en: "Reaches the pass line" },
  below: { zh: "未达合格线", en: "Below the pass line" },
  required: { zh: "请把每一项答完。", en: "Please answer every row." },
} as const satisfies Record<string, Text>;
