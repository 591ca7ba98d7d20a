import { describe, expect, test } from "vitest";
import type { Refusal } from "../../../core/refusal.ts";
import { refusals as catalogue } from "../../../core/refusals/index.ts";
import { printRefusals } from "../../../core/refusals/print.ts";
import { sayRefusal } from "../../../core/refusals/say.ts";
import { faultsOf } from "../../../core/registry.ts";
import { loadSite } from "../../../core/ruleset/site.ts";
import { layers } from "../../rulesets-broken/layers.ts";
import { withCase } from "../../rulesets-broken/cases.ts";
import { names } from "../../rulesets-broken/names.ts";
import { rules } from "../../rulesets-broken/rules.ts";
import { sections } from "../../rulesets-broken/sections.ts";
import { slips } from "../../rulesets-broken/slips.ts";
import { SITE, sites } from "../../rulesets-broken/sites.ts";
import { things } from "../../rulesets-broken/things.ts";
import { line, load, shipped, SOUND } from "./fixtures.ts";

const TOPICS = { layers, names, rules, sections, things };
const GUIDE = { "firm/water.yaml": "rules:\n  smile: { kind: guideline, title: 微笑, each: place }\n" };

const texts = { ...catalogue, ...faultsOf(shipped.plugins) };

/** Its sentences lack no data, in either language. */
function expectWhole(refusal: Refusal): void {
  for (const lang of ["zh", "en"] as const) {
    const { text, hint } = sayRefusal(refusal, lang, texts);
    expect(`${text} ${hint}`, refusal.code).not.toMatch(/\{[a-z][a-z0-9-]*\}/);
  }
}

/** Every fault of every broken ruleset: code, place and data, as they are printed one below the other. */
describe("broken rulesets", () => {
  test.each(Object.entries(TOPICS))("%s", async (topic, cases) => {
    const golden = Object.entries(cases).map(([name, files]) => {
      const { refusals } = load("firm", withCase(files));
      expect(refusals.length, name).toBeGreaterThan(0);
      for (const refusal of refusals) expectWhole(refusal);
      return [`# ${name}`, ...refusals.map(line)].join("\n");
    });
    await expect(`${golden.join("\n\n")}\n`).toMatchFileSnapshot(`../../rulesets-broken/${topic}.golden.txt`);
  });

  test("sites", async () => {
    const { ruleset } = load("firm", { ...SOUND, ...GUIDE });
    const golden = Object.entries(sites).map(([name, changes]) => {
      const text = changes.reduce((before, [from, to]) => {
        expect(before, name).toContain(from);
        return before.replace(from, to);
      }, SITE);
      const { site, refusals } = loadSite(
        { name: "estate.yaml", path: "sites/estate.yaml", text },
        shipped,
        ruleset ? [ruleset] : [],
      );
      expect(site, name).toBeUndefined();
      for (const refusal of refusals) expectWhole(refusal);
      return [`# ${name}`, ...refusals.map(line)].join("\n");
    });
    await expect(`${golden.join("\n\n")}\n`).toMatchFileSnapshot("../../rulesets-broken/sites.golden.txt");
  });

  /** As the command prints them: what people type, and what they are told. */
  test.each(["zh", "en"] as const)("slips, in %s", async (lang) => {
    const golden = Object.entries(slips).map(([name, files]) => {
      const all = withCase(files);
      const { refusals } = load("firm", all);
      for (const refusal of refusals) expectWhole(refusal);
      const textOf = (file: string) => all[file];
      return `# ${name}\n\n${printRefusals(refusals, { lang, catalogue: texts, textOf })}`;
    });
    await expect(`${golden.join("\n")}`).toMatchFileSnapshot(`../../rulesets-broken/slips.${lang}.golden.txt`);
  });

  test("what they are made from is sound", () => {
    const { ruleset, refusals, warnings } = load("firm", { ...SOUND, ...GUIDE });
    expect([refusals, warnings]).toEqual([[], []]);
    const { site, refusals: ofSite } = loadSite(
      { name: "estate.yaml", path: "sites/estate.yaml", text: SITE },
      shipped,
      ruleset ? [ruleset] : [],
    );
    expect(ofSite).toEqual([]);
    expect(site?.places.get("a-hall")).toEqual({
      id: "a-hall",
      title: { zh: "大堂" },
      type: "hall",
      floor: 1,
      parent: "a-1",
      path: ["a", "a-1", "a-hall"],
    });
  });

  test("there are at least 240", () => {
    expect(
      [...Object.values(TOPICS), slips, sites].reduce((sum, cases) => sum + Object.keys(cases).length, 0),
    ).toBeGreaterThanOrEqual(240);
  });
});
