import type { Instant } from "../finding.ts";
import type { FrequencyRule } from "../rule.ts";
import { type Civil, civilDate, dayOf, startOfDay, weekdayOf, yearMonthDay } from "../time/index.ts";
import { countDifferent, countWindows, positionsIn, reportsOn, type Counts } from "./match.ts";
import { NUMBER, VERDICT_OF } from "./reasons.ts";
import type { Track } from "./track.ts";
import type { PlannedWindows } from "./windows.ts";

/** What is said of each duty: why, and from how many answers. Lines share one set, each from its own base on. */
export interface Columns extends Counts {
  readonly reason: Uint8Array;
  readonly first: Int32Array;
}

export function createColumns(length: number): Columns {
  const column = () => new Int32Array(length);
  return { reason: new Uint8Array(length), onTime: column(), late: column(), first: column() };
}

/** A rule that counts answers in calendar windows, at one subject. */
export interface WindowPlan {
  readonly body: FrequencyRule;
  readonly windows: PlannedWindows;
  readonly min: number;
  readonly max: number;
  readonly civil: Civil;
}

/** The answers a line is judged from. `loose` are known only to the day. */
export interface Answers {
  readonly track: Track;
  readonly loose?: Track;
}

const {
  enough,
  "after-point": afterPoint,
  "in-grace": inGrace,
  "not-begun": notBegun,
  "window-open": windowOpen,
} = NUMBER;
const {
  "point-passed": pointPassed,
  "grace-running": graceRunning,
  "too-few": tooFew,
  "nothing-done": nothingDone,
} = NUMBER;

/** Judges every window of a line: one walk of its track, then one pass over the counts. */
export function judgeWindows(plan: WindowPlan, answers: Answers, asOf: Instant, columns: Columns, base: number): void {
  const { body, windows, min } = plan;
  const needs = (w: number) => windows.need?.[w] ?? min;
  if (windows.reported) countReports(plan, answers.track, columns, base);
  else if (body.count?.distinct) countDifferent(answers.track, windows, needs, columns, base);
  else countWindows(answers.track, windows, needs, columns, base);
  if (isPlain(plan, answers)) decideAll(windows, min, asOf, columns, base);
  else
    for (let w = 0; w < windows.length; w++) columns.reason[base + w] = decide(plan, answers, w, asOf, columns, base);
}

function isPlain({ body, windows, min }: WindowPlan, { loose }: Answers): boolean {
  const asks = body.over === "fail" || body.irregular === true || min === 0;
  const odd = windows.need ?? windows.skipped ?? windows.grace ?? windows.reported ?? windows.unknownFrom;
  return !asks && odd === undefined && loose === undefined;
}

/** The same answer as `decide`, for windows that are all whole and known and a rule that asks nothing more. */
function decideAll(windows: PlannedWindows, min: number, asOf: Instant, columns: Columns, base: number): void {
  const { start, by, end, length } = windows;
  const { reason, onTime, late } = columns;
  for (let w = 0, i = base; w < length; w++, i++) {
    const inTime = onTime[i]!;
    if (inTime >= min) reason[i] = enough;
    else if (inTime + late[i]! >= min) reason[i] = afterPoint;
    else if (asOf >= end[w]!) reason[i] = inTime + late[i]! > 0 ? tooFew : nothingDone;
    else reason[i] = asOf >= by[w]! ? pointPassed : asOf < start[w]! ? notBegun : windowOpen;
  }
}

function decide(plan: WindowPlan, answers: Answers, w: number, asOf: Instant, columns: Columns, base: number): number {
  const { windows } = plan;
  if (windows.skipped?.[w]) return NUMBER["partial-window"];
  if (windows.start[w]! >= (windows.unknownFrom ?? Infinity) || windows.start[w]! < (windows.knownFrom ?? -Infinity))
    return NUMBER["not-announced"];
  const reason = decideCounts(plan, answers.track, w, asOf, columns, base);
  return answers.loose && isDoubtful(reason) && touches(answers.loose, windows.start[w]!, windows.end[w]!, plan.civil)
    ? NUMBER["day-only"]
    : reason;
}

function decideCounts(
  plan: WindowPlan,
  track: Track,
  w: number,
  asOf: Instant,
  columns: Columns,
  base: number,
): number {
  const { body, windows, civil } = plan;
  const [need, most] = [windows.need?.[w] ?? plan.min, windows.most?.[w] ?? plan.max];
  const [inTime, late] = [columns.onTime[base + w]!, columns.late[base + w]!];
  const [found, ended] = [inTime + late, asOf >= windows.end[w]!];
  if (found === 0 && asOf < windows.start[w]!) return notBegun;
  if (body.over === "fail" && found > most) return NUMBER["too-many"];
  if (found >= need) {
    if (body.over === "fail" && most !== Infinity && !ended) return NUMBER["upper-bound-open"];
    const pattern = body.irregular ? patternOf(track, windows, w, columns, base, civil) : undefined;
    if (pattern && (pattern !== "open" || !ended))
      return ended ? NUMBER[pattern === "open" ? "enough" : pattern] : NUMBER["irregular-open"];
    return inTime >= need ? enough : lateReason(windows, w);
  }
  if (asOf < windows.by[w]!) return windowOpen;
  if (windows.reported) return decideUnreported(windows, w, asOf, found);
  if (!ended) return pointPassed;
  if (asOf < (windows.grace?.[w] ?? -Infinity)) return graceRunning;
  return found > 0 ? tooFew : nothingDone;
}

/** A report is matched by its period, so without a grace it can still come. */
function decideUnreported(windows: PlannedWindows, w: number, asOf: Instant, found: number): number {
  if (asOf < (windows.grace?.[w] ?? Infinity)) return NUMBER["report-overdue"];
  return found > 0 ? tooFew : nothingDone;
}

function lateReason(windows: PlannedWindows, w: number): number {
  if (windows.reported) return NUMBER["reported-late"];
  return windows.by[w]! < windows.end[w]! ? afterPoint : inGrace;
}

function countReports({ windows }: WindowPlan, track: Track, columns: Columns, base: number): void {
  for (let w = 0; w < windows.length; w++) {
    const positions = reportsOn(track, windows, w);
    const inTime = positions.filter((i) => track.at[i]! < windows.by[w]!).length;
    columns.onTime[base + w] = inTime;
    columns.late[base + w] = positions.length - inTime;
    columns.first[base + w] = positions[0] ?? 0;
  }
}

function isDoubtful(reason: number): boolean {
  const verdict = VERDICT_OF[reason];
  return verdict === "late" || verdict === "short" || verdict === "missed" || verdict === "overdue";
}

/** Whether something known only to the day happened on a day that a stretch touches. */
export function touches(loose: Track, from: Instant, until: Instant, civil: Civil): boolean {
  for (let i = 0; i < loose.length; i++)
    if (loose.at[i]! >= from && startOfDay(dayOf(loose.at[i]!, civil), civil) < until) return true;
  return false;
}

type Pattern = "same-weekday" | "same-date" | "same-gaps";

/** What makes answers regular: three or more in the window, else those of six windows. `open`: a later answer may still show one. */
export function patternOf(
  track: Track,
  windows: PlannedWindows,
  w: number,
  columns: Counts,
  base: number,
  civil: Civil,
): Pattern | "open" | undefined {
  const own = daysIn(track, windows, w, columns, base, civil);
  if (own.length >= 3) return regular(own);
  const six =
    w < 5 ? [] : [w - 5, w - 4, w - 3, w - 2, w - 1, w].flatMap((v) => daysIn(track, windows, v, columns, base, civil));
  return (six.length >= 3 ? regular(six) : undefined) ?? "open";
}

function daysIn(
  track: Track,
  windows: PlannedWindows,
  w: number,
  columns: Counts,
  base: number,
  civil: Civil,
): number[] {
  return positionsIn(track, windows, w, columns, base).map((i) => dayOf(track.at[i]!, civil));
}

function regular(days: readonly number[]): Pattern | undefined {
  const same = (of: (day: number) => number) => days.every((day) => of(day) === of(days[0]!));
  if (same(weekdayOf)) return "same-weekday";
  if (same((day) => yearMonthDay(day).day)) return "same-date";
  const gaps = days.slice(1).map((day, i) => day - days[i]!);
  return gaps.every((gap) => gap === gaps[0]) ? "same-gaps" : undefined;
}

/** What a regular pattern is, for its sentence. */
export function patternData(
  track: Track,
  windows: PlannedWindows,
  w: number,
  columns: Counts,
  base: number,
  civil: Civil,
): Record<string, string | number> {
  const own = daysIn(track, windows, w, columns, base, civil);
  const days =
    own.length >= 3
      ? own
      : [w - 5, w - 4, w - 3, w - 2, w - 1, w].flatMap((v) => daysIn(track, windows, v, columns, base, civil));
  const [first = 0, second = 0] = days;
  return { found: days.length, weekday: weekdayOf(first), date: civilDate(first).slice(8), gap: second - first };
}
