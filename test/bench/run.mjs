// `npm run bench [-- [--no-build] NAME …]`: runs test/bench/NAME.bench.ts, all without a name, each in a process of its own, and prints one table.
import { fork, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { yaml } from "../../.ci/yaml.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");
const SUFFIX = ".bench.ts";

const all = readdirSync(here)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => basename(file, SUFFIX))
  .sort();
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length) {
  process.stderr.write(`No bench called ${unknown.join(", ")}. There are: ${all.join(", ")}.\n`);
  process.exit(2);
}

run(process.execPath, [join(root, ".ci/setup.mjs"), ...flags], root);
if (!peersInstalled()) run("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], here);

// Below test/bench, so that what is bundled finds the peers.
const bundles = join(here, "node_modules/.bench");
rmSync(bundles, { recursive: true, force: true });
mkdirSync(bundles, { recursive: true });
const wanted = asked.length ? asked : all;
await bundle(wanted);

const rows = [];
let broken = 0;
for (const name of wanted) {
  process.stdout.write(`\n== ${name}\n`);
  const { code, said } = await measure(name);
  rows.push(...said);
  if (code !== 0) {
    broken++;
    process.stdout.write(`${name} ended with ${code}\n`);
  }
}
process.stdout.write(`\n${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}\n\n${table(rows)}\n`);
process.exitCode = broken || rows.some((row) => row.over) ? 1 : 0;

function peersInstalled() {
  const found = join(here, "node_modules/.package-lock.json");
  if (!existsSync(found)) return false;
  const [have, want] = [found, join(here, "package-lock.json")].map(
    (file) => JSON.parse(readFileSync(file, "utf8")).packages,
  );
  return Object.entries(want).every(
    ([path, { version, optional }]) => path === "" || optional || have[path]?.version === version,
  );
}

async function bundle(names) {
  const { build } = await import("vite");
  await build({
    configFile: false,
    logLevel: "warn",
    root,
    // Ours is measured as the command has it, in one piece; peers as their users have them.
    ssr: {
      noExternal: true,
      external: Object.keys(JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies),
    },
    resolve: { alias: { "#validators": join(root, "dist/validators.js"), yaml } },
    build: {
      outDir: bundles,
      ssr: true,
      target: "node20",
      rolldownOptions: { input: Object.fromEntries(names.map((name) => [name, join(here, name + SUFFIX)])) },
    },
  });
}

function measure(name) {
  return new Promise((done) => {
    const said = [];
    const child = fork(join(bundles, `${name}.js`), {
      cwd: root,
      execArgv: ["--expose-gc", "--max-old-space-size=12288"],
    });
    child.on("message", (row) => said.push({ bench: name, ...row }));
    child.on("exit", (code, signal) => done({ code: code ?? signal, said }));
  });
}

function table(rows) {
  const head = ["bench", "what", "ours", "beside", "ratio", "at most", ""];
  const cells = rows.map((row) => [
    row.bench,
    row.what,
    row.ours,
    row.beside,
    row.ratio,
    row.atMost,
    row.over ? "OVER" : "",
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((line) => line[column].length)));
  const right = (column) => column >= 2 && column <= 5;
  const print = (line) =>
    line
      .map((cell, c) => (right(c) ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join("  ")
      .trimEnd();
  return [print(head), print(widths.map((width) => "-".repeat(width))), ...cells.map(print)].join("\n");
}

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: "inherit",
    shell: process.platform === "win32" && command === "npm",
  });
  if (error || status !== 0) {
    process.stderr.write(`${command} ${args.join(" ")}: ${error ? error.message : `ended with ${status}`}\n`);
    process.exit(2);
  }
}
