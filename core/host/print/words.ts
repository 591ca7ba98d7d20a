import type { Lang, Text } from "../../text/text.ts";

/** The words of printed pages and of the command line's reports. */
export const WORDS = {
  report: { zh: "标准执行情况", en: "Was the standard kept?" },
  example: { zh: "示例数据", en: "example data" },
  draft: { zh: "草稿：内容已改而版本未变", en: "draft: changed, with its version unchanged" },
  byBlock: { zh: "分区块", en: "By block" },
  block: { zh: "区块", en: "Block" },
  done: { zh: "作业", en: "Done" },
  inspected: { zh: "检查", en: "Inspected" },
  beside: { zh: "另有（不计入达标率）", en: "Beside (not in the share)" },
  nothing: { zh: "没有需要处理的判定。", en: "Nothing that needs attention." },
  how: {
    zh: "达标率 = 达标 ÷ 已判定（达标、逾期完成、不足、不合格、逾期未办、漏办）；其余判定列在旁边，不计入。应办事项计入其时段结束的日期。",
    en: "Share = met ÷ judged (met, late, short, failed, overdue, missed); every other verdict stands beside it. A duty counts on the day its window ends.",
  },
  records: { zh: "记录", en: "records" },
  head: { zh: "记录链末端", en: "head of the record chain" },
  number: { zh: "序号", en: "No." },
  item: { zh: "项目与要求", en: "What and how" },
  often: { zh: "频次", en: "How often" },
  quality: { zh: "质量要求", en: "What good looks like" },
  who: { zh: "责任岗位", en: "Who" },
  pass: { zh: "检查合格线", en: "Pass line of an inspection" },
  unset: { zh: "未定值", en: "unset" },
  version: { zh: "版本", en: "version" },
} as const satisfies Record<string, Text>;

/** All of them in one language. */
export function wordsIn(lang: Lang): Record<keyof typeof WORDS, string> {
  return Object.fromEntries(Object.entries(WORDS).map(([key, text]) => [key, text[lang]])) as Record<
    keyof typeof WORDS,
    string
  >;
}
