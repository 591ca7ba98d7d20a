/** A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV as RFC 4180, with a byte order mark so that Excel reads it as UTF-8. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}
