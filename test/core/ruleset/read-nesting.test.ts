import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bombs } from "../../fixtures/reader/bombs.mjs";

const fixtures = join(import.meta.dirname, "../../fixtures/reader");
const folder = mkdtempSync(join(tmpdir(), "guanjia-nesting-"));
const run = promisify(execFile);

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: join(fixtures, "entry.ts"), outDir: folder, emptyOutDir: true, target: "node20" },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of a shape 49 deep, and of all that are deeper. */
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  brackets: ["read", "1:51 yaml-too-deep"],
  open: ["1:1 yaml-bracket-open", "1:51 yaml-too-deep"],
  braces: ["read", "1:201 yaml-too-deep"],
  quoted: ["read", "1:301 yaml-too-deep"],
  single: ["read", "1:301 yaml-too-deep"],
  comments: ["read", "51:1 yaml-too-deep"],
  multiline: ["read", "151:1 yaml-too-deep"],
  dashes: ["read", "1:101 yaml-too-deep"],
  questions: ["1:3 yaml-key-not-text", "1:101 yaml-too-deep"],
  blockmap: ["read", "51:51 yaml-too-deep"],
  blockseq: ["read", "51:51 yaml-too-deep"],
  blockquoted: ["read", "51:51 yaml-too-deep"],
  folded: ["read", "1:101 yaml-too-deep"],
  mixed: ["1:175 yaml-too-deep", "1:175 yaml-too-deep"],
  anchors: ["1:3 yaml-anchor … 49:51 yaml-anchor", "1:3 yaml-anchor … 51:51 yaml-too-deep"],
  compactmap: ["1:6 yaml-list-beside-key", "1:6 yaml-list-beside-key"],
  dashInKey: ["1:101 yaml-too-deep", "1:101 yaml-too-deep"],
  tabs: ["read", "1:101 yaml-too-deep"],
  crlf: ["read", "51:1 yaml-too-deep"],
  bomDash: ["read", "1:101 yaml-too-deep"],
};

describe("nesting (D1): each shape and depth twice in a fresh process", () => {
  test("twenty shapes", () => {
    expect(Object.keys(SHAPES)).toEqual(Object.keys(bombs));
  });

  test.each(Object.entries(SHAPES))("%s", async (shape, [shallow, deep]) => {
    const said = [];
    for (const depth of [49, 60, 1000, 1400]) {
      const { stdout } = await run(process.execPath, [
        join(fixtures, "read-twice.mjs"),
        join(folder, "entry.js"),
        shape,
        String(depth),
      ]);
      said.push([depth, JSON.parse(stdout)]);
    }
    expect(said).toEqual([[49, [shallow, shallow]], ...[60, 1000, 1400].map((depth) => [depth, [deep, deep]])]);
  });
});
