import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadRuleset, type RulesetFolder } from "../../core/ruleset/load.ts";
import { partsWith, shipped } from "../area-tester.ts";
import { files, read } from "./repository.ts";

/** A fenced yaml block, and what its first line says of it. */
interface Block {
  readonly line: number;
  readonly text: string;
  readonly file: string | undefined;
  /** The code with which it must be refused. */
  readonly refused: string | undefined;
}

const documents = files.filter((file) => file.endsWith(".md"));
const ENVELOPE =
  'ruleset: document\nformat: 1\nversion: "1"\nlanguage: zh\ntitle: 文档示例\nextends: [vocabulary]\nsources: { guide: { title: 指南 } }\n';

describe.each(documents.filter((document) => blocksOf(read(document)).length > 0))("%s", (document) => {
  const blocks = blocksOf(read(document));

  test("each block of YAML says which file it is", () => {
    expect(blocks.filter(({ file }) => file === undefined).map(({ line }) => `${document}:${line}`)).toEqual([]);
  });

  test.each(rulesetsOf(blocks).map((ruleset) => [`line ${ruleset[0]!.line}`, ruleset] as const))(
    "the ruleset at %s loads",
    (_, ruleset) => {
      const { refusals, ruleset: loaded } = load(document, ruleset);
      const expected = ruleset.flatMap(({ refused }) => refused ?? []);
      expect(
        refusals.map(({ code, at }) => (expected.includes(code) ? code : `${at?.file}:${at?.line} ${code}`)),
      ).toEqual(expected);
      expect(loaded !== undefined).toBe(expected.length === 0);
    },
  );
});

function load(document: string, blocks: readonly Block[]): ReturnType<typeof loadRuleset> {
  // Blank lines before it, so that a fault names the line of the document.
  const named = blocks.map(({ file, text, line }) => ({
    name: file!,
    path: document,
    text: "\n".repeat(line - 1) + text,
  }));
  const envelope = named.find(({ name }) => name === "ruleset.yaml") ?? {
    name: "ruleset.yaml",
    path: "ruleset.yaml",
    text: ENVELOPE,
  };
  const { ruleset: name } = parse(envelope.text) as { readonly ruleset: string };
  const folder: RulesetFolder = {
    name,
    root: document,
    path: document,
    files: [envelope, ...named.filter((one) => one !== envelope)],
  };
  // A document may show a shipped ruleset's own file.
  return loadRuleset(name, [folder, ...shipped.filter((other) => other.name !== name)], partsWith());
}

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map((match) => {
    const body = match[1]!;
    const [, file, refused] = /^# file: (\S+\.yaml)(?:, refused: ([a-z-]+))?\n/.exec(body) ?? [];
    return { line: text.slice(0, match.index).split("\n").length + 1, text: body, file, refused };
  });
}

/** Blocks with different names are one ruleset, until a name comes again. A refused block stands alone. */
function rulesetsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const rulesets: Block[][] = [];
  for (const block of blocks.filter(({ file }) => file !== undefined)) {
    const last = rulesets.at(-1);
    const begins =
      last === undefined ||
      block.refused !== undefined ||
      last.some(({ file, refused }) => file === block.file || refused !== undefined);
    if (begins) rulesets.push([block]);
    else last.push(block);
  }
  return rulesets;
}

describe("how blocks are read", () => {
  const fence = (body: string): string => `text\n\n\`\`\`yaml\n${body}\n\`\`\`\n`;
  const grouped = (...bodies: readonly string[]): readonly (readonly string[])[] =>
    rulesetsOf(blocksOf(bodies.map(fence).join(""))).map((ruleset) => ruleset.map(({ file }) => file!));

  test.each([
    ["different names are one ruleset", ["# file: a.yaml\n", "# file: b.yaml\n"], [["a.yaml", "b.yaml"]]],
    ["a name that comes again begins the next", ["# file: a.yaml\n", "# file: a.yaml\n"], [["a.yaml"], ["a.yaml"]]],
    [
      "a refused block stands alone",
      ["# file: a.yaml\n", "# file: b.yaml, refused: x\n", "# file: c.yaml\n"],
      [["a.yaml"], ["b.yaml"], ["c.yaml"]],
    ],
    ["a block without a name is in no ruleset", ["a: 1\n", "# file: b.yaml\n"], [["b.yaml"]]],
  ])("%s", (_, bodies, expected) => {
    expect(grouped(...bodies)).toEqual(expected);
  });

  test("the line is that of the block's first line", () => {
    expect(blocksOf(fence("# file: a.yaml\nb: 1")).map(({ line, file }) => [line, file])).toEqual([[4, "a.yaml"]]);
  });
});
