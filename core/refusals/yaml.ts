import type { RefusalText } from "../refusal.ts";
import { wide } from "./wide.ts";

/** Faults of a YAML file as such, whatever it says. */
export const yaml = {
  "yaml-too-large": {
    text: { zh: "文件太大：最多 {max} 个字符。", en: "The file is too large: at most {max} characters." },
    hint: { zh: "把内容分到几个文件里。", en: "Spread its content over several files." },
  },
  "yaml-too-many-parts": {
    text: { zh: "文件太大：最多 {max} 个标点和词。", en: "The file is too large: at most {max} marks and words." },
    hint: { zh: "把内容分到几个文件里。", en: "Spread its content over several files." },
  },
  "yaml-too-deep": {
    text: { zh: "嵌套超过 {max} 层。", en: "Nested more than {max} levels deep." },
    hint: {
      zh: "标准文件不需要这么深，请检查是否多写了括号、短横或缩进。",
      en: "No ruleset needs that: look for brackets, dashes or indentation too many.",
    },
  },
  "yaml-too-many-keys": {
    text: { zh: "一个文件最多 {max} 个键。", en: "A file holds at most {max} keys." },
    hint: { zh: "把内容分到几个文件里。", en: "Spread its content over several files." },
  },
  "yaml-too-many-faults": {
    text: { zh: "错误超过 {max} 处，其余未列出。", en: "More than {max} faults; the rest is not listed." },
    hint: { zh: "先改好前面的，再检查一次。", en: "Mend these first, then check again." },
  },
  "yaml-empty": {
    text: { zh: "文件里没有内容。", en: "The file says nothing." },
    hint: { zh: "写上内容，或删掉这个文件。", en: "Write something in it, or delete the file." },
    example: "x-note: 以后再写",
  },
  "yaml-encoding": {
    text: { zh: "文件不是 UTF-8 编码（像是 {found}）。", en: "The file is not UTF-8 (it looks like {found})." },
    hint: { zh: "在编辑器里选“另存为”，编码选 UTF-8。", en: "In your editor choose “Save as” with encoding UTF-8." },
  },
  "yaml-control-character": {
    text: { zh: "这里有一个看不见的控制字符 {found}。", en: "There is an invisible control character {found} here." },
    hint: { zh: "删掉它再重新输入这一处。", en: "Delete it and type this spot again." },
  },
  "yaml-alias": {
    text: { zh: "不支持别名 {found}。", en: "Aliases are not supported: {found}." },
    hint: {
      zh: "把内容写出来，或用 params；如果星号是文字的一部分，请加引号。",
      en: "Write the value out, or use params; if the asterisk belongs to the text, put it in quotes.",
    },
    example: 'title: "*重点部位"',
  },
  "yaml-anchor": {
    text: { zh: "不支持锚点 {found}。", en: "Anchors are not supported: {found}." },
    hint: {
      zh: "删掉它；如果 & 是文字的一部分，请加引号。",
      en: "Delete it; if the & belongs to the text, put it in quotes.",
    },
    example: 'title: "&符号"',
  },
  "yaml-tag": {
    text: { zh: "不支持标签 {found}。", en: "Tags are not supported: {found}." },
    hint: {
      zh: "删掉它；如果叹号是文字的一部分，请加引号。",
      en: "Delete it; if the exclamation mark belongs to the text, put it in quotes.",
    },
    example: 'title: "!注意"',
  },
  "yaml-directive": {
    text: { zh: "不支持指令 {found}。", en: "Directives are not supported: {found}." },
    hint: { zh: "删掉这一行；文件一律按 YAML 1.2 读取。", en: "Delete the line; files are always read as YAML 1.2." },
  },
  "yaml-several-documents": {
    text: {
      zh: "一个文件里只能有一份文档，这里开始了第二份。",
      en: "A file holds one document; a second begins here.",
    },
    hint: {
      zh: "删掉 ---，或把后面的内容移到另一个文件。",
      en: "Delete the ---, or move what follows into another file.",
    },
  },
  "yaml-merge-key": {
    text: { zh: "不支持合并键 <<。", en: "The merge key << is not supported." },
    hint: {
      zh: "把各个键写出来；标准之间的继承用 extends。",
      en: "Write the keys out; rulesets inherit with extends.",
    },
    example: "extends: [vocabulary]",
  },
  "yaml-tab": {
    text: { zh: "缩进里有制表符（Tab）。", en: "There is a tab in the indentation." },
    hint: {
      zh: "缩进只能用空格，每层两个；在编辑器里把 Tab 全部替换成空格。",
      en: "Indent with spaces, two for each level; have your editor replace every tab.",
    },
    example: "hall:\n  title: 大堂",
  },
  ...wide,
  "yaml-key-twice": {
    text: { zh: "键 {key} 写了两次。", en: "The key {key} is written twice." },
    hint: { zh: "留一个，删掉另一个，或给其中一个改名。", en: "Keep one of them, or rename one." },
  },
  "yaml-key-forbidden": {
    text: { zh: "键不能叫 {key}。", en: "A key may not be called {key}." },
    hint: { zh: "换一个名字。", en: "Choose another name." },
  },
  "yaml-key-word": {
    text: { zh: "有的工具会把键 {key} 读成“是”或“否”。", en: "Some tools read the key {key} as true or false." },
    hint: { zh: "换一个名字，或给它加引号。", en: "Choose another name, or put it in quotes." },
    example: '"on": 早班',
  },
  "yaml-key-number": {
    text: { zh: "键 {key} 会被读成另一个数。", en: "The key {key} would be read as another number." },
    hint: { zh: "给它加引号。", en: "Put it in quotes." },
    example: '"1.10": 第一章第十条',
  },
  "yaml-key-not-text": {
    text: { zh: "键必须是一个名字。", en: "A key must be a name." },
    hint: { zh: "在冒号前写一个名字。", en: "Write a name before the colon." },
    example: "title: 大堂",
  },
  "yaml-null": {
    text: { zh: "“{key}”这里没有值。", en: "“{key}” has no value here." },
    hint: {
      zh: "写上值，没有数字就写 unset；下面的行属于它的话，让它们比它多缩进两格；不需要就删掉这一行。",
      en: "Write a value, or unset where there is no figure; lines that belong to it stand two spaces further right; or delete the line.",
    },
    example: "longest-gap: unset",
  },
  "yaml-digits-lost": {
    text: { zh: "数 {found} 太长，会变成 {read}。", en: "The number {found} is too long: it would become {read}." },
    hint: { zh: "编号请加引号。", en: "If it is an identifier, put it in quotes." },
    example: 'code: "12345678901234567890"',
  },
  "yaml-not-a-number": {
    text: { zh: "{found} 不是一个能用的数。", en: "{found} is no usable number." },
    hint: { zh: "写一个数；没有数字就写 unset。", en: "Write a number, or `unset` where there is no figure." },
    example: "longest-gap: unset",
  },
  "yaml-leading-zero": {
    text: {
      zh: "{found} 以 0 开头，不同的工具会读成不同的数。",
      en: "{found} begins with 0: tools read it as different numbers.",
    },
    hint: {
      zh: "编号请加引号，数量请去掉开头的 0。",
      en: "Put an identifier in quotes; write a quantity without the 0.",
    },
    example: 'clause: "012"',
  },
  "yaml-escape": {
    text: { zh: "双引号里的 {found} 不是有效的转义。", en: "{found} is no escape that double quotes know." },
    hint: { zh: "写两个反斜杠，或改用单引号。", en: "Write the backslash twice, or use single quotes." },
    example: "pattern: '[A-Z]\\d{4}'",
  },
  "yaml-reserved-start": {
    text: { zh: "没有引号的文字不能以 {found} 开头。", en: "Text without quotes cannot begin with {found}." },
    hint: { zh: "给它加引号。", en: "Put it in quotes." },
    example: 'note: "@前台"',
  },
  "yaml-quote-open": {
    text: { zh: "引号没有关上。", en: "This quote is never closed." },
    hint: {
      zh: "在文字末尾加上同样的引号；跨行时后面各行要比键更靠右。",
      en: "Put the same quote at the end of the text; lines that follow must stand further right than the key.",
    },
    example: 'title: "大堂"',
  },
  "yaml-bracket-open": {
    text: { zh: "括号 {found} 没有关上。", en: "This {found} is never closed." },
    hint: {
      zh: "加上对应的右括号；跨行时各行要比键更靠右。",
      en: "Close it; lines inside must stand further right than the key.",
    },
    example: "who: [cleaner, night-cleaner]",
  },
  "yaml-bracket-extra": {
    text: { zh: "这里多了一个 {found}。", en: "There is a {found} too many." },
    hint: { zh: "删掉它，或在前面补上左括号。", en: "Delete it, or open the bracket before it." },
  },
  "yaml-colon-missing": {
    text: { zh: "“{found}”后面缺少冒号和值。", en: "“{found}” has no colon and value after it." },
    hint: {
      zh: "写成“键: 值”，冒号是半角的，后面有空格；接上一行的文字要多缩进。",
      en: "Write “key: value” with a space after the colon; text that goes on from the line above must be indented.",
    },
    example: "title: 大堂",
  },
  "yaml-colon-in-value": {
    text: {
      zh: "一行里有两个键，或值里有冒号加空格。",
      en: "Two keys on one line, or a colon and a space inside a value.",
    },
    hint: {
      zh: "每个键写一行；如果冒号是文字的一部分，请给整个值加引号。",
      en: "Give each key its own line; if the colon belongs to the text, put the whole value in quotes.",
    },
    example: 'title: "注意: 小心地滑"',
  },
  "yaml-comma-in-value": {
    text: {
      zh: "括号里的“{key}”没有值：前面的文字可能被逗号断开了。",
      en: "“{key}” has no value: a comma before it may have ended a text in braces.",
    },
    hint: {
      zh: "文字里有半角逗号时给整段文字加引号；“{key}”是键的话，写上冒号和值。",
      en: "Put a text with a comma in quotes; if “{key}” is a key, write a colon and its value.",
    },
    example: 'title: { zh: 清扫, en: "Sweep, mop" }',
  },
  "yaml-comma-missing": {
    text: { zh: "括号里的各项之间缺少逗号。", en: "A comma is missing between items in brackets." },
    hint: { zh: "用半角逗号把各项分开。", en: "Separate the items with commas." },
    example: "who: [cleaner, night-cleaner]",
  },
  "yaml-space-after-colon": {
    text: { zh: "冒号后面缺少空格。", en: "A space is missing after the colon." },
    hint: { zh: "在冒号后面加一个空格。", en: "Put a space after the colon." },
    example: "title: { zh: 大堂 }",
  },
  "yaml-comment-space": {
    text: { zh: "注释符 # 前面缺少空格。", en: "A space is missing before the # of a comment." },
    hint: {
      zh: "在 # 前面加一个空格；如果 # 是文字的一部分，请给文字加引号。",
      en: "Put a space before the #; if it belongs to the text, put the text in quotes.",
    },
    example: 'title: "1# 楼"',
  },
  "yaml-hash-in-value": {
    text: {
      zh: "空格后面的 # 把这一行其余的都变成了备注。",
      en: "A # after a blank makes the rest of the line a comment.",
    },
    hint: {
      zh: "# 是文字的一部分时，给整段文字加引号；是备注时，在 # 后面加一个空格。",
      en: "If it belongs to the text, put the whole text in quotes; if not, write a space after it.",
    },
    example: 'item: "#1楼地面"',
  },
  "yaml-indent": {
    text: { zh: "缩进不对。", en: "The indentation is wrong." },
    hint: {
      zh: "同一层的键要左对齐，下一层多两个空格。",
      en: "Keys of one level begin in the same column, the next level two spaces further right.",
    },
    example: "hall:\n  title: 大堂\n  floors: 1-4",
  },
  "yaml-list-beside-key": {
    text: { zh: "以短横开头的列表要另起一行。", en: "A list with dashes begins on a line of its own." },
    hint: { zh: "把短横移到下一行，或用方括号。", en: "Move the dash to the next line, or use brackets." },
    example: "who: [cleaner]",
  },
  "yaml-block-in-flow": {
    text: { zh: "括号里不能用缩进或短横的写法。", en: "Dashes and indentation do not work inside brackets." },
    hint: { zh: "括号里用逗号分开各项，或去掉括号。", en: "Use commas inside brackets, or drop the brackets." },
    example: "who: [cleaner, night-cleaner]",
  },
  "yaml-key-long": {
    text: { zh: "键太长。", en: "The key is too long." },
    hint: {
      zh: "键最多 60 个字符；请检查冒号前是不是少了引号。",
      en: "A key has at most 60 characters; look for a quote missing before the colon.",
    },
  },
  "yaml-unexpected": {
    text: { zh: "这里的“{found}”读不懂。", en: "“{found}” makes no sense here." },
    hint: {
      zh: "检查这一行和上一行的引号、括号、冒号和缩进。",
      en: "Check quotes, brackets, colons and indentation of this line and the one above.",
    },
  },
} as const satisfies Record<string, RefusalText>;
