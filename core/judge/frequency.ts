import type { Instant } from "../finding.ts";
import type { FrequencyRule } from "../rule.ts";
import { type Civil, dayOf, startOfDay, weekdayOf, yearMonthDay } from "../time/index.ts";
import { countWhole, type Finder } from "./count-whole.ts";
import { countDifferent, countReports, countWindows, positionsIn, type Counts } from "./match.ts";
import { NUMBER, VERDICT_OF } from "./reasons.ts";
import type { Track } from "./track.ts";
import type { PlannedWindows } from "./windows.ts";

/** What is said of each duty: why, and from how many answers. Lines share one set, each from its own base on. */
export interface Columns {
  readonly reason: Uint8Array;
  readonly found: Uint16Array | Int32Array;
}

/** Columns for so many duties, none of which has more than `most` answers. Nothing is done of them until more is said. */
export function createColumns(length: number, most: number): Columns {
  return {
    reason: new Uint8Array(length).fill(nothingDone),
    found: most < 65_536 ? new Uint16Array(length) : new Int32Array(length),
  };
}

/** A rule that counts answers in calendar windows, at one subject. */
export interface WindowPlan {
  readonly body: FrequencyRule;
  readonly windows: PlannedWindows;
  readonly min: number;
  readonly max: number;
  readonly civil: Civil;
  /** Nothing is asked but a number: see `isPlain`. */
  readonly plain: boolean;
  readonly finder: Finder | undefined;
  readonly says: Uint8Array;
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

/** Judges every window of a line. Gives the counts where the answers had to be told apart. */
export function judgeWindows(
  plan: WindowPlan,
  answers: Answers,
  asOf: Instant,
  columns: Columns,
  base: number,
): Counts | undefined {
  const { windows, min, plain } = plan;
  if (plain && answers.loose === undefined) {
    countWhole(answers.track, windows, plan.finder, plan.says, columns, base);
    decideOpen(windows, min, asOf, columns, base);
    return undefined;
  }
  const counts = countsOf(plan, answers.track);
  for (let w = 0; w < windows.length; w++) {
    columns.found[base + w] = counts.onTime[w]! + counts.late[w]!;
    columns.reason[base + w] = decide(plan, answers, w, asOf, counts);
  }
  return counts;
}

/** The answers of each window told apart: in time, late, and where they stand in the track. */
export function countsOf({ body, windows, min }: WindowPlan, track: Track): Counts {
  const needs = (w: number) => windows.need?.[w] ?? min;
  if (windows.reported) return countReports(track, windows);
  return body.count?.distinct ? countDifferent(track, windows, needs) : countWindows(track, windows, needs);
}

/** Whether a rule asks nothing but a number, in windows that are whole and known and in which nothing can be late. */
export function isPlain(body: FrequencyRule, windows: PlannedWindows, min: number): boolean {
  const asks = body.over === "fail" || body.irregular === true || body.count !== undefined || min === 0;
  const odd = windows.need ?? windows.skipped ?? windows.grace ?? windows.reported ?? windows.unknownFrom;
  return !asks && odd === undefined && !windows.pointed;
}

/** What is said of a window that is over with 0, 1 … `min` answers. */
export function saysOf(min: number): Uint8Array {
  const says = new Uint8Array(min + 1).fill(tooFew);
  says[0] = nothingDone;
  says[min] = enough;
  return says;
}

/** Windows that are not over are judged again, as `decide` does for a plain rule. */
function decideOpen(
  { start, end, length }: PlannedWindows,
  min: number,
  asOf: Instant,
  columns: Columns,
  base: number,
): void {
  for (let w = length - 1; w >= 0 && end[w]! > asOf; w--) {
    columns.reason[base + w] = columns.found[base + w]! >= min ? enough : asOf < start[w]! ? notBegun : windowOpen;
  }
}

function decide(plan: WindowPlan, answers: Answers, w: number, asOf: Instant, counts: Counts): number {
  const { windows } = plan;
  if (windows.skipped?.[w]) return NUMBER["partial-window"];
  if (windows.start[w]! >= (windows.unknownFrom ?? Infinity) || windows.start[w]! < (windows.knownFrom ?? -Infinity))
    return NUMBER["not-announced"];
  const reason = decideCounts(plan, answers.track, w, asOf, counts);
  return answers.loose && isDoubtful(reason) && touches(answers.loose, windows.start[w]!, windows.end[w]!, plan.civil)
    ? NUMBER["day-only"]
    : reason;
}

function decideCounts(plan: WindowPlan, track: Track, w: number, asOf: Instant, counts: Counts): number {
  const { body, windows } = plan;
  const [need, most] = [windows.need?.[w] ?? plan.min, windows.most?.[w] ?? plan.max];
  const [inTime, late] = [counts.onTime[w]!, counts.late[w]!];
  const [found, ended] = [inTime + late, asOf >= windows.end[w]!];
  if (found === 0 && asOf < windows.start[w]!) return notBegun;
  if (body.over === "fail" && found > most) return NUMBER["too-many"];
  if (found >= need) {
    if (body.over === "fail" && most !== Infinity && !ended) return NUMBER["upper-bound-open"];
    const pattern = body.irregular ? patternOf(plan, track, w, counts).regular : undefined;
    if (pattern && !ended) return NUMBER["irregular-open"];
    if (pattern && pattern !== "open") return NUMBER[pattern];
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

function isDoubtful(reason: number): boolean {
  const verdict = VERDICT_OF[reason];
  return verdict === "late" || verdict === "short" || verdict === "missed" || verdict === "overdue";
}

/** Whether something known only to the day happened on a day that a stretch touches. */
function touches(loose: Track, from: Instant, until: Instant, civil: Civil): boolean {
  for (let i = 0; i < loose.length; i++)
    if (loose.at[i]! >= from && startOfDay(dayOf(loose.at[i]!, civil), civil) < until) return true;
  return false;
}

/** Whether answers are regular: three or more in the window, else those of six windows. `open`: a later answer may still show it. */
export interface Pattern {
  readonly days: readonly number[];
  readonly regular: "same-weekday" | "same-date" | "same-gaps" | "open" | undefined;
}

export function patternOf({ windows, civil }: WindowPlan, track: Track, w: number, counts: Counts): Pattern {
  const daysSince = (from: number) =>
    Array.from({ length: w - from + 1 }, (_, i) => positionsIn(track, windows, from + i, counts)).flatMap((all) =>
      all.map((i) => dayOf(track.at[i]!, civil)),
    );
  const own = daysSince(w);
  const enough = own.length >= 3;
  const days = enough || w < 5 ? own : daysSince(w - 5);
  const regular = days.length >= 3 ? regularity(days) : undefined;
  return { days, regular: regular ?? (enough ? undefined : "open") };
}

function regularity(days: readonly number[]): Pattern["regular"] {
  const same = (of: (day: number) => number) => days.every((day) => of(day) === of(days[0]!));
  if (same(weekdayOf)) return "same-weekday";
  if (same((day) => yearMonthDay(day).day)) return "same-date";
  const gaps = days.slice(1).map((day, i) => day - days[i]!);
  return gaps.every((gap) => gap === gaps[0]) ? "same-gaps" : undefined;
}
