import type { Instant, Verdict } from "../finding.ts";
import { NEVER, type Term } from "./windows.ts";
import type { FrequencyRule, Rule, RuleBody, ScoreRule } from "../rule.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import type { Site } from "../site.ts";
import { type Civil, dayOf, startOf, startOfDay } from "../time/index.ts";
import { subjectsOf, type Each, type Subject } from "./subjects.ts";
import { inspectionsWantedBy, wantedBy, workWantedBy, type Wanted } from "./wanted.ts";

/** A version of a ruleset that governs a site from a day on; oldest first. `cut` ends what is running. */
export interface Governing {
  readonly from: string;
  readonly ruleset: Ruleset;
  readonly cut?: boolean;
}

export interface World {
  readonly site: Site;
  readonly governing: readonly Governing[];
}

/** One stretch of time, the end not included. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
}

type Body = FrequencyRule | ScoreRule;

/** A rule of one version at one subject: all its duties are judged by one walk of one track. */
export interface Line {
  readonly rule: Rule;
  readonly body: Body;
  readonly ruleset: Ruleset;
  readonly each: Each;
  readonly subject: Subject;
  readonly term: Term;
  /** From when until when the subject is there. */
  readonly present: Stretch;
  readonly wanted: Wanted;
  readonly work?: Wanted;
  /** Where answers are not shared in its group: the group at this subject, and whether this rule would share. */
  readonly exclusive?: { readonly key: string; readonly shared: boolean };
}

/** A guideline where it stands: shown, and seen by its checklist; it has no duties. */
export interface Shown {
  readonly rule: Rule;
  readonly ruleset: Ruleset;
  readonly subjects: readonly string[];
  readonly seenBy?: string;
}

export const civilOf = (site: Site): Civil => ({ zone: site.timezone, dayStarts: site.dayStarts });

/** Every rule of every version at every subject. Duties are not made here, nor stored anywhere. */
export function linesOf(world: World): Line[] {
  const civil = civilOf(world.site);
  const same = interned();
  const standing = world.governing.map(({ ruleset }) => standingIn(ruleset, world.site));
  return world.governing.flatMap(({ ruleset }, version) => {
    const exclusive = exclusiveGroups(ruleset);
    return Array.from(standing[version] ?? [], ([key, { rule, each, subject, body }]): Line => {
      const bodies = standing.map((one) => one.get(key)?.body);
      return {
        rule,
        body,
        ruleset,
        each,
        subject,
        term: termOf(world, version, body, bodies, civil),
        present: presenceOf(subject, civil),
        ...wantsOf(body, each, ruleset, same),
        ...groupOf(body, ruleset, subject, exclusive),
      };
    });
  });
}

/** A rule at a subject, as one version has it. */
type Standing = Pick<Line, "rule" | "each" | "subject" | "body">;

/** What one version asks for, by rule and subject. */
function standingIn(ruleset: Ruleset, site: Site): ReadonlyMap<string, Standing> {
  return new Map(
    ruleset.rules.flatMap((rule) => {
      if (rule.kind === "guideline") return [];
      const each = eachOf(rule, ruleset);
      return subjectsOf(rule, each, site).map((subject): [string, Standing] => [
        `${rule.id} ${subject.id}`,
        { rule, each, subject, body: bodyAt(rule, subject, site) },
      ]);
    }),
  );
}

/** Wants that are the same are one object, so that their tracks are found by it. */
function interned(): (wanted: Wanted) => Wanted {
  const known = new Map<string, Wanted>();
  return (wanted) => {
    const first = known.get(wanted.id) ?? wanted;
    known.set(wanted.id, first);
    return first;
  };
}

function wantsOf(
  body: Body,
  each: Each,
  ruleset: Ruleset,
  same: (wanted: Wanted) => Wanted,
): Pick<Line, "wanted" | "work"> {
  if (body.kind === "frequency") return { wanted: same(wantedBy(body, each, ruleset)) };
  const wanted = same(inspectionsWantedBy(body, each, ruleset));
  return body.work ? { wanted, work: same(workWantedBy(body.work, each, ruleset)) } : { wanted };
}

function groupOf(
  { group, shared }: Body,
  { digest }: Ruleset,
  { id }: Subject,
  exclusive: ReadonlySet<string>,
): Pick<Line, "exclusive"> {
  if (!group || !exclusive.has(group.id)) return {};
  return { exclusive: { key: `${digest} ${group.id} ${id}`, shared: shared !== false } };
}

/** The guidelines of the version that governs on a date. */
export function guidelinesOn(world: World, date: string): Shown[] {
  const ruleset = world.governing.findLast((g) => g.from <= date)?.ruleset;
  return (ruleset?.rules ?? []).flatMap((rule) => {
    if (!ruleset || rule.kind !== "guideline") return [];
    const subjects = subjectsOf(rule, rule.each ?? "site", world.site).map((s) => s.id);
    return [{ rule, ruleset, subjects, ...(rule["seen-by"] !== undefined && { seenBy: rule["seen-by"] }) }];
  });
}

/** A score without `each` is for what its checklist is for. */
export function eachOf(rule: Rule, ruleset: Ruleset): Each {
  return rule.each ?? (rule.kind === "score" ? ruleset.checklists[rule.of]?.each : undefined) ?? "site";
}

/** The body that fits a subject: the last override that names its place, type or site, else the rule's own. */
function bodyAt(rule: Rule, subject: Subject, site: Site): Body {
  const variant = rule.variants?.findLast(({ where }) => {
    if (where.site && !where.site.includes(site.id)) return false;
    if (where.place && !where.place.some((id) => subject.place?.path.includes(id))) return false;
    return !where.type || (subject.place?.type !== undefined && where.type.includes(subject.place.type));
  });
  const body: RuleBody = variant?.body ?? rule;
  if (body.kind === "guideline") throw new Error(`${rule.id}: an override cannot change the kind of a rule`);
  return body;
}

/** The groups in which some rule does not share its answers: there the rule written first takes them. */
function exclusiveGroups(ruleset: Ruleset): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const rule of ruleset.rules)
    if (rule.kind !== "guideline" && rule.group?.take === "all" && rule.shared === false) groups.add(rule.group.id);
  return groups;
}

/** For how long a version governs a rule at a subject. `bodies` are what each version says of the two. */
function termOf(
  { governing }: World,
  version: number,
  body: Body,
  bodies: readonly (Body | undefined)[],
  civil: Civil,
): Term {
  const [own, next] = [governing[version], governing[version + 1]];
  const [older, newer] = [bodies[version - 1], bodies[version + 1]];
  const begins = !older ? "new" : own?.cut ? "cut" : sameWindows(older, body) ? "goes-on" : "changed";
  return {
    from: own ? startOf(own.from, civil) : 0,
    until: next ? startOf(next.from, civil) : NEVER,
    begins,
    endsCut: next?.cut === true,
    goesOn: newer !== undefined && next?.cut !== true && sameWindows(body, newer),
  };
}

/** Whether two versions have the same windows, so that one that was running is the same duty. */
function sameWindows(a: Body, b: Body): boolean {
  const windows = (body: Body) =>
    body.kind === "frequency" ? [windowShape(body["how-often"]), body.calendar] : [body.per];
  return a.kind === b.kind && JSON.stringify(windows(a)) === JSON.stringify(windows(b));
}

function windowShape(often: FrequencyRule["how-often"]): unknown {
  if (often === "unset" || !("times" in often)) return "gap";
  const { per, on, by, before } = often;
  return { per, on, by, before };
}

/** A place is there while it and every place around it are; its dates are civil, the last one included. */
function presenceOf({ spans }: Subject, civil: Civil): Stretch {
  const starts = spans.flatMap(({ from }) => (from === undefined ? [] : [startOf(from, civil)]));
  const ends = spans.flatMap(({ until }) => (until === undefined ? [] : [dayAfter(until, civil)]));
  return { from: Math.max(-NEVER, ...starts), until: Math.min(NEVER, ...ends) };
}

/** The first instant after a date. */
export function dayAfter(date: string, civil: Civil): Instant {
  return startOfDay(dayOf(startOf(date, civil), civil) + 1, civil);
}

/** How many duties have each verdict. */
export type Tally = Readonly<Record<Verdict, number>>;
