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

/** The first full-width mark of a plain scalar that was typed for an ASCII one of YAML; text that merely holds such marks has none. */
export function wideMark(source: string, standing: Standing): WideMark | undefined {
  if (!WIDE.test(source)) return undefined;
  const first = source.charAt(0);
  if (isWideSpace(first)) return { code: "yaml-wide-space", at: 0 };
  if (WRAPPED.test(source)) return { code: "yaml-wide-quotes", at: 0 };
  const instead = START[first] ?? (standing.ownLine ? START_OF_LINE[first] : undefined);
  if (instead) return { code: "yaml-wide-mark", at: 0, data: { found: first, instead } };
  return markOfLines(source, standing) ?? markInBrackets(source, standing);
}

/** A line that begins like a key, or whose indentation is wide. */
function markOfLines(source: string, standing: Standing): WideMark | undefined {
  let offset = 0;
  for (const line of source.split("\n")) {
    const begins = offset > 0 || standing.ownLine;
    const indent = line.length - line.replace(/^[ \t]+/, "").length;
    const key = begins ? LINE.exec(line) : null;
    if (begins && isWideSpace(line.charAt(indent))) return { code: "yaml-wide-space", at: offset + indent };
    if (key?.[2] === "：") return { code: "yaml-wide-colon", at: offset + key[0].length - 1 };
    if (key?.[2]?.startsWith(":")) return { code: "yaml-wide-space", at: offset + key[0].length - 1 };
    offset += line.length + 1;
  }
  return undefined;
}

function markInBrackets(source: string, standing: Standing): WideMark | undefined {
  const comma = source.indexOf("，");
  if ((standing.item || standing.bare) && comma !== -1) return { code: "yaml-wide-comma", at: comma };
  const colon = source.indexOf("：");
  return standing.bare && colon !== -1 ? { code: "yaml-wide-colon", at: colon } : undefined;
}

function isWideSpace(letter: string): boolean {
  return letter === "\u3000" || letter === "\u00a0";
}
