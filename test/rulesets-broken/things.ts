import { checklist, type Cases } from "./cases.ts";

const form = (fields: string): Cases[string] => ({
  "firm/water.yaml": `forms:\n  count:\n    title: 盘点表\n${fields.replace(/^(?=.)/gm, "    ")}\n`,
});

/** Checklists and forms whose parts do not fit. */
export const things: Cases = {
  "policy for not applicable missing": {
    "firm/water.yaml":
      "checklists:\n  visit:\n    title: 巡查表\n    method: yes-no\n    rows: { floor: { title: 地面 } }\n",
  },
  "unknown policy": {
    "firm/water.yaml":
      "checklists:\n  visit:\n    title: 巡查表\n    method: yes-no\n    not-applicable: ignore\n    rows: { floor: { title: 地面 } }\n",
  },
  "unknown method": checklist("method: stars\nrows: { floor: { title: 地面 } }"),
  "no rows": checklist("method: yes-no\nrows: {}"),
  "rows as a list": checklist("method: yes-no\nrows: [地面]"),
  "row without title": checklist("method: yes-no\nrows: { floor: { weight: 2 } }"),
  "weight of nothing": checklist("method: yes-no\nrows: { floor: { title: 地面, weight: 0 } }"),
  "weight of a half": checklist("method: yes-no\nrows: { floor: { title: 地面, weight: 0.5 } }"),
  "weight in quotes": checklist('method: yes-no\nrows: { floor: { title: 地面, weight: "2" } }'),
  "weight beyond the most": checklist("method: yes-no\nrows: { floor: { title: 地面, weight: 5000 } }"),
  "points of a yes-no row": checklist("method: yes-no\nrows: { floor: { title: 地面, points: 5 } }"),
  "points missing": checklist("method: points\nrows: { floor: { title: 地面 } }"),
  "deductions without full mark": checklist("method: deductions\nrows: { floor: { title: 地面, points: 5 } }"),
  "full mark of a yes-no list": checklist("method: yes-no\nfull: 100\nrows: { floor: { title: 地面 } }"),
  "cap below points": checklist("method: deductions\nfull: 100\nrows: { floor: { title: 地面, points: 5, cap: 3 } }"),
  "cap and once of points": checklist(
    "method: points\nrows: { floor: { title: 地面, points: 5, cap: 9, once: true } }",
  ),
  "weight of a deduction": checklist(
    "method: deductions\nfull: 100\nrows: { floor: { title: 地面, points: 5, weight: 3 } }",
  ),
  "levels missing": checklist("method: levels\nrows: { floor: { title: 地面 } }"),
  "levels of a yes-no list": checklist(
    "method: yes-no\nlevels: { scale: [A, B], best: first }\nrows: { floor: { title: 地面 } }",
  ),
  "a level twice": checklist(
    "method: levels\nlevels: { scale: [A, B, A], best: first }\nrows: { floor: { title: 地面 } }",
  ),
  "level 2 before level 1": checklist(
    "method: levels\nlevels: { scale: [2, 1, 3], best: last }\nrows: { floor: { title: 地面 } }",
  ),
  "one level": checklist("method: levels\nlevels: { scale: [A], best: first }\nrows: { floor: { title: 地面 } }"),
  "which end is best": checklist("method: levels\nlevels: { scale: [A, B] }\nrows: { floor: { title: 地面 } }"),
  "unknown group": checklist(
    "method: yes-no\ngroups: { daily: { title: 日常 } }\nrows: { floor: { title: 地面, group: daily }, wall: { title: 墙, group: dayly } }",
  ),
  "empty group": checklist("method: yes-no\ngroups: { daily: { title: 日常 } }\nrows: { floor: { title: 地面 } }"),
  "weight of a group of faults": checklist(
    "method: faults\ngroups: { daily: { title: 日常, weight: 2 } }\nrows: { floor: { title: 地面, group: daily } }",
  ),
  "cap of a yes-no group": checklist(
    "method: yes-no\ngroups: { daily: { title: 日常, cap: 2 } }\nrows: { floor: { title: 地面, group: daily } }",
  ),
  "group with a pass line of another method": checklist(
    "method: yes-no\ngroups: { daily: { title: 日常, pass: { faults: 1 } } }\nrows: { floor: { title: 地面, group: daily } }",
  ),
  "recommended line of a group without recommended rows": checklist(
    "method: yes-no\ngroups: { daily: { title: 日常, recommended-pass: 50% } }\nrows: { floor: { title: 地面, group: daily } }",
  ),
  "recommended line without recommended rows": checklist(
    "method: yes-no\nrecommended-pass: 50%\nrows: { floor: { title: 地面 } }",
  ),
  "only recommended rows": checklist("method: yes-no\nrows: { floor: { title: 地面, recommended: true } }"),
  "critical and recommended": checklist(
    "method: yes-no\nrows: { floor: { title: 地面, critical: true, recommended: true }, wall: { title: 墙 } }",
  ),
  "bands up and down": checklist(
    "method: yes-no\nbands: { 优: 95%, 合格: 75%, 良: 85% }\nrows: { floor: { title: 地面 } }",
  ),
  "bands with one edge": checklist("method: yes-no\nbands: { 优: 85%, 良: 85% }\nrows: { floor: { title: 地面 } }"),
  "band beyond the whole": checklist("method: yes-no\nbands: { 优: 140% }\nrows: { floor: { title: 地面 } }"),
  "bands of faults": checklist("method: faults\nbands: { 优: 95% }\nrows: { floor: { title: 地面 } }"),
  "unknown quality": checklist("method: yes-no\nrows: { floor: { title: 地面, quality: [no-dust, no-dusst] } }"),
  "row id not allowed": checklist("method: yes-no\nrows: { Floor 1: { title: 地面 } }"),
  "row with an unknown key": checklist("method: yes-no\nrows: { floor: { title: 地面, importance: 3 } }"),
  "who inspects": checklist("method: yes-no\nwho: inspector\nrows: { floor: { title: 地面 } }"),

  "time field missing": form("time: done\nfields: { at: { label: 时间, type: date-time } }"),
  "time field of another type": form("time: amount\nfields: { amount: { label: 数量, type: integer } }"),
  "field without type": form("fields: { amount: { label: 数量 } }"),
  "field of unknown type": form("fields: { amount: { label: 数量, type: int } }"),
  "field id not allowed": form("fields: { 数量: { label: 数量, type: integer } }"),
  "choice of nothing": form("fields: { amount: { label: 去向, type: choice } }"),
  "choices of a number": form("fields: { amount: { label: 去向, type: integer, choices: { a: 甲 } } }"),
  "pattern of a number": form('fields: { amount: { label: 编号, type: integer, pattern: "[0-9]+" } }'),
  "pattern that could run for ever": form('fields: { amount: { label: 编号, type: text, pattern: "(a+)+" } }'),
  "pattern that is none": form('fields: { amount: { label: 编号, type: text, pattern: "[a-" } }'),
  "pattern that looks ahead": form("fields: { amount: { label: 编号, type: text, pattern: '(?=a)b' } }"),
  "pattern with an end inside": form("fields: { amount: { label: 编号, type: text, pattern: '(a$)b' } }"),
  "pattern without bounds": form("fields: { amount: { label: 编号, type: text, pattern: 'a*b*c*' } }"),
  "pattern that fits in too many ways": form(
    "fields: { amount: { label: 编号, type: text, pattern: 'a{1,999}a{1,999}a{1,999}b' } }",
  ),
  "pattern of 201 letters": form(`fields: { amount: { label: 编号, type: text, pattern: ${"a".repeat(201)} } }`),
  "least in words": form("fields: { amount: { label: 数量, type: integer, min: few } }"),
  "least above most": form("fields: { amount: { label: 数量, type: integer, min: 9, max: 1 } }"),
  "least of a choice": form("fields: { amount: { label: 去向, type: choice, min: 1, choices: { a: 甲 } } }"),
  "row in an unknown block": form("blocks: { hall: 大堂 }\nrows: { mop: { title: 牵尘, block: hal } }"),
  "entry within nothing": form("entry-within: 0h"),
  "form without title": { "firm/water.yaml": "forms:\n  count: { time: at }\n" },
  "approvals come later": form("approvals: [supervisor]"),
  "form and checklist with one id": {
    "firm/water.yaml":
      "forms:\n  visit: { title: 表 }\nchecklists:\n  visit: { title: 表, method: yes-no, not-applicable: full, rows: { a: { title: 甲 } } }\n",
  },
};
