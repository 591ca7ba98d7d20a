import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadFrom, type App } from "../../core/host/app.ts";
import type { Refusal } from "../../core/refusal.ts";
import { envelope, line } from "../core/ruleset/fixtures.ts";
import { SITE } from "../rulesets-broken/sites.ts";

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "guanjia-app-"));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

/** Writes files below the working folder of the test. */
function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
}
/** Refusals without the folder of the test. */
const lines = (refusals: readonly Refusal[]): string[] => refusals.map((one) => line(one).replaceAll(cwd, "CWD"));
const app = (asked: Partial<Parameters<typeof loadFrom>[0]> = {}): Promise<App> => loadFrom({ cwd, ...asked });
const PLUGIN = `export const pools = { area: "pools", title: { zh: "泳池" }, section: { schema: { title: "Pools", type: "object", additionalProperties: { type: "object", additionalProperties: true } } }, faults: {}, compile: () => ({ rules: [] }) };`;
const FIRM = {
  "firm/ruleset.yaml": envelope("firm"),
  "firm/roles.yaml": "roles:\n  cleaner: { title: 保洁员 }\n",
  "firm/place-types.yaml": "place-types:\n  hall: { title: 大堂 }\n",
};
const under = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

describe("roots", () => {
  test("what is shipped is found without being named", async () => {
    const { folders, sites, refusals } = await app();
    expect(refusals).toEqual([]);
    expect(folders.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["vocabulary", "work-guide", "example-firm"]),
    );
    expect(sites.map(({ name }) => name)).toContain("example-estate.yaml");
  });

  test("--rulesets comes before the configuration, and that before what is shipped", async () => {
    write({
      ...under("a", { "vocabulary/ruleset.yaml": envelope("vocabulary").replace("title: vocabulary", "title: a") }),
      ...under("b", { "vocabulary/ruleset.yaml": envelope("vocabulary"), ...FIRM }),
      "guanjia.config.json": '{ "rulesets": ["b"] }',
    });
    const both = await app({ rulesets: ["a"] });
    expect(both.load("vocabulary").ruleset?.title).toEqual({ zh: "a" });
    expect(both.load("firm").ruleset?.title).toEqual({ zh: "firm" });
    expect((await app()).load("vocabulary").ruleset?.title).toEqual({ zh: "vocabulary" });
  });

  test("the configuration is the nearest upward; its paths count from its folder", async () => {
    write({
      ...under("top/rules", FIRM),
      "top/guanjia.config.json": '{ "rulesets": ["rules"], "data": "store", "x-note": "ours" }',
      "top/deep/er/file": "",
    });
    const found = await loadFrom({ cwd: join(cwd, "top/deep/er") });
    expect([found.data, found.settings.rulesets]).toEqual([join(cwd, "top/store"), [join(cwd, "top/rules")]]);
    expect(found.load("firm").refusals).toEqual([]);
  });

  test("a folder of one ruleset, and a path to one", async () => {
    write(under("rules", FIRM));
    expect((await app({ rulesets: ["rules/firm"] })).load("firm").refusals).toEqual([]);
    expect((await app()).load("rules/firm").ruleset?.name).toBe("firm");
  });

  test("files that begin with a dot are no part of a ruleset, folders inside it neither", async () => {
    write(under("rules", { ...FIRM, "firm/.DS_Store": "x", "firm/sites/x.yaml": "x" }));
    expect((await app({ rulesets: ["rules"] })).load("firm").refusals).toEqual([]);
  });

  test.each<[string, Parameters<typeof app>[0], Readonly<Record<string, string>>, readonly string[]]>([
    ["a root that is not there", { rulesets: ["none"] }, {}, ['- folder-missing {"folder":"none"}']],
    [
      "a configuration that is not there",
      { config: "none.json" },
      {},
      ['- file-not-read {"file":"none.json","reason":"ENOENT"}'],
    ],
    [
      "a configuration with a slip",
      {},
      { "guanjia.config.json": '{\n  "ruleset": ["a"]\n}\n' },
      [
        'guanjia.config.json:2:3 key-unknown {"key":"ruleset","allowed":"$schema, rulesets（标准目录）, sites（项目）, plugins（插件）, data（数据目录）","close":"rulesets"}',
      ],
    ],
    [
      "a configuration that is no JSON",
      {},
      { "guanjia.config.json": "{ rulesets: [" },
      ['guanjia.config.json:1:1 yaml-bracket-open {"found":"{"}'],
    ],
    [
      "a configuration that is a list",
      {},
      { "guanjia.config.json": "[]" },
      ['guanjia.config.json:1:1 map-wanted {"key":"config","found":"[]"}'],
    ],
    [
      "a plugin that is not there",
      { plugins: ["none.js"] },
      {},
      ['- plugin-not-loaded {"from":"none.js","reason":"ERR_MODULE_NOT_FOUND"}'],
    ],
    [
      "a module that is no plugin",
      { plugins: ["x.mjs"] },
      { "x.mjs": "export const x = 1;" },
      ['- plugin-shape {"from":"x.mjs","lack":"area"}'],
    ],
    [
      "a plugin of an area that is taken",
      { plugins: ["x.mjs"] },
      { "x.mjs": PLUGIN.replace("pools", "cleaning").replace('"pools"', '"cleaning"') },
      ['- plugin-area-twice {"from":"x.mjs","area":"cleaning"}'],
    ],
  ])("%s", async (_, asked, files, said) => {
    write(files);
    expect(lines((await app(asked)).refusals)).toEqual(said);
  });

  test("a plugin from the configuration", async () => {
    write({ "pools.mjs": PLUGIN, "guanjia.config.json": '{ "plugins": ["pools.mjs"] }' });
    const { parts, refusals } = await app();
    expect([refusals, parts.plugins.map(({ area }) => area)]).toEqual([[], ["cleaning", "greening", "pools"]]);
  });
});

describe("files that are no text", () => {
  test.each<[string, Uint8Array, string]>([
    [
      "GB18030",
      Buffer.from("726f6c65733a20b1a3bde0d4b1", "hex"),
      'CWD/rules/firm/roles.yaml:1:8 yaml-encoding {"found":"GB18030"}',
    ],
    [
      "UTF-16",
      Buffer.from("\ufeffroles: {}", "utf16le"),
      'CWD/rules/firm/roles.yaml:1:1 yaml-encoding {"found":"UTF-16"}',
    ],
  ])("%s", async (_, bytes, said) => {
    write({ ...under("rules", FIRM), "rules/firm/roles.yaml": bytes });
    expect(
      lines((await app({ rulesets: ["rules"] })).load("firm").refusals).map((one) =>
        one.replace(/^rules/, "CWD/rules"),
      ),
    ).toEqual([said]);
  });
});

describe("sites", () => {
  test("a site with the ruleset that governs it, and what it overrides", async () => {
    write({
      ...under("rules", {
        ...FIRM,
        "firm/areas.yaml": "areas:\n  water: { title: 水, code: WAT }\n",
        "firm/water.yaml": "rules:\n  smile: { kind: guideline, title: 微笑, each: place }\n",
      }),
      "rules/sites/estate.yaml": SITE.replace(
        "assignments:",
        "overrides:\n  - { where: { place: a-hall }, set: { water/smile: { title: 大堂微笑 } } }\nassignments:",
      ),
    });
    const { refusals, world } = (await app({ rulesets: ["rules"] })).open("estate");
    expect(refusals).toEqual([]);
    expect(world?.governing.map(({ from, ruleset }) => [from, ruleset.name, ruleset.version])).toEqual([
      ["2026-01-01", "firm", "1"],
    ]);
    expect(world?.governing[0]?.ruleset.rules[0]?.variants).toEqual([
      { where: { place: ["a-hall"] }, body: { kind: "guideline", title: { zh: "大堂微笑" }, each: "place" } },
    ]);
  });

  test("a site that nobody knows", async () => {
    write({ ...under("rules", FIRM), "rules/firm/sites/estate.yaml": SITE });
    expect(lines((await app({ rulesets: ["rules"] })).open("estat").refusals)).toEqual([
      expect.stringMatching(/^- site-not-found \{"site":"estat","known":"estate, .*","close":"estate"\}$/),
    ]);
  });

  test("a site whose ruleset is broken says so, and nothing of itself", async () => {
    write({ ...under("rules", { ...FIRM, "firm/roles.yaml": "roles:\n  cleaner: {}\n" }), "estate.yaml": SITE });
    const { refusals, world } = (await app({ rulesets: ["rules"] })).open("estate.yaml");
    expect([lines(refusals), world]).toEqual([
      ['rules/firm/roles.yaml:2:3 key-missing {"key":"title（名称）","mended":"title: 大堂"}'],
      undefined,
    ]);
  });
});
