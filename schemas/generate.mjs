// Makes the types of every file format. `node schemas/generate.mjs [OUT]`; without OUT, schemas/generated/.
import { readdir, readFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compile } from "json-schema-to-typescript";
import { format } from "prettier";
import ts from "typescript";

const here = import.meta.dirname;
const printer = ts.createPrinter({ removeComments: false });
const banner = "// Generated from the schemas by `npm run generate`. Do not edit.\n";

/** The names that a module of leaves declares and the others import. */
const leaves = {
  "defs.ts": ["Text", "HowOften", "Duration", "Ratio", "Range", "Cite", "Point", "Times"],
  "rule.ts": ["Where", "Group"],
  "names.ts": ["Override"],
  "checklist.ts": ["ChecklistGroup"],
  "table.ts": ["Block"],
};
/** Names written by hand beside the kernel. */
const byHand = {
  Pass: "../../core/rule.ts",
  FieldValue: "../../core/record.ts",
  Facts: "../../core/host/examples/run.ts",
};

/** Writes the types of every schema, and the declaration of dist/validators.js, into OUT. */
export async function generate(out) {
  const files = (await readdir(here, { recursive: true })).filter((name) => name.endsWith(".schema.json")).sort();
  const shapes = new Set();
  for (const file of files) {
    const schema = JSON.parse(await readFile(join(here, file), "utf8"));
    const name = file.replace("/section.schema.json", ".ts").replace(".schema.json", ".ts");
    const declared = titles(schema);
    if (schema.properties || schema.additionalProperties) shapes.add(schema.title);
    for (const [key, def] of Object.entries(schema.$defs ?? {})) if (/^[A-Z]/.test(key)) shapes.add(def.title);
    const source = await compile(rooted(await named(schema, file)), schema.title, {
      cwd: here,
      bannerComment: "",
      additionalProperties: true,
      ignoreMinAndMaxItems: true,
      format: true,
      enableConstEnums: false,
      unreachableDefinitions: false,
      declareExternallyReferenced: true,
      strictIndexSignatures: false,
    });
    const { text, imports } = sever(source, name, declared);
    await write(out, name, imports + text);
  }
  await write(out, "validators.d.ts", validators(shapes));
}

async function write(out, name, text) {
  const path = join(out, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await format(banner + text, { parser: "typescript", printWidth: 120 }));
}

/** The declaration of dist/validators.js: one function for each named shape. */
function validators(shapes) {
  const shape =
    "export interface Validator { (data: unknown): boolean; errors?: readonly { readonly instancePath: string; readonly keyword: string; readonly schemaPath: string; readonly params: Readonly<Record<string, unknown>>; readonly message?: string }[] | null }";
  return `/** An ajv standalone function: true, or false with \`errors\` set until the next call. */\n${shape}\n${[
    ...shapes,
  ]
    .sort()
    .map((n) => `export const ${n}: Validator;`)
    .join(
      "\n",
    )}\n/** The schemas themselves, by file name. */\nexport const schemas: Readonly<Record<string, object>>;\n`;
}

/** The titles of all object shapes of a file: each becomes a type. */
function titles(node, found = new Set()) {
  if (typeof node !== "object" || node === null) return found;
  if (
    /^[A-Z]/.test(node.title ?? "") &&
    typeof node.title === "string" &&
    !node.tsType &&
    (node.type || node.anyOf || node.oneOf)
  )
    found.add(node.title);
  for (const child of Object.values(node)) titles(child, found);
  return found;
}

/** References to other files, and to leaves, become the name of their type. That one of several keys must be there is no type. */
async function named(node, file, root = node) {
  if (Array.isArray(node)) return Promise.all(node.map((n) => named(n, file, root)));
  if (typeof node !== "object" || node === null) return node;
  if (node.properties && node.anyOf) {
    const { anyOf: _keys, ...shape } = node;
    return named(shape, file, root);
  }
  if (typeof node.$ref === "string") {
    const [path, pointer] = node.$ref.split("#/$defs/");
    const defs = path ? JSON.parse(await readFile(join(here, file, "..", path), "utf8")).$defs : root.$defs;
    const def = defs[pointer];
    if (!def) throw new Error(`${file}: ${node.$ref} leads nowhere`);
    if (path || def.tsType || /^[a-z]/.test(pointer))
      return {
        tsType: def.tsType ?? (/^[a-z]/.test(pointer) ? def.type : def.title),
        ...(node.description && { description: node.description }),
      };
    return { $ref: node.$ref };
  }
  return Object.fromEntries(
    await Promise.all(Object.entries(node).map(async ([k, v]) => [k, await named(v, file, root)])),
  );
}

/** A file of $defs only gets a root that reaches each of them, so that each is declared. */
function rooted(schema) {
  if (schema.properties || schema.additionalProperties) return schema;
  const properties = {};
  for (const [key, def] of Object.entries(schema.$defs))
    if (!def.tsType && /^[A-Z]/.test(key)) properties[key] = { $ref: `#/$defs/${key}` };
  return { ...schema, type: "object", additionalProperties: false, properties };
}

/** Keeps what this file declares and imports what others do. All of it is read and never written: readonly throughout. */
function sever(source, name, declared) {
  const plain = source.replace(
    /\n \* This (?:interface|type|via)[^\n]*was referenced by[^\n]*(?:\n \* via the[^\n]*)?/g,
    "",
  );
  const file = ts.createSourceFile("x.ts", plain, ts.ScriptTarget.ES2022, true);
  const names = new Set();
  const text = file.statements
    .filter((s) => declared.has(s.name?.text))
    .map((s) =>
      printer
        .printNode(ts.EmitHint.Unspecified, ts.transform(s, [frozen(names)]).transformed[0], file)
        .replace(/\/\*\*\n \*\n \*\/\n/g, ""),
    )
    .join("\n\n");
  const imports = Object.entries(leaves).flatMap(([module, all]) => {
    const used = module === name ? [] : all.filter((n) => names.has(n) && !declared.has(n));
    return used.length
      ? [`import type { ${used.join(", ")} } from "./${name.includes("/") ? "../" : ""}${module}";`]
      : [];
  });
  for (const [n, from] of Object.entries(byHand))
    if (names.has(n) && !declared.has(n)) imports.push(`import type { ${n} } from "${from}";`);
  return { text, imports: imports.join("\n") + "\n\n" };
}

/** Adds readonly to members and arrays, drops the index signature of `x-…` keys, notes the names used. */
function frozen(names) {
  const { factory: f } = ts;
  return (context) => {
    const visit = (node) => {
      if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text);
      if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
        const members = node.members
          .filter(
            (m) =>
              !(
                ts.isIndexSignatureDeclaration(m) &&
                m.type.kind === ts.SyntaxKind.UnknownKeyword &&
                node.members.length > 1
              ),
          )
          .map((m) => ts.visitEachChild(m, visit, context))
          .map(readonly);
        return ts.isInterfaceDeclaration(node)
          ? f.updateInterfaceDeclaration(
              node,
              node.modifiers,
              node.name,
              node.typeParameters,
              node.heritageClauses,
              members,
            )
          : f.updateTypeLiteralNode(node, f.createNodeArray(members));
      }
      const next = ts.visitEachChild(node, visit, context);
      const parent = node.parent;
      if (ts.isArrayTypeNode(next) && !(parent && ts.isTypeOperatorNode(parent)))
        return f.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, next);
      return next;
    };
    const mark = f.createModifier(ts.SyntaxKind.ReadonlyKeyword);
    const readonly = (m) =>
      ts.isPropertySignature(m)
        ? f.updatePropertySignature(m, [mark], m.name, m.questionToken, m.type)
        : ts.isIndexSignatureDeclaration(m)
          ? f.updateIndexSignature(m, [mark], m.parameters, m.type)
          : m;
    return (node) => ts.visitNode(node, visit);
  };
}

if (process.argv[1] === import.meta.filename) await generate(process.argv[2] ?? join(here, "generated"));
