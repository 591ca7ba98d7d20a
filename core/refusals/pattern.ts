import type { RefusalText } from "../refusal.ts";

/** Regular expressions of rulesets are a subset whose running time is bounded. */
export const pattern = {
  "pattern-broken": {
    text: { zh: "“{found}”不是有效的格式表达式。", en: "“{found}” is no valid pattern." },
    hint: {
      zh: "检查括号是否成对、方括号和反斜杠的用法；文字里的符号前加反斜杠。",
      en: "Look at brackets and backslashes; put a backslash before a mark that is meant as text.",
    },
    example: "pattern: '[A-Z]{3}-\\d{4}'",
  },
  "pattern-too-long": {
    text: { zh: "格式表达式最长 {max} 个字符。", en: "A pattern has at most {max} characters." },
    hint: { zh: "写短一些，或拆成两个字段。", en: "Shorten it, or make two fields." },
  },
  "pattern-not-supported": {
    text: { zh: "格式表达式里不能用 {found}。", en: "Patterns do not know {found}." },
    hint: {
      zh: "可以用文字、方括号、\\d \\w \\s \\p{…}、( | )、? * + {n,m}；前后文断言、反向引用、\\b 和命名组不能用。",
      en: "They know text, brackets, \\d \\w \\s \\p{…}, ( | ), ? * + {n,m}; no look-around, back-references, \\b or named groups.",
    },
    example: "pattern: '[A-Z]{3}-\\d{4}'",
  },
  "pattern-anchor-inside": {
    text: { zh: "^ 和 $ 只能写在最前和最后。", en: "^ and $ stand only at the very beginning and end." },
    hint: { zh: "删掉它：格式总是与整个值比较。", en: "Delete it: a pattern is always compared with the whole value." },
    example: "pattern: '\\d{4}'",
  },
  "pattern-group-repeated": {
    text: { zh: "括号组 {found} 的重复次数不固定。", en: "The group {found} is repeated a varying number of times." },
    hint: {
      zh: "括号组后面只能写 ? 或固定次数 {3}；不定次数只用于单个字符或方括号。",
      en: "After a group write only ? or a fixed number {3}; varying numbers go with single characters and brackets.",
    },
    example: "pattern: '(\\d{4}-){3}\\d{4}'",
  },
  "pattern-unbounded": {
    text: { zh: "*、+ 和 {n,} 最多用 {max} 次。", en: "*, + and {n,} are used at most {max} times." },
    hint: { zh: "写出最多几个字符，例如 {1,20}。", en: "Say how many characters at most: {1,20}." },
    example: "pattern: '[a-z]{1,20}@[a-z.]{1,40}'",
  },
  "pattern-too-many-ways": {
    text: {
      zh: "这个格式表达式的匹配方式太多，可能运行很久。",
      en: "This pattern can match in so many ways that it may run long.",
    },
    hint: { zh: "减少 |、? 和不定次数，或把次数写小。", en: "Use fewer |, ? and varying numbers, or smaller ones." },
    example: "pattern: '[A-Z]{1,3}\\d{1,6}'",
  },
} as const satisfies Record<string, RefusalText>;
