import { expect, test } from "vitest";
import { printable, widthOf } from "../../../core/text/width.ts";

test.each([
  ["", 0],
  ["hall", 4],
  ["大堂", 4],
  ["ａ：", 4],
  ["é", 1],
  ["e\u0301", 1],
  ["😀", 2],
  ["𠮷", 2],
  ["“x”", 3],
  ["한글", 4],
  ["│", 1],
])("%j takes %i columns", (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

test("nothing acts on a terminal", () => {
  expect(printable("a\u001b[31mb\tc\u202Ed\ud800e\u009bf楼")).toBe("a�[31mb→c�d�e�f楼");
});
