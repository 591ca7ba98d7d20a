import { refuse } from "../refusal.ts";
import { closeTo, nearest, slips } from "../text/nearest.ts";
import { closeId, isName, isPath } from "./ids.ts";
import type { Layer } from "./layers.ts";
import { titlesOf } from "./names.ts";
import { AREA_KEYS, BY_AREA, NOUNS, type Noun } from "./nouns.ts";
import type { Value, ValueMap } from "./origins.ts";
import { entries, readSource, type Reading, type SourceFile } from "./reading.ts";
import { shown } from "./said.ts";
import { isMap } from "./schema.ts";
import { comesWith } from "./words.ts";

const SKIPPED = /(?:^ruleset\.yaml|\.tests\.yaml|^README\.md)$/;

/** What each ruleset says, by noun and not by file: the same things stand at the same place in every layer. */
export function readContents(layers: readonly Layer[], reading: Reading): ValueMap[] {
  const contents = layers.map((layer) => {
    const content = emptyContent(layer);
    for (const file of layer.folder.files) {
      const noun = file.name.replace(/\.yaml$/, "");
      if (noun !== file.name && noun in NOUNS) readNounFile(file, noun as Noun, content, reading);
    }
    return content;
  });
  const areas = new Map(
    contents.flatMap((content) => entries(content["areas"]).map(([area, entry]) => [area, titlesOf(entry)])),
  );
  layers.forEach(({ folder, envelope }, i) => {
    for (const file of folder.files) {
      const area = file.name.replace(/\.yaml$/, "");
      if (SKIPPED.test(file.name) || area in NOUNS) continue;
      const open = reading.incomplete.has("areas") || reading.incomplete.has("lineage");
      if (area !== file.name && (areas.has(area) || open)) readAreaFile(file, area, contents[i]!, reading);
      else if (area !== file.name && areas.size === 0) refuseAreas(file, envelope, reading);
      else refuseFile(file, areas, reading);
    }
  });
  return contents;
}

/** Where no ruleset brings areas, none is meant to: most likely `extends` was forgotten, and all that it brings is missing. */
function refuseAreas(file: SourceFile, envelope: ValueMap, reading: Reading): void {
  reading.refusals.push(
    refuse("areas-missing", { file: file.name }, reading.origins.find(envelope, ["extends"], "key")),
  );
  reading.incomplete.add("lineage");
}

function emptyContent({ envelope }: Layer): ValueMap {
  const content = Object.create(null) as ValueMap;
  for (const noun of [...Object.keys(NOUNS), "sections", ...BY_AREA]) content[noun] = Object.create(null) as ValueMap;
  content["overrides"] = [];
  if (isMap(envelope["sources"])) content["sources"] = envelope["sources"];
  return content;
}

/** A file that is neither of a noun nor of a known area. */
function refuseFile({ name, path }: SourceFile, areas: ReadonlyMap<string, readonly string[]>, reading: Reading): void {
  const known = ["ruleset", ...Object.keys(NOUNS), ...areas.keys()].map((one) => `${one}.yaml`);
  const meant = name.replace(/\.ya?ml$/, ".yaml");
  const slip = known.includes(meant) ? meant : nearest(meant, known);
  const stem = meant.replace(/\.yaml$/, "");
  const begins = known.filter((one) => stem.length > 1 && (one.startsWith(stem) || stem.startsWith(one.slice(0, -5))));
  const titled = [...areas].find(([, titles]) =>
    titles.some((title) => stem.startsWith(title) || title.startsWith(stem)),
  )?.[0];
  const close = known.includes(meant) ? meant : titled === undefined ? (begins[0] ?? slip) : `${titled}.yaml`;
  const letters = [...meant];
  const near = known
    .map((one) => ({ one, far: one === close ? -1 : begins.includes(one) ? 0 : slips(letters, [...one]) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ one }) => one);
  const data = { file: name, near: near.join(", "), ...(close !== undefined && { close }) };
  reading.refusals.push(refuse("file-unknown", data, { file: path, line: 1, column: 1 }));
}

/** A file that cannot be read makes what it should hold incomplete. */
function readFile(file: SourceFile, holds: readonly string[], reading: Reading): ValueMap | undefined {
  const before = reading.refusals.length;
  const value = readSource(file, reading);
  const broken = reading.refusals.length > before;
  if (value !== undefined && !isMap(value))
    reading.refusals.push(refuse("file-not-a-map", { file: file.name }, { file: file.path, line: 1, column: 1 }));
  if (broken || !isMap(value)) for (const name of holds) reading.incomplete.add(name);
  if (!isMap(value)) for (const name of holds) reading.unread.add(name);
  return isMap(value) ? value : undefined;
}

function readNounFile(file: SourceFile, noun: Noun, content: ValueMap, reading: Reading): void {
  const map = readFile(file, [noun], reading);
  if (!map) return;
  for (const [key] of entries(map)) {
    if (key === noun) continue;
    const at = reading.origins.find(map, [key], "key");
    reading.refusals.push(refuse("key-not-of-file", { key, file: file.name, allowed: noun }, at));
    reading.incomplete.add(noun);
  }
  if (map[noun] !== undefined) adopt(content, noun, map, noun, isName, reading);
}

function readAreaFile(file: SourceFile, area: string, content: ValueMap, reading: Reading): void {
  const map = readFile(file, [area, "topics", "params"], reading);
  if (!map) return;
  const plugin = reading.parts.plugins.some((one) => one.area === area);
  const allowed = [...(plugin ? [area] : []), ...AREA_KEYS];
  for (const [key] of entries(map)) {
    if (key === area && plugin) adoptSection(content, area, map, reading);
    else if (key === "overrides") adoptOverrides(content, map, reading);
    else if (key === "topics" || key === "params") adopt(content, key, map, key, isName, reading);
    else if (allowed.includes(key)) adopt(below(content, key), area, map, key, isPath, reading, `${area}/`);
    else refuseKey(key, file, area, map, allowed, reading);
  }
}

function refuseKey(
  key: string,
  file: SourceFile,
  area: string,
  map: ValueMap,
  allowed: readonly string[],
  reading: Reading,
): void {
  const at = reading.origins.find(map, [key], "key");
  const data = { key, file: file.name, allowed: allowed.join(", ") };
  const waits = comesWith(key);
  reading.incomplete.add(area);
  if (waits !== undefined) reading.refusals.push(refuse("key-comes-later", { key, ...waits }, at));
  else if (key in NOUNS) reading.refusals.push(refuse("noun-has-its-file", { key, file: file.name }, at));
  else if (key === area)
    reading.refusals.push(refuse("section-without-plugin", { area, allowed: allowed.join(", ") }, at));
  else if (reading.parts.plugins.some((one) => one.area === key))
    reading.refusals.push(refuse("section-elsewhere", { key, file: file.name }, at));
  else reading.refusals.push(refuse("key-not-of-file", { ...data, ...closeTo(key, allowed) }, at));
}

const below = (content: ValueMap, key: string): ValueMap => content[key] as ValueMap;

/** Puts the entries of a map under a key of the content, with their origins; an id that no one could refer to is refused. */
function adopt(
  into: ValueMap,
  name: string,
  map: ValueMap,
  key: string,
  fits: (id: string) => boolean,
  reading: Reading,
  prefix = "",
): void {
  const { origins } = reading;
  const from = map[key];
  if (!isMap(from)) return notAMap(reading, map, key, [name, prefix.slice(0, -1)]);
  const held = into[name];
  const to = isMap(held) ? held : (into[name] = Object.create(null) as ValueMap);
  if (origins.spoilt(from)) origins.spoil(to);
  origins.follow(into, name, map, key);
  for (const [written, value] of entries(from)) {
    const id = prefix && written.startsWith(prefix) ? written.slice(prefix.length) : written;
    if (fits(id) && !Object.hasOwn(to, id)) {
      to[id] = value as Value;
      origins.follow(to, id, from, written);
      continue;
    }
    const at = origins.find(from, [written], "key");
    reading.refusals.push(
      fits(id)
        ? refuse("id-twice-in-ruleset", { id: written }, at, [origins.find(to, [id], "key") ?? []].flat())
        : refuse("id-not-allowed", { key, found: written, ...closeId(written) }, at),
    );
    reading.incomplete.add(prefix ? prefix.slice(0, -1) : name);
  }
}

function adoptSection(content: ValueMap, area: string, map: ValueMap, reading: Reading): void {
  const value = map[area];
  if (!isMap(value)) return notAMap(reading, map, area, [area]);
  const sections = below(content, "sections");
  sections[area] = value;
  reading.origins.follow(sections, area, map, area);
}

const OVERRIDES =
  "overrides:\n  - { where: { type: business-hall }, set: { cleaning/hall/mat-vacuum: { how-often: 3次/日 } } }";

/** Overrides of all layers stand one after the other. */
function adoptOverrides(content: ValueMap, map: ValueMap, reading: Reading): void {
  const { origins } = reading;
  const from = map["overrides"];
  if (!Array.isArray(from)) {
    reading.refusals.push(
      refuse(
        "list-wanted",
        { key: "overrides", found: shown(from), mended: OVERRIDES },
        origins.find(map, ["overrides"]),
      ),
    );
    return;
  }
  const to = content["overrides"] as Value[];
  from.forEach((value, i) => {
    origins.follow(to, to.push(value) - 1, from, i);
  });
}

function notAMap(
  { refusals, origins, incomplete }: Reading,
  map: ValueMap,
  key: string,
  holds: readonly string[],
): void {
  for (const name of holds) if (name) incomplete.add(name);
  const code = Array.isArray(map[key]) ? "names-wanted" : "map-wanted";
  refusals.push(refuse(code, { key, found: shown(map[key]) }, origins.find(map, [key])));
}
