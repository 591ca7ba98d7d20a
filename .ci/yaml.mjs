import { join } from "node:path";

/**
 * The ECMAScript modules of `yaml`. Its CommonJS files, which Node would take, are the same but that they look into the
 * environment at each lexeme (a fifth of the parser's time), and print what they read where LOG_TOKENS is set.
 */
export const yaml = join(import.meta.dirname, "../node_modules/yaml/browser/index.js");
