import type { RefusalText } from "../refusal.ts";

const REPORT = {
  zh: "请把这条信息交给插件作者；其他业务照常检查。",
  en: "Give this to the plugin's author; other areas are checked all the same.",
};

/** Plugins that break their contract: their area fails, the others go on. */
export const plugin = {
  "plugin-not-loaded": {
    text: { zh: "插件 {from} 无法加载：{reason}。", en: "The plugin {from} cannot be loaded: {reason}." },
    hint: { zh: "检查路径和文件内容。", en: "Check the path and what the file holds." },
  },
  "plugin-shape": {
    text: { zh: "插件 {from} 缺少或写错了 {lack}。", en: "The plugin {from} lacks {lack}, or has it wrong." },
    hint: { zh: "对照 plugins/README.md 里的例子。", en: "Compare it with the example in plugins/README.md." },
  },
  "plugin-schema": {
    text: {
      zh: "插件 {from} 的表格格式（schema）无法使用：{reason}。",
      en: "The section schema of the plugin {from} cannot be used: {reason}.",
    },
    hint: REPORT,
  },
  "plugin-area-twice": {
    text: {
      zh: "业务 {area} 已有插件，{from} 重复了。",
      en: "The area {area} has a plugin already; {from} is a second.",
    },
    hint: { zh: "只留一个。", en: "Keep one of them." },
  },
  "plugin-threw": {
    text: { zh: "业务 {area} 的插件出错：{message}。", en: "The plugin of {area} failed: {message}." },
    hint: REPORT,
  },
  "plugin-promise": {
    text: {
      zh: "业务 {area} 的插件要求等待，这是不允许的。",
      en: "The plugin of {area} asks to be waited for, which it may not.",
    },
    hint: REPORT,
  },
  "plugin-changed-prototype": {
    text: {
      zh: "业务 {area} 的插件改动了公用的 {key}；已经还原。",
      en: "The plugin of {area} changed what all programs share ({key}); it was put back.",
    },
    hint: REPORT,
  },
  "plugin-too-much": {
    text: {
      zh: "业务 {area} 的插件给出的内容太多，最多 {most}。",
      en: "The plugin of {area} answers with too much: at most {most}.",
    },
    hint: REPORT,
  },
  "plugin-not-data": {
    text: {
      zh: "业务 {area} 的插件给出的不是纯数据：{found}。",
      en: "The plugin of {area} answers with what is no plain data: {found}.",
    },
    hint: REPORT,
  },
  "plugin-answer-wrong": {
    text: {
      zh: "业务 {area} 的插件给出的内容不合约定：{found}。",
      en: "What the plugin of {area} answers with is not as agreed: {found}.",
    },
    hint: REPORT,
  },
  "plugin-made-wrong": {
    text: {
      zh: "业务 {area} 的插件做出的 {id} 不合格式：{code} {data}。",
      en: "The plugin of {area} made {id}, which does not fit its format: {code} {data}.",
    },
    hint: REPORT,
  },
  "plugin-code-unknown": {
    text: {
      zh: "业务 {area} 的插件用了没有声明的代码 {code}。",
      en: "The plugin of {area} uses the code {code}, which it does not declare.",
    },
    hint: REPORT,
  },
} as const satisfies Record<string, RefusalText>;
