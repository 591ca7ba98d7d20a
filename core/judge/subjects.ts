import type { FrequencyRule, GuidelineRule, RuleBody, ScoreRule, Where } from "../rule.ts";
import type { Dated, Household, Place, Site, Zone } from "../site.ts";

export type Each = NonNullable<RuleBody["each"]>;

/** What one duty is for. Its dates are those of itself and of every place around it. */
export interface Subject {
  readonly id: string;
  /** Where it is; a site, a zone and a person have no one place. */
  readonly place?: Place;
  readonly spans: readonly Dated[];
}

/** The subjects a rule has at a site. Without `each` it is the site; without `where` all of that kind. */
export function subjectsOf(body: FrequencyRule | ScoreRule | GuidelineRule, each: Each, site: Site): Subject[] {
  const where = body.where ?? {};
  if (each === "site") return [{ id: site.id, spans: [{}] }];
  if (each === "place")
    return [...site.places.values()].filter((p) => placeFits(p, where, site)).map((p) => placed(p.id, p, site));
  if (each === "zone")
    return [...site.zones.values()].filter((z) => zoneFits(z, where, site)).map((z) => ({ id: z.id, spans: [{}] }));
  if (each === "household")
    return [...site.households.values()].filter((h) => householdFits(h, where, site)).flatMap((h) => housed(h, site));
  return [...site.people.values()]
    .filter((p) => (!where.role || where.role.includes(p.role)) && (!where.zone || assignedTo(p.id, where.zone, site)))
    .map((p) => ({ id: p.id, spans: [p] }));
}

/** Whether every condition that is written holds for a place. */
export function placeFits(place: Place, where: Where, site: Site): boolean {
  if (where.type && !(place.type !== undefined && where.type.includes(place.type))) return false;
  if (where.place && !where.place.some((id) => place.path.includes(id))) return false;
  if (where.floors) {
    const floor = floorOf(place, site);
    if (floor === undefined || !where.floors.some(({ from, to }) => from <= floor && floor <= to)) return false;
  }
  return !where.zone || zonesOf(place, site).some((zone) => where.zone?.includes(zone.id));
}

/** The zones that a place lies in: those that name it or a place around it. */
export function zonesOf(place: Place, site: Site): Zone[] {
  return [...site.zones.values()].filter((zone) => zone.places.some((id) => place.path.includes(id)));
}

/** Its own floor, else that of the nearest place around it. */
function floorOf(place: Place, site: Site): number | undefined {
  return place.floor ?? place.path.map((id) => site.places.get(id)?.floor).findLast((floor) => floor !== undefined);
}

function placed(id: string, place: Place, site: Site, more: readonly Dated[] = []): Subject {
  return { id, place, spans: [...more, ...place.path.flatMap((p) => site.places.get(p) ?? [])] };
}

function housed(household: Household, site: Site): Subject[] {
  const place = site.places.get(household.place);
  return place ? [placed(household.id, place, site, [household])] : [];
}

function zoneFits(zone: Zone, where: Where, site: Site): boolean {
  if (where.zone && !where.zone.includes(zone.id)) return false;
  return !where.place || zone.places.some((id) => site.places.get(id)?.path.some((p) => where.place?.includes(p)));
}

function householdFits(household: Household, where: Where, site: Site): boolean {
  const place = site.places.get(household.place);
  return place !== undefined && placeFits(place, where, site);
}

function assignedTo(person: string, zones: readonly string[], site: Site): boolean {
  return site.assignments.some((a) => a.person === person && zones.includes(a.zone));
}
