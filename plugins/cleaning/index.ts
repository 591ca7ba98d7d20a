import {
  checklistOf,
  inspectionOf,
  logOf,
  pick,
  rowRule,
  rowTitle,
  say,
  type AreaPlugin,
  type FrequencyRule,
  type Made,
} from "../../core/index.ts";
import schema from "../../schemas/cleaning/section.schema.json" with { type: "json" };
import type { CleaningBlock, CleaningRow, CleaningSection } from "../../schemas/generated/cleaning.ts";

/** A cleaning table: blocks of places, and in each block rows of item, method, frequency and quality. */
export const cleaning: AreaPlugin<CleaningSection, "same-row-twice" | "gap-on-counted-row"> = {
  area: "cleaning",
  title: { zh: "保洁标准", en: "Cleaning standards" },
  section: { schema },
  faults: {
    "same-row-twice": {
      text: {
        zh: "“{row}”与“{other}”的内容和要求相同，记录时无法分辨。",
        en: "“{row}” reads like “{other}”: nobody could tell which one was done.",
      },
      hint: {
        zh: "改写其中一行的内容或要求，或删去一行。",
        en: "Reword the item or the method of one of them, or take one out.",
      },
    },
    "gap-on-counted-row": {
      text: { zh: "“{row}”既写了次数，又写了最长间隔。", en: "“{row}” has a count and a longest gap." },
      hint: {
        zh: "longest-gap 只与“不停巡视”同用：请删去，或把频次改写成“每三天”之类。",
        en: "`longest-gap` goes with “continuous” only: take it out, or write the frequency as a gap such as “every 3 days”.",
      },
    },
  },

  compile(section, { refuse }) {
    const blocks = Object.entries(section);
    for (const [id, { items }] of blocks) {
      const seen = new Map<string, string>();
      for (const [row, words] of Object.entries(items)) {
        const title = say(rowTitle(words), "zh");
        const other = seen.get(title);
        if (other) refuse("same-row-twice", [id, "items", row, "item"], { row, other });
        if (words["longest-gap"] && !isContinuous(words))
          refuse("gap-on-counted-row", [id, "items", row, "longest-gap"], { row });
        seen.set(title, row);
      }
    }
    return {
      rules: blocks.flatMap(([id, block]) => [...rows(id, block), ...inspectionOf(id, block)]),
      forms: [logOf({ zh: "保洁日志", en: "Cleaning log" }, section)],
      checklists: blocks.map(([id, block]) => checklistOf(id, block)),
    };
  },
};

const isContinuous = (row: CleaningRow): boolean =>
  typeof row["how-often"] === "object" && "continuous" in row["how-often"];

const rows = (id: string, block: CleaningBlock): Made<FrequencyRule>[] =>
  Object.entries(block.items).map(([key, row]) => ({
    ...rowRule(id, key, block, row),
    ...pick(block, "calendar"),
    ...pick(row, "about", "how-often", "longest-gap", "over", "grace", "calendar", "modality", "flag"),
  }));
