import type { Instant } from "../finding.ts";
import type { Duration, FrequencyRule, ScoreRule, Times } from "../rule.ts";
import {
  Clock,
  dayOf,
  intersection,
  openCalendar,
  openings,
  periodOf,
  spansOf,
  spansOfState,
  startOf,
  startOfDay,
  windowsOf,
  type Civil,
  type OpenCalendar,
  type Spans,
} from "../time/index.ts";
import { finderOf, type Finder } from "./count-whole.ts";
import { isPlain, saysOf, type WindowPlan } from "./frequency.ts";
import type { GapPlan } from "./gaps.ts";
import type { PeriodPlan, ScorePlan } from "./inspections.ts";
import type { DutyWindows } from "./match.ts";
import type { Line, Stretch, World } from "./plan.ts";
import { civilOf } from "./plan.ts";
import { NUMBER } from "./reasons.ts";
import type { RoundsPlan } from "./rounds.ts";
import { fitted, graceOf, NEVER, reportedOf, type PlannedWindows } from "./windows.ts";

/** How a line is judged in a range of dates. */
export type Planned =
  | { readonly how: "windows"; readonly plan: WindowPlan }
  | { readonly how: "gaps"; readonly plan: GapPlan }
  | { readonly how: "rounds"; readonly plan: RoundsPlan }
  | { readonly how: "unset"; readonly windows: PlannedWindows; readonly reason: number }
  | { readonly how: "inspections"; readonly plan: ScorePlan; readonly spans: readonly Stretch[] }
  | { readonly how: "periods"; readonly plan: PeriodPlan };

/** From … until, and how far states are looked up. */
export interface Range extends Stretch {
  readonly horizon: Instant;
}

/** Nothing is known of a figure: one duty a month says so. */
const MONTHLY: Times = { times: { min: 0 }, per: "month" };

/** Makes the plans of lines; windows that are the same for many lines are made once. */
export function createPlanner(world: World, range: Range): (line: Line) => Planned {
  const civil = civilOf(world.site);
  const first = Math.min(...world.governing.map((governing) => startOf(governing.from, civil)));
  const kept = new Map<string, unknown>();
  const once = <T>(key: readonly unknown[], make: () => T): T => {
    const id = JSON.stringify(key);
    if (!kept.has(id)) kept.set(id, make());
    return kept.get(id) as T;
  };
  const calendarOf = (line: Line, name: string | undefined): OpenCalendar | undefined =>
    name === undefined
      ? undefined
      : once(["calendar", line.ruleset.digest, line.ruleset.name, name], () =>
          openCalendar(name, line.ruleset.calendars),
        );

  const keyOf = ({ body, ruleset, term, present }: Line) => [ruleset.digest, ruleset.name, body.while, term, present];

  /** When a line's subject is there and its states hold; nothing where that is always. */
  function spansFor(line: Line): Spans | undefined {
    const { body, ruleset, present } = line;
    const always = present.from <= first && present.until >= range.horizon;
    if (!body.while && always) return undefined;
    return once(["spans", ...keyOf(line)], () => {
      const there = spansOf([[Math.max(present.from, first), Math.min(present.until, range.horizon)]]);
      return (body.while ?? []).reduce((all, name) => {
        const state = ruleset.states[name];
        if (!state) throw new Error(`${line.rule.id}: there is no state ${name}`);
        return intersection(all, spansOfState(state, civil, first, range.horizon));
      }, there);
    });
  }

  function stretches(line: Line): Stretch[] {
    const spans = spansFor(line);
    if (!spans) return [{ from: first, until: NEVER }];
    return Array.from(spans.start, (from, i) => ({
      from,
      until: spans.end[i]! >= range.horizon ? NEVER : spans.end[i]!,
    }));
  }

  function windowsFor(
    line: Line,
    times: Times,
    calendar: string | undefined,
    from: Instant,
    max = Infinity,
  ): PlannedWindows {
    const { body, term } = line;
    const partial = times === MONTHLY ? "full" : (body.partial ?? "skip");
    const base = () => windowsOf(times, civil, from, range.until, calendarOf(line, calendar));
    return once(["windows", times, calendar, from, partial, ...keyOf(line)], () => {
      const spans = spansFor(line);
      return fitted(once(["base", times, calendar, from, calendar && keyOf(line)], base), {
        term,
        ...(spans && { spans }),
        partial,
        min: times.times.min,
        max,
      });
    });
  }

  function counted(line: Line, body: FrequencyRule, often: Times): Planned {
    const { min, max = Infinity } = often.times;
    const from = countedFrom(line, body, often);
    const windows = windowsFor(line, often, body.calendar, from, max);
    const more = once(["more", often, body.grace, body["reports-on"], body.partial, from, ...keyOf(line)], () => ({
      ...(body.grace && { grace: graceOf(windows, body.grace, civil) }),
      ...(body["reports-on"] && { reported: reportedOf(windows, often.per, body["reports-on"], civil) }),
    }));
    const all = { ...windows, ...more };
    const plain = isPlain(body, all, min);
    const finder = plain ? finderFor(windows) : undefined;
    return {
      how: "windows",
      plan: { body, windows: all, min, max, civil, plain, finder, says: once([min], () => saysOf(min)) },
    };
  }
  const finders = new WeakMap<PlannedWindows, { readonly finder: Finder | undefined }>();
  function finderFor(windows: PlannedWindows): Finder | undefined {
    const made = finders.get(windows) ?? { finder: finderOf(windows) };
    finders.set(windows, made);
    return made.finder;
  }
  /** What a window took in the time of grace, what a group has taken and what six windows show all rest on windows before the range. */
  function countedFrom(line: Line, body: FrequencyRule, often: Times): Instant {
    if (body.grace || body.irregular || line.exclusive) return first;
    if (!often.on) return range.from;
    return startOfDay(periodOf(often.per, periodOf(often.per, dayOf(range.from, civil)).from - 1).from, civil);
  }

  function gap(line: Line, body: FrequencyRule, longest: Duration): Planned {
    const { term } = line;
    const calendar = calendarOf(line, body.calendar);
    if (longest.unit !== "minute" && longest.unit !== "hour") {
      return {
        how: "gaps",
        plan: { gap: longest, term, spans: stretches(line), civil, ...(calendar && { calendar }) },
      };
    }
    const days = windowsOfRounds(line, body, calendar);
    const clock = once(
      ["clock", body.calendar, ...(calendar ? keyOf(line).slice(0, 2) : [])],
      () => new Clock(openTime(calendar, first, range.until, civil)),
    );
    return {
      how: "rounds",
      plan: {
        gap: longest.n * (longest.unit === "hour" ? 3600 : 60),
        days,
        clock,
        term,
        spans: stretches(line),
        civil,
      },
    };
  }

  function windowsOfRounds(line: Line, body: FrequencyRule, calendar: OpenCalendar | undefined): PlannedWindows {
    return once(["rounds", body.calendar, ...keyOf(line)], () => {
      const spans = spansFor(line);
      return fitted(openingDays(calendar, range, civil), {
        term: line.term,
        ...(spans && { spans }),
        partial: "full",
        min: 1,
        max: Infinity,
      });
    });
  }

  function frequency(line: Line, body: FrequencyRule): Planned {
    const often = body["how-often"];
    if (often === "unset")
      return {
        how: "unset",
        windows: windowsFor(line, MONTHLY, undefined, range.from),
        reason: NUMBER["how-often-unset"],
      };
    if ("times" in often) return counted(line, body, often);
    const longest = "every" in often ? often.every : (body["longest-gap"] ?? "unset");
    if (longest === "unset")
      return { how: "unset", windows: windowsFor(line, MONTHLY, undefined, range.from), reason: NUMBER["gap-unset"] };
    return gap(line, body, longest);
  }

  function score(line: Line, body: ScoreRule): Planned {
    const checklist = line.ruleset.checklists[body.of];
    if (!checklist) throw new Error(`${line.rule.id}: there is no checklist ${body.of}`);
    const plan = { body, checklist, civil };
    if (body.per === undefined || body.per === "record") return { how: "inspections", plan, spans: stretches(line) };
    return {
      how: "periods",
      plan: { ...plan, periods: windowsFor(line, { times: { min: 0 }, per: body.per }, undefined, range.from) },
    };
  }

  return (line) => (line.body.kind === "frequency" ? frequency(line, line.body) : score(line, line.body));
}

/** Opening time; without a calendar all time is. */
function openTime(calendar: OpenCalendar | undefined, from: Instant, until: Instant, civil: Civil): Spans {
  return calendar ? openings(calendar, civil, from, until) : spansOf([[from, until]]);
}

/** The days on which a calendar opens, each from its first opening to its last closing; without one, civil days. */
function openingDays(calendar: OpenCalendar | undefined, range: Stretch, civil: Civil): Parameters<typeof fitted>[0] {
  const open = openTime(calendar, range.from, range.until, civil);
  const rows: Stretch[] = [];
  for (let day = dayOf(range.from, civil); startOfDay(day, civil) < range.until; day++) {
    const inDay = intersection(open, spansOf([[startOfDay(day, civil), startOfDay(day + 1, civil)]]));
    if (inDay.length > 0) rows.push({ from: inDay.start[0]!, until: inDay.end[inDay.length - 1]! });
  }
  const end = Int32Array.from(rows, (row) => row.until);
  return {
    length: rows.length,
    start: Int32Array.from(rows, (row) => row.from),
    by: end,
    end,
    ...(open.knownFrom !== undefined && { knownFrom: open.knownFrom }),
    ...(open.unknownFrom !== undefined && { unknownFrom: open.unknownFrom }),
  };
}

/** The windows that stand before anything is recorded. */
export function windowsIn(planned: Planned): DutyWindows {
  if (planned.how === "windows") return planned.plan.windows;
  if (planned.how === "rounds") return planned.plan.days;
  if (planned.how === "unset") return planned.windows;
  return planned.how === "periods" ? planned.plan.periods : NONE;
}

const none = new Int32Array(0);
const NONE: DutyWindows = { start: none, by: none, end: none, length: 0, pointed: false };
