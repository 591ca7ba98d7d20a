import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { elements } from "../ui/examples.ts";
import { openStage, type Stage } from "../ui/page.ts";
import { NAUGHTY } from "./naughty.ts";
import { XSS } from "./xss.ts";

const ALL = [...new Set([...NAUGHTY, ...XSS])];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("G9: as many texts as the public lists have, each once", () => {
  expect([NAUGHTY.length >= 515, new Set(XSS).size]).toEqual([true, 1500]);
});

describe("G9: each element shows them as they are written, wherever a label or an answer stands", () => {
  test.each(elements)("%s", async (tag, properties) => {
    const { page, caught } = await stage.again();
    const wrong = await page.evaluate(
      async ({ tag, properties, all }) => {
        /** The properties with a text of ours in every place of a label, a note or a reason. */
        const filled = (next: () => string): object => {
          const walk = (value: unknown): unknown => {
            if (Array.isArray(value)) return value.map(walk);
            if (typeof value !== "object" || value === null) return value;
            const entries = Object.entries(value);
            if (entries.length > 0 && entries.every(([key, one]) => /^(zh|en)$/.test(key) && typeof one === "string")) {
              const text = next();
              return { zh: text, en: text };
            }
            return Object.fromEntries(
              entries.map(([key, one]) => [key, /^(note|reason)$/.test(key) ? next() : walk(one)]),
            );
          };
          return walk(properties) as object;
        };
        const shownOf = async (given: object): Promise<string> => {
          const element = Object.assign(document.createElement(tag), given);
          document.querySelector("#stage")?.replaceChildren(element);
          await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
          const root = element.shadowRoot;
          const fields = [...(root?.querySelectorAll("textarea, input") ?? [])] as HTMLInputElement[];
          if (
            root?.querySelector(
              "script, iframe, img, image, object, embed, video, audio, base, meta, link, math, template, form[action], [onerror], [onload], [onfocus]",
            )
          )
            faults.push(`markup: ${JSON.stringify(given).slice(0, 300)}`);
          return [root?.textContent ?? "", ...fields.map((field) => field.value)].join("\n");
        };
        const faults: string[] = [];
        // which of the places are shown at all: a plain word in each
        let places = 0;
        const plain = await shownOf(filled(() => `place-${places++}-`));
        const seen = Array.from({ length: places }, (_, i) => plain.includes(`place-${i}-`));
        for (let from = 0; from < all.length;) {
          const used: string[] = [];
          // a text only where it is shown
          let place = 0;
          const shown = await shownOf(
            filled(() => {
              const text = seen[place++] ? (all[(from + used.length) % all.length] ?? "") : "x";
              if (seen[place - 1]) used.push(text);
              return text;
            }),
          );
          from += used.length;
          for (const text of used)
            // a field of a form writes line ends in its own way
            if (!shown.includes(text) && !shown.includes(text.replace(/\r\n?/g, "\n")))
              faults.push(`not shown: ${text.slice(0, 200)}`);
        }
        return { faults, shown: seen.filter(Boolean).length };
      },
      { tag, properties, all: ALL },
    );
    expect([wrong.faults, wrong.shown > 1, caught]).toEqual([[], true, []]);
  });
});

describe("G7: ids that a page has names for", () => {
  // as a row may be called: what document, window and forms have, and what every object has
  const NAMES = `attributes body children constructor cookie document elements forms frames head history host images
    length location name navigator parent parent-node prototype query-selector self status submit title top value`;
  const names = NAMES.split(/\s+/);

  test("rows of a checklist in a form, and of a sheet: nothing of the page is another thing", async () => {
    const { page, caught } = await stage.again();
    const found = await page.evaluate(
      async ({ names, checklist, sheet }) => {
        const form = document.createElement("form");
        document.querySelector("#stage")?.replaceChildren(form);
        const camel = [
          ...new Set(names.flatMap((name) => [name, name.replace(/-(.)/g, (_, c: string) => c.toUpperCase())])),
        ];
        const things = [document, window, form, document.documentElement] as unknown as Record<string, unknown>[];
        const state = (): readonly unknown[] => things.map((thing) => camel.map((name) => thing[name]));
        const before = state();
        const rows = Object.fromEntries(names.map((name) => [name, { title: { zh: name } }]));
        const list = Object.assign(document.createElement("gj-checklist"), checklist, { name: "inspection" });
        Object.assign(list, { checklist: { ...(checklist as { checklist: object }).checklist, groups: {}, rows } });
        const table = Object.assign(document.createElement("gj-sheet"), sheet);
        const first = (sheet as { sheet: { rows: object[] } }).sheet;
        const shape = first.rows[0];
        Object.assign(table, {
          sheet: { ...first, rows: names.map((name) => ({ ...shape, row: name, title: { zh: name } })) },
        });
        form.append(list, table);
        for (const one of [list, table]) await (one as unknown as { updateComplete: Promise<unknown> }).updateComplete;
        (list.shadowRoot?.querySelector("button") as HTMLButtonElement).click();
        await (list as unknown as { updateComplete: Promise<unknown> }).updateComplete;
        const after = state();
        return {
          changed: things.flatMap((_, t) =>
            camel.filter((_, n) => (before[t] as unknown[])[n] !== (after[t] as unknown[])[n]),
          ),
          marks: (list as unknown as { marks: { row: string }[] }).marks.map(({ row }) => row),
          shown: names.filter((name) => table.shadowRoot?.textContent?.includes(name)),
        };
      },
      {
        names,
        checklist: elements.find(([tag]) => tag === "gj-checklist")?.[1] ?? {},
        sheet: elements.find(([tag]) => tag === "gj-sheet")?.[1] ?? {},
      },
    );
    // the form has one more control, as it should
    expect([found, caught]).toEqual([{ changed: ["length"], marks: names, shown: names }, []]);
  });
});
