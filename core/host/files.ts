import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Config } from "../../schemas/generated/config.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { decode } from "../ruleset/decode.ts";
import { splitName } from "../ruleset/ids.ts";
import type { Parts, RulesetFolder, SourceFile } from "../ruleset/load.ts";
import { newReading, readSource, rootSpot } from "../ruleset/reading.ts";
import { checkEntry } from "../ruleset/validate.ts";

/** A place where rulesets are looked for: one or more folders that count as one. */
export interface Root {
  readonly name: string;
  readonly folders: readonly string[];
}

/** What guanjia.config.json says, with absolute paths. */
export interface Settings {
  readonly file?: string;
  readonly rulesets: readonly string[];
  readonly sites: readonly string[];
  readonly plugins: readonly string[];
  readonly data?: string;
}

const CONFIG = "guanjia.config.json";

/** Reads a file as text. What cannot be read carries why, and refuses when it is used. */
export function readText(path: string, cwd: string): SourceFile {
  const shown = shownPath(path, cwd);
  const file = { name: basename(path), path: shown, text: "" };
  try {
    const refusals: Refusal[] = [];
    const text = decode(shown, readFileSync(path), refusals);
    return { ...file, ...(text !== undefined && { text }), ...(refusals[0] && { refusal: refusals[0] }) };
  } catch (error) {
    return { ...file, refusal: refuse("file-not-read", { file: shown, reason: reasonOf(error) }) };
  }
}

/** A path as people are shown it: from where they are, else whole; with slashes. */
export function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  const shown = near === "" ? "." : near.startsWith("..") || isAbsolute(near) ? path : near;
  return shown.split(sep).join("/");
}

export const reasonOf = (error: unknown): string =>
  (error as { readonly code?: string }).code ?? (error instanceof Error ? error.message : String(error));

/** The configuration that is named, else the nearest upward, else none. */
export function readSettings(
  named: string | undefined,
  cwd: string,
  parts: Parts,
): { readonly settings: Settings; readonly refusals: readonly Refusal[] } {
  const none = { rulesets: [], sites: [], plugins: [] };
  const file = named === undefined ? nearestConfig(cwd) : resolve(cwd, named);
  if (file === undefined) return { settings: none, refusals: [] };
  const reading = newReading(parts);
  const value = readSource(readText(file, cwd), reading);
  const spot = rootSpot(reading, value, "config");
  if (value === undefined || !checkEntry(reading, "Config", spot))
    return { settings: none, refusals: reading.refusals };
  const config = value as unknown as Config;
  const from = (paths: readonly string[] = []): string[] => paths.map((path) => resolve(dirname(file), path));
  const [data] = from(config.data === undefined ? [] : [config.data]);
  const settings = {
    file,
    rulesets: from(config.rulesets),
    sites: from(config.sites),
    plugins: from(config.plugins),
    ...(data !== undefined && { data }),
  };
  return { settings, refusals: [] };
}

function nearestConfig(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = join(folder, CONFIG);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The ruleset folders of a root: each folder that holds a ruleset.yaml; the root itself where it is one. */
export function readRoot(
  root: Root,
  cwd: string,
): { readonly folders: readonly RulesetFolder[]; readonly refusals: readonly Refusal[] } {
  const folders: RulesetFolder[] = [];
  const refusals: Refusal[] = [];
  for (const path of root.folders) {
    if (!isFolder(path)) refusals.push(refuse("folder-missing", { folder: shownPath(path, cwd) }));
    else if (isRuleset(path)) folders.push(readFolder(path, root.name, cwd));
    else
      for (const name of readdirSync(path).sort())
        if (isRuleset(join(path, name))) folders.push(readFolder(join(path, name), root.name, cwd));
  }
  return { folders, refusals };
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
const isRuleset = (path: string): boolean => existsSync(join(path, "ruleset.yaml"));

/** One folder with its files, however it is called; files that begin with a dot are no part of it. */
export function readFolder(path: string, root: string, cwd: string): RulesetFolder {
  const { name = basename(path), version } = splitName(basename(path));
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort()
    .map((file) => readText(join(path, file), cwd));
  return { name, ...(version !== undefined && { version }), root, path: shownPath(path, cwd), files };
}

/** Site files: those named, those in folders named, and `sites/` beside or inside the rulesets. */
export function siteFiles(named: readonly string[], roots: readonly Root[], cwd: string): readonly SourceFile[] {
  const inFolder = (folder: string): string[] =>
    isFolder(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith(".yaml") && !name.endsWith(".tests.yaml"))
          .sort()
          .map((name) => join(folder, name))
      : [];
  const places = roots.flatMap(({ folders }) =>
    folders.flatMap((folder) => [
      folder,
      ...(isFolder(folder)
        ? readdirSync(folder)
            .sort()
            .map((name) => join(folder, name))
        : []),
    ]),
  );
  const found =
    named.length > 0
      ? named.flatMap((path) => (isFolder(path) ? inFolder(path) : [path]))
      : places.flatMap((folder) => inFolder(join(folder, "sites")));
  return [...new Set(found)].map((path) => readText(path, cwd));
}
