// Makes validators.js: ajv standalone functions for every file format, and the schemas themselves as data.
// `node schemas/validators.mjs [OUT]`; without OUT, dist/.
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

const here = import.meta.dirname;
/** Keywords of ours are read by the kernel; to ajv they are notes. */
const notes = ["reads", "refers", "titles", "tsType", "zh"];

/** Writes OUT/validators.js. */
export async function writeValidators(out) {
  // ownProperties: a field called `constructor` must not be found on the prototype.
  const options = { allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true, ownProperties: true };
  const ajv = new Ajv2020({ ...options, verbose: false, code: { source: true, esm: true, lines: false } });
  for (const note of notes) ajv.addKeyword(note);

  const schemas = {};
  const names = {};
  const files = (await readdir(here, { recursive: true })).filter((name) => name.endsWith(".schema.json")).sort();
  for (const file of files) {
    const schema = JSON.parse(await readFile(join(here, file), "utf8"));
    schemas[file] = schema;
    ajv.addSchema({ ...schema, $id: file });
    if (schema.properties || schema.additionalProperties) names[schema.title] = file;
    for (const [key, def] of Object.entries(schema.$defs ?? {})) {
      if (/^[A-Z]/.test(key)) names[def.title] = `${file}#/$defs/${key}`;
    }
  }
  const { imports, code } = withImports(standalone.default(ajv, names));
  await mkdir(out, { recursive: true });
  // Written beside and renamed: tests of others may be reading it.
  const beside = join(out, `.validators-${process.pid}.js`);
  await writeFile(beside, `${imports.join("\n")}\n${code}\nexport const schemas = ${JSON.stringify(schemas)};\n`);
  await rename(beside, join(out, "validators.js"));
}

/** ajv writes `require` for its few helpers even as ESM; a bundler of the host or the page resolves these imports. */
function withImports(source) {
  const imports = [];
  const code = source.replace(/require\("([^"]+)"\)(\.default)?/g, (_, path, dot) => {
    const name = `helper${imports.length}`;
    imports.push(`import ${name} from ${JSON.stringify(path + (path.endsWith(".js") ? "" : ".js"))};`);
    return dot ? `(${name}.default ?? ${name})` : name;
  });
  return { imports, code };
}

if (process.argv[1] === import.meta.filename) await writeValidators(process.argv[2] ?? join(here, "..", "dist"));
