import { envelope, table, type Cases } from "./cases.ts";

/** The cleaning table with one row. */
const row = (text: string): Cases[string] => table("", text);
/** A row of which one field is written as it is. */
const field = (text: string): Cases[string] => row(`mop: { item: 地面, method: 牵尘, how-often: 1次/日, ${text} }`);
const often = (text: string): Cases[string] => row(`mop: { item: 地面, method: 牵尘, how-often: ${text} }`);
/** The cleaning table as it is written. */
const written = (text: string): Cases[string] => ({
  "firm/cleaning.yaml": `cleaning:\n  hall:\n    title: 大堂\n    places: { type: hall }\n    not-applicable: leave-out\n${text}\n`,
});
const MOP = "{ item: 地面, how-often: 1次/日 }";
const TOP = `    items:\n      mop: ${MOP}\n`;

/** What people write who know spreadsheets and a Chinese keyboard. */
export const slips: Cases = {
  "full-width colon after a row": row("mop： { item: 地面, how-often: 1次/日 }"),
  "full-width colon on a line of its own": row("mop:\n  item：地面\n  how-often: 1次/日"),
  "full-width braces": row("mop: ｛ item: 地面, how-often: 1次/日 ｝"),
  "full-width quotes": row("mop: { item: “地面”, how-often: “1次/日” }"),
  "tabs for indentation": row("mop:\n\t\titem: 地面\n\t\thow-often: 1次/日"),
  "no space after the colon": row("mop:\n  item:地面\n  how-often: 1次/日"),
  "no colon before the braces": row("mop { item: 地面, how-often: 1次/日 }"),
  "an equals sign for a colon": row("mop:\n  item = 地面\n  how-often = 1次/日"),
  "a Chinese comma in a list": field("quality: [no-dust，no-dust]"),
  "names with a slash between them": {
    ...field("quality: no-dust/no-litter"),
    "firm/qualities.yaml": "qualities:\n  no-dust: 无尘土\n  no-litter: 无杂物\n",
  },
  "a semicolon between fields": row("mop: { item: 地面; how-often: 1次/日 }"),
  "a brace too many": row(`mop: ${MOP}}`),
  "a field twice": row("mop: { item: 地面, how-often: 每天, how-often: 1次/日 }"),
  "the figure as a key": row("mop: { item: 地面, 每天: 1次 }"),
  "a row under the next block's title": written(`${TOP}    wipe: ${MOP}`),
  "a row beside the blocks": written(`${TOP}  wipe: ${MOP}`),
  "rows without items": written(`    mop: ${MOP}\n    wipe: ${MOP.replace("地面", "玻璃")}`),
  "rows not indented below items": written(`    items:\n    mop: ${MOP}`),
  "rows with dashes": written(`    items:\n      - ${MOP}`),
  "a field one blank to the left": row("mop:\n  item: 地面\n how-often: 1次/日"),
  "a row drawn in among the fields above it": row("mop:\n  item: 地面\n  how-often: 1次/日\n  wipe:\n  item: 玻璃"),
  "a date as a spreadsheet keeps it": { "firm/ruleset.yaml": envelope("firm", "in-force: 46023\n") },
  "a date with slashes": { "firm/ruleset.yaml": envelope("firm", "in-force: 2026/1/1\n") },
  "a date in Chinese": { "firm/ruleset.yaml": envelope("firm", "in-force: 2026年1月1日\n") },
  "a version as a year": { "firm/ruleset.yaml": envelope("firm").replace('"1"', "2026年版") },
  "a hash in a text": row("mop: { item: 地面 #1楼, how-often: 1次/日 }"),
  "a text that begins with a hash": row("mop:\n  item: #1楼地面\n  how-often: 1次/日"),
  "a colon and a space in a text": row("mop:\n  item: 地面: 大理石\n  how-often: 1次/日"),
  "a comma in an English text": row("mop: { item: { zh: 地面, en: Floor, wet }, how-often: 1次/日 }"),
  "a text that begins with an exclamation mark": row("mop:\n  item: !注意 湿滑\n  how-often: 1次/日"),
  "counts the wrong way round": often("每日2-1次"),
  "hours without a unit": row("mop: { item: 地面, how-often: 不停巡视, longest-gap: 2 }"),
  "是 for true": field("critical: 是"),
  "否 for false": field("critical: 否"),
  "a number in quotes": field('weight: "2"'),
  "a full-width number": field("weight: ２"),
  "a row's name with capitals": row("FloorMop: { item: 地面, how-often: 1次/日 }"),
  "a row's name in Chinese": row("地面牵尘: { item: 地面, how-often: 1次/日 }"),
  "a place type near a known one": {
    "firm/cleaning.yaml": row(`mop: ${MOP}`)["firm/cleaning.yaml"]?.replace("type: hall", "type: hal") ?? "",
  },
  "a place type without its key": {
    "firm/cleaning.yaml": row(`mop: ${MOP}`)["firm/cleaning.yaml"]?.replace("{ type: hall }", "hall") ?? "",
  },
  "a choice by its meaning": {
    "firm/cleaning.yaml": row(`mop: ${MOP}`)["firm/cleaning.yaml"]?.replace("leave-out", "不计") ?? "",
  },
  "a choice of fields in Chinese": {
    "firm/water.yaml":
      "forms:\n  count:\n    title: 盘点表\n    fields:\n      n: { label: 数量, type: 数字, required: 是 }\n",
  },
  "choices as a list": {
    "firm/water.yaml":
      "forms:\n  count:\n    title: 盘点表\n    fields:\n      at: { label: 何处, type: choice, choices: [前台, 库房] }\n",
  },
  "a source in book marks": field("cite: 《工作指南》P4.1"),
  "a source where there is none": { ...field("cite: guide P4.1"), "firm/ruleset.yaml": envelope("firm") },
  "rules in the envelope": {
    "firm/ruleset.yaml": envelope("firm", "rules:\n  smile: { kind: guideline, title: 微笑 }\n"),
  },
  "roles in the envelope": { "firm/ruleset.yaml": envelope("firm", "roles:\n  cook: { title: 厨师 }\n") },
  "a file named in Chinese": { "firm/保洁标准.yaml": "cleaning: {}\n" },
  "a workbook": { "firm/cleaning.xlsx": "PK" },
  "an empty file": { "firm/water.yaml": "\n" },
};
