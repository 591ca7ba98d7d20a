// Runs every check and goes on after a failure. Node built-ins only: it runs before the first `npm ci`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "guanjia-ci-"));
const report = join(scratch, "tests.json");
const bin = (name) => join(root, "node_modules/.bin", name);
const MINUTE = 60_000;

let passed = 0;
let failed = 0;

step("setup", process.execPath, [".ci/setup.mjs", "--browser"]);
step("eslint", bin("eslint"), ["."]);
step("prettier", bin("prettier"), ["--check", "--log-level", "warn", "."]);
step("knip", bin("knip"), []);
step("types", "npm", ["run", "--silent", "types"]);
step("generated files", process.execPath, [".ci/generated.mjs"]);
step("npm test", "npm", ["test", "--", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
tests();

rmSync(scratch, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
process.stdout.write(`${passed} passed, ${failed} failed\n`);

function step(name, command, args) {
  process.stdout.write(`\n== ${name}\n`);
  const began = Date.now();
  // Everything on one stream, in the order in which it is said.
  const { status, error, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 1, 1],
    timeout: 15 * MINUTE,
    killSignal: "SIGKILL",
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const fault = error
    ? error.message
    : signal
      ? `killed by ${signal}`
      : status !== 0
        ? `ended with ${status}`
        : undefined;
  count(fault === undefined, `${name}: ${fault ?? "ok"} (${seconds} s)`);
}

/** Counts each test of the report; a file that did not load, and a test that did not run, failed. */
function tests() {
  let files;
  try {
    files = JSON.parse(readFileSync(report, "utf8")).testResults;
  } catch (error) {
    return count(false, `no report of the tests: ${error.message}`);
  }
  for (const { name, status, message, assertionResults } of files) {
    const file = relative(root, name);
    for (const test of assertionResults) {
      if (test.status === "passed") passed++;
      else count(false, `${file}: ${test.fullName}: ${test.status}`);
    }
    if (status === "failed" && assertionResults.every((test) => test.status === "passed"))
      count(false, `${file}: ${message}`);
  }
}

function count(ok, sentence) {
  if (ok) passed++;
  else failed++;
  process.stdout.write(`${ok ? "" : "FAILED "}${sentence}\n`);
}
