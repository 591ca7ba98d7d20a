import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly version: string };
const scratch = mkdtempSync(join(tmpdir(), "guanjia-launch-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The built command in a folder of its own, after something was done to its scripts. */
function copied(name: string, change: (scripts: string) => void = () => undefined): string {
  const folder = join(scratch, name);
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  cpSync(join(ROOT, "dist/guanjia.cjs"), join(folder, "dist/guanjia.cjs"));
  cpSync(join(ROOT, "dist/command"), join(folder, "dist/command"), { recursive: true });
  change(join(folder, "dist/command"));
  return join(folder, "dist/guanjia.cjs");
}

const kept = (scripts: string): readonly string[] => readdirSync(scripts).filter((file) => file.endsWith(".cache"));

/** What the command ends with and prints, and which of its scripts the engine had to compile. */
function launched(command: string): readonly [status: number | null, printed: string, compiled: string] {
  const code = `
    process.argv = ["node", "guanjia", "--version"];
    const { scripts, ended } = await import(${JSON.stringify(pathToFileURL(command).href)});
    await ended;
    const compiled = [...scripts.values()].filter(({ cachedDataRejected }) => cachedDataRejected !== false).length;
    console.error(compiled === 0 ? "none" : compiled === scripts.size ? "all" : compiled + " of " + scripts.size);
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
  });
  return [status, stdout, stderr];
}

test.each<readonly [what: string, change: (scripts: string) => void, compiled: string]>([
  ["as it was built", () => undefined, "none\n"],
  ["what was kept is gone", (scripts) => kept(scripts).forEach((file) => rmSync(join(scripts, file))), "all\n"],
  [
    "what was kept is something else",
    (scripts) => kept(scripts).forEach((file) => writeFileSync(join(scripts, file), "x")),
    "all\n",
  ],
])("%s: it begins all the same", (name, change, compiled) => {
  expect(launched(copied(name, change))).toEqual([0, `${version}\n`, compiled]);
});
