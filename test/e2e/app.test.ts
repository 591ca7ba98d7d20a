import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { monthAfter } from "../../ui/app/months.ts";
import { axe, trap } from "../ui/page.ts";
import {
  daysAgo,
  desk,
  heading,
  newAt,
  newestMarks,
  outbox,
  phone,
  recent,
  recordsAt,
  row,
  session,
  tap,
  wordsOf,
} from "./session.ts";

const HALL = "a-hall-1";
const monthBefore = monthAfter(daysAgo(0).slice(0, 7), -1);
const { on, server, browser, signIn } = session();

describe("signing in", () => {
  test("without a link the page says how", async () => {
    const { page, context, caught } = await trap(browser(), phone);
    await page.goto(server().address);
    await heading(page, "请先登录").waitFor();
    expect(await axe(page)).toEqual([]);
    expect(caught).toEqual([]);
    await context.close();
  });

  test("the printed link opens a page with one button; nobody who only looks uses it up", async () => {
    const link = await server().restart();
    const { page, context, caught } = await trap(browser(), phone);
    await context.request.head(link);
    await context.request.get(link, { headers: { accept: "*/*" } });
    await page.goto(link);
    await page.getByRole("button", { name: "登录" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await page.getByRole("button", { name: "登录" }).dblclick();
    await heading(page, "今日").waitFor();
    expect([page.url(), caught]).toEqual([`${server().address}/`, []]);
    await page.reload();
    await heading(page, "今日").waitFor();
    await context.close();
  });

  test("it signs one person in, once; used again, the page says so", async () => {
    const link = await server().restart();
    const { context, caught } = await signIn(link);
    expect(caught).toEqual([]);
    const again = await context.newPage();
    await again.goto(link);
    await heading(again, "今日").waitFor();
    await context.close();
    const second = await trap(browser(), phone);
    const answer = await second.page.goto(link);
    expect(answer?.status()).toBe(401);
    await heading(second.page, "请先登录").waitFor();
    await second.page.getByText("用过或过期了").waitFor();
    expect(second.caught).toEqual([]);
    await second.context.close();
  });
});

describe.each([
  ["on a phone, in Chinese", phone, "zh"],
  ["at a desk, in English", desk, "en"],
] as const)("every page %s", (_, options, lang) => {
  test.each([
    ["today", "#/today", { zh: "今日", en: "Today" }],
    ["a place", `#/place/${HALL}`, { zh: "A栋一层营业厅", en: "A hall, floor 1" }],
    ["month sheet without a place", "#/sheet", { zh: "月表", en: "Month sheet" }],
    ["month sheet", `#/sheet?place=${HALL}`, { zh: "月表", en: "Month sheet" }],
    ["findings", `#/findings?${recent}`, { zh: "判定", en: "Findings" }],
    ["compliance", "#/compliance", { zh: "达标率", en: "Compliance" }],
    ["a rule", "#/rule/cleaning/hall/mat-vacuum", { zh: "条款", en: "Rule" }],
    ["the queue", "#/queue", { zh: "待发送", en: "Waiting to be sent" }],
  ] as const)("%s is accessible and keeps the policy", (_, hash, title) =>
    on(options, hash, async (page) => {
      await heading(page, title[lang]).waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }),
  );
});

describe("today", () => {
  test("a place is found by its name and opened", () =>
    on(phone, "#/today", async (page) => {
      await page.getByRole("searchbox").fill("B栋二层");
      await page.getByRole("link", { name: /B栋二层营业厅/ }).click();
      await heading(page, "B栋二层营业厅").waitFor();
    }));

  test("the language changes at once, and is kept", () =>
    on(phone, "#/today", async (page) => {
      await page.getByRole("button", { name: "English" }).click();
      await heading(page, "Today").waitFor();
      await page.reload();
      await heading(page, "Today").waitFor();
    }));

  test.each([
    ["today", "#/today", "Today"],
    ["a place", `#/place/${HALL}`, "A hall, floor 1"],
    ["month sheet", `#/sheet?place=${HALL}`, "Month sheet"],
    ["findings", `#/findings?${recent}`, "Findings"],
    ["compliance", "#/compliance", "Compliance"],
    ["a rule", "#/rule/cleaning/hall/mat-vacuum", "Rule"],
    ["the queue", "#/queue", "Waiting to be sent"],
  ])("once the language has changed, %s keeps no word of the old one", (_, hash, title) =>
    on(phone, hash, async (page) => {
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.getByRole("button", { name: "English" }).click();
      await heading(page, title).waitFor();
      // clauses are called as their source prints them
      const clause = /^(Customer-service work guide )?(P4\.\d )?(保洁|绿化)(标准| \d+)$/;
      await expect
        .poll(async () => (await wordsOf(page, "\\p{Script=Han}")).filter((each) => !clause.test(each)))
        .toEqual(["中文"]);
    }),
  );

  test("what is counted is what the filters leave", () =>
    on(phone, "#/today", async (page) => {
      const counted = async (): Promise<number> => {
        const shown = await page.locator("gj-today-page .counts b").allInnerTexts();
        return shown.reduce((sum, each) => sum + Number(each), 0);
      };
      await page.getByRole("combobox", { name: "楼栋" }).waitFor();
      const all = await counted();
      await page.getByRole("combobox", { name: "楼栋" }).selectOption("building-c");
      await expect.poll(counted).toBeLessThan(all);
      const places = page.locator("gj-today-page .places a");
      expect(await places.filter({ hasNotText: "C栋" }).count()).toBe(0);
    }));

  test("a page that comes back to the eye is loaded anew", () =>
    on(phone, "#/today", async (page) => {
      await heading(page, "今日").waitFor();
      const asked = page.waitForRequest(/\/today$/);
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await asked;
    }));
});

describe("the work at a hall, on a phone", () => {
  test("one tap logs a row, and it shows", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      await tap(page, "灯具擦拭").click();
      await row(page, "灯具擦拭").getByRole("button", { name: /^撤销/ }).waitFor();
      await page.getByText("已记录：灯具擦拭").waitFor();
      await row(page, "灯具擦拭").getByText("达标", { exact: true }).waitFor();
      await row(page, "灯具擦拭").getByText("客服经理01").waitFor();
    }));

  test("a tap by mistake is taken back, and a record of it stays", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      const mat = row(page, "地垫吸尘");
      const before = await mat.locator(".last").innerText();
      await tap(page, "地垫吸尘").click();
      await mat.getByRole("button", { name: /^撤销/ }).click();
      await page.getByText("已撤销").first().waitFor();
      await expect.poll(() => mat.locator(".last").innerText()).toBe(before);
    }));

  test("tapped twice by a nervous thumb, a row is logged once and an inspection submitted once", () =>
    on(phone, "#/place/b-hall-2", async (page) => {
      await row(page, "灯具擦拭").waitFor();
      const before = await recordsAt(page, "b-hall-2");
      await tap(page, "灯具擦拭").dblclick();
      await page.getByText("已记录：灯具擦拭").waitFor();
      await page.getByRole("button", { name: "开始检查" }).first().click();
      await page.getByRole("button", { name: "全部合格" }).click();
      await page.getByRole("button", { name: "提交检查" }).dblclick();
      await page.getByText("检查已提交").waitFor();
      await row(page, "灯具擦拭").getByText("客服经理01").waitFor();
      await expect.poll(() => outbox(page)).toEqual([]);
      const made = await newAt(page, "b-hall-2", before);
      expect(made.map(({ rows }) => rows.length).sort()).toEqual([1, 15]);
    }));

  test("a row done twice is one tap of × 2, and counts as two", () =>
    on(phone, `#/place/a-hall-3`, async (page) => {
      const mat = row(page, "地垫吸尘");
      const done = async (): Promise<number> =>
        Number(/(\d+)\/\d+ 次/.exec(await mat.locator(".standard").innerText())?.[1]);
      const before = await done();
      await mat.getByRole("combobox", { name: "次数" }).selectOption("2");
      await tap(page, "地垫吸尘").click();
      await page.getByText("已记录：地垫吸尘").waitFor();
      await expect.poll(done).toBe(before + 2);
    }));

  test("undo stays where the thumb is, while the list learns that the row is done", () =>
    on(phone, `#/place/a-hall-4`, async (page) => {
      await row(page, "灯具擦拭").waitFor();
      const rows = () => page.locator("gj-log .title").allInnerTexts();
      const before = await rows();
      await tap(page, "灯具擦拭").click();
      await row(page, "灯具擦拭").getByText("客服经理01").waitFor();
      expect(await rows()).toEqual(before);
      await row(page, "灯具擦拭").getByRole("button", { name: /^撤销/ }).click();
      await page.getByText("已撤销").first().waitFor();
    }));

  test("a hall is inspected with one fail, and the result says why", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      await page.getByRole("button", { name: "开始检查" }).first().click();
      await page.getByRole("button", { name: "全部合格" }).click();
      const rows = await page.locator("gj-checklist fieldset.row").count();
      const mat = page.locator("gj-checklist fieldset.row").filter({ hasText: "地面牵尘" }).first();
      await mat.getByRole("radio", { name: "不合格" }).check();
      await mat.getByRole("textbox").fill("东侧有纸屑");
      expect(await axe(page)).toEqual([]);
      await page.getByRole("button", { name: "提交检查" }).click();
      await page.getByText("检查已提交").waitFor();
      await page.locator(".inspection").filter({ hasText: "地面牵尘" }).getByText("不合格", { exact: true }).waitFor();
      const marks = await newestMarks(page, HALL, "cleaning/hall");
      expect(marks.filter(({ result, note }) => result !== "pass" || note !== undefined)).toEqual([
        { row: "floor-mop", result: "fail", note: "东侧有纸屑" },
      ]);
      expect(marks.length).toBe(rows);
    }));

  test("a row that an inspection answers leads to its checklist", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      await row(page, "一至四层营业厅检查频次").getByRole("button", { name: /^检查/ }).click();
      await page.getByRole("button", { name: "全部合格" }).waitFor();
    }));

  test("answers survive a reload before they are sent", () =>
    on(phone, "#/place/a-hall-2", async (page) => {
      await page.getByRole("button", { name: "开始检查" }).first().click();
      await page.locator("gj-checklist fieldset.row").first().getByRole("radio", { name: "不适用" }).check();
      await page.reload();
      await page.getByRole("button", { name: "继续检查" }).first().click();
      expect(
        await page.locator("gj-checklist fieldset.row").first().getByRole("radio", { name: "不适用" }).isChecked(),
      ).toBe(true);
    }));
});

describe("why, and what stands behind it", () => {
  test("a finding says row, window, needed and found, and leads to its record, which is corrected with a reason", () =>
    on(desk, `#/findings?verdict=failed&${recent}`, async (page) => {
      const card = page.locator("gj-finding").filter({ hasText: "A hall, floor 4" }).first();
      await card.waitFor();
      expect(await card.locator("article").innerText()).toMatch(
        /inspection[^]*A hall, floor 4[^]*Failed[^]*Result 72\.2%[^]*Needed[^]*85\.0%[^]*Found[^]*72\.2%[^]*Window[^]*Clause[^]*Records used[^]*What to do now/,
      );
      await card.locator("button.line").first().click();
      await heading(page, "Record").waitFor();
      await page.getByRole("button", { name: "Correct", exact: true }).click();
      await page.getByRole("button", { name: "Save the correction" }).click();
      await page.getByText("Please give a reason").waitFor();
      const answers = page.locator("gj-record gj-checklist fieldset");
      await answers.filter({ hasText: "glass windows: wipe" }).getByRole("radio", { name: "Pass" }).check();
      await page.getByRole("textbox", { name: "Reason (required)" }).fill("Wiped while we stood there");
      expect(await axe(page)).toEqual([]);
      await page.getByRole("button", { name: "Save the correction" }).click();
      await page.getByText(/Corrected .*: Wiped while we stood there/).waitFor();
      const window = page.locator("gj-record li").filter({ hasText: "glass windows: wipe" });
      expect(await window.allInnerTexts()).toEqual([expect.stringMatching(/ Pass/), expect.stringMatching(/ Fail/)]);
      expect(await page.locator("gj-record .older li s").count()).toBeGreaterThan(0);
      expect(await axe(page)).toEqual([]);
    }));

  test("a number of the compliance page opens its findings", () =>
    on(desk, `#/compliance?month=${daysAgo(12).slice(0, 7)}`, async (page) => {
      await page.locator("gj-compliance .others button").filter({ hasText: "Late" }).first().click();
      await heading(page, "Findings").waitFor();
      await page.locator("gj-finding").filter({ hasText: "Late" }).first().waitFor();
    }));

  test("done and inspected stand apart: each number beside a share opens so many findings of its kind", () =>
    on(desk, `#/compliance?month=${daysAgo(12).slice(0, 7)}`, async (page) => {
      const badges = page.locator("gj-compliance .share .others button");
      await badges.first().waitFor();
      const [said, opened]: [string[], string[]] = [await badges.allInnerTexts(), []];
      for (const [at, text] of said.entries()) {
        await badges.nth(at).click();
        await heading(page, "Findings").waitFor();
        const total = await page.locator("gj-findings-page [role=status]").innerText();
        opened.push(`${text.trim().replace(/ \d+$/, "")} ${Number(/^\d+/.exec(total)?.[0])}`);
        await page.goBack();
        await badges.first().waitFor();
      }
      expect(opened).toEqual(said.map((text) => text.trim()));
    }));

  test("a rule names the file and line of each field", () =>
    on(desk, "#/rule/cleaning/hall/mat-vacuum", async (page) => {
      const often = page.locator("gj-rule li").filter({ hasText: "how-often" });
      await often.waitFor();
      const text = await readFile(join(import.meta.dirname, "../../rulesets/work-guide/cleaning.yaml"), "utf8");
      const line = text.split("\n").findIndex((each) => each.includes("how-often: 1-2次/日")) + 1;
      expect(await often.locator(".places").innerText()).toMatch(new RegExp(`work-guide/cleaning\\.yaml:${line}$`));
    }));
});

describe("a paper log, typed in afterwards", () => {
  test("a day is typed by keyboard and saved; it shows as recorded", () =>
    on(desk, "#/sheet?place=a-office-501", async (page) => {
      const cells = page.locator("gj-sheet tbody tr").first().locator("td:not(.future)");
      await cells.first().waitFor();
      const newest = cells.last();
      const before = Number((await newest.innerText()).trim().replace("✓", "1") || 0);
      await newest.focus();
      await page.keyboard.press(String(before + 1));
      await page.getByRole("button", { name: "Save 1 day" }).click();
      await page.getByText("Saved 1 day").waitFor();
      await expect
        .poll(async () => [await newest.innerText(), await page.locator("gj-sheet td.typed").count()])
        .toEqual([before === 0 ? "✓" : String(before + 1), 0]);
    }));
});

test("the day before is copied, with a row that was done several times", () =>
  on(desk, `#/sheet?place=a-office-502&month=${monthBefore}`, async (page) => {
    const cells = page.locator("gj-sheet tbody tr").first().locator("td");
    await cells.first().waitFor();
    const asked = await cells.evaluateAll((all) => all.map((cell) => !cell.classList.contains("rest")));
    const first = asked.findIndex((open, day) => open && asked[day + 1]);
    const copied = cells.nth(first + 1);
    await cells.nth(first).focus();
    await page.keyboard.press("4");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("=");
    expect(await copied.innerText()).toBe("4");
    let posts = 0;
    page.on("request", (request) => (posts += Number(request.method() === "POST")));
    await page.getByRole("button", { name: "Save 2 days" }).dblclick();
    await page.getByText("Saved 2 days").waitFor();
    await expect
      .poll(async () => [await copied.innerText(), await page.locator("gj-sheet td.typed").count()])
      .toEqual(["4", 0]);
    expect(posts).toBe(2);
  }));

test("records that were entered late are a filter of their own", () =>
  on(phone, `#/findings?${recent}`, async (page) => {
    await page.locator("gj-finding").first().waitFor();
    await page.locator("button.fold").click();
    await page.getByRole("combobox", { name: "判定" }).selectOption({ label: "迟录" });
    await page.locator("button.fold").getByText("迟录").waitFor();
    const badges = page.locator("gj-finding [part=verdict]");
    await badges.filter({ hasText: "迟录" }).first().waitFor();
    expect(new Set((await badges.allInnerTexts()).map((each) => each.trim()))).toEqual(new Set(["迟录"]));
  }));

test("dates in the wrong order are said beside them, and the filters stay", () =>
  on(desk, "#/findings?from=2026-11-20&to=2026-11-01&verdict=late", async (page) => {
    await page.getByText("From is later than To").waitFor();
    expect(await page.getByRole("combobox", { name: "Verdict" }).inputValue()).toBe("late");
    expect(await axe(page)).toEqual([]);
  }));

test.each([
  ["#/findings?from=abc", "判定"],
  ["#/findings?to=2026-02-31", "判定"],
  ["#/findings?from=2026-11-1", "判定"],
  [`#/sheet?place=${HALL}&month=2026-13`, "月表"],
  ["#/compliance?month=0000-00", "达标率"],
  ["#/compliance?month=x", "达标率"],
])("%s, a date that is none, is read as if it were not there", (hash, title) =>
  on(phone, hash, async (page) => {
    await heading(page, title).waitFor();
  }),
);

test("an address that is refused says why, and leads away", () =>
  on(phone, "#/findings?verdict=none", async (page) => {
    await page.getByRole("alert").filter({ hasText: "verdict" }).waitFor();
    await page.getByRole("link", { name: "去“今日”" }).click();
    await heading(page, "今日").waitFor();
  }));

test("an address that is none says so, and leads home", () =>
  on(phone, "#/nowhere", async (page) => {
    await heading(page, "没有这一页").waitFor();
    await page.getByRole("link", { name: "去“今日”" }).click();
    await heading(page, "今日").waitFor();
  }));
