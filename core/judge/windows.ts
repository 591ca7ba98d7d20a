import type { Instant } from "../finding.ts";
import type { Duration, FrequencyRule, Times } from "../rule.ts";
import {
  addDuration,
  type Civil,
  dayOf,
  elapses,
  type OpenCalendar,
  periodOf,
  type Spans,
  startOfDay,
  type Windows,
} from "../time/index.ts";
import type { DutyWindows } from "./match.ts";
import type { Stretch } from "./plan.ts";

const DAY = 86_400;
export const NEVER = 2 ** 31 - 1;

/** For how long one version of a rule governs, and what stands on either side. */
export interface Term {
  readonly from: Instant;
  readonly until: Instant;
  /** `new`: no version before had the rule. `cut`: the change ended what was running. `changed`: the windows before were others. */
  readonly begins: "new" | "cut" | "goes-on" | "changed";
  readonly endsCut: boolean;
  /** Whether a gap that is open at its end runs on under the next version. */
  readonly goesOn: boolean;
}

/** The part of a stretch that a version answers for: gaps begin anew with it and end with it where they do not run on. */
export function partUnder({ from, until }: Stretch, term: Term): Stretch {
  return {
    from: term.begins === "goes-on" ? from : Math.max(from, term.from),
    until: term.goesOn ? until : Math.min(until, term.until),
  };
}

/** Windows of a rule at a subject, with the figures of those that are not whole. */
export interface PlannedWindows extends DutyWindows {
  /** So many answers are needed, and so many at most; only where they differ from the rule's. */
  readonly need?: Int32Array;
  readonly most?: Int32Array;
  /** 1: only partly inside the rule, the subject or the state, and skipped. */
  readonly skipped?: Uint8Array;
  readonly knownFrom?: Instant;
  readonly unknownFrom?: Instant;
}

interface Row {
  start: Instant;
  by: Instant;
  end: Instant;
  need: number;
  most: number;
  skipped: boolean;
}

/** What decides about windows that are not whole. */
export interface Fitting {
  readonly term: Term;
  /** When the subject is there and its states hold; without it, always. */
  readonly spans?: Spans;
  readonly partial: NonNullable<FrequencyRule["partial"]>;
  readonly min: number;
  readonly max: number;
}

/** The windows that are duties: each governed by the version at its start, and skipped, kept or prorated where it is not whole. */
export function fitted(windows: Windows, fitting: Fitting): PlannedWindows {
  const rows: Row[] = [];
  for (let w = 0; w < windows.length; w++) {
    const row = fit(windows.start[w]!, windows.by[w]!, windows.end[w]!, fitting);
    if (row) rows.push(row);
  }
  const column = (of: (row: Row) => number) => Int32Array.from(rows, of);
  return {
    length: rows.length,
    start: column((row) => row.start),
    by: column((row) => row.by),
    end: column((row) => row.end),
    pointed: rows.some((row) => row.by < row.end),
    ...(rows.some((row) => row.need !== fitting.min) && { need: column((row) => row.need) }),
    ...(rows.some((row) => row.most !== fitting.max) && { most: column((row) => row.most) }),
    ...(rows.some((row) => row.skipped) && { skipped: Uint8Array.from(rows, (row) => Number(row.skipped)) }),
    ...(windows.knownFrom !== undefined && { knownFrom: windows.knownFrom }),
    ...(windows.unknownFrom !== undefined && { unknownFrom: windows.unknownFrom }),
  };
}

function fit(start: Instant, by: Instant, end: Instant, fitting: Fitting): Row | undefined {
  const { term, spans, partial, min, max } = fitting;
  const whole = { start, by, end, need: min, most: max, skipped: false };
  if (end <= term.from || start >= term.until) return undefined;
  const before = start < term.from;
  if (before && term.begins === "goes-on") return undefined;
  const from = before ? term.from : start;
  const until = term.endsCut ? Math.min(end, term.until) : end;
  const inside = spans ? overlap(spans, from, until) : { from, until, seconds: until - from };
  if (inside.seconds <= 0) return undefined;
  if (inside.seconds === end - start) return whole;
  const clipped = { start: inside.from, by: Math.min(Math.max(by, inside.from), inside.until), end: inside.until };
  if (partial === "skip" || (before && term.begins === "changed"))
    return { ...whole, ...clipped, need: 0, skipped: true };
  if (partial === "full") return { ...whole, ...clipped };
  const share = (n: number) => (n === Infinity ? n : Math.ceil((n * days(inside.seconds)) / days(end - start)));
  return { ...clipped, need: share(min), most: share(max), skipped: false };
}

/** Civil days: a day that a clock change makes an hour longer or shorter is one day. */
function days(seconds: number): number {
  return Math.max(1, Math.round(seconds / DAY));
}

function overlap(spans: Spans, from: Instant, until: Instant): { from: Instant; until: Instant; seconds: number } {
  let [first, last, seconds] = [until, from, 0];
  for (let i = spans.at(from); i < spans.length && spans.start[i]! < until; i++) {
    const [start, end] = [Math.max(from, spans.start[i]!), Math.min(until, spans.end[i]!)];
    first = Math.min(first, start);
    last = end;
    seconds += end - start;
  }
  return { from: first, until: last, seconds };
}

/** Until when the grace after each window runs: hours from its end, or whole days after its last. */
export function graceOf(windows: DutyWindows, grace: Duration, civil: Civil, calendar?: OpenCalendar): Int32Array {
  const back = elapses(grace) ? 0 : 1;
  return windows.end.map((end) => addDuration(end - back, grace, civil, calendar) ?? end);
}

/** The start of the period that each window's records report on. */
export function reportedOf(
  windows: DutyWindows,
  per: Times["per"],
  which: "same" | "previous" | "next",
  civil: Civil,
): Int32Array {
  return windows.start.map((start) => {
    const own = periodOf(per, dayOf(start, civil));
    const day = which === "same" ? own.from : which === "next" ? own.until : periodOf(per, own.from - 1).from;
    return startOfDay(day, civil);
  });
}
