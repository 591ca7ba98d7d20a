import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Checklist, Mark } from "../../core/index.ts";
import { instantAt, wallIn } from "../../ui/elements/lang.ts";
import { compliance, finding, record, rows, rule } from "./examples.ts";
import { details, listenFor, openStage, put, type Stage } from "./page.ts";

test.each([
  ["Asia/Shanghai", "2026-11-19T09:30:00", "2026-11-19T01:30:00.000Z"],
  ["Europe/Berlin", "2026-07-01T09:30:00", "2026-07-01T07:30:00.000Z"],
  ["Europe/Berlin", "2026-12-01T09:30:00", "2026-12-01T08:30:00.000Z"],
  ["Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00.000Z"],
  ["Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00.000Z"],
  ["America/New_York", "2026-11-01T00:30:00", "2026-11-01T04:30:00.000Z"],
  ["Asia/Kathmandu", "2026-01-01T00:00:00", "2025-12-31T18:15:00.000Z"],
])("the clocks of %s show %s at %s", (zone, shown, instant) => {
  expect([instantAt(shown, zone), wallIn(instant, zone)]).toEqual([instant, shown]);
});

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
/** What was taken back since it is watched for: the records that withdraw. */
const undone = (page: Page): Promise<unknown> =>
  page.evaluate(() => (globalThis as unknown as { undone: unknown[] }).undone);
const watchUndone = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const undone: unknown[] = [];
    Object.assign(globalThis, { undone });
    document.addEventListener("gj-undo", (event) => undone.push((event as CustomEvent).detail));
  });

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
      await watchUndone(page);
      await page.locator("gj-log [part=done]").click();
      await page.getByRole("button", { name: /^撤销/ }).click();
      const [logged] = (await details(page)) as { id: string }[];
      expect(await undone(page)).toEqual([
        { id, form: "cleaning/log", site: "garden-court", withdraws: logged?.id, reason: "误点撤销" },
      ]);
      await page.locator("gj-log [part=done]").waitFor();
    }));

  test("tapped twice by a nervous thumb, it is logged once and not taken back", () =>
    on("gj-log", { row: rows.due, ...at }, "gj-log", async (page) => {
      await watchUndone(page);
      await page.locator("gj-log .act button").dblclick();
      await page.locator("gj-log .logged").waitFor();
      expect([await details(page), await undone(page)]).toEqual([[made(["hall/mat-vacuum"])], []]);
    }));

  test("after some seconds the tap stands", async () => {
    const { page, context, caught } = await stage.open();
    await page.clock.install();
    await put(page, "gj-log", { row: rows.due, ...at, undoSeconds: 600 });
    await page.locator("gj-log [part=done]").click();
    // the clock of the page runs on while the test asks: a slow machine takes some of it
    await page.clock.runFor(550_000);
    expect(await page.locator("gj-log .logged").count()).toBe(1);
    await page.clock.runFor(50_000);
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
    ["a row that is kept can be done again", rows.met, "再记"],
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

  test("verdicts beside the shares are those of what was done, and those of what was inspected", () =>
    on("gj-compliance", { compliance }, "gj-open", async (page) => {
      const badges = (place: string): Promise<string[]> =>
        page
          .locator(`gj-compliance ${place}`)
          .evaluateAll((all) =>
            all.map((each) => [...each.querySelectorAll(".badge")].map((badge) => badge.textContent?.trim()).join(" ")),
          );
      expect([await badges(".share"), await badges("section > table tbody tr")]).toEqual([
        ["逾期完成 10 不足 8 漏办 20 未定值 37 无据 5", "不合格 3"],
        ["逾期完成 10 不足 8 未定值 7", "不合格 3", "未定值 30", ""],
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
        expect.stringMatching(/^频次 how-often\s+每日3次\s+garden-firm\/cleaning\.yaml:6/),
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
          happened: "2026-11-19T01:30:00.000Z",
          marks: [{ row: "hall/mat-vacuum", result: "done" }],
          corrects: "rec00000002",
          reason: "时间记错",
        },
      ]);
    }));

  test("a time that has not come is said at its field, and nothing is sent", () =>
    on("gj-record", correctable, "gj-submit", async (page) => {
      await page.getByRole("button", { name: "更正" }).click();
      await page.getByRole("textbox", { name: "理由（必填）" }).fill("时间记错");
      const time = page.locator("#happened");
      await time.fill("2026-11-20T11:36");
      await page.getByRole("button", { name: "保存更正" }).click();
      expect([
        await details(page),
        await page.getByRole("alert").innerText(),
        await time.getAttribute("aria-invalid"),
        await time.getAttribute("aria-describedby"),
      ]).toEqual([[], "这个时间还没有到。", "true", "ahead"]);
      await time.fill("2026-11-20T11:34");
      await page.getByRole("button", { name: "保存更正" }).click();
      expect(await details(page)).toMatchObject([{ happened: "2026-11-20T03:34:00.000Z" }]);
    }));

  test("who did it can be corrected, where people are given", () =>
    on(
      "gj-record",
      { ...correctable, people: [{ id: "cleaner-07", title: { zh: "保洁员07" } }] },
      "gj-submit",
      async (page) => {
        await page.getByRole("button", { name: "更正" }).click();
        await page.getByRole("combobox", { name: "执行人" }).selectOption("cleaner-07");
        await page.getByRole("textbox", { name: "理由（必填）" }).fill("记错了人");
        await page.getByRole("button", { name: "保存更正" }).click();
        expect(await details(page)).toMatchObject([
          { "done-by": "cleaner-07", happened: record.inForce.record.happened },
        ]);
      },
    ));

  test("rows done are counted up and down; none at all is refused in words", () =>
    on("gj-record", correctable, "gj-submit", async (page) => {
      await page.getByRole("button", { name: "更正" }).click();
      await page.getByRole("textbox", { name: "理由（必填）" }).fill("少记了一次");
      await page.getByRole("button", { name: "减一: 地垫吸尘" }).click();
      await page.getByRole("button", { name: "保存更正" }).click();
      expect([await details(page), await page.getByRole("alert").innerText()]).toEqual([
        [],
        "至少要留一项；整条都没做，请撤销这条记录。",
      ]);
      await page.getByRole("button", { name: "加一: 地垫吸尘" }).click();
      await page.getByRole("button", { name: "加一: 地垫吸尘" }).click();
      await page.getByRole("button", { name: "保存更正" }).click();
      const mark = { row: "hall/mat-vacuum", result: "done" };
      expect(await details(page)).toMatchObject([{ marks: [mark, mark] }]);
    }));

  test("what has been typed stays when the record is loaded anew", () =>
    on("gj-record", correctable, "gj-submit", async (page) => {
      await page.getByRole("button", { name: "更正" }).click();
      await page.getByRole("button", { name: "加一: 地垫吸尘" }).click();
      await page.getByRole("textbox", { name: "理由（必填）" }).fill("漏记");
      await page.evaluate(async (record) => {
        const element = Object.assign(document.querySelector("gj-record")!, { record });
        await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      }, record);
      await page.getByRole("button", { name: "保存更正" }).click();
      expect(await details(page)).toMatchObject([{ marks: [{}, {}], reason: "漏记" }]);
    }));

  describe("of an inspection", () => {
    const inspection = (method: Checklist["method"], marks: readonly Mark[]): object => {
      const rows = { wall: { title: { zh: "墙面" }, points: 10 }, floor: { title: { zh: "地面" }, points: 5 } };
      const titled = marks.map((mark) => ({ ...mark, title: rows[mark.row as "wall"].title }));
      const inForce = {
        ...record.inForce,
        record: { ...record.inForce.record, form: "cleaning/hall", marks },
        marks: titled,
      };
      const definition = { title: { zh: "表" }, method, "not-applicable": "leave-out", full: 100, rows };
      return { correctable: true, record: { ...record, kind: "inspection", inForce, history: [], definition } };
    };
    test.each([
      [
        "points",
        { row: "wall", result: "fail", count: 7 },
        "7 分（满分 10）",
        { row: "wall", result: "fail", count: 8 },
      ],
      ["deductions", { row: "wall", result: "fail", count: 2 }, "2 处问题", { row: "wall", result: "fail", count: 3 }],
      ["faults", { row: "wall", result: "pass", count: 0 }, "0 处缺陷", { row: "wall", result: "fail", count: 1 }],
    ] as const)("%s are said with their unit, and corrected", (method, mark, words, corrected) =>
      on("gj-record", inspection(method, [mark]), "gj-submit", async (page) => {
        expect(await page.locator("gj-record li").innerText()).toBe(`墙面 ${words}`);
        await page.getByRole("button", { name: "更正" }).click();
        await page.locator("gj-checklist").getByRole("button", { name: "加一" }).first().click();
        await page.getByRole("textbox", { name: "理由（必填）" }).fill("看漏了");
        await page.getByRole("button", { name: "保存更正" }).click();
        expect(await details(page)).toEqual([]);
        await page.locator("gj-checklist").getByRole("button", { name: "加一" }).last().click();
        await page.getByRole("button", { name: "保存更正" }).click();
        expect(await details(page)).toMatchObject([
          { form: "cleaning/hall", marks: [corrected, { row: "floor" }], corrects: "rec00000002", reason: "看漏了" },
        ]);
      }),
    );

    test("an answer and its note are changed in place, the others stay", () =>
      on(
        "gj-record",
        inspection("yes-no", [
          { row: "wall", result: "fail", note: "有污迹" },
          { row: "floor", result: "pass" },
        ]),
        "gj-submit",
        async (page) => {
          await page.getByRole("button", { name: "更正" }).click();
          await page.locator("gj-checklist fieldset").first().getByRole("radio", { name: "合格", exact: true }).check();
          await page.locator("gj-checklist textarea").fill("已擦净");
          await page.getByRole("textbox", { name: "理由（必填）" }).fill("看错");
          await page.getByRole("button", { name: "保存更正" }).click();
          expect(await details(page)).toMatchObject([
            {
              marks: [
                { row: "wall", result: "pass", note: "已擦净" },
                { row: "floor", result: "pass" },
              ],
            },
          ]);
        },
      ));
  });

  test("marks that are alike are said once, with how many", () => {
    const mark = { row: "hall/mat-vacuum", result: "done" };
    const marks = [mark, mark].map((one) => ({ ...one, title: { zh: "地垫吸尘" } }));
    return on(
      "gj-record",
      { record: { ...record, inForce: { ...record.inForce, marks } } },
      "gj-open",
      async (page) => {
        expect(await page.locator("gj-record article > ul li").allInnerTexts()).toEqual(["地垫吸尘 已做 × 2"]);
      },
    );
  });

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

  test("content that was not taken is edited and sent again, as a new record without a reason", () => {
    const { reason: _, corrects: __, ...draft } = record.inForce.record;
    return on(
      "gj-record-form",
      { record, draft: { ...draft, happened: "2026-11-19T00:12:00Z" } },
      "gj-submit",
      async (page) => {
        expect(await page.locator("#happened").inputValue()).toBe("2026-11-19T08:12");
        expect(await page.locator("#reason").count()).toBe(0);
        await page.locator("#happened").fill("2026-11-19T07:50");
        await page.getByRole("button", { name: "重新提交" }).click();
        expect(await details(page)).toEqual([
          {
            id,
            form: "cleaning/log",
            site: "garden-court",
            place: "a-1",
            precision: "minute",
            "done-by": "cleaner-03",
            happened: "2026-11-18T23:50:00.000Z",
            marks: [{ row: "hall/mat-vacuum", result: "done" }],
          },
        ]);
      },
    );
  });

  test("a record that is known to the day is corrected by its date", () =>
    on(
      "gj-record",
      {
        correctable: true,
        record: {
          ...record,
          inForce: {
            ...record.inForce,
            record: { ...record.inForce.record, precision: "day", happened: "2026-11-19T00:00:00+08:00" },
          },
        },
      },
      "gj-submit",
      async (page) => {
        await page.getByRole("button", { name: "更正" }).click();
        await page.locator("#happened").fill("2026-11-18");
        await page.getByRole("textbox", { name: "理由（必填）" }).fill("记错日子");
        await page.getByRole("button", { name: "保存更正" }).click();
        expect(await details(page)).toMatchObject([{ precision: "day", happened: "2026-11-17T16:00:00.000Z" }]);
      },
    ));

  test.each([
    ["a withdrawn record", { record: { ...record, withdrawn: { by: "rec3", reason: "重复" } }, correctable: true }],
    ["a record of another, without the right", { record, correctable: false }],
  ])("%s cannot be corrected", (_, properties) =>
    on("gj-record", properties, "gj-submit", async (page) => {
      expect(await page.getByRole("button", { name: "更正" }).count()).toBe(0);
    }),
  );
});
