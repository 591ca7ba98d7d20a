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
import schema from "../../schemas/greening/section.schema.json" with { type: "json" };
import type { GreeningBlock, GreeningRow, GreeningSection } from "../../schemas/generated/greening.ts";

/** A greening table: blocks of places, and in each block rows of plants and method whose frequency may change with the season. */
export const greening: AreaPlugin<GreeningSection, "same-row-twice" | "no-frequency" | "two-frequencies"> = {
  area: "greening",
  title: { zh: "绿化标准", en: "Greening standards" },
  section: { schema },
  faults: {
    "same-row-twice": sameRow,
    "no-frequency": {
      text: { zh: "“{row}”没有写频次。", en: "“{row}” says nothing about how often." },
      hint: {
        zh: "全年一样写 how-often，按季节写 seasons: { growing: 每周2次, dormant: 每月1次 }；没有数字就写 unset。",
        en: "Write `how-often` where it is the same all year, `seasons: { growing: 2 per week, dormant: 1 per month }` where it is not, and `unset` where there is no figure.",
      },
    },
    "two-frequencies": {
      text: {
        zh: "“{row}”既写了全年频次，又写了分季频次。",
        en: "“{row}” has a frequency for the whole year and one by season.",
      },
      hint: { zh: "how-often 与 seasons 只留一个。", en: "Keep `how-often` or `seasons`, not both." },
    },
  },

  compile(section, { refuse }) {
    const blocks = Object.entries(section);
    for (const [id, block] of blocks) {
      for (const alike of rowsAlike(block)) refuse("same-row-twice", [id, "items", alike.row, "item"], alike);
      for (const [row, words] of Object.entries(block.items)) {
        const at = [id, "items", row];
        if (!words["how-often"] && !words.seasons) refuse("no-frequency", at, { row });
        if (words["how-often"] && words.seasons) refuse("two-frequencies", [...at, "how-often"], { row });
      }
    }
    return {
      rules: blocks.flatMap(([id, block]) => [
        ...Object.entries(block.items).flatMap(([key, row]) => rules(id, key, block, row)),
        ...inspectionOf(id, block),
      ]),
      forms: [logOf({ zh: "绿化日志", en: "Greening log" }, section)],
      checklists: blocks.map(([id, block]) => checklistOf(id, block)),
    };
  },
};

/** One rule for the whole year, or one for each season; the same line of the log answers all of them. */
function rules(id: string, key: string, block: GreeningBlock, row: GreeningRow): Made<FrequencyRule>[] {
  const rule = {
    ...rowRule(id, key, block, row),
    ...pick(row, "about", "over", "grace", "calendar", "modality", "flag"),
  };
  if (row["how-often"]) return [{ ...rule, "how-often": row["how-often"] }];
  return Object.entries(row.seasons ?? {}).map(([state, often]) => ({
    ...rule,
    id: `${rule.id}/${state}`,
    from: [...rule.from, "seasons", state],
    while: [state],
    "how-often": often,
  }));
}
