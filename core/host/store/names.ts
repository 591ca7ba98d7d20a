import { wordOf } from "./words.ts";

/** Strings by number, so that columns hold integers. */
export interface Names {
  readonly list: string[];
  number(name: string | undefined): number;
  /** The number of the name whose UTF-8 stands from `start` to `end`; the hash is that of `hashed` over its words. */
  numberAt(view: DataView, start: number, end: number, hash: number): number;
}

interface Spelling {
  readonly hash: number;
  readonly length: number;
  /** Its bytes, filled up with zeros. */
  readonly words: Int32Array;
  readonly number: number;
}

export function createNames(): Names {
  const list: string[] = [];
  const numbers = new Map<string, number>();
  let slots = new Array<Spelling | undefined>(256).fill(undefined);
  let used = 0;
  const put = (spelling: Spelling) => {
    const mask = slots.length - 1;
    let i = spelling.hash & mask;
    while (slots[i]) i = (i + 1) & mask;
    slots[i] = spelling;
  };
  const number = (name: string | undefined): number => {
    if (name === undefined) return -1;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, list.length);
    return list.push(name) - 1;
  };
  /** A name spelled for the first time. */
  const spell = (view: DataView, start: number, end: number, hash: number): number => {
    const length = end - start;
    const words = Int32Array.from({ length: (length + 3) >> 2 }, (_, i) => wordOf(view, start + 4 * i, end));
    const text = Buffer.from(view.buffer, view.byteOffset + start, length).toString("utf8");
    const spelling = { hash, length, words, number: number(text) };
    if (++used * 2 > slots.length) {
      const old = slots;
      slots = new Array<Spelling | undefined>(old.length * 2).fill(undefined);
      for (const one of old) if (one) put(one);
    }
    put(spelling);
    return spelling.number;
  };
  return {
    list,
    number,
    numberAt(view, start, end, hash) {
      const mask = slots.length - 1;
      for (let i = hash & mask, known = slots[i]; known; i = (i + 1) & mask, known = slots[i])
        if (known.hash === hash && isSpelled(known, view, start, end)) return known.number;
      return spell(view, start, end, hash);
    },
  };
}

function isSpelled({ words, length }: Spelling, view: DataView, start: number, end: number): boolean {
  if (length !== end - start) return false;
  const last = words.length - 1;
  for (let i = 0; i < last; i++) if (words[i] !== view.getInt32(start + 4 * i, true)) return false;
  return last < 0 || words[last] === wordOf(view, start + 4 * last, end);
}
