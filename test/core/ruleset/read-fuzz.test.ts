import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { Refusal } from "../../../core/refusal.ts";
import { refusals as catalogue } from "../../../core/refusals/index.ts";
import { Origins } from "../../../core/ruleset/origins.ts";
import { readYaml } from "../../../core/ruleset/read.ts";

const runs = process.env["SOAK"] ? 500_000 : 10_000;

/** Pieces of YAML's grammar, and what people and attackers type into it. */
const ANY = [
  ..."a 1 [ ] { } \" ' | > # , ~ \\ @ ` % 键 ： “ ” ， 　 ！".split(" "),
  ": ",
  "- ",
  "\n",
  "\n  ",
  "\n    ",
  "  ",
  "\t",
  "&x ",
  "*x",
  "!t ",
  "%Y",
  "? ",
  "---\n",
  "...\n",
  "<<",
  "2026-01-01",
  "012",
  "1.10",
  "\ufeff",
  "\r\n",
  "\x1f",
  "\x02",
  "\x18",
  "\0",
  "\ud800",
  "\u00a0",
  "__proto__",
  "null",
  "on: ",
  "k：",
  ".inf",
  "\\x",
  '"\\q"',
];
/** Pieces that mostly fit together, so that much of it is read. */
const FITTING = [
  "a: ",
  "b: ",
  "c: ",
  "键: ",
  "'d': ",
  "- ",
  "x",
  "1",
  "1.5",
  "true",
  "大堂",
  '"y z"',
  "'w'",
  "[u, v]",
  "{ e: 1, f: 大堂 }",
  "\n",
  "\n  ",
  "\n    ",
  " # c",
  ">-\n  t",
  "|\n  t\n",
];

const text = (pieces: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map((all) => all.join(""));

function check(one: string): "read" | "refused" {
  const refusals: Refusal[] = [];
  const origins = new Origins();
  const value = readYaml("f.yaml", one, origins, refusals);
  for (const { code, at } of refusals) {
    expect(Object.hasOwn(catalogue, code)).toBe(true);
    expect(at && at.line >= 1 && at.column >= 1 && at.line <= one.split("\n").length).toBe(true);
  }
  expect(refusals).toEqual(
    refusals.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0)),
  );
  if (refusals.length > 0) return "refused";
  // yaml itself trips over a mark before a list, which is why the reader takes it off
  const document = parseDocument(one.replace(/^\ufeff/, ""), { uniqueKeys: true });
  expect(document.errors.map(({ message }) => message)).toEqual([]);
  expect(JSON.stringify(value)).toBe(JSON.stringify(document.toJS({ maxAliasCount: 0 })));
  return "read";
}

test.each([
  ["anything", ANY, 40, 100],
  ["pieces that mostly fit", FITTING, 12, 500],
])("%s: only refusals, and what is read is what YAML says", (_, pieces, most, atLeast) => {
  let read = 0;
  fc.assert(
    fc.property(text(pieces, most), (one) => {
      if (check(one) === "read") read++;
    }),
    { seed: 20_261_121, numRuns: runs },
  );
  expect(read).toBeGreaterThan(atLeast);
});
