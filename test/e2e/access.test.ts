import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axe } from "../ui/page.ts";
import { desk, heading, phone, recent, row, session } from "./session.ts";

const HALL = "a-hall-1";
const { on } = session();

const pages = [
  ["today", "#/today"],
  ["a place", `#/place/${HALL}`],
  ["month sheet without a place", "#/sheet"],
  ["month sheet", `#/sheet?place=${HALL}`],
  ["findings", `#/findings?${recent}`],
  ["compliance", "#/compliance"],
  ["a rule", "#/rule/cleaning/hall/floor-mop"],
  ["the queue", "#/queue"],
  ["no page", "#/nowhere"],
] as const;

/** How far a page reaches beyond the right edge. */
const beyond = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Puts the page back to the size of its device, whatever a test made of it. */
async function sized(page: Page, size: { width: number; height: number }, check: () => Promise<void>): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize(size);
  try {
    await check();
  } finally {
    await page.setViewportSize(before);
  }
}

describe.each([
  ["in Chinese", phone],
  ["in English", desk],
] as const)("nothing is cut off %s", (_, device) => {
  test.each(pages)("%s, 320 px wide", (_, hash) =>
    on(device, hash, async (page) => {
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await sized(page, { width: 320, height: 640 }, async () => expect(await beyond(page)).toBeLessThanOrEqual(0));
    }),
  );

  test.each(pages)("%s, with letters twice as large on a phone", (_, hash) =>
    on(device, hash, async (page) => {
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await sized(page, { width: 390, height: 844 }, async () => expect(await beyond(page)).toBeLessThanOrEqual(0));
    }),
  );
});

test("zoomed to 200 %, bars do not hide what they belong to", () =>
  on(desk, `#/sheet?place=${HALL}`, async (page) => {
    await page.locator("gj-sheet [part=save]").waitFor();
    await sized(page, { width: 640, height: 400 }, async () => {
      const positions = await page
        .locator("gj-sheet .bar, header.top")
        .evaluateAll((all) => all.map((each) => getComputedStyle(each).position));
      expect(positions).toEqual(["static", "static"]);
    });
  }));

test("in forced colours, what is typed differs from what is recorded", () =>
  on(desk, `#/sheet?place=${HALL}`, async (page) => {
    await page.emulateMedia({ forcedColors: "active" });
    const cells = page.locator("gj-sheet tbody tr").nth(1).locator("td:not(.future)");
    await cells.last().focus();
    await page.keyboard.press("8");
    const look = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((cell) => `${getComputedStyle(cell).borderTopWidth} ${getComputedStyle(cell).textDecorationLine}`);
    expect([await look("gj-sheet td.typed"), await look("gj-sheet td.done")]).toEqual(["3px underline", "0px none"]);
    expect(await axe(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: "none" });
  }));

test("whoever wants less motion sees none while a page loads", () =>
  on(phone, "#/today", async (page) => {
    await heading(page, "今日").waitFor();
    const running = async (reducedMotion: "reduce" | "no-preference"): Promise<boolean> => {
      await page.emulateMedia({ reducedMotion });
      let answer = (): void => undefined;
      const held = new Promise<void>((done) => (answer = done));
      await page.route(/\/compliance/, async (route) => {
        await held;
        await route.continue();
      });
      await page.evaluate(() => (location.hash = "#/compliance"));
      const skeleton = page.locator("gj-compliance-page .skeleton div").first();
      await skeleton.waitFor();
      const moves = await skeleton.evaluate((each) => getComputedStyle(each).animationName !== "none");
      answer();
      await heading(page, "达标率").waitFor();
      await page.unrouteAll({ behavior: "wait" });
      // back first: a page that has loaded compliance once shows it again without a skeleton
      await page.evaluate(() => (location.hash = "#/today"));
      await page.reload();
      await heading(page, "今日").waitFor();
      return moves;
    };
    expect([await running("no-preference"), await running("reduce")]).toEqual([true, false]);
  }));

/** What has the focus, through shadow roots. */
const focused = (page: Page) =>
  page.evaluateHandle(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element ?? document.body;
  });

async function tabTo(page: Page, wanted: (element: Element) => boolean): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs++) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (!(await here.evaluate(wanted))) continue;
    expect(await here.evaluate((element) => element.matches(":focus-visible"))).toBe(true);
    return;
  }
  throw new Error("nothing of that kind is reached by Tab");
}

describe("by keyboard alone", () => {
  test("from today to a place, and a row is logged", () =>
    on(desk, "#/today", async (page) => {
      await heading(page, "Today").waitFor();
      await tabTo(page, (element) => element.getAttribute("href")?.startsWith("#/place/") ?? false);
      await page.keyboard.press("Enter");
      await page.locator("gj-log").first().waitFor();
      await tabTo(page, (element) => element.getAttribute("part") === "done");
      await page.keyboard.press("Enter");
      await page
        .getByText(/^Logged: /)
        .first()
        .waitFor();
    }));

  test("the first stop skips to the content, and a new page begins at it", () =>
    on(desk, "#/findings", async (page) => {
      await heading(page, "Findings").waitFor();
      await tabTo(page, (element) => element.classList.contains("skip"));
      await page.keyboard.press("Enter");
      expect(await (await focused(page)).evaluate((element) => element.localName)).toBe("main");
      await page.evaluate(() => (location.hash = "#/compliance"));
      await heading(page, "Compliance").waitFor();
      expect(await (await focused(page)).evaluate((element) => element.localName)).toBe("main");
    }));

  test("a hall is inspected", () =>
    on(desk, `#/place/${HALL}`, async (page) => {
      await row(page, "Floor: dust-mop").or(row(page, "floor: dust-mop")).first().waitFor();
      await tabTo(page, (element) => element.matches(".inspection button"));
      await page.keyboard.press("Enter");
      await tabTo(page, (element) => element.matches(".head .primary"));
      await page.keyboard.press("Enter");
      await tabTo(page, (element) => element.getAttribute("part") === "submit");
      await page.keyboard.press("Enter");
      await page.getByText("Inspection submitted").waitFor();
    }));
});
