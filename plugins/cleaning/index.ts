import {
  checklistOf,
  inspectionOf,
  logOf,
  pick,
  rowRule,
  rowsAlike,
  sameRow,
  type AreaPlugin,
  type FrequencyRule,
  type Made,
} from "../../core/index.ts";
import schema from "../../schemas/cleaning/section.schema.json" with { type: "json" };
import type { CleaningBlock, CleaningSection } from "../../schemas/generated/cleaning.ts";

/** A cleaning table: blocks of places, and in each block rows of item, method, frequency and quality. */
export const cleaning: AreaPlugin<CleaningSection, "same-row-twice"> = {
  area: "cleaning",
  title: { zh: "保洁标准", en: "Cleaning standards" },
  section: { schema },
  faults: { "same-row-twice": sameRow },

  compile(section, { refuse }) {
    const blocks = Object.entries(section);
    for (const [id, block] of blocks)
      for (const alike of rowsAlike(block)) refuse("same-row-twice", [id, "items", alike.row, "item"], alike);
    return {
      rules: blocks.flatMap(([id, block]) => [...rows(id, block), ...inspectionOf(id, block)]),
      forms: [logOf({ zh: "保洁日志", en: "Cleaning log" }, section)],
      checklists: blocks.map(([id, block]) => checklistOf(id, block)),
    };
  },
};

const rows = (id: string, block: CleaningBlock): Made<FrequencyRule>[] =>
  Object.entries(block.items).map(([key, row]) => ({
    ...rowRule(id, key, block, row),
    ...pick(block, "calendar"),
    ...pick(row, "about", "how-often", "longest-gap", "over", "grace", "calendar", "modality", "flag"),
  }));
