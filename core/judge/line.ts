import type { Instant } from "../finding.ts";
import { createColumns, judgeWindows, type Answers, type Columns } from "./frequency.ts";
import { gapsOf, type Gap } from "./gaps.ts";
import type { Index, Known } from "./index.ts";
import { inspected, inspectedIn, type Inspections } from "./inspections.ts";
import type { Judged, Moment } from "./judgement.ts";
import type { DutyWindows } from "./match.ts";
import type { Line } from "./plan.ts";
import type { Planned } from "./planned.ts";
import { roundOf } from "./rounds.ts";
import { firstFrom } from "./track.ts";

/** Judges the duties of one line: in the shared columns where their number is known before, else in columns of their own. */
export function judgeLine(
  index: Index,
  known: Known,
  line: Line,
  planned: Planned,
  answers: Answers,
  columns: Columns,
  base: number,
  moment: Moment,
): Judged {
  const { asOf, from } = moment;
  const common = { line, planned, answers, asOf };
  const shared = (windows: DutyWindows): Judged => ({
    ...common,
    windows,
    columns,
    base,
    from: firstEnding(windows, from),
    until: windows.length,
  });
  if (planned.how === "windows") {
    judgeWindows(planned.plan, answers, asOf, columns, base);
    return shared(planned.plan.windows);
  }
  if (planned.how === "unset") {
    for (let w = 0; w < planned.windows.length; w++) {
      columns.reason[base + w] = planned.reason;
      columns.first[base + w] = firstFrom(answers.track, planned.windows.start[w]!);
      columns.onTime[base + w] = firstFrom(answers.track, planned.windows.end[w]!) - columns.first[base + w]!;
    }
    return shared(planned.windows);
  }
  if (planned.how === "rounds") {
    for (let w = 0; w < planned.plan.days.length; w++) {
      const round = roundOf(planned.plan, answers, w, asOf);
      columns.reason[base + w] = round.reason;
      columns.first[base + w] = firstFrom(answers.track, planned.plan.days.start[w]!);
      columns.onTime[base + w] = round.found;
    }
    return shared(planned.plan.days);
  }
  if (planned.how === "gaps")
    return gapLine(
      common,
      gapsOf(planned.plan, answers.track, asOf).filter((gap) => isSeen(gap, moment)),
    );
  const inspections = inspectionsOf(index, known, line, answers);
  if (planned.how === "periods") {
    for (let w = 0; w < planned.plan.periods.length; w++) {
      const scored = inspectedIn(planned.plan, inspections, w, asOf);
      columns.reason[base + w] = scored.reason;
      columns.onTime[base + w] = scored.results.length;
    }
    return { ...shared(planned.plan.periods), inspections };
  }
  return inspectionLine(common, planned, inspections, moment);
}

function inspectionsOf(index: Index, known: Known, line: Line, { track }: Answers): Inspections {
  const work = line.work && known.get(line.work.id);
  const [exact, loose] = [work?.bySubject.get(line.subject.id), work?.loose.get(line.subject.id)];
  return {
    track,
    recordOf: (row) => index.recordOf(row),
    ...(exact && { work: exact }),
    ...(loose && { looseWork: loose }),
  };
}

type Common = Pick<Judged, "line" | "planned" | "answers" | "asOf">;

/** A gap is seen where it was still running or still unanswered. */
function isSeen({ start, by, closed }: Gap, { asOf, from, until }: Moment): boolean {
  return start < until && Math.max(by, closed ?? asOf) > from;
}

function gapLine(common: Common, gaps: readonly Gap[]): Judged {
  const columns = createColumns(gaps.length);
  for (const [i, gap] of gaps.entries()) {
    columns.reason[i] = gap.reason;
    columns.onTime[i] = gap.found;
  }
  const by = Int32Array.from(gaps, (gap) => gap.by);
  const windows = {
    start: Int32Array.from(gaps, (gap) => gap.start),
    by,
    end: by,
    length: gaps.length,
    pointed: false,
  };
  return { ...common, windows, columns, base: 0, from: 0, until: gaps.length };
}

function inspectionLine(
  common: Common,
  planned: Planned & { how: "inspections" },
  inspections: Inspections,
  { from, until }: Moment,
): Judged {
  const { term } = common.line;
  const { at, length } = inspections.track;
  const positions: number[] = [];
  for (
    let i = firstFrom(inspections.track, Math.max(from, term.from));
    i < length && at[i]! < Math.min(until, term.until);
    i++
  ) {
    if (planned.spans.some((span) => span.from <= at[i]! && at[i]! < span.until)) positions.push(i);
  }
  const columns = createColumns(positions.length);
  for (const [n, position] of positions.entries()) {
    columns.reason[n] = inspected(planned.plan, inspections, position).reason;
    columns.onTime[n] = 1;
    columns.first[n] = position;
  }
  const start = Int32Array.from(positions, (i) => at[i]!);
  const end = start.map((t) => t + 1);
  return {
    ...common,
    windows: { start, by: end, end, length: positions.length, pointed: false },
    columns,
    base: 0,
    from: 0,
    until: positions.length,
    inspections,
    positions,
  };
}

function firstEnding({ end, length }: DutyWindows, after: Instant): number {
  let w = 0;
  while (w < length && end[w]! <= after) w++;
  return w;
}
