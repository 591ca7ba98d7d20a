import { table, type Cases } from "./cases.ts";

const ROW = "item: 地面, method: 牵尘";

/** Tables of cleaning and greening. */
export const sections: Cases = {
  "section that is a list": { "firm/cleaning.yaml": "cleaning: [hall]\n" },
  "section without blocks": { "firm/cleaning.yaml": "cleaning: {}\n" },
  "block that is a text": { "firm/cleaning.yaml": "cleaning:\n  hall: 大堂\n" },
  "block without rows": table("", ""),
  "block with an unknown key": table("place: { type: hall }"),
  "block with an unknown role": table("who: cleaners"),
  "block with an unknown calendar": table("calendar: desks"),
  "block whose pass line cannot be read": table("pass: 90"),
  "block with a pass line in faults": table("pass: { faults: 2 }"),
  "inspected when": table("inspect-how-often: 经常"),
  "row without frequency": table("", "mop: { item: 地面 }"),
  "row with a key of another language": table("", `mop: { ${ROW}, 频次: 1次/日 }`),
  "row with an unreadable frequency": table("", `mop: { ${ROW}, how-often: 一天到晚 }`),
  "row with an unknown quality": table("", `mop: { ${ROW}, how-often: 1次/日, quality: [no-dusty] }`),
  "row with an unknown source": table("", `mop: { ${ROW}, how-often: 1次/日, cite: manual 4 }`),
  "row with an unknown topic": table("", `mop: { ${ROW}, how-often: 1次/日, about: cleaning.hall }`),
  "row that goes on without stop and has no gap": table("", `mop: { ${ROW}, how-often: 不停巡视 }`),
  "row with a gap that is none": table("", `mop: { ${ROW}, how-often: 不停巡视, longest-gap: 两三个小时 }`),
  "row in an unknown group": table(
    "groups: { daily: { title: 日常 } }",
    `mop: { ${ROW}, how-often: 1次/日, group: dayly }`,
  ),
  "row id not allowed": table("", `Mop: { ${ROW}, how-often: 1次/日 }`),
  "two rows that read alike": table("", `mop: { ${ROW}, how-often: 1次/日 }\nmop-2: { ${ROW}, how-often: 1次/周 }`),
  "row with a frequency for the year and one by season": table(
    "",
    `mop: { ${ROW}, how-often: 1次/日, seasons: { winter: 1次/周 } }`,
  ),
  "every fault of a table in one run": table(
    "who: nobody\ncolour: red",
    `mop: { item: 地面, how-often: 常常, quality: [shiny] }\nwipe: { item: 窗, how-often: 1次/日, weight: 0 }`,
  ),
  "a broken table makes no echo in rules that name its log": {
    "firm/cleaning.yaml":
      "cleaning:\n  hall: { title: 大堂 }\nrules:\n  a: { kind: frequency, title: 甲, record: { form: log, mark: hall/mop }, how-often: 每日一次 }\n",
  },
  "one broken table leaves the other": {
    ...table("colour: red"),
    "firm/greening.yaml":
      "greening:\n  beds: { title: 花坛, places: { type: hall }, not-applicable: full, items: { water: { item: 花, how-often: 每天一次 } } }\n",
  },
  "season by its title": table("", `mop: { ${ROW}, seasons: { 冬季: 1次/日 } }`),
  "season that is no state": {
    "firm/greening.yaml":
      "greening:\n  beds: { title: 花坛, places: { type: hall }, not-applicable: full, items: { water: { item: 花, seasons: { spring: 每天一次 } } } }\n",
  },
};
