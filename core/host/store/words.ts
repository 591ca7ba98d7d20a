/*
 * Bytes read four at a time, lowest first: what is read of a million lines is read this way. A word may reach past what is
 * asked for, so a buffer goes on for SPARE bytes behind what stands in it.
 */

/** Bytes that a buffer has behind what is read from it. */
export const SPARE = 64;

const ONES = 0x01010101;
const HIGHS = 0x80808080 | 0;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;
const SPACES = 0x20202020;
const QUOTE = 34;

/** A text to be found where it is expected, at least four bytes long. */
export interface Key {
  readonly length: number;
  readonly words: Int32Array;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function keyOf(text: string): Key {
  const view = viewOf(Buffer.from(text));
  const last = view.byteLength - 4; // overlaps the word before it
  const words = Int32Array.from({ length: (last + 7) >> 2 }, (_, i) => view.getInt32(Math.min(4 * i, last), true));
  return { length: view.byteLength, words };
}

/** Whether the key stands here. */
export function stands(view: DataView, at: number, { words, length }: Key): boolean {
  const last = words.length - 1;
  for (let i = 0; i < last; i++) if (view.getInt32(at + 4 * i, true) !== words[i]) return false;
  return view.getInt32(at + length - 4, true) === words[last];
}

/** Marks the high bit of each byte that is a quote, a backslash or a control character; of those the lowest for sure. */
export function oddBytes(word: number): number {
  const quotes = word ^ QUOTES;
  const backslashes = word ^ BACKSLASHES;
  const found = ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((word - SPACES) & ~word);
  return found & HIGHS;
}

/** Where the quote stands, if that is the first byte marked in the word; else -1. */
export function quoteAt(view: DataView, word: number, marked: number): number {
  const at = word + ((31 - Math.clz32(marked & -marked)) >> 3);
  return view.getUint8(at) === QUOTE ? at : -1;
}

/** Where the text that begins at `at` has its closing quote; -1 where it has none before `end`, or an escape or a control character. */
export function closing(view: DataView, at: number, end: number): number {
  for (let i = at; i < end; i += 4) {
    const found = oddBytes(view.getInt32(i, true));
    if (found !== 0) return quoteAt(view, i, found);
  }
  return -1;
}

export function isAscii(view: DataView, start: number, end: number): boolean {
  let all = 0;
  for (let i = start; i < end; i += 4) all |= wordOf(view, i, end);
  return (all & HIGHS) === 0;
}

/** Takes a word into a hash. */
export const hashed = (hash: number, word: number): number =>
  Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 0x9e3779b1);

/** A hash in which all bits have a part in the low ones. */
export const spread = (hash: number): number => hash ^ (hash >>> 15);

/** The hash of bytes. */
export function hashAt(view: DataView, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 4) hash = hashed(hash, wordOf(view, i, end));
  return spread(hash);
}

/** The word that begins at `at`, with zeros for what lies behind `end`. */
export function wordOf(view: DataView, at: number, end: number): number {
  const word = view.getInt32(at, true);
  return end - at >= 4 ? word : word & ((1 << (8 * (end - at))) - 1);
}

/** Copies bytes, up to three more than asked for. */
export function copyWords(from: DataView, start: number, end: number, to: DataView, at: number): void {
  for (let i = start, k = at; i < end; i += 4, k += 4) to.setInt32(k, from.getInt32(i, true), true);
}
