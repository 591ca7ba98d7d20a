import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, trap, type Trap } from "../ui/page.ts";
import { openBrowser } from "../browser.ts";
import { serveDemo, type Served } from "./server.ts";

const HALL = "a-hall-1";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: "zh-CN" };
const desk = { viewport: { width: 1280, height: 800 }, locale: "en-GB" };
const monthBefore = new Date(new Date().setUTCDate(0)).toISOString().slice(0, 7);

let server: Served;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let signedIn: Awaited<ReturnType<Trap["context"]["storageState"]>>;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const pages = new Map<object, Trap>();

/** The page of the signed-in person on a device, loaded anew: no policy report, error or dialog may come up. */
async function on(
  options: typeof phone | typeof desk,
  hash: string,
  check: (page: Page, trap: Trap) => Promise<void>,
): Promise<void> {
  const known = pages.get(options);
  const opened = known ?? (await trap(browser, { ...options, storageState: signedIn }));
  const { page, caught } = opened;
  pages.set(options, opened);
  page.setDefaultTimeout(15_000);
  if (known) await page.evaluate(() => localStorage.clear());
  await page.goto(`${server.address}/${hash}`);
  if (known) await page.reload();
  caught.length = 0;
  await check(page, opened);
  expect(caught).toEqual([]);
}
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const row = (page: Page, name: string) =>
  page.locator("gj-log").filter({ has: page.getByRole("button", { name, exact: true }) });

describe("signing in", () => {
  test("without a link the page says how", async () => {
    const { page, context, caught } = await trap(browser, phone);
    await page.goto(server.address);
    await heading(page, "请先登录").waitFor();
    expect(await axe(page)).toEqual([]);
    expect(caught).toEqual([]);
    await context.close();
  });

  test("the printed link signs one person in, once, and leads to today", async () => {
    const { page, context, caught } = await trap(browser, phone);
    await page.goto(server.link);
    await heading(page, "今日").waitFor();
    signedIn = await context.storageState();
    expect(caught).toEqual([]);
    await context.close();
    const second = await trap(browser, phone);
    const answer = await second.page.goto(server.link);
    expect(answer?.status()).toBeGreaterThanOrEqual(400);
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
    ["findings", "#/findings", { zh: "判定", en: "Findings" }],
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
});

describe("the work at a hall, on a phone", () => {
  test("one tap logs a row, and it shows", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      await row(page, "灯具擦拭")
        .first()
        .getByRole("button", { name: /^(已做|再记一次)/ })
        .click();
      await row(page, "灯具擦拭").getByRole("button", { name: /^撤销/ }).waitFor();
      await page.getByText("已记录：灯具擦拭").waitFor();
      await row(page, "灯具擦拭").getByText("达标", { exact: true }).waitFor();
    }));

  test("a tap by mistake is taken back, and a record of it stays", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      const mat = row(page, "地垫吸尘");
      const before = await mat.locator(".last").innerText();
      await mat.getByRole("button", { name: /^(已做|再记一次)/ }).click();
      await mat.getByRole("button", { name: /^撤销/ }).click();
      await page.getByText("已撤销").first().waitFor();
      await expect.poll(() => mat.locator(".last").innerText()).toBe(before);
    }));

  test("a row done twice is one tap of × 2, and counts as two", () =>
    on(phone, `#/place/a-hall-3`, async (page) => {
      const mat = row(page, "地垫吸尘");
      const done = async (): Promise<number> =>
        Number(/(\d+)\/\d+ 次/.exec(await mat.locator(".standard").innerText())?.[1]);
      const before = await done();
      await mat.getByRole("combobox", { name: "次数" }).selectOption("2");
      await mat.getByRole("button", { name: /^(已做|再记一次)/ }).click();
      await page.getByText("已记录：地垫吸尘").waitFor();
      await expect.poll(done).toBe(before + 2);
    }));

  test("undo stays where the thumb is, while the list learns that the row is done", () =>
    on(phone, `#/place/a-hall-4`, async (page) => {
      await row(page, "灯具擦拭").waitFor();
      const rows = () => page.locator("gj-log .title").allInnerTexts();
      const before = await rows();
      await row(page, "灯具擦拭")
        .getByRole("button", { name: /^(已做|再记一次)/ })
        .click();
      await row(page, "灯具擦拭").getByText("客服经理01").waitFor();
      expect(await rows()).toEqual(before);
      await row(page, "灯具擦拭").getByRole("button", { name: /^撤销/ }).click();
      await page.getByText("已撤销").first().waitFor();
    }));

  test("what the server refuses for good says so by name, has no undo, and is not sent again", () =>
    on(phone, `#/place/a-hall-4`, async (page, { context }) => {
      await row(page, "灯具擦拭").waitFor();
      let posts = 0;
      await page.route("**/records", (route) => {
        posts++;
        const problem = { title: "不能收下", detail: "时间比服务器晚。", errors: [{ detail: "时间比服务器晚。" }] };
        return route.fulfill({
          status: 422,
          contentType: "application/problem+json",
          body: JSON.stringify(problem),
        });
      });
      await row(page, "灯具擦拭")
        .getByRole("button", { name: /^(已做|再记一次)/ })
        .click();
      await page.getByText("服务器没有收下：不能收下 时间比服务器晚。", { exact: true }).waitFor();
      await row(page, "灯具擦拭")
        .getByRole("button", { name: /^(已做|再记一次)/ })
        .waitFor();
      await page.getByRole("link", { name: "1 条未收下" }).click();
      await heading(page, "待发送").waitFor();
      const card = page.locator("gj-queue-page .card");
      expect(await card.innerText()).toMatch(
        /^灯具擦拭 A栋四层营业厅\s+\d+月\d+日 \d\d:\d\d\s+服务器没有收下：不能收下 时间比服务器晚。\s+重试\s+修改\s+删除$/,
      );
      expect(await axe(page)).toEqual([]);
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await card.getByRole("button", { name: "删除" }).click();
      await card.getByRole("button", { name: "确定删除？" }).click();
      await page.getByText("全部已送达。").waitFor();
      expect(posts).toBe(1);
      await page.unroute("**/records");
      await context.setOffline(false);
    }));

  test("a hall is inspected with one fail, and the result says why", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      await page.getByRole("button", { name: "开始检查" }).first().click();
      await page.getByRole("button", { name: "全部合格" }).click();
      const mat = page.locator("gj-checklist fieldset.row").filter({ hasText: "地面牵尘" }).first();
      await mat.getByRole("radio", { name: "不合格" }).check();
      await mat.getByRole("textbox").fill("东侧有纸屑");
      expect(await axe(page)).toEqual([]);
      await page.getByRole("button", { name: "提交检查" }).click();
      await page.getByText("检查已提交").waitFor();
      await page.locator(".inspection").filter({ hasText: "地面牵尘" }).getByText("不合格", { exact: true }).waitFor();
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
    on(desk, "#/findings?verdict=failed", async (page) => {
      const card = page.locator("gj-finding").filter({ hasText: "A hall, floor 1" }).first();
      await card.waitFor();
      expect(await card.locator("article").innerText()).toMatch(
        /Failed[^]*floor[^]*Needed[^]*Found[^]*Window[^]*Clause[^]*Records used[^]*What to do now/,
      );
      await card.locator("button.line").first().click();
      await heading(page, "Record").waitFor();
      await page.getByRole("button", { name: "Correct", exact: true }).click();
      await page.getByRole("button", { name: "Save the correction" }).click();
      await page.getByText("Please give a reason").waitFor();
      await page.locator("gj-record select").first().selectOption("pass");
      await page.getByRole("textbox", { name: "Reason (required)" }).fill("Wiped while we stood there");
      expect(await axe(page)).toEqual([]);
      await page.getByRole("button", { name: "Save the correction" }).click();
      await page.getByText(/Corrected .*: Wiped while we stood there/).waitFor();
      expect(await page.locator("gj-record .older s").count()).toBeGreaterThan(0);
      expect(await axe(page)).toEqual([]);
    }));

  test("a number of the compliance page opens its findings", () =>
    on(desk, "#/compliance", async (page) => {
      await page.locator("gj-compliance .others button").filter({ hasText: "Late" }).first().click();
      await heading(page, "Findings").waitFor();
      await page.locator("gj-finding").filter({ hasText: "Late" }).first().waitFor();
    }));

  test("a rule names the file and line of each field", () =>
    on(desk, "#/rule/cleaning/hall/mat-vacuum", async (page) => {
      await page
        .locator("gj-rule .places")
        .filter({ hasText: /cleaning\.yaml:\d+/ })
        .first()
        .waitFor();
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
    await page.getByRole("button", { name: "Save 2 days" }).click();
    await page.getByText("Saved 2 days").waitFor();
    await expect
      .poll(async () => [await copied.innerText(), await page.locator("gj-sheet td.typed").count()])
      .toEqual(["4", 0]);
  }));

test("dates in the wrong order are said beside them, and the filters stay", () =>
  on(desk, "#/findings?from=2026-11-20&to=2026-11-01&verdict=late", async (page) => {
    await page.getByText("From is later than To").waitFor();
    expect(await page.getByRole("combobox", { name: "Verdict" }).inputValue()).toBe("late");
    expect(await axe(page)).toEqual([]);
  }));

test("an address that is none says so, and leads home", () =>
  on(phone, "#/nowhere", async (page) => {
    await heading(page, "没有这一页").waitFor();
    await page.getByRole("link", { name: "去“今日”" }).click();
    await heading(page, "今日").waitFor();
  }));

describe("without a network", () => {
  test("what is logged waits on the device, is seen, and arrives once", () =>
    on(phone, "#/place/b-hall-1", async (page, { context }) => {
      await row(page, "灯具擦拭").waitFor();
      await context.setOffline(true);
      await row(page, "灯具擦拭")
        .first()
        .getByRole("button", { name: /^(已做|再记一次)/ })
        .click();
      await page.getByRole("link", { name: "1 条待发送" }).click();
      await heading(page, "待发送").waitFor();
      expect(await axe(page)).toEqual([]);
      await context.setOffline(false);
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await page.getByText("全部已送达。").waitFor();
    }));
});

test("a device that is full and without a network says that nothing was kept", () =>
  on(phone, "#/place/b-hall-1", async (page, { context }) => {
    await row(page, "灯具擦拭").waitFor();
    await page.evaluate(() => {
      for (let n = 0, size = 4096; size > 0;) {
        try {
          localStorage.setItem(`filler-${n++}`, "x".repeat(size));
        } catch {
          size = Math.floor(size / 2);
        }
      }
    });
    await context.setOffline(true);
    await row(page, "灯具擦拭")
      .getByRole("button", { name: /^(已做|再记一次)/ })
      .click();
    await page.getByText("这条没有保存").waitFor();
    await context.setOffline(false);
  }));

describe("signed out while working", () => {
  test("what was logged stays on the device, and goes when the same person signs in again", async () => {
    const { page, context, caught } = await trap(browser, { ...phone, storageState: signedIn });
    await page.goto(`${server.address}/#/place/b-hall-2`);
    await row(page, "灯具擦拭").waitFor();
    await context.clearCookies();
    await row(page, "灯具擦拭")
      .first()
      .getByRole("button", { name: /^(已做|再记一次)/ })
      .click();
    await heading(page, "请先登录").waitFor();
    await page.getByText("1 条待发送").waitFor();
    await page.goto(await server.restart());
    await heading(page, "今日").waitFor();
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("gj-outbox/"))))
      .toEqual([]);
    await page.goto(`${server.address}/#/place/b-hall-2`);
    await row(page, "灯具擦拭").getByText("客服经理01").waitFor();
    signedIn = await context.storageState();
    expect(caught).toEqual([]);
    await context.close();
    for (const [options, opened] of pages) {
      await opened.context.close();
      pages.delete(options);
    }
  });
});

describe("the standard changes while people work", () => {
  const file = "work-guide/cleaning.yaml";

  test("1-2次/日 becomes 3次/日: the page says so, and a row that was kept is short", () =>
    on(phone, "#/rule/cleaning/hall/mat-vacuum", async (page) => {
      await page.getByText("每日1-2次").first().waitFor();
      await server.edit(file, "how-often: 1-2次/日", "how-often: 3次/日");
      await page.getByText(/已重新载入/).waitFor();
      await page.getByText("每日3次").first().waitFor();
      await page.getByText("草稿").first().waitFor();
      await page.goto(
        `${server.address}/#/findings?verdict=short&rule=${encodeURIComponent("cleaning/hall/mat-vacuum")}`,
      );
      await page.locator("gj-finding").filter({ hasText: "不足" }).first().waitFor();
      expect(await page.locator("gj-finding article").first().innerText()).toMatch(/应做 3 次[^]*每日3次/);
    }));

  test("a broken change is refused with file, line and sentence; the old standard stays in force", () =>
    on(phone, "#/rule/cleaning/hall/mat-vacuum", async (page) => {
      await page.getByText("每日3次").first().waitFor();
      await server.edit(file, "how-often: 3次/日", "how-often: 3次每");
      const refusal = page.getByRole("alert");
      await refusal.getByText(/cleaning\.yaml:19:\d+/).waitFor();
      expect(await refusal.innerText()).toMatch(/没有采用；旧标准仍然有效[^]*3次每/);
      expect(await axe(page)).toEqual([]);
      await page.reload();
      await page.getByText("每日3次").first().waitFor();
      await refusal.getByText(/cleaning\.yaml:19:\d+/).waitFor();
      await server.edit(file, "how-often: 3次每", "how-often: 1-2次/日");
      await page.getByText("每日1-2次").first().waitFor();
      await refusal.waitFor({ state: "detached" });
    }));
});

test("by keyboard alone: from today to a place, and a row is logged", () =>
  on(desk, "#/today", async (page) => {
    await heading(page, "Today").waitFor();
    const tabTo = async (wanted: (element: Element) => boolean): Promise<void> => {
      for (let tabs = 0; tabs < 80; tabs++) {
        await page.keyboard.press("Tab");
        const here = await page.evaluateHandle(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element ?? document.body;
        });
        if (await here.evaluate(wanted)) return;
      }
      throw new Error("nothing of that kind is reached by Tab");
    };
    await tabTo((element) => element.getAttribute("href")?.startsWith("#/place/") ?? false);
    await page.keyboard.press("Enter");
    await page.locator("gj-log").first().waitFor();
    await tabTo((element) => element.getAttribute("part") === "done");
    await page.keyboard.press("Enter");
    await page
      .getByText(/^Logged: /)
      .first()
      .waitFor();
  }));
