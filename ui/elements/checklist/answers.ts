import type { Checklist, ChecklistRow, Mark } from "../../../core/index.ts";

/** What has been answered to one row so far. */
export interface Answer {
  readonly result?: string;
  readonly count?: number;
  readonly note?: string;
}
export type Answers = ReadonlyMap<string, Answer>;

/** Rows that count things found, and none is good. */
const counts = (checklist: Checklist): boolean => checklist.method === "deductions" || checklist.method === "faults";

/** The answer that finds nothing wrong. */
export function best(checklist: Checklist, row: ChecklistRow): Answer {
  const { levels, method } = checklist;
  if (method === "levels") return { result: String(levels?.best === "last" ? levels.scale.at(-1) : levels?.scale[0]) };
  if (method === "points") return { result: "pass", count: row.points ?? 0 };
  return counts(checklist) ? { result: "pass", count: 0 } : { result: "pass" };
}

/** The answer that a number stands for. */
export function counted(checklist: Checklist, row: ChecklistRow, count: number): Answer {
  const good = counts(checklist) ? count === 0 : count >= (row.points ?? 0);
  return { result: good ? "pass" : "fail", count };
}

/** An answer that is neither the best nor "not applicable". */
export function isException(checklist: Checklist, row: ChecklistRow, { result, count }: Answer): boolean {
  if (result === undefined || result === "not-applicable") return false;
  const good = best(checklist, row);
  return result !== good.result || count !== good.count;
}

export function marksOf(checklist: Checklist, answers: Answers): Mark[] {
  return Object.keys(checklist.rows).flatMap((row) => {
    const { result, count, note } = answers.get(row) ?? {};
    if (result === undefined) return [];
    return [{ row, result, ...(count !== undefined && { count }), ...(note?.trim() && { note: note.trim() }) }];
  });
}

/** Answers from marks, or from what a draft kept; anything that is no mark of this checklist is left out. */
export function answersOf(checklist: Checklist, marks: readonly unknown[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const mark of marks) {
    if (typeof mark !== "object" || mark === null) continue;
    const { row, result, count, note } = mark as Record<string, unknown>;
    if (typeof row !== "string" || !Object.hasOwn(checklist.rows, row)) continue;
    answers.set(row, {
      ...(typeof result === "string" && { result }),
      ...(typeof count === "number" && { count }),
      ...(typeof note === "string" && { note }),
    });
  }
  return answers;
}

/** Rows by group, in the order of the checklist; rows without a group come first. */
export function grouped(
  checklist: Checklist,
): readonly (readonly [group: string | undefined, rows: readonly string[]])[] {
  const groups = new Map<string | undefined, string[]>();
  for (const [id, row] of Object.entries(checklist.rows)) {
    const key = row.group !== undefined && Object.hasOwn(checklist.groups ?? {}, row.group) ? row.group : undefined;
    const rows = groups.get(key);
    if (rows) rows.push(id);
    else groups.set(key, [id]);
  }
  return [...groups].sort(([a], [b]) => Number(a !== undefined) - Number(b !== undefined));
}
