/** One digest for texts in their order, 16 hex digits: no two lists of texts run together to the same. `sha256` answers in hex. */
export function digestOf(texts: readonly string[], sha256: (text: string) => string): string {
  return sha256(texts.map((text) => `${text.length}\n${text}`).join("")).slice(0, 16);
}
