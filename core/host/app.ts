import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { cleaning } from "../../plugins/cleaning/index.ts";
import { greening } from "../../plugins/greening/index.ts";
import type { Governing, World } from "../judge/index.ts";
import type { AreaPlugin } from "../plugin.ts";
import { refuse, type Refusal, type RefusalCatalogue } from "../refusal.ts";
import { refusals as catalogue } from "../refusals/index.ts";
import { faultsOf, register } from "../registry.ts";
import { loadRuleset, type Loaded, type Parts, type RulesetFolder, type SourceFile } from "../ruleset/load.ts";
import { loadSite, type LoadedSite } from "../ruleset/site.ts";
import { nearest } from "../text/nearest.ts";
import {
  readFolder,
  readRoot,
  readSettings,
  readText,
  reasonOf,
  shownPath,
  siteFiles,
  type Root,
  type Settings,
} from "./files.ts";
import { partsOf } from "./parts.ts";
import { shippedRulesets } from "./shipped.ts";

/** The areas that are built in. */
const builtIn: readonly AreaPlugin[] = [cleaning, greening];

/** Milliseconds that a module from outside may take to load. */
const LOADS_IN = 5_000;

/** What the operator says: on the command line, or as a test does. */
export interface Asked {
  readonly cwd: string;
  readonly rulesets?: readonly string[];
  readonly plugins?: readonly string[];
  readonly config?: string;
  readonly data?: string;
  /** The file of a site that stands in no root. */
  readonly site?: string;
  /** Loads a module by its address, where another way is needed than `import`. */
  readonly load?: (address: string) => Promise<unknown>;
}

/** A site with the rulesets that govern it, or all that is wrong with any of them. */
export interface OpenSite {
  readonly world?: World;
  readonly file?: SourceFile;
  readonly site?: LoadedSite["site"];
  readonly loaded: readonly Loaded[];
  readonly refusals: readonly Refusal[];
}

/** Everything that was found at start, and what can be loaded from it. */
export interface App {
  readonly parts: Parts;
  /** All refusals that can be said, those of plugins too. */
  readonly catalogue: RefusalCatalogue;
  readonly settings: Settings;
  readonly folders: readonly RulesetFolder[];
  readonly sites: readonly SourceFile[];
  /** Of the configuration, plugins and roots. */
  readonly refusals: readonly Refusal[];
  readonly data: string;
  /** name, name@version, or the path of a ruleset's folder. */
  load(wanted: string): Loaded;
  /** The name of a site, or the path of its file. */
  open(site: string): OpenSite;
  /** The text of a file that was read, by the path that refusals show. */
  textOf(path: string): string | undefined;
}

/** Reads configuration, plugins and roots, and nothing of a ruleset before it is asked for. */
export async function loadFrom(asked: Asked): Promise<App> {
  const { cwd } = asked;
  const read = readSettings(asked.config, cwd, partsOf(builtIn).parts);
  const { settings } = read;
  const outside = await importPlugins(
    [...(asked.plugins ?? []).map((path) => resolve(cwd, path)), ...settings.plugins],
    asked,
  );
  const compile = outside.plugins.length > 0 ? (await import("./sections.ts")).compileSection : undefined;
  const made = partsOf(builtIn, outside.plugins, compile);
  const roots = rootsOf(asked, settings);
  const found = roots.map((root) => readRoot(root, cwd));
  const folders = found.flatMap((root) => root.folders);
  const named = asked.site === undefined ? [] : [readText(resolve(cwd, asked.site), cwd)];
  const sites = [...named, ...siteFiles(settings.sites, roots, cwd).filter(({ path }) => path !== named[0]?.path)];
  const extra: SourceFile[] = [];
  const byName = (name: string): Loaded => loadRuleset(name, folders, made.parts);
  const load = (wanted: string): Loaded => {
    const path = resolve(cwd, wanted);
    if (!existsSync(join(path, "ruleset.yaml"))) return byName(wanted);
    const folder = readFolder(path, path, cwd);
    extra.push(...folder.files);
    return loadRuleset(folder.name, [folder, ...folders.filter((one) => one.path !== folder.path)], made.parts);
  };
  return {
    parts: made.parts,
    catalogue: { ...catalogue, ...faultsOf(made.parts.plugins) },
    settings,
    folders,
    sites,
    refusals: [...read.refusals, ...outside.refusals, ...made.refusals, ...found.flatMap((root) => root.refusals)],
    data: resolve(cwd, asked.data ?? settings.data ?? ".guanjia"),
    load,
    open: (wanted) => {
      const file = findSite(wanted, sites, cwd);
      if (file && !sites.includes(file)) extra.push(file);
      return file ? openSite(file, made.parts, byName) : { loaded: [], refusals: [noSite(wanted, sites)] };
    },
    textOf: (path) =>
      [...folders.flatMap(({ files }) => files), ...sites, ...extra].findLast((file) => file.path === path)?.text,
  };
}

/** --rulesets, then the configuration, then what is shipped. */
function rootsOf({ rulesets = [], cwd }: Asked, settings: Settings): Root[] {
  const named = [...rulesets.map((path) => resolve(cwd, path)), ...settings.rulesets];
  const shipped = shippedRulesets();
  return [...new Set(named)]
    .map((path): Root => ({ name: path, folders: [path] }))
    .concat(shipped ? [{ name: "shipped", folders: [shipped, join(shipped, "examples")] }] : []);
}

/** Plugins that the operator names: the first thing a module exports that is one. */
async function importPlugins(
  paths: readonly string[],
  { cwd, load = (address) => import(address) }: Asked,
): Promise<{ plugins: readonly AreaPlugin[]; refusals: readonly Refusal[] }> {
  const refusals: Refusal[] = [];
  const offered: { from: string; plugin: unknown }[] = builtIn.map((plugin) => ({ from: plugin.area, plugin }));
  for (const path of paths) {
    const from = shownPath(path, cwd);
    try {
      const module = (await orLate(load(pathToFileURL(path).href))) as Readonly<Record<string, unknown>>;
      const values = Object.values(module);
      offered.push({
        from,
        plugin: values.find((value) => typeof value === "object" && value !== null && "area" in value) ?? values[0],
      });
    } catch (error) {
      refusals.push(refuse("plugin-not-loaded", { from, reason: reasonOf(error) }));
    }
  }
  const registry = register(offered);
  return {
    plugins: registry.plugins.filter((plugin) => !builtIn.includes(plugin)),
    refusals: [...refusals, ...registry.refusals],
  };
}

/** A module that waits for ever as it loads would end the process without a word. */
async function orLate(loading: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("it does not end")), LOADS_IN);
  });
  return Promise.race([loading, late]).finally(() => clearTimeout(timer));
}

function findSite(wanted: string, sites: readonly SourceFile[], cwd: string): SourceFile | undefined {
  const path = resolve(cwd, wanted);
  const known = sites.find((site) => resolve(cwd, site.path) === path);
  if (known) return known;
  if (wanted.endsWith(".yaml") && existsSync(path)) return readText(path, cwd);
  return sites.find(({ name }) => name === `${wanted}.yaml`);
}

function noSite(wanted: string, sites: readonly SourceFile[]): Refusal {
  const names = sites.map(({ name }) => name.replace(/\.yaml$/, ""));
  const close = nearest(wanted, names);
  return refuse("site-not-found", {
    site: wanted,
    known: names.join(", ") || "-",
    ...(close !== undefined && { close }),
  });
}

/** Reads a site twice: first for which rulesets govern it, then against them. What a site file names is a name, never a path. */
function openSite(file: SourceFile, parts: Parts, load: (wanted: string) => Loaded): OpenSite {
  const alone = loadSite(file, parts);
  if (!alone.site) return { file, loaded: [], refusals: alone.refusals };
  const governs = alone.site.rulesets;
  const loaded = [...new Set(governs.map(({ ruleset, version }) => `${ruleset}@${version}`))].map(
    (name) => [name, load(name)] as const,
  );
  const broken = loaded.flatMap(([, one]) => one.refusals);
  const rulesets = loaded.flatMap(([name, { ruleset }]) => (ruleset ? [[name, ruleset] as const] : []));
  const all = loaded.map(([, one]) => one);
  if (broken.length > 0) return { file, site: alone.site, loaded: all, refusals: broken };
  const told = loadSite(
    file,
    parts,
    rulesets.map(([, ruleset]) => ruleset),
  );
  const byName = new Map(rulesets.map(([name], i) => [name, told.rulesets[i]!]));
  /** With what the site overrides, and where. */
  const asHere = ([name, one]: readonly [string, Loaded]): Loaded => {
    const ruleset = byName.get(name);
    const here = (id: string) => ruleset?.rules.filter((rule) => rule.id === id).flatMap(told.explain) ?? [];
    return { ...one, ...(ruleset && { ruleset }), explain: (id) => [...one.explain(id), ...here(id)] };
  };
  const governing = governs.flatMap(({ from, ruleset, version, cut }): Governing[] => {
    const found = byName.get(`${ruleset}@${version}`);
    return found ? [{ from, ruleset: found, ...(cut !== undefined && { cut }) }] : [];
  });
  const { site, refusals } = told;
  return { file, ...(site && { site, world: { site, governing } }), loaded: loaded.map(asHere), refusals };
}
