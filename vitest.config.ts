import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The fault tests: those that read SOAK for the number of their rounds. */
function faultTests(): string[] {
  const root = join(import.meta.dirname, "test");
  const tests = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".test.ts"));
  return tests
    .filter((file) => readFileSync(join(root, file), "utf8").includes("SOAK"))
    .map((file) => join("test", file));
}

export default defineConfig(({ mode }) => {
  const soak = mode === "soak";
  return {
    test: {
      include: soak ? faultTests() : ["test/**/*.test.ts"],
      exclude: ["test/bench/**", "**/node_modules/**"],
      env: soak ? { SOAK: "1" } : {},
      // style sheets imported as text are read as they are
      css: true,
      testTimeout: soak ? 3_600_000 : 60_000,
      hookTimeout: 60_000,
    },
  };
});
