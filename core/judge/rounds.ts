import type { Instant } from "../finding.ts";
import { dayOf, startOfDay, type Civil, type Clock } from "../time/index.ts";
import type { Answers } from "./frequency.ts";
import type { Stretch } from "./plan.ts";
import { NUMBER } from "./reasons.ts";
import { firstFrom, type Track } from "./track.ts";
import { partUnder, type PlannedWindows, type Term } from "./windows.ts";

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
  const part = partAt(plan, start);
  const day = { from: start, until: end };
  const exact = deedsIn(track, day);
  const seen = seenFrom(plan, exact, day, part, asOf);
  const found = firstFrom(track, end) - firstFrom(track, start);
  const result = (reason: number, { longest, from } = seen): Round => ({ reason, found, longest, from });
  if (start >= (plan.days.unknownFrom ?? Infinity) || start < (plan.days.knownFrom ?? -Infinity))
    return result(NUMBER["not-announced"]);
  if (seen.broken) {
    const deeds = loose && [...exact, ...deedsIn(loose, day, plan.civil)].sort((a, b) => a.from - b.from);
    const proven = deeds ? seenFrom(plan, deeds, day, part, asOf) : seen;
    if (!proven.broken) return result(NUMBER["day-only"]);
    const open = asOf < part.until ? "round-passed" : "round-unanswered";
    return result(NUMBER[proven.broken === "open" ? open : "round-late"], proven);
  }
  if (asOf >= end) return result(NUMBER["rounds-kept"]);
  return result(asOf < start ? NUMBER["not-begun"] : NUMBER["round-running"]);
}

/** When something was done: no sooner than, no later than. */
interface Deed {
  readonly from: Instant;
  readonly until: Instant;
}

/** The deeds of a day, with the one before it and the one after. Those of `loose` are known to the day. */
function deedsIn(track: Track, { from, until }: Stretch, loose?: Civil): Deed[] {
  const [first, last] = [firstFrom(track, from), firstFrom(track, until)];
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

/** What is seen of a day. Only what was done in the stretch that the rule answers for ends a gap; after it nothing does. */
function seenFrom(
  { clock, gap }: RoundsPlan,
  deeds: readonly Deed[],
  { from: start, until: end }: Stretch,
  part: Stretch,
  asOf: Instant,
): Seen {
  const isBefore = ({ from, until }: Deed) => from < start && until <= start;
  const last = Math.min(asOf, part.until);
  const [opens, closes] = [clock.read(start), clock.read(end)];
  let since = Math.max(part.from, ...deeds.filter(isBefore).map(({ until }) => until));
  const seen: Seen = { longest: 0, from: since };
  const after = deeds.filter((deed) => !isBefore(deed) && deed.from < part.until);
  for (const deed of [...after, undefined]) {
    const [read, reached] = [clock.read(since), clock.read(deed?.from ?? last)];
    const broken = Math.max(opens, read + gap) < Math.min(closes, reached);
    if (broken) seen.broken = deed ? (seen.broken ?? "closed") : "open";
    const length = broken ? reached - read : Math.min(reached, closes) - read;
    if (length > seen.longest) [seen.longest, seen.from] = [length, since];
    since = Math.max(since, deed?.until ?? last);
    if (since >= end) break;
  }
  return seen;
}

/** The stretch in which gaps of a day run: from the rule, the subject or the state until one of them ends. */
function partAt({ spans, term }: RoundsPlan, t: Instant): Stretch {
  return partUnder(spans.find((span) => span.from <= t && t < span.until) ?? { from: t, until: term.until }, term);
}
