import type { App } from "../app.ts";
import type { Refusal, RefusalCatalogue } from "../../refusal.ts";
import { sayRefusal } from "../../refusals/say.ts";
import type { RefusalView } from "../../views/types.ts";
import type { Store } from "../store/store.ts";
import { openLive, publish, type LiveSite } from "./live.ts";

/** How the store and the last reload of rulesets are. */
export interface Health {
  readonly store: { readonly writes: boolean; readonly refusal?: RefusalView };
  readonly reload: {
    readonly at: string;
    readonly refused: readonly { readonly site: string; readonly refusals: readonly RefusalView[] }[];
  };
}

/** What a reload did to a site. */
export type Change =
  | { readonly site: string; readonly did: "reloaded"; readonly ruleset: string; readonly version: string }
  | {
      readonly site: string;
      readonly did: "refused";
      readonly ruleset: string;
      readonly refusals: readonly RefusalView[];
    };

/** The sites that are served. */
export interface LiveSites {
  get(site: string): LiveSite | undefined;
  readonly all: readonly LiveSite[];
  /** Takes rulesets and site files as they are now; what is broken leaves the good one in force. */
  reload(app: App): Promise<readonly Change[]>;
  health(): Health;
}

/** Opens the named sites. A site that is broken at the start is refused: there is no good one to go on with. */
export async function openSites(
  app: App,
  names: readonly string[],
  store: Store,
  now: () => number,
): Promise<LiveSites | { readonly refusals: readonly Refusal[] }> {
  const sites = new Map<string, LiveSite>();
  const wanted = new Map<string, string>();
  let catalogue = app.catalogue;
  let reloaded: Health["reload"] = { at: new Date(now()).toISOString(), refused: [] };
  const views = (refusals: readonly Refusal[]) => refusals.map((refusal) => viewOf(refusal, catalogue));

  const open = (from: App, name: string): LiveSite | { readonly refusals: readonly Refusal[] } => {
    const { world, loaded, refusals } = from.open(name);
    if (!world || refusals.length > 0) return { refusals };
    const siteStore = store.site(world.site.id);
    return "code" in siteStore ? { refusals: [siteStore] } : openLive(world, loaded, siteStore);
  };
  for (const name of names) {
    const live = open(app, name);
    if ("refusals" in live) return live;
    const refused = await publish(live);
    if (refused) return { refusals: [refused] };
    sites.set(live.site.id, live);
    wanted.set(live.site.id, name);
  }

  return {
    get: (site) => sites.get(site),
    get all() {
      return [...sites.values()];
    },
    async reload(next) {
      catalogue = next.catalogue;
      const changes: Change[] = [];
      for (const [id, name] of wanted) {
        const old = sites.get(id);
        const ruleset = old?.rulesetOn(old.today(now()));
        const refuse = (refusals: readonly Refusal[]): void =>
          void changes.push({ site: id, did: "refused", ruleset: ruleset?.name ?? "", refusals: views(refusals) });
        const live = next.refusals.length > 0 ? { refusals: next.refusals } : open(next, name);
        if ("refusals" in live) refuse(live.refusals);
        else if (!old || !sameAs(old, live)) {
          // what cannot be noted in the journal does not come into force
          const refused = await publish(live);
          if (refused) refuse([refused]);
          else {
            live.catchUp();
            sites.set(id, live);
            const current = live.rulesetOn(live.today(now()));
            changes.push({ site: id, did: "reloaded", ruleset: current?.name ?? "", version: current?.version ?? "" });
          }
        }
      }
      reloaded = {
        at: new Date(now()).toISOString(),
        refused: changes.flatMap((change) =>
          change.did === "refused" ? [{ site: change.site, refusals: change.refusals }] : [],
        ),
      };
      return changes;
    },
    health: () => {
      const { broken } = store;
      return { store: { writes: !broken, ...(broken && { refusal: viewOf(broken, catalogue) }) }, reload: reloaded };
    },
  };
}

/** The same rulesets by digest, and the same site file. */
function sameAs(a: LiveSite, b: LiveSite): boolean {
  const digests = ({ world }: LiveSite) =>
    world.governing
      .map(({ from, ruleset, cut }) => `${from} ${ruleset.name} ${ruleset.version} ${ruleset.digest} ${cut ?? false}`)
      .join();
  return digests(a) === digests(b) && siteText(a) === siteText(b);
}

const siteText = ({ site }: LiveSite): string =>
  JSON.stringify(site, (_, value: unknown) => (value instanceof Map ? [...(value as Map<unknown, unknown>)] : value));

/** A refusal in both languages. */
function viewOf(refusal: Refusal, catalogue: RefusalCatalogue): RefusalView {
  const [zh, en] = [sayRefusal(refusal, "zh", catalogue), sayRefusal(refusal, "en", catalogue)];
  return {
    code: refusal.code,
    ...(refusal.at && { at: refusal.at }),
    sentence: { zh: zh.text, en: en.text },
    hint: { zh: zh.meant ?? zh.hint, en: en.meant ?? en.hint },
  };
}
