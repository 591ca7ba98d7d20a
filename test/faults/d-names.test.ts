import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { guanjia } from "../host/cli/cli.ts";
import { PATHS } from "./hostile-rulesets.ts";
import { envelope, firm, folderOf, fresh, said, trap, validate, write, type Tree } from "./made.ts";

const FIRM = join(import.meta.dirname, "../fixtures/firm");

describe("D5: names of prototypes", () => {
  const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];
  const own = (): readonly (string | symbol)[] => Reflect.ownKeys(Object.prototype);
  const places: Readonly<Record<string, (name: string) => Tree>> = {
    "a role": (name) => firm("roles.yaml", `roles:\n  ${name}: { title: 甲 }\n`),
    "a block": (name) =>
      firm("cleaning.yaml", `cleaning:\n  ${name}: { title: 甲, places: { type: lobby }, items: {} }\n`),
    "a row": (name) =>
      firm(
        "cleaning.yaml",
        `cleaning:\n  hall: { title: 甲, places: { type: lobby }, not-applicable: zero, items: { ${name}: { item: 甲, method: 乙, how-often: 1次/日 } } }\n`,
      ),
    "a form": (name) => firm("patrol.yaml", `forms:\n  ${name}: { title: 甲, rows: { a: { title: 甲 } } }\n`),
    "a field of a form": (name) =>
      firm("patrol.yaml", `forms:\n  f: { title: 甲, fields: { ${name}: { label: 甲, type: text } } }\n`),
    "a row of a checklist": (name) =>
      firm(
        "patrol.yaml",
        `checklists:\n  c: { title: 甲, method: yes-no, not-applicable: zero, rows: { ${name}: { title: 甲 } } }\n`,
      ),
    "a rule": (name) => firm("patrol.yaml", `rules:\n  ${name}: { kind: guideline, title: 甲 }\n`),
    "an area": (name) => firm("areas.yaml", `areas:\n  ${name}: { title: 甲, code: PRO }\n`),
    "a calendar": (name) => firm("calendars.yaml", `calendars:\n  ${name}: { title: 甲 }\n`),
    "a param": (name) => firm("patrol.yaml", `params:\n  ${name}: { title: 甲, value: 1 }\n`),
    "a key of the envelope": (name) => firm("roles.yaml", "roles: {}\n", `${name}: { polluted: 1 }\n`),
    "a source": (name) => firm("roles.yaml", "roles: {}\n", `sources: { ${name}: { title: 甲 } }\n`),
    "a parent": (name) => firm("roles.yaml", "roles: {}\n", `extends: [${name}]\n`),
    "the configuration": (name) => ({
      ...firm("roles.yaml", "roles: {}\n"),
      "guanjia.config.json": `{"${name}":{"polluted":1}}`,
    }),
  };
  test.each(Object.entries(places))("as %s: refused, and no property appears anywhere", async (_, tree) => {
    const before = own();
    for (const name of NAMES) {
      const [code, ...codes] = await validate(tree(name));
      expect([name, code, codes.length > 0]).toEqual([name, 2, true]);
    }
    expect(own()).toEqual(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("in records: refused line by line", async () => {
    const before = own();
    const good = readFileSync(join(import.meta.dirname, "../fixtures/firm/records.jsonl"), "utf8").split("\n")[0] ?? "";
    const lines = NAMES.flatMap((name) => [
      good.replace("{", `{"${name}":{"polluted":1},`),
      good.replace('"place"', `"fields":{"${name}":{"polluted":1}},"place"`),
      good.replace('"row":"hall/floor"', `"row":"${name}"`),
      good.replace("cleaning/log", name),
      good.replace('"place":"lobby"', `"place":"${name}"`),
      good.replace('"done-by":"cleaner-01"', `"done-by":"${name}"`),
    ]);
    const dir = folderOf({ "bad.jsonl": lines.join("\n") });
    const args = ["check", "--rulesets", FIRM, "--site", "small-site", "--records", "bad.jsonl"];
    const { code, out, err } = await guanjia(args, dir);
    const places = new Set(said(err).map((one) => one.split(" ")[0]));
    expect([code, out, [...places]]).toEqual([2, "", lines.map((_, i) => `bad.jsonl:${i + 1}:1`)]);
    expect(own()).toEqual(before);
  });
});

describe("D6: no path of a ruleset is followed", () => {
  const CANARY = "canary-of-the-outside";
  /** A ruleset beside the roots, which says so when it is read. */
  const outside = { "outside/evil/ruleset.yaml": envelope("evil"), "outside/evil/roles.yaml": `roles: [${CANARY}]\n` };

  test.each(PATHS)("extends %j", async (path) => {
    const listener = await trap();
    const dir = folderOf(outside);
    const named = path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir);
    for (const extended of [`[${JSON.stringify(named)}]`, JSON.stringify(named)]) {
      write(join(dir, "roots"), firm("patrol.yaml", "rules: {}\n", `extends: ${extended}\n`));
      const { code, out, err } = await guanjia(["validate", "--rulesets", "roots"], dir);
      const refused = named.includes("\0") || named === "" ? "yaml-control-character" : "extends-not-a-name";
      expect([
        code,
        said(out + err).filter((one) => !one.endsWith(refused) && !one.endsWith("file-unknown")),
        (out + err).includes(CANARY),
      ]).toEqual([2, [], false]);
    }
    expect(listener.seen()).toBe(0);
  });

  test.each(PATHS.filter((path) => !path.includes("\0")))("a site governed by %j", async (path) => {
    const listener = await trap();
    const dir = folderOf(outside);
    const named = path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir);
    const site = readFileSync(join(FIRM, "sites/small-site.yaml"), "utf8");
    for (const governed of [
      site.replace("ruleset: small-firm", () => `ruleset: ${JSON.stringify(named)}`),
      site.replace('version: "1"', () => `version: ${JSON.stringify(named)}`),
      site.replace('version: "1"', () => `version: ${JSON.stringify(`../${named}`)}`),
    ]) {
      write(dir, { "roots/sites/small-site.yaml": governed });
      const { code, out, err } = await guanjia(["validate", "roots/sites/small-site.yaml", "--rulesets", FIRM], dir);
      expect([code, said(out + err).length, (out + err).includes(CANARY)]).toEqual([2, 1, false]);
    }
    expect(listener.seen()).toBe(0);
  });

  test("links of the file system lead nowhere outside", async () => {
    const dir = folderOf({
      ...outside,
      "outside/secret.txt": `${CANARY}\n`,
      "outside/sites/garden.yaml": `${CANARY}\n`,
      "roots/firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
      "roots/firm/.data/areas.yaml": "areas: {}\n",
      "roots/sites/none.txt": "",
      "linked/evil.txt": "",
      "whole/none.txt": "",
    });
    symlinkSync(join(dir, "outside/evil/roles.yaml"), join(dir, "roots/firm/roles.yaml"));
    symlinkSync("../../outside/secret.txt", join(dir, "roots/firm/cleaning.yaml"));
    symlinkSync(".data/areas.yaml", join(dir, "roots/firm/areas.yaml"));
    symlinkSync("../../outside/secret.txt", join(dir, "roots/sites/garden.yaml"));
    symlinkSync("../outside/sites", join(dir, "whole/sites"));
    symlinkSync("../outside/evil", join(dir, "linked/evil"));
    const found = [];
    for (const root of ["roots", "whole", "linked"]) {
      const { code, out, err } = await guanjia(["validate", "--rulesets", root, "--format", "json"], dir);
      const { refusals = [] } = (out === "" ? {} : JSON.parse(out)) as { refusals?: { code: string; data: object }[] };
      found.push([code, ...refusals.map((one) => [one.code, one.data]), ...said(err), (out + err).includes(CANARY)]);
    }
    const leads = (file: string): readonly unknown[] => ["link-leads-out", { file }];
    expect(found).toEqual([
      [2, leads("roots/firm/roles.yaml"), leads("roots/firm/cleaning.yaml"), leads("roots/sites/garden.yaml"), false],
      [2, leads("whole/sites/garden.yaml"), false],
      [2, "link-leads-out", false],
    ]);
  });

  test("what is no file, and what has no end, is refused without reading it", async () => {
    const dir = folderOf({ "firm/ruleset.yaml": envelope("firm"), "firm/areas.yaml": "areas: {}\n" });
    execFileSync("mkfifo", [join(dir, "firm/roles.yaml")]);
    symlinkSync("/dev/zero", join(dir, "firm/cleaning.yaml"));
    truncateSync(join(dir, "firm/areas.yaml"), 3_000_000_000);
    const { code, out, err } = await fresh(["validate", "firm", "--rulesets", "."], dir);
    expect([code, said(out), err]).toEqual([
      2,
      ["file-not-read", "link-leads-out", "firm/areas.yaml:1:1 yaml-too-large"],
      "",
    ]);
  });
});
