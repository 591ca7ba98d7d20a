import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { yaml } from "./.ci/yaml.mjs";

const ROOT = import.meta.dirname;

/** The tests below test/ of which this is true. */
function testsWhere(wanted: (file: string, text: string) => boolean): string[] {
  return readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && wanted(file, readFileSync(join(ROOT, "test", file), "utf8")))
    .map((file) => join("test", file));
}

/** Those that read SOAK for the number of their rounds. */
const soakTests = (): string[] => testsWhere((_, text) => text.includes("SOAK"));

/** Those of the kernel and its host that need no browser and no process of their own: quick enough to run in every zone. */
const zoneTests = (): string[] =>
  testsWhere(
    (file, text) =>
      /^(core|host|plugins|rulesets)\//.test(file) && !/child_process|openBrowser|\.\/process\.ts/.test(text),
  );

export default defineConfig(({ mode }) => {
  const soak = mode === "soak";
  return {
    // as it is built
    resolve: { alias: { yaml } },
    test: {
      include: soak ? soakTests() : mode === "zone" ? zoneTests() : ["test/**/*.test.ts"],
      exclude: ["test/bench/**", "**/node_modules/**"],
      env: soak ? { SOAK: "1" } : {},
      // style sheets imported as text are read as they are
      css: true,
      testTimeout: soak ? 3_600_000 : 60_000,
      hookTimeout: 60_000,
    },
  };
});
