import { checkerOf, type RecordCheck } from "../../forms/check.ts";
import { createIndex, type Index, type World } from "../../judge/index.ts";
import { civilOf } from "../../judge/plan.ts";
import type { Refusal } from "../../refusal.ts";
import { placeOf } from "../../refusals/print.ts";
import type { Checklist, Form } from "../../rule.ts";
import type { Ruleset } from "../../ruleset/ruleset.ts";
import type { Site } from "../../site.ts";
import { dateOf, type Civil } from "../../time/index.ts";
import type { Scene } from "../../views/names.ts";
import type { Loaded } from "../../ruleset/load.ts";
import { instantOf } from "../clock.ts";
import type { SiteStore } from "../store/site.ts";
import { unsetAt } from "../unset.ts";

/** A site as the server has it in memory: its rulesets, its records, and the index that judges them. */
export interface LiveSite {
  readonly site: Site;
  readonly world: World;
  readonly civil: Civil;
  readonly store: SiteStore;
  readonly index: Index;
  readonly scene: Scene;
  readonly loaded: readonly Loaded[];
  /** The ruleset that governs on a day. */
  rulesetOn(date: string): Ruleset | undefined;
  /** The form or checklist of that name, and what checks its records. */
  form(name: string, date: string): { readonly definition: Form | Checklist; readonly check: RecordCheck } | undefined;
  /** Takes what was stored since into the index. */
  catchUp(): void;
  today(now: number): string;
}

export function openLive(world: World, loaded: readonly Loaded[], store: SiteStore): LiveSite {
  const { site } = world;
  const civil = civilOf(site);
  const index = createIndex(world);
  index.addAll(store.columns());
  let fed = store.records;
  const checks = new Map<Form | Checklist, RecordCheck>();
  const rulesetOn = (date: string) =>
    world.governing.findLast(({ from }) => from <= date)?.ruleset ?? world.governing[0]?.ruleset;
  return {
    site,
    world,
    civil,
    store,
    index,
    loaded,
    scene: { index, record: (id) => store.get(id), written: (rule) => lackOf(rule, loaded) },
    rulesetOn,
    form(name, date) {
      const ruleset = rulesetOn(date);
      const definition = own(ruleset?.forms, name) ?? own(ruleset?.checklists, name);
      if (!definition) return undefined;
      const check = checks.get(definition) ?? checkerOf(definition, { site });
      checks.set(definition, check);
      return { definition, check };
    },
    catchUp: () => {
      // record by record, so that one that cannot be read now makes nothing count twice
      fed = store.feed((record) => {
        index.add(record);
        fed = record.seq;
      }, fed);
    },
    today: (now) => dateOf(instantOf(now), civil),
  };
}

const own = <T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  table && Object.hasOwn(table, name) ? table[name] : undefined;

/** "cleaning.yaml:14:7": where the figure that a rule lacks is to be written. */
function lackOf(rule: string, loaded: readonly Loaded[]): string | undefined {
  const at = unsetAt(rule, loaded);
  return at && placeOf(at);
}

/** Notes in the journal which versions govern from now on, once each; a version whose text changed since is a draft. */
export async function publish({ world, store }: LiveSite): Promise<Refusal | undefined> {
  for (const { from, ruleset } of world.governing) {
    if (store.publications.some((known) => known.ruleset === ruleset.name && known.version === ruleset.version))
      continue;
    const refused = await store.publish({
      ruleset: ruleset.name,
      version: ruleset.version,
      digest: ruleset.digest,
      from,
    });
    if (refused) return refused;
  }
  return undefined;
}
