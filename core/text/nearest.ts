/** The candidate a word was probably meant to be: the one with the fewest slips, if they are few for its length. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const letters = [...word.toLowerCase()];
  let best: string | undefined;
  let least = slipsAllowed(letters.length);
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const distance = slips(letters, [...candidate.toLowerCase()], least);
    if (distance < least || (distance === least && best === undefined)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** The nearest of some names as data of a refusal: what was probably meant. */
export function closeTo(word: string, candidates: Iterable<string>): { readonly close?: string } {
  const close = nearest(word, candidates);
  return close === undefined ? {} : { close };
}

/** A third of the letters, at least one, at most four; a single letter is like no other. */
function slipsAllowed(length: number): number {
  return length < 2 ? 0 : Math.min(4, Math.max(1, Math.floor(length / 3)));
}

/** Letters inserted, dropped, changed, or swapped with their neighbour; more than `most` is `most` + 1. */
export function slips(a: readonly string[], b: readonly string[], most = Infinity): number {
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > 200) return most + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? older[j - 2]! + 1 : Infinity;
      row.push(Math.min(change, swap, previous[j]! + 1, row[j - 1]! + 1));
    }
    if (Math.min(...row) > most && Math.min(...previous) > most) return most + 1;
    older = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, most + 1);
}
