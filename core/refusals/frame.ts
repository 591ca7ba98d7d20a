import type { Position } from "../refusal.ts";
import { printable, widthOf } from "../text/width.ts";

/** Colours for a terminal; each wraps a text. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  cyan(text: string): string;
}
const asIs = (text: string): string => text;
/** No colours. */
export const PLAIN: Paint = { bold: asIs, dim: asIs, red: asIs, cyan: asIs };

/** Columns of a line shown, about; longer ones are cut around the caret. */
const SHOWN = 100;

/** Three lines of a text around a place, with a caret below the letter that is meant. */
export function codeFrame(text: string, at: Position, paint: Paint = PLAIN): string {
  const lines = linesAround(text, at.line);
  const digits = String(at.line + 1).length;
  const gutter = (label: string) => paint.dim(`${label.padStart(digits + 2)} │ `);
  const out: string[] = [];
  for (const [number, line] of lines) {
    const cut = cutAround(line, number === at.line ? at.column - 1 : 0);
    out.push((gutter(String(number)) + printable(cut.shown)).trimEnd());
    if (number === at.line) out.push(gutter("") + " ".repeat(widthOf(printable(cut.before))) + paint.red("^"));
  }
  return out.join("\n");
}

/** The line before, the line itself and the one after, as far as there are; an empty one at the edge is left out. */
function linesAround(text: string, line: number): (readonly [number, string])[] {
  const starts = startsOf(text);
  return [line - 1, line, line + 1].flatMap((number) => {
    const start = starts[number - 1];
    if (start === undefined) return [];
    const content = text.slice(start, (starts[number] ?? text.length + 1) - 1).replace(/\r$/, "");
    return number === line || content.trim() !== "" ? [[number, content] as const] : [];
  });
}

/** Of the text that was asked for last: thousands of faults of one file follow each other. */
let known = { text: "", starts: [0] };

/** Where each line begins. */
function startsOf(text: string): readonly number[] {
  if (known.text === text) return known.starts;
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  known = { text, starts };
  return starts;
}

/** The part of a line that is shown, and what of it stands before the caret. */
function cutAround(line: string, column: number): { readonly shown: string; readonly before: string } {
  if (widthOf(line) <= SHOWN) return { shown: line, before: line.slice(0, column) };
  const room = Math.max(20, Math.round((SHOWN * line.length) / widthOf(line)));
  const from = column < room * 0.8 ? 0 : whole(line, column - Math.floor(room / 2));
  const to = whole(line, from + room);
  const head = from > 0 ? "…" : "";
  return {
    shown: head + line.slice(from, to) + (to < line.length ? "…" : ""),
    before: head + line.slice(from, Math.max(from, column)),
  };
}

/** An offset that does not cut a letter in two. */
function whole(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
