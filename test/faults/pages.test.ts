import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../browser.ts";
import { HOSTILE } from "../fixtures/hostile.ts";
import { hostileFirm, HOSTILE_SITE } from "./hostile-firm.ts";
import { folderOf } from "./made.ts";
import { go, onPage, signedIn } from "./pages.ts";
import { serve } from "./server.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Each page, and how many of the texts stand on it at least. */
const PAGES: readonly (readonly [string, number])[] = [
  ["today", 7],
  ["place/lobby", HOSTILE.length],
  ["sheet?place=lobby", HOSTILE.length],
  ["findings", 40],
  ["compliance", HOSTILE.length],
  ["rule/cleaning/block/row-0", 6],
];

test.each(["zh-CN", "en-GB"])("D10, D11: hostile texts are text on every page of the app, in %s", async (locale) => {
  const server = await serve(folderOf(hostileFirm), "data", { where: HOSTILE_SITE });
  const { page, caught } = await signedIn(browser, server, locale);
  for (const [path, least] of PAGES) {
    await go(page, server, path);
    const found = async (): Promise<number> => {
      const { text } = await onPage(page);
      return HOSTILE.filter((one) => text.includes(one)).length;
    };
    await expect.poll(found, { timeout: 15_000, message: path }).toBeGreaterThanOrEqual(least);
    const { strange } = await onPage(page);
    expect([path, strange, caught]).toEqual([path, [], []]);
  }
});
