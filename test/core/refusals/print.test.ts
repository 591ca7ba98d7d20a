import { describe, expect, test } from "vitest";
import type { Refusal, RefusalText } from "../../../core/refusal.ts";
import { codeFrame } from "../../../core/refusals/frame.ts";
import { refusals as catalogue } from "../../../core/refusals/index.ts";
import { keyTitle } from "../../../core/refusals/keys.ts";
import { countRefusals, printRefusal, printRefusals, refusalsMarkdown } from "../../../core/refusals/print.ts";
import { sayRefusal } from "../../../core/refusals/say.ts";
import { Origins } from "../../../core/ruleset/origins.ts";
import { readYaml } from "../../../core/ruleset/read.ts";

const at = (file: string, line: number, column: number) => ({ file, line, column });
const own: Readonly<Record<string, RefusalText>> = {
  "key-odd": {
    text: { zh: "没有键 {key}。", en: "There is no key {key}." },
    hint: { zh: "请改名。", en: "Rename it." },
    example: "a: 1\nb: 2",
  },
  labelled: {
    text: { zh: "“{label}”错。", en: "“{label}” is wrong." },
    hint: { zh: "写 {close}。", en: "Write {close}." },
  },
};

describe("saying", () => {
  test("sentence, hint and what was meant, which takes the place of the example", () => {
    const refusal: Refusal = { code: "key-odd", data: { key: "qualtiy", close: "quality（质量要求）" } };
    expect([sayRefusal(refusal, "zh", own), sayRefusal(refusal, "en", own)]).toEqual([
      {
        text: "没有键 qualtiy。",
        hint: "请改名。",
        meant: "您是不是要写 quality（质量要求）？",
      },
      {
        text: "There is no key qualtiy.",
        hint: "Rename it.",
        meant: "Did you mean quality（质量要求）?",
      },
    ]);
  });

  test("data in two languages; a hint that names the near word says it once", () => {
    const refusal: Refusal = { code: "labelled", data: { "label-zh": "满桶", "label-en": "Full", close: "x" } };
    expect([sayRefusal(refusal, "zh", own), sayRefusal(refusal, "en", own)]).toEqual([
      { text: "“满桶”错。", hint: "写 x。" },
      { text: "“Full” is wrong.", hint: "Write x." },
    ]);
  });

  test("no blank after a Chinese bracket; a line mended takes the place of the example", () => {
    const catalogue = {
      "key-odd": { ...own["key-odd"], text: { zh: "没有 {key} 这个键。", en: "No {key} here." } } as RefusalText,
    };
    const odd = (key: string) => ({ code: "key-odd", data: { key, mended: "b: 2" } });
    expect(["who（责任岗位）", "who"].map((key) => sayRefusal(odd(key), "zh", catalogue))).toEqual([
      { text: "没有 who（责任岗位）这个键。", hint: "请改名。", example: "b: 2" },
      { text: "没有 who 这个键。", hint: "请改名。", example: "b: 2" },
    ]);
  });

  test("data cannot act on a terminal or break a line", () => {
    expect(sayRefusal({ code: "key-odd", data: { key: "a\n  \u001b[2Jb" } }, "en", own).text).toBe(
      "There is no key a �[2Jb.",
    );
  });

  test("a code without texts is a fault of ours", () => {
    expect(() => sayRefusal({ code: "toString", data: {} }, "en", own)).toThrow("toString");
  });
});

describe("printing", () => {
  const text = "rules:\n  地垫: “吸尘”\n  floor: 1\n  floor: 2\n";

  test("a file with two faults, in Chinese", () => {
    const origins = new Origins();
    const refusals: Refusal[] = [];
    readYaml("保洁.yaml", text, origins, refusals);
    expect(printRefusals(refusals.toReversed(), { lang: "zh", textOf: () => text })).toBe(
      `保洁.yaml:2:7  yaml-wide-quotes  这里用了全角引号，它们成了文字的一部分。
  1 │ rules:
  2 │   地垫: “吸尘”
    │         ^
  3 │   floor: 1
  提示：改成半角引号；如果全角引号本来就是文字，请在外面再加一对半角引号。
  例如：
      地垫: "吸尘"

保洁.yaml:4:3  yaml-key-twice  键 floor 写了两次。
  3 │   floor: 1
  4 │   floor: 2
    │   ^
  提示：留一个，删掉另一个，或给其中一个改名。
  另见：保洁.yaml:3:3

2 处问题，1 个文件
`,
    );
  });

  test("without a place or a text, in English, painted", () => {
    const mark = (open: string) => (part: string) => `<${open}${part}>`;
    const paint = { bold: mark("b:"), dim: mark("d:"), red: mark("r:"), cyan: mark("c:") };
    expect(printRefusal({ code: "key-odd", data: { key: "x" } }, { lang: "en", catalogue: own, paint })).toBe(
      "<r:key-odd>  There is no key x.\n<c:  hint:> Rename it.\n<c:  for example:>\n      a: 1\n      b: 2",
    );
  });

  test("counts", () => {
    const some = [
      { code: "a", data: {}, at: at("x", 1, 1) },
      { code: "a", data: {}, at: at("y", 1, 1) },
      { code: "a", data: {} },
    ];
    expect([
      countRefusals(some, "zh"),
      countRefusals(some, "en"),
      countRefusals(some.slice(2), "en"),
      countRefusals(some.slice(2), "zh"),
    ]).toEqual(["3 处问题，2 个文件", "3 faults in 2 files", "1 fault", "1 处问题"]);
  });

  test("by file, line and column, those without a place first", () => {
    const places = [at("b", 1, 1), at("a", 10, 1), at("a", 2, 9), at("a", 2, 1)];
    const list: Refusal[] = [
      ...places.map((place) => ({ code: "key-odd", data: { key: "x" }, at: place })),
      { code: "key-odd", data: { key: "x" } },
    ];
    const printed = printRefusals(list, { lang: "en", catalogue: own });
    expect(printed.match(/^(?:[ab]:\d+:\d+ )? ?key-odd/gm)).toEqual([
      "key-odd",
      "a:2:1  key-odd",
      "a:2:9  key-odd",
      "a:10:1  key-odd",
      "b:1:1  key-odd",
    ]);
  });
});

describe("code frames", () => {
  test.each<[string, string, number, number, string]>([
    ["one line", "a: 1", 1, 4, "  1 │ a: 1\n    │    ^"],
    ["at the end of the text", "a: 1\n", 2, 1, "  1 │ a: 1\n  2 │\n    │ ^"],
    ["wide letters take two columns", "大堂: x", 1, 5, "  1 │ 大堂: x\n    │       ^"],
    ["a tab is seen", "a:\n\tb: 1", 2, 1, "  1 │ a:\n  2 │ →b: 1\n    │ ^"],
    ["Windows line ends", "a: 1\r\nb: 2\r\n", 1, 4, "  1 │ a: 1\n    │    ^\n  2 │ b: 2"],
    ["line numbers grow", `${"x\n".repeat(9)}y\nz`, 10, 1, "   9 │ x\n  10 │ y\n     │ ^\n  11 │ z"],
  ])("%s", (_, text, line, column, frame) => {
    expect(codeFrame(text, at("f", line, column))).toBe(frame);
  });

  test("a long line is cut around the caret, which stays below its letter", () => {
    for (const text of ["x".repeat(300), "楼".repeat(300), "😀".repeat(150), "x楼".repeat(150)]) {
      for (const column of [1, 75, 151, 299]) {
        const marked = `${text.slice(0, column - 1)}@${text.slice(column)}`;
        const [line = "", caret = ""] = codeFrame(marked, at("f", 1, column)).split("\n");
        const columns = [...line.slice(0, line.indexOf("@"))].reduce(
          (sum, c) => sum + (c === "楼" || c === "😀" ? 2 : 1),
          0,
        );
        expect([columns, line.length < 130]).toEqual([caret.indexOf("^"), true]);
      }
    }
  });
});

describe("the catalogue", () => {
  const all = Object.entries<RefusalText>(catalogue);

  test.each(["zh", "en"] as const)(
    "every code has a sentence and a hint in %s, each with a full stop or the words of another",
    (lang) => {
      const end = lang === "zh" ? /[。？}]$/ : /[.?}]$/;
      const wrong = all.flatMap(([code, { text, hint }]) =>
        [text, hint].flatMap((one) => (end.test(one[lang] ?? "") ? [] : [`${code}: ${one[lang]}`])),
      );
      expect(wrong).toEqual([]);
    },
  );

  test("what the Chinese names, the English names too; data that are English words may be left out of the Chinese", () => {
    const names = (text = "") => new Set(text.match(/\{[a-z][a-z0-9-]*\}/g));
    const more = ({ zh, en }: RefusalText["text"]) => [...names(zh)].filter((name) => !names(en).has(name));
    const wrong = all.filter(([, { text, hint }]) => more(text).length + more(hint).length > 0);
    expect(wrong.map(([code]) => code)).toEqual([]);
  });

  test("a hint is whole where nothing near can be offered", () => {
    const data = { suggestions: "" };
    const wrong = all
      .filter(([, { hint }]) => `${hint.zh}${hint.en}`.includes("{suggestions}"))
      .flatMap(([code, { example }]) =>
        (["zh", "en"] as const).map((lang) =>
          example === undefined ? `${code}: ` : `${code}: ${sayRefusal({ code, data }, lang, catalogue).hint}`,
        ),
      )
      .filter((said) => /\{|…|[：:]\s*[。.]|Write\s*[.;]|[：:，,]\s*$|^\S+: $/.test(said));
    expect(wrong).toEqual([]);
  });

  test("codes are words with hyphens", () => {
    expect(all.map(([code]) => code).filter((code) => !/^[a-z]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });

  test("its documentation has every code once, in order", () => {
    for (const lang of ["zh", "en"] as const) {
      const codes = refusalsMarkdown(lang).match(/^## .+$/gm) ?? [];
      expect(codes).toEqual(all.map(([code]) => `## ${code}`).sort());
    }
    expect(refusalsMarkdown("en", own)).toBe(
      "# Refusals\n\n## key-odd\n\nThere is no key ….\n\nRename it.\n\n```yaml\na: 1\nb: 2\n```\n\n## labelled\n\n“…” is wrong.\n\nWrite ….\n",
    );
  });
});

test("a key with its Chinese title", () => {
  const schemas = { "a.schema.json": { properties: { "how-often": { zh: "频次" }, who: {} } } };
  expect(["how-often", "who", "constructor"].map((key) => keyTitle(schemas, key))).toEqual([
    "how-often（频次）",
    "who",
    "constructor",
  ]);
});
