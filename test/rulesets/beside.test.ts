import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFrom } from "../../core/host/app.ts";
import { readAs } from "../../core/host/read-as.ts";
import { runExamples } from "../../core/host/examples/run.ts";
import type { TestsFile } from "../../schemas/generated/tests.ts";
import { files } from "../house/repository.ts";

const root = join(import.meta.dirname, "../..");
const pool = "test/fixtures/pool";
const app = await loadFrom({ cwd: root, rulesets: [`${pool}/rulesets`], plugins: [`${pool}/plugin.js`] });

/** Examples that stand beside the rules of a ruleset. */
const beside = files.filter((path) => /(^rulesets|^test\/fixtures\/pool)\/.*\.tests\.yaml$/.test(path));

test("the shipped rulesets and the pool have examples", () => {
  expect(
    beside
      .map((path) => basename(dirname(path)))
      .filter((name, i, all) => all.indexOf(name) === i)
      .sort(),
  ).toEqual(["example-firm", "pool-house", "work-guide"]);
});

describe.each(beside)("%s", (path) => {
  const read = readAs<TestsFile>(
    "TestsFile",
    { name: basename(path), path, text: readFileSync(join(root, path), "utf8") },
    app.parts,
    "as-written",
  );
  const outcomes = read.value
    ? runExamples({ ruleset: basename(dirname(path)), ...read.value }, app.parts, app.folders)
    : [];

  test("can be read", () => {
    expect(read.refusals).toEqual([]);
  });

  test.each(outcomes)("$name", ({ wrong, refusals }) => {
    expect({ wrong, refusals }).toEqual({ wrong: [], refusals: [] });
  });
});
