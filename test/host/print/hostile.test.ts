import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../browser.ts";
import { hostileFirm, HOSTILE_SITE, yaml } from "../../faults/hostile-firm.ts";
import { folderOf, write } from "../../faults/made.ts";
import { printed } from "../../faults/pages.ts";
import { HOSTILE } from "../../fixtures/hostile.ts";
import { guanjia } from "../cli/cli.ts";

let dir = "";
let browser: Browser;

beforeAll(async () => {
  dir = folderOf({ ...hostileFirm, "none.jsonl": "" }, afterAll);
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("texts of rulesets stay texts", () => {
  const day = ["--records", "none.jsonl", "--from", "2026-11-16", "--to", "2026-11-16"];
  it.each([
    ["report", ["check", ...HOSTILE_SITE, ...day, "--format", "html=page.html"]],
    ["wall sheet", ["print", "table", ...HOSTILE_SITE, "--format", "html=page.html"]],
  ])("%s in a browser: no dialog, no request, every text as it was written", async (_, args) => {
    const ran = await guanjia(args, dir);
    expect([ran.code < 2, ran.out]).toEqual([true, ""]);
    const { text, strange, caught } = await printed(browser, join(dir, "page.html"));
    expect([HOSTILE.filter((one) => !text.includes(one)), strange, caught]).toEqual([[], [], []]);
  });

  it("a text that acts on a terminal is refused, and shown without acting", async () => {
    const evil = "a\u001b[31mred\u0007\u202egnp\u009b2J";
    write(dir, {
      "terminal/terminal-firm/ruleset.yaml":
        'ruleset: terminal-firm\nformat: 1\nversion: "1"\nlanguage: en\ntitle: T\nextends: [vocabulary]\n',
      "terminal/terminal-firm/cleaning.yaml": yaml({
        cleaning: {
          hall: {
            title: evil,
            places: { type: "lobby" },
            "not-applicable": "zero",
            items: { floor: { item: evil, method: evil, "how-often": "1/day" } },
          },
        },
      }),
    });
    const ran = await guanjia(["list", "--rulesets", "terminal", "--ruleset", "terminal-firm"], dir, {
      LANG: "en",
      FORCE_COLOR: "0",
    });
    expect([ran.code, ran.out, /[\u001b\u0007\u202e\u009b]/.test(ran.err)]).toEqual([2, "", false]);
    expect([...ran.err.matchAll(/ {2}([a-z]+-[a-z-]+) {2}/g)].map(([, code]) => code)).toEqual(
      Array(3).fill("yaml-control-character"),
    );
  });

  it("CSV: no cell that a spreadsheet would run", async () => {
    const ran = await guanjia(["list", ...HOSTILE_SITE, "--format", "csv"], dir);
    const cells = ran.out.split(/\r\n/).flatMap((line) => line.slice(1).split(","));
    expect(cells.filter((cell) => /^"?[=@+\t\r]/.test(cell))).toEqual([]);
    expect(ran.out).toContain("'=1+1");
  });
});
