import type { Instant } from "../finding.ts";
import { judge, type Judgement } from "../judge/index.ts";
import { dayAfter } from "../judge/plan.ts";
import { civilDate, dayNumber, startOf, type Civil } from "../time/index.ts";
import { areaNamed, around, blockNamed, civilIn, local, subjectNamed, worldOf, type Scene } from "./names.ts";
import { byCounts, byUrgency, countsOf, dutiesOn, verdictAt, type Now } from "./now.ts";
import type { Named, TodayBlock, TodayPlace, TodayView } from "./types.ts";

/** How far back a duty may have ended that is still overdue in its grace. */
const BACK = 8;
const FIRST = 3;

/** What is judged for one day: it, and the days before it whose duties may still be answered. */
export function judgeDay(
  scene: Scene,
  date: string,
  asOf: Instant,
  more: { readonly place?: string } = {},
  back = BACK,
): Judgement {
  const day = dayNumber(date);
  if (day === undefined) throw new RangeError(`${date} is no date`);
  return judge(scene.index, { asOf, from: civilDate(day - back), to: date, ...more });
}

export const spanOf = (date: string, civil: Civil): { start: Instant; end: Instant } => ({
  start: startOf(date, civil),
  end: dayAfter(date, civil),
});

/** Today by place: blocks and places with overdue work first. */
export function todayView(scene: Scene, date: string, asOf: Instant): TodayView {
  const civil = civilIn(scene);
  const all = dutiesOn(judgeDay(scene, date, asOf), spanOf(date, civil));
  const blocks = new Map<string, { block: Named; area: Named; duties: Now[] }>();
  for (const now of all) {
    const { rule, ruleset } = now.judged.line;
    const block = blockNamed(rule, ruleset);
    const entry = blocks.get(block.id) ?? { block, area: areaNamed(rule.area, ruleset), duties: [] };
    blocks.set(block.id, entry);
    entry.duties.push(now);
  }
  return {
    site: worldOf(scene).site.id,
    date,
    asOf: local(asOf, civil),
    counts: countsOf(all),
    blocks: [...blocks.values()]
      .map(({ block, area, duties }) => blockEntry(scene, block, area, duties))
      .sort((a, b) => byCounts(a.counts, b.counts)),
  };
}

function blockEntry(scene: Scene, block: Named, area: Named, duties: readonly Now[]): TodayBlock {
  const places = new Map<string, Now[]>();
  for (const now of duties) {
    const { id } = now.judged.line.subject;
    const own = places.get(id);
    if (own) own.push(now);
    else places.set(id, [now]);
  }
  return {
    block,
    area,
    counts: countsOf(duties),
    places: [...places].map(([id, own]) => placeEntry(scene, id, own)).sort((a, b) => byCounts(a.counts, b.counts)),
  };
}

function placeEntry(scene: Scene, id: string, duties: readonly Now[]): TodayPlace {
  const world = worldOf(scene);
  const civil = civilIn(scene);
  const pressing = [...duties].sort(byUrgency).filter(({ urgency }) => urgency === "overdue" || urgency === "due");
  return {
    place: subjectNamed(world, id),
    around: around(world, id),
    counts: countsOf(duties),
    first: pressing.slice(0, FIRST).map(({ judged, w, urgency, by }) => ({
      rule: judged.line.rule.id,
      title: judged.line.rule.title,
      verdict: verdictAt(judged, w),
      urgency,
      by: local(by, civil),
    })),
  };
}
