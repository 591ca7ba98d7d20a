// Makes a clone ready: dependencies, build and, with --browser, a Chromium. Each is done only when it is needed.
//   node .ci/setup.mjs [--no-build] [--browser]
// Node built-ins only: it runs before the first `npm ci`.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawsChinese, findChromium } from "./chromium.mjs";
import { digestOfInputs } from "./inputs.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = new Set(process.argv.slice(2));

needNode(20, 19);
if (!installed()) npmCi();
if (!flags.has("--no-build") && !built()) run(process.execPath, [join(root, ".ci/build.mjs")]);
if (flags.has("--browser")) needBrowser();

function needNode(major, minor) {
  const [a, b] = process.versions.node.split(".").map(Number);
  if (a < major || (a === major && b < minor))
    stop(`Node ${major}.${minor} or newer is needed; this is ${process.versions.node}.`);
}

/** Whether node_modules holds what the lock file names: npm writes there what it installed. */
function installed() {
  const here = join(root, "node_modules/.package-lock.json");
  if (!existsSync(here)) return false;
  const found = packages(here);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" || optional || devOptional || found[path]?.version === version,
  );
}

function packages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

function npmCi() {
  // No dependency needs an install script.
  const args = ["ci", "--ignore-scripts", "--no-fund", "--no-audit"];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith(".js")) run(process.execPath, [npm, ...args]);
  else run("npm", args, { shell: process.platform === "win32" });
}

function built() {
  const stamp = join(root, "dist/.inputs");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === digestOfInputs(root);
}

function needBrowser() {
  // A CHROME_PATH that leads nowhere is a slip of the hand, and no package mends it.
  const chromium = findChromium();
  if (
    missing().length &&
    (chromium || !process.env.CHROME_PATH) &&
    existsSync("/etc/debian_version") &&
    process.getuid?.() === 0
  ) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const packages = [...(chromium ? [] : ["chromium"]), ...(drawsChinese() ? [] : ["fonts-noto-cjk"])];
    run("apt-get", ["-q", "update"], { env });
    run("apt-get", ["-q", "install", "-y", "--no-install-recommends", ...packages], { env });
  }
  if (missing().length) stop(`Missing for the tests: ${missing().join("; ")}.`);
}

function missing() {
  const { CHROME_PATH } = process.env;
  const chromium = CHROME_PATH
    ? `a Chromium at CHROME_PATH (${CHROME_PATH})`
    : "Chromium (put it on PATH, or its path into CHROME_PATH)";
  return [...(findChromium() ? [] : [chromium]), ...(drawsChinese() ? [] : ["a Chinese font (Noto Sans CJK)"])];
}

/** Runs a command; all it prints goes to stderr, so that stdout stays with whoever called. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
  if (error) stop(`${command}: ${error.message}`);
  if (status !== 0) stop(`${[command, ...args].join(" ")} ended with ${status}.`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
