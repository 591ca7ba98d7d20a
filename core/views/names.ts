import type { Finding, Instant } from "../finding.ts";
import { blockOf } from "../judge/compliance.ts";
import { lateFrom } from "../judge/entries.ts";
import type { Index, World } from "../judge/index.ts";
import { civilOf } from "../judge/plan.ts";
import type { RecordInForce, RecordInput } from "../record.ts";
import type { Checklist, Cite, Form, Rule, RuleBody } from "../rule.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import type { Text } from "../text/text.ts";
import { instant, localTime, sayDuration, sayHowOften, type Civil } from "../time/index.ts";
import type { ClauseView, Named, RecordLine } from "./types.ts";

/** What views are made from: the index of a site, its records in force, and where a figure of a rule is written. */
export interface Scene {
  readonly index: Index;
  record(id: string): RecordInForce | undefined;
  /** "cleaning.yaml:14", for the hint of a figure that is not set. */
  written?(rule: string): string | undefined;
}

export const worldOf = ({ index }: Scene): World => index.world;
export const civilIn = ({ index }: Scene): Civil => civilOf(index.world.site);

/** The ruleset that governs on a date. */
export function rulesetOn({ governing }: World, date: string): Ruleset | undefined {
  return governing.findLast(({ from }) => from <= date)?.ruleset ?? governing[0]?.ruleset;
}

/** A rule as the newest version that has it says it. */
export function ruleIn(
  { governing }: World,
  id: string,
): { readonly rule: Rule; readonly ruleset: Ruleset } | undefined {
  for (const { ruleset } of [...governing].reverse()) {
    const rule = ruleset.rules.find((one) => one.id === id);
    if (rule) return { rule, ruleset };
  }
  return undefined;
}

/** A version by its name: name@version. */
export const rulesetNamed = ({ governing }: World, name: string): Ruleset | undefined =>
  governing.find(({ ruleset }) => `${ruleset.name}@${ruleset.version}` === name)?.ruleset;

/** The rule of the version that governs a finding. */
export function ruleOf(world: World, finding: Finding): { readonly rule: Rule; readonly ruleset: Ruleset } | undefined {
  const ruleset = rulesetNamed(world, finding.ruleset);
  const rule = ruleset?.rules.find((one) => one.id === finding.rule);
  return ruleset && rule ? { rule, ruleset } : ruleIn(world, finding.rule);
}

export const areaNamed = (area: string, ruleset: Ruleset): Named => ({
  id: area,
  title: ruleset.areas[area]?.title ?? { zh: area, en: area },
});

const blocks = new WeakMap<Ruleset, ReadonlyMap<string, Text>>();

/** Titles of the blocks of a ruleset, from the logs and checklists that are made of them. */
function blockTitles(ruleset: Ruleset): ReadonlyMap<string, Text> {
  const known = blocks.get(ruleset);
  if (known) return known;
  const titles = new Map<string, Text>();
  for (const rule of ruleset.rules) {
    if (rule.kind !== "frequency" || rule.record.mark === undefined) continue;
    const form = ruleset.forms[rule.record.form];
    const title = form?.blocks?.[form.rows?.[rule.record.mark]?.block ?? ""];
    if (title && !titles.has(blockOf(rule.id))) titles.set(blockOf(rule.id), title);
  }
  blocks.set(ruleset, titles);
  return titles;
}

/** The block that a rule stands in: that of its table, else its area. */
export function blockNamed(rule: Pick<Rule, "id" | "area">, ruleset: Ruleset): Named {
  const id = blockOf(rule.id);
  return {
    id,
    title: blockTitles(ruleset).get(id) ?? ruleset.checklists[id]?.title ?? areaNamed(rule.area, ruleset).title,
  };
}

/** A place, zone, household, person or the site, as people call it. */
export function subjectNamed({ site }: World, id: string): Named {
  const found = site.places.get(id) ?? site.zones.get(id) ?? site.households.get(id) ?? site.people.get(id);
  return { id, title: found?.title ?? (id === site.id ? site.title : { zh: id, en: id }) };
}

/** The places around a place, outermost first. */
export function around({ site }: World, id: string): Named[] {
  return (site.places.get(id)?.path ?? [])
    .filter((outer) => outer !== id)
    .map((outer) => subjectNamed({ site, governing: [] }, outer));
}

export function personNamed({ site }: World, id: string): Text {
  return site.people.get(id)?.title ?? { zh: id, en: id };
}

/** An instant as the clocks of the site show it, with their offset: 2026-11-20T08:30:00+08:00. */
export function local(t: Instant, civil: Civil): string {
  const wall = localTime(t, civil);
  // the wall shows whole minutes, so its distance is taken from the minute that has begun
  const minutes = Math.round(((instant(`${wall}:00Z`) ?? t) - Math.floor(t / 60) * 60) / 60);
  const two = (n: number): string => String(n).padStart(2, "0");
  const [sign, size] = [minutes < 0 ? "-" : "+", Math.abs(minutes)];
  return `${wall}:${two(((t % 60) + 60) % 60)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A stored time, UTC, as the clocks of the site show it. */
export function localOf(stored: string, civil: Civil): string {
  const t = instant(stored);
  return t === undefined ? stored : local(t, civil);
}

export function recordLine(scene: Scene, id: string): RecordLine | undefined {
  const found = scene.record(id);
  if (!found) return undefined;
  const { record } = found;
  const world = worldOf(scene);
  const note = record.marks?.find((mark) => mark.note)?.note;
  return {
    id: found.id,
    happened: localOf(record.happened, civilIn(scene)),
    precision: record.precision,
    ...(record["done-by"] !== undefined && { doneBy: personNamed(world, record["done-by"]) }),
    ...(record.place !== undefined && { place: subjectNamed(world, record.place) }),
    ...(note !== undefined && { note }),
  };
}

export const recordLines = (scene: Scene, ids: readonly string[]): RecordLine[] =>
  ids.flatMap((id) => recordLine(scene, id) ?? []);

/** Whether a record was entered later than its form allows. `received` is when the first content of its chain was. */
export function enteredLate(
  record: RecordInput,
  received: string,
  ruleset: Ruleset | undefined,
  civil: Civil,
): boolean {
  const [happened, taken] = [instant(record.happened ?? received), instant(received)];
  if (happened === undefined || taken === undefined) return false;
  return taken >= lateFrom(definitionIn(ruleset, record.form), record, happened, civil);
}

/** A form or a checklist by its name. */
export const definitionIn = (ruleset: Ruleset | undefined, form: string): Form | Checklist | undefined =>
  ruleset?.forms[form] ?? ruleset?.checklists[form];

/** Says something in both languages. */
export const both = (say: (lang: "zh" | "en") => string): Text => ({ zh: say("zh"), en: say("en") });

/** 每日1-2次; 不停巡视，最长间隔2小时. */
export function howOftenOf(body: RuleBody): Text | undefined {
  if (body.kind !== "frequency") return undefined;
  const { "how-often": often, "longest-gap": gap } = body;
  if (gap === undefined || gap === "unset") return both((lang) => sayHowOften(often, lang));
  return {
    zh: `${sayHowOften(often, "zh")}，间隔不超过${sayDuration(gap, "zh")}`,
    en: `${sayHowOften(often, "en")}, at most ${sayDuration(gap, "en")} apart`,
  };
}

/** What good looks like in a row of a log, from its named qualities. */
export function standardOf(body: RuleBody, ruleset: Ruleset): Text | undefined {
  if (body.kind !== "frequency" || body.record.mark === undefined) return undefined;
  const names = ruleset.forms[body.record.form]?.rows?.[body.record.mark]?.quality ?? [];
  if (names.length === 0) return undefined;
  const titles = names.map((name) => ruleset.qualities[name] ?? { zh: name, en: name });
  return {
    zh: titles.map(({ zh, en }) => zh ?? en ?? "").join("、"),
    en: titles.map(({ zh, en }) => en ?? zh ?? "").join(", "),
  };
}

export function clausesOf(cites: readonly Cite[] | undefined, ruleset: Ruleset): ClauseView[] {
  return (cites ?? []).map(({ source, clause }) => ({
    source: ruleset.sources[source]?.title ?? { zh: source, en: source },
    ...(clause !== undefined && { clause }),
  }));
}
