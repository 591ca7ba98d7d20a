import type { World } from "../../core/judge/index.ts";
import { often, siteOf, worldOf } from "../core/judge/world.ts";

const HALLS = 40;
const ROWS = 37;

/** A site of forty halls, each under the same rows of one log. */
export function worldOfLogs(id: string): World {
  const halls = Array.from({ length: HALLS }, (_, i) => `hall-${i}`);
  const rules = Array.from({ length: ROWS }, (_, row) =>
    often(
      `row-${row}`,
      { times: { min: 1, max: 2 }, per: "day" },
      {
        ...{ id: `cleaning/hall/row-${row}`, area: "cleaning", where: { type: ["hall"] } },
        record: { form: "cleaning/log", mark: `hall/row-${row}` },
      },
    ),
  );
  return worldOf(siteOf("Asia/Shanghai", halls, { id }), rules);
}
