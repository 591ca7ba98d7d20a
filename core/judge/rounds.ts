import type { Instant } from "../finding.ts";
import { dayOf, startOfDay, type Civil, type Clock } from "../time/index.ts";
import type { Answers } from "./frequency.ts";
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

/**
 * The day `w`: kept if at no open moment of it more than the gap had passed since the last deed. A day on which something was done
 * at no known time proves nothing: gaps end where it begins, and are counted again from its end.
 */
export function roundOf(plan: RoundsPlan, answers: Answers, w: number, asOf: Instant): Round {
  const { track, loose } = answers;
  const [start, end] = [plan.days.start[w]!, plan.days.end[w]!];
  const exact = deedsIn(track, start, end);
  const seen = seenFrom(plan, exact, start, end, asOf);
  const found = firstFrom(track, end) - firstFrom(track, start);
  const result = (reason: number, { longest, from } = seen): Round => ({ reason, found, longest, from });
  if (start >= (plan.days.unknownFrom ?? Infinity) || start < (plan.days.knownFrom ?? -Infinity))
    return result(NUMBER["not-announced"]);
  if (seen.broken) {
    const proven = loose
      ? seenFrom(
          plan,
          [...exact, ...deedsIn(loose, start, end, plan.civil)].sort((a, b) => a.from - b.from),
          start,
          end,
          asOf,
        )
      : seen;
    if (!proven.broken) return result(NUMBER["day-only"]);
    return result(NUMBER[proven.broken === "open" ? "round-passed" : "round-late"], proven);
  }
  if (asOf >= end) return result(NUMBER["rounds-kept"]);
  return result(asOf < start ? NUMBER["not-begun"] : NUMBER["round-running"]);
}

/** When something was done: no sooner than, no later than. */
interface Deed {
  readonly from: Instant;
  readonly until: Instant;
}

/** The deeds of a stretch, with the one before it and the one after. Those of `loose` are known to the day. */
function deedsIn(track: Track, start: Instant, end: Instant, loose?: Civil): Deed[] {
  const [first, last] = [firstFrom(track, start), firstFrom(track, end)];
  return Array.from(track.at.subarray(Math.max(0, first - 1), Math.min(last + 1, track.length)), (t) => ({
    from: loose ? startOfDay(dayOf(t, loose), loose) : t,
    until: loose ? startOfDay(dayOf(t, loose) + 1, loose) : t,
  }));
}

interface Seen {
  /** A gap that is too long: still open, or closed by a deed. */
  broken?: "open" | "closed";
  longest: number;
  from: Instant;
}

function seenFrom(plan: RoundsPlan, deeds: readonly Deed[], start: Instant, end: Instant, asOf: Instant): Seen {
  const { clock, gap } = plan;
  const beginning = beginningOf(plan, start);
  const isBefore = ({ from, until }: Deed) => from < start && until <= start;
  const before = Math.max(beginning, ...deeds.filter(isBefore).map(({ until }) => until));
  const [opens, closes] = [clock.read(start), clock.read(end)];
  const seen: Seen = { longest: 0, from: before };
  let since = before;
  for (const deed of [...deeds.filter((deed) => !isBefore(deed)), undefined]) {
    const [read, reached] = [clock.read(since), clock.read(deed?.from ?? asOf)];
    const broken = Math.max(opens, read + gap) < Math.min(closes, reached);
    if (broken) seen.broken = deed ? (seen.broken ?? "closed") : "open";
    const length = broken ? reached - read : Math.min(reached, closes) - read;
    if (length > seen.longest) [seen.longest, seen.from] = [length, since];
    since = Math.max(since, deed?.until ?? asOf);
    if (since >= end) break;
  }
  return seen;
}

/** Where counting begins for a day: with the rule, the subject or the state. */
function beginningOf({ spans, term }: RoundsPlan, t: Instant): Instant {
  const span = spans.find((s) => s.from <= t && t < s.until)?.from ?? t;
  return term.begins === "goes-on" ? span : Math.max(span, term.from);
}
