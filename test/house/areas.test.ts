import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { AreaPlugin } from "../../core/index.ts";
import { files, read } from "./repository.ts";

const onDisk = areasOf(/^plugins\/([^/]+)\//);
const vocabulary = parse(read("rulesets/vocabulary/areas.yaml")) as {
  readonly areas: Readonly<Record<string, unknown>>;
};

/** The first group of the pattern in every file that matches it, once each, sorted. */
function areasOf(pattern: RegExp): readonly string[] {
  return [...new Set(files.flatMap((file) => pattern.exec(file)?.[1] ?? []))].sort();
}

describe("one area, one name: what is registered is what is on disk", () => {
  test("core/host/app.ts imports every plugin", () => {
    const imported = [...read("core/host/app.ts").matchAll(/from "\.\.\/\.\.\/plugins\/([^/]+)\/index\.ts"/g)].map(
      (match) => match[1],
    );
    expect(imported.sort()).toEqual(onDisk);
  });

  test("every plugin has a section's schema, and no schema is without plugin", () => {
    expect(areasOf(/^schemas\/([^/]+)\/section\.schema\.json$/)).toEqual(onDisk);
  });

  test("every plugin has its own test", () => {
    const tested = areasOf(/^test\/plugins\/([^/]+)\.test\.ts$/);
    expect(onDisk.filter((area) => !tested.includes(area))).toEqual([]);
  });

  describe.each(onDisk)("%s", (area) => {
    test("has index.ts and README.md, its types, and its file in a ruleset", () => {
      const wanted = [`plugins/${area}/index.ts`, `plugins/${area}/README.md`, `schemas/generated/${area}.ts`];
      expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
      expect(files.filter((file) => file.startsWith("rulesets/") && file.endsWith(`/${area}.yaml`))).not.toEqual([]);
    });

    test("exports one plugin, which bears its name", async () => {
      const module = (await import(`../../plugins/${area}/index.ts`)) as Readonly<Record<string, unknown>>;
      const plugins = Object.values(module).filter(isPlugin);
      expect(plugins.map((plugin) => plugin.area)).toEqual([area]);
      expect(Object.keys(plugins[0]!.title).sort()).toEqual(["en", "zh"]);
    });

    test("is an area of the vocabulary", () => {
      expect(Object.keys(vocabulary.areas)).toContain(area);
    });
  });
});

function isPlugin(value: unknown): value is AreaPlugin {
  return typeof value === "object" && value !== null && "area" in value && "compile" in value;
}
