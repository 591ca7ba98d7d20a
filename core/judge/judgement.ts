import type { Finding, Instant, Verdict } from "../finding.ts";
import { startOf, type Civil } from "../time/index.ts";
import { findingAt } from "./explain.ts";
import { createColumns, type Answers, type Columns } from "./frequency.ts";
import type { Index, Known } from "./index.ts";
import type { Inspections } from "./inspections.ts";
import { judgeLine } from "./line.ts";
import type { DutyWindows } from "./match.ts";
import { civilOf, dayAfter, guidelinesOn, type Line, type Shown } from "./plan.ts";
import { createPlanner, type Planned, type Range } from "./planned.ts";
import { VERDICT_OF } from "./reasons.ts";
import { available, take, type Taken } from "./sharing.ts";
import { EMPTY } from "./track.ts";

/** What to judge: the duties whose time touches from … to (the last day included), as it was known at a moment. */
export interface Ask {
  readonly asOf: Instant;
  readonly from: string;
  readonly to: string;
  /** A place with all that is inside it. */
  readonly place?: string;
  readonly rule?: string;
  readonly area?: string;
}

/** The judged duties of one line: its windows `from` … `until`, whose columns begin at `base`. */
export interface Judged {
  readonly line: Line;
  readonly planned: Planned;
  readonly windows: DutyWindows;
  readonly columns: Columns;
  readonly base: number;
  readonly from: number;
  readonly until: number;
  readonly answers: Answers;
  readonly inspections?: Inspections;
  readonly asOf: Instant;
  /** For an inspection, its position in the track. */
  readonly positions?: readonly number[];
}

export interface Filter {
  readonly verdicts?: ReadonlySet<Verdict>;
  readonly rule?: string;
  readonly subject?: string;
  /** Only duties whose window ends in the range asked for: those that compliance counts. */
  readonly ended?: boolean;
}

/** Verdicts in columns; objects only for what is read. */
export interface Judgement {
  readonly ask: Ask;
  readonly civil: Civil;
  readonly from: Instant;
  readonly until: Instant;
  readonly index: Index;
  readonly lines: readonly Judged[];
  readonly length: number;
  findings(filter?: Filter): Finding[];
  /** The guidelines in force on the last day asked for: shown, and not judged. */
  readonly guidelines: readonly Shown[];
}

const DAY = 86_400;
const FAR = 200 * DAY;
const plans = new WeakMap<Index, Map<string, ReadonlyMap<Line, Planned>>>();

/** Judges the lines asked for. The same records, rules and moment give the same verdicts, in whatever order the records came. */
export function judge(index: Index, ask: Ask): Judgement {
  const civil = civilOf(index.world.site);
  const [from, until] = [startOf(ask.from, civil), dayAfter(ask.to, civil)];
  const planned = plannedFor(index, ask, from, until);
  const known = index.known(ask.asOf);
  const asked = index.lines.filter((line) => isAsked(line, ask));
  const lines = walk(index, withGroups(index.lines, asked), planned, known, { asOf: ask.asOf, from, until }).filter(
    ({ line }) => isAsked(line, ask),
  );
  return {
    ask,
    civil,
    from,
    until,
    index,
    lines,
    length: lines.reduce((all, judged) => all + judged.until - judged.from, 0),
    findings: (filter = {}) => lines.flatMap((judged) => findingsOf(judged, filter, { from, until, civil, index })),
    get guidelines() {
      return guidelinesOn(index.world, ask.to);
    },
  };
}

export interface Moment {
  readonly asOf: Instant;
  readonly from: Instant;
  readonly until: Instant;
}

/** Plans rest on rules, site and range alone, so they are kept until the index goes. */
function plannedFor(index: Index, { asOf }: Ask, from: Instant, until: Instant): ReadonlyMap<Line, Planned> {
  const far = Math.max(0, Math.floor((asOf - until) / FAR));
  const key = `${from} ${until} ${far}`;
  let kept = plans.get(index);
  if (!kept) plans.set(index, (kept = new Map()));
  let made = kept.get(key);
  if (!made) {
    if (kept.size >= KEPT) kept.clear();
    const range: Range = { from, until, horizon: Math.min(until + (far + 3) * FAR, 2 ** 31 - 2) };
    const plan = createPlanner(index.world, range);
    kept.set(key, (made = new Map(index.lines.map((line) => [line, plan(line)]))));
  }
  return made;
}

/** Ranges whose plans are kept at a time: today, this month, the year, and a few a person looks at. */
const KEPT = 16;

function isAsked({ rule, subject }: Line, { place, rule: id, area }: Ask): boolean {
  return (
    (id === undefined || rule.id === id) &&
    (area === undefined || rule.area === area) &&
    (place === undefined || subject.place?.path.includes(place) === true)
  );
}

/** Where a group does not share its answers, all of its rules have to be walked in the order they are written. */
function withGroups(all: readonly Line[], asked: readonly Line[]): readonly Line[] {
  const needed = new Set(
    asked.flatMap((line) => (line.exclusive ? [`${line.exclusive.group} ${line.subject.id}`] : [])),
  );
  if (needed.size === 0) return asked;
  const chosen = new Set(asked);
  return all.filter(
    (line) => chosen.has(line) || (line.exclusive && needed.has(`${line.exclusive.group} ${line.subject.id}`)),
  );
}

function walk(
  index: Index,
  lines: readonly Line[],
  planned: ReadonlyMap<Line, Planned>,
  known: Known,
  moment: Moment,
): Judged[] {
  const plans = lines.map((line) => planned.get(line)!);
  const columns = createColumns(plans.reduce((all, plan) => all + lengthOf(plan), 0));
  const taken = new Map<string, Taken>();
  let base = 0;
  return lines.map((line, i) => {
    const plan = plans[i]!;
    const answers = available(line, answersTo(line, known), taken);
    const judged = judgeLine(index, known, line, plan, answers, columns, base, moment);
    if (line.exclusive) take(judged, taken);
    base += lengthOf(plan);
    return judged;
  });
}

function lengthOf(planned: Planned): number {
  if (planned.how === "windows") return planned.plan.windows.length;
  if (planned.how === "rounds") return planned.plan.days.length;
  if (planned.how === "unset") return planned.windows.length;
  return planned.how === "periods" ? planned.plan.periods.length : 0;
}

function answersTo({ wanted, subject }: Line, known: Known): Answers {
  const tracks = known.get(wanted.id);
  const loose = tracks?.loose.get(subject.id);
  return { track: tracks?.bySubject.get(subject.id) ?? EMPTY, ...(loose && { loose }) };
}

function findingsOf(
  judged: Judged,
  filter: Filter,
  at: { from: Instant; until: Instant; civil: Civil; index: Index },
): Finding[] {
  const { line, windows, columns, base } = judged;
  if (filter.rule !== undefined && filter.rule !== line.rule.id) return [];
  if (filter.subject !== undefined && filter.subject !== line.subject.id) return [];
  const findings: Finding[] = [];
  for (let w = judged.from; w < judged.until; w++) {
    const verdict = VERDICT_OF[columns.reason[base + w]!]!;
    if (filter.verdicts && !filter.verdicts.has(verdict)) continue;
    if (filter.ended && !endsIn(windows.end[w]!, at)) continue;
    findings.push(findingAt(judged, w, at.index, at.civil));
  }
  return findings;
}

/** Duties are counted where their window ends. */
export function endsIn(end: Instant, { from, until }: { readonly from: Instant; readonly until: Instant }): boolean {
  return end > from && end <= until;
}
