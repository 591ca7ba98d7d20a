import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../finding.ts";
import type { World } from "../../judge/index.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { readText } from "../files.ts";
import { shippedRulesets } from "../shipped.ts";
import type { Parts } from "../../ruleset/load.ts";
import { disk } from "../store/files.ts";
import { monthsIn } from "../store/scan.ts";
import { enterMonth } from "./enter.ts";
import { generateMonth } from "./month.ts";
import { readMonthPlan } from "./plan.ts";

/** The same month for everybody. */
const SEED = 1;

/** Whether a site has records in a data folder. */
export const hasRecords = (dir: string, site: string): boolean =>
  existsSync(join(dir, site)) && monthsIn(disk, join(dir, site)).length > 0;

/** Fills an empty data folder with the example month that ends at `until`; a folder that has records is not touched. */
export async function fillDemo(
  dir: string,
  world: World,
  parts: Parts,
  until: Instant,
): Promise<{ readonly records: number } | { readonly refusals: readonly Refusal[] }> {
  const { site } = world;
  if (hasRecords(dir, site.id)) return { refusals: [refuse("demo-not-empty", { dir })] };
  const path = join(shippedRulesets() ?? "", "examples", "month.yaml");
  if (!existsSync(path)) return { refusals: [refuse("file-not-read", { file: path, reason: "ENOENT" })] };
  const { plan, refusals } = readMonthPlan(readText(path, process.cwd()), parts);
  if (!plan) return { refusals };
  const month = generateMonth(world, plan, until, SEED);
  const refused = await enterMonth(dir, site.id, month);
  return refused.length > 0 ? { refusals: refused } : { records: month.length };
}
