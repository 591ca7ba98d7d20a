import { refuse, type Position } from "../refusal.ts";
import type { Lang } from "../text/text.ts";
import { closeTo } from "../text/nearest.ts";
import { isSegment, shipsAs, splitName } from "./ids.ts";
import { Origins, type ValueMap } from "./origins.ts";
import { readYaml } from "./read.ts";
import { AREA_KEYS, NOUNS } from "./nouns.ts";
import { fault, readSource, rootSpot, type Reading, type RulesetFolder, type SourceFile } from "./reading.ts";
import { isMap } from "./schema.ts";
import { shown } from "./said.ts";
import { checkEntry } from "./validate.ts";

/** One ruleset of a lineage: its envelope and its files as they were read. */
export interface Layer {
  /** name, or name@version where the folder says so. */
  readonly name: string;
  readonly version: string;
  readonly folder: RulesetFolder;
  readonly envelope: ValueMap;
  /** The rulesets it extends, lowest first. */
  readonly parents: readonly Layer[];
}

interface Asked {
  readonly name: string;
  readonly at?: Position;
}

/** Finds a ruleset and all it extends: lowest first, each once. What cannot be found or read is refused. */
export function readLineage(wanted: string, folders: readonly RulesetFolder[], reading: Reading): readonly Layer[] {
  const done = new Map<RulesetFolder, Layer>();
  const open: { folder: RulesetFolder; envelope: ValueMap; asked: readonly Asked[]; next: number; parents: Layer[] }[] =
    [];
  const enter = ({ name, at }: Asked): Layer | undefined => {
    const folder = findFolder(name, folders, reading, at);
    if (!folder) return void reading.incomplete.add("lineage");
    const known = done.get(folder);
    if (known) return known;
    if (open.some((step) => step.folder === folder)) {
      const chain = [
        ...open.slice(open.findIndex((step) => step.folder === folder)).map((step) => shipsAs(step.folder)),
        shipsAs(folder),
      ];
      reading.refusals.push(refuse("extends-cycle", { chain: chain.join(" → ") }, at));
      return void reading.incomplete.add("lineage");
    }
    const envelope = readEnvelope(folder, reading);
    open.push({ folder, envelope, asked: asksOf(envelope, reading), next: 0, parents: [] });
    return undefined;
  };
  enter({ name: wanted });
  for (let step = open.at(-1); step; step = open.at(-1)) {
    const asked = step.asked[step.next++];
    if (asked) {
      const before = open.length;
      const parent = enter(asked);
      if (parent) adopt(step.parents, parent, reading, asked);
      else if (open.length > before) step.next--; // comes back when the parent is read
      continue;
    }
    const { folder, envelope, parents } = step;
    done.set(folder, { name: shipsAs(folder), version: shown(envelope["version"] ?? ""), folder, envelope, parents });
    open.pop();
  }
  return [...done.values()];
}

function adopt(parents: Layer[], parent: Layer, reading: Reading, asked: Asked): void {
  if (!parents.includes(parent)) parents.push(parent);
  else reading.warnings.push(refuse("extends-twice", { name: asked.name }, asked.at));
}

/** The first root that has the ruleset answers; a name that fits two folders of it is refused. */
function findFolder(
  asked: string,
  folders: readonly RulesetFolder[],
  reading: Reading,
  at?: Position,
): RulesetFolder | undefined {
  const { name, version } = splitName(asked);
  const named = folders.filter((folder) => folder.name === name);
  const root = named.find((folder) => fits(folder, version))?.root;
  const found = named.filter((folder) => folder.root === root && fits(folder, version));
  const [only, other] = found;
  if (only && !other) return only;
  if (only && other) {
    const exact = found.filter((folder) => folder.version === version);
    if (exact.length === 1) return exact[0];
    const twice = found.every((folder) => folder.version === only.version);
    const data = { name: asked, folders: found.map((folder) => folder.path).join(", ") };
    reading.refusals.push(refuse(twice ? "ruleset-twice" : "ruleset-version-open", data, at));
    return undefined;
  }
  const names = [...new Set(folders.map(shipsAs))].sort();
  reading.refusals.push(
    refuse("ruleset-not-found", { name: asked, known: names.join(", "), ...closeTo(asked, names) }, at),
  );
  return undefined;
}

/** A folder without a version in its name holds the version that its envelope says. */
function fits(folder: RulesetFolder, version: string | undefined): boolean {
  if (version === undefined || folder.version === version) return true;
  if (folder.version !== undefined) return false;
  const file = folder.files.find(({ name }) => name === "ruleset.yaml");
  const envelope = file && readYaml(file.path, file.text, new Origins(), []);
  return isMap(envelope) && envelope["version"] === version;
}

/** Reads ruleset.yaml; what is wrong with it is refused, and the layer goes on with what is left of it. */
function readEnvelope(folder: RulesetFolder, reading: Reading): ValueMap {
  const empty = Object.create(null) as ValueMap;
  const file = folder.files.find(({ name }) => name === "ruleset.yaml");
  if (!file) {
    reading.refusals.push(refuse("envelope-missing", { folder: folder.path }));
    reading.incomplete.add("sources").add("lineage");
    return empty;
  }
  const value = readSource(file, reading);
  const language: Lang = isMap(value) && value["language"] === "en" ? "en" : "zh";
  for (const { path } of folder.files) reading.languages.set(path, language);
  if (!isMap(value)) {
    reading.incomplete.add("sources").add("lineage");
    if (value !== undefined)
      reading.refusals.push(refuse("file-not-a-map", { file: file.name }, { file: file.path, line: 1, column: 1 }));
    return empty;
  }
  const spot = rootSpot(reading, value, "envelope");
  for (const key of Object.keys(value)) refuseContent(key, value, file, reading);
  checkEntry(reading, "Envelope", spot);
  if (value["on-conflict"] === "strictest")
    fault(reading, "strictest-comes-later", { id: folder.name }, spot, ["on-conflict"]);
  nameAsFolder(folder, value, reading);
  return value;
}

/** What a ruleset says stands in other files; it is taken away, and that it is missing there is no news. */
function refuseContent(key: string, envelope: ValueMap, { name }: SourceFile, reading: Reading): void {
  const { origins, refusals, incomplete, parts } = reading;
  const section = parts.plugins.some(({ area }) => area === key);
  const code =
    key in NOUNS
      ? "noun-has-its-file"
      : section
        ? "section-elsewhere"
        : AREA_KEYS.includes(key)
          ? "key-of-areas"
          : undefined;
  if (code === undefined) return;
  refusals.push(refuse(code, { key, file: name }, origins.find(envelope, [key], "key")));
  incomplete.add(key).add("lineage");
  delete envelope[key];
}

function nameAsFolder(folder: RulesetFolder, envelope: ValueMap, { origins, refusals }: Reading): void {
  const { ruleset, version } = envelope;
  if (typeof ruleset === "string" && isSegment(ruleset) && ruleset !== folder.name)
    refusals.push(
      refuse("ruleset-not-its-folder", { found: ruleset, folder: folder.name }, origins.find(envelope, ["ruleset"])),
    );
  if (typeof version === "string" && folder.version !== undefined && version !== folder.version)
    refusals.push(
      refuse("version-not-its-folder", { found: version, folder: folder.version }, origins.find(envelope, ["version"])),
    );
}

/** The rulesets an envelope names; no path is followed. What was refused of them, a slip in the key too, leaves the lineage open. */
function asksOf(envelope: ValueMap, { origins, refusals, incomplete }: Reading): Asked[] {
  const list = envelope["extends"];
  const slip = refusals.some(({ data }) => data["close"] === "extends" || data["key"] === "extends");
  const lost = Array.isArray(list) ? origins.spoilt(list) : origins.history(envelope, "extends").length > 0;
  if (slip || lost) incomplete.add("lineage");
  if (!Array.isArray(list)) return [];
  return list.flatMap((name, i) => {
    const at = origins.find(envelope, ["extends", i]);
    if (typeof name === "string" && splitName(name).name) return [{ name, ...(at && { at }) }];
    refusals.push(refuse("extends-not-a-name", { found: shown(name) }, at));
    incomplete.add("lineage");
    return [];
  });
}
