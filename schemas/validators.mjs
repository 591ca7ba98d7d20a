// Makes dist/validators.js: ajv standalone functions for every file format, and the schemas themselves as data.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

const here = import.meta.dirname;
const out = join(here, "..", "dist");
const files = (await readdir(here, { recursive: true })).filter((name) => name.endsWith(".schema.json")).sort();

/** Keywords of ours are read by the kernel; to ajv they are notes. */
const notes = ["reads", "refers", "tsType", "zh"];
// ownProperties: a field called `constructor` must not be found on the prototype.
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true, ownProperties: true, verbose: false, code: { source: true, esm: true, lines: false } });
for (const note of notes) ajv.addKeyword(note);

const schemas = {};
const names = {};
for (const file of files) {
  const schema = JSON.parse(await readFile(join(here, file), "utf8"));
  schemas[file] = schema;
  ajv.addSchema({ ...schema, $id: file });
  if (schema.properties || schema.additionalProperties) names[schema.title] = file;
  for (const [key, def] of Object.entries(schema.$defs ?? {})) if (/^[A-Z]/.test(key)) names[def.title] = `${file}#/$defs/${key}`;
}
const code = standalone.default(ajv, names);
// ajv writes `require` for its few helpers even as ESM; a bundler of the host or the page resolves these imports.
const imports = [];
const module = code.replace(/require\("([^"]+)"\)(\.default)?/g, (_, path, dot) => {
  const name = `helper${imports.length}`;
  imports.push(`import ${name} from ${JSON.stringify(path + (path.endsWith(".js") ? "" : ".js"))};`);
  return dot ? `(${name}.default ?? ${name})` : name;
});
await mkdir(out, { recursive: true });
await writeFile(join(out, "validators.js"), `${imports.join("\n")}\n${module}\nexport const schemas = ${JSON.stringify(schemas)};\n`);
