// The whole process of the bundled command, `validate` of a 5,000-line ruleset, beside Spectral's command line with 20 rules on the same file.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figure, inTurn, ratio } from "./bench.ts";
import { bigRuleset, envelope, HOW_OFTEN, QUALITIES } from "./big-ruleset.ts";

const root = process.cwd();
const scratch = mkdtempSync(join(tmpdir(), "guanjia-bench-"));
const folder = join(scratch, "big-firm");
mkdirSync(folder);
writeFileSync(join(folder, "ruleset.yaml"), envelope);
const table = join(folder, "cleaning.yaml");
writeFileSync(table, bigRuleset());

/** What a firm could have Spectral look at in the same table. */
const block = "$.cleaning[*]";
const row = `${block}.items[*]`;
const rules = [
  then("$", "defined", "cleaning"),
  then(block, "truthy", "title"),
  then(block, "truthy", "places"),
  then(block, "truthy", "items"),
  then(`${block}.title`, "truthy", "zh"),
  then(`${block}.title`, "truthy", "en"),
  then(`${block}.title.zh`, "length", undefined, { min: 2, max: 60 }),
  then(`${block}.pass`, "pattern", undefined, { match: "^[0-9]{1,3}%$" }),
  then(`${block}.not-applicable`, "enumeration", undefined, { values: ["leave-out", "full", "zero"] }),
  then(row, "truthy", "item"),
  then(row, "truthy", "method"),
  then(row, "truthy", "cite"),
  then(`${row}.how-often`, "enumeration", undefined, { values: HOW_OFTEN }),
  then(`${row}.over`, "enumeration", undefined, { values: ["note", "fail"] }),
  then(`${row}.modality`, "enumeration", undefined, { values: ["must", "should", "may"] }),
  then(`${row}.quality[*]`, "enumeration", undefined, { values: [...QUALITIES, "no-odour"] }),
  then(`${row}.weight`, "schema", undefined, { schema: { type: "integer", minimum: 1, maximum: 1000 } }),
  then(`${row}.critical`, "schema", undefined, { schema: { type: "boolean" } }),
  then(`${row}.cite`, "pattern", undefined, { match: "^handbook P" }),
  then(`${row}.item`, "length", undefined, { min: 2, max: 60 }),
];
const spectralRules = join(scratch, "spectral.json");
writeFileSync(
  spectralRules,
  JSON.stringify({ rules: Object.fromEntries(rules.map((rule, n) => [`rule-${n}`, rule])) }),
);

try {
  const times = await inTurn(
    {
      ours: () => node("dist/guanjia.cjs", "validate", folder),
      spectral: () =>
        node(
          join(root, "test/bench/node_modules/@stoplight/spectral-cli/dist/index.js"),
          "lint",
          "--ruleset",
          spectralRules,
          table,
        ),
      nothing: () => node("-e", "0"),
    },
    9,
  );
  ratio("process: validate 5,000 lines, beside spectral lint with 20 rules", times.ours, times.spectral, 0.5);
  figure("process: node -e 0, inside both", times.nothing, "ms");
} finally {
  rmSync(scratch, { recursive: true });
}

function then(given: string, name: string, field?: string, functionOptions?: object): object {
  return {
    given,
    severity: "error",
    then: { function: name, ...(field && { field }), ...(functionOptions && { functionOptions }) },
  };
}

function node(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${(stdout + stderr).slice(0, 600)}`);
}
