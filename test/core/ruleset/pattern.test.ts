import fc from "fast-check";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { checkPattern, compilePattern } from "../../../core/ruleset/pattern.ts";

/** Pattern, texts that fit, texts that do not. */
const TAKEN: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["[A-Z]{3}-\\d{4}", ["CLN-0042"], ["CLN-42", "xCLN-0042", "CLN-0042\n"]],
  ["^\\d{4}$", ["2026"], ["20265", ""]],
  ["京[A-Z][A-Z0-9]{5}", ["京A12345"], ["京a12345"]],
  ["\\p{Script=Han}{2,4}", ["王小明"], ["Wang"]],
  ["(早|中|晚)班", ["早班", "晚班"], ["夜班", "早"]],
  ["(\\d{4}-){3}\\d{4}", ["1111-2222-3333-4444"], ["1111-2222-3333"]],
  ["\\d+(\\.\\d{1,2})?", ["3", "3.14"], ["3.", "3.141"]],
  ["[a-z.]+@[a-z.]+", ["a.b@c.d"], ["a@b@c"]],
  ["a|bc", ["a", "bc"], ["ab", "abc"]],
  ["(?:ab){2}", ["abab"], ["ab"]],
  ["\\[\\]\\{\\}\\$", ["[]{}$"], ["[]{}"]],
  ["[^a-c]", ["d", "楼"], ["a", "dd"]],
  ["[\\]\\-x]", ["]", "-"], ["\\"]],
  ["", [""], ["a"]],
  ["a{0,3}", ["", "aaa"], ["aaaa"]],
  ["\\$", ["$"], ["\\"]],
  ["\\u{697c}", ["楼"], ["u"]],
  ["😀?", ["😀", ""], ["😀😀"]],
];

/** Patterns that would run long, or whose meaning this subset leaves out. */
const REFUSED: readonly (readonly [string, string])[] = [
  ["(a+)+", "pattern-group-repeated"],
  ["(a*)*", "pattern-group-repeated"],
  ["(a+)*b", "pattern-group-repeated"],
  ["(a|a)+", "pattern-group-repeated"],
  ["(a|aa)+", "pattern-group-repeated"],
  ["(.*)*x", "pattern-group-repeated"],
  ["(.*a){20}", "pattern-unbounded"],
  ["(.+)+$", "pattern-group-repeated"],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", "pattern-group-repeated"],
  ["(x+x+)+y", "pattern-group-repeated"],
  ["([a-zA-Z]+)*", "pattern-group-repeated"],
  ["(\\d+)*\\d", "pattern-group-repeated"],
  ["(a{1,30}){1,30}", "pattern-group-repeated"],
  ["(a?){2,30}a", "pattern-group-repeated"],
  ["(a?){30}a{30}", "pattern-too-many-ways"],
  ["(a|a){30}", "pattern-too-many-ways"],
  ["(a|b|ab){20}c", "pattern-too-many-ways"],
  ["(a|a){19}[ab]{900}c", "pattern-too-many-ways"],
  ["(ab?){28}", "pattern-too-many-ways"],
  ["a*a*a*b", "pattern-unbounded"],
  [".*.*.*=.*", "pattern-unbounded"],
  ["\\s+\\s+\\s+$", "pattern-unbounded"],
  ["a{0,}b{1,}c+", "pattern-unbounded"],
  ["a{1,999}a{1,999}a{1,999}b", "pattern-too-many-ways"],
  ["a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaa", "pattern-too-many-ways"],
  ["((a{999}){999}){999}", "pattern-too-many-ways"],
  ["((a{99}){99}){9}", "pattern-too-many-ways"],
  ["(?=a)b", "pattern-not-supported"],
  ["(?!a)b", "pattern-not-supported"],
  ["(?<=a)b", "pattern-not-supported"],
  ["(?<!a)b", "pattern-not-supported"],
  ["(?<year>\\d{4})", "pattern-not-supported"],
  ["(?i:a)", "pattern-not-supported"],
  ["(a)\\1", "pattern-not-supported"],
  ["(?<x>a)\\k<x>", "pattern-not-supported"],
  ["\\bword\\b", "pattern-not-supported"],
  ["\\x41", "pattern-not-supported"],
  ["[\\b]", "pattern-not-supported"],
  ["a*?b", "pattern-not-supported"],
  ["a++", "pattern-not-supported"],
  ["a{2}{3}", "pattern-not-supported"],
  ["a^b", "pattern-anchor-inside"],
  ["(a$)b", "pattern-anchor-inside"],
  ["(a", "pattern-broken"],
  ["a)", "pattern-broken"],
  ["[a", "pattern-broken"],
  ["[]", "pattern-broken"],
  ["*a", "pattern-broken"],
  ["a{", "pattern-broken"],
  ["[z-a]", "pattern-broken"],
  ["a{3,2}", "pattern-broken"],
  ["\\p{Klingon}", "pattern-broken"],
  ["a\\", "pattern-not-supported"],
  ["a".repeat(201), "pattern-too-long"],
];

describe("patterns of rulesets", () => {
  test.each(TAKEN)("%s", (source, fits, misses) => {
    expect(checkPattern(source)).toBeUndefined();
    const test = compilePattern(source);
    expect(fits.filter((text) => !test(text))).toEqual([]);
    expect(misses.filter(test)).toEqual([]);
  });

  test.each(REFUSED)("%s is refused: %s", (source, fault) => {
    expect(checkPattern(source)?.fault).toBe(fault);
    expect(() => compilePattern(source)).toThrow(fault);
  });

  test("a text of more than 1,000 characters fits nothing", () => {
    const test = compilePattern("a*");
    expect([test("a".repeat(1000)), test("a".repeat(1001))]).toEqual([true, false]);
  });
});

/** Patterns of a few letters that collide a lot, so that backtracking has something to do. */
const source = fc.letrec<{ part: string; group: string; sequence: string; all: string }>((tie) => ({
  part: fc
    .tuple(
      fc.constantFrom("a", "b", "[ab]", "[^b]", "\\d", "\\w", ".", "楼", "-"),
      fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,3}", "{0,20}", "{2,}"),
    )
    .map((both) => both.join("")),
  group: fc.tuple(tie("all"), fc.constantFrom("", "?", "{2}", "{3}")).map(([inside, often]) => `(${inside})${often}`),
  sequence: fc
    .array(fc.oneof({ depthSize: "small", withCrossShrink: true }, tie("part"), tie("group")), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join("")),
  all: fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }).map((many) => many.join("|")),
})).all;

describe("an accepted pattern", () => {
  const accepted = source.filter((pattern) => checkPattern(pattern) === undefined);
  const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "楼", "-", "\n"), maxLength: 14 });

  test("means what it means to an engine that runs in linear time", () => {
    fc.assert(
      fc.property(accepted, fc.array(text, { minLength: 1, maxLength: 8 }), (pattern, texts) => {
        const linear = RE2JS.compile(pattern);
        const own = compilePattern(pattern);
        expect(texts.map(own)).toEqual(texts.map((one) => linear.matches(one)));
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  test("answers on the longest text: the run ends", () => {
    const long = fc
      .tuple(fc.constantFrom("a", "ab", "ba", "1", "a1", "楼"), fc.constantFrom("", "!", "b"))
      .map(([unit, end]) => unit.repeat(1000).slice(0, 999) + end);
    fc.assert(
      fc.property(accepted, long, (pattern, one) => {
        expect(compilePattern(pattern)(one)).toBe(RE2JS.compile(pattern).matches(one));
      }),
      { seed: 9, numRuns: 400 },
    );
  });
});
