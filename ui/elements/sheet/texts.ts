import type { Text } from "../../../core/index.ts";

export const texts = {
  row: { zh: "条目", en: "Row" },
  kept: { zh: "达标 {met}/{judged}", en: "{met} of {judged} kept" },
  unjudged: { zh: "保存后判定", en: "judged once saved" },
  times: { zh: "共 {times} 次", en: "{times} in all" },
  same: { zh: "同前一日", en: "Same as the day before" },
  undo: { zh: "撤回", en: "Undo" },
  save: { zh: "保存 {n} 天", en: "Save {n} day(s)" },
  "save-none": { zh: "保存", en: "Save" },
  keys: {
    zh: "方向键移动；空格或 1–9 填写；0 清除；= 同前一日；可粘贴 Excel 区块（1 √ ✓ 为已做，空 x × 为未做）。",
    en: "Arrows move; space or 1–9 fill in; 0 clears; = same as the day before; paste a block from Excel (1 √ ✓ done; empty x × not done).",
  },
  taps: { zh: "点一下加一次，点满后归零。", en: "A tap adds one; after the most it starts again." },
  typed: { zh: "未保存 {n} 格", en: "{n} cell(s) not saved" },
  pasted: { zh: "已粘贴：{done} 格已做，{empty} 格未做。", en: "Pasted: {done} done, {empty} not done." },
  unread: {
    zh: "{n} 格看不懂，没有改动（如“{example}”）。",
    en: "{n} cell(s) could not be read and stay as they were (such as “{example}”).",
  },
  outside: {
    zh: "{n} 格超出表格或还没到日子，已略去。",
    en: "Left out: {n} cell(s) beyond the sheet or in the future.",
  },
  recorded: {
    zh: "这一格已有记录 {n} 次，不能在此减少；请打开那条记录更正。",
    en: "{n} already recorded here. To lower it, open that record and correct it.",
  },
  future: { zh: "还没到这一天。", en: "This day has not come yet." },
  late: {
    zh: "{n} 天已过录入期限，将标为迟录。",
    en: "{n} day(s) past the time for entry will be marked as entered late.",
  },
  across: {
    zh: "跨月的周或时段按整段数：表外的日子已做 {n} 次，也算在内。",
    en: "A week or window that crosses the month counts whole: {n} done on days outside this sheet count too.",
  },
  "late-day": { zh: "迟录", en: "late" },
  closed: { zh: "不要求", en: "not asked" },
  restored: { zh: "已恢复上次未保存的 {n} 格。", en: "Back again: {n} unsaved cell(s)." },
  empty: { zh: "这个位置没有要登记的条目。", en: "There is nothing to log at this place." },
} as const satisfies Record<string, Text>;
