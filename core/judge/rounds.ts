import type { Instant } from "../finding.ts";
import type { Civil, Clock } from "../time/index.ts";
import { touches, type Answers } from "./frequency.ts";
import type { Stretch } from "./plan.ts";
import { NUMBER } from "./reasons.ts";
import { firstFrom, type Track } from "./track.ts";
import type { PlannedWindows, Term } from "./windows.ts";

/** A longest gap in hours or minutes: open time, carried over closing, one duty for each opening day. */
export interface RoundsPlan {
  /** Seconds of open time. */
  readonly gap: number;
  /** Opening days: from the first opening to the last closing. */
  readonly days: PlannedWindows;
  readonly clock: Clock;
  readonly term: Term;
  readonly spans: readonly Stretch[];
  readonly civil: Civil;
}

/** What one opening day comes to. */
export interface Round {
  readonly reason: number;
  /** Answers on that day. */
  readonly found: number;
  /** The longest gap that touches the day, in seconds of open time, and the deed or the beginning it runs from. */
  readonly longest: number;
  readonly from: Instant;
}

/** The day `w`: kept if at no open moment of it more than the gap had passed since the last deed. */
export function roundOf(plan: RoundsPlan, answers: Answers, w: number, asOf: Instant): Round {
  const [start, end] = [plan.days.start[w]!, plan.days.end[w]!];
  const seen = seenFrom(plan, answers.track, start, end, asOf);
  const found = firstFrom(answers.track, end) - firstFrom(answers.track, start);
  const result = (reason: number): Round => ({ reason, found, longest: seen.longest, from: seen.from });
  if (start >= (plan.days.unknownFrom ?? Infinity) || start < (plan.days.knownFrom ?? -Infinity))
    return result(NUMBER["not-announced"]);
  if (seen.open || seen.closed) {
    if (answers.loose && touches(answers.loose, start, end, plan.civil)) return result(NUMBER["day-only"]);
    return result(seen.open ? NUMBER["round-passed"] : NUMBER["round-late"]);
  }
  if (asOf >= end) return result(NUMBER["rounds-kept"]);
  return result(asOf < start ? NUMBER["not-begun"] : NUMBER["round-running"]);
}

interface Seen {
  open: boolean;
  closed: boolean;
  longest: number;
  from: Instant;
}

function seenFrom(plan: RoundsPlan, track: Track, start: Instant, end: Instant, asOf: Instant): Seen {
  const { clock, gap } = plan;
  const beginning = beginningOf(plan, start);
  let i = firstFrom(track, start);
  const before = i > 0 && track.at[i - 1]! >= beginning ? track.at[i - 1]! : beginning;
  const [opens, closes] = [clock.read(start), clock.read(end)];
  const seen: Seen = { open: false, closed: false, longest: 0, from: before };
  for (let from = before, last = false; !last && (from === before || from < end); i++) {
    last = i >= track.length;
    const until = last ? asOf : track.at[i]!;
    const [since, reached] = [clock.read(from), clock.read(until)];
    const broken = Math.max(opens, since + gap) < Math.min(closes, reached);
    if (broken && last) seen.open = true;
    if (broken && !last) seen.closed = true;
    const length = broken ? reached - since : Math.min(reached, closes) - since;
    if (length > seen.longest) [seen.longest, seen.from] = [length, from];
    from = until;
  }
  return seen;
}

/** Where counting begins for a day: with the rule, the subject or the state. */
function beginningOf({ spans, term }: RoundsPlan, t: Instant): Instant {
  const span = spans.find((s) => s.from <= t && t < s.until)?.from ?? t;
  return term.begins === "goes-on" ? span : Math.max(span, term.from);
}
