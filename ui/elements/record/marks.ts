import type { Mark, Text, views } from "../../../core/index.ts";

/** The marks of a record that are alike, and how many there are. */
export interface Alike {
  readonly title: Text;
  readonly marks: readonly Mark[];
}

/** Marks with their titles; those alike in row, result, count and note stand together. */
export function alike(marks: readonly Mark[], titles: readonly views.MarkView[]): Alike[] {
  const groups = new Map<string, { readonly title: Text; readonly marks: Mark[] }>();
  for (const mark of marks) {
    const { row, result, count, note } = mark;
    const key = JSON.stringify([row, result, count, note]);
    const title = titles.find((one) => one.row === row)?.title ?? { zh: row, en: row };
    const group = groups.get(key) ?? { title, marks: [] };
    groups.set(key, group);
    group.marks.push(mark);
  }
  return [...groups.values()];
}

/** So many marks of a group: its own first, and more of the same beyond them. */
export function timesOf({ marks }: Alike, times: number): Mark[] {
  const { at: _at, note: _note, ...more } = marks[0]!;
  return Array.from({ length: times }, (_, index) => marks[index] ?? more);
}
