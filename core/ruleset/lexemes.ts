import { CST, Lexer, Parser } from "yaml";
import type { RefusalCode } from "../refusals/index.ts";
import type { Data } from "../text/text.ts";

/** Notes a fault of a file at an offset, and for a second setting where the first stands. */
export type NoteFault = (code: RefusalCode, offset: number, data?: Data, first?: number) => void;

/** Beyond these a file is refused before anything recursive runs over it. */
export const LIMITS = { chars: 2 ** 20, depth: 50, lexemes: 600_000, keys: 50_000, faults: 100 } as const;

/** What a file consists of, and what in it is no YAML. */
export interface Parsed {
  readonly documents: readonly CST.Document[];
  readonly errors: readonly CST.ErrorToken[];
  readonly ends: readonly CST.DocumentEnd[];
}

/** By the first letter of a lexeme that is no text: * & ! %. */
const INDICATORS: ReadonlyMap<number, RefusalCode> = new Map([
  [42, "yaml-alias"],
  [38, "yaml-anchor"],
  [33, "yaml-tag"],
  [37, "yaml-directive"],
]);

/** What begins with such a mark and goes on in Chinese was meant as text. */
const HAN = /\p{Script=Han}/u;

/** Text to tokens, lexeme by lexeme, so that depth and size are known before composing; undefined past a limit. */
export function parse(text: string, faults: readonly unknown[], note: NoteFault): Parsed | undefined {
  const parser = new Parser();
  const documents: CST.Document[] = [];
  const errors: CST.ErrorToken[] = [];
  const ends: CST.DocumentEnd[] = [];
  const keep = (token: CST.Token) => {
    if (token.type === "document") documents.push(token);
    else if (token.type === "error") errors.push(token);
    else if (token.type === "doc-end") ends.push(token);
  };
  const tabs = tabWatch(note);
  let lexemes = 0;
  let keys = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    const first = scalar ? TEXT : lexeme.charCodeAt(0);
    if (first <= 42 && first >= 33) {
      const indicator = INDICATORS.get(first);
      if (indicator && HAN.test(text.charAt(at + 1))) note("yaml-reserved-start", at, { found: lexeme.charAt(0) });
      else if (indicator) note(indicator, at, { found: shortened(lexeme) });
    }
    tabs(first, lexeme, at, parser);
    for (const token of parser.next(lexeme)) keep(token);
    if (parser.stack.length > LIMITS.depth + 1 && tooDeep(parser)) {
      return void note("yaml-too-deep", parser.stack.at(-1)?.offset ?? at, { max: LIMITS.depth });
    }
    if (lexeme === ":" && !scalar && ++keys > LIMITS.keys)
      return void note("yaml-too-many-keys", at, { max: LIMITS.keys });
    if (++lexemes > LIMITS.lexemes) return void note("yaml-too-many-parts", at, { max: LIMITS.lexemes });
    if (faults.length > LIMITS.faults) return undefined;
    scalar = lexeme === CST.SCALAR;
  }
  for (const token of parser.end()) keep(token);
  return { documents, errors, ends };
}

/** Whether more than 50 collections are open: the stack holds them, below them the document, above them at most one scalar. */
function tooDeep(parser: Parser): boolean {
  const top = parser.stack.at(-1);
  return parser.stack.length - 1 - (CST.isCollection(top ?? null) ? 0 : 1) > LIMITS.depth;
}

/** Stands for the first letter of a plain scalar, whatever it is. */
const TEXT = 0x61;

/** Notes tabs before the first word of a line outside brackets. */
function tabWatch(note: NoteFault): (first: number, lexeme: string, at: number, parser: Parser) => void {
  let lineStart = true;
  let tab: number | undefined;
  return (first, lexeme, at, parser) => {
    if (first === 10 || first === 13) {
      lineStart = true;
      tab = undefined;
    } else if (lineStart && (first === 32 || first === 9)) {
      const within = lexeme.indexOf("\t");
      if (within !== -1 && parser.stack.at(-1)?.type !== "flow-collection") tab ??= at + within;
    } else if (lineStart && first > 32) {
      if (tab !== undefined && first !== 35) note("yaml-tab", tab);
      lineStart = false;
      tab = undefined;
    }
  };
}

/** A piece of the file for a sentence: one line, at most 40 characters. */
export function shortened(source: string): string {
  const line = (source.split("\n", 1)[0] ?? "").trim();
  const letters = [...line.slice(0, 100)];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : line;
}
