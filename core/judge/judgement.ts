import type { Finding, Instant, LateEntry, Verdict } from "../finding.ts";
import { startOf, type Civil } from "../time/index.ts";
import { lateEntries } from "./entries.ts";
import { findingAt } from "./explain.ts";
import { createColumns, type Answers, type Columns } from "./frequency.ts";
import type { Index, Known } from "./index.ts";
import type { Inspections } from "./inspections.ts";
import { judgeLine } from "./line.ts";
import type { Counts, DutyWindows } from "./match.ts";
import { civilOf, dayAfter, guidelinesOn, type Line, type Shown } from "./plan.ts";
import { createPlanner, windowsIn, type Planned } from "./planned.ts";
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

/** A line with its plan for a range of dates; kept, so that judging again only walks. */
export interface Prepared {
  readonly line: Line;
  readonly planned: Planned;
  /** The windows that are known before anything is recorded; none for gaps and inspections. */
  readonly windows: DutyWindows;
  /** The first window that ends in the range; those before it are walked for their answers. */
  readonly first: number;
  /** The tracks that were found for it, and in what. */
  found?: { readonly known: Known; readonly shape: number; readonly answers: Answers };
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
  readonly asOf: Instant;
  readonly answers: Answers;
  /** Where judging had to tell the answers of a window apart. */
  readonly counts?: Counts | undefined;
  readonly inspections?: Inspections;
  /** For an inspection, its position in the track. */
  readonly positions?: readonly number[];
}

export interface Filter {
  readonly verdicts?: ReadonlySet<Verdict>;
  /** Only duties that have begun and whose window ends in the range asked for: those that compliance counts. */
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
  /** How many duties. */
  readonly length: number;
  findings(filter?: Filter): Finding[];
  /** Records entered later than their forms allow: outside every verdict and every number. */
  entries(): LateEntry[];
  /** The guidelines in force on the last day asked for: shown, and not judged. */
  readonly guidelines: readonly Shown[];
}

export interface Moment {
  readonly asOf: Instant;
  readonly from: Instant;
  readonly until: Instant;
}

const FAR = 200 * 86_400;
/** Ranges whose plans are kept at a time: today, this month, the year, and a few a person looks at. */
const KEPT = 16;
const kept = new WeakMap<Index, Map<string, readonly Prepared[]>>();

/** Judges the lines asked for. The same records, rules and moment give the same verdicts, in whatever order the records came. */
export function judge(index: Index, ask: Ask): Judgement {
  const civil = civilOf(index.world.site);
  const [from, until] = [startOf(ask.from, civil), dayAfter(ask.to, civil)];
  const moment = { asOf: ask.asOf, from, until };
  const lines = walk(index, chosen(prepared(index, moment), ask), moment, ask);
  let length = 0;
  for (const judged of lines) length += judged.until - judged.from;
  return {
    ask,
    civil,
    from,
    until,
    index,
    lines,
    length,
    findings: (filter = {}) => lines.flatMap((judged) => findingsOf(judged, filter, moment, index, civil)),
    entries: () => lateEntries(index, index.known(ask.asOf), ask, moment),
    get guidelines() {
      return guidelinesOn(index.world, ask.to);
    },
  };
}

/** Plans rest on rules, site and range alone, so they are kept as long as the index. */
function prepared(index: Index, { asOf, from, until }: Moment): readonly Prepared[] {
  const far = Math.max(0, Math.floor((asOf - until) / FAR));
  const key = `${from} ${until} ${far}`;
  const ranges = kept.get(index) ?? new Map<string, readonly Prepared[]>();
  kept.set(index, ranges);
  let made = ranges.get(key);
  if (!made) {
    if (ranges.size >= KEPT) ranges.clear();
    const plan = createPlanner(index.world, { from, until, horizon: Math.min(until + (far + 3) * FAR, 2 ** 31 - 2) });
    made = index.lines.map((line) => {
      const planned = plan(line);
      const windows = windowsIn(planned);
      return { line, planned, windows, first: firstEnding(windows, from) };
    });
    ranges.set(key, made);
  }
  return made;
}

function firstEnding({ end, length }: DutyWindows, after: Instant): number {
  let w = 0;
  while (w < length && end[w]! <= after) w++;
  return w;
}

function isAsked({ rule, subject }: Line, { place, rule: id, area }: Ask): boolean {
  return (
    (id === undefined || rule.id === id) &&
    (area === undefined || rule.area === area) &&
    (place === undefined || subject.place?.path.includes(place) === true)
  );
}

/** The lines asked for, and where a group does not share its answers, all of its rules in the order they are written. */
function chosen(all: readonly Prepared[], ask: Ask): readonly Prepared[] {
  if (ask.place === undefined && ask.rule === undefined && ask.area === undefined) return all;
  const asked = all.filter(({ line }) => isAsked(line, ask));
  const groups = new Set(asked.flatMap(({ line }) => line.exclusive?.key ?? []));
  if (groups.size === 0) return asked;
  return all.filter(({ line }) => isAsked(line, ask) || groups.has(line.exclusive?.key ?? ""));
}

function walk(index: Index, lines: readonly Prepared[], moment: Moment, ask: Ask): Judged[] {
  const known = index.known(moment.asOf);
  const { shape } = index;
  let length = 0;
  for (const { windows } of lines) length += windows.length;
  const columns = createColumns(length, index.longest);
  const taken = new Map<string, Taken>();
  const all: Judged[] = [];
  let base = 0;
  for (const ready of lines) {
    const { line, windows } = ready;
    const answers = answersFor(ready, known, shape);
    if (!line.exclusive) all.push(judgeLine(index, known, ready, answers, columns, base, moment));
    else {
      const judged = judgeLine(index, known, ready, available(line, answers, taken), columns, base, moment);
      take(judged, taken);
      if (isAsked(line, ask)) all.push(judged);
    }
    base += windows.length;
  }
  return all;
}

/** Looking up two tables for each line would cost more than the walk. */
function answersFor(ready: Prepared, known: Known, shape: number): Answers {
  const { found } = ready;
  if (found?.known === known && found.shape === shape) return found.answers;
  const answers = answersTo(ready.line, known);
  ready.found = { known, shape, answers };
  return answers;
}

function answersTo({ wanted, subject }: Line, known: Known): Answers {
  const tracks = known.get(wanted);
  const track = tracks?.bySubject.get(subject.id) ?? EMPTY;
  const loose = tracks && tracks.loose.size > 0 ? tracks.loose.get(subject.id) : undefined;
  return loose ? { track, loose } : { track };
}

function findingsOf(judged: Judged, filter: Filter, moment: Moment, index: Index, civil: Civil): Finding[] {
  const { windows, columns, base } = judged;
  const findings: Finding[] = [];
  for (let w = judged.from; w < judged.until; w++) {
    const verdict = VERDICT_OF[columns.reason[base + w]!]!;
    if (filter.verdicts && !filter.verdicts.has(verdict)) continue;
    if (filter.ended && !counts(windows, w, judged.asOf, moment)) continue;
    findings.push(findingAt(judged, w, index, civil));
  }
  return findings;
}

/** Duties are counted where their window ends, once they have begun: before, they ask for nothing. */
export function counts(
  { start, end }: DutyWindows,
  w: number,
  asOf: Instant,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): boolean {
  return start[w]! <= asOf && end[w]! > from && end[w]! <= until;
}
