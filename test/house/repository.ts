import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** Paths from the root of all files that git has or would take, sorted. */
export const files: readonly string[] = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => file !== "" && existsSync(join(root, file)))
  .sort();

export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

export function readJson(file: string): unknown {
  return JSON.parse(read(file));
}

/** The kernel: core/ without what needs a machine. */
export const kernel = files.filter((file) => /^core\/(?!host\/).*\.ts$/.test(file));
