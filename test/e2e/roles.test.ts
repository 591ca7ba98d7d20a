import { describe, expect, test } from "vitest";
import { axe } from "../ui/page.ts";
import { heading, phone, recent, row, session } from "./session.ts";

const HALL = "a-hall-1";

describe("a cleaner, who may log but neither inspect nor type in past work", () => {
  const { on } = session("cleaner-01");

  test("begins with the places of her own zones, and can see all", () =>
    on(phone, "#/today", async (page) => {
      const places = page.locator("gj-today-page .places a");
      await places.first().waitFor();
      expect(await places.filter({ hasNotText: "A栋" }).count()).toBe(0);
      const mine = page.getByRole("button", { name: "只看我的" });
      expect(await mine.getAttribute("aria-pressed")).toBe("true");
      await mine.click();
      await places.filter({ hasText: "B栋" }).first().waitFor();
    }));

  test("in forced colours, the filter that is pressed differs from one that is not", () =>
    on(phone, "#/today", async (page) => {
      const mine = page.getByRole("button", { name: "只看我的" });
      await mine.waitFor();
      await page.emulateMedia({ forcedColors: "active" });
      const look = (): Promise<string> => mine.evaluate((button) => getComputedStyle(button).backgroundColor);
      const pressed = await look();
      await mine.click();
      expect(await look()).not.toBe(pressed);
      await page.emulateMedia({ forcedColors: "none" });
    }));

  test("taps rows; the inspection is not offered, and the page says why", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      await row(page, "灯具擦拭").locator("[part=done]").waitFor();
      await page.getByText("你的岗位不做检查").waitFor();
      expect(await page.getByRole("button", { name: /^(开始检查|继续检查|检查:)/ }).count()).toBe(0);
      expect(await page.getByRole("link", { name: "补录月表" }).count()).toBe(0);
      expect(await axe(page)).toEqual([]);
    }));

  test("reads the month sheet, and learns that typing is not hers", () =>
    on(phone, `#/sheet?place=${HALL}`, async (page) => {
      await page.getByText("你的岗位（保洁员）不能补录，这张月表只供查看。").waitFor();
      expect(await page.locator("gj-sheet [part=save]").count()).toBe(0);
      expect(await page.getByRole("combobox", { name: "执行人" }).count()).toBe(0);
      expect(await axe(page)).toEqual([]);
    }));

  test("reads a record of another, and learns who can correct it", () =>
    on(phone, `#/findings?verdict=failed&${recent}`, async (page) => {
      await page.locator("gj-finding button.line").first().click();
      await heading(page, "记录").waitFor();
      await page.getByText("更正请找登记人或主管").waitFor();
      expect(await page.getByRole("button", { name: "更正", exact: true }).count()).toBe(0);
    }));
});

describe("a general manager, who may only read", () => {
  const { on } = session("general-manager-01");

  test("is told once, and no row has a tap", () =>
    on(phone, `#/place/${HALL}`, async (page) => {
      await page.getByText("你的岗位（项目总经理）只能查看，不能登记。").waitFor();
      expect(await page.locator("gj-log").count()).toBeGreaterThan(5);
      expect(await page.locator("gj-log [part=done]").count()).toBe(0);
      expect(await axe(page)).toEqual([]);
    }));
});

describe("a team leader, who may do all of it", () => {
  const { on } = session("cleaning-leader-01");

  test("corrects what another entered", () =>
    on(phone, `#/findings?verdict=failed&${recent}`, async (page) => {
      await page.locator("gj-finding button.line").first().click();
      await page.getByRole("button", { name: "更正", exact: true }).waitFor();
    }));
});
