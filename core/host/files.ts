import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Config } from "../../schemas/generated/config.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { decode } from "../ruleset/decode.ts";
import { splitName } from "../ruleset/ids.ts";
import { LIMITS } from "../ruleset/lexemes.ts";
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
/** More than any file that is taken has. */
const MOST_BYTES = 4 * LIMITS.chars;

/** The names in a folder, in order; a folder that cannot be read is refused. */
export function listFolder(
  path: string,
  cwd: string,
): { readonly names: readonly string[]; readonly refusals: readonly Refusal[] } {
  try {
    return { names: readdirSync(path).sort(), refusals: [] };
  } catch (error) {
    return { names: [], refusals: [notRead(path, cwd, error)] };
  }
}

const notRead = (path: string, cwd: string, error: unknown): Refusal =>
  refuse("file-not-read", { file: shownPath(path, cwd), reason: reasonOf(error) });

/** A file that cannot be read, or a folder of files; it refuses when it is used. */
const unread = (path: string, cwd: string, refusal: Refusal): SourceFile => ({
  name: basename(path),
  path: shownPath(path, cwd),
  text: "",
  refusal,
});

/** Reads a file as text. What cannot be read carries why, and refuses when it is used. */
export function readText(path: string, cwd: string): SourceFile {
  const shown = shownPath(path, cwd);
  const file = { name: basename(path), path: shown, text: "" };
  try {
    const refusals: Refusal[] = [];
    const text = decode(shown, bytesOf(path), refusals);
    return { ...file, ...(text !== undefined && { text }), ...(refusals[0] && { refusal: refusals[0] }) };
  } catch (error) {
    return unread(path, cwd, notRead(path, cwd, error));
  }
}

/** A pipe or a device has no end; of a file that is too large a piece is enough to see that. */
function bytesOf(path: string): Uint8Array {
  const stat = statSync(path);
  if (!stat.isFile() && !stat.isDirectory()) throw new Error("no file");
  if (stat.size <= MOST_BYTES) return readFileSync(path);
  return new Uint8Array(MOST_BYTES + 1);
}

/** A file below a folder that others fill: a link that leads out of the folder is not followed. */
function readWithin(home: string, path: string, cwd: string): SourceFile {
  if (!leadsOut(home, path)) return readText(path, cwd);
  return unread(path, cwd, refuse("link-leads-out", { file: shownPath(path, cwd) }));
}

function leadsOut(home: string, path: string): boolean {
  if (!existsSync(path)) return false; // reading it says so
  const near = relative(realpathSync(home), realpathSync(path));
  return near.split(sep)[0] === ".." || isAbsolute(near);
}

/** A path as people are shown it: from where they are, else whole; with slashes. */
export function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  const shown = near === "" ? "." : near.startsWith("..") || isAbsolute(near) ? path : near;
  return shown.split(sep).join("/");
}

/** The code of an error of the machine, else what it says; what was thrown may be anything. */
export const reasonOf = (error: unknown): string =>
  (error as { readonly code?: string } | undefined | null)?.code ??
  (error instanceof Error ? error.message : String(error));

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
  return { settings, refusals: reading.refusals };
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
    else {
      const listed = listFolder(path, cwd);
      refusals.push(...listed.refusals);
      for (const folder of listed.names.map((one) => join(path, one)).filter(isRuleset))
        if (!leadsOut(path, folder)) folders.push(readFolder(folder, root.name, cwd));
        else refusals.push(refuse("link-leads-out", { file: shownPath(folder, cwd) }));
    }
  }
  return { folders, refusals };
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
const isRuleset = (path: string): boolean => existsSync(join(path, "ruleset.yaml"));

/** One folder with its files, however it is called; files that begin with a dot are no part of it. */
export function readFolder(path: string, root: string, cwd: string): RulesetFolder {
  const { name = basename(path), version } = splitName(basename(path));
  const listed = listFolder(path, cwd);
  const files = listed.names
    .filter((file) => !file.startsWith(".") && !isFolder(join(path, file)))
    .map((file) => readWithin(path, join(path, file), cwd))
    .concat(listed.refusals.map((refusal) => unread(path, cwd, refusal)));
  return { name, ...(version !== undefined && { version }), root, path: shownPath(path, cwd), files };
}

/** Site files: those named, those in folders named, and `sites/` beside or inside the rulesets. */
export function siteFiles(named: readonly string[], roots: readonly Root[], cwd: string): readonly SourceFile[] {
  const files = new Map<string, SourceFile>();
  const take = (path: string, home: string): void => void files.set(path, readWithin(home, path, cwd));
  const takeAll = (folder: string, home: string): void => {
    if (!isFolder(folder)) return;
    const { names, refusals } = listFolder(folder, cwd);
    for (const name of names)
      if (name.endsWith(".yaml") && !name.endsWith(".tests.yaml")) take(join(folder, name), home);
    for (const refusal of refusals) files.set(folder, unread(folder, cwd, refusal));
  };
  for (const path of named) {
    if (isFolder(path)) takeAll(path, path);
    else take(path, dirname(path));
  }
  if (named.length > 0) return [...files.values()];
  for (const home of roots.flatMap(({ folders }) => folders).filter(isFolder)) {
    takeAll(join(home, "sites"), home);
    for (const name of listFolder(home, cwd).names) takeAll(join(home, name, "sites"), home);
  }
  return [...files.values()];
}
