/** First and last code points of the blocks that take two columns: W and F of Unicode's East Asian Width. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const NARROW = /^[ -~]*$/;
const NONE = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let columns = 0;
  for (const letter of text) columns += columnsOf(letter);
  return columns;
}

function columnsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (NONE.test(letter)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Text that can do nothing to a terminal or to the order of letters: control and bidirectional marks become visible. */
export function printable(text: string): string {
  return text.replace(/\t/g, "→").replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu, "�");
}
