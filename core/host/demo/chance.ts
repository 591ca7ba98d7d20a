/** A number in [0, 1) that hangs on the seed and the words alone, so that adding a rule changes nothing else. */
export type Chance = (...words: readonly (string | number)[]) => number;

export function chanceOf(seed: number): Chance {
  return (...words) => hash(`${seed}|${words.join("|")}`) / 2 ** 32;
}

/** FNV-1a with a finishing mix: 32 bits that differ wherever the text does. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
