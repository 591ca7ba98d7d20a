import { describe, expect, test } from "vitest";
import { mapTable, pick, rowsAlike, rowTitle, type Block, type Row } from "../../core/table.ts";

const block = (items: Record<string, Row>): Block => ({
  title: { zh: "营业厅" },
  places: {},
  "not-applicable": "leave-out",
  items,
});

describe("the title of a row", () => {
  test.each<[string, Row, object]>([
    [
      "item and method run together in Chinese",
      { item: { zh: "地垫", en: "mats" }, method: { zh: "吸尘", en: "vacuum" } },
      { zh: "地垫吸尘", en: "mats: vacuum" },
    ],
    ["without a method it is the item", { item: { zh: "地垫" } }, { zh: "地垫" }],
    [
      "a language that one of them lacks is filled with the other",
      { item: { zh: "地垫", en: "mats" }, method: { zh: "吸尘" } },
      { zh: "地垫吸尘", en: "mats: 吸尘" },
    ],
    ["English alone", { item: { en: "mats" }, method: { en: "wash" } }, { en: "mats: wash" }],
  ])("%s", (_, row, title) => {
    expect(rowTitle(row)).toEqual(title);
  });
});

describe("rows that read alike", () => {
  const mat = { item: { zh: "地垫" }, method: { zh: "吸尘" } };
  test.each<[string, Record<string, Row>, object[]]>([
    ["none", { a: mat, b: { ...mat, method: { zh: "清洗" } } }, []],
    [
      "each names the first",
      { a: mat, b: mat, c: mat },
      [
        { row: "b", other: "a" },
        { row: "c", other: "a" },
      ],
    ],
    ["another language makes them differ", { a: mat, b: { ...mat, method: { zh: "吸尘", en: "vacuum" } } }, []],
  ])("%s", (_, items, alike) => {
    expect(rowsAlike(block(items))).toEqual(alike);
  });
});

test("pick takes what is written, in the order asked for", () => {
  const value: { a?: number; b?: string; c: boolean } = { c: false, a: 0 };
  expect(Object.entries(pick(value, "a", "b", "c"))).toEqual([
    ["a", 0],
    ["c", false],
  ]);
});

test("mapTable keeps keys and their order", () => {
  expect(Object.entries(mapTable({ b: 1, a: 2 }, (value, key) => `${key}${value}`))).toEqual([
    ["b", "b1"],
    ["a", "a2"],
  ]);
});
