import type { Instant } from "../finding.ts";
import type { Duration } from "../rule.ts";
import { addDuration, type Civil, dayOf, type OpenCalendar, startOfDay } from "../time/index.ts";
import type { Stretch } from "./plan.ts";
import { NUMBER } from "./reasons.ts";
import type { Track } from "./track.ts";
import { partUnder, type Term } from "./windows.ts";

/** One gap: from a deed, or the first day in force, to the next deed or to now. Its end is its latest day's, whenever it is answered. */
export interface Gap {
  readonly start: Instant;
  readonly by: Instant;
  readonly reason: number;
  /** Days passed. */
  readonly found: number;
  /** When it stopped being open; without it, it still is. */
  readonly closed?: Instant;
}

/** A longest gap in civil days or working days. */
export interface GapPlan {
  readonly gap: Duration;
  readonly term: Term;
  /** Stretches in which subject, rule and states all are. */
  readonly spans: readonly Stretch[];
  readonly calendar?: OpenCalendar;
  readonly civil: Civil;
}

/** Every gap that begins under this version: counted in civil days over holidays, restarted by the deed, never missed. */
export function gapsOf(plan: GapPlan, track: Track, asOf: Instant): Gap[] {
  return plan.spans.flatMap((span) => gapsIn(plan, span, track, asOf));
}

function gapsIn(plan: GapPlan, span: Stretch, track: Track, asOf: Instant): Gap[] {
  const { term, civil } = plan;
  const { from, until } = partUnder(span, term);
  if (until <= from) return [];
  const days = [dayOf(from, civil), ...deedDays(track, from, until, civil)];
  const starts = days.filter((day, i) => i === 0 || day > days[i - 1]!);
  return starts.flatMap((day, i) => {
    const start = startOfDay(day, civil);
    return start >= term.from && start < term.until ? [gapFrom(plan, day, starts[i + 1], until, asOf)] : [];
  });
}

function deedDays(track: Track, from: Instant, until: Instant, civil: Civil): number[] {
  const days: number[] = [];
  for (let i = 0; i < track.length; i++) {
    const at = track.at[i]!;
    if (at >= from && at < until) days.push(dayOf(at, civil));
  }
  return days;
}

function gapFrom(plan: GapPlan, day: number, next: number | undefined, until: Instant, asOf: Instant): Gap {
  const { civil } = plan;
  const start = startOfDay(day, civil);
  const due = dueOf(plan, start);
  const by = due ?? startOfDay(day + plan.gap.n + 1, civil);
  const gap = { start, by };
  if (next !== undefined) {
    const closed = startOfDay(next, civil);
    const inTime = due === undefined ? closed < announcedEnd(plan) : closed < by;
    const reason = inTime ? NUMBER["gap-kept"] : due === undefined ? NUMBER["not-announced"] : NUMBER["gap-late"];
    return { ...gap, reason, found: next - day, closed };
  }
  const found = Math.max(0, dayOf(Math.min(asOf, until - 1), civil) - day);
  // nobody can answer it any more
  if (asOf >= until) {
    const reason = by > until ? "ended-first" : due === undefined ? "not-announced" : "gap-unanswered";
    return { ...gap, reason: NUMBER[reason], found, closed: until };
  }
  const running = due === undefined ? asOf < announcedEnd(plan) : asOf < by;
  const reason = running ? "gap-running" : due === undefined ? "not-announced" : "gap-passed";
  return { ...gap, reason: NUMBER[reason], found };
}

/** Until then days off are known, so that what was done before it was done in time. */
function announcedEnd({ calendar, civil }: GapPlan): Instant {
  return calendar?.known ? startOfDay(calendar.known.until, civil) : Infinity;
}

/** From here on an answer is late. Only working days, or the days of a named calendar, leave days out; not announced: undefined. */
function dueOf({ gap, calendar, civil }: GapPlan, start: Instant): Instant | undefined {
  const unit = calendar && gap.unit === "day" ? "working-day" : gap.unit;
  return addDuration(start, { n: gap.n, unit }, civil, calendar);
}
