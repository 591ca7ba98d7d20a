/** What a bench tells the runner: a line of its table. */
interface Row {
  readonly what: string;
  readonly ours: string;
  readonly beside: string;
  readonly ratio: string;
  readonly atMost: string;
  readonly over: boolean;
}

type Work = () => unknown;

/**
 * Runs the contestants in turn, `rounds` times after one round that is not counted, and gives the median milliseconds of each.
 * In turn, because the machine is rarely quiet: what disturbs one disturbs the others.
 */
export async function inTurn<K extends string>(
  contestants: Readonly<Record<K, Work>>,
  rounds = 9,
): Promise<Record<K, number>> {
  const names = Object.keys(contestants) as K[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      globalThis.gc?.();
      const began = performance.now();
      await contestants[name]();
      const took = performance.now() - began;
      if (round >= 0) times.get(name)!.push(took);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name)!)])) as Record<K, number>;
}

/** Ours and what stands beside it, in milliseconds; with `atMost`, the bound of ours ÷ beside. */
export function ratio(what: string, ours: number, beside: number, atMost?: number): void {
  const found = ours / beside;
  tell({
    what,
    ours: milliseconds(ours),
    beside: milliseconds(beside),
    ratio: found.toFixed(2),
    atMost: atMost === undefined ? "" : atMost.toFixed(2),
    over: atMost !== undefined && found > atMost,
  });
}

/** One figure in its unit; with `atMost`, its bound. */
export function figure(what: string, value: number, unit: string, atMost?: number): void {
  const show = (n: number): string => `${Number(n.toPrecision(3))} ${unit}`;
  tell({
    what,
    ours: show(value),
    beside: "",
    ratio: "",
    atMost: atMost === undefined ? "" : show(atMost),
    over: atMost !== undefined && value > atMost,
  });
}

/** A line without figures: what was not measured here, and why. */
export function note(what: string): void {
  tell({ what, ours: "", beside: "", ratio: "", atMost: "", over: false });
}

/** The middle one; of an even number, the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function milliseconds(ms: number): string {
  return ms < 1 ? `${Number((ms * 1000).toPrecision(3))} µs` : `${Number(ms.toPrecision(3))} ms`;
}

function tell(row: Row): void {
  const { what, ours, beside, ratio: found, atMost, over } = row;
  const bound = atMost && ` (at most ${atMost}${over ? ", OVER" : ""})`;
  process.stdout.write(
    `${[what, ours && `: ${ours}`, beside && ` beside ${beside}`, found && `, ratio ${found}`, bound].join("")}\n`,
  );
  process.send?.(row);
}
