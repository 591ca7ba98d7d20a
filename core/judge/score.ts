import type { Mark } from "../record.ts";
import type { Checklist, ChecklistRow, Pass } from "../rule.ts";
import { atLeast, fraction, fractionOf, over, plus, times, type Fraction } from "./fraction.ts";

/** A row whose answer its checklist cannot count. */
export interface Unfit {
  readonly row: string;
  readonly fault:
    "unknown-row" | "no-answer" | "two-answers" | "no-such-result" | "count-missing" | "count-too-high" | "no-full";
}

/** What the rows of a group, or of all of a checklist, come to. */
export interface Sum {
  /** Share reached, exact; none where nothing was counted or where the method counts faults. */
  readonly ratio?: Fraction;
  readonly faults?: number;
  /** The lowest level given, by its place from the worst. */
  readonly level?: number;
}

export interface ScoreResult extends Sum {
  readonly groups: Readonly<Record<string, Sum>>;
  /** The recommended rows, counted apart. */
  readonly recommended?: Fraction;
  readonly recommendedGroups: Readonly<Record<string, Fraction>>;
  readonly band?: string;
  /** Rows that were not passed, in the checklist's order; of these, the critical ones. */
  readonly failed: readonly string[];
  readonly critical: readonly string[];
  readonly allNotApplicable: boolean;
  /** Not empty: the record does not fit the checklist, and nothing else here means anything. */
  readonly unfit: readonly Unfit[];
}

/** One row's answer, as the method counts it. */
interface Answered {
  readonly id: string;
  readonly row: ChecklistRow;
  readonly notApplicable: boolean;
  readonly failed: boolean;
  /** Reached, of so much; both 0 where the row is left out. */
  readonly got: number;
  readonly of: number;
  readonly taken: number;
  readonly faults: number;
  readonly level?: number;
}

/** The result of an inspection: pure, exact, the same on the page and in the judge. */
export function scoreOf(checklist: Checklist, marks: readonly Mark[]): ScoreResult {
  const unfit = misfits(checklist, marks);
  const answers =
    unfit.length > 0
      ? []
      : Object.entries(checklist.rows).map(([id, row]) => answered(checklist, id, row, markOf(marks, id)));
  const must = answers.filter(({ row }) => !row.recommended);
  const advised = answers.filter(({ row }) => row.recommended);
  const groups = grouped(must, (rows) => sumOf(checklist, rows));
  const sum = total(checklist, must, groups);
  const recommended = shareOf(advised);
  const band = sum.ratio && bandOf(checklist, sum.ratio);
  return {
    ...sum,
    groups,
    ...(recommended && { recommended }),
    recommendedGroups: grouped(advised, (rows) => shareOf(rows)),
    ...(band !== undefined && { band }),
    failed: answers.filter((a) => a.failed).map((a) => a.id),
    critical: answers.filter((a) => a.failed && a.row.critical).map((a) => a.id),
    allNotApplicable: answers.length > 0 && answers.every((a) => a.notApplicable),
    unfit,
  };
}

/** Whether a sum reaches a pass line; undefined where no figure is set or the method has none of that kind. */
export function reaches(sum: Sum, pass: Pass, checklist: Checklist): boolean | undefined {
  if (pass === "unset") return undefined;
  if ("faults" in pass) return sum.faults === undefined ? undefined : sum.faults <= pass.faults;
  if ("level" in pass) return sum.level === undefined ? undefined : sum.level >= levelOf(checklist, pass.level);
  return sum.ratio && atLeast(sum.ratio, fractionOf(pass));
}

/** The place of a level on its scale, 0 the worst; -1 where the scale does not have it. */
function levelOf(checklist: Checklist, level: string): number {
  const { scale = [], best = "last" } = checklist.levels ?? {};
  const place = scale.findIndex((name) => String(name) === level);
  return place < 0 || best === "last" ? place : scale.length - 1 - place;
}

/** The name of a level by its place from the worst. */
export function levelName(checklist: Checklist, place: number): string {
  const { scale = [], best = "last" } = checklist.levels ?? {};
  return String(scale[best === "last" ? place : scale.length - 1 - place]);
}

function markOf(marks: readonly Mark[], row: string): Mark {
  const mark = marks.find((m) => m.row === row);
  if (!mark) throw new Error(`row ${row} has no answer`);
  return mark;
}

function misfits(checklist: Checklist, marks: readonly Mark[]): Unfit[] {
  const unknown = marks
    .filter((mark) => !Object.hasOwn(checklist.rows, mark.row))
    .map((mark): Unfit => ({ row: mark.row, fault: "unknown-row" }));
  const rows = Object.entries(checklist.rows).flatMap(([id, row]): Unfit[] => {
    const own = marks.filter((mark) => mark.row === id);
    if (own.length !== 1) return [{ row: id, fault: own.length === 0 ? "no-answer" : "two-answers" }];
    const fault = own[0] && misfit(checklist, row, own[0]);
    return fault ? [{ row: id, fault }] : [];
  });
  const full: Unfit[] =
    checklist.method === "deductions" && checklist.full === undefined ? [{ row: "full", fault: "no-full" }] : [];
  return [...unknown, ...rows, ...full];
}

function misfit(checklist: Checklist, row: ChecklistRow, mark: Mark): Unfit["fault"] | undefined {
  if (mark.result === "not-applicable") return undefined;
  if (checklist.method === "levels") return levelOf(checklist, mark.result) < 0 ? "no-such-result" : undefined;
  if (mark.result !== "pass" && mark.result !== "fail") return "no-such-result";
  if (checklist.method !== "points") return undefined;
  if (row.points === undefined) return "count-missing";
  return (mark.count ?? 0) > row.points ? "count-too-high" : undefined;
}

function answered(checklist: Checklist, id: string, row: ChecklistRow, mark: Mark): Answered {
  const weight = row.weight ?? 1;
  const notApplicable = mark.result === "not-applicable";
  const policy = checklist["not-applicable"];
  const whole =
    weight *
    (checklist.method === "points" ? (row.points ?? 0) : checklist.method === "levels" ? topLevel(checklist) : 1);
  const none = { id, row, notApplicable, failed: false, taken: 0, faults: 0 };
  if (notApplicable && policy === "leave-out") return { ...none, got: 0, of: 0 };
  if (notApplicable && policy === "full") return { ...none, got: whole, of: whole };
  if (notApplicable)
    return {
      ...none,
      got: 0,
      of: whole,
      taken: deduction(row, 1),
      faults: 1,
      ...(checklist.method === "levels" && { level: 0 }),
    };
  if (checklist.method === "levels") {
    const level = levelOf(checklist, mark.result);
    return { ...none, failed: level === 0, got: weight * level, of: whole, level };
  }
  const passed = mark.result === "pass";
  const findings = passed ? 0 : (mark.count ?? 1);
  const got =
    checklist.method === "points" ? weight * (mark.count ?? (passed ? (row.points ?? 0) : 0)) : passed ? weight : 0;
  return {
    ...none,
    failed: !passed,
    got,
    of: whole,
    taken: deduction(row, findings),
    faults: row.once ? Math.min(findings, 1) : findings,
  };
}

function topLevel(checklist: Checklist): number {
  return (checklist.levels?.scale.length ?? 2) - 1;
}

function deduction(row: ChecklistRow, findings: number): number {
  return Math.min((row.points ?? 1) * (row.once ? Math.min(findings, 1) : findings), row.cap ?? Infinity);
}

function grouped<T>(
  answers: readonly Answered[],
  sum: (rows: readonly Answered[]) => T | undefined,
): Record<string, T> {
  const ids = new Set(answers.flatMap(({ row }) => row.group ?? []));
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const value = sum(answers.filter(({ row }) => row.group === id));
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

function shareOf(rows: readonly Answered[]): Fraction | undefined {
  const of = rows.reduce((all, row) => all + row.of, 0);
  return of === 0
    ? undefined
    : fraction(
        rows.reduce((all, row) => all + row.got, 0),
        of,
      );
}

/** Rows added up without regard to groups. A group that loses points is measured against its cap, else against the full mark. */
function sumOf(checklist: Checklist, rows: readonly Answered[], taken = takenFrom(rows)): Sum {
  if (checklist.method === "faults") return { faults: rows.reduce((all, row) => all + row.faults, 0) };
  if (checklist.method === "deductions") return { ratio: remaining(checklist.full ?? 1, taken) };
  const ratio = shareOf(rows);
  const levels = rows.flatMap(({ level }) => level ?? []);
  return { ...(ratio && { ratio }), ...(levels.length > 0 && { level: Math.min(...levels) }) };
}

function total(checklist: Checklist, rows: readonly Answered[], groups: Readonly<Record<string, Sum>>): Sum {
  const table = checklist.groups ?? {};
  const all = sumOf(checklist, rows, checklist.method === "deductions" ? takenInAll(checklist, rows) : 0);
  const weighted = Object.values(table).some((group) => group.weight !== undefined);
  if (!weighted || !all.ratio || checklist.method === "deductions") return all;
  const loose = shareOf(rows.filter(({ row }) => row.group === undefined));
  const parts = Object.entries(groups).flatMap(([id, { ratio }]) =>
    ratio ? [{ ratio, weight: table[id]?.weight ?? 1 }] : [],
  );
  if (loose) parts.push({ ratio: loose, weight: 1 });
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return { ...all, ratio: over(parts.map((part) => times(part.ratio, part.weight)).reduce(plus), weight) };
}

function takenFrom(rows: readonly Answered[]): number {
  return rows.reduce((all, row) => all + row.taken, 0);
}

function takenInAll(checklist: Checklist, rows: readonly Answered[]): number {
  const loose = takenFrom(rows.filter(({ row }) => row.group === undefined));
  const inGroups = grouped(rows, takenFrom);
  return Object.entries(inGroups).reduce(
    (all, [id, taken]) => all + Math.min(taken, checklist.groups?.[id]?.cap ?? Infinity),
    loose,
  );
}

/** What is left of the full mark; never below nothing. */
function remaining(full: number, taken: number): Fraction {
  return fraction(Math.max(0, full - taken), full);
}

/** The highest band whose lower edge is reached. */
function bandOf(checklist: Checklist, ratio: Fraction): string | undefined {
  const reached = Object.entries(checklist.bands ?? {}).filter(([, edge]) => atLeast(ratio, fractionOf(edge)));
  return reached.sort(([, a], [, b]) => (atLeast(fractionOf(a), fractionOf(b)) ? -1 : 1))[0]?.[0];
}
