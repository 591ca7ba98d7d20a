import type { Ratio } from "../rule.ts";

/** An exact share, reduced; numerators of long means outgrow a double. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export function fraction(n: number | bigint, d: number | bigint): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  const by = commonDivisor(top, bottom);
  return by === 0n ? { n: top, d: bottom } : { n: top / by, d: bottom / by };
}

export const fractionOf = ({ n, d }: Ratio): Fraction => fraction(n, d);
export const atLeast = (a: Fraction, b: Fraction): boolean => a.n * b.d >= b.n * a.d;
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Fraction, k: number): Fraction => fraction(a.n * BigInt(k), a.d);
export const over = (a: Fraction, k: number): Fraction => fraction(a.n, a.d * BigInt(k));

export function meanOf(all: readonly Fraction[]): Fraction {
  return over(all.reduce(plus), all.length);
}

export function lowestOf(all: readonly Fraction[]): Fraction {
  return all.reduce((low, next) => (atLeast(next, low) ? low : next));
}

/** "92.3%": one decimal, rounded down, so that 84.99% never reads as 85%. */
export function percentOf({ n, d }: Fraction): string {
  const tenths = (n * 1000n) / d;
  return `${tenths / 10n}.${tenths % 10n}%`;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
