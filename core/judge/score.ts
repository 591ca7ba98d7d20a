import type { Mark } from "../record.ts";
import type { Checklist, ChecklistRow, Pass } from "../rule.ts";
import { atLeast, fraction, fractionOf, over, plus, times, type Fraction } from "./fraction.ts";

/** A row whose answer its checklist cannot count. */
export interface Unfit {
  readonly row: string;
  readonly fault: "unknown-row" | "no-answer" | "two-answers" | "no-such-result" | "count-too-high";
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
  return [...unknown, ...rows];
}

function misfit(checklist: Checklist, row: ChecklistRow, mark: Mark): Unfit["fault"] | undefined {
  if (mark.result === "not-applicable") return undefined;
  if (checklist.method === "levels") return levelOf(checklist, mark.result) < 0 ? "no-such-result" : undefined;
  if (mark.result !== "pass" && mark.result !== "fail") return "no-such-result";
  return checklist.method === "points" && (mark.count ?? 0) > (row.points ?? 0) ? "count-too-high" : undefined;
}

function answered(checklist: Checklist, id: string, row: ChecklistRow, mark: Mark): Answered {
  const { method, levels, "not-applicable": policy } = checklist;
  const weight = row.weight ?? 1;
  const notApplicable = mark.result === "not-applicable";
  const most = method === "points" ? (row.points ?? 0) : method === "levels" ? (levels?.scale.length ?? 2) - 1 : 1;
  const common = { id, row, notApplicable };
  if (notApplicable && policy !== "zero") {
    const whole = policy === "full" ? weight * most : 0;
    return { ...common, failed: false, got: whole, of: whole, taken: 0, faults: 0 };
  }
  const level = method !== "levels" ? undefined : notApplicable ? 0 : levelOf(checklist, mark.result);
  const passed = mark.result === "pass";
  const findings = notApplicable ? 1 : passed ? 0 : (mark.count ?? 1);
  const points = method === "points" && !notApplicable ? (mark.count ?? (passed ? most : 0)) : Number(passed);
  return {
    ...common,
    failed: !notApplicable && (level === undefined ? !passed : level === 0),
    got: weight * (level ?? points),
    of: weight * most,
    taken: deduction(row, findings),
    faults: row.once ? Math.min(findings, 1) : findings,
    ...(level !== undefined && { level }),
  };
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
  const of = summed(rows, "of");
  return of === 0 ? undefined : fraction(summed(rows, "got"), of);
}

const summed = (rows: readonly Answered[], what: "got" | "of" | "taken" | "faults"): number =>
  rows.reduce((all, row) => all + row[what], 0);

/** Rows added up without regard to groups. A group that loses points is measured against its cap, else against the full mark. */
function sumOf(checklist: Checklist, rows: readonly Answered[], taken = summed(rows, "taken")): Sum {
  if (checklist.method === "faults") return { faults: summed(rows, "faults") };
  const { full = 1 } = checklist;
  // never below nothing
  if (checklist.method === "deductions") return { ratio: fraction(Math.max(0, full - taken), full) };
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

function takenInAll(checklist: Checklist, rows: readonly Answered[]): number {
  const loose = rows.filter(({ row }) => row.group === undefined);
  const inGroups = grouped(rows, (own) => summed(own, "taken"));
  return Object.entries(inGroups).reduce(
    (all, [id, taken]) => all + Math.min(taken, checklist.groups?.[id]?.cap ?? Infinity),
    summed(loose, "taken"),
  );
}

/** The highest band whose lower edge is reached. */
function bandOf(checklist: Checklist, ratio: Fraction): string | undefined {
  const reached = Object.entries(checklist.bands ?? {}).filter(([, edge]) => atLeast(ratio, fractionOf(edge)));
  return reached.sort(([, a], [, b]) => (atLeast(fractionOf(a), fractionOf(b)) ? -1 : 1))[0]?.[0];
}
