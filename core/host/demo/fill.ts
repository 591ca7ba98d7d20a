import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../finding.ts";
import type { World } from "../../judge/index.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { readText } from "../files.ts";
import { shippedRulesets } from "../shipped.ts";
import type { Parts } from "../../ruleset/load.ts";
import { disk } from "../store/files.ts";
import { monthsIn } from "../store/scan.ts";
import { openStore } from "../store/store.ts";
import { enterMonth } from "./enter.ts";
import { generateMonth, type Entered } from "./month.ts";
import { readMonthPlan } from "./plan.ts";

/** The same month for everybody. */
const SEED = 1;

/** Where a month is written until it is whole. */
const FILLING = ".filling";

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
  const { plan, refusals } = readMonthPlan(readText(path, process.cwd()), parts);
  if (!plan) return { refusals };
  const month = generateMonth(world, plan, until, SEED);
  const refused = await enterWhole(dir, site.id, month);
  return refused.length > 0 ? { refusals: refused } : { records: month.length };
}

/** A month that was broken off is no month: it is written beside, and put in its place when it is whole. */
async function enterWhole(dir: string, site: string, month: readonly Entered[]): Promise<readonly Refusal[]> {
  const store = openStore(dir, { now: () => 0 }); // nobody else writes there meanwhile
  if ("refusals" in store) return store.refusals;
  const beside = join(dir, FILLING);
  try {
    rmSync(beside, { recursive: true, force: true });
    const refused = await enterMonth(beside, site, month);
    if (refused.length === 0) renameSync(join(beside, site), join(dir, site));
    return refused;
  } finally {
    rmSync(beside, { recursive: true, force: true });
    await store.close();
  }
}
