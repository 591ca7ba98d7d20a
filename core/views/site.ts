import type { Instant } from "../finding.ts";
import type { Place } from "../site.ts";
import { dateOf } from "../time/index.ts";
import { civilIn, rulesetOn, worldOf, type Scene } from "./names.ts";
import type { PlaceNode, SiteView } from "./types.ts";

/** A site as its pages need it. `drafts` names the versions that were changed without a new version. */
export function siteView(
  scene: Scene,
  asOf: Instant,
  person: string,
  drafts: ReadonlySet<string> = new Set(),
): SiteView {
  const world = worldOf(scene);
  const { site, governing } = world;
  const today = dateOf(asOf, civilIn(scene));
  const ruleset = rulesetOn(world, today);
  const holds = ({ from, until }: { from?: string; until?: string }): boolean =>
    (from ?? today) <= today && today <= (until ?? today);
  const mine = new Set(site.assignments.filter((one) => one.person === person && holds(one)).map(({ zone }) => zone));
  const roles = new Set([...site.people.values()].map(({ role }) => role));
  const areas = new Set((ruleset?.rules ?? []).map(({ area }) => area));
  const titled = (id: string, title: { zh?: string; en?: string } | undefined) => ({
    id,
    title: title ?? { zh: id, en: id },
  });
  return {
    site: site.id,
    title: site.title,
    timezone: site.timezone,
    today,
    example: site.example === true,
    places: nodes([...site.places.values()].filter(holds), undefined, ruleset?.placeTypes ?? {}, loggedIn(scene)),
    zones: [...site.zones.values()].map(({ id, title, places }) => ({ id, title, places, mine: mine.has(id) })),
    people: [...site.people.values()].filter(holds).map(({ id, title, role }) => ({ id, title, role })),
    roles: [...roles].map((id) => titled(id, ruleset?.roles[id]?.title)),
    areas: [...areas].map((id) => titled(id, ruleset?.areas[id]?.title)),
    rulesets: governing.map(({ from, ruleset: { name, version, title, digest, example } }) => ({
      name,
      version,
      title,
      from,
      digest,
      draft: drafts.has(`${name}@${version}`),
      example: example === true,
    })),
  };
}

/** The places that a log has rows for. */
const loggedIn = ({ index }: Scene): ReadonlySet<string> =>
  new Set(
    index.lines.flatMap(({ body, subject }) =>
      body.kind === "frequency" && body.record.mark !== undefined ? [subject.id] : [],
    ),
  );

function nodes(
  all: readonly Place[],
  parent: string | undefined,
  types: Readonly<Record<string, { readonly title: PlaceNode["title"] }>>,
  logged: ReadonlySet<string>,
): PlaceNode[] {
  return all
    .filter((place) => place.parent === parent)
    .map(({ id, title, type }) => ({
      id,
      title,
      ...(type !== undefined && { type: types[type]?.title ?? { zh: type, en: type } }),
      logged: logged.has(id),
      places: nodes(all, id, types, logged),
    }));
}
