import type { RefusalText } from "../refusal.ts";

/** Faults of a site file. */
export const site = {
  "site-not-found": {
    text: { zh: "找不到项目 {site}。", en: "There is no site {site}." },
    hint: { zh: "有的是：{known}；也可以直接写文件路径。", en: "There are: {known}; or name its file." },
  },
  "place-twice": {
    text: { zh: "位置 {id} 写了两次。", en: "The place {id} is written twice." },
    hint: {
      zh: "位置名在整个项目里只能用一次，不论在哪一层。",
      en: "A place's name is its own in the whole site, at any depth.",
    },
  },
  "until-before-from": {
    text: { zh: "止日 {until} 早于起日 {from}。", en: "It ends on {until}, before it begins on {from}." },
    hint: { zh: "改正日期；止日当天也算。", en: "Correct the dates; the last day is included." },
  },
  "governs-twice": {
    text: { zh: "从 {from} 起有两个标准。", en: "Two rulesets govern from {from}." },
    hint: { zh: "同一天只能有一个标准生效。", en: "From one day on only one can govern." },
  },
  "site-not-its-file": {
    text: { zh: "项目名是 {found}，文件名却是 {file}。", en: "The site is called {found}, its file {file}." },
    hint: { zh: "两处写成一样。", en: "Give both one name." },
  },
  "assignment-outside-person": {
    text: {
      zh: "分工日期超出 {person} 的在岗日期：{from} 至 {until}。",
      en: "The assignment goes beyond the time of {person}: {from} to {until}.",
    },
    hint: { zh: "分工要在人员的起止日期之内。", en: "Keep it between the person's first and last day." },
  },
} as const satisfies Record<string, RefusalText>;
