import { brotliCompressSync } from "node:zlib";
import { build, minifySync, type Rolldown } from "vite";
import { expect, test } from "vitest";
import { root } from "./repository.ts";

const MOST_BYTES = 12_000;

test(`what ui/elements takes from the kernel is at most ${MOST_BYTES} bytes, bundled and compressed`, async () => {
  const code = await bundled("ui/elements/index.ts");
  const kernel = Object.entries(code).filter(([module]) => ofKernel(module));
  expect(kernel.length).toBeGreaterThan(0);
  expect(compressed(kernel.map(([, text]) => text).join("\n"))).toBeLessThanOrEqual(MOST_BYTES);
});

/** The kernel and whatever packages it brings along: all that is neither ui nor lit. */
function ofKernel(module: string): boolean {
  return (
    !module.startsWith(`${root}/ui/`) &&
    !/\/node_modules\/(@lit\/|lit\/|lit-html\/|lit-element\/)/.test(module) &&
    !module.includes("@oxc-project")
  );
}

/** What is left of each module in one bundle, after tree-shaking. */
async function bundled(entry: string): Promise<Record<string, string>> {
  const output = (await build({
    configFile: false,
    logLevel: "warn",
    root,
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry, formats: ["es"] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  const modules = output.flatMap((one) =>
    one.output.flatMap((file) => (file.type === "chunk" ? Object.entries(file.modules) : [])),
  );
  return Object.fromEntries(modules.map(([name, { code }]) => [name, code ?? ""]));
}

function compressed(code: string): number {
  // Nothing is exported here, so nothing may be dropped as unused.
  const { code: small } = minifySync("kernel.js", code, {
    module: true,
    compress: { unused: false },
    mangle: { toplevel: true },
  });
  return brotliCompressSync(small).length;
}
