/** Texts that are small and would grow, or that are large: how often what is said of two of them. */
export const BOMBS: Readonly<Record<string, readonly [text: () => string, said: string]>> = {
  "nine levels of laughs": [
    () =>
      `a: &a [ha, ha]\n${[..."bcdefghi"].map((key, i) => `${key}: &${key} [*${"abcdefgh"[i]}, *${"abcdefgh"[i]}]\n`).join("")}`,
    "18 key-not-of-file, 18 yaml-anchor, 32 yaml-alias",
  ],
  "one anchor, 5,000 aliases": [
    () => `a: &a [${"x, ".repeat(5000)}x]\nb: [${"*a, ".repeat(5000)}*a]\n`,
    "2 yaml-anchor, 198 yaml-alias, 2 yaml-too-many-faults",
  ],
  "an alias of itself": [() => "a: &a [*a]\n", "2 key-not-of-file, 2 yaml-anchor, 2 yaml-alias"],
  "a merge of itself": [() => "a: &a\n  <<: *a\n", "2 key-not-of-file, 2 yaml-anchor, 2 yaml-merge-key, 2 yaml-alias"],
  "10,000 tags": [() => "- !!str x\n".repeat(10_000), "200 yaml-tag, 2 yaml-too-many-faults"],
  "10,000 documents": [() => "--- 1\n".repeat(10_000), "2 yaml-several-documents"],
  "10,000 directives": [() => "%YAML 1.2\n".repeat(10_000), "200 yaml-directive, 2 yaml-too-many-faults"],
  "100,000 empty lines in a quote": [() => `a: "${"\n".repeat(100_000)}"\n`, "2 yaml-quote-open"],
  "a quote of 1 MB that is never closed": [() => `a: "${"x".repeat(1_000_000)}\n`, "2 yaml-quote-open"],
  "100,000 quotes that are never closed": [() => "'a\n".repeat(100_000), "2 yaml-unexpected"],
  "a key of 500,000 letters": [() => `${"k".repeat(500_000)}: 1\n`, "2 yaml-key-long"],
  "a comment of 1 MB": [() => `# ${"x".repeat(1_000_000)}\n`, "2 yaml-empty"],
  "a text beyond the most": [() => `a: ${"x".repeat(1_100_000)}\n`, "2 yaml-too-large"],
  "5 MB": [() => "a: 1\n".repeat(1_000_000), "2 yaml-too-large"],
  "60,000 keys": [() => Array.from({ length: 60_000 }, (_, i) => `k${i}: 1\n`).join(""), "2 yaml-too-many-keys"],
  "700,000 commas": [() => `a: [${",".repeat(700_000)}]\n`, "2 yaml-too-many-parts"],
  "30,000 escapes": [
    () => `a: "${"\\q".repeat(30_000)}"\n`,
    "2 key-not-of-file, 200 yaml-escape, 2 yaml-too-many-faults",
  ],
  "one key 20,000 times": [
    () => "a: 1\n".repeat(20_000),
    "2 key-not-of-file, 200 yaml-key-twice, 2 yaml-too-many-faults",
  ],
  "20,000 full-width colons": [() => "a：1\n".repeat(20_000), "200 yaml-wide-colon, 2 yaml-too-many-faults"],
  "a block text 20,000 deep": [() => `a: |\n${" ".repeat(20_000)}x\n`, "2 key-not-of-file"],
  "100,000 spaces of indentation": [
    () => `a:\n${" ".repeat(100_000)}b: 1\n${" ".repeat(99_999)}c: 1\n`,
    "2 yaml-indent",
  ],
  "100,000 dashes on a line": [() => `a: ${"-".repeat(100_000)}\n`, "2 key-not-of-file"],
  "zeros, 200,000": [() => `a: 1${"0".repeat(200_000)}\n`, "2 yaml-not-a-number"],
};
