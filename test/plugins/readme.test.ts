import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadFrom } from "../../core/host/app.ts";

/** The folder that plugins/README.md describes: its two blocks of code, and a ruleset with a table. */
const dir = mkdtempSync(join(tmpdir(), "shortest-"));
afterAll(() => rmSync(dir, { recursive: true }));

const text = readFileSync(join(import.meta.dirname, "../../plugins/README.md"), "utf8");
const block = (lang: string): string => new RegExp(`^\`\`\`${lang}\\n(.*?)^\`\`\``, "ms").exec(text)?.[1] ?? "";
const put = (path: string, content: string): void => {
  mkdirSync(join(dir, path, ".."), { recursive: true });
  writeFileSync(join(dir, path), content);
};

put("pest-control/plugin.js", block("js"));
put("pest-control/section.schema.json", block("json"));
put(
  "rulesets/house/ruleset.yaml",
  'ruleset: house\nformat: 1\nversion: "1"\nlanguage: zh\ntitle: 小区\nextends: [vocabulary]\n',
);
put("rulesets/house/areas.yaml", /`(areas: \{ pest-control: .*?)`/.exec(text)?.[1] ?? "");
put(
  "rulesets/house/pest-control.yaml",
  "pest-control:\n  bins:\n    title: 垃圾房\n    places: { type: 垃圾房 }\n    not-applicable: leave-out\n    items:\n      flies: { item: 蝇, method: 喷药, seasons: { summer-heat: 每周一次, dormant: 每月一次 } }\n",
);

test("the shortest plugin of the document is one", async () => {
  const app = await loadFrom({ cwd: dir, rulesets: ["rulesets"], plugins: ["pest-control/plugin.js"] });
  const { ruleset, refusals } = app.load("house");
  expect([app.refusals, refusals]).toEqual([[], []]);
  expect(ruleset?.rules.map(({ id }) => id)).toEqual([
    "pest-control/bins/flies/summer-heat",
    "pest-control/bins/flies/dormant",
    "pest-control/bins/inspection",
  ]);
  expect(ruleset?.forms["pest-control/log"]?.title).toEqual({ zh: "消杀记录", en: "Pest-control log" });
});
