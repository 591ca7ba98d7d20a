import type { RecordInput, views } from "../../../core/index.ts";
import { newId, recordOf } from "../element.ts";

/** Counts typed and not yet saved, by row and day. */
export type Typed = ReadonlyMap<string, number>;

export const cellKey = (mark: string, date: string): string => `${date} ${mark}`;

/** What a cell of a paper log says: times done, or undefined where it cannot be read. */
export function readCell(text: string): number | undefined {
  const cell = text.normalize("NFKC").trim().toLowerCase();
  if (/^[0-9]{1,3}$/.test(cell)) return Number(cell);
  if (/^[✓✔√☑vy是有]$/.test(cell)) return 1;
  if (/^(|[x×✗✘☒n否无空/-]|—)$/.test(cell)) return 0;
  return undefined;
}

/** A block of cells as spreadsheets put it on the clipboard. */
export function readBlock(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t"));
}

/** A place in the grid, counted from 0. */
export interface At {
  readonly row: number;
  readonly day: number;
}
/** A cell of the grid, and the times done there. */
export interface Cell extends At {
  readonly count: number;
}

/** A block laid over the grid from a cell on: never less than recorded, what cannot be read, and how many fall outside. */
export function readPaste(
  sheet: views.SheetView,
  at: At,
  text: string,
): { readonly cells: readonly Cell[]; readonly unread: readonly string[]; readonly outside: number } {
  const cells: Cell[] = [];
  const unread: string[] = [];
  let outside = 0;
  for (const [down, line] of readBlock(text).entries()) {
    for (const [right, written] of line.entries()) {
      const [row, day] = [at.row + down, at.day + right];
      const count = readCell(written);
      const recorded = sheet.rows[row]?.recorded;
      if (count === undefined) unread.push(written.trim().slice(0, 20));
      else if (!recorded || (sheet.days[day]?.future ?? true)) outside++;
      else cells.push({ row, day, count: Math.max(count, recorded[day] ?? 0) });
    }
  }
  return { cells, unread, outside };
}

export function countAt(sheet: views.SheetView, typed: Typed, row: number, day: number): number {
  const { mark, recorded } = sheet.rows[row]!;
  return typed.get(cellKey(mark, sheet.days[day]?.date ?? "")) ?? recorded[day] ?? 0;
}

/** What a tap makes of a cell: one more, up to what its window may have, then what is recorded. */
export function tapped(sheet: views.SheetView, typed: Typed, { row, day }: At): number {
  const { windows = [], recorded } = sheet.rows[row] ?? {};
  const had = recorded?.[day] ?? 0;
  const { min = 1, max = min } = windows.find(({ from, to }) => from === day && to === day) ?? {};
  const count = countAt(sheet, typed, row, day);
  return count >= Math.max(max, had, 1) ? had : count + 1;
}

/** What was typed with these cells set: one that holds what is recorded is not kept as typed, and why the last was left alone. */
export function placed(
  sheet: views.SheetView,
  typed: Typed,
  cells: readonly Cell[],
): {
  readonly typed: Map<string, number>;
  readonly left?: { readonly why: "future" | "recorded"; readonly n: number };
} {
  const made = new Map(typed);
  let left: { readonly why: "future" | "recorded"; readonly n: number } | undefined;
  for (const { row, day, count } of cells) {
    const { mark, recorded } = sheet.rows[row]!;
    const { date, future } = sheet.days[day]!;
    const n = recorded[day] ?? 0;
    if (future) left = { why: "future", n };
    else if (count > n) made.set(cellKey(mark, date), count);
    else made.delete(cellKey(mark, date));
    if (!future && count < n) left = { why: "recorded", n };
  }
  return { typed: made, ...(left && { left }) };
}

/** A day filled in as the day before, where something is asked. */
export function sameAsBefore(sheet: views.SheetView, typed: Typed, day: number): Cell[] {
  return sheet.rows.flatMap(({ recorded, closed }, row) => {
    const count = countAt(sheet, typed, row, day - 1);
    return closed[day] || count < (recorded[day] ?? 0) ? [] : [{ row, day, count }];
  });
}

const page = 10;

/** Where a key leads from a cell; undefined where it leads nowhere. */
export function stepOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, { row, day }: At): At | undefined {
  const end = Number.MAX_SAFE_INTEGER;
  const steps: Readonly<Record<string, At>> =
    ctrlKey || metaKey
      ? { Home: { row: 0, day: 0 }, End: { row: end, day: end } }
      : {
          ArrowUp: { row: row - 1, day },
          ArrowDown: { row: row + 1, day },
          ArrowLeft: { row, day: day - 1 },
          ArrowRight: { row, day: day + 1 },
          Home: { row, day: 0 },
          End: { row, day: end },
          PageUp: { row: row - page, day },
          PageDown: { row: row + page, day },
          Enter: { row: row + (shiftKey ? -1 : 1), day },
        };
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}

/** How a row stands in its month: duties kept of those judged, and times done in all. */
export interface Standing {
  readonly met: number;
  readonly judged: number;
  readonly times: number;
  /** What is typed can only be judged once it is saved. */
  readonly unjudged: boolean;
}

export function standingOf(sheet: views.SheetView, typed: Typed, row: number): Standing {
  const { mark, share, windows = [] } = sheet.rows[row] ?? {};
  const counts = sheet.days.map((_, day) => countAt(sheet, typed, row, day));
  const times = counts.reduce((sum, n) => sum + n, 0);
  if (share) {
    const unjudged = sheet.days.some(({ date }) => typed.has(cellKey(mark ?? "", date)));
    return { met: share.met, judged: share.judged, times, unjudged };
  }
  const kept = ({ from, to, min, outside }: views.SheetWindow): boolean =>
    counts.slice(from, to + 1).reduce((sum, n) => sum + n, outside) >= min;
  const judged = windows.filter((window) => window.ended || kept(window));
  return { met: judged.filter(kept).length, judged: judged.length, times, unjudged: false };
}

/** One record a day, with what was typed beyond what is recorded. */
export function recordsOf(sheet: views.SheetView, typed: Typed, doneBy: string | undefined): RecordInput[] {
  return sheet.days.flatMap(({ date, starts }, day) => {
    const marks = sheet.rows.flatMap(({ mark, recorded }) => {
      const more = (typed.get(cellKey(mark, date)) ?? 0) - (recorded[day] ?? 0);
      return Array.from({ length: Math.max(more, 0) }, () => ({ row: mark, result: "done" }));
    });
    if (marks.length === 0) return [];
    const { form, site, place } = sheet;
    return [
      recordOf({
        id: newId(),
        form,
        site,
        place: place.id,
        happened: starts,
        precision: "day",
        "done-by": doneBy,
        marks,
      }),
    ];
  });
}
