import type { RefusalCode } from "../refusals/index.ts";
import { depthAt, lineAt } from "./wide.ts";

/** Longer lines are not shown again. */
const MOST = 100;

/** The line of a fault as it was probably meant, where that can be told from the line alone. */
export function mendedLine(code: RefusalCode, text: string, offset: number): string | undefined {
  const mend = MENDS[code];
  const { start, end } = lineAt(text, offset);
  if (!mend || end - start > MOST) return undefined;
  return mend(text.slice(start, offset), text.slice(offset, end))?.trim();
}

/** What stands before and after the place of the fault; nothing where the rest of the line would be guessed. */
type Mend = (before: string, after: string) => string | undefined;

/** The rest of the line is one text. */
const quoted: Mend = (before, after) =>
  depthAt(before) > 0 || /["'\\]/.test(after) ? undefined : `${before}"${after.trim()}"`;

const ASCII: Readonly<Record<string, string>> = { "｛": "{", "｝": "}", "［": "[", "］": "]" };

const MENDS: Readonly<Partial<Record<RefusalCode, Mend>>> = {
  "yaml-reserved-start": quoted,
  "yaml-bracket-extra": (before, after) => `${before.trimEnd()}${after.slice(1)}`,
  "yaml-colon-in-value": quoted,
  "yaml-space-after-colon": (before, after) => `${before}: ${after.slice(1)}`,
  "yaml-wide-colon": (before, after) => `${before}: ${after.slice(1).trimStart()}`,
  "yaml-wide-space": (before, after) => `${before.trimEnd()} ${after.trimStart()}`,
  "yaml-wide-quotes": (before, after) => `${before}${after}`.replace(/[“”＂]([^“”＂"]*)[“”＂]/g, '"$1"'),
  "yaml-wide-mark": (before, after) => `${before}${after}`.replace(/[｛｝［］]/g, (mark) => ASCII[mark] ?? mark),
  "yaml-wide-comma": (before, after) => {
    const line = `${before}${after}`;
    return depthAt(line) !== 0 || /["']/.test(line) ? undefined : withCommas(line);
  },
};

/** Full-width commas inside brackets as ASCII ones. */
function withCommas(line: string): string {
  let depth = 0;
  return line.replace(/[[{\]}]|，\s*/g, (mark) => {
    depth += /[[{]/.test(mark) ? 1 : /[\]}]/.test(mark) ? -1 : 0;
    return mark.startsWith("，") && depth > 0 ? ", " : mark;
  });
}
