import type { AreaPlugin } from "../../core/index.ts";
import schema from "../../schemas/cleaning/section.schema.json" with { type: "json" };
import type { CleaningSection } from "../../schemas/generated/cleaning.ts";

/** A cleaning table: blocks of places, and in each block rows of item, method, frequency and quality. */
export const cleaning: AreaPlugin<CleaningSection> = {
  area: "cleaning",
  title: { zh: "保洁标准", en: "Cleaning standards" },
  section: { schema },
  faults: {},
  compile: (section, { tableOf }) => tableOf({ zh: "保洁日志", en: "Cleaning log" }, section),
};
