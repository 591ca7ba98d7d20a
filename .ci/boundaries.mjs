// An ESLint rule: which file may import what. The first world that holds a file decides; what it does not list is refused.
import { dirname, join, relative, sep } from "node:path";

const root = join(import.meta.dirname, "..");
const kernel = /^core\/(?!host\/)/;
const generated = /^schemas\/generated\//;
const machine = [/^node:/, "express", "lowdb", "handlebars", "ajv", "ajv-formats", "commander", "helmet", "picocolors"];

/**
 * `packages` by name or pattern; `files` are patterns of paths from the root of the repository; `types` may be imported as types only.
 * @type {readonly { of: RegExp; why: string; packages: readonly (string | RegExp)[]; files: readonly RegExp[]; types?: readonly string[] }[]}
 */
const WORLDS = [
  {
    of: /^core\/host\/app\.ts$/,
    why: "the composition root imports the kernel, the host and plugins",
    packages: [...machine, "#validators"],
    files: [/^core\//, generated, /^plugins\/[^/]+\/index\.ts$/],
  },
  {
    of: /^core\/host\/cli\/serve\.ts$/,
    why: "the one file of the command line that starts the server",
    packages: machine,
    files: [/^core\//, generated],
  },
  {
    of: /^core\/host\/cli\//,
    why: "the command line imports the server only in serve.ts, and no plugin",
    packages: machine,
    files: [/^core\/(?!host\/http\/)/, generated],
  },
  {
    of: /^core\/host\/(?:demo|examples|print|store)\//,
    why: "the command line and the server use it, never the other way round",
    packages: [...machine, "#validators"],
    files: [/^core\/(?!host\/(?:cli\/|http\/|app\.ts$))/, generated],
  },
  {
    of: /^core\/host\/http\//,
    why: "the server knows nothing of the command line",
    packages: machine,
    files: [/^core\/(?!host\/cli\/)/, generated],
  },
  {
    of: /^core\/host\//,
    why: "only app.ts imports plugins",
    packages: [...machine, "#validators"],
    files: [/^core\//, generated],
  },
  {
    of: /^core\/time\//,
    why: "time imports the kernel and temporal-polyfill",
    packages: ["temporal-polyfill"],
    files: [kernel, generated],
    types: ["#validators"],
  },
  {
    of: /^core\/ruleset\//,
    why: "the reader imports the kernel and yaml",
    packages: ["yaml"],
    files: [kernel, generated],
    types: ["#validators"],
  },
  {
    of: /^core\//,
    why: "the kernel imports the kernel",
    packages: [],
    files: [kernel, generated],
    types: ["#validators"],
  },
  {
    of: /^plugins\//,
    why: "a plugin imports core/index.ts, its schema and its own files",
    packages: [],
    files: [/^core\/index\.ts$/, generated],
  },
  {
    of: /^ui\//,
    why: "ui imports core/index.ts, generated types and lit",
    packages: ["lit"],
    files: [/^core\/index\.ts$/, generated, /^ui\//],
  },
];

/** @type {import("eslint").Rule.RuleModule} */
export const boundaries = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      outside: "{{file}} may not import {{target}}: {{why}}.",
      typeOnly: "{{file}} may import {{target}} as types only.",
    },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    const world = WORLDS.find(({ of }) => of.test(file));
    if (!world) return {};

    const check = (source, typeOnly = false) => {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const target = source.value.startsWith(".")
        ? join(dirname(file), source.value.replace(/\?.*$/, "")).split(sep).join("/")
        : source.value;
      const data = { file, target, why: world.why };
      if (target === source.value && world.types?.includes(target)) {
        if (!typeOnly) context.report({ node: source, messageId: "typeOnly", data });
      } else if (!(target === source.value ? mayPackage(world, target) : mayFile(world, file, target))) {
        context.report({ node: source, messageId: "outside", data });
      }
    };

    return {
      ImportDeclaration: (node) => check(node.source, "importKind" in node && node.importKind === "type"),
      ExportNamedDeclaration: (node) => check(node.source, "exportKind" in node && node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node.source, "exportKind" in node && node.exportKind === "type"),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source, true),
    };
  },
};

/** A package with all its entry points. */
function mayPackage({ packages }, target) {
  const name = target.startsWith("node:") || target.startsWith("#") ? target : target.match(/^(?:@[^/]+\/)?[^/]+/)?.[0];
  return packages.some((one) => (typeof one === "string" ? one === name : one.test(target)));
}

/** A plugin's own files and schema are those of its area. */
function mayFile({ files }, file, target) {
  const area = file.match(/^plugins\/([^/]+)\//)?.[1];
  const own = area !== undefined && (target.startsWith(`plugins/${area}/`) || target.startsWith(`schemas/${area}/`));
  return own || files.some((one) => one.test(target));
}
