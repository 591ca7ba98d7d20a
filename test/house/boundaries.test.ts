import { ESLint } from "eslint";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "./repository.ts";

/** The project's own configuration, without the rules that need types: the files below are on no disk. */
let lint: (file: string, text: string) => Promise<readonly string[]>;

beforeAll(() => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: false } } },
    ruleFilter: ({ ruleId }) => !ruleId.startsWith("@typescript-eslint/"),
  });
  lint = async (file, text) => {
    const [result] = await eslint.lintText(text, { filePath: file });
    return result!.messages.map((message) => message.ruleId ?? message.message);
  };
});

const boundary = "guanjia/boundaries";

describe("imports", () => {
  test.each([
    // kernel
    ["core/judge/x.ts", 'import { a } from "../time/index.ts"; a();', []],
    ["core/judge/x.ts", 'import { a } from "../host/files.ts"; a();', [boundary]],
    ["core/x.ts", 'import { a } from "./host/files.ts"; a();', [boundary]],
    ["core/x.ts", 'export { a } from "./host/files.ts";', [boundary]],
    ["core/x.ts", 'export * from "./host/files.ts";', [boundary]],
    ["core/x.ts", 'export const a = () => import("./host/files.ts");', [boundary]],
    ["core/x.ts", 'export type A = import("./host/files.ts").A;', [boundary]],
    ["core/x.ts", 'import { readFile } from "node:fs"; readFile();', [boundary]],
    ["core/x.ts", 'import { readFile } from "fs"; readFile();', [boundary]],
    ["core/x.ts", 'import { a } from "../plugins/cleaning/index.ts"; a();', [boundary]],
    ["core/x.ts", 'import type { Validator } from "#validators"; export type A = Validator;', []],
    ["core/x.ts", 'import { Envelope } from "#validators"; Envelope();', [boundary]],
    ["core/x.ts", 'import { Temporal } from "temporal-polyfill"; Temporal;', [boundary]],
    ["core/time/x.ts", 'import { Temporal } from "temporal-polyfill"; Temporal;', []],
    ["core/x.ts", 'import { parse } from "yaml"; parse();', [boundary]],
    ["core/ruleset/x.ts", 'import { parse } from "yaml"; parse();', []],
    ["core/x.ts", 'import { x } from "../schemas/generated/rule.ts"; x();', []],
    // host
    ["core/host/files.ts", 'import { readFile } from "node:fs"; readFile();', []],
    ["core/host/files.ts", 'import { Envelope } from "#validators"; Envelope();', []],
    ["core/host/files.ts", 'import { a } from "../../plugins/cleaning/index.ts"; a();', [boundary]],
    ["core/host/files.ts", 'import { html } from "lit"; html();', [boundary]],
    ["core/host/app.ts", 'import { a } from "../../plugins/cleaning/index.ts"; a();', []],
    ["core/host/app.ts", 'import { a } from "../../plugins/cleaning/rows.ts"; a();', [boundary]],
    ["core/host/cli/check.ts", 'import { a } from "../http/server.ts"; a();', [boundary]],
    ["core/host/cli/serve.ts", 'import { a } from "../http/server.ts"; a();', []],
    ["core/host/http/server.ts", 'import express from "express"; express();', []],
    ["core/host/http/server.ts", 'import { a } from "../cli/io.ts"; a();', [boundary]],
    ["core/host/print/report.ts", 'import { a } from "../cli/io.ts"; a();', [boundary]],
    ["core/host/demo/fill.ts", 'import { a } from "../app.ts"; a();', [boundary]],
    ["core/host/demo/fill.ts", 'import { a } from "../store/store.ts"; a();', []],
    // plugins
    ["plugins/pool/index.ts", 'import { a } from "../../core/index.ts"; import { b } from "./rows.ts"; a(b);', []],
    ["plugins/pool/index.ts", 'import type { Pool } from "../../schemas/generated/pool.ts"; export type A = Pool;', []],
    ["plugins/pool/index.ts", 'import schema from "../../schemas/pool/section.schema.json"; schema;', []],
    ["plugins/pool/index.ts", 'import schema from "../../schemas/cleaning/section.schema.json"; schema;', [boundary]],
    ["plugins/pool/index.ts", 'import { a } from "../../core/rule.ts"; a();', [boundary]],
    ["plugins/pool/index.ts", 'import { a } from "../cleaning/index.ts"; a();', [boundary]],
    ["plugins/pool/index.ts", 'import { join } from "node:path"; join();', [boundary]],
    // ui
    ["ui/app/x.ts", 'import { html } from "lit"; html``;', []],
    ["ui/app/x.ts", 'import { a } from "../../core/text/text.ts"; a();', [boundary]],
    ["ui/app/x.ts", 'import { a } from "../../plugins/cleaning/index.ts"; a();', [boundary]],
    ["ui/app/x.ts", 'import { Temporal } from "temporal-polyfill"; Temporal;', [boundary]],
    [
      "ui/app/x.ts",
      'import { unsafeHTML } from "lit/directives/unsafe-html.js"; unsafeHTML();',
      ["no-restricted-imports"],
    ],
    [
      "ui/app/x.ts",
      'import { unsafeSVG } from "lit/directives/unsafe-svg.js"; unsafeSVG();',
      ["no-restricted-imports"],
    ],
    ["ui/app/x.ts", 'import { styleMap } from "lit/directives/style-map.js"; styleMap();', ["no-restricted-imports"]],
    ["ui/app/x.ts", 'import { unsafeStatic } from "lit/static-html.js"; unsafeStatic();', ["no-restricted-imports"]],
    // tests import what they test
    ["test/core/x.test.ts", 'import { a } from "../../core/host/app.ts"; a();', []],
  ])("%s: %s", async (file, text, expected) => {
    expect(await lint(file, text)).toEqual(expected);
  });
});

describe("no clock, chance, machine or code from text in the kernel and the plugins", () => {
  const clock = "no-restricted-syntax";
  test.each([
    ["new Date();", [clock]],
    ["Date();", [clock]],
    ["new Date(0);", []],
    ["Date.now();", ["no-restricted-properties"]],
    ["Temporal.Now.instant();", [clock]],
    ["Math.random();", ["no-restricted-properties"]],
    ["process.exit();", ["no-restricted-globals"]],
    ["Buffer.from('a');", ["no-restricted-globals"]],
    ["eval('1');", ["no-eval"]],
    ["new Function('1');", ["no-new-func"]],
    ["(5).toLocaleString();", [clock]],
    ["(5).toLocaleString('en');", []],
    ["export default 1;", [clock]],
  ])("%s", async (text, expected) => {
    expect(await lint("core/x.ts", text)).toEqual(expected);
    expect(await lint("plugins/pool/x.ts", text)).toEqual(expected);
  });
});

describe("nothing in ui that the Content-Security-Policy stops", () => {
  const markup = "no-restricted-syntax";
  test.each([
    ["html`<p class=${1}></p>`;", []],
    ["html`<p .style=${1}></p>`;", []],
    ["html`<p style='a'></p>`;", ["lit/ban-attributes", markup]],
    ["html`<p\nstyle=${1}></p>`;", ["lit/ban-attributes", markup]],
    ["html`<style>a</style>`;", [markup]],
    ["node.innerHTML = 'a';", [markup]],
    ["node.insertAdjacentHTML('afterend', 'a');", [markup]],
    ["document.write('a');", [markup]],
    ["new Function('a');", ["no-new-func"]],
  ])("%s", async (text, expected) => {
    const found = await lint("ui/elements/x.ts", text);
    expect([...found].sort()).toEqual([...expected].sort());
  });
});
