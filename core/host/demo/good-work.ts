import type { MonthPlan } from "../../../schemas/generated/month.ts";
import type { Instant } from "../../finding.ts";
import type { Line } from "../../judge/plan.ts";
import { isFine } from "../../judge/wanted.ts";
import type { Checklist, FrequencyRule, Times } from "../../rule.ts";
import type { Table } from "../../ruleset/ruleset.ts";
import type { Site } from "../../site.ts";
import {
  dayOf,
  openCalendar,
  spansOfState,
  startOfDay,
  windowsOf,
  type Civil,
  type OpenCalendar,
} from "../../time/index.ts";
import type { Chance } from "./chance.ts";
import type { Rounds } from "./rounds.ts";

/** One thing done: a line of a log, or an inspection as a whole. */
export interface Deed {
  readonly rule: string;
  readonly form: string;
  readonly row?: string;
  readonly place?: string;
  readonly who?: string;
  /** The person, where the duty is somebody's own. */
  readonly person?: string;
  readonly at: Instant;
}

/** What a month is made from. */
export interface Making {
  readonly site: Site;
  readonly civil: Civil;
  readonly from: Instant;
  readonly until: Instant;
  /** The number of the last day. */
  readonly last: number;
  readonly chance: Chance;
  readonly plan: MonthPlan;
  readonly rounds: Rounds;
  readonly checklists: Table<Checklist>;
}

/** What good workers do to keep a rule at a subject. A rule without a figure asks for nothing. */
export function goodWork(line: Line, making: Making): Deed[] {
  const { body, subject } = line;
  if (body.kind !== "frequency") return [];
  const place = subject.place?.id ?? making.site.zones.get(subject.id)?.places[0];
  const states = (body.while ?? [])
    .flatMap((name) => line.ruleset.states[name] ?? [])
    .map((state) => spansOfState(state, making.civil, making.from, making.until));
  const name = place ?? line.rule.id;
  return instantsOf(line, body, name, making)
    .map((at) =>
      looksAfter(body, making) ? at + minutes(making.plan.spread * making.chance("inspects", name, at)) : at,
    )
    .filter((at) => at >= making.from && at < making.until && at >= line.present.from && at < line.present.until)
    .filter((at) => states.every((state) => state.has(at)))
    .map((at) => ({
      rule: line.rule.id,
      form: body.record.form,
      ...(body.record.mark !== undefined && { row: body.record.mark }),
      ...(place !== undefined && { place }),
      ...(body.who !== undefined && { who: body.who }),
      ...(line.each === "person" && { person: subject.id }),
      at,
    }));
}

/** An inspector comes some minutes after a round, unless the hour is prescribed. */
const looksAfter = (body: FrequencyRule, { checklists }: Making): boolean =>
  Object.hasOwn(checklists, body.record.form) && !isFine(body);
const minutes = (n: number): number => (1 + Math.floor(n)) * 60;

function instantsOf(line: Line, body: FrequencyRule, place: string, making: Making): Instant[] {
  const often = body["how-often"];
  if (often === "unset") return [];
  const calendar = body.calendar === undefined ? undefined : openCalendar(body.calendar, line.ruleset.calendars);
  const task = { name: `${line.rule.id}|${place}`, place, ...(calendar && { calendar }) };
  if ("times" in often) return counted(often, task, making);
  if ("every" in often && !["minute", "hour"].includes(often.every.unit))
    return strides(daysIn(often.every), task, making);
  return days(making).flatMap((day) => making.rounds(place, day));
}

interface Task {
  readonly name: string;
  readonly place: string;
  readonly calendar?: OpenCalendar;
}

/** So many in each window: spread over the rounds of a day, or over the open days of a longer window. */
function counted(often: Times, task: Task, making: Making): Instant[] {
  const { civil, chance } = making;
  const windows = windowsOf(often, civil, making.from, making.until, task.calendar);
  const found: Instant[] = [];
  for (let w = 0; w < windows.length; w++) {
    const [start, by, end] = [windows.start[w]!, windows.by[w]!, windows.end[w]!];
    const from = start < making.from && end <= making.until ? making.from : start;
    const { min, max = min } = often.times;
    const n = min + Math.floor((max - min + 1) * chance("more", task.name, start) * 0.5);
    const open = daysOf(from, by, civil).filter((day) => !task.calendar || task.calendar.hoursOf(day).length > 0);
    for (let i = 0; i < n; i++) found.push(pickOne(i, n, open, from, by, task, making));
  }
  return found;
}

/** The `i`-th of `n`: each on a day or in a round of its own, where there are enough of them. */
function pickOne(
  i: number,
  n: number,
  open: readonly number[],
  from: Instant,
  by: Instant,
  { name, place }: Task,
  { rounds, chance }: Making,
): Instant {
  const day = open[share(i, n, open.length, chance("day", name, from, i))];
  const inside = day === undefined ? [] : rounds(place, day).filter((at) => at >= from && at < by);
  const together = Math.ceil(n / Math.max(1, open.length));
  const between = from + Math.floor(((by - from) * (i + 0.5)) / n / 60) * 60;
  if (inside.length < together) return between;
  const drawn = chance("round", name, from, i);
  return (
    inside[together > 1 ? share(i % together, together, inside.length, drawn) : Math.floor(inside.length * drawn)] ??
    between
  );
}

/** A place among `length` in the `i`-th of `n` equal parts. */
function share(i: number, n: number, length: number, drawn: number): number {
  const [low, high] = [Math.floor((i * length) / n), Math.floor(((i + 1) * length) / n)];
  return low + Math.floor(drawn * (high - low));
}

/** At least every so many days; where the place is closed, the open day before. */
function strides(every: number, task: Task, making: Making): Instant[] {
  const all = days(making);
  const first = Math.floor(every * making.chance("first", task.name));
  return all
    .filter((_, i) => i % every === first)
    .map((day) => (task.calendar ? openBefore(day, task.calendar) : day))
    .flatMap((day) => {
      const times = making.rounds(task.place, day);
      return times[Math.floor(times.length * making.chance("stride", task.name, day))] ?? [];
    });
}

function openBefore(day: number, calendar: OpenCalendar): number {
  for (let d = day; d > day - 14; d--) if (calendar.hoursOf(d).length > 0) return d;
  return day;
}

const daysIn = ({ n, unit }: { n: number; unit: string }): number =>
  n * (unit === "week" ? 7 : unit === "month" ? 28 : unit === "year" ? 365 : 1);
const days = ({ from, until, civil }: Making): number[] => daysOf(from, until, civil);

function daysOf(from: Instant, until: Instant, civil: Civil): number[] {
  const found: number[] = [];
  for (let day = dayOf(from, civil); startOfDay(day, civil) < until; day++) found.push(day);
  return found;
}
