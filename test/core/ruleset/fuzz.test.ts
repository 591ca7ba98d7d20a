import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadSite } from "../../../core/ruleset/site.ts";
import { SITE } from "../../rulesets-broken/sites.ts";
import { score, table, THINGS } from "../../rulesets-broken/cases.ts";
import { load, shipped, SOUND } from "./fixtures.ts";

const FILES: Readonly<Record<string, string>> = {
  ...SOUND,
  ...score("pass: 85%\nper: month\ncombine: mean\ngroup: { id: g, take: all }\ncite: [guide P1]"),
  ...table(
    "who: cleaner\ninspect-how-often: 每周一次\npass: 80%",
    "mop: { item: 地面, how-often: 1-2次/日, quality: [no-dust], cite: guide P4 }",
  ),
  "firm/greening.yaml": `${THINGS.replace(/^/, "overrides:\n  - { where: { type: hall }, set: { cleaning/hall/mop: { how-often: 3次/日 } } }\n")}`,
};
const JUNK = [
  null,
  0,
  -1,
  1.5,
  1e21,
  true,
  "",
  " ",
  "x",
  "unset",
  "hall",
  "../x",
  "constructor",
  "a/b",
  "周一",
  "1次/日",
  [],
  [[]],
  {},
  { x: {} },
  [null],
  [{ form: 1 }],
  { param: "x" },
  { drop: { reason: "x" } },
  { drop: 1 },
  { zh: "x" },
  { times: { min: 1 }, per: "day" },
  { every: {} },
  { faults: 1 },
  { level: [] },
  { form: "count" },
  { where: [] },
  { type: [1] },
];

/** Every way into a document, the way to its keys too. */
function waysInto(value: unknown, way: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([key, inner]) => waysInto(inner, [...way, key]))];
}

/** The document with junk at the end of a way: in place of a value, beside it, or as its key. */
function spoilt(document: unknown, way: readonly (string | number)[], junk: unknown, how: number): unknown {
  const [key, ...rest] = way;
  if (key === undefined || typeof document !== "object" || document === null) return junk;
  const copy = (Array.isArray(document) ? [...(document as unknown[])] : { ...document }) as Record<
    string | number,
    unknown
  >;
  if (rest.length > 0) copy[key] = spoilt(copy[key], rest, junk, how);
  else if (how === 0) copy[key] = junk;
  else if (how === 1) copy[`${key}-more`] = junk;
  else {
    copy[typeof junk === "string" ? junk : "k"] = copy[key];
    Reflect.deleteProperty(copy, key);
  }
  return copy;
}

test("junk anywhere in any file is refused or taken, and nothing is thrown", { timeout: 300_000 }, () => {
  const files = Object.entries(FILES).flatMap(([path, text]) =>
    waysInto(parse(text)).map((way) => [path, way] as const),
  );
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.constantFrom(...JUNK), fc.nat(2), ([path, way], junk, how) => {
      const text = JSON.stringify(spoilt(parse(FILES[path] ?? ""), way, junk, how), null, 1);
      const { ruleset, refusals, explain } = load("firm", { ...FILES, [path]: text });
      expect(ruleset === undefined).toBe(refusals.length > 0);
      explain("cleaning/hall/mop");
      if (ruleset) expect(JSON.parse(JSON.stringify(ruleset))).toEqual(ruleset);
      for (const { at, code } of refusals) if (!["envelope-missing"].includes(code)) expect(at, code).toBeDefined();
    }),
    { seed: 20261121, numRuns: 400 },
  );
});

test("junk anywhere in a site file", { timeout: 300_000 }, () => {
  const { ruleset, refusals } = load("firm", FILES);
  expect(refusals).toEqual([]);
  const ways = waysInto(parse(SITE));
  fc.assert(
    fc.property(fc.constantFrom(...ways), fc.constantFrom(...JUNK), fc.nat(2), (way, junk, how) => {
      const text = JSON.stringify(spoilt(parse(SITE), way, junk, how), null, 1);
      const loaded = loadSite({ name: "estate.yaml", path: "estate.yaml", text }, shipped, ruleset ? [ruleset] : []);
      expect(loaded.site === undefined).toBe(loaded.refusals.length > 0);
      for (const { at, code } of loaded.refusals) expect(at, code).toBeDefined();
    }),
    { seed: 20261121, numRuns: 400 },
  );
});
