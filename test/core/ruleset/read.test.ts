import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Refusal, RefusalText } from "../../../core/refusal.ts";
import { refusals as catalogue } from "../../../core/refusals/index.ts";
import { yaml } from "../../../core/refusals/yaml.ts";
import { decode } from "../../../core/ruleset/decode.ts";
import { Origins, type Value } from "../../../core/ruleset/origins.ts";
import { readYaml } from "../../../core/ruleset/read.ts";

function read(text: string): { value: Value | undefined; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const value = readYaml("a.yaml", text, new Origins(), refusals);
  return { value, refusals };
}

/** line:column code, of each refusal in its order. */
const faultsOf = (text: string): string[] =>
  read(text).refusals.map(({ at, code }) => `${at?.line}:${at?.column} ${code}`);
/** Null-prototype maps as plain ones, to compare. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** What is read as it stands: the value of the key `a`. */
const VALUES: readonly (readonly [string, unknown])[] = [
  ["no", "no"],
  ["yes", "yes"],
  ["on", "on"],
  ["off", "off"],
  ["y", "y"],
  ["true", true],
  ["False", false],
  ["TRUE", true],
  ["1", 1],
  ["-1", -1],
  ["+5", 5],
  ["-0", 0],
  ["0", 0],
  ["0.5", 0.5],
  [".5", 0.5],
  ["1.", 1],
  ["1.10", 1.1],
  ["1e3", 1000],
  ["1_000", "1_000"],
  ["9007199254740991", 9007199254740991],
  ["100000000000000000000", 1e20],
  ["08:30", "08:30"],
  ["08:30-18:00", "08:30-18:00"],
  ["1:30", "1:30"],
  ["2026-01-01", "2026-01-01"],
  ["2026-01-01T08:30:00Z", "2026-01-01T08:30:00Z"],
  ["1-2次/日", "1-2次/日"],
  ["85%", "85%"],
  ["24h", "24h"],
  ["1.4.0", "1.4.0"],
  ["unset", "unset"],
  ["'012'", "012"],
  ["'null'", "null"],
  ['"~"', "~"],
  ["''", ""],
  ['"a\\nb"', "a\nb"],
  ['"\\u697c"', "楼"],
  ['"*x"', "*x"],
  ["a*b & c !d", "a*b & c !d"],
  ["C# and F#", "C# and F#"],
  ["x # y", "x"],
  ["注意：小心", "注意：小心"],
  ["地面，墙面", "地面，墙面"],
  ["“五一”放假", "“五一”放假"],
  ["大　堂", "大　堂"],
  ["a:b", "a:b"],
  ["http://x/y", "http://x/y"],
  ["[a, 1, true]", ["a", 1, true]],
  ["[]", []],
  ["{}", {}],
  ["{ zh: 大堂, en: Hall }", { zh: "大堂", en: "Hall" }],
  ["[[1], {b: [2]}]", [[1], { b: [2] }]],
  ["[a: 1]", [{ a: 1 }]],
  ["|\n  x\n  y", "x\ny\n"],
  [">-\n  x\n  y", "x y"],
  ["|\n  　　首行缩进\n", "　　首行缩进\n"],
  ["x\n  y", "x y"],
  ["\n  - 1\n  - 2", [1, 2]],
  ["\n  b: 1\n  c: 2", { b: 1, c: 2 }],
  ['{ "on": 1 }', { on: 1 }],
  ["1 ", 1],
  ["<<", "<<"],
  ["=", "="],
  ["0b1", "0b1"],
  ["-.5", -0.5],
  ["𠮷野家", "𠮷野家"],
];

describe("values (D3)", () => {
  test.each(VALUES)("a: %j is %j", (text, value) => {
    const found = read(`a: ${text}\n`);
    expect([plain(found.value), found.refusals]).toEqual([{ a: value }, []]);
  });

  test("one byte order mark, Windows line ends, a marker at the start, no line end at the end", () => {
    const texts = ["\ufeffa: 1\n", "a: 1\r\n", "---\na: 1\n", "a: 1", "# c\n\na: 1\n...\n", "---\na: 1\n...\n# c\n"];
    expect(texts.map((text) => plain(read(text).value))).toEqual(texts.map(() => ({ a: 1 })));
  });
});

/** What is refused: a text, and place and code of everything that is said about it. */
const FAULTS: readonly (readonly [string, string, readonly string[]])[] = [
  ["alias", "a: *x\n", ["1:4 yaml-alias"]],
  ["a star before Chinese", "title: *重要*\n", ["1:8 yaml-reserved-start"]],
  ["anchor", "a: &x 1\n", ["1:4 yaml-anchor"]],
  ["anchor and alias", "a: &x [1]\nb: *x\n", ["1:4 yaml-anchor", "2:4 yaml-alias"]],
  ["tag", "a: !!str 1\n", ["1:4 yaml-tag"]],
  ["own tag", "a: !js 1\n", ["1:4 yaml-tag"]],
  ["tag of JavaScript", "a: !!js/function 'x'\n", ["1:4 yaml-tag"]],
  [
    "tags that YAML knows",
    "a: !!binary x\nb: !!omap [c: 1]\nc: !!timestamp 2001-01-01\n",
    ["1:4 yaml-tag", "2:4 yaml-tag", "3:4 yaml-tag"],
  ],
  ["tag without a value", "a: !!str\nb: !!null\n", ["1:4 yaml-tag", "2:4 yaml-tag"]],
  ["Chinese text after an exclamation mark", "title: !注意 小心\n", ["1:8 yaml-reserved-start"]],
  ["Chinese text after a star", "title: *重点 部位\n", ["1:8 yaml-reserved-start"]],
  ["Chinese text after an ampersand", "title: &符号\n", ["1:8 yaml-reserved-start"]],
  ["a star before a key", "*重点*: 1\n", ["1:1 yaml-reserved-start"]],
  ["directive", "%YAML 1.1\n---\na: yes\n", ["1:1 yaml-directive"]],
  ["two documents", "a: 1\n---\nb: 2\n", ["2:1 yaml-several-documents"]],
  ["after the end", "a: 1\n...\nb: 2\n", ["3:1 yaml-several-documents"]],
  ["merge key", "<<: {a: 1}\n", ["1:1 yaml-merge-key"]],
  [
    "tabs on lines that follow each other",
    "a:\n\tb: 1\n\tc: 2\nd:\n  e: 1\n\tf: 2\n",
    ["2:1 yaml-tab", "6:1 yaml-tab"],
  ],
  ["tab after spaces", "a:\n  \tb: 1\n", ["2:3 yaml-tab"]],
  ["tab in a block text", "a: |\n\tx\n", ["2:1 yaml-tab"]],
  ["tabs between words and in brackets are no indentation", "a:\t1\nb: [\t1,\n  \t2]\n", []],
  ["tab before an item in brackets", "b: [1,\n\t2]\n", ["2:1 yaml-tab"]],
  ["full-width colon first", "a：1\nb: 2\n", ["1:2 yaml-wide-colon"]],
  ["full-width colon later", "a: 1\nb：2\n", ["2:2 yaml-wide-colon"]],
  ["full-width colon alone", "a：1\n", ["1:2 yaml-wide-colon"]],
  ["full-width colon below a key", "a:\n  b：1\n", ["2:4 yaml-wide-colon"]],
  ["full-width colons, each", "a:\n  b：1\n  c：2\nd: 1\n", ["2:4 yaml-wide-colon", "3:4 yaml-wide-colon"]],
  ["full-width colon in braces", "a: {b：1, c: 2}\n", ["1:6 yaml-wide-colon"]],
  ["full-width colon after a Chinese key", "标题：好\nb: 1\n", ["1:3 yaml-wide-colon"]],
  ["full-width quotes", "a: “b”\n", ["1:4 yaml-wide-quotes"]],
  ["full-width quotes around a key", "“a”: b\n", ["1:1 yaml-wide-quotes"]],
  ["full-width space as indentation", "a:\n　b: 1\n", ["2:1 yaml-wide-space"]],
  ["full-width space after a colon", "a:　1\nb: 2\n", ["1:3 yaml-wide-space"]],
  ["no-break space as indentation", "a:\n\u00a0b: 1\n", ["2:1 yaml-wide-space"]],
  ["full-width comma", "a: [b，c]\n", ["1:6 yaml-wide-comma"]],
  ["full-width comma in braces", "a: {b，c}\n", ["1:6 yaml-wide-comma"]],
  ["full-width comma between pairs", "a: { b: 1，c: 2 }\n", ["1:10 yaml-wide-comma"]],
  ["full-width comma between Chinese pairs", "a: { b: 一，c: 二 }\n", ["1:10 yaml-wide-comma"]],
  ["full-width comma after a list", "a: { b: [x]，c: 2 }\n", ["1:12 yaml-wide-comma"]],
  ["full-width brackets", "a: ［1］\n", ["1:4 yaml-wide-mark"]],
  ["key twice", "a: 1\nb: 2\na: 3\n", ["3:1 yaml-key-twice"]],
  ["key twice by other writing", "a: 1\n\"a\": 2\n1: x\n'1': y\n", ["2:1 yaml-key-twice", "4:1 yaml-key-twice"]],
  ["key twice in braces", "{a: 1, a: 2}\n", ["1:8 yaml-key-twice"]],
  [
    "forbidden keys",
    "__proto__: 1\nconstructor: 2\n'prototype': 3\n",
    ["1:1 yaml-key-forbidden", "2:1 yaml-key-forbidden", "3:1 yaml-key-forbidden"],
  ],
  [
    "keys that are words",
    "on: 1\nNO: 2\nyes: 3\nnull: 4\n~: 5\ntrue: 6\ny: 7\nn: 8\n",
    [1, 2, 3, 4, 5, 6].map((n) => `${n}:1 yaml-key-word`),
  ],
  ["key that is another number", "1.10: x\n", ["1:1 yaml-key-number"]],
  ["key in hexadecimal", "0x10: x\n", ["1:1 yaml-key-number"]],
  ["key that is a list", "? [a]\n: b\n", ["1:3 yaml-key-not-text"]],
  ["key that is a map", "{a: 1}: b\n", ["1:1 yaml-key-not-text"]],
  ["key that is a block", "? |\n  a\n: b\n", ["1:3 yaml-key-not-text"]],
  ["key that is empty", ": 1\n", ["1:1 yaml-key-not-text"]],
  ["key that is nothing in quotes", "'': 1\n", ["1:1 yaml-key-not-text"]],
  ["null", "a: null\nb: ~\nc:\nd: NULL\n", ["1:4 yaml-null", "2:4 yaml-null", "3:1 yaml-null", "4:4 yaml-null"]],
  ["items that are null", "a:\n  - 1\n  -\n  - ~\n", ["3:4 yaml-null", "4:5 yaml-null"]],
  ["no value in braces", "{a, b: 1}\n", ["1:2 yaml-null"]],
  ["a comma in a text in braces", "{zh: 扫, en: sweep, mop, polish, by: 1}\n", ["1:20 yaml-comma-in-value"]],
  ["only a key", "? a\n", ["1:3 yaml-null"]],
  [
    "digits lost",
    "a: 12345678901234567890\nb: 0.1234567890123456789\n",
    ["1:4 yaml-digits-lost", "2:4 yaml-digits-lost"],
  ],
  ["no numbers", "a: .inf\nb: -.INF\nc: .nan\nd: 1e400\n", [1, 2, 3, 4].map((n) => `${n}:4 yaml-not-a-number`)],
  ["leading zero", "a: 012\nb: 0o14\nc: 0x1F\nd: -07\n", [1, 2, 3, 4].map((n) => `${n}:4 yaml-leading-zero`)],
  ["escape", 'a: "\\q"\nb: "\\d"\n', ["1:5 yaml-escape", "2:5 yaml-escape"]],
  [
    "control characters by escape",
    'a: "\\0"\nb: "\\ud800"\n"\\a": 1\n',
    ["1:4 yaml-control-character", "2:4 yaml-control-character", "3:1 yaml-control-character"],
  ],
  [
    "control characters",
    "a: \u0007\nb: \u001f\nc: \u0000\n",
    ["1:4 yaml-control-character", "2:4 yaml-control-character", "3:4 yaml-control-character"],
  ],
  ["half a letter", "a: \ud800\n", ["1:4 yaml-control-character"]],
  ["a second byte order mark", "\ufeffa: \ufeff\n", ["1:4 yaml-control-character"]],
  ["line ends of long ago", "a: 1\rb: 2\n", ["1:5 yaml-control-character"]],
  [
    "start of text",
    "a: @x\nb: `y\nc: %z\n",
    ["1:4 yaml-reserved-start", "2:4 yaml-reserved-start", "3:4 yaml-reserved-start"],
  ],
  ["quote never closed", "a: 'x\nb: 1\n", ["1:4 yaml-quote-open"]],
  ["quote never closed, at the end", 'a: 1\nb: "x\n', ["2:4 yaml-quote-open"]],
  ["bracket never closed", "a: [1, 2\nb: 3\n", ["1:4 yaml-bracket-open"]],
  ["brace never closed", "a: {b: 1\n", ["1:4 yaml-bracket-open"]],
  ["brackets crossed", "a: {b: [1}\nc: 1\n", ["1:4 yaml-bracket-open"]],
  ["bracket too many", "a: ]\n", ["1:4 yaml-bracket-extra"]],
  ["text after a bracket", "a: [1] x\n", ["1:8 yaml-unexpected"]],
  ["brace on a line of its own", "a: 1\n}\nb: 2\n", ["2:1 yaml-bracket-extra"]],
  ["a hash in braces", "a: { b: 楼 #1, c: 2 }\nd: 3\n", ["1:11 yaml-hash-in-value"]],
  ["a hash for a value", "a: #1楼\nb: # 备注\n  c: 1\n", ["1:1 yaml-hash-in-value"]],
  ["no colon before a brace", "a:\n  b { c: 1, d: 2 }\n", ["2:3 yaml-colon-missing"]],
  ["no colon", "a: 1\nb\nc: 2\n", ["2:1 yaml-colon-missing"]],
  ["two keys on a line", "title: 注意: 小心\n", ["1:8 yaml-colon-in-value"]],
  ["list beside its key", "a: - b\n", ["1:4 yaml-list-beside-key"]],
  ["an item without dash", "a:\n- b\nc\n- d\n", ["3:1 yaml-colon-missing"]],
  ["no comma", "a: {b: 1 c: 2}\n", ["1:8 yaml-comma-missing"]],
  ["no space after the colon", "a:1\nb: 2\n", ["1:2 yaml-space-after-colon"]],
  ["no space after the colon in braces", "a: {b:1}\n", ["1:6 yaml-space-after-colon"]],
  ["no space before the comment", "a: 'x'#c\n", ["1:7 yaml-comment-space"]],
  ["indented too far", "a: 1\n b: 2\n", ["2:2 yaml-indent"]],
  ["indented too little", "a:\n  b: 1\n c: 2\n", ["3:2 yaml-indent"]],
  ["dash in brackets", "a: [\n  - b\n  ]\n", ["2:3 yaml-block-in-flow"]],
  ["a key among items", "a:\n  - b\n  c: 1\n", ["3:3 yaml-indent"]],
  ["a key of 1,100 letters", `${"k".repeat(1100)}: 1\n`, ["1:1 yaml-key-long"]],
  ["empty", "", ["1:1 yaml-empty"]],
  ["only comments", "# a\n\n# b\n", ["1:1 yaml-empty"]],
  ["only a marker", "---\n", ["1:1 yaml-empty"]],
  ["only null", "~\n", ["1:1 yaml-null"]],
];

describe("faults", () => {
  test.each(FAULTS)("%s", (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test("every code of the catalogue is brought out", () => {
    const large = [
      "yaml-too-large",
      "yaml-too-many-parts",
      "yaml-too-deep",
      "yaml-too-many-keys",
      "yaml-too-many-faults",
      "yaml-encoding",
    ];
    const found = new Set(FAULTS.flatMap(([, text]) => read(text).refusals.map(({ code }) => code)));
    const rest = Object.keys(yaml).filter((code) => !found.has(code) && !large.includes(code));
    expect(rest).toEqual([]);
  });

  /** A map of two levels with one line moved; the fault, and the line it is compared with. */
  const TWO = "r:\n  a:\n    x: 1\n    y: 2\n  b:\n    x: 3\n    y: 4\n  c: 5\n";
  test.each<[string, string, string, readonly string[]]>([
    ["a field to the right", "    y: 2", "     y: 2", ["4:6 yaml-indent, see 3"]],
    ["a field to the left", "    y: 2", "   y: 2", ["4:4 yaml-indent, see 3"]],
    ["a first field to the left", "    x: 1", "   x: 1", ["3:4 yaml-indent, see 4"]],
    ["a first field beside its key", "    x: 1", "  x: 1", ["3:3 yaml-indent, see 4"]],
    ["an entry out of its map", "  b:", "b:", ["5:1 yaml-indent, see 8"]],
    ["an entry half out of its map", "  b:", " b:", ["5:2 yaml-indent, see 2"]],
    ["a first entry to the right", "  a:", "   a:", ["2:4 yaml-indent, see 5"]],
    ["a first entry to the left", "  a:", " a:", ["2:2 yaml-indent, see 5"]],
    ["a first entry beside its map", "  a:", "a:", ["2:1 yaml-indent, see 5"]],
    ["a first entry among its fields", "  a:", "    a:", ["2:5 yaml-indent, see 5"]],
    ["an entry among the fields above it", "  b:", "    b:", ["5:5 yaml-null"]],
    ["the first key of a file", "r:", " r:", []],
  ])("a line that slipped: %s", (_, from, to, faults) => {
    const said = read(TWO.replace(from, to)).refusals.map(
      ({ at, code, see }) => `${at?.line}:${at?.column} ${code}${see ? `, see ${see[0]?.line}` : ""}`,
    );
    expect(said).toEqual(faults);
  });

  test.each<[string, string, readonly string[]]>([
    ["an item to the left", "a:\n  - 1\n - 2\n", ["3:2 yaml-indent"]],
    ["an item at the edge", "a:\n  - 1\n- 2\n", ["3:1 yaml-indent"]],
    ["an item with keys to the left", "a:\n  - x: 1\n - x: 2\nb: 1\n", ["3:2 yaml-indent"]],
    ["a key of an item to the left", "a:\n  - x: 1\n   y: 2\nb: 1\n", ["3:4 yaml-indent"]],
    ["a key of an item to the right", "a:\n  - x: 1\n     y: 2\nb: 1\n", ["3:6 yaml-indent"]],
    ["the first key to the right, below a comment", "# c\n\n a: 1\nb: 2\n", ["3:2 yaml-indent"]],
    ["an item where there is a value already", "a: 1\n- b\n", ["2:1 yaml-unexpected"]],
    ["a brace too many", "a:\n  { b: {c: 1}}, d: 2\n", ["2:15 yaml-unexpected"]],
  ])("%s", (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test("all faults of a file in one run, by place", () => {
    const text = "on: 1\na: *x\nb: 012\nc:\nd: “x”\ne: [f，g]\na: 2\n";
    expect(faultsOf(text)).toEqual([
      "1:1 yaml-key-word",
      "2:4 yaml-alias",
      "3:4 yaml-leading-zero",
      "4:1 yaml-null",
      "5:4 yaml-wide-quotes",
      "6:6 yaml-wide-comma",
      "7:1 yaml-key-twice",
    ]);
  });

  test("a broken shape makes no echo: what stands before it is said, what follows from it is not", () => {
    expect(faultsOf("a: 012\nb: [1, 2\nc: 3\nd: null\nd: ]\n")).toEqual([
      "1:4 yaml-leading-zero",
      "2:4 yaml-bracket-open",
    ]);
    expect(read("b: [1, 2\nc: 3\n").value).toBeUndefined();
  });

  test("a key twice shows where it was first", () => {
    const [refusal] = read("a: 1\nb: 2\na: 3\n").refusals;
    expect(refusal).toEqual({
      code: "yaml-key-twice",
      data: { key: "a" },
      at: { file: "a.yaml", line: 3, column: 1 },
      see: [{ file: "a.yaml", line: 1, column: 1 }],
    });
  });

  test("what is refused is left out, and its container is marked", () => {
    const origins = new Origins();
    const value = readYaml("a.yaml", "a: { b: ~, c: 1 }\nd: [1, ~]\n", origins, []) as Record<string, object>;
    expect(plain(value)).toEqual({ a: { c: 1 }, d: [1] });
    expect([value, value["a"], value["d"]].map((box) => origins.spoilt(box ?? {}))).toEqual([false, true, true]);
  });

  test("at most a hundred are listed", () => {
    const many = faultsOf(Array.from({ length: 300 }, (_, i) => `k${i}: ~`).join("\n"));
    expect([many.length, many.at(-1)]).toEqual([101, "101:7 yaml-too-many-faults"]);
  });

  test("too large, too many parts, too many keys", () => {
    expect(faultsOf("#".repeat(2 ** 20 + 1))).toEqual(["1:1 yaml-too-large"]);
    expect(faultsOf("[" + "a,".repeat(400_000) + "]")).toEqual(["1:400000 yaml-too-many-parts"]);
    expect(faultsOf(Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join("\n"))).toEqual([
      "50001:7 yaml-too-many-keys",
    ]);
  });

  test("40,000 keys in one map are read (D2)", () => {
    const { value, refusals } = read(Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join("\n"));
    expect([Object.keys(value as object).length, refusals]).toEqual([40_000, []]);
  });

  test("examples of the catalogue are read without a fault", () => {
    const bad = Object.entries<RefusalText>(catalogue).flatMap(([code, { example }]) =>
      example === undefined ? [] : faultsOf(`${example}\n`).map((fault) => `${code}: ${fault}`),
    );
    expect(bad).toEqual([]);
  });
});

describe("prototypes (D5)", () => {
  const attacks = [
    "__proto__: { isAdmin: true }\na: 1\n",
    "a: { __proto__: { isAdmin: true } }\n",
    'a: { "__proto__": { isAdmin: true } }\n',
    "constructor: { prototype: { isAdmin: true } }\n",
    "a:\n  constructor:\n    prototype:\n      isAdmin: true\n",
    "? __proto__\n: { isAdmin: true }\n",
    '"\\u005f_proto__": { isAdmin: true }\n',
    "[__proto__: { isAdmin: true }]\n",
    "<<: { __proto__: { isAdmin: true } }\n",
    "a: !!map { __proto__: { isAdmin: true } }\n",
    "a: &x { isAdmin: true }\n__proto__: *x\n",
    "prototype: { isAdmin: true }\n",
  ];
  test.each(attacks)("%j", (text) => {
    const { value, refusals } = read(text);
    expect(refusals.length).toBeGreaterThan(0);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect((value as { isAdmin?: boolean } | undefined)?.isAdmin).toBeUndefined();
  });

  test("maps have no prototype: other names of Object.prototype are absent", () => {
    const { value, refusals } = read("toString: 1\nvalueOf: 2\n");
    expect([refusals, Object.getPrototypeOf(value), "hasOwnProperty" in (value as object)]).toEqual([[], null, false]);
  });
});

describe("bytes", () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const taken = (bytes: Uint8Array) => decode("a.yaml", bytes, []);
  const refused = (bytes: Uint8Array) => {
    const refusals: Refusal[] = [];
    return [
      decode("a.yaml", bytes, refusals),
      ...refusals.map(({ at, data }) => `${at?.line}:${at?.column} ${data["found"]}`),
    ];
  };
  const utf16 = (text: string, little: boolean) =>
    Uint8Array.from(
      [...text].flatMap((c) =>
        little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255],
      ),
    );

  test("UTF-8, with and without its mark", () => {
    expect([taken(utf8("标题: 大堂\n")), taken(utf8("\ufeffa: 1\n")), taken(utf8(""))]).toEqual([
      "标题: 大堂\n",
      "\ufeffa: 1\n",
      "",
    ]);
  });

  test("UTF-16 is named", () => {
    expect(refused(utf16("\ufeffa: 1\n", true))).toEqual([undefined, "1:1 UTF-16"]);
    expect(refused(utf16("\ufeffa: 1\n", false))).toEqual([undefined, "1:1 UTF-16"]);
    expect(refused(utf16("title: hall\n", true))).toEqual([undefined, "1:1 UTF-16"]);
  });

  test("GB18030 is named, at the first letter that is no UTF-8", () => {
    const bytes = Uint8Array.from([...utf8("a: 1\ntitle: "), 0xb4, 0xf3, 0xcc, 0xc3, 0x0a]);
    expect(refused(bytes)).toEqual([undefined, "2:8 GB18030"]);
  });

  test("anything else is shown as unknown", () => {
    expect(refused(Uint8Array.from([0x61, 0x0a, 0xff, 0x0a]))).toEqual([undefined, "2:1 ?"]);
  });

  test("too many bytes are not decoded", () => {
    const refusals: Refusal[] = [];
    expect([decode("a.yaml", new Uint8Array(2 ** 22 + 1), refusals), refusals.map(({ code }) => code)]).toEqual([
      undefined,
      ["yaml-too-large"],
    ]);
  });
});

test.each([
  ["a: [b，c，d]\n", "a: [b, c, d]"],
  ["x:\n  a: { b: 一，c: [x， y] } # 好，的\n", "a: { b: 一, c: [x, y] } # 好，的"],
  ["a: [b，\n  c]\n", undefined],
  ["标题：好\nb: 1\n", "标题: 好"],
])("%j is shown mended", (text, mended) => {
  const refusals: Refusal[] = [];
  readYaml("f.yaml", text, new Origins(), refusals);
  expect(refusals.map(({ data }) => data["mended"])[0]).toBe(mended);
});

test("nothing is printed, whatever the environment says", () => {
  vi.stubEnv("LOG_TOKENS", "1").stubEnv("LOG_STREAM", "1");
  const log = vi.spyOn(console, "log").mockReturnValue();
  const dir = vi.spyOn(console, "dir").mockReturnValue();
  onTestFinished(() => void vi.unstubAllEnvs().restoreAllMocks());
  expect(read("a: 1\n").value).toEqual({ a: 1 });
  expect([log.mock.calls, dir.mock.calls]).toEqual([[], []]);
});
