import { defineConfig, globalIgnores } from "eslint/config";
import lit from "eslint-plugin-lit";
import wc from "eslint-plugin-wc";
import tseslint from "typescript-eslint";
import { boundaries } from "./.ci/boundaries.mjs";

/** What would let the clock, chance or the machine into the kernel and the plugins. */
const impure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The kernel has no clock: take the moment as an argument.",
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: "The kernel has no clock: take the moment as an argument.",
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: "The kernel has no clock: take the moment as an argument.",
  },
  {
    selector: "CallExpression[callee.property.name=/^toLocale/][arguments.length=0]",
    message: "Name the language: the machine's own differs from one to the next.",
  },
];

/** Strings become code or markup past these; the page's Content-Security-Policy would stop them, lint says so earlier. */
const markup = [
  {
    selector: "TemplateElement[value.raw=/<style|<script/i]",
    message: "Styles stand in `static styles`, scripts in modules.",
  },
  {
    selector: "TemplateElement[value.raw=/(^|\\s)style\\s*=/i]",
    message:
      "A style attribute breaks the Content-Security-Policy: use a class, or set a custom property through `.style`.",
  },
  {
    selector: "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
    message: "Render with lit.",
  },
  {
    selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment)$/]",
    message: "Render with lit.",
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write/]",
    message: "Render with lit.",
  },
];

const oneDefault = { selector: "ExportDefaultDeclaration", message: "Export by name." };

export default defineConfig(
  globalIgnores(["dist/", "dist-*/", "coverage/", ".guanjia/", "schemas/generated/", ".ci/platform.d.ts"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { guanjia: { rules: { boundaries } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "guanjia/boundaries": "error",
      "no-restricted-syntax": ["error", oneDefault],
      // An index signature says what its keys are: `[row: string]: Row`.
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      // Typed arrays are read with `!`: the index is in bounds by construction.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        {
          argsIgnorePattern: "^_",
          varsIgnorePattern: "^_$",
          destructuredArrayIgnorePattern: "^_",
          ignoreRestSiblings: true,
        },
      ],
      // Where a type is named it says more than `!`.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // What is taken out of an object here is a closure; lit binds the listeners of a template itself.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["core/**/*.ts", "plugins/**/*.ts"],
    ignores: ["core/host/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        "process",
        "Buffer",
        "performance",
        "globalThis",
        "setTimeout",
        "setInterval",
        "fetch",
        "console",
        "crypto",
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now" },
        { object: "Math", property: "random" },
      ],
      "no-restricted-syntax": ["error", oneDefault, ...impure],
    },
  },
  {
    files: ["ui/**/*.ts"],
    extends: [lit.configs["flat/recommended"], wc.configs["flat/recommended"]],
    rules: {
      "lit/ban-attributes": ["error", "style"],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^lit(-html)?/(static-html|directives/(unsafe-(html|svg|mathml)|style-map))(\\.js)?$",
              message: "It breaks the page's Content-Security-Policy.",
            },
          ],
        },
      ],
      "no-restricted-syntax": ["error", oneDefault, ...markup],
    },
  },
  // Tests hold what must never work: `javascript:` links among it.
  { files: ["test/**/*.ts"], rules: { "no-script-url": "off" } },
  // Tool configs have the default export their tool asks for; declarations say what others export.
  { files: ["*.config.ts", "**/*.d.ts"], rules: { "no-restricted-syntax": "off" } },
);
