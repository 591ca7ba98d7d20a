import type { Instant } from "../finding.ts";
import type { Index, Judgement } from "../judge/index.ts";
import type { Judged } from "../judge/judgement.ts";
import { reasonOf, VERDICT_OF, type ReasonCode } from "../judge/reasons.ts";
import type { Counts, Urgency } from "./types.ts";

/** Reasons for which a duty is still open though nothing more has to be done for it. */
const WAITING: ReadonlySet<ReasonCode> = new Set(["upper-bound-open", "irregular-open"]);

/** The duty of a line that matters on a day: its position among the line's windows. */
export interface Now {
  readonly judged: Judged;
  readonly w: number;
  readonly urgency: Urgency;
  readonly by: Instant;
}

/** Of each frequency line the duty that matters on the day: one that is overdue, else the last that has begun, else the next. */
export function dutiesOn(judgement: Judgement, day: { readonly start: Instant; readonly end: Instant }): Now[] {
  return judgement.lines.flatMap((judged) => {
    if (judged.line.rule.kind !== "frequency") return [];
    const w = currentOf(judged, day);
    return w === undefined
      ? []
      : [{ judged, w, urgency: urgencyOf(judged, w, day.end), by: judged.windows.by[w] ?? 0 }];
  });
}

const reasonAt = ({ columns, base }: Judged, w: number): ReasonCode => reasonOf(columns.reason[base + w] ?? 0);
export const verdictAt = ({ columns, base }: Judged, w: number) => VERDICT_OF[columns.reason[base + w] ?? 0] ?? "error";

function currentOf(
  judged: Judged,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): number | undefined {
  const { windows, from, until, asOf } = judged;
  let current: number | undefined;
  for (let w = from; w < until; w++) {
    if (verdictAt(judged, w) === "overdue") return w;
    const [begins, ends] = [windows.start[w] ?? 0, windows.end[w] ?? 0];
    const touches = begins < end && (ends > start || open(judged, w));
    if (touches && (current === undefined || begins <= asOf)) current = w;
  }
  return current;
}

const open = (judged: Judged, w: number): boolean => verdictAt(judged, w) === "due";

function urgencyOf(judged: Judged, w: number, dayEnd: Instant): Urgency {
  const verdict = verdictAt(judged, w);
  if (verdict === "overdue") return "overdue";
  if (verdict === "met" || verdict === "late") return "done";
  if (verdict !== "due") return "other";
  if (WAITING.has(reasonAt(judged, w))) return "done";
  return (judged.windows.by[w] ?? 0) <= dayEnd ? "due" : "later";
}

const URGENCIES: readonly Urgency[] = ["overdue", "due", "later", "done", "other"];

/** Most pressing first; among equals what ends first, then the order of the rules. */
export function byUrgency(a: Pick<Now, "urgency" | "by">, b: Pick<Now, "urgency" | "by">): number {
  return URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || a.by - b.by;
}

export function countsOf(all: readonly Pick<Now, "urgency">[]): Counts {
  const counts: Record<Urgency, number> = { overdue: 0, due: 0, later: 0, done: 0, other: 0 };
  for (const { urgency } of all) counts[urgency]++;
  return counts;
}

/** More overdue first, then more due. */
export const byCounts = (a: Counts, b: Counts): number =>
  Number(b.overdue > 0) - Number(a.overdue > 0) || b.overdue - a.overdue || b.due - a.due;

/** The id of the newest record of a line that had happened by then. */
export function lastRecord({ answers, asOf }: Judged, index: Index): string | undefined {
  const { track } = answers;
  for (let i = track.length - 1; i >= 0; i--) {
    if ((track.at[i] ?? 0) <= asOf) return index.idOf(track.row[i] ?? 0);
  }
  return undefined;
}
