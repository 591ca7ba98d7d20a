import type { Instant } from "../../finding.ts";
import type { Line } from "../../judge/plan.ts";
import { levelName, reaches, scoreOf } from "../../judge/score.ts";
import type { Mark, RecordInput } from "../../record.ts";
import type { Checklist, Pass } from "../../rule.ts";
import { dateOf, dayOf, instantAt, iso, weekdayOf } from "../../time/index.ts";
import { hash } from "./chance.ts";
import type { Deed, Making } from "./good-work.ts";

/** A record, and when and by whom it is entered. */
export interface Entered {
  readonly record: RecordInput;
  readonly received: Instant;
  readonly "entered-by": string;
}

/** Deeds of one form at the same place and moment are one record; an inspection answers every row of its checklist. */
export function recordsOf(deeds: readonly Deed[], lines: readonly Line[], making: Making): Entered[] {
  const together = new Map<string, Deed[]>();
  for (const deed of [...deeds, ...visits(making)]) {
    const key = [deed.form, deed.place, deed.person, deed.at].join("|");
    const same = together.get(key);
    if (same) same.push(deed);
    else together.set(key, [deed]);
  }
  const passes = new Map(
    lines.flatMap(({ body }): [string, Pass][] => (body.kind === "score" ? [[body.of, body.pass]] : [])),
  );
  return [...together.values()].flatMap((same) => recordOf(same, passes, making) ?? []);
}

/** Inspections that no frequency asks for, where the site has the place and its rulesets the checklist. */
function visits({ plan, site, checklists, civil, from, last }: Making): Deed[] {
  return plan.visits
    .filter(({ checklist, place }) => Object.hasOwn(checklists, checklist) && site.places.has(place))
    .flatMap(({ checklist, place, days, at, who }) =>
      days
        .map((back) => ({ rule: checklist, form: checklist, place, who, at: instantAt(last - back, at, civil) }))
        .filter((deed) => deed.at >= from),
    );
}

function recordOf(deeds: readonly Deed[], passes: ReadonlyMap<string, Pass>, making: Making): Entered | undefined {
  const [deed] = deeds;
  if (!deed) return undefined;
  const { form, place, at } = deed;
  const { site, chance, plan, checklists } = making;
  const by = deed.person ?? personOn(deed, making);
  const checklist = checklists[form];
  const marks = checklist ? inspected(checklist, passes.get(form), deed, making) : logged(deeds);
  const record: RecordInput = {
    id: idOf(making, form, place ?? "", at),
    form,
    site: site.id,
    happened: iso(at),
    precision: "minute",
    ...(by !== undefined && { "done-by": by }),
    ...(place !== undefined && { place }),
    ...(marks.length > 0 && { marks }),
  };
  const delay = 1 + Math.floor(plan["entered-within"] * chance("entry", form, place ?? "", at));
  return { record, received: at + delay * 60, "entered-by": by ?? [...site.people.keys()][0] ?? site.id };
}

/** An id that says when, and does not clash. */
export function idOf({ civil, chance }: Making, form: string, place: string, at: Instant, turn = 0): string {
  const mark = hash(`${chance("id")}|${form}|${place}|${at}|${turn}`)
    .toString(36)
    .padStart(7, "0");
  return `${dateOf(at, civil).replaceAll("-", "")}-${mark}`;
}

const logged = (deeds: readonly Deed[]): Mark[] =>
  [...new Set(deeds.flatMap(({ row }) => row ?? []))].map((row) => ({ row, result: "done" }));

/** All well, but for a slip now and then that costs no pass. */
function inspected(
  checklist: Checklist,
  pass: Pass | undefined,
  { form, place = "", at }: Deed,
  { plan, chance }: Making,
): Mark[] {
  const good = checklist.method === "levels" ? levelName(checklist, (checklist.levels?.scale.length ?? 1) - 1) : "pass";
  const rows = Object.keys(checklist.rows);
  const marks: Mark[] = rows.map((row) => ({ row, result: good }));
  if (checklist.method === "levels" || chance("slip", form, place, at) * 100 >= plan.slips) return marks;
  const slip = rows[Math.floor(rows.length * chance("slipped", form, place, at))];
  const note = plan.notes[Math.floor(plan.notes.length * chance("note", form, place, at))] ?? "";
  const slipped = marks.map((mark) => (mark.row === slip ? { ...mark, result: "fail", note } : mark));
  const score = scoreOf(checklist, slipped);
  return score.critical.length > 0 || (pass !== undefined && reaches(score, pass, checklist) === false)
    ? marks
    : slipped;
}

/** Who is at work: of the role, assigned to the place on that day; a deputy on the day of the week that the other has off. */
function personOn({ who, place, at }: Deed, { site, civil, chance }: Making): string | undefined {
  const date = dateOf(at, civil);
  const staff = [...site.people.values()].filter(
    ({ role, from = date, until = date }) => (who === undefined || role === who) && from <= date && date <= until,
  );
  const path = site.places.get(place ?? "")?.path ?? [];
  const zones = [...site.zones.values()]
    .filter((zone) => zone.places.some((id) => path.includes(id)))
    .map(({ id }) => id);
  const assigned = site.assignments.filter(
    (a) => zones.includes(a.zone) && (a.from ?? date) <= date && date <= (a.until ?? date),
  );
  const own = staff.find(({ id }) => assigned.some((a) => a.person === id && !a.deputy));
  const deputy = staff.find(({ id }) => assigned.some((a) => a.person === id && a.deputy));
  const off = own && weekdayOf(dayOf(at, civil)) === 1 + Math.floor(7 * chance("off", own.id));
  return (own && !(off && deputy) ? own : (deputy ?? staff[0]))?.id;
}
