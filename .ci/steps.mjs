// Steps of a long run that goes on after a failure, and their counts. Node built-ins only: it is loaded before the first `npm ci`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const MINUTE = 60_000;

/** Zones of the process in which the tests must say the same: ahead of UTC, behind it, across the date line. */
export const ZONES = ["America/New_York", "Asia/Shanghai", "Pacific/Apia", "UTC"];

/** A program of node_modules, as a command. */
export const bin = (name, ...args) => [join(root, "node_modules/.bin", name), ...args];

/** Steps that are counted: `end` prints the line that says how many passed and failed. */
export function startSteps(minutes) {
  const scratch = mkdtempSync(join(tmpdir(), "guanjia-ci-"));
  const counts = { passed: 0, failed: 0 };

  function count(ok, sentence) {
    if (ok) counts.passed++;
    else counts.failed++;
    process.stdout.write(`${ok ? "" : "FAILED "}${sentence}\n`);
  }

  function step(name, [command, ...args], env = {}) {
    process.stdout.write(`\n== ${name}\n`);
    const began = Date.now();
    // Everything on one stream, in the order in which it is said.
    const { status, error, signal } = spawnSync(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", 1, 1],
      timeout: minutes * MINUTE,
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

  /** Runs tests and counts each; a file that did not load, and a test that did not run, failed. What each came to, by name. */
  function tests(name, command, env = {}) {
    const report = join(scratch, "tests.json");
    rmSync(report, { force: true });
    step(name, [...command, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], env);
    const results = new Map();
    let files = [];
    try {
      files = JSON.parse(readFileSync(report, "utf8")).testResults;
    } catch (error) {
      count(false, `no report of the tests: ${error.message}`);
    }
    for (const { name: path, status, message, assertionResults } of files) {
      const file = relative(root, path);
      for (const test of assertionResults) {
        const key = `${file}: ${test.fullName}`;
        results.set(key, test.status);
        if (test.status === "passed") counts.passed++;
        else count(false, `${key}: ${test.status}`);
      }
      if (status === "failed" && assertionResults.every((test) => test.status === "passed"))
        count(false, `${file}: ${message}`);
    }
    return results;
  }

  /** Counts whether every test of a run came to the same as in another run, which may have had more tests. */
  function same(name, results, others) {
    const differing = [...results].filter(([key, status]) => others.get(key) !== status).map(([key]) => key);
    count(results.size > 0 && differing.length === 0, `${name}: ${results.size} tests, ${differing.length} differ`);
    for (const key of differing) process.stdout.write(`  ${key}: ${results.get(key)}, there ${others.get(key)}\n`);
  }

  function end() {
    rmSync(scratch, { recursive: true, force: true });
    process.exitCode = counts.failed ? 1 : 0;
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  }
  return { step, tests, same, end };
}
