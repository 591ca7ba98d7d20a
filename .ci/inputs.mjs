// What the build is made from, as one digest. Node built-ins only: it runs before the first `npm ci`.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["core", "plugins", "schemas", "ui"];
const FILES = [
  ".ci/build.mjs",
  ".ci/cache.mjs",
  ".ci/nothing.mjs",
  ".ci/yaml.mjs",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "tsconfig.kernel.json",
];

/** The digest of every file the build reads. */
export function digestOfInputs(root) {
  const inside = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".md"))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  const hash = createHash("sha256");
  for (const file of [...FILES, ...inside].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}
