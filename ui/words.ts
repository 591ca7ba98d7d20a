import type { Text } from "../core/index.ts";

/** Words that several elements and pages say. */
export const words = {
  place: { zh: "位置", en: "Place" },
  block: { zh: "区块", en: "Block" },
  rule: { zh: "条款", en: "Rule" },
  ruleset: { zh: "标准", en: "Ruleset" },
  clause: { zh: "依据", en: "Clause" },
  often: { zh: "频次", en: "How often" },
  all: { zh: "全部", en: "All" },
  "done-by": { zh: "执行人", en: "Done by" },
  "not-named": { zh: "不注明", en: "Not named" },
  late: { zh: "迟录", en: "Entered late" },
  done: { zh: "已做", en: "Done" },
  pass: { zh: "合格", en: "Pass" },
  fail: { zh: "不合格", en: "Fail" },
  "not-applicable": { zh: "不适用", en: "N/A" },
  faults: { zh: "{n} 处缺陷", en: "{n} fault(s)" },
} as const satisfies Record<string, Text>;
