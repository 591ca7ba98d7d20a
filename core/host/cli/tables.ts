/** Columns a text takes in a terminal: East Asian wide characters take two. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text.replace(/\u001b\[[0-9;]*m/g, ""))
    columns += wide(character.codePointAt(0) ?? 0) ? 2 : zero(character) ? 0 : 1;
  return columns;
}

const zero = (character: string): boolean => /\p{Mn}|\p{Me}|\p{Cf}/u.test(character);

/** Blocks of the Unicode East Asian Width table that are W or F and occur in our texts. */
function wide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0x33ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xa000 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1f64f) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

export const pad = (text: string, columns: number): string => text + " ".repeat(Math.max(0, columns - width(text)));

/** Rows as aligned text, two spaces between columns; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (columns[i] = Math.max(columns[i] ?? 0, width(cell))));
  return rows
    .map(
      (row) =>
        row
          .map((cell, i) => (i === row.length - 1 ? cell : pad(cell, columns[i] ?? 0)))
          .join("  ")
          .trimEnd() + "\n",
    )
    .join("");
}
