import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compliance, finding, record, rows, rule } from "./examples.ts";
import { details, listenFor, openStage, put, type Stage } from "./page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function on(tag: string, properties: object, event: string, check: (page: Page) => Promise<void>): Promise<void> {
  const { page, caught } = await stage.again();
  await put(page, tag, properties);
  await listenFor(page, event);
  await check(page);
  expect(caught).toEqual([]);
}
const id: unknown = expect.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_-]{7,63}$/);
const instant: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

describe("gj-log", () => {
  const at = { site: "garden-court", place: "a-1", doneBy: "cleaner-03" };
  const made = (rows: readonly string[]): object => ({
    id,
    form: "cleaning/log",
    site: "garden-court",
    place: "a-1",
    "done-by": "cleaner-03",
    marks: rows.map((row) => ({ row, result: "done" })),
    happened: instant,
    precision: "minute",
  });

  test("one tap gives one record", () =>
    on("gj-log", { row: rows.due, ...at }, "gj-log", async (page) => {
      await page
        .getByRole("button", { name: "已做：地垫吸尘" })
        .or(page.getByRole("button", { name: "已做: 地垫吸尘" }))
        .click();
      expect(await details(page)).toEqual([made(["hall/mat-vacuum"])]);
    }));

  test("a row that needs several takes a count", () =>
    on("gj-log", { row: rows.due, ...at }, "gj-log", async (page) => {
      await page.getByRole("combobox", { name: "次数" }).selectOption("2");
      await page.locator("gj-log [part=done]").click();
      expect(await details(page)).toEqual([made(["hall/mat-vacuum", "hall/mat-vacuum"])]);
    }));

  test("taking it back withdraws the record that was made, with a reason", () =>
    on("gj-log", { row: rows.due, ...at }, "gj-log", async (page) => {
      await page.evaluate(() => {
        const undone: unknown[] = [];
        Object.assign(globalThis, { undone });
        document.addEventListener("gj-undo", (event) => undone.push((event as CustomEvent).detail));
      });
      await page.locator("gj-log [part=done]").click();
      await page.getByRole("button", { name: /^撤销/ }).click();
      const [logged] = (await details(page)) as { id: string }[];
      expect(await page.evaluate(() => (globalThis as unknown as { undone: unknown[] }).undone)).toEqual([
        { id, form: "cleaning/log", site: "garden-court", withdraws: logged?.id, reason: "误点撤销" },
      ]);
      await page.locator("gj-log [part=done]").waitFor();
    }));

  test("after some seconds the tap stands", async () => {
    const { page, context, caught } = await stage.open();
    await page.clock.install();
    await put(page, "gj-log", { row: rows.due, ...at });
    await page.locator("gj-log [part=done]").click();
    await page.clock.runFor(7_900);
    expect(await page.locator("gj-log .logged").count()).toBe(1);
    await page.clock.runFor(200);
    expect(await page.locator("gj-log .logged").count()).toBe(0);
    expect(caught).toEqual([]);
    await context.close();
  });

  test("a listener that prevents it leaves the row as it was", () =>
    on("gj-log", { row: rows.due, ...at }, "gj-log", async (page) => {
      await page.evaluate(() =>
        document.querySelector("gj-log")?.addEventListener("gj-log", (event) => event.preventDefault()),
      );
      await page.locator("gj-log [part=done]").click();
      expect(await page.locator("gj-log .logged").count()).toBe(0);
    }));

  test.each([
    ["a row that is overdue says why", rows.overdue, "距上次已 3 小时 10 分，超过 2 小时。"],
    ["who did it last, and when", rows.overdue, "上次 11月20日 08:20 · 保洁员03"],
    ["how far several have come", rows.due, "0/1 次"],
    ["a row never done", rows.due, "还没有记录"],
    ["a row that is kept can be done again", rows.met, "再记一次"],
  ])("%s", (_, row, words) =>
    on("gj-log", { row }, "gj-log", async (page) => {
      expect(await page.locator("gj-log article").innerText()).toContain(words);
    }),
  );

  test("a row that no log answers has no tap", () =>
    on("gj-log", { row: { ...rows.due, log: undefined } }, "gj-log", async (page) => {
      expect(await page.locator("gj-log [part=done]").count()).toBe(0);
    }));
});

describe("gj-finding", () => {
  test("says verdict, row, place, sentence, needed and found, window, clause, records and what to do", () =>
    on("gj-finding", { finding }, "gj-open", async (page) => {
      const words = (await page.locator("gj-finding article").innerText())
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
      expect(words).toEqual([
        "地垫吸尘",
        "A座1层营业厅 · A座",
        "不足",
        "当日应做 3 次，只有 2 次记录。",
        "应有",
        "3 次",
        "实有",
        "2 次",
        "时段",
        "2026-11-19",
        "频次",
        "每日3次",
        "依据",
        "客服部工作指南 P4.1",
        "依据的记录",
        "11月19日 08:12 · 保洁员03",
        "11月19日 14:40 · 保洁员05",
        "现在可以做 若实际做过，请补记并写明时间；否则今日起按次完成。",
      ]);
    }));

  test("opens its rule, its place and its records", () =>
    on("gj-finding", { finding }, "gj-open", async (page) => {
      await page.getByRole("button", { name: "地垫吸尘" }).click();
      await page.getByRole("button", { name: "A座1层营业厅" }).click();
      await page.getByRole("button", { name: /保洁员05/ }).click();
      expect(await details(page)).toEqual([{ rule: "cleaning/hall/mat-vacuum" }, { place: "a-1" }, { record: "r2" }]);
    }));

  test("without records or figures it says so and leaves them out", () =>
    on(
      "gj-finding",
      { finding: { ...finding, records: [], needed: undefined, found: undefined, hint: {} } },
      "gj-open",
      async (page) => {
        const words = await page.locator("gj-finding article").innerText();
        expect([words.includes("没有记录"), words.includes("应有"), words.includes("现在可以做")]).toEqual([
          true,
          false,
          false,
        ]);
      },
    ));
});

describe("gj-compliance", () => {
  test("done and inspected apart, met and judged with one decimal, nothing judged is —", () =>
    on("gj-compliance", { compliance }, "gj-open", async (page) => {
      const shares = await page.locator("gj-compliance .share .big").allInnerTexts();
      const counted = await page.locator("gj-compliance .share small").allInnerTexts();
      const figures = await page.locator("gj-compliance section > table strong").allInnerTexts();
      expect([shares, counted, figures]).toEqual([
        ["91.5%", "86.3%"],
        ["达标 412 / 应判 450", "达标 19 / 应判 22"],
        ["92.1%", "75.0%", "—", "—"],
      ]);
    }));

  test("each number opens its findings", () =>
    on("gj-compliance", { compliance }, "gj-open", async (page) => {
      const block = page.locator("gj-compliance section").first();
      await block.getByRole("button", { name: /92\.1%/ }).click();
      await block.getByRole("button", { name: "不合格 3" }).click();
      await block.locator("summary").click();
      await block.getByRole("button", { name: /87\.5%/ }).click();
      const range = { from: "2026-11-01", to: "2026-11-30", ended: "true", area: "cleaning", block: "cleaning/hall" };
      expect(await details(page)).toEqual([
        { findings: { ...range, kind: "frequency" } },
        { findings: { ...range, kind: "score", verdict: "failed" } },
        { findings: { ...range, rule: "cleaning/hall/mat-vacuum" } },
      ]);
    }));

  test("a month with nothing says so", () =>
    on("gj-compliance", { compliance: { ...compliance, blocks: [] } }, "gj-open", async (page) => {
      expect(await page.locator("gj-compliance .empty").innerText()).toBe("这个月还没有可判定的应办事项。");
    }));
});

describe("gj-rule", () => {
  test("names the last file and line of a field, and strikes out what it replaced", () =>
    on("gj-rule", { rule }, "gj-open", async (page) => {
      const first = page.locator("gj-rule li").first();
      expect([await first.innerText(), await first.locator("s").allInnerTexts()]).toEqual([
        expect.stringMatching(/how-often\s+每日3次\s+garden-firm\/cleaning\.yaml:6/),
        ["guide/cleaning.yaml:14"],
      ]);
    }));
});

describe("gj-record", () => {
  const correctable = { record, correctable: true };

  test("shows the content in force, and what stood before struck out with its reason", () =>
    on("gj-record", correctable, "gj-submit", async (page) => {
      const older = page.locator("gj-record .older");
      expect([await older.locator("p").first().innerText(), await older.locator("li s").allInnerTexts()]).toEqual([
        "于 11月19日 09:00 被更正：点错了行",
        ["地垫清洗 已做"],
      ]);
    }));

  test("a correction is a whole new record that names the newest of its chain, with a reason", () =>
    on("gj-record", correctable, "gj-submit", async (page) => {
      await page.getByRole("button", { name: "更正" }).click();
      await page.locator("#happened").fill("2026-11-19T09:30");
      await page.getByRole("textbox", { name: "理由（必填）" }).fill(" 时间记错 ");
      await page.getByRole("button", { name: "保存更正" }).click();
      expect(await details(page)).toEqual([
        {
          id,
          form: "cleaning/log",
          site: "garden-court",
          place: "a-1",
          precision: "minute",
          "done-by": "cleaner-03",
          happened: "2026-11-19T09:30:00+08:00",
          marks: [{ row: "hall/mat-vacuum", result: "done" }],
          corrects: "rec00000002",
          reason: "时间记错",
        },
      ]);
    }));

  test("without a reason nothing is sent: it is said, tied to the field, and focused", () =>
    on("gj-record", correctable, "gj-submit", async (page) => {
      await page.getByRole("button", { name: "撤销这条记录" }).click();
      await page.getByRole("button", { name: "撤销这条记录" }).click();
      const reason = page.getByRole("textbox", { name: "理由（必填）" });
      expect([
        await details(page),
        await reason.getAttribute("aria-invalid"),
        await reason.getAttribute("aria-describedby"),
      ]).toEqual([[], "true", "fault"]);
      expect(await reason.evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field)).toBe(true);
    }));

  test("a withdrawal names the newest of the chain", () =>
    on("gj-record", correctable, "gj-submit", async (page) => {
      await page.getByRole("button", { name: "撤销这条记录" }).click();
      await page.getByRole("textbox", { name: "理由（必填）" }).fill("没有做");
      await page.getByRole("button", { name: "撤销这条记录" }).click();
      expect(await details(page)).toEqual([
        { id, form: "cleaning/log", site: "garden-court", withdraws: "rec00000002", reason: "没有做" },
      ]);
    }));

  test.each([
    ["a withdrawn record", { record: { ...record, withdrawn: { by: "rec3", reason: "重复" } }, correctable: true }],
    ["a record of another, without the right", { record, correctable: false }],
  ])("%s cannot be corrected", (_, properties) =>
    on("gj-record", properties, "gj-submit", async (page) => {
      expect(await page.getByRole("button", { name: "更正" }).count()).toBe(0);
    }),
  );
});
