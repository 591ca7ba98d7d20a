import type { pattern } from "../refusals/pattern.ts";
import type { Data } from "../text/text.ts";

/** Why a pattern is refused; shaped like the fault of a phrase. */
export interface PatternFault {
  readonly fault: keyof typeof pattern;
  readonly data: Data;
  readonly suggestions: readonly string[];
}

/**
 * What keeps a pattern's running time bounded on a backtracking engine. `steps` bounds the work on the longest text:
 * a part costs its letters, and everything after it is tried once for each way in which the part can match.
 */
const LIMITS = { length: 200, text: 1000, unbounded: 2, steps: 30_000_000, size: 10_000 } as const;

/** The work of a part entered once, the ways in which it can match, its letters written out, its quantifiers without upper bound. */
interface Cost {
  readonly steps: number;
  readonly ways: number;
  readonly size: number;
  readonly unbounded: number;
}
const NOTHING: Cost = { steps: 0, ways: 1, size: 0, unbounded: 0 };
const LETTER: Cost = { steps: 1, ways: 1, size: 1, unbounded: 0 };

class Refused extends Error {
  readonly why: PatternFault;
  constructor(fault: PatternFault["fault"], data: Data) {
    super(fault);
    this.why = { fault, data, suggestions: [] };
  }
}

/** Checks a pattern against the documented subset; undefined when it may be used. */
export function checkPattern(source: string): PatternFault | undefined {
  try {
    check(source);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.why;
    throw error;
  }
}

/** The test of a pattern that was checked: whether it is the whole of a text of at most 1,000 characters. Throws for one that is not accepted. */
export function compilePattern(source: string): (text: string) => boolean {
  const why = checkPattern(source);
  if (why) throw new Error(`${why.fault}: ${source}`);
  const whole = new RegExp(`^(?:${bare(source)})$`, "u");
  return (text) => text.length <= LIMITS.text && whole.test(text);
}

/** A pattern always means the whole text: its own ^ and $ say nothing more. */
function bare(source: string): string {
  const start = source.startsWith("^") ? 1 : 0;
  const slashes = /\\*$/.exec(source.slice(0, -1))?.[0].length ?? 0;
  return source.slice(start, source.endsWith("$") && slashes % 2 === 0 ? -1 : undefined);
}

function check(source: string): void {
  if (source.length > LIMITS.length) throw new Refused("pattern-too-long", { max: LIMITS.length });
  const text = bare(source);
  const scanner: Scanner = { text, at: 0 };
  const cost = alternatives(scanner);
  if (scanner.at < text.length) throw new Refused("pattern-broken", { found: source });
  if (cost.unbounded > LIMITS.unbounded) throw new Refused("pattern-unbounded", { max: LIMITS.unbounded });
  if (Math.max(cost.steps, cost.ways) > LIMITS.steps || cost.size > LIMITS.size) {
    throw new Refused("pattern-too-many-ways", {});
  }
  isValid(source, text);
}

/** What the scanner below lets pass is left to the engine's own reading. */
function isValid(source: string, text: string): void {
  try {
    new RegExp(`^(?:${text})$`, "u");
  } catch {
    throw new Refused("pattern-broken", { found: source });
  }
}

interface Scanner {
  readonly text: string;
  at: number;
}

function alternatives(scanner: Scanner): Cost {
  let all = sequence(scanner);
  while (scanner.text.charAt(scanner.at) === "|") {
    scanner.at++;
    all = either(all, sequence(scanner));
  }
  return all;
}

function sequence(scanner: Scanner): Cost {
  const parts: Cost[] = [];
  while (scanner.at < scanner.text.length && !"|)".includes(scanner.text.charAt(scanner.at))) parts.push(part(scanner));
  return parts.reduceRight((rest, first) => after(first, rest), NOTHING);
}

/** A letter, class or group with its quantifier. */
function part(scanner: Scanner): Cost {
  const from = scanner.at;
  if (scanner.text.charAt(from) === "(") {
    const inside = group(scanner);
    const written = scanner.text.slice(from, scanner.at);
    return repeatGroup(inside, quantifier(scanner), written);
  }
  letter(scanner);
  const range = quantifier(scanner);
  return range ? repeatLetter(range) : LETTER;
}

function group(scanner: Scanner): Cost {
  const { text, at } = scanner;
  const opened = /^\((?:\?(?:<[=!]|[^)]?))?/.exec(text.slice(at))?.[0] ?? "(";
  if (opened !== "(" && opened !== "(?:") throw new Refused("pattern-not-supported", { found: opened });
  scanner.at += opened.length;
  const inside = alternatives(scanner);
  if (text.charAt(scanner.at) !== ")") throw new Refused("pattern-broken", { found: text.slice(at) });
  scanner.at++;
  return inside;
}

/** Passes over one letter, escape or bracket. */
function letter(scanner: Scanner): void {
  const rest = scanner.text.slice(scanner.at);
  const first = rest.charAt(0);
  if (first === "^" || first === "$") throw new Refused("pattern-anchor-inside", {});
  const escape = first === "\\" ? ESCAPE.exec(rest)?.[0] : undefined;
  if (first === "\\" && escape === undefined) throw new Refused("pattern-not-supported", { found: rest.slice(0, 2) });
  const bracket = first === "[" ? BRACKET.exec(rest)?.[0] : undefined;
  if ("*+?{}])".includes(first) || (first === "[" && bracket === undefined)) {
    throw new Refused("pattern-broken", { found: rest.slice(0, 20) });
  }
  const inBracket =
    bracket === undefined ? undefined : /\\(?!u|[dDwWsStnr]|[pP]\{|[\^$\\.*+?()[\]{}|/-])./u.exec(bracket);
  if (inBracket) throw new Refused("pattern-not-supported", { found: inBracket[0] });
  scanner.at += (escape ?? bracket ?? String.fromCodePoint(rest.codePointAt(0) ?? 0)).length;
}
const ESCAPE = /^\\(?:[dDwWsStnr]|[pP]\{[^}]*\}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|[\^$\\.*+?()[\]{}|/-])/;
const BRACKET = /^\[\^?(?:\\.|[^\]\\])+\]/u;

/** How often: from and to; undefined without a quantifier. */
function quantifier(scanner: Scanner): { readonly from: number; readonly to: number } | undefined {
  const found = /^(?:[?*+]|\{(\d{1,4})(?:(,)(\d{0,4}))?\})/.exec(scanner.text.slice(scanner.at));
  if (!found) return undefined;
  scanner.at += found[0].length;
  if (/^[?*+{]/.test(scanner.text.slice(scanner.at))) {
    throw new Refused("pattern-not-supported", {
      found: scanner.text.slice(scanner.at - found[0].length, scanner.at + 1),
    });
  }
  const [sign, from, comma, to] = found;
  if (from === undefined) return { from: sign === "+" ? 1 : 0, to: sign === "?" ? 1 : Infinity };
  return { from: Number(from), to: comma === undefined ? Number(from) : to ? Number(to) : Infinity };
}

function repeatLetter({ from, to }: { readonly from: number; readonly to: number }): Cost {
  const most = Math.min(to, LIMITS.text);
  return { steps: most, ways: Math.max(1, most - from + 1), size: most, unbounded: to === Infinity ? 1 : 0 };
}

function repeatGroup(
  inside: Cost,
  range: { readonly from: number; readonly to: number } | undefined,
  written: string,
): Cost {
  if (!range) return inside;
  if (range.from === 0 && range.to === 1) return either(inside, NOTHING);
  if (range.from !== range.to) throw new Refused("pattern-group-repeated", { found: written });
  let cost = NOTHING;
  for (let i = 0; i < Math.min(range.from, LIMITS.text); i++) cost = after(inside, cost);
  return cost;
}

/** One part and what follows it: the rest is entered once for each way of the first. */
function after(first: Cost, rest: Cost): Cost {
  return {
    steps: first.steps + first.ways * rest.steps,
    ways: first.ways * rest.ways,
    size: first.size + rest.size,
    unbounded: first.unbounded + rest.unbounded,
  };
}

function either(a: Cost, b: Cost): Cost {
  return {
    steps: a.steps + b.steps + 1,
    ways: a.ways + b.ways,
    size: a.size + b.size,
    unbounded: a.unbounded + b.unbounded,
  };
}
