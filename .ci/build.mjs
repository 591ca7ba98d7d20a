// Makes dist/: validators, the command, the kernel as a module with its types, the app and the elements. Needs node_modules.
import { spawn } from "node:child_process";
import { chmod, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { writeValidators } from "../schemas/validators.mjs";
import { digestOfInputs } from "./inputs.mjs";
import { yaml } from "./yaml.mjs";

const root = join(import.meta.dirname, "..");

/** Builds beside dist/ and then takes its place, so that nothing ever reads half a build. */
export async function buildAll() {
  const began = performance.now();
  const digest = digestOfInputs(root);
  const out = join(root, `dist-${process.pid}`);
  const old = join(root, `dist-${process.pid}-old`);
  try {
    await mkdir(out, { recursive: true });
    await writeValidators(out);
    const parts = await Promise.allSettled([declarations(out), ...bundles(out).map((config) => build(config))]);
    for (const part of parts) if (part.status === "rejected") throw part.reason;
    await chmod(join(out, "guanjia.cjs"), 0o755);
    await node(join(root, ".ci/cache.mjs"), out);
    await writeFile(join(out, ".inputs"), digest);
    await rename(join(root, "dist"), old).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(out, join(root, "dist"));
  } finally {
    await Promise.all([out, old].map((folder) => rm(folder, { recursive: true, force: true })));
  }
  process.stderr.write(`built dist/ in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}

/** One vite build each; they share no output. */
function bundles(out) {
  const common = {
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: { alias: { "#validators": join(out, "validators.js"), yaml } },
  };
  const plain = { emptyOutDir: false, copyPublicDir: false, reportCompressedSize: false };
  return [
    // The command: everything inside, so that it starts fast; what it imports dynamically (server, printing) stays in chunks of
    // its own. CommonJS, because of a module the engine keeps nothing; core/host/cli/launch.ts loads it.
    {
      ...common,
      root,
      ssr: { noExternal: true, target: "node" },
      resolve: {
        alias: {
          ...common.resolve.alias,
          handlebars: "handlebars/dist/cjs/handlebars.js",
          // commander needs it for commands that are programs of their own; we have none, and it takes 7 ms to load
          "node:child_process": join(root, ".ci/nothing.mjs"),
        },
      },
      build: {
        ...plain,
        outDir: join(out, "command"),
        ssr: true,
        target: "node20",
        rolldownOptions: {
          input: { main: join(root, "core/host/cli/main.ts") },
          output: { format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "[name].cjs" },
        },
      },
    },
    {
      ...common,
      root,
      build: {
        ...plain,
        outDir: out,
        ssr: true,
        target: "node20",
        rolldownOptions: {
          input: { guanjia: join(root, "core/host/cli/launch.ts") },
          output: { format: "cjs", entryFileNames: "[name].cjs" },
        },
      },
    },
    library(join(root, "core/index.ts"), { fileName: "index.js", format: "es" }),
    library(join(root, "ui/elements/index.ts"), { fileName: "elements/index.js", format: "es" }),
    library(join(root, "ui/elements/index.ts"), { fileName: "elements/guanjia.js", format: "iife", name: "guanjia" }),
    // The app. Nothing is inlined: the page's Content-Security-Policy takes scripts, styles and images from files only.
    {
      ...common,
      root: join(root, "ui/app"),
      base: "/",
      build: {
        ...plain,
        outDir: join(out, "ui"),
        target: "es2022",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },
  ];

  /** One file for a page without a bundler. */
  function library(entry, { fileName, format, name }) {
    return {
      ...common,
      root,
      build: {
        ...plain,
        outDir: out,
        target: "es2022",
        lib: { entry, formats: [format], fileName: () => fileName, ...(name && { name }) },
        rolldownOptions: { output: { minify: true, ...(format === "es" && { codeSplitting: false }) } },
      },
    };
  }
}

/** Types of the kernel, for authors of plugins. A type error is no reason not to build: `npm run types` reports it. */
function declarations(out) {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const options = [
    "--noEmit",
    "false",
    "--emitDeclarationOnly",
    "--declaration",
    "--noCheck",
    "--outDir",
    join(out, "types"),
  ];
  return node(tsc, "-p", join(root, "tsconfig.kernel.json"), ...options);
}

/** Runs a script of Node's; what it prints goes to stderr. */
function node(script, ...args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", 2, 2] });
    child.on("error", fail);
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${script} ended with ${code}`))));
  });
}

if (process.argv[1] === import.meta.filename) await buildAll();
