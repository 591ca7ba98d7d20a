import type { RefusalCode } from "../refusals/index.ts";
import type { Data } from "../text/text.ts";

/** Where a plain scalar stands: how likely a full-width mark in it was meant as YAML's own. */
export interface Standing {
  /** It begins its line. */
  readonly ownLine: boolean;
  /** An item of a list in brackets. */
  readonly item?: boolean;
  /** A key in braces that has no value. */
  readonly bare?: boolean;
}

export interface WideMark {
  readonly code: RefusalCode;
  /** Offset in the scalar. */
  readonly at: number;
  readonly data?: Data;
}

const WIDE = /[“”＂，：［］｛｝＃－\u3000\u00a0]/;
const WRAPPED = /^[“”＂][^“”＂]*[“”＂]$/;
const LINE = /^[ \t]*([A-Za-z][A-Za-z0-9-]*)(：|:[\u3000\u00a0])/;
const START: Readonly<Record<string, string>> = { "［": "[", "｛": "{" };
const START_OF_LINE: Readonly<Record<string, string>> = { "＃": "#", "－": "-" };

/** The full-width marks of a plain scalar that were typed for ASCII ones of YAML; text that merely holds such marks has none. */
export function wideMarks(source: string, standing: Standing): readonly WideMark[] {
  if (!WIDE.test(source)) return [];
  const first = source.charAt(0);
  if (WRAPPED.test(source)) return [{ code: "yaml-wide-quotes", at: 0 }];
  const instead = START[first] ?? (standing.ownLine ? START_OF_LINE[first] : undefined);
  if (instead) return [{ code: "yaml-wide-mark", at: 0, data: { found: first, instead } }];
  const lines = marksOfLines(source, standing);
  return lines.length ? lines : marksInBrackets(source, standing);
}

/** Lines that begin like a key, or whose indentation is wide. */
function marksOfLines(source: string, standing: Standing): WideMark[] {
  const found: WideMark[] = [];
  let offset = 0;
  for (const line of source.split("\n")) {
    const begins = offset > 0 || standing.ownLine;
    const indent = line.length - line.replace(/^[ \t]+/, "").length;
    const key = begins ? LINE.exec(line) : null;
    if (isWideSpace(line.charAt(indent))) found.push({ code: "yaml-wide-space", at: offset + indent });
    else if (key)
      found.push({ code: key[2] === "：" ? "yaml-wide-colon" : "yaml-wide-space", at: offset + key[0].length - 1 });
    offset += line.length + 1;
  }
  return found;
}

function marksInBrackets(source: string, standing: Standing): WideMark[] {
  const comma = source.indexOf("，");
  if ((standing.item || standing.bare) && comma !== -1) return [{ code: "yaml-wide-comma", at: comma }];
  const colon = source.indexOf("：");
  return standing.bare && colon !== -1 ? [{ code: "yaml-wide-colon", at: colon }] : [];
}

function isWideSpace(letter: string): boolean {
  return letter === "\u3000" || letter === "\u00a0";
}

/** The line of an offset. */
export function lineAt(text: string, offset: number): { readonly start: number; readonly end: number } {
  const end = text.indexOf("\n", offset);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: end === -1 ? text.length : end };
}

/** How many brackets are open at the end of a piece of a line. */
export function depthAt(piece: string): number {
  const bare = piece.replace(/"[^"]*"|'[^']*'/g, "");
  return (bare.match(/[[{]/g)?.length ?? 0) - (bare.match(/[\]}]/g)?.length ?? 0);
}
