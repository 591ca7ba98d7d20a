import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { compileSection } from "../core/host/sections.ts";
import { partsOf } from "../core/host/parts.ts";
import type { AreaPlugin } from "../core/plugin.ts";
import type { Checklist, Form, RuleBody } from "../core/rule.ts";
import { loadRuleset, type Loaded, type Parts, type RulesetFolder, type SourceFile } from "../core/ruleset/load.ts";
import { cleaning } from "../plugins/cleaning/index.ts";
import { greening } from "../plugins/greening/index.ts";

const root = join(import.meta.dirname, "..");

/** The kernel's parts with the plugins of this repository, and those that a test brings from outside. */
export function partsWith(...outside: readonly AreaPlugin[]): Parts {
  const { parts, refusals } = partsOf([cleaning, greening], outside, compileSection);
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
  return parts;
}

/** The ruleset folders of a root, as the host finds them. */
function foldersIn(path: string): RulesetFolder[] {
  const at = join(root, path);
  return readdirSync(at, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(at, entry.name)).includes("ruleset.yaml"))
    .map(({ name }) => ({ name, root: path, path: `${path}/${name}`, files: filesIn(join(at, name)) }));
}

function filesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({
      name,
      path: relative(root, join(folder, name)),
      text: readFileSync(join(folder, name), "utf8"),
    }));
}

/** The shipped rulesets. */
export const shipped: readonly RulesetFolder[] = [...foldersIn("rulesets"), ...foldersIn("rulesets/examples")];

/** Loads a shipped ruleset. */
export const load = (name: string, parts: Parts = partsWith()): Loaded => loadRuleset(name, shipped, parts);

/** A section as a firm writes it, and all that it means: or every fault, by code, place and data. */
export interface AreaExample {
  /** The area's file. */
  readonly yaml: string;
  /** Other files of the ruleset. */
  readonly files?: Readonly<Record<string, string>>;
  readonly rules?: readonly (RuleBody & { readonly id: string })[];
  readonly forms?: Readonly<Record<string, Form>>;
  readonly checklists?: Readonly<Record<string, Checklist>>;
  readonly refused?: readonly {
    readonly code: string;
    readonly line: number;
    readonly data: Readonly<Record<string, string | number>>;
  }[];
}

/** Compiles a section alone over the vocabulary. */
function meaningOf(plugin: AreaPlugin, { yaml, files = {} }: AreaExample, parts: Parts = partsWith()): Loaded {
  const envelope =
    'ruleset: under-test\nformat: 1\nversion: "1"\nlanguage: zh\ntitle: 测试\nextends: [vocabulary]\nsources: { guide: { title: 指南 } }\n';
  const texts = { "ruleset.yaml": envelope, [`${plugin.area}.yaml`]: yaml, ...files };
  const folder = {
    name: "under-test",
    root: "test",
    path: "under-test",
    files: Object.entries(texts).map(([name, text]) => ({ name, path: name, text })),
  };
  return loadRuleset("under-test", [folder, ...shipped], parts);
}

/** Strict both ways: the whole meaning is compared, and every fault that the plugin declares must be brought out. */
export function testArea(
  plugin: AreaPlugin,
  examples: Readonly<Record<string, AreaExample>>,
  parts: Parts = partsWith(),
): void {
  describe(plugin.area, () => {
    test.each(Object.entries(examples))("%s", (_, example) => {
      const { ruleset, refusals } = meaningOf(plugin, example, parts);
      expect(refusals.map(({ code, at, data }) => ({ code, line: at?.line, data }))).toEqual(example.refused ?? []);
      if (example.refused) return;
      expect(ruleset?.rules.map(({ area: _area, from: _from, ...rule }) => rule)).toEqual(example.rules ?? []);
      expect(ruleset?.forms).toEqual(example.forms ?? {});
      expect(ruleset?.checklists).toEqual(example.checklists ?? {});
    });

    test("every fault is brought out by an example", () => {
      const brought = Object.values(examples).flatMap(({ refused = [] }) => refused.map(({ code }) => code));
      const declared = Object.keys(plugin.faults).map((code) => `${plugin.area}/${code}`);
      expect(declared.filter((code) => !brought.includes(code))).toEqual([]);
    });

    test("every fault says what to do, in both languages, with full stops", () => {
      for (const { text, hint } of Object.values(plugin.faults))
        for (const said of [text, hint]) {
          expect(said.zh).toMatch(/。$/);
          expect(said.en).toMatch(/\.$/);
        }
    });

    test("the same section gives the same meaning", () => {
      for (const example of Object.values(examples))
        expect(meaningOf(plugin, example, parts).ruleset).toEqual(meaningOf(plugin, example, parts).ruleset);
    });
  });
}
