import type { Instant } from "../finding.ts";
import type { Duration, FrequencyRule, ScoreRule, Times } from "../rule.ts";
import {
  Clock,
  dayOf,
  elapses,
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
  type Windows,
} from "../time/index.ts";
import { finderOf } from "./count-whole.ts";
import { isPlain, saysOf, type WindowPlan } from "./frequency.ts";
import type { GapPlan } from "./gaps.ts";
import type { PeriodPlan, ScorePlan } from "./inspections.ts";
import type { DutyWindows } from "./match.ts";
import type { Line, Stretch, World } from "./plan.ts";
import { civilOf } from "./plan.ts";
import { NUMBER, type ReasonCode } from "./reasons.ts";
import type { RoundsPlan } from "./rounds.ts";
import { fitted, type Fitting, graceOf, NEVER, reportedOf, type PlannedWindows } from "./windows.ts";

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
  const keyOf = ({ body, ruleset, term, present }: Line) => [
    ...[ruleset.digest, ruleset.name, body.kind === "frequency" && body.calendar],
    ...[body.while, term, present],
  ];
  const calendarOf = (line: Line): OpenCalendar | undefined => {
    const { body, ruleset } = line;
    const name = body.kind === "frequency" ? body.calendar : undefined;
    return name === undefined
      ? undefined
      : once(["calendar", ...keyOf(line).slice(0, 3)], () => openCalendar(name, ruleset.calendars));
  };

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

  function fittedFor(
    line: Line,
    key: readonly unknown[],
    base: () => Windows,
    { min, max = Infinity }: Times["times"],
    partial: Fitting["partial"],
  ): PlannedWindows {
    return once([...key, partial, ...keyOf(line)], () => {
      const spans = spansFor(line);
      return fitted(base(), { term: line.term, ...(spans && { spans }), partial, min, max });
    });
  }

  function windowsFor(
    line: Line,
    often: Times,
    partial: Fitting["partial"] = "skip",
    from = range.from,
    calendar?: OpenCalendar,
  ): PlannedWindows {
    const base = () => windowsOf(often, civil, from, range.until, calendar);
    const shared = () => once(["base", often, from, calendar && keyOf(line)], base);
    return fittedFor(line, ["windows", often, from], shared, often.times, partial);
  }

  function counted(line: Line, body: FrequencyRule, often: Times): Planned {
    const { grace, partial, "reports-on": reportsOn } = body;
    const { min, max = Infinity } = often.times;
    const from = countedFrom(line, body, often);
    const calendar = calendarOf(line);
    const windows = windowsFor(line, often, partial, from, calendar);
    const key = [often, partial, from, ...keyOf(line)];
    const more = once(["more", grace, reportsOn, ...key], () => ({
      ...(grace && { grace: graceOf(windows, grace, civil, calendar) }),
      ...(reportsOn && { reported: reportedOf(windows, often.per, reportsOn, civil) }),
    }));
    const all = { ...windows, ...more };
    const plain = isPlain(body, all, min);
    const finder = plain ? once(["finder", ...key], () => finderOf(windows)) : undefined;
    const says = once([min], () => saysOf(min));
    return { how: "windows", plan: { body, windows: all, min, max, civil, plain, finder, says } };
  }

  /** What a window took in the time of grace, what a group has taken and what six windows show all rest on windows before the range. */
  function countedFrom(line: Line, body: FrequencyRule, often: Times): Instant {
    if (body.grace || body.irregular || line.exclusive) return first;
    if (!often.on) return range.from;
    return startOfDay(periodOf(often.per, periodOf(often.per, dayOf(range.from, civil)).from - 1).from, civil);
  }

  function gap(line: Line, longest: Duration): Planned {
    const calendar = calendarOf(line);
    const common = { term: line.term, spans: stretches(line), civil };
    if (!elapses(longest)) return { how: "gaps", plan: { ...common, gap: longest, ...(calendar && { calendar }) } };
    const days = fittedFor(line, ["rounds"], () => openingDays(calendar, range, civil), { min: 1 }, "full");
    const open = () => new Clock(openTime(calendar, first, range.until, civil));
    const clock = once(["clock", calendar && keyOf(line).slice(0, 3)], open);
    const seconds = longest.n * (longest.unit === "hour" ? 3600 : 60);
    return { how: "rounds", plan: { ...common, gap: seconds, days, clock } };
  }

  function frequency(line: Line, body: FrequencyRule): Planned {
    const often = body["how-often"];
    const unset = (code: ReasonCode): Planned => {
      const windows = windowsFor(line, MONTHLY, "full");
      return { how: "unset", windows, reason: NUMBER[code] };
    };
    if (often === "unset") return unset("how-often-unset");
    if ("times" in often) return counted(line, body, often);
    const longest = "every" in often ? often.every : (body["longest-gap"] ?? "unset");
    return longest === "unset" ? unset("gap-unset") : gap(line, longest);
  }

  function score(line: Line, body: ScoreRule): Planned {
    const checklist = line.ruleset.checklists[body.of];
    if (!checklist) throw new Error(`${line.rule.id}: there is no checklist ${body.of}`);
    const plan = { body, checklist, civil };
    if (body.per === undefined || body.per === "record") return { how: "inspections", plan, spans: stretches(line) };
    const periods = windowsFor(line, { times: { min: 0 }, per: body.per }, body.partial);
    return { how: "periods", plan: { ...plan, periods } };
  }

  return (line) => (line.body.kind === "frequency" ? frequency(line, line.body) : score(line, line.body));
}

/** Opening time; without a calendar all time is. */
function openTime(calendar: OpenCalendar | undefined, from: Instant, until: Instant, civil: Civil): Spans {
  return calendar ? openings(calendar, civil, from, until) : spansOf([[from, until]]);
}

/** The days on which a calendar opens, each from its first opening to its last closing; without one, civil days. */
function openingDays(calendar: OpenCalendar | undefined, range: Stretch, civil: Civil): Windows {
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
