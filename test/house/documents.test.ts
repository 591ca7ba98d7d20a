import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Refusal } from "../../core/refusal.ts";
import { loadRuleset, type RulesetFolder } from "../../core/ruleset/load.ts";
import { loadSite } from "../../core/ruleset/site.ts";
import { load, partsWith, shipped } from "../area-tester.ts";
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

  const rulesets = rulesetsOf(blocks).map((ruleset) => ({ line: ruleset[0]!.line, ruleset }));

  test.each(rulesets)("the ruleset at line $line loads", ({ ruleset }) => {
    expect(faultsOf(rulesetAt(document, ruleset), ruleset)).toEqual(ruleset.flatMap(({ refused }) => refused ?? []));
  });

  test.each(blocks.filter(isSite))("the site at line $line loads", (site) => {
    expect(faultsOf(siteAt(document, site), [site])).toEqual(site.refused === undefined ? [] : [site.refused]);
  });
});

/** The codes that were expected, and what was not, with its place. */
function faultsOf(refusals: readonly Refusal[], blocks: readonly Block[]): readonly string[] {
  const expected = blocks.map(({ refused }) => refused);
  return refusals.map(({ code, at }) => (expected.includes(code) ? code : `${at?.file}:${at?.line} ${code}`));
}

function rulesetAt(document: string, blocks: readonly Block[]): readonly Refusal[] {
  const named = blocks.map((block) => ({ name: block.file!, path: document, text: inPlace(block) }));
  const envelope = named.find(({ name }) => name === "ruleset.yaml") ?? {
    name: "ruleset.yaml",
    path: "ruleset.yaml",
    text: ENVELOPE,
  };
  const { ruleset: name } = parse(envelope.text) as { readonly ruleset: string };
  const files = [envelope, ...named.filter((one) => one !== envelope)];
  const folder: RulesetFolder = { name, root: document, path: document, files };
  // A document may show a shipped ruleset's own file.
  return loadRuleset(name, [folder, ...shipped.filter((other) => other.name !== name)], partsWith()).refusals;
}

function siteAt(document: string, block: Block): readonly Refusal[] {
  const { rulesets } = parse(block.text) as { readonly rulesets: readonly { readonly ruleset: string }[] };
  const governing = rulesets.flatMap(({ ruleset: name }) => load(name).ruleset ?? []);
  return loadSite({ name: basename(block.file!), path: document, text: inPlace(block) }, partsWith(), governing)
    .refusals;
}

/** Blank lines before it, so that a fault names the line of the document. */
function inPlace({ line, text }: Block): string {
  return "\n".repeat(line - 1) + text;
}

function isSite({ file }: Block): boolean {
  return file?.startsWith("sites/") === true;
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
  for (const block of blocks.filter((one) => one.file !== undefined && !isSite(one))) {
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
