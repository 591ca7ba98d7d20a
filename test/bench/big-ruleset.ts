/** A firm's cleaning table of 5,000 lines in the layout of our own rulesets, and its envelope. It has no fault. */
const LINES = 5000;

export const envelope = `ruleset: big-firm
format: 1
version: "2026.1"
language: zh
title: { zh: 大公司保洁标准, en: Cleaning standard of a big firm }
extends: [vocabulary]
timezone: Asia/Shanghai
example: true
sources:
  handbook: { title: { zh: 保洁手册, en: Cleaning handbook }, edition: "2026-01" }
`;

const ITEMS = ["地面", "地垫", "玻璃窗", "柱子", "灯具", "护栏扶手", "垃圾箱", "指示牌"];
const METHODS = ["牵尘", "吸尘", "擦拭", "倾倒、擦拭"];
export const HOW_OFTEN = ["1-2次/日", "1次/日", "1次/周", "每半月一次", "1次/季", "每周二、四、六", "2次/月"];
export const QUALITIES = ["no-dust", "no-stains", "clean", "bright"];

export function bigRuleset(): string {
  const lines = ["# 保洁服务标准 / cleaning standards", "cleaning:"];
  for (let block = 1; lines.length < LINES - 130; block++) lines.push(...blockOf(block, 10));
  lines.push(...blockOf(0, 10).slice(0, 6));
  for (let row = 1; lines.length <= LINES - 11; row++) lines.push(...rowOf(row));
  while (lines.length < LINES) lines.push("# 以上由质量经理核定");
  return `${lines.join("\n")}\n`;
}

function blockOf(block: number, rows: number): readonly string[] {
  const name = String(block).padStart(3, "0");
  return [
    `  block-${name}:`,
    `    title: { zh: 大堂 ${name}, en: "Lobby ${name}" }`,
    "    places: { type: business-hall, floors: 1-4 }",
    "    not-applicable: leave-out",
    `    pass: ${80 + (block % 15)}%`,
    "    items:",
    ...Array.from({ length: rows }, (_, row) => rowOf(block * rows + row)).flat(),
  ];
}

function rowOf(n: number): readonly string[] {
  const pick = <T>(list: readonly T[]): T => list[n % list.length]!;
  return [
    `      row-${n}:`,
    `        item: ${pick(ITEMS)} ${n}`,
    `        method: ${pick(METHODS)}`,
    `        how-often: ${pick(HOW_OFTEN)}`,
    "        over: note",
    `        quality: [${pick(QUALITIES)}, no-odour]`,
    `        weight: ${1 + (n % 5)}`,
    `        critical: ${n % 7 === 0}`,
    "        modality: must",
    `        cite: handbook P${1 + (n % 90)}.${1 + (n % 9)}`,
    `        # 第 ${n} 条`,
  ];
}
