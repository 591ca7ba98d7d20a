import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Checklist } from "../../core/index.ts";
import { checklist, qualities } from "./examples.ts";
import { details, listenFor, openStage, put, type Stage } from "./page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const base = { checklist, qualities, of: "cleaning/hall", site: "garden-court", place: "a-1", pass: { n: 85, d: 100 } };

/** A page with the element, closed after the check with nothing caught. */
async function on(
  properties: object,
  check: (page: Page, row: (n: number) => Locator) => Promise<void>,
): Promise<void> {
  const { page, caught } = await stage.again();
  await put(page, "gj-checklist", { ...base, ...properties });
  await check(page, (n) => page.locator("gj-checklist fieldset.row").nth(n));
  expect(caught).toEqual([]);
}
const answer = (row: Locator, name: string): Promise<void> => row.getByRole("radio", { name, exact: true }).check();
const marks = (page: Page): Promise<unknown> =>
  page.evaluate(() => (document.querySelector("gj-checklist") as unknown as { marks: unknown }).marks);
const result = (page: Page): Promise<string> => page.locator("gj-checklist .result").innerText();
const all = ["floor-mop", "mat-vacuum", "glass-wipe", "bin-wash"];

describe("all pass, then the exceptions", () => {
  test("one tap passes every row, one more marks the exception, and the record has all marks", () =>
    on({}, async (page, row) => {
      await listenFor(page, "gj-submit");
      await page.getByRole("button", { name: "全部合格" }).click();
      await answer(row(1), "不合格");
      await row(1).getByRole("textbox").fill("  门口两块有泥  ");
      await page.getByRole("button", { name: "提交检查" }).click();
      expect(await details(page)).toEqual([
        {
          id: expect.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_-]{7,63}$/) as unknown,
          form: "cleaning/hall",
          site: "garden-court",
          place: "a-1",
          happened: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
          precision: "minute",
          marks: [
            { row: "floor-mop", result: "pass" },
            { row: "mat-vacuum", result: "fail", note: "门口两块有泥" },
            { row: "glass-wipe", result: "pass" },
            { row: "bin-wash", result: "pass" },
          ],
        },
      ]);
    }));

  test("passing the rest leaves answers that are there", () =>
    on({}, async (page, row) => {
      await answer(row(0), "不适用");
      await page.getByRole("button", { name: "其余全部合格" }).click();
      expect(await marks(page)).toEqual(all.map((id, n) => ({ row: id, result: n === 0 ? "not-applicable" : "pass" })));
    }));

  test("an unanswered row cannot be submitted: it is named, counted and focused", () =>
    on({}, async (page, row) => {
      await listenFor(page, "gj-submit");
      await answer(row(0), "合格");
      await page.getByRole("button", { name: "提交检查" }).click();
      expect(await details(page)).toEqual([]);
      expect(await result(page)).toContain("还有 3 项没有答。");
      expect(
        await page.evaluate(() =>
          document.querySelector("gj-checklist")?.shadowRoot?.activeElement?.getAttribute("name"),
        ),
      ).toBe("row1");
    }));
});

describe("the result as it stands", () => {
  const must: Checklist = {
    ...checklist,
    rows: Object.fromEntries(Object.entries(checklist.rows).map(([id, { recommended: _, ...row }]) => [id, row])),
  };
  test.each([
    ["all pass", ["合格", "合格", "合格", "合格"], "100.0%优达到合格线已答 4/4"],
    ["one fails", ["合格", "不合格", "合格", "合格"], "75.0%差未达合格线已答 4/4"],
    ["not applicable is left out", ["合格", "不适用", "合格", "合格"], "100.0%优达到合格线已答 4/4"],
    ["a critical row fails", ["不合格", "合格", "合格", "合格"], "75.0%差未达合格线已答 4/4"],
    ["all not applicable has none", ["不适用", "不适用", "不适用", "不适用"], "已答 4/4"],
    ["half answered", ["合格", "不合格"], "50.0%差已答 2/4"],
  ] as const)("%s", (_, answers, expected) =>
    on({ checklist: must }, async (page, row) => {
      for (const [n, name] of answers.entries()) await answer(row(n), name);
      expect((await result(page)).replace(/\s*\n\s*/g, "")).toBe(expected);
    }),
  );

  test("a critical row that fails is below the pass line at any %", () =>
    on({ checklist: must, pass: { n: 10, d: 100 } }, async (page, row) => {
      await page.getByRole("button", { name: "全部合格" }).click();
      await answer(row(0), "不合格");
      expect(await result(page)).toContain("未达合格线");
    }));

  test("no pass line, no word about it", () =>
    on({ pass: "unset" }, async (page) => {
      await page.getByRole("button", { name: "全部合格" }).click();
      expect(await result(page)).not.toContain("合格线");
    }));
});

describe("other methods", () => {
  const rows = { wall: { title: { zh: "墙面" }, points: 10 }, floor: { title: { zh: "地面" }, points: 5 } };
  const of = (method: Checklist["method"], more: Partial<Checklist> = {}): Partial<{ checklist: Checklist }> => ({
    checklist: { title: { zh: "表" }, method, "not-applicable": "leave-out", rows, ...more },
  });

  test("points: full marks at first, fewer by the button, never more than the row has", () =>
    on(of("points"), async (page, row) => {
      await page.getByRole("button", { name: "全部合格" }).click();
      await row(0).getByRole("button", { name: "减一" }).click();
      await row(1).getByRole("button", { name: "加一" }).click();
      expect(await marks(page)).toEqual([
        { row: "wall", result: "fail", count: 9 },
        { row: "floor", result: "pass", count: 5 },
      ]);
      expect(await result(page)).toContain("93.3%");
    }));

  test("deductions: each finding takes off its points", () =>
    on(of("deductions", { full: 100 }), async (page, row) => {
      await page.getByRole("button", { name: "全部合格" }).click();
      await row(0).getByRole("spinbutton").fill("2");
      await row(0).getByRole("spinbutton").press("Tab");
      expect(await marks(page)).toEqual([
        { row: "wall", result: "fail", count: 2 },
        { row: "floor", result: "pass", count: 0 },
      ]);
      expect(await result(page)).toContain("80.0%");
    }));

  test("faults: counted", () =>
    on({ ...of("faults"), pass: { faults: 2 } }, async (page, row) => {
      await page.getByRole("button", { name: "全部合格" }).click();
      for (let times = 0; times < 3; times++) await row(1).getByRole("button", { name: "加一" }).click();
      expect(await marks(page)).toEqual([
        { row: "wall", result: "pass", count: 0 },
        { row: "floor", result: "fail", count: 3 },
      ]);
      expect(await result(page)).toMatch(/3 处缺陷[^]*未达合格线/);
    }));

  test.each([
    ["last", "5"],
    ["first", "1"],
  ] as const)("levels: the best is the %s of the scale", (end, level) =>
    on(of("levels", { levels: { scale: [1, 2, 3, 4, 5], best: end } }), async (page) => {
      await page.getByRole("button", { name: "全部合格" }).click();
      expect(await marks(page)).toEqual([
        { row: "wall", result: level },
        { row: "floor", result: level },
      ]);
    }),
  );
});

describe("a draft", () => {
  test("is kept on every change, survives a reload, and goes when the record has arrived", async () => {
    const { page, caught } = await stage.again();
    const properties = { ...base, draftKey: "gj-draft/x" };
    await put(page, "gj-checklist", properties);
    const row = page.locator("gj-checklist fieldset.row");
    await answer(row.nth(0), "不合格");
    await row.nth(0).getByRole("textbox").fill("积水");
    await page.reload();
    await put(page, "gj-checklist", properties);
    expect(await marks(page)).toEqual([{ row: "floor-mop", result: "fail", note: "积水" }]);
    expect(await page.getByRole("status").first().innerText()).toContain("已恢复");
    await page.evaluate(() => (document.querySelector("gj-checklist") as unknown as { clear(): void }).clear());
    expect([await marks(page), await page.evaluate(() => localStorage.length)]).toEqual([[], 0]);
    expect(caught).toEqual([]);
  });

  test("that cannot be kept is said, and answers stay", () =>
    on({ draftKey: "gj-draft/x" }, async (page, row) => {
      await page.evaluate(() => localStorage.setItem("filler", "x".repeat(5 * 1024 * 1024 - 20)));
      await answer(row(0), "合格");
      expect(await page.getByRole("alert").innerText()).toContain("本机存储已满");
      expect(await marks(page)).toEqual([{ row: "floor-mop", result: "pass" }]);
    }));

  test.each([
    ["no JSON", "{"],
    ["another shape", '{"floor-mop":"pass"}'],
    [
      "rows that are not there, and a template",
      '[{"row":"gone","result":"pass"},{"row":"__proto__","result":"pass"},{"_$litType$":1,"strings":{"raw":["<img>"]},"values":[]}]',
    ],
  ])("that is %s is as if there were none", async (_, kept) => {
    const { page, caught } = await stage.again();
    await page.evaluate((kept) => localStorage.setItem("gj-draft/x", kept), kept);
    await put(page, "gj-checklist", { ...base, draftKey: "gj-draft/x" });
    expect([await marks(page), caught]).toEqual([[], []]);
  });
});

describe("in a form", () => {
  /** A form with the element, a fieldset around it, and what FormData holds. */
  async function inForm(page: Page, properties: object): Promise<void> {
    await page.evaluate(
      async ({ properties }) => {
        const form = document.createElement("form");
        const fieldset = document.createElement("fieldset");
        const element = Object.assign(document.createElement("gj-checklist"), properties, { name: "inspection" });
        fieldset.append(element);
        form.append(fieldset);
        document.querySelector("#stage")?.replaceChildren(form);
        await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      },
      { properties: { ...base, ...properties } },
    );
  }
  const data = (page: Page): Promise<unknown> =>
    page.evaluate(() => new FormData(document.querySelector("form")!).get("inspection"));

  test("takes part: value, required, reset, a disabled fieldset", () =>
    on({}, async (page, row) => {
      await inForm(page, { required: true, noSubmit: true });
      const valid = (): Promise<boolean> => page.evaluate(() => document.querySelector("form")!.checkValidity());
      expect([await data(page), await valid()]).toEqual(["[]", false]);
      await page.getByRole("button", { name: "全部合格" }).click();
      expect([(JSON.parse(String(await data(page))) as unknown[]).length, await valid()]).toEqual([4, true]);
      await page.evaluate(() => document.querySelector("form")!.reset());
      expect([await data(page), await valid()]).toEqual(["[]", false]);
      await answer(row(0), "合格");
      await page.evaluate(() => (document.querySelector("fieldset")!.disabled = true));
      expect(await data(page)).toBe(null);
      await expect.poll(() => page.locator("gj-checklist fieldset.row input").first().isDisabled()).toBe(true);
    }));

  test("is submitted by its form", () =>
    on({}, async (page) => {
      await inForm(page, { noSubmit: true });
      expect(await page.getByRole("button", { name: "提交检查" }).count()).toBe(0);
    }));
});

describe("by keyboard alone", () => {
  test("all pass, one exception with its note, submitted", () =>
    on({}, async (page) => {
      await listenFor(page, "gj-submit");
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await press("Tab", "Enter");
      // The button has nothing left to do and gives the focus up; the first row's radio comes next.
      await page.locator("gj-checklist input[type=radio]").first().focus();
      await press("ArrowRight", "Tab");
      await page.keyboard.type("角落有纸");
      for (let tabs = 0; tabs < 12; tabs++) {
        await press("Tab");
        if (
          await page.evaluate(() =>
            document.querySelector("gj-checklist")?.shadowRoot?.activeElement?.matches("[part=submit]"),
          )
        )
          break;
      }
      await press("Enter");
      expect(await details(page)).toMatchObject([
        { marks: [{ row: "floor-mop", result: "fail", note: "角落有纸" }, {}, {}, {}] },
      ]);
    }));
});

test("rows with names of JavaScript's own, and a row of every name at once, are rows like others", () =>
  on({}, async (page, row) => {
    const names = ["constructor", "to-string", "length", "has-own-property", "value-of", "prototype"];
    const rows = Object.fromEntries(names.map((name) => [name, { title: { zh: name } }]));
    await put(page, "gj-checklist", { ...base, checklist: { ...checklist, groups: {}, rows } });
    await page.getByRole("button", { name: "全部合格" }).click();
    await answer(row(0), "不合格");
    expect(await marks(page)).toEqual(names.map((name, n) => ({ row: name, result: n === 0 ? "fail" : "pass" })));
  }));

test("a note shaped like a template is text", () =>
  on({}, async (page) => {
    const note = { _$litType$: 1, strings: { raw: ["<img src=x onerror=alert(1)>"] }, values: [] };
    await page.evaluate((note) => {
      (document.querySelector("gj-checklist") as unknown as { marks: unknown }).marks = [
        { row: "floor-mop", result: "fail", note },
      ];
    }, note);
    expect(await marks(page)).toEqual([{ row: "floor-mop", result: "fail" }]);
    expect(await page.locator("gj-checklist img").count()).toBe(0);
  }));
