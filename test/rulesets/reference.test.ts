import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFrom } from "../../core/host/app.ts";
import { runExamples } from "../../core/host/examples/run.ts";
import { readAs } from "../../core/host/read-as.ts";
import { isFault } from "../../core/time/fault.ts";
import { readHowOften } from "../../core/time/phrase.ts";
import type { TestsFile } from "../../schemas/generated/tests.ts";
import { files, read } from "../house/repository.ts";

const root = join(import.meta.dirname, "../..");
const reference = readFileSync(join(root, "rulesets/README.md"), "utf8");

describe("the decisions of the language reference", () => {
  const decided = [...reference.matchAll(/^- \*\*([FSV])(\d+)\*\* /gm)].map(([, letter, n]) => `${letter}${n}`);
  /** Numbers behind the names of examples: `每日一次，当日做了就达标: # F18`, and `// V3` in the tests of the store. */
  const marked = files
    .filter((path) => /^(test|rulesets)\/.*\.(tests\.yaml|ts)$/.test(path) && !path.endsWith("reference.test.ts"))
    .flatMap((path) => [...read(path).matchAll(/(?:: #|[,;] \/\/)((?: [FSV]\d+)+)$/gm)])
    .flatMap((match) => match[1]!.trim().split(" "));

  test("are numbered from 1, without a gap", () => {
    const counted = { F: 0, S: 0, V: 0 };
    expect(decided).toEqual(decided.map((id) => `${id[0]}${++counted[id[0] as "F" | "S" | "V"]}`));
    expect(decided.length).toBeGreaterThan(40);
  });

  test("each has an example", () => {
    expect(decided.filter((id) => !marked.includes(id))).toEqual([]);
  });

  test("no example names a decision that is not there", () => {
    expect(marked.filter((id) => !decided.includes(id))).toEqual([]);
  });
});

describe("the phrases of the language reference", () => {
  const table = /\| you write \| it means \|\n(?:.*\n)((?:\|.*\n)+)/.exec(reference)?.[1] ?? "";
  const rows = table
    .trim()
    .split("\n")
    .map((row) => row.split(" | ").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)));
  const refused = table.split("\n").map((row) => row.includes("| refused:"));
  const phrases = rows.flatMap(([first = []], i) => first.map((phrase): [string, boolean] => [phrase, refused[i]!]));

  test("are many", () => {
    expect(phrases.length).toBeGreaterThan(40);
  });

  test.each(phrases)("%s is read, or refused: %s", (phrase, fault) => {
    expect(isFault(readHowOften(phrase))).toBe(fault);
  });
});

describe("the examples of the language reference", async () => {
  const app = await loadFrom({ cwd: root });
  const text = /^```yaml\n# file: cleaning\.tests\.yaml\n(.*?)^```/ms.exec(reference)?.[1] ?? "";
  const source = { name: "cleaning.tests.yaml", path: "rulesets/README.md", text };
  const { value, refusals } = readAs<TestsFile>("TestsFile", source, app.parts, "as-written");

  test("hold for the example firm", () => {
    const outcomes = value ? runExamples({ ruleset: "example-firm", ...value }, app.parts, app.folders) : [];
    expect([refusals, outcomes.map(({ wrong, refusals }) => [...wrong, ...refusals])]).toEqual([[], [[]]]);
  });
});
