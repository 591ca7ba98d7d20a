import type { createColors } from "picocolors";
import { say, type Lang, type Text } from "../../text/text.ts";
import { printable, widthOf } from "../../text/width.ts";

/** Colours, or none: whoever prints says which. */
export type Paint = ReturnType<typeof createColors>;

/** Colours, as our own paint writes them; whatever else could act on a terminal is made visible before. */
const PAINT = /\u001b\[[0-9;]*m/g;

/** A text of a ruleset or record as a terminal may show it. */
export const shown = (text: Text, lang: Lang): string => printable(say(text, lang));

const width = (text: string): number => widthOf(text.replace(PAINT, ""));

/** Sentences one after the other; Chinese ones have no blank between them. */
export const sentences = (lang: Lang, ...texts: readonly (string | undefined)[]): string =>
  texts.filter(Boolean).join(lang === "zh" ? "" : " ");

/** So many of something, in English: 1 file, 4 rules. */
export const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** Rows as aligned text, two spaces between columns; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (columns[i] = Math.max(columns[i] ?? 0, width(cell))));
  const pad = (cell: string, i: number): string => cell + " ".repeat(Math.max(0, (columns[i] ?? 0) - width(cell)));
  return rows
    .map(
      (row) =>
        row
          .map((cell, i) => (i === row.length - 1 ? cell : pad(cell, i)))
          .join("  ")
          .trimEnd() + "\n",
    )
    .join("");
}
