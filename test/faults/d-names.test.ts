import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { guanjia } from "../host/cli/cli.ts";
import { tree } from "./a.ts";
import { IDS, LONG, PATHS, SITE } from "./hostile-rulesets.ts";
import { envelope, firm, folderOf, fresh, said, tally, trap, validate, write, type Tree } from "./made.ts";

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
  /** Those that YAML takes as a key: no control character, and not too long. */
  const SOUND = PATHS.filter((path) => !path.includes("\0"));
  const CANARY = "canary-of-the-outside";
  /** A ruleset beside the roots, which says so when it is read. */
  const outside = { "outside/evil/ruleset.yaml": envelope("evil"), "outside/evil/roles.yaml": `roles: [${CANARY}]\n` };

  const shown = (paths: readonly string[]): [string, string][] =>
    paths.map((path) => [JSON.stringify(path).slice(0, 40), path]);

  test.each(shown([...PATHS, ...LONG]))("extends %s", async (_, path) => {
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

  test.each(shown(SOUND))("a site governed by %s", async (_, path) => {
    const listener = await trap();
    const dir = folderOf(outside);
    const named = path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir);
    for (const governed of [
      SITE.replace("ruleset: small-firm", () => `ruleset: ${JSON.stringify(named)}`),
      SITE.replace('version: "1"', () => `version: ${JSON.stringify(named)}`),
      SITE.replace('version: "1"', () => `version: ${JSON.stringify(`../${named}`)}`),
    ]) {
      write(dir, { "roots/sites/small-site.yaml": governed });
      const { code, out, err } = await guanjia(["validate", "roots/sites/small-site.yaml", "--rulesets", FIRM], dir);
      expect([code, said(out + err).length, (out + err).includes(CANARY)]).toEqual([2, 1, false]);
    }
    expect(listener.seen()).toBe(0);
  });

  test.each(Object.entries(IDS))(
    "as the id of %s: each is refused in its line, but for what is an id",
    async (_, [file, before, behind, fits]) => {
      const listener = await trap();
      const dir = folderOf(outside);
      const indent = " ".repeat((/( *)\S.*\n$/.exec(before)?.[1]?.length ?? 0) + (before.endsWith(":\n") ? 2 : 0));
      const named = SOUND.map((path) => path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir));
      const text = before + named.map((name) => `${indent}${JSON.stringify(name)}: ${behind}\n`).join("");
      const isSite = file.startsWith("sites/");
      write(
        dir,
        isSite
          ? { [file]: text }
          : { "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"), [`firm/${file}`]: text },
      );
      const what = isSite ? [file, "--rulesets", FIRM] : ["firm", "--rulesets", "."];
      const { code, out, err } = await guanjia(["validate", ...what, "--format", "json"], dir);
      const { refusals } = JSON.parse(out) as { refusals: { at?: { line: number } }[] };
      const lines = new Set(refusals.map(({ at }) => at?.line ?? 0));
      const first = before.split("\n").length;
      expect(named.filter((_name, i) => !lines.has(first + i))).toEqual(fits);
      expect([code, err, out.includes(CANARY), listener.seen()]).toEqual([2, "", false, 0]);
    },
  );

  test("as the id of a site, of a ruleset: each is refused before anything is written", async () => {
    const listener = await trap();
    const dir = folderOf(outside);
    const found: unknown[] = [];
    for (const path of [...PATHS, ...LONG]) {
      const name = JSON.stringify(path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir));
      write(dir, {
        "sites/small-site.yaml": SITE.replace("site: small-site", () => `site: ${name}`),
        "firm/ruleset.yaml": envelope("firm").replace("ruleset: firm", () => `ruleset: ${name}`),
      });
      const before = tree(dir);
      const about = ["--rulesets", FIRM, "--site", "sites/small-site.yaml", "--data", "data"];
      for (const args of [
        ["demo", "data", ...about],
        ["check", ...about],
        ["serve", ...about, "--port", "0"],
        ["validate", "firm", "--rulesets", "."],
      ]) {
        const { code, out, err } = await guanjia(args, dir);
        const said = out + err;
        found.push([
          args[0],
          path.slice(0, 40),
          code,
          said.includes("ruleset.yaml:1:10") || said.includes("small-site.yaml:1:7"),
          said.includes(CANARY),
        ]);
      }
      expect(tree(dir)).toEqual(before);
    }
    expect(found).toEqual(
      [...PATHS, ...LONG].flatMap((path) =>
        ["demo", "check", "serve", "validate"].map((one) => [one, path.slice(0, 40), 2, true, false]),
      ),
    );
    expect(listener.seen()).toBe(0);
  });

  test("as plugins: each is a file that is not there, or none that can be loaded", async () => {
    const listener = await trap();
    const dir = folderOf(outside);
    const named = SOUND.map((path) => path.replaceAll("PORT", String(listener.port)).replaceAll("DIR", dir));
    write(dir, { "guanjia.config.json": JSON.stringify({ plugins: named }) });
    const { code, out, err } = await fresh(["validate", ...named.flatMap((path) => ["--plugin", path])], dir);
    expect([code, out, tally(err), err.includes(CANARY)]).toEqual([
      2,
      "",
      `${2 * SOUND.length} plugin-not-loaded`,
      false,
    ]);
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
