import type { RefusalText } from "../refusal.ts";

/** What does not have the shape that its format asks for. */
export const schema = {
  "key-unknown": {
    text: { zh: "不认识的键 {key}。", en: "The key {key} is not known here." },
    hint: {
      zh: "可以写：{allowed}；自己的备注用 x- 开头的键。",
      en: "Allowed are: {allowed}; keys of your own begin with x-.",
    },
    example: "x-note: 内部备注",
  },
  "key-missing": {
    text: { zh: "缺少 {key}。", en: "{key} is missing." },
    hint: { zh: "补上这个键和它的值。", en: "Add the key and its value." },
  },
  "figure-missing": {
    text: { zh: "缺少 {key}。", en: "{key} is missing." },
    hint: {
      zh: "请补上；标准没有规定数字时可写 unset。",
      en: "Add it; where the source gives no figure, write unset.",
    },
  },
  "entry-incomplete": {
    text: {
      zh: "下层标准没有 {id}，新写的要有 {keys}。",
      en: "No ruleset below has {id}, and a new one needs {keys}.",
    },
    hint: {
      zh: "要改下层的就写它的名称；要新写就补全。",
      en: "To change what lies below, write its name; else add what is missing.",
    },
  },
  "key-comes-later": {
    text: { zh: "{key} 还不能用，要等{with}。", en: "{key} cannot be used yet: it comes with {with}." },
    hint: {
      zh: "先去掉，或用 x- 开头的键记下来。",
      en: "Leave it out for now, or note it under a key that begins with x-.",
    },
  },
  "value-comes-later": {
    text: { zh: "{key} 的 {found} 还不能用，要等{with}。", en: "{key} cannot be {found} yet: it comes with {with}." },
    hint: { zh: "现在可以写：{allowed}。", en: "Today it may be: {allowed}." },
  },
  "value-unknown": {
    text: { zh: "{key} 不能是 {found}。", en: "{key} cannot be {found}." },
    hint: { zh: "可以写：{allowed}。", en: "Write one of: {allowed}." },
  },
  "value-wrong": {
    text: { zh: "{key} 的值 {found} 不合要求。", en: "{key} cannot have the value {found}." },
    hint: {
      zh: "照例子写；没有例子的见标准语言的说明。",
      en: "Write it as the example does, or see the reference of the ruleset language.",
    },
  },
  "quotes-needed": {
    text: {
      zh: "{key} 要的是文字，{found} 会被当成数字或真假值。",
      en: "{key} is a text, and {found} reads as a number or as true or false.",
    },
    hint: { zh: '加上引号："{found}"。', en: 'Put it in quotes: "{found}".' },
    example: 'version: "2014.9"',
  },
  "text-wanted": {
    text: { zh: "{key} 要写文字，这里是 {found}。", en: "{key} is a text; found was {found}." },
    hint: {
      zh: "直接写文字，或按中英文写 { zh: …, en: … }。",
      en: "Write the text, or { zh: …, en: … } for both languages.",
    },
    example: "title: { zh: 大堂, en: Hall }",
  },
  "value-wanted": {
    text: { zh: "{key} 只写一个值，这里是 {found}。", en: "{key} is one value; found was {found}." },
    hint: { zh: "请照例子的写法改正。", en: "Write it as the example does." },
  },
  "names-wanted": {
    text: {
      zh: "{key} 里每一项要先写名称，不能只写一列。",
      en: "Each entry of {key} stands under a name, not in a list.",
    },
    hint: {
      zh: "把短横或逗号隔开的每一项写成“名称: 内容”，名称自取，用小写英文。",
      en: "Write name: content in place of each dash or item, with a name of your own in lower case.",
    },
    example: "items:\n  floor-mop: { item: 地面, how-often: 1次/日 }",
  },
  "entry-astray": {
    text: {
      zh: "“{id}”像是 {field} 里的一项，却写在外面。",
      en: "{id} looks like an entry of {field}, and stands outside it.",
    },
    hint: {
      zh: "移到它所属的 {field} 下面，再多缩进两格。",
      en: "Move it below the {field} it belongs to, two spaces further right.",
    },
  },
  "text-empty": {
    text: { zh: "{key} 是空的。", en: "{key} is empty." },
    hint: { zh: "写上内容，或删掉这个键。", en: "Write something, or delete the key." },
  },
  "number-wanted": {
    text: { zh: "{key} 要写数字，这里是 {found}。", en: "{key} is a number; found was {found}." },
    hint: { zh: "写不带引号的数字。", en: "Write a number without quotes." },
  },
  "integer-wanted": {
    text: { zh: "{key} 要写整数，这里是 {found}。", en: "{key} is a whole number; found was {found}." },
    hint: { zh: "写不带引号、不带小数的数字。", en: "Write a number without quotes and without decimals." },
    example: "weight: 3",
  },
  "boolean-wanted": {
    text: { zh: "{key} 要写 true 或 false，这里是 {found}。", en: "{key} is true or false; found was {found}." },
    hint: { zh: "写 true 或 false，不加引号。", en: "Write true or false, without quotes." },
    example: "critical: true",
  },
  "list-wanted": {
    text: { zh: "{key} 要写一列名称，这里是 {found}。", en: "{key} is a list of names; found was {found}." },
    hint: { zh: "写成 [一, 二]，或每行一个短横。", en: "Write [one, two], or a dash for each." },
    example: "quality: [no-dust, no-stains]",
  },
  "map-wanted": {
    text: { zh: "{key} 要写“键: 值”，这里是 {found}。", en: "{key} holds keys and values; found was {found}." },
    hint: {
      zh: "换行缩进写“键: 值”，或写成 { 键: 值 }。",
      en: "Indent `key: value` below it, or write { key: value }.",
    },
  },
  "number-out-of-range": {
    text: { zh: "{key} 不能是 {found}。", en: "{key} cannot be {found}." },
    hint: { zh: "写 {range}。", en: "Write {range}." },
  },
  "too-few": {
    text: { zh: "{key} 至少要有 {least} 项。", en: "{key} holds at least {least}." },
    hint: { zh: "补上，或删掉这个键。", en: "Add what is missing, or delete the key." },
  },
  "too-many": {
    text: { zh: "{key} 最多 {most} 项或字。", en: "{key} holds at most {most}." },
    hint: { zh: "请缩短。", en: "Make it shorter." },
  },
  "day-of-year-wanted": {
    text: { zh: "{key} 要写一年中的某天，这里是 {found}。", en: "{key} is a day of the year; found was {found}." },
    hint: { zh: "写成 月-日，两位数。", en: "Write month-day, two digits each." },
    example: 'dates: ["11-15", "03-15"]',
  },
  "id-not-allowed": {
    text: { zh: "{key} 里的名称 {found} 不合要求。", en: "{found} cannot be a name in {key}." },
    hint: {
      zh: "用小写英文字母、数字和短横，以字母开头，每段最多 60 字；中文写在标题里。",
      en: "Lower-case letters, digits and hyphens, a letter first, at most 60 a segment; other scripts stand in titles.",
    },
    example: "floor-mop: { item: 地面, how-often: 1次/日 }",
  },
  "kind-missing": {
    text: { zh: "缺少 kind（种类）。", en: "kind（种类） is missing." },
    hint: { zh: "可以写：{known}。", en: "Write one of: {known}." },
    example: "kind: frequency",
  },
  "kind-unknown": {
    text: { zh: "没有 {found} 这个种类。", en: "There is no kind {found}." },
    hint: { zh: "可以写：{known}。", en: "Write one of: {known}." },
    example: "kind: frequency",
  },
  "kind-comes-later": {
    text: { zh: "种类 {kind} 要等后面的版本。", en: "The kind {kind} comes with a later version." },
    hint: {
      zh: "现在可以写：{known}；先记为 guideline 也可以。",
      en: "Today there are: {known}; until then a guideline can hold it.",
    },
  },
  "kind-has-other-name": {
    text: { zh: "{found} 在这里叫 {kind}。", en: "What you call {found} is {kind} here." },
    hint: { zh: "写 kind: {kind}。", en: "Write kind: {kind}." },
  },
  "kind-has-other-name-later": {
    text: {
      zh: "{found} 在这里叫 {kind}，要等后面的版本。",
      en: "What you call {found} is {kind} here, and comes with a later version.",
    },
    hint: {
      zh: "现在可以写：{known}；先记为 guideline 也可以。",
      en: "Today there are: {known}; until then a guideline can hold it.",
    },
  },
  "cite-wrong": {
    text: { zh: "{key} 读不懂：{found}。", en: "{key} cannot be read: {found}." },
    hint: {
      zh: "写来源名，空一格，再写条号；几处写成列表。",
      en: "Write the source's name, a space and the clause; several stand in a list.",
    },
    example: "cite: guide P4.1",
  },
} as const satisfies Record<string, RefusalText>;
