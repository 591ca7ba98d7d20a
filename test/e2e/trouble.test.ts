import { describe, expect, test } from "vitest";
import { axe } from "../ui/page.ts";
import {
  daysAgo,
  desk,
  heading,
  newAt,
  outbox,
  phone,
  recent,
  recordsAt,
  refuseRecords,
  row,
  session,
  tap,
} from "./session.ts";

const { on, server, signIn } = session();

describe("what the server refuses", () => {
  test("what the server refuses for good says so by name, has no undo, and is not sent again", () =>
    on(phone, `#/place/a-hall-4`, async (page) => {
      await row(page, "灯具擦拭").waitFor();
      let posts = 0;
      await refuseRecords(page, "时间比服务器晚。", () => ++posts > 0);
      await tap(page, "灯具擦拭").click();
      await page.getByText("服务器没有收下：不能收下 时间比服务器晚。", { exact: true }).waitFor();
      await tap(page, "灯具擦拭").waitFor();
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
    }));

  test("findings that cannot be brought are said to be missing, and come with the next try", () =>
    on(phone, `#/findings?verdict=met&from=${daysAgo(25)}`, async (page, { context }) => {
      const cards = page.locator("gj-finding");
      await cards.first().waitFor();
      const first = await cards.count();
      await context.setOffline(true);
      await page.getByRole("button", { name: "更多" }).click();
      const told = page.locator("gj-findings-page [role=alert]");
      await told.waitFor();
      expect([await told.innerText(), await cards.count()]).toEqual([expect.stringMatching(/^连不上服务器。/), first]);
      await context.setOffline(false);
      await page.getByRole("button", { name: "更多" }).click();
      await cards.nth(first).waitFor();
      expect(await told.count()).toBe(0);
    }));

  test("a phone whose clock is ahead is told so, in the language of its page", () =>
    on(phone, "#/place/a-hall-4", async (page) => {
      await page.getByRole("button", { name: "English" }).click();
      await row(page, "Lamps: wipe").or(row(page, "lamps: wipe")).first().waitFor();
      await page.route("**/records", (route) => {
        const record = route.request().postDataJSON() as object;
        return route.continue({ postData: JSON.stringify({ ...record, happened: "2060-01-01T08:00:00+08:00" }) });
      });
      await page.locator("gj-log [part=done]").first().click();
      const told = page.locator("gj-toasts [role=alert] span");
      await told.filter({ hasText: "has not come yet" }).waitFor();
      expect(await told.innerText()).toBe(
        "The server did not take it: The time it happened 2060-01-01T08:00:00+08:00 has not come yet. Check date, time and the clock of the phone.",
      );
      await page.evaluate(() => localStorage.clear());
    }));

  test("a refused tap is edited where it stands, and sent again", () =>
    on(phone, "#/place/a-hall-3", async (page) => {
      await row(page, "灯具擦拭").waitFor();
      await refuseRecords(page, "时间比服务器晚。");
      await tap(page, "灯具擦拭").click();
      await page.getByRole("link", { name: "1 条未收下" }).click();
      await page.unrouteAll();
      await page.getByRole("button", { name: "修改" }).click();
      await heading(page, "修改").waitFor();
      await page.locator("gj-edit-page article").getByText("服务器没有收下：不能收下 时间比服务器晚。").waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByRole("button", { name: "加一: 灯具擦拭" }).click();
      await page.getByRole("combobox", { name: "执行人" }).selectOption("cleaner-01");
      const before = await recordsAt(page, "a-hall-3");
      await page.getByRole("button", { name: "重新提交" }).click();
      await page.getByText("全部已送达。").waitFor();
      expect(await newAt(page, "a-hall-3", before)).toEqual([
        { doneBy: "cleaner-01", rows: ["hall/lamp-wipe", "hall/lamp-wipe"] },
      ]);
    }));

  test("of several days saved at once some are refused: one status says both, and the refused day is edited and sent again", () =>
    on(desk, `#/sheet?place=a-office-503&month=${daysAgo(5).slice(0, 7)}`, async (page) => {
      const cells = page.locator("gj-sheet tbody tr").first().locator("td:not(.future)");
      await cells.first().waitFor();
      const days = (await cells.count()) - 2;
      for (const day of [days, days + 1]) {
        await cells.nth(day).focus();
        await page.keyboard.press("9");
      }
      const last = await page
        .locator("gj-sheet thead th")
        .nth(days + 2)
        .getAttribute("aria-label");
      let posts = 0;
      await refuseRecords(page, "第二天不行。", () => ++posts > 1);
      await page.getByRole("button", { name: "Save 2 days" }).click();
      const toasts = page.locator("gj-toasts");
      await toasts.getByText("Saved 1 day").waitFor();
      await toasts.getByText("1 not taken: 不能收下 第二天不行。").waitFor();
      await expect.poll(() => page.locator("gj-sheet td.typed").count()).toBe(0);
      await page.getByRole("link", { name: "1 refused" }).click();
      await page.unrouteAll();
      await page.getByRole("button", { name: "Edit" }).click();
      expect(await page.locator("#happened").getAttribute("type")).toBe("date");
      const chosen = await page.locator("#happened").inputValue();
      expect(
        new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", weekday: "short", timeZone: "UTC" }).format(
          new Date(chosen),
        ),
      ).toBe(last);
      const before = await recordsAt(page, "a-office-503");
      await page.getByRole("button", { name: "Send again" }).click();
      await page.getByText("Everything has arrived.").waitFor();
      expect(await newAt(page, "a-office-503", before)).toHaveLength(1);
    }));

  test("a refused correction is edited beside its record, and corrects it", () =>
    on(phone, `#/findings?verdict=failed&${recent}`, async (page) => {
      await page
        .locator("gj-finding")
        .filter({ hasText: "B栋一层营业厅" })
        .first()
        .locator("button.line")
        .first()
        .click();
      await heading(page, "记录").waitFor();
      await page.getByRole("button", { name: "更正", exact: true }).click();
      await page
        .locator("gj-checklist fieldset")
        .filter({ hasText: "地面牵尘" })
        .getByRole("radio", { name: "合格", exact: true })
        .check();
      await page.getByRole("textbox", { name: "理由（必填）" }).fill("当场已清");
      await refuseRecords(page, "稍后再来。");
      await page.getByRole("button", { name: "保存更正" }).click();
      await page.getByRole("link", { name: "1 条未收下" }).click();
      await page.unrouteAll();
      await page.getByRole("button", { name: "修改" }).click();
      const reason = page.getByRole("textbox", { name: "理由（必填）" });
      expect(await reason.inputValue()).toBe("当场已清");
      const floor = page.locator("gj-checklist fieldset").filter({ hasText: "地面牵尘" });
      expect(await floor.getByRole("radio", { name: "合格", exact: true }).isChecked()).toBe(true);
      await page.getByRole("button", { name: "重新提交" }).click();
      await page.getByText("全部已送达。").waitFor();
      await page.goBack();
      await page.goBack();
      await page.goBack();
      await page.getByText(/被更正：当场已清/).waitFor();
    }));

  test("a refused inspection stays in its checklist, and nowhere else", () =>
    on(phone, "#/place/b-hall-2", async (page) => {
      await page.getByRole("button", { name: "开始检查" }).first().click();
      await page.getByRole("button", { name: "全部合格" }).click();
      await refuseRecords(page, "稍后再来。");
      await page.getByRole("button", { name: "提交检查" }).click();
      await page.getByText("服务器没有收下：不能收下 稍后再来。").waitFor();
      expect(await page.getByRole("link", { name: "1 条未收下" }).count()).toBe(0);
      await page.unrouteAll();
      await page.getByRole("button", { name: "提交检查" }).click();
      await page.getByText("检查已提交").waitFor();
    }));
});

describe("without a network", () => {
  test("what is logged waits on the device, is seen, and arrives once", () =>
    on(phone, "#/place/b-hall-1", async (page, { context }) => {
      await row(page, "灯具擦拭").waitFor();
      const before = await recordsAt(page, "b-hall-1");
      await context.setOffline(true);
      await tap(page, "灯具擦拭").click();
      await page.getByRole("link", { name: "1 条待发送" }).click();
      await heading(page, "待发送").waitFor();
      expect(await axe(page)).toEqual([]);
      await context.setOffline(false);
      await page.evaluate(() => {
        dispatchEvent(new Event("online"));
        dispatchEvent(new Event("online"));
      });
      await page.getByText("全部已送达。").waitFor();
      expect(await newAt(page, "b-hall-1", before)).toEqual([{ doneBy: "cs-manager-01", rows: ["hall/lamp-wipe"] }]);
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
    await tap(page, "灯具擦拭").click();
    await page.getByText("这条没有保存").waitFor();
    await page.getByRole("link", { name: "判定" }).click();
    await page.getByRole("alert").filter({ hasText: "这条没有保存" }).getByRole("button", { name: "关闭" }).click();
    await page.getByText("这条没有保存").waitFor({ state: "detached" });
  }));

describe("signed out while working", () => {
  test("what was logged stays on the device, and goes when the same person signs in again", async () => {
    const { page, context, caught } = await signIn(await server().restart());
    await page.goto(`${server().address}/#/place/b-hall-2`);
    await row(page, "灯具擦拭").waitFor();
    await context.clearCookies();
    await tap(page, "灯具擦拭").click();
    await heading(page, "请先登录").waitFor();
    await page.getByText("1 条待发送").waitFor();
    await page.goto(await server().restart());
    await page.getByRole("button", { name: "登录" }).click();
    await heading(page, "今日").waitFor();
    await expect.poll(() => outbox(page)).toEqual([]);
    await page.goto(`${server().address}/#/place/b-hall-2`);
    await row(page, "灯具擦拭").getByText("客服经理01").waitFor();
    expect(caught).toEqual([]);
    await context.close();
  });
});

describe("the standard changes while people work", () => {
  const file = "work-guide/cleaning.yaml";

  test("1-2次/日 becomes 3次/日: the page says so, and a row that was kept is short", () =>
    on(phone, "#/rule/cleaning/hall/mat-vacuum", async (page) => {
      await page.getByText("每日1-2次").first().waitFor();
      await server().edit(file, "how-often: 1-2次/日", "how-often: 3次/日");
      await page.getByText(/已重新载入/).waitFor();
      await page.getByText("每日3次").first().waitFor();
      await page.getByText("草稿").first().waitFor();
      await page.goto(
        `${server().address}/#/findings?${recent}&verdict=short&rule=${encodeURIComponent("cleaning/hall/mat-vacuum")}`,
      );
      await page.locator("gj-finding").filter({ hasText: "不足" }).first().waitFor();
      expect(await page.locator("gj-finding article").first().innerText()).toMatch(/应做 3 次[^]*每日3次/);
    }));

  test("a broken change is refused with file, line and sentence; the old standard stays in force", () =>
    on(phone, "#/rule/cleaning/hall/mat-vacuum", async (page) => {
      await page.getByText("每日3次").first().waitFor();
      const line = await server().edit(file, "how-often: 3次/日", "how-often: 3次每");
      const place = new RegExp(`cleaning\\.yaml:${line}:\\d+`);
      const refusal = page.locator(".refused");
      await refusal.getByText(place).waitFor();
      expect(await refusal.getAttribute("role")).toBe("alert");
      expect(await refusal.innerText()).toMatch(/没有采用；旧标准仍然有效[^]*3次每/);
      expect(await axe(page)).toEqual([]);
      await page.reload();
      await page.getByText("每日3次").first().waitFor();
      await refusal.getByText(place).waitFor();
      await server().edit(file, "how-often: 3次每", "how-often: 1-2次/日");
      await page.getByText("每日1-2次").first().waitFor();
      await refusal.waitFor({ state: "detached" });
    }));
});
