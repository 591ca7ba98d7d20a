import { expect, test } from "vitest";
import { load } from "../area-tester.ts";

const { ruleset } = load("work-guide");
const rules = ruleset?.rules.filter(({ area }) => area === "home-cleaning") ?? [];
const checklist = ruleset?.checklists["home-cleaning/visit"];

test("is YAML only: eleven guidelines, each a row of the requirement list", () => {
  const guidelines = rules.filter((rule) => rule.kind === "guideline");
  expect(guidelines.flatMap(({ catalogue = [] }) => catalogue)).toEqual(
    Array.from({ length: 11 }, (_, i) => `HCL-${String(i + 1).padStart(2, "0")}`),
  );
  for (const { title, text } of guidelines) expect([title.zh, title.en, text?.zh, text?.en].every(Boolean)).toBe(true);
});

test("every guideline stands on the checklist, and the checklist has nothing else", () => {
  const guidelines = rules
    .filter((rule) => rule.kind === "guideline")
    .map(({ id }) => id.replace("home-cleaning/", ""));
  expect(Object.keys(checklist?.rows ?? {})).toEqual(guidelines);
  expect(Object.values(checklist?.rows ?? {}).flatMap(({ catalogue = [] }) => catalogue)).toEqual(
    rules.flatMap(({ kind, catalogue = [] }) => (kind === "guideline" ? catalogue : [])),
  );
});

test("the source gives no pass line", () => {
  expect(
    rules.flatMap((rule) => (rule.kind === "score" ? [{ of: rule.of, pass: rule.pass, each: rule.each }] : [])),
  ).toEqual([{ of: "home-cleaning/visit", pass: "unset", each: "household" }]);
});
