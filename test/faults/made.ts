import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { guanjia } from "../host/cli/cli.ts";

/** Files below a folder: "firm/cleaning.yaml" → what it holds. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** When what a test made is taken away: after it, or after the suite. */
export type Later = (end: () => void) => void;

/** Real files in a folder of their own, gone after the test. */
export function folderOf(tree: Tree, later: Later = onTestFinished): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "guanjia 物业 ")));
  later(() => rmSync(dir, { recursive: true, force: true }));
  write(dir, tree);
  return dir;
}

export function write(dir: string, tree: Tree): void {
  for (const [name, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
}

export interface Ended {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

const COMMAND = join(import.meta.dirname, "../../dist/guanjia.cjs");

/** The built command in a process of its own, which has read nothing before; in English, with so many MB for its data. */
export function fresh(
  args: readonly string[],
  cwd: string,
  { env = {}, memory = 200 }: { readonly env?: Readonly<Record<string, string>>; readonly memory?: number } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [`--max-old-space-size=${memory}`, COMMAND, ...args], {
    cwd,
    env: { PATH: process.env["PATH"], LANG: "en_US.UTF-8", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code: code ?? signal ?? "", out, err }));
  });
}

/** A listener on loopback that counts who comes. */
export async function trap(): Promise<{ readonly port: number; readonly seen: () => number }> {
  let seen = 0;
  const server = createServer((socket) => {
    seen++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.address() as AddressInfo).port, seen: () => seen };
}

export const envelope = (name: string, more = ""): string =>
  `ruleset: ${name}\nformat: 1\nversion: "1"\nlanguage: zh\ntitle: ${name}\n${more}`;

/** A ruleset that stands on the shipped vocabulary, with one more file. */
export const firm = (file: string, content: string | Uint8Array, more = "extends: [vocabulary]\n"): Tree => ({
  "firm/ruleset.yaml": envelope("firm", more),
  [`firm/${file}`]: content,
});

/** `validate firm` in this process: exit code, and each refusal. */
export async function validate(tree: Tree): Promise<readonly [number, ...string[]]> {
  const { code, out, err } = await guanjia(["validate", "firm", "--rulesets", "."], folderOf(tree));
  return [code, ...said(out + err)];
}

/** Each refusal of a text for people as "file:line:column code"; without a place, the code. */
export const said = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:(\S+:\d+:\d+) {2})?([a-z]+(?:[-/][a-z]+)+) {2}\S/gm)].map(([, at, code]) =>
    at === undefined ? (code ?? "") : `${at} ${code}`,
  );

/** How often each code is said: "2 yaml-alias, 1 yaml-anchor"; the codes in their order. */
export function tally(text: string): string {
  const counts = new Map<string, number>();
  for (const one of said(text)) {
    const code = one.split(" ").at(-1) ?? "";
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => `${count} ${code}`).join(", ");
}
