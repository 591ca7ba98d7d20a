import type { MonthPlan } from "../../../schemas/generated/month.ts";
import type { Instant } from "../../finding.ts";
import { civilOf, linesOf, type World } from "../../judge/plan.ts";
import { dayOf, startOfDay } from "../../time/index.ts";
import { chanceOf } from "./chance.ts";
import { goodWork, type Deed, type Making } from "./good-work.ts";
import { misrecorded, undone } from "./mishaps.ts";
import { recordsOf, type Entered } from "./records.ts";
import { roundsOf } from "./rounds.ts";

export type { Entered } from "./records.ts";

/**
 * An example month that ends at `until`: logs and inspections of workers who keep the duties of the governing rulesets, and the mishaps of the plan.
 * The same arguments give the same records, in the order in which they were entered; an edited ruleset gives another month.
 */
export function generateMonth(world: World, plan: MonthPlan, until: Instant, seed: number): Entered[] {
  const { site, governing } = world;
  const civil = civilOf(site);
  const last = dayOf(until - 1, civil);
  const from = startOfDay(last - plan.days + 1, civil);
  const lines = linesOf(world).filter(({ term }) => term.from < until && term.until > from);
  const chance = chanceOf(seed);
  const checklists = governing.at(-1)?.ruleset.checklists ?? {};
  const making: Making = {
    site,
    civil,
    from,
    until,
    last,
    chance,
    plan,
    checklists,
    rounds: roundsOf(lines, plan, civil, chance),
  };
  const work = lines.flatMap((line) => goodWork(line, making));
  const deeds = plan.mishaps.reduce<readonly Deed[]>((done, mishap) => undone(done, mishap, making), work);
  const records = plan.mishaps.reduce<readonly Entered[]>(
    (all, mishap) => misrecorded(all, mishap, making),
    recordsOf(deeds, lines, making),
  );
  return records
    .filter(({ received }) => received <= until)
    .sort((a, b) => a.received - b.received || (a.record.id < b.record.id ? -1 : 1));
}
