import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestsFile as validate } from "#validators";
import { VERDICTS } from "../../../core/finding.ts";
import { partsOf } from "../../../core/host/parts.ts";
import { runExamples, type Outcome } from "../../../core/host/examples/run.ts";
import { REASON_CODES } from "../../../core/judge/reasons.ts";
import { Origins } from "../../../core/ruleset/origins.ts";
import { readYaml } from "../../../core/ruleset/read.ts";
import type { Refusal } from "../../../core/refusal.ts";
import type { TestsFile } from "../../../schemas/generated/tests.ts";

const folder = join(import.meta.dirname, "../../rulesets/examples");
const { parts } = partsOf([]);

/** Verdicts that come with waivers and events. */
const NOT_YET = new Set(["waived", "pending"]);
const LEAST: Readonly<Record<string, number>> = { frequency: 40, score: 40, guideline: 3 };
const LINES = 8;

interface Read {
  readonly name: string;
  readonly text: string;
  readonly outcomes: readonly Outcome[];
}

const files: Read[] = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const refusals: Refusal[] = [];
  const data = readYaml(file, text, new Origins(), refusals);
  if (refusals.length > 0) throw new Error(`${file}: ${JSON.stringify(refusals)}`);
  if (!validate(data)) throw new Error(`${file}: ${JSON.stringify(validate.errors)}`);
  return { name: file.replace(".tests.yaml", ""), text, outcomes: runExamples(data as unknown as TestsFile, parts) };
});

describe.each(files)("$name", ({ name, text, outcomes }) => {
  test.each(outcomes)("$name", ({ wrong, refusals }) => {
    expect({ wrong, refusals }).toEqual({ wrong: [], refusals: [] });
  });

  test("there are enough examples, each of at most eight lines", () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(LEAST[name] ?? 1);
    const lines = text
      .slice(text.indexOf("\nexamples:"))
      .split(/\n {2}(?=[^ #\n])/)
      .slice(1);
    expect(
      lines.filter(
        (one) => one.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#")).length > LINES,
      ),
    ).toEqual([]);
  });
});

test("every reason is brought out by an example", () => {
  const seen = new Set(
    files.flatMap(({ outcomes }) => outcomes.flatMap(({ findings }) => findings.map(({ reason }) => reason))),
  );
  expect(REASON_CODES.filter((code) => !seen.has(code))).toEqual([]);
});

test("every verdict is brought out, but those that come with waivers and events", () => {
  const seen = new Set(
    files.flatMap(({ outcomes }) => outcomes.flatMap(({ findings }) => findings.map(({ verdict }) => verdict))),
  );
  expect(VERDICTS.filter((verdict) => !seen.has(verdict) && !NOT_YET.has(verdict))).toEqual([]);
});

test("no two examples have one name", () => {
  const names = files.flatMap(({ outcomes }) => outcomes.map((outcome) => outcome.name));
  expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([]);
});
