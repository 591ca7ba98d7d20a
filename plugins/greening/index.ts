import type { AreaPlugin } from "../../core/index.ts";
import schema from "../../schemas/greening/section.schema.json" with { type: "json" };
import type { GreeningSection } from "../../schemas/generated/greening.ts";

/** A greening table: blocks of places, and in each block rows of plants and method whose frequency may change with the season. */
export const greening: AreaPlugin<GreeningSection> = {
  area: "greening",
  title: { zh: "绿化标准", en: "Greening standards" },
  section: { schema },
  faults: {},
  compile: (section, { tableOf }) => tableOf({ zh: "绿化日志", en: "Greening log" }, section),
};
