import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBlock, readCell } from "../../ui/elements/sheet/cells.ts";
import { sheet } from "./examples.ts";
import { details, listenFor, openStage, put, type Stage } from "./page.ts";

test.each([
  ["1", 1],
  ["3", 3],
  ["１２", 12],
  ["√", 1],
  ["✓", 1],
  ["✔", 1],
  ["☑", 1],
  ["是", 1],
  ["v", 1],
  ["Y", 1],
  [" √ ", 1],
  ["", 0],
  ["  ", 0],
  ["空", 0],
  ["x", 0],
  ["X", 0],
  ["×", 0],
  ["✗", 0],
  ["-", 0],
  ["—", 0],
  ["/", 0],
  ["0", 0],
  ["否", 0],
  ["8:30", undefined],
  ["1.5", undefined],
  ["-1", undefined],
  ["1234", undefined],
  ["√√", undefined],
  ["张", undefined],
  ["=1+1", undefined],
])("a cell %j is read as %j", (text, count) => {
  expect(readCell(text)).toBe(count);
});

test.each([
  [
    "1\t√\n\tx",
    [
      ["1", "√"],
      ["", "x"],
    ],
  ],
  ["1\r\n2\r\n", [["1"], ["2"]]],
  ["1\r2", [["1"], ["2"]]],
  ["", [[""]]],
])("a block %j", (text, cells) => {
  expect(readBlock(text)).toEqual(cells);
});

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function on(properties: object, check: (page: Page) => Promise<void>): Promise<void> {
  const { page, caught } = await stage.again();
  await put(page, "gj-sheet", { sheet, ...properties });
  await listenFor(page, "gj-save");
  await check(page);
  expect(caught).toEqual([]);
}

/** A cell by row and day of the month, from 1. */
const cell = (page: Page, row: number, day: number) =>
  page
    .locator("gj-sheet tbody tr")
    .nth(row - 1)
    .locator("td")
    .nth(day - 1);
const text = async (page: Page, row: number, days: readonly number[]): Promise<string> =>
  (await Promise.all(days.map(async (day) => (await cell(page, row, day).innerText()).trim() || "·"))).join("");
const kept = (page: Page, row: number): Promise<string> =>
  page
    .locator("gj-sheet tbody tr")
    .nth(row - 1)
    .locator("th .kept")
    .innerText();
const status = (page: Page): Promise<string> => page.locator("gj-sheet .bar [role=status]").innerText();
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const where = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const cell = document.querySelector("gj-sheet")?.shadowRoot?.activeElement as HTMLTableCellElement;
    return [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex];
  });
const paste = (page: Page, block: string): Promise<void> =>
  page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", block);
    const cell = document.querySelector("gj-sheet")?.shadowRoot?.querySelector('td[tabindex="0"]');
    cell?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }),
    );
  }, block);
const save = (page: Page): Promise<void> => page.locator("gj-sheet [part=save]").click();
const record = (date: string, rows: readonly string[]): object => ({
  id: expect.any(String) as unknown,
  form: "cleaning/log",
  site: "garden-court",
  place: "a-1",
  happened: `${date}T00:00:00+08:00`,
  precision: "day",
  marks: rows.map((row) => ({ row, result: "done" })),
});

describe("what it shows", () => {
  test("recorded work, and how many windows of each row are kept of those that are over", () =>
    on({}, async (page) => {
      expect([await text(page, 1, [1, 5, 6]), await kept(page, 1)]).toEqual(["✓✓·", "达标 5/19"]);
      expect([await kept(page, 2), await kept(page, 3)]).toEqual(["达标 0/14", "达标 1/2"]);
    }));

  test("of a longest gap, how it was judged; what is typed there is judged once it is saved", () =>
    on({}, async (page) => {
      expect(await kept(page, 4)).toBe("达标 2/5");
      await cell(page, 4, 3).click();
      expect(await kept(page, 4)).toBe("保存后判定");
    }));

  test("of a row that nothing is judged of, the times in all", () =>
    on({ sheet: { ...sheet, rows: [{ ...sheet.rows[0], windows: [] }] } }, async (page) => {
      expect(await page.locator("gj-sheet tbody th small").last().innerText()).toBe("共 5 次");
    }));

  test("loaded anew, it leaves the person in their cell; another month begins at its newest day", () =>
    on({}, async (page) => {
      const again = async (month: string): Promise<void> =>
        page.evaluate(
          async ({ sheet, month }) => {
            const element = document.querySelector("gj-sheet") as unknown as {
              sheet: object;
              updateComplete: Promise<unknown>;
            };
            element.sheet = { ...sheet, month };
            await element.updateComplete;
          },
          { sheet, month },
        );
      const here = (): Promise<number> =>
        page.evaluate(() =>
          [...(document.querySelector("gj-sheet")?.shadowRoot?.querySelectorAll("td") ?? [])].findIndex(
            (each) => each.tabIndex === 0,
          ),
        );
      await cell(page, 2, 4).focus();
      await again(sheet.month);
      expect(await here()).toBe(30 + 3);
      await again("2026-12");
      expect(await here()).toBe(19);
    }));

  test("disabled it can be read and walked, and offers nothing", () =>
    on({ disabled: true }, async (page) => {
      expect(await page.locator("gj-sheet button").count()).toBe(0);
      expect(await page.locator("gj-sheet #keys").count()).toBe(0);
      expect(await page.getByRole("grid").getAttribute("aria-readonly")).toBe("true");
    }));

  test("what is typed counts at once, by windows of days and of weeks", () =>
    on({}, async (page) => {
      await cell(page, 1, 6).click();
      await cell(page, 3, 10).click();
      expect([await kept(page, 1), await kept(page, 3)]).toEqual(["达标 6/19", "达标 2/2"]);
    }));

  test("the newest day that has begun is in view at 390 px", () =>
    on({}, async (page) => {
      const box = await cell(page, 1, 20).boundingBox();
      expect(box && box.x > 140 && box.x + box.width <= 390).toBe(true);
    }));
});

describe("by keyboard", () => {
  test.each([
    ["arrows", ["ArrowDown", "ArrowLeft", "ArrowLeft"], [2, 18]],
    ["not beyond the edge", ["ArrowUp", "ArrowUp"], [1, 20]],
    ["Home", ["Home"], [1, 1]],
    ["End", ["End"], [1, 30]],
    ["Ctrl+Home and Ctrl+End", ["Control+Home", "Control+End"], [4, 30]],
    ["PageDown and PageUp", ["PageDown", "PageUp", "PageDown"], [4, 20]],
    ["Enter goes down, with shift up", ["Enter", "Enter", "Shift+Enter"], [2, 20]],
  ] as const)("%s", (_, keys, expected) =>
    on({}, async (page) => {
      await cell(page, 1, 20).focus();
      await press(page, ...keys);
      expect(await where(page)).toEqual(expected);
    }),
  );

  test.each([
    ["space fills and empties", ["Space", "ArrowLeft", "Space", "Space"], "··✓"],
    ["digits are counts", ["2", "ArrowLeft", "9"], "·92"],
    ["0, Delete and Backspace clear", ["2", "0", "ArrowLeft", "1", "Delete", "ArrowLeft", "1", "Backspace"], "···"],
    ["Ctrl+Z takes back one step", ["1", "2", "Control+z"], "··✓"],
    ["letters do nothing", ["a", "x"], "···"],
  ] as const)("%s", (_, keys, expected) =>
    on({}, async (page) => {
      await cell(page, 1, 20).focus();
      await press(page, ...keys);
      expect(await text(page, 1, [18, 19, 20])).toBe(expected);
    }),
  );

  test("only one cell is in the order of tabs", () =>
    on({}, async (page) => {
      expect(await page.locator('gj-sheet td[tabindex="0"]').count()).toBe(1);
    }));
});

describe("same as the day before", () => {
  test("takes all rows of the day, and leaves days on which nothing is asked", () =>
    on({}, async (page) => {
      await cell(page, 1, 13).focus();
      await press(page, "1", "ArrowDown", "1", "ArrowRight");
      await page.getByRole("button", { name: "同前一日" }).click();
      expect([await text(page, 1, [13, 14]), await text(page, 2, [13, 14])]).toEqual(["✓✓", "✓·"]);
    }));

  test("by the key =", () =>
    on({}, async (page) => {
      await cell(page, 1, 6).focus();
      await press(page, "=", "ArrowRight", "=");
      expect(await text(page, 1, [5, 6, 7])).toBe("✓✓✓");
    }));
});

describe("paste", () => {
  test("a block of a spreadsheet, from the cell on", () =>
    on({}, async (page) => {
      await cell(page, 1, 10).focus();
      await paste(page, "1\t√\tx\t2\n✓\t\t×\t空\r\n");
      expect([await text(page, 1, [10, 11, 12, 13]), await text(page, 2, [10, 11, 12, 13])]).toEqual(["✓✓·2", "✓···"]);
      expect(await status(page)).toContain("已粘贴：4 格已做，4 格未做。");
    }));

  test("what cannot be read, what lies beyond, and what has not come are said and left alone", () =>
    on({}, async (page) => {
      await cell(page, 4, 19).focus();
      await paste(page, "早上\t1\t1\n1\t1\t1");
      expect(await text(page, 4, [19, 20, 21])).toBe("·✓·");
      expect(await status(page)).toContain("1 格看不懂，没有改动（如“早上”）。");
      expect(await status(page)).toContain("4 格超出表格或还没到日子，已略去。");
    }));

  test("never lowers what is recorded", () =>
    on({}, async (page) => {
      await cell(page, 1, 1).focus();
      await paste(page, "x\t2");
      expect(await text(page, 1, [1, 2])).toBe("✓2");
    }));
});

describe("saving", () => {
  test("one record a day, with what was typed beyond what is recorded; late days are said", () =>
    on({ doneBy: "cleaner-03" }, async (page) => {
      await cell(page, 1, 2).focus();
      await press(page, "3", "ArrowDown", "1");
      await cell(page, 1, 20).focus();
      await press(page, "1");
      expect(await status(page)).toContain("1 天已过录入期限，将标为迟录。");
      expect(await page.locator("gj-sheet [part=save]").innerText()).toBe("保存 2 天");
      await save(page);
      const by = { "done-by": "cleaner-03" };
      expect(await details(page)).toEqual([
        {
          records: [
            { ...record("2026-11-02", ["hall/mat-vacuum", "hall/mat-vacuum", "hall/lamp-wipe"]), ...by },
            { ...record("2026-11-20", ["hall/mat-vacuum"]), ...by },
          ],
        },
      ]);
    }));

  test("nothing typed, nothing to save", () =>
    on({}, async (page) => {
      expect(await page.locator("gj-sheet [part=save]").isDisabled()).toBe(true);
    }));

  test.each([
    ["less than recorded", 1, 1, "这一格已有记录 1 次"],
    ["a day that has not come", 1, 21, "还没到这一天。"],
  ] as const)("%s is refused in words", (_, row, day, words) =>
    on({}, async (page) => {
      await cell(page, row, day).focus();
      await press(page, "0", ...(day > 20 ? ["1"] : []));
      expect(await status(page)).toContain(words);
      expect(await page.locator("gj-sheet [part=save]").isDisabled()).toBe(true);
    }),
  );

  test("a disabled sheet takes nothing", () =>
    on({ disabled: true }, async (page) => {
      await cell(page, 1, 20).focus();
      await press(page, "1");
      expect(await text(page, 1, [20])).toBe("·");
    }));
});

describe("a draft", () => {
  test("survives a reload, can be discarded, and goes when saved", async () => {
    const { page, caught } = await stage.again();
    await put(page, "gj-sheet", { sheet, draftKey: "gj-draft/sheet" });
    await cell(page, 1, 20).click();
    await page.reload();
    await put(page, "gj-sheet", { sheet, draftKey: "gj-draft/sheet" });
    expect([await text(page, 1, [20]), await page.getByRole("status").first().innerText()]).toEqual([
      "✓",
      expect.stringContaining("已恢复上次未保存的 1 格。"),
    ]);
    await page.getByRole("button", { name: "放弃" }).click();
    expect([await text(page, 1, [20]), await page.evaluate(() => localStorage.length)]).toEqual(["·", 0]);
    expect(caught).toEqual([]);
  });

  test.each(["{", "{}", "[1]", '[["2026-11-20 x"]]', '[[{"_$litType$":1},1]]'])(
    "that holds %s is as if there were none",
    async (kept) => {
      const { page, caught } = await stage.again();
      await page.evaluate((kept) => localStorage.setItem("gj-draft/sheet", kept), kept);
      await put(page, "gj-sheet", { sheet, draftKey: "gj-draft/sheet" });
      expect([await page.locator("gj-sheet td.typed").count(), caught]).toEqual([0, []]);
    },
  );
});

test("a tap counts up to what the row may have, then starts again", () =>
  on({}, async (page) => {
    const seen: string[] = [];
    for (let taps = 0; taps < 3; taps++) {
      await cell(page, 1, 20).click();
      seen.push(await text(page, 1, [20]));
    }
    expect(seen).toEqual(["✓", "2", "·"]);
  }));
