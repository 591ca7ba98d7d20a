import { refuse, type Refusal } from "../refusal.ts";
import { LIMITS } from "./lexemes.ts";
import { positionIn } from "./origins.ts";

/** The bytes of a file as text. Only UTF-8 is taken, with or without a byte order mark; another encoding is named and refused. */
export function decode(path: string, bytes: Uint8Array, refusals: Refusal[]): string | undefined {
  if (bytes.length > 4 * LIMITS.chars) {
    refusals.push(refuse("yaml-too-large", { max: LIMITS.chars }, { file: path, line: 1, column: 1 }));
    return undefined;
  }
  const utf16 = utf16Of(bytes);
  const text = utf16 ? undefined : decoded(bytes, "utf-8");
  if (text !== undefined) return text;
  const found = utf16 ?? (/\p{Script=Han}/u.test(decoded(bytes, "gb18030") ?? "") ? "GB18030" : "?");
  refusals.push(refuse("yaml-encoding", { found }, utf16 ? { file: path, line: 1, column: 1 } : firstBad(path, bytes)));
  return undefined;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // not in this encoding: what the caller asks
  }
}

/** UTF-16 by its mark, or by a zero byte beside each ASCII letter. */
function utf16Of(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return "UTF-16";
  const head = bytes.subarray(0, 64);
  const zeros = [0, 0];
  head.forEach((byte, i) => (zeros[i % 2]! += byte === 0 ? 1 : 0));
  const many = head.length / 8;
  return head.length > 1 && (zeros[0] === 0) !== (zeros[1] === 0) && Math.max(...zeros) > many ? "UTF-16" : undefined;
}

/** The first place that is no UTF-8: text replaced there by U+FFFD differs from the bytes. */
function firstBad(path: string, bytes: Uint8Array) {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isWhole(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, low), { stream: true });
  return positionIn({ path, text }, text.length);
}

/** Whether bytes are UTF-8 as far as they go; a last letter may be cut. */
function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false; // the question itself
  }
}
