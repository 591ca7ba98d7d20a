import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { loadFrom, type App, type OpenSite } from "../app.ts";
import type { Site } from "../../site.ts";
import type { World } from "../../judge/index.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { printRefusals } from "../../refusals/print.ts";
import { refusals as catalogue } from "../../refusals/index.ts";
import { sayRefusal } from "../../refusals/say.ts";
import type { Loaded } from "../../ruleset/load.ts";
import type { Ruleset } from "../../ruleset/ruleset.ts";
import { nearest } from "../../text/nearest.ts";
import type { Lang } from "../../text/text.ts";
import { placeFault } from "../places.ts";
import { sentences, type Paint } from "../print/terminal.ts";
import { painter, EXIT, type Io } from "./io.ts";
import type { Common, Selection } from "./options.ts";

/** What every command works with. */
export interface Context {
  readonly app: App;
  readonly io: Io;
  readonly lang: Lang;
  /** For stdout. */
  readonly paint: Paint;
}

/** A site whose file and rulesets are sound. */
export interface Open extends OpenSite {
  readonly site: Site;
  readonly world: World;
}

/** Refused input ends a command; the entry point prints it and ends with 2. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(...refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(", "));
    this.refusals = refusals;
  }
}

/** Reads configuration, plugins and roots, with what is wrong with them. */
export function appOf(options: Common & Selection, io: Io): Promise<App> {
  const data = options.data ?? io.env["GUANJIA_DATA"];
  const { site } = options;
  return loadFrom({
    cwd: io.cwd,
    ...(io.load && { load: io.load }),
    rulesets: options.rulesets,
    plugins: options.plugin,
    ...(options.config !== undefined && { config: options.config }),
    ...(data !== undefined && { data }),
    ...(site !== undefined && isFile(resolve(io.cwd, site)) && { site }),
  });
}

/** Reads configuration, plugins and roots; what is wrong with them ends the command. */
export async function open(options: Common & Selection, io: Io): Promise<Context> {
  const app = await appOf(options, io);
  const context = { app, io, lang: options.lang, paint: painter(io) };
  if (app.refusals.length > 0) throw new RefusedIn(context, app.refusals);
  return context;
}

const isFile = (path: string): boolean => path.endsWith(".yaml") && existsSync(path);

/** Refusals with the files they are about at hand. */
export class RefusedIn extends Refused {
  readonly context: Context;
  constructor(context: Context, refusals: readonly Refusal[]) {
    super(...refusals);
    this.context = context;
  }
}

/** Prints refusals to stderr and answers with the exit code. */
export function refused(refusals: readonly Refusal[], context: Context | undefined, io: Io, lang: Lang): number {
  const placed = refusals.some(({ at }) => at !== undefined);
  const printing = {
    lang,
    ...(context && { catalogue: context.app.catalogue, textOf: context.app.textOf, paint: context.paint }),
  };
  if (placed) io.err(printRefusals(refusals, printing));
  else
    for (const refusal of refusals) {
      const said = sayRefusal(refusal, lang, context?.app.catalogue ?? catalogue);
      io.err(`${refusal.code}  ${sentences(lang, said.text, said.hint, said.meant)}\n`);
    }
  return EXIT.refused;
}

const siteName = (file: { readonly name: string }): string => file.name.replace(/\.yaml$/, "");

/** The site that was named, else the only one there is. */
export function oneSite(context: Context, { site }: Selection): Open {
  const { app } = context;
  const [first, second] = app.sites;
  if (site === undefined && !first) throw new Refused(refuse("no-site"));
  if (site === undefined && second)
    throw new Refused(refuse("several-sites", { known: app.sites.map(siteName).join(", ") }));
  return openNamed(context, site ?? siteName(first ?? { name: "" }));
}

/** The site that was named, else all of them. */
export function someSites(context: Context, { site }: Selection): readonly Open[] {
  if (site !== undefined) return [openNamed(context, site)];
  if (context.app.sites.length === 0) throw new Refused(refuse("no-site"));
  return context.app.sites.map((file) => openNamed(context, siteName(file)));
}

function openNamed(context: Context, name: string): Open {
  const opened = context.app.open(name);
  if (!opened.site || !opened.world || opened.refusals.length > 0) throw new RefusedIn(context, opened.refusals);
  return { ...opened, site: opened.site, world: opened.world };
}

/** The ruleset that was named, else the newest of those that govern the site, with what the site overrides. */
export function oneRuleset(context: Context, selection: Selection): Loaded {
  const loaded =
    selection.ruleset === undefined ? newest(oneSite(context, selection)) : context.app.load(selection.ruleset);
  if (!loaded.ruleset) throw new RefusedIn(context, loaded.refusals);
  return loaded;
}

function newest({ site, loaded }: Open): Loaded {
  const last = site.rulesets.at(-1);
  const governs = ({ ruleset }: Loaded) => ruleset?.name === last?.ruleset && ruleset?.version === last?.version;
  return loaded.find(governs)!;
}

/** Refuses an area that has no rules in any of the rulesets, with the nearest that has. */
export function checkArea({ area }: Selection, rulesets: readonly Ruleset[]): void {
  const areas = [...new Set(rulesets.flatMap(({ rules }) => rules.map((rule) => rule.area)))];
  if (area === undefined || areas.includes(area)) return;
  const close = nearest(area, areas);
  throw new Refused(
    refuse("area-unknown-here", { area, known: areas.join(", "), ...(close !== undefined && { close }) }),
  );
}

/** Refuses an area or a place that nothing is known of, with the nearest that is. */
export function checkSelection(selection: Selection, { world, site }: Open): void {
  const { place } = selection;
  checkArea(
    selection,
    world.governing.map(({ ruleset }) => ruleset),
  );
  const fault = place === undefined ? undefined : placeFault(site, place);
  if (fault) throw new Refused(fault);
}
