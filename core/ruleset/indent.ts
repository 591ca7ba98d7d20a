/** A line that says something: where that begins, and how far from the left. */
interface Line {
  readonly offset: number;
  readonly indent: number;
  readonly text: string;
}

/** Each level of a map is written this much further right. */
const STEP = 2;

/** Of a line that stands in no column of those above it: where the line that slipped begins, and one whose column it misses. */
export function slipOf(text: string, offset: number): { readonly offset: number; readonly first?: number } {
  const lines = linesTo(text, offset);
  const own = lines.at(-1);
  if (!own) return { offset };
  const at = lines.findLastIndex(({ indent }) => indent < own.indent);
  const [holder, first = own, second = own] = [lines[at], lines[at + 1], lines[at + 2]];
  const odd = [own, first, holder].find((line) => line !== undefined && line.indent % STEP !== 0);
  const drawnIn = first.indent > own.indent && (!holder || (opens(first) && second.indent === own.indent + STEP));
  const slipped = odd ?? (holder && leftItsLevel(holder, lines.slice(0, at), own) ? holder : drawnIn ? first : own);
  const other = slipped !== own ? own : first !== own ? first : holder;
  const missed = other && other.indent !== slipped.indent && !(other === holder && opens(other));
  return { offset: slipped.offset, ...(missed && { first: other.offset }) };
}

/** Whether a line came out too far: above it is a key that lacks its value, or the level of the line that now fits nowhere. */
function leftItsLevel(line: Line, above: readonly Line[], own: Line): boolean {
  const last = above.at(-1);
  if (last && opens(last) && last.indent === line.indent) return true;
  const outer = above.findLastIndex(({ indent }) => indent <= line.indent);
  return above.slice(outer + 1).some(({ indent }) => indent === own.indent);
}

/** A key whose value stands below it. */
const opens = ({ text }: Line): boolean => /:[ \t\r]*(?:#.*)?$/.test(text);

/** The lines up to that of an offset, without empty ones and comments. */
function linesTo(text: string, offset: number): readonly Line[] {
  const end = text.indexOf("\n", offset);
  let start = 0;
  return text
    .slice(0, end === -1 ? undefined : end)
    .split("\n")
    .flatMap((line) => {
      const indent = line.search(/[^ ]/);
      const from = start + indent;
      start += line.length + 1;
      return indent < 0 || /^[#\r]/.test(line.slice(indent)) ? [] : [{ offset: from, indent, text: line }];
    });
}
