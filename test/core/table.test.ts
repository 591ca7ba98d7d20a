import { describe, expect, test } from "vitest";
import type { Data } from "../../core/text/text.ts";
import { pick, rowTitle, tableOf, type Block, type Row } from "../../core/table.ts";

const mat = { item: { zh: "地垫" }, method: { zh: "吸尘" } };
const daily = { times: { min: 1 }, per: "day" } as const;
const endless = { continuous: true } as const;
const hours = (n: number) => ({ n, unit: "hour" }) as const;

/** The meaning of a table of one block, and what was noted of it. */
function meaningOf(items: Record<string, Row>, more: Partial<Block> = {}) {
  const noted: string[] = [];
  const note = (code: string, at: readonly (string | number)[], data: Data): void =>
    void noted.push(`${at.join("/")} ${code} ${JSON.stringify(data)}`);
  const block: Block = { title: { zh: "营业厅" }, places: {}, "not-applicable": "leave-out", items, ...more };
  return { noted, ...tableOf({ zh: "日志" }, { hall: block }, note) };
}

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

describe("what is noted of the rows of a block", () => {
  test.each<[string, Record<string, Row>, string[]]>([
    ["nothing", { a: { ...mat, "how-often": daily }, b: { ...mat, method: { zh: "清洗" }, "how-often": daily } }, []],
    [
      "each that reads like one before it names the first",
      { a: mat, b: mat, c: mat },
      ['hall/items/b/item row-twice {"row":"b","other":"a"}', 'hall/items/c/item row-twice {"row":"c","other":"a"}'],
    ],
    ["another language makes them differ", { a: mat, b: { ...mat, method: { zh: "吸尘", en: "vacuum" } } }, []],
    [
      "a frequency for the whole year and one by season",
      { a: { ...mat, "how-often": daily, seasons: { winter: daily } } },
      ['hall/items/a/how-often frequency-twice {"row":"a"}'],
    ],
  ])("%s", (_, items, noted) => {
    expect(meaningOf(items).noted).toEqual(noted);
  });
});

describe("the longest gap of a row", () => {
  const gaps = (row: Partial<Row>, more?: Partial<Block>) =>
    meaningOf({ a: { ...mat, ...row } }, more).rules.flatMap((rule) =>
      rule.kind === "frequency" ? [[rule.id, rule["longest-gap"]]] : [],
    );

  test.each<[string, Partial<Row>, Partial<Block>, unknown[]]>([
    ["is its own", { "how-often": endless, "longest-gap": hours(2) }, {}, [["hall/a", hours(2)]]],
    ["else the block's", { "how-often": endless }, { "longest-gap": hours(3) }, [["hall/a", hours(3)]]],
    [
      "before the block's",
      { "how-often": endless, "longest-gap": hours(2) },
      { "longest-gap": hours(3) },
      [["hall/a", hours(2)]],
    ],
    [
      "is not the block's where work ends",
      { "how-often": daily },
      { "longest-gap": hours(3) },
      [["hall/a", undefined]],
    ],
    [
      "stays where work ends, to be refused",
      { "how-often": daily, "longest-gap": hours(2) },
      {},
      [["hall/a", hours(2)]],
    ],
    [
      "belongs to the season without stop",
      { seasons: { winter: endless, growing: daily }, "longest-gap": hours(2) },
      {},
      [
        ["hall/a/winter", hours(2)],
        ["hall/a/growing", undefined],
      ],
    ],
    [
      "stays where no season is without stop, to be refused",
      { seasons: { winter: daily }, "longest-gap": hours(2) },
      {},
      [["hall/a/winter", hours(2)]],
    ],
  ])("%s", (_, row, block, expected) => {
    expect(gaps(row, block)).toEqual(expected);
  });
});

test("pick takes what is written, in the order asked for", () => {
  const value: { a?: number; b?: string; c: boolean } = { c: false, a: 0 };
  expect(Object.entries(pick(value, "a", "b", "c"))).toEqual([
    ["a", 0],
    ["c", false],
  ]);
});
