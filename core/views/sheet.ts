import type { Instant } from "../finding.ts";
import { compliance } from "../judge/compliance.ts";
import { lateFrom } from "../judge/entries.ts";
import { judge } from "../judge/index.ts";
import type { Judged, Judgement } from "../judge/judgement.ts";
import { civilDate, dayNumber, dayOf, startOfDay, weekdayOf, type Civil, type DayNumber } from "../time/index.ts";
import { daysOf } from "./compliance.ts";
import { blockNamed, civilIn, howOftenOf, local, rulesetOn, subjectNamed, worldOf, type Scene } from "./names.ts";
import type { Named, SheetDay, SheetRow, SheetView, SheetWindow } from "./types.ts";

/** A month of a log at a place; without a block the first that fits. Undefined where nothing can be logged there. */
export function sheetView(
  scene: Scene,
  ask: { readonly place: string; readonly month: string; readonly block?: string; readonly form?: string },
  asOf: Instant,
): SheetView | undefined {
  const world = worldOf(scene);
  const civil = civilIn(scene);
  const { from, to } = daysOf(ask.month);
  const judgement = judge(scene.index, { asOf, from, to, place: ask.place });
  const lines = judgement.lines.filter(({ line }) => line.subject.id === ask.place && markOf(line) !== undefined);
  const blocks = blocksOf(lines);
  const chosen =
    blocks.find(
      ({ id, form }) => (ask.block === undefined || id === ask.block) && (ask.form === undefined || form === ask.form),
    ) ?? blocks[0];
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (!chosen || first === undefined || last === undefined) return undefined;
  const form = rulesetOn(world, to)?.forms[chosen.form];
  const own = lines.filter(({ line }) => blockNamed(line.rule, line.ruleset).id === chosen.id);
  const marks = own.flatMap(({ line }) => markOf(line) ?? []).map((row) => ({ row }));
  const late = (start: Instant) => lateFrom(form, { precision: "day", marks }, start, civil);
  return {
    site: world.site.id,
    form: chosen.form,
    title: form?.title ?? { zh: chosen.form, en: chosen.form },
    block: { id: chosen.id, title: chosen.title },
    blocks,
    place: subjectNamed(world, ask.place),
    month: ask.month,
    asOf: local(asOf, civil),
    days: Array.from({ length: last - first + 1 }, (_, i) => sheetDay(first + i, late, asOf, civil)),
    rows: rowsOf({ ...judgement, lines: own }, first, last, asOf),
  };
}

function markOf({ body }: Judged["line"]): string | undefined {
  return body.kind === "frequency" ? body.record.mark : undefined;
}

function blocksOf(lines: readonly Judged[]): (Named & { readonly form: string })[] {
  const blocks = new Map<string, Named & { readonly form: string }>();
  for (const { line } of lines) {
    const block = blockNamed(line.rule, line.ruleset);
    if (line.body.kind === "frequency" && !blocks.has(block.id))
      blocks.set(block.id, { ...block, form: line.body.record.form });
  }
  return [...blocks.values()];
}

function sheetDay(day: DayNumber, late: (start: Instant) => Instant, asOf: Instant, civil: Civil): SheetDay {
  const start = startOfDay(day, civil);
  return {
    date: civilDate(day),
    starts: local(start, civil),
    weekday: weekdayOf(day),
    future: start > asOf,
    late: asOf >= late(start),
  };
}

/** One row a mark; where a ruleset changed in the month, the windows of both versions. */
function rowsOf(judgement: Judgement, first: DayNumber, last: DayNumber, asOf: Instant): SheetRow[] {
  const { lines, civil } = judgement;
  const shares = compliance(judgement, "rule");
  const marks = new Map<string, Judged[]>();
  for (const judged of lines) {
    const mark = markOf(judged.line);
    if (mark !== undefined) marks.set(mark, [...(marks.get(mark) ?? []), judged]);
  }
  return [...marks].flatMap(([mark, own]) => {
    const newest = own.at(-1);
    if (!newest) return [];
    const windows = own.flatMap((judged) => windowsOf(judged, first, last, civil, asOf));
    const share = shares.find(({ key }) => key === newest.line.rule.id)?.done;
    const open = [...windows.flatMap(daysOfWindow), ...own.flatMap((judged) => daysOfRounds(judged, first, civil))];
    return [
      {
        mark,
        rule: newest.line.rule.id,
        title: newest.line.body.title,
        howOften: howOftenOf(newest.line.body) ?? {},
        recorded: recordedBy(newest, first, last, civil),
        closed: Array.from({ length: last - first + 1 }, (_, i) => own.some(isCalendar) && !open.includes(i)),
        windows,
        ...(share && !own.every(isWindows) && { share }),
      },
    ];
  });
}

const isWindows = ({ planned }: Judged): boolean => planned.how === "windows";
const isCalendar = (judged: Judged): boolean => isWindows(judged) || judged.planned.how === "rounds";

function recordedBy({ answers }: Judged, first: DayNumber, last: DayNumber, civil: Civil): number[] {
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const track of [answers.track, ...(answers.loose ? [answers.loose] : [])]) {
    for (let i = 0; i < track.length; i++) {
      const day = dayOf(track.at[i] ?? 0, civil) - first;
      if (counts[day] !== undefined) counts[day]++;
    }
  }
  return counts;
}

function windowsOf(
  { planned, answers: { track } }: Judged,
  first: DayNumber,
  last: DayNumber,
  civil: Civil,
  asOf: Instant,
): SheetWindow[] {
  if (planned.how !== "windows") return [];
  const { min, max, windows } = planned.plan;
  const monthStart = startOfDay(first, civil);
  const monthEnd = startOfDay(last + 1, civil);
  const made: SheetWindow[] = [];
  for (let w = 0; w < windows.length; w++) {
    const [start, end] = [windows.start[w] ?? 0, windows.end[w] ?? 0];
    if (end <= monthStart || start >= monthEnd || windows.skipped?.[w]) continue;
    let outside = 0;
    for (let i = 0; i < track.length; i++) {
      const at = track.at[i] ?? 0;
      if (at >= start && at < end && (at < monthStart || at >= monthEnd)) outside++;
    }
    const most = windows.most?.[w] ?? max;
    made.push({
      from: Math.max(dayOf(start, civil) - first, 0),
      to: Math.min(dayOf(end - 1, civil), last) - first,
      min: windows.need?.[w] ?? min,
      ...(Number.isFinite(most) && { max: most }),
      outside,
      ended: end <= asOf,
    });
  }
  return made;
}

const daysOfWindow = ({ from, to }: SheetWindow): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Days on which the work goes round in opening hours. */
function daysOfRounds({ planned }: Judged, first: DayNumber, civil: Civil): number[] {
  return planned.how === "rounds" ? Array.from(planned.plan.days.start, (start) => dayOf(start, civil) - first) : [];
}
