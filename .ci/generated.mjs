// Whether schemas/generated/ is exactly what the schemas make: no file more or less, no difference.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../schemas/generate.mjs";

const committed = join(import.meta.dirname, "../schemas/generated");

/**
 * One line for each file that is missing, left over or different.
 * @returns {Promise<string[]>}
 */
export async function differences() {
  const fresh = await mkdtemp(join(tmpdir(), "guanjia-generated-"));
  try {
    await generate(fresh);
    const [wanted, found] = await Promise.all([contents(fresh), contents(committed)]);
    const names = [...new Set([...wanted.keys(), ...found.keys()])].sort();
    return names.flatMap((name) => {
      if (!found.has(name)) return [`${name} is missing`];
      if (!wanted.has(name)) return [`${name} is left over`];
      return wanted.get(name) === found.get(name) ? [] : [`${name} is not what the schemas make`];
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function contents(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, "utf8")])),
  );
}

if (process.argv[1] === import.meta.filename) {
  const found = await differences();
  for (const line of found) process.stdout.write(`schemas/generated/${line}\n`);
  if (found.length) process.stdout.write("Run `npm run generate` and commit what it writes.\n");
  process.exitCode = found.length ? 1 : 0;
}
