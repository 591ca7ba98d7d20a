/** Why a text is not taken as JSON, for {fault}. */
export interface JsonFault {
  readonly fault: string;
}

const MAX_DEPTH = 32;
const MAX_KEYS = 20_000;
const FORBIDDEN = new Set(["__proto__"]);

/** Reads JSON that came from outside: not deep, not wide, no key twice, none that reaches a prototype. */
export function readJson(bytes: Uint8Array): { readonly value: unknown } | JsonFault {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { fault: "UTF-8" };
    throw error;
  }
  const fault = nestingFault(text);
  if (fault) return { fault };
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: "JSON" };
    throw error;
  }
  return keysFault(text) ?? { value };
}

/** One pass over the text, before anything is built from it. */
function nestingFault(text: string): string | undefined {
  let depth = 0;
  let colons = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) i = endOfString(text, i);
    else if (c === 123 || c === 91) {
      if (++depth > MAX_DEPTH) return `> ${MAX_DEPTH} {[`;
    } else if (c === 125 || c === 93) depth--;
    else if (c === 58 && ++colons > MAX_KEYS) return `> ${MAX_KEYS} keys`;
  }
  return undefined;
}

/** Keys that stand twice in one object; the text is known to be JSON. */
function keysFault(text: string): JsonFault | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 123) open.push(new Set());
    else if (c === 91) open.push(undefined);
    else if (c === 125 || c === 93) open.pop();
    else if (c === 34) {
      const end = endOfString(text, i);
      const keys = open.at(-1);
      if (keys && /^[ \t\r\n]*:/.test(text.slice(end + 1, end + 40))) {
        const key = JSON.parse(text.slice(i, end + 1)) as string;
        if (keys.has(key) || FORBIDDEN.has(key)) return { fault: key.slice(0, 40) };
        keys.add(key);
      }
      i = end;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== 34) i += text.charCodeAt(i) === 92 ? 2 : 1;
  return i;
}
