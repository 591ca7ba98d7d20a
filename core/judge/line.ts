import { createColumns, judgeWindows, type Answers, type Columns } from "./frequency.ts";
import { gapsOf, type Gap, type GapPlan } from "./gaps.ts";
import type { Index, Known } from "./index.ts";
import { inspected, inspectedIn, type Inspections } from "./inspections.ts";
import type { Judged, Moment, Prepared } from "./judgement.ts";
import type { Line } from "./plan.ts";
import type { Planned } from "./planned.ts";
import { roundOf } from "./rounds.ts";
import { firstFrom } from "./track.ts";

/** Judges the duties of one line: in the shared columns where their number is known before, else in columns of their own. */
export function judgeLine(
  index: Index,
  known: Known,
  ready: Prepared,
  answers: Answers,
  columns: Columns,
  base: number,
  moment: Moment,
): Judged {
  const { line, planned, windows, first: from } = ready;
  const { asOf } = moment;
  if (planned.how === "windows") {
    const counts = judgeWindows(planned.plan, answers, asOf, columns, base);
    return { line, planned, windows, columns, base, from, until: windows.length, asOf, answers, counts };
  }
  if (planned.how === "gaps") return gapLine(ready, planned.plan, answers, moment);
  const inspections = inspectionsOf(index, known, line, answers);
  if (planned.how === "inspections") return inspectionLine(ready, planned, answers, inspections, moment);
  for (let w = 0; w < windows.length; w++) {
    const { reason, found } = decide(planned, ready, answers, inspections, w, moment);
    columns.reason[base + w] = reason;
    columns.found[base + w] = found;
  }
  return { line, planned, windows, columns, base, from, until: windows.length, asOf, answers, inspections };
}

function decide(
  planned: Exclude<Planned, { how: "windows" | "gaps" | "inspections" }>,
  { windows }: Prepared,
  answers: Answers,
  inspections: Inspections,
  w: number,
  { asOf }: Moment,
): { reason: number; found: number } {
  if (planned.how === "rounds") return roundOf(planned.plan, answers, w, asOf);
  if (planned.how === "unset") {
    const found = firstFrom(answers.track, windows.end[w]!) - firstFrom(answers.track, windows.start[w]!);
    return { reason: planned.reason, found };
  }
  const { reason, results } = inspectedIn(planned.plan, inspections, w, asOf);
  return { reason, found: results.length };
}

function inspectionsOf(index: Index, known: Known, line: Line, { track }: Answers): Inspections {
  const work = line.work && known.get(line.work);
  const [exact, loose] = [work?.bySubject.get(line.subject.id), work?.loose.get(line.subject.id)];
  return {
    track,
    recordOf: (row) => index.recordOf(row),
    ...(exact && { work: exact }),
    ...(loose && { looseWork: loose }),
  };
}

function gapLine({ line, planned }: Prepared, plan: GapPlan, answers: Answers, moment: Moment): Judged {
  const gaps = gapsOf(plan, answers.track, moment.asOf).filter((gap) => isSeen(gap, moment));
  const columns = createColumns(gaps.length, Infinity);
  for (const [i, gap] of gaps.entries()) {
    columns.reason[i] = gap.reason;
    columns.found[i] = gap.found;
  }
  const by = Int32Array.from(gaps, (gap) => gap.by);
  const start = Int32Array.from(gaps, (gap) => gap.start);
  const windows = { start, by, end: by, length: gaps.length, pointed: false };
  return { line, planned, windows, columns, base: 0, from: 0, until: gaps.length, asOf: moment.asOf, answers };
}

/** A gap is seen where it was still running or still unanswered. */
function isSeen({ start, by, closed }: Gap, { asOf, from, until }: Moment): boolean {
  return start < until && Math.max(by, closed ?? asOf) > from;
}

function inspectionLine(
  { line, planned }: Prepared,
  { plan, spans }: Planned & { how: "inspections" },
  answers: Answers,
  inspections: Inspections,
  { asOf, from, until }: Moment,
): Judged {
  const { at, length } = answers.track;
  const end = Math.min(until, line.term.until);
  const positions: number[] = [];
  for (let i = firstFrom(answers.track, Math.max(from, line.term.from)); i < length && at[i]! < end; i++) {
    if (spans.some((span) => span.from <= at[i]! && at[i]! < span.until)) positions.push(i);
  }
  const columns = createColumns(positions.length, 1);
  for (const [n, position] of positions.entries()) {
    columns.reason[n] = inspected(plan, inspections, position).reason;
    columns.found[n] = 1;
  }
  const start = Int32Array.from(positions, (i) => at[i]!);
  const by = start.map((t) => t + 1);
  const windows = { start, by, end: by, length: positions.length, pointed: false };
  const shown = { base: 0, from: 0, until: positions.length };
  return { line, planned, windows, columns, ...shown, asOf, answers, inspections, positions };
}
