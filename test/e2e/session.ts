import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser } from "../browser.ts";
import { trap, type Trap } from "../ui/page.ts";
import { serveDemo, type Served } from "./server.ts";

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: "zh-CN" };
export const desk = { viewport: { width: 1280, height: 800 }, locale: "en-GB" };
type Device = typeof phone | typeof desk;

/** The civil day of the example site so many days ago: the machine may be in another zone. */
export const daysAgo = (days: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(Date.now() - days * 86_400_000);

/** Findings of the last weeks, whatever day of the month it is. */
export const recent = `from=${daysAgo(28)}`;

/** The built app with the example site for one file of tests, and who is signed in there. */
export interface Session {
  server(): Served;
  browser(): Browser;
  /** The page of the signed-in person on a device, loaded anew: no policy report, error or dialog may come up. */
  on(device: Device, hash: string, check: (page: Page, trap: Trap) => Promise<void>): Promise<void>;
  /** Signs somebody in by the printed link and its button, in a context of their own. */
  signIn(link: string, device?: Device): Promise<Trap>;
  /** Whoever signs in again: pages that are open belong to the session before. */
  forget(context: Trap["context"]): Promise<void>;
}

/** Starts the server and a browser before the tests of a file, signs in, and ends both after them. */
export function session(as?: string): Session {
  let server: Served;
  let browser: Browser;
  let signedIn: Awaited<ReturnType<Trap["context"]["storageState"]>>;
  const pages = new Map<Device, Trap>();
  const signIn = async (link: string, device: Device = phone): Promise<Trap> => {
    const opened = await trap(browser, device);
    opened.page.setDefaultTimeout(15_000);
    await opened.page.goto(link);
    await opened.page.getByRole("button", { name: /^(登录|Sign in)$/ }).click();
    await heading(opened.page, /^(今日|Today)$/).waitFor();
    return opened;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([serveDemo(as), openBrowser()]);
    const { context } = await signIn(server.link);
    signedIn = await context.storageState();
    await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  return {
    server: () => server,
    browser: () => browser,
    signIn,
    async on(device, hash, check) {
      const known = pages.get(device);
      const opened = known ?? (await trap(browser, { ...device, storageState: signedIn }));
      const { page, caught } = opened;
      pages.set(device, opened);
      page.setDefaultTimeout(15_000);
      if (known) {
        await page.unrouteAll();
        await opened.context.setOffline(false);
        await page.evaluate(() => localStorage.clear());
      }
      await page.goto(`${server.address}/${hash}`);
      if (known) await page.reload();
      caught.length = 0;
      await check(page, opened);
      expect(caught).toEqual([]);
    },
    async forget(context) {
      signedIn = await context.storageState();
      for (const opened of pages.values()) await opened.context.close();
      pages.clear();
    },
  };
}

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole("heading", { level: 1, name });

/** What a page says in a script, in its texts and in what screen readers are told, through shadow roots. */
export const wordsOf = (page: Page, script: string): Promise<string[]> =>
  page.evaluate((script) => {
    const wanted = new RegExp(script, "u");
    const told = ["aria-label", "placeholder", "title", "alt"];
    const said = (node: Node): string[] => {
      if (node instanceof Text) return [node.data];
      if (
        !(node instanceof Element || node instanceof DocumentFragment) ||
        node.nodeName === "NOSCRIPT" ||
        node.nodeName === "STYLE"
      )
        return [];
      const own = node instanceof Element ? told.map((name) => node.getAttribute(name) ?? "") : [];
      const inside = [node instanceof Element && node.shadowRoot, ...node.childNodes].filter((each) => !!each);
      return [...own, ...inside.flatMap(said)];
    };
    const all = said(document.body).map((each) => each.trim());
    return [...new Set(all.filter((each) => wanted.test(each)))];
  }, script);

/** A row of a place, by its title. */
export const row = (page: Page, name: string): Locator =>
  page.locator("gj-log").filter({ has: page.getByRole("button", { name, exact: true }) });

/** The tap of a row, whether or not it was done before. */
export const tap = (page: Page, name: string): Locator => row(page, name).getByRole("button", { name: /^(已做|再记)/ });

/** Answers posts of records as a server would that refuses them for good. */
export async function refuseRecords(
  page: Page,
  detail: string,
  only: (body: string) => boolean = () => true,
): Promise<void> {
  await page.route("**/records", (route) => {
    if (!only(route.request().postData() ?? "")) return route.continue();
    const problem = { title: "不能收下", detail, errors: [{ detail: "不能收下", hint: detail }] };
    return route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    });
  });
}

/** A record as the server has it, in short. */
export interface Short {
  readonly id: string;
  readonly doneBy?: string;
  readonly rows: readonly string[];
}

/** What the server has of a place and the last days. */
export const recordsAt = (page: Page, place: string): Promise<readonly Short[]> =>
  page.evaluate(
    async (query) => {
      const answer = await fetch(`/api/sites/example-estate/records?limit=500&${query}`);
      const { records } = (await answer.json()) as {
        records: { id: string; record: { "done-by"?: string; marks?: { row: string }[] } }[];
      };
      return records.map(({ id, record }) => ({
        id,
        ...(record["done-by"] !== undefined && { doneBy: record["done-by"] }),
        rows: (record.marks ?? []).map((mark) => mark.row),
      }));
    },
    `place=${place}&from=${daysAgo(9)}`,
  );

/** The marks of the newest record of a form that the server has of a place. */
export const newestMarks = (
  page: Page,
  place: string,
  form: string,
): Promise<readonly { readonly row: string; readonly result: string; readonly note?: string }[]> =>
  page.evaluate(
    async (query) => {
      const answer = await fetch(`/api/sites/example-estate/records?limit=500&${query}`);
      const { records } = (await answer.json()) as { records: { record: { seq: number; marks: [] } }[] };
      return records.map(({ record }) => record).sort((a, b) => b.seq - a.seq)[0]?.marks ?? [];
    },
    `place=${place}&form=${encodeURIComponent(form)}&from=${daysAgo(1)}`,
  );

/** What waits on the device. */
export const outbox = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("gj-outbox/")));

/** What came to the server since. */
export async function newAt(
  page: Page,
  place: string,
  before: readonly Short[],
): Promise<readonly Omit<Short, "id">[]> {
  const known = new Set(before.map(({ id }) => id));
  return (await recordsAt(page, place)).filter(({ id }) => !known.has(id)).map(({ id: _, ...rest }) => rest);
}
