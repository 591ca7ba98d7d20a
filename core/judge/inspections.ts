import type { Instant } from "../finding.ts";
import type { StoredRecord } from "../record.ts";
import type { Checklist, ScoreRule } from "../rule.ts";
import { addDuration, type Civil, dayOf, elapses, startOfDay } from "../time/index.ts";
import { lowestOf, meanOf } from "./fraction.ts";
import { NUMBER, type ReasonCode } from "./reasons.ts";
import { reaches, scoreOf, type ScoreResult, type Sum } from "./score.ts";
import { firstFrom, type Track } from "./track.ts";
import type { PlannedWindows } from "./windows.ts";

/** A score rule at one subject. */
export interface ScorePlan {
  readonly body: ScoreRule;
  readonly checklist: Checklist;
  readonly civil: Civil;
}
/** One with `per`. */
export interface PeriodPlan extends ScorePlan {
  readonly periods: PlannedWindows;
}

/** The inspections of one subject, and the work they must follow. */
export interface Inspections {
  readonly track: Track;
  readonly work?: Track;
  readonly looseWork?: Track;
  recordOf(row: number): StoredRecord | undefined;
}

/** Why one inspection, or the inspections of a period, have their verdict, and the figure that is shown. */
export interface Scored {
  readonly reason: number;
  /** Those that count, by their positions in the track. */
  readonly positions: readonly number[];
  readonly results: readonly ScoreResult[];
  readonly sum: Sum;
}

const results = new WeakMap<StoredRecord, WeakMap<Checklist, ScoreResult>>();

/** The result of a stored inspection; computed once. */
function resultOf(record: StoredRecord, checklist: Checklist): ScoreResult {
  let own = results.get(record);
  if (!own) results.set(record, (own = new WeakMap()));
  let result = own.get(checklist);
  if (!result) own.set(checklist, (result = scoreOf(checklist, record.marks ?? [])));
  return result;
}

/** One inspection is one duty. */
export function inspected(plan: ScorePlan, inspections: Inspections, position: number): Scored {
  const result = resultAt(plan, inspections, position);
  const follows = followsWork(plan, inspections, position);
  const reason = NUMBER[follows ? decide(plan, result) : "no-work-before"];
  return { reason, positions: [position], results: [result], sum: result };
}

/** All inspections of a period are one duty; those that do not count leave it as if they had not been made. */
export function inspectedIn(plan: PeriodPlan, inspections: Inspections, w: number, asOf: Instant): Scored {
  const { start, end, skipped } = plan.periods;
  const { track } = inspections;
  const first = firstFrom(track, start[w]!);
  const positions = Array.from({ length: firstFrom(track, end[w]!) - first }, (_, i) => first + i).filter((position) =>
    followsWork(plan, inspections, position),
  );
  const all = positions.map((position) => resultAt(plan, inspections, position));
  const fitting = all.filter((result) => !result.allNotApplicable);
  const sum = combined(plan, fitting);
  const scored = (code: ReasonCode): Scored => ({ reason: NUMBER[code], positions, results: all, sum });
  if (skipped?.[w]) return scored("partial-window");
  if (all.some((result) => result.unfit.length > 0)) return scored("does-not-fit");
  const ended = asOf >= end[w]!;
  if (all.length === 0) return scored(ended ? "no-inspection" : asOf < start[w]! ? "not-begun" : "period-open");
  if (fitting.length === 0) return scored(ended ? "all-not-applicable" : "period-open");
  const reason = decidePeriod(plan, fitting, sum);
  const isFinal =
    ended || ["critical-failed", "pass-unset"].includes(reason) || (!isMean(plan.body) && reason !== "score-reached");
  return scored(isFinal ? reason : "period-open");
}

function resultAt(plan: ScorePlan, inspections: Inspections, position: number): ScoreResult {
  const record = inspections.recordOf(inspections.track.row[position]!);
  if (!record) throw new Error("an inspection without its record");
  return resultOf(record, plan.checklist);
}

function decide({ body, checklist }: ScorePlan, result: ScoreResult): ReasonCode {
  if (result.unfit.length > 0) return "does-not-fit";
  if (result.allNotApplicable) return "all-not-applicable";
  if (result.critical.length > 0) return "critical-failed";
  if (body.pass === "unset") return "pass-unset";
  if (reaches(result, body.pass, checklist) === false) return "score-below";
  if (groupsBelow(result, checklist).length > 0) return "group-below";
  return recommendedBelow(result, checklist).length > 0 ? "recommended-below" : "score-reached";
}

function decidePeriod(plan: ScorePlan, all: readonly ScoreResult[], sum: Sum): ReasonCode {
  const { pass, combine } = plan.body;
  if (all.some((result) => result.critical.length > 0)) return "critical-failed";
  if (pass === "unset") return "pass-unset";
  if (combine === "all")
    return all.map((result) => decide(plan, result)).find((reason) => reason !== "score-reached") ?? "score-reached";
  return reaches(sum, pass, plan.checklist) === false ? "score-below" : "score-reached";
}

/** Groups that miss the pass line of their own. */
export function groupsBelow(result: ScoreResult, checklist: Checklist): string[] {
  return Object.entries(result.groups).flatMap(([id, sum]) => {
    const pass = checklist.groups?.[id]?.pass;
    return pass !== undefined && reaches(sum, pass, checklist) === false ? [id] : [];
  });
}

/** Where recommended rows miss their line: a group, or "" for all of the checklist. */
export function recommendedBelow(result: ScoreResult, checklist: Checklist): string[] {
  const whole = checklist["recommended-pass"];
  const below =
    result.recommended && whole && reaches({ ratio: result.recommended }, whole, checklist) === false ? [""] : [];
  const groups = Object.entries(result.recommendedGroups).flatMap(([id, ratio]) => {
    const pass = checklist.groups?.[id]?.["recommended-pass"];
    return pass && reaches({ ratio }, pass, checklist) === false ? [id] : [];
  });
  return [...below, ...groups];
}

const isMean = ({ combine }: ScoreRule): boolean => combine === undefined || combine === "mean";

/** The figure of several inspections: their mean, or the worst where the rule says `worst` or `all`. A mean of faults is a share of none. */
function combined({ body }: ScorePlan, all: readonly ScoreResult[]): Sum {
  const ratios = all.flatMap(({ ratio }) => ratio ?? []);
  const faults = all.flatMap((result) => result.faults ?? []);
  const levels = all.flatMap(({ level }) => level ?? []);
  const mean = isMean(body);
  return {
    ...(ratios.length > 0 && { ratio: mean ? meanOf(ratios) : lowestOf(ratios) }),
    ...(faults.length > 0 && {
      faults: mean ? faults.reduce((a, b) => a + b, 0) / faults.length : Math.max(...faults),
    }),
    ...(levels.length > 0 && { level: mean ? levels.reduce((a, b) => a + b, 0) / levels.length : Math.min(...levels) }),
  };
}

/** An inspection counts only within a time after the work: the end of that many days, or so many hours and minutes, both included. */
function followsWork({ body, civil }: ScorePlan, inspections: Inspections, position: number): boolean {
  const within = body["after-work-within"];
  if (!within) return true;
  const at = inspections.track.at[position]!;
  const whole = !elapses(within);
  const dayOnly = inspections.recordOf(inspections.track.row[position]!)?.precision === "day";
  if (dayOnly && !whole) return false;
  const { work, looseWork } = inspections;
  const endOfDay = startOfDay(dayOf(at, civil) + 1, civil) - 1;
  const before = [lastUntil(work, at), whole ? lastUntil(looseWork, endOfDay) : undefined];
  return before.some((done) => done !== undefined && at < (addDuration(done, within, civil) ?? 0));
}

function lastUntil(work: Track | undefined, t: Instant): Instant | undefined {
  return work?.at[firstFrom(work, t + 1) - 1];
}
