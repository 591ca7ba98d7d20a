import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { kernel, read } from "./repository.ts";

/** What is built of fourteen kinds so far; core/README.md says why it is not the 8,000 that were wished for. */
const MOST_LINES = 11_500;
/** Modules that are nothing but types and literals, texts in two languages most of all. */
const MOST_LINES_OF_DATA = 3200;
const MOST_LINES_OF_A_FILE = 300;
const MOST_NAMES = 60;

describe("the kernel stays small", () => {
  const sizes = new Map(kernel.map((file) => [file, linesOfCode(read(file))]));
  const sum = (data: boolean): number =>
    [...sizes].filter(([file]) => isData(read(file)) === data).reduce((all, [, lines]) => all + lines, 0);

  test(`at most ${MOST_LINES} lines of code without blanks and comments`, () => {
    expect(sum(false)).toBeLessThanOrEqual(MOST_LINES);
  });

  test(`at most ${MOST_LINES_OF_DATA} lines of data`, () => {
    expect(sum(true)).toBeLessThanOrEqual(MOST_LINES_OF_DATA);
  });

  test(`no file over ${MOST_LINES_OF_A_FILE} lines`, () => {
    expect([...sizes].filter(([, lines]) => lines > MOST_LINES_OF_A_FILE)).toEqual([]);
  });

  test(`core/index.ts gives at most ${MOST_NAMES} names, each by name`, () => {
    const names = exportedNames(read("core/index.ts"), (from) => read(join("core", from)));
    expect(names).not.toContain("*");
    expect(names.length).toBeLessThanOrEqual(MOST_NAMES);
  });
});

describe("how lines and names are counted", () => {
  test.each([
    ["blank lines and comments are no lines", "\n// one\n/** two\n */\n", 0],
    ["a line with code and a comment is a line", "const a = 1; // one\n", 1],
    ["a text over several lines is several lines", "const a = `1\n\n3`;\n", 3],
    ["a comment inside an expression is no line", "const a = [\n  // one\n  1,\n];\n", 3],
  ])("%s", (_, source, lines) => {
    expect(linesOfCode(source)).toBe(lines);
  });

  test.each([
    ["texts are data", "export const a = { b: { zh: '一', en: `one` } } as const satisfies T;", true],
    ["types are data", "export interface A { b: string }\nimport type { B } from './b.ts';", true],
    ["a table made of tables is data", "import { b } from './b.ts';\nexport const a = { ...b, c: b } as const;", true],
    ["a function is code", "export const a = () => 1;", false],
    ["a call is code", "export const a = make(1);", false],
    ["a statement is code", "if (a) b();", false],
  ])("%s", (_, source, data) => {
    expect(isData(source)).toBe(data);
  });

  test.each([
    ["export { a, type B } from './x.ts';", ["a", "B"]],
    ["export type { C } from './x.ts';", ["C"]],
    ["export const d = 1, e = 2; export function f(): void {} const g = 3;", ["d", "e", "f"]],
    ["export interface H {} export type I = 1;", ["H", "I"]],
    ["export * from './x.ts';", ["*"]],
    ["export * as views from './x.ts';", ["views.a", "views.b"]],
    ["export type * as views from './x.ts';", ["views"]],
  ])("%s", (source, names) => {
    expect(exportedNames(source, () => "export { a, b } from './y.ts';")).toEqual(names);
  });
});

/** Lines that carry a token. */
function linesOfCode(source: string): number {
  const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.ES2022, true);
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
    for (const child of children) visit(child);
    if (children.length > 0 || node.getWidth(file) === 0) return;
    const from = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
    const to = file.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = from; line <= to; line++) lines.add(line);
  };
  visit(file);
  return lines.size;
}

/** Whether a module does nothing: it imports, declares types, and writes values down. */
function isData(source: string): boolean {
  const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.ES2022, true);
  const written = (node: ts.Node): boolean =>
    !ts.isCallExpression(node) &&
    !ts.isNewExpression(node) &&
    !ts.isFunctionLike(node) &&
    !ts.isClassLike(node) &&
    node.getChildren(file).every(written);
  return file.statements.every(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      (ts.isVariableStatement(statement) && written(statement)),
  );
}

/** A namespace counts as the names inside it: a door that opens on a hall is as wide as the hall. One of types is one name. */
function exportedNames(source: string, moduleText: (from: string) => string): readonly string[] {
  const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return namesOf(statement, moduleText);
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(isExport)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map((one) => one.name.getText(file));
    return "name" in statement
      ? [(statement as ts.DeclarationStatement).name?.getText(file) ?? "default"]
      : ["default"];
  });
}

function namesOf(
  { exportClause, moduleSpecifier, isTypeOnly }: ts.ExportDeclaration,
  moduleText: (from: string) => string,
): readonly string[] {
  if (exportClause === undefined) return ["*"];
  if (ts.isNamedExports(exportClause)) return exportClause.elements.map((element) => element.name.text);
  if (isTypeOnly) return [exportClause.name.text];
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return ["*"];
  return exportedNames(moduleText(moduleSpecifier.text), moduleText).map((name) => `${exportClause.name.text}.${name}`);
}

function isExport(modifier: ts.Modifier): boolean {
  return modifier.kind === ts.SyntaxKind.ExportKeyword;
}
