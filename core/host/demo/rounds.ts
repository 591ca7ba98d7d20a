import type { MonthPlan } from "../../../schemas/generated/month.ts";
import type { Instant } from "../../finding.ts";
import type { Line } from "../../judge/plan.ts";
import { instantAt, openCalendar, openings, startOfDay, type Civil, type OpenCalendar } from "../../time/index.ts";
import type { Chance } from "./chance.ts";

/** When somebody works at a place on a day: the instants of the rounds, in order. */
export type Rounds = (place: string, day: number) => readonly Instant[];

/** What is kept within a day at a place: its longest gap in seconds, and the hours it runs in. */
interface Patrol {
  readonly gap: number;
  readonly calendar?: OpenCalendar;
}

/** Rounds often enough for the shortest longest-gap of each place within its opening hours; elsewhere at the usual times. */
export function roundsOf(lines: readonly Line[], plan: MonthPlan, civil: Civil, chance: Chance): Rounds {
  const known = new Map<string, readonly Instant[]>();
  const tightest = new Map<string, Patrol>();
  for (const line of lines) {
    const patrol = patrolOf(line);
    const place = line.subject.place?.id;
    if (patrol && place !== undefined && patrol.gap < (tightest.get(place)?.gap ?? Infinity))
      tightest.set(place, patrol);
  }
  const usual = (place: string, day: number): Instant[] =>
    plan.rounds.map(
      (time) => instantAt(day, time, civil) + minutes(plan.spread * 60 * chance("usual", place, day, time)),
    );
  return (place, day) => {
    const key = `${place}|${day}`;
    const patrol = tightest.get(place);
    const patrolled = known.get(key) ?? (patrol ? walk(patrol, place, day, plan, civil, chance) : []);
    const rounds = patrolled.length > 0 ? patrolled : usual(place, day);
    known.set(key, rounds);
    return rounds;
  };
}

function patrolOf({ body, ruleset }: Line): Patrol | undefined {
  if (body.kind !== "frequency" || body["how-often"] === "unset" || "times" in body["how-often"]) return undefined;
  const gap = "every" in body["how-often"] ? body["how-often"].every : body["longest-gap"];
  if (gap === undefined || gap === "unset" || (gap.unit !== "minute" && gap.unit !== "hour")) return undefined;
  const seconds = gap.n * (gap.unit === "minute" ? 60 : 3600);
  return {
    gap: seconds,
    ...(body.calendar !== undefined && { calendar: openCalendar(body.calendar, ruleset.calendars) }),
  };
}

/** From soon after opening to closing. The first round of a day comes early enough for a gap that ran over the night. */
function walk(
  { gap, calendar }: Patrol,
  place: string,
  day: number,
  { stride }: MonthPlan,
  civil: Civil,
  chance: Chance,
): Instant[] {
  const [start, end] = [startOfDay(day, civil), startOfDay(day + 1, civil)];
  const open = calendar ? openings(calendar, civil, start, end) : { length: 1, start: [start], end: [end] };
  const rounds: Instant[] = [];
  for (let i = 0; i < open.length; i++) {
    const share = (least: number, most: number) =>
      minutes((gap * (least + (most - least) * chance("round", place, day, rounds.length))) / 100);
    let at = open.start[i]! + share(0, (100 - stride.most) / 2);
    for (; at < open.end[i]!; at += share(stride.least, stride.most)) rounds.push(at);
  }
  return rounds;
}

const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60)) * 60;
