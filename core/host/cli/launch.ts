#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import type * as Main from "./main.ts";

/*
 * A command is over in half a second, and a seventh of that was spent on compiling it. So its scripts are CommonJS, this one too,
 * and beside each that a command begins with lies what the engine made of it at build time (.ci/cache.mjs). Where that is missing, or of
 * another engine, the engine compiles; of the script it knows the length alone, so the two are always built together.
 */

// Most of what the engine (V8 11, of Node 20) optimises in so short a time never runs again: a third of the time. It begins a
// little later; what runs long loses nothing.
if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");

type Wrapped = (
  exports: object,
  require: (id: string) => unknown,
  module: object,
  file: string,
  folder: string,
) => void;

const loaded = new Map<string, { exports: object }>();

/** The scripts that were loaded, by file. */
export const scripts = new Map<string, Script>();

function load(file: string): object {
  const known = loaded.get(file);
  if (known) return known.exports;
  const module = { exports: {} };
  loaded.set(file, module);
  const cache = `${file}.cache`;
  const code = `(function (exports, require, module, __filename, __dirname) { "use strict"; ${readFileSync(file, "utf8")}\n})`;
  const script = new Script(code, {
    filename: file,
    ...(existsSync(cache) && { cachedData: readFileSync(cache) }),
  });
  scripts.set(file, script);
  const folder = dirname(file);
  const require = (id: string): unknown => (id.startsWith(".") ? load(join(folder, id)) : process.getBuiltinModule(id));
  (script.runInThisContext() as Wrapped)(module.exports, require, module, file, folder);
  return module.exports;
}

const main = load(join(import.meta.dirname, "command/main.cjs")) as typeof Main;

/** Resolves when the command has ended. */
export const ended = main.start((address) => import(address));
