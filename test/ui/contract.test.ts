import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { elements } from "./examples.ts";
import { naughty } from "./naughty.ts";
import { axe, openStage, put, type Stage, type Trap } from "./page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** The shared page, in a language, checked for what it caught. */
async function opened(lang: string, check: (opened: Trap) => Promise<void>): Promise<void> {
  const trap = await stage.again();
  await trap.page.evaluate((lang) => (document.documentElement.lang = lang), lang);
  await check(trap);
  expect(trap.caught).toEqual([]);
}

/** All text that a person can see of the element, without the white space of the template. */
const shown = (page: Trap["page"]): Promise<string> =>
  page.evaluate(() => document.querySelector("#stage > *")?.shadowRoot?.textContent ?? "");

describe.each(elements)("%s", (tag, properties) => {
  test("is accessible in both languages, light, dark and forced colours", () =>
    opened("zh-CN", async ({ page }) => {
      await put(page, tag, properties);
      for (const [lang, media] of [
        ["zh-CN", { colorScheme: "light" }],
        ["en", { colorScheme: "dark" }],
        ["zh-CN", { colorScheme: "dark" }],
        ["en", { colorScheme: "light", forcedColors: "active" }],
      ] as const) {
        await page.emulateMedia(media);
        await page.evaluate((lang) => (document.documentElement.lang = lang), lang);
        expect([lang, media, await axe(page)]).toEqual([lang, media, []]);
      }
    }));

  test("follows the language of the page at run time, also from outside a shadow root", () =>
    opened("zh-CN", async ({ page }) => {
      await put(page, tag, properties);
      const zh = await shown(page);
      await page.evaluate(async () => {
        document.documentElement.lang = "en";
        await Promise.resolve();
        await (document.querySelector("#stage > *") as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      });
      expect(await shown(page)).not.toEqual(zh);
      expect(await shown(page)).toMatch(/[A-Za-z]{4}/);
    }));

  test("fits a page 320 px wide", () =>
    opened("en", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await put(page, tag, properties);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }));

  test("has targets of at least 44 px for everything that is no link in a sentence", () =>
    opened("zh-CN", async ({ page }) => {
      await put(page, tag, properties);
      const small = await page.evaluate(() => {
        const root = document.querySelector("#stage > *")?.shadowRoot;
        const all = [
          ...(root?.querySelectorAll(
            "button:not(.link):not(.title), select, input, textarea, summary, td[role=gridcell]",
          ) ?? []),
        ];
        return all.flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width === 0 || (width >= 43.5 && height >= 43.5)
            ? []
            : [`${element.outerHTML.slice(0, 80)} ${width}×${height}`];
        });
      });
      expect(small).toEqual([]);
    }));

  test("can be on a page before its script, and the script can be there twice", async () => {
    const { page, context, caught } = await stage.open({}, "bare");
    const rendered = await page.evaluate(
      async ({ tag, properties }) => {
        const early = Object.assign(document.createElement(tag), properties);
        document.querySelector("#stage")?.append(early);
        const gone = new Promise((done) => addEventListener("gone", done));
        dispatchEvent(new Event("go"));
        await gone;
        await (early as unknown as { updateComplete: Promise<unknown> }).updateComplete;
        return (early.shadowRoot?.textContent ?? "").trim().length > 10;
      },
      { tag, properties },
    );
    expect([rendered, caught]).toEqual([true, []]);
    await context.close();
  });

  test("shows every naughty text as it is written, wherever a text of a person can stand", () =>
    opened("zh-CN", async ({ page }) => {
      const wrong = await page.evaluate(
        async ({ tag, properties, naughty }) => {
          const walk = (value: unknown, text: string): unknown => {
            if (Array.isArray(value)) return value.map((each) => walk(each, text));
            if (typeof value !== "object" || value === null) return value;
            const entries = Object.entries(value);
            if (entries.length > 0 && entries.every(([key, each]) => /^(zh|en)$/.test(key) && typeof each === "string"))
              return { zh: text, en: text };
            return Object.fromEntries(
              entries.map(([key, each]) => [key, key === "note" || key === "reason" ? text : walk(each, text)]),
            );
          };
          const faults: string[] = [];
          for (const text of naughty) {
            const element = Object.assign(document.createElement(tag), walk(properties, text));
            document.querySelector("#stage")?.replaceChildren(element);
            await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
            const root = element.shadowRoot;
            const shown = [
              root?.textContent ?? "",
              ...[...(root?.querySelectorAll("textarea, input") ?? [])].map(
                (field) => (field as HTMLInputElement).value,
              ),
            ];
            if (!shown.some((each) => each.includes(text))) faults.push(`not shown: ${text}`);
            if (root?.querySelector("script, iframe, img, object, embed, video, base, meta, link, form[action]"))
              faults.push(`markup: ${text}`);
          }
          return faults;
        },
        { tag, properties, naughty },
      );
      expect(wrong).toEqual([]);
    }));
});
