import { expect, test } from "vitest";
import { loadSite } from "../../../core/ruleset/site.ts";
import { line, load, shipped, SOUND } from "./fixtures.ts";

const firm = (water: string, roles = SOUND["firm/roles.yaml"]!): unknown => {
  const { ruleset, refusals } = load("firm", { ...SOUND, "firm/roles.yaml": roles, "firm/water.yaml": water });
  return ruleset ? { rules: ruleset.rules, forms: ruleset.forms } : refusals.map(line);
};
const form = (quality: string): string =>
  `forms:\n  log: { title: 日志, rows: { a: { title: 甲, quality: ${quality} } } }\n`;
const rule = (words: string): string => `rules:\n  a: { kind: guideline, title: 甲, ${words} }\n`;

/** However a name is written, what is loaded is its id. */
test.each<[string, string, string, string?]>([
  ["a role by its title", rule("who: 保洁员"), rule("who: cleaner")],
  ["a role by its alias", rule("who: 清洁工"), rule("who: cleaner")],
  [
    "a role by its English title",
    rule("who: Head cleaner"),
    rule("who: head"),
    "roles:\n  head: { title: { zh: 保洁领班, en: Head cleaner } }\n",
  ],
  [
    "an alias goes before the title of another",
    rule("who: 主管"),
    rule("who: cleaner"),
    "roles:\n  supervisor: { title: 主管 }\n  cleaner: { title: 保洁员, alias: 主管 }\n",
  ],
  ["several with a Chinese comma between them", rule("for: 保洁员、主管"), rule("for: [cleaner, supervisor]")],
  ["a place type by its title", rule("each: place, where: { type: 大堂 }"), rule("each: place, where: { type: hall }")],
  ["a source by its title", rule("cite: 工作指南 P4.1"), rule("cite: guide P4.1")],
  ["a quality by its text", form("无尘土"), form("[no-dust]")],
])("%s", (_, written, meant, roles) => {
  expect(firm(written, roles)).toEqual(firm(meant, roles));
  expect(firm(meant, roles)).toHaveProperty("rules");
});

test("a site names types and roles by their titles too", () => {
  const { ruleset } = load("firm", { ...SOUND, "firm/water.yaml": rule("who: cleaner") });
  const text = (type: string, role: string): string =>
    `site: estate\nformat: 1\nfirm: firm\ntitle: 小区\ntimezone: Asia/Shanghai\nrulesets:\n  - { from: 2026-01-01, ruleset: firm, version: "1" }\nplaces:\n  hall: { title: 大堂, type: ${type} }\npeople:\n  cleaner-01: { title: 保洁员01, role: ${role}, from: 2026-01-01 }\n`;
  const site = (type: string, role: string) =>
    loadSite({ name: "estate.yaml", path: "estate.yaml", text: text(type, role) }, shipped, [ruleset!]);
  expect(site("大堂", "保洁员")).toEqual({ ...site("hall", "cleaner"), explain: expect.any(Function) as unknown });
  expect(site("hall", "cleaner").site?.places.get("hall")?.type).toBe("hall");
});
