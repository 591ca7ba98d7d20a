import type { RefusalText } from "../refusal.ts";

/** Full-width marks where YAML has its own. */
export const wide = {
  "yaml-wide-colon": {
    text: { zh: "这里用了全角冒号“：”，没有被当作键。", en: "A full-width colon “：” does not make a key." },
    hint: {
      zh: "改成半角冒号加一个空格；如果冒号是文字的一部分，请给文字加引号。",
      en: "Write an ASCII colon and a space; if the colon belongs to the text, put the text in quotes.",
    },
    example: "title: 大堂",
  },
  "yaml-wide-quotes": {
    text: { zh: "这里用了全角引号，它们成了文字的一部分。", en: "Full-width quotes become part of the text." },
    hint: {
      zh: "改成半角引号；如果全角引号本来就是文字，请在外面再加一对半角引号。",
      en: "Use ASCII quotes; if the full-width ones belong to the text, put ASCII quotes around them.",
    },
    example: 'version: "1.4"',
  },
  "yaml-wide-space": {
    text: { zh: "这里用了全角空格。", en: "There is a full-width space here." },
    hint: { zh: "缩进和冒号后面只能用半角空格。", en: "Only ASCII spaces indent, or follow a colon." },
    example: "title: 大堂",
  },
  "yaml-wide-comma": {
    text: { zh: "这里用了全角逗号“，”，没有把各项分开。", en: "A full-width comma “，” does not separate items." },
    hint: {
      zh: "改成半角逗号；如果逗号是文字的一部分，请给文字加引号。",
      en: "Use an ASCII comma; if the comma belongs to the text, put the text in quotes.",
    },
    example: "quality: [no-dust, no-litter]",
  },
  "yaml-wide-mark": {
    text: { zh: "这里用了全角符号“{found}”。", en: "There is a full-width “{found}” here." },
    hint: {
      zh: "改成半角的 {instead}；如果它是文字的一部分，请给文字加引号。",
      en: "Write {instead}; if it belongs to the text, put the text in quotes.",
    },
  },
} as const satisfies Record<string, RefusalText>;
