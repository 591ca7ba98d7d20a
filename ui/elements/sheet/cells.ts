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
export function readBlock(text: string): (number | undefined)[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t").map(readCell));
}

export function countAt(sheet: views.SheetView, typed: Typed, row: number, day: number): number {
  const { mark, recorded } = sheet.rows[row]!;
  return typed.get(cellKey(mark, sheet.days[day]?.date ?? "")) ?? recorded[day] ?? 0;
}

/** Most times that a tap counts up to before it starts again from nothing. */
export function tapLimit(row: views.SheetRow, day: number): number {
  const window = row.windows.find(({ from, to }) => from === day && to === day);
  return Math.max(window?.max ?? window?.min ?? 1, 1);
}

/** How many windows of a row have begun, in how many of them enough was done, and the times done in all. */
export function totalOf(
  sheet: views.SheetView,
  typed: Typed,
  row: number,
): { kept: number; windows: number; times: number } {
  const counts = sheet.days.map((_, day) => countAt(sheet, typed, row, day));
  const begun = (sheet.rows[row]?.windows ?? []).filter(({ from }) => !sheet.days[from]?.future);
  const kept = begun.filter(
    ({ from, to, min, outside }) => counts.slice(from, to + 1).reduce((sum, n) => sum + n, outside) >= min,
  );
  return { kept: kept.length, windows: begun.length, times: counts.reduce((sum, n) => sum + n, 0) };
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
