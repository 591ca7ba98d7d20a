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

/** A rule of one version at one subject: all its duties are judged by one walk of one track. */
export interface Line {
  readonly rule: Rule;
  readonly body: FrequencyRule | ScoreRule;
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
  return world.governing.flatMap((governing, version) => {
    const { ruleset } = governing;
    const exclusive = exclusiveGroups(ruleset);
    return ruleset.rules.flatMap((rule) => {
      if (rule.kind === "guideline") return [];
      const each = eachOf(rule, ruleset);
      const term = termOf(world, version, rule, civil);
      return subjectsOf(rule, each, world.site).map((subject): Line => {
        const body = bodyAt(rule, subject, world.site);
        const present = presenceOf(subject, civil);
        const wants = wantsOf(body, each, ruleset, same);
        return {
          rule,
          body,
          ruleset,
          each,
          subject,
          term,
          present,
          ...wants,
          ...groupOf(body, ruleset, subject, exclusive),
        };
      });
    });
  });
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
  body: FrequencyRule | ScoreRule,
  each: Each,
  ruleset: Ruleset,
  same: (wanted: Wanted) => Wanted,
): Pick<Line, "wanted" | "work"> {
  if (body.kind === "frequency") return { wanted: same(wantedBy(body, each, ruleset)) };
  const wanted = same(inspectionsWantedBy(body, each, ruleset));
  return body.work ? { wanted, work: same(workWantedBy(body.work, each, ruleset)) } : { wanted };
}

function groupOf(
  { group, shared }: FrequencyRule | ScoreRule,
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
function eachOf(rule: Rule, ruleset: Ruleset): Each {
  return rule.each ?? (rule.kind === "score" ? ruleset.checklists[rule.of]?.each : undefined) ?? "site";
}

/** The body that fits a subject: the last override that names its place, type or site, else the rule's own. */
function bodyAt(rule: Rule, subject: Subject, site: Site): FrequencyRule | ScoreRule {
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

function termOf(world: World, version: number, rule: Rule, civil: Civil): Term {
  const [before, own, next] = [-1, 0, 1].map((step) => world.governing[version + step]);
  const sameIn = (other: Governing | undefined) => other?.ruleset.rules.find((r) => r.id === rule.id);
  const [older, newer] = [sameIn(before), sameIn(next)];
  const begins = !older ? "new" : own?.cut ? "cut" : sameWindows(older, rule) ? "goes-on" : "changed";
  return {
    from: own ? startOf(own.from, civil) : 0,
    until: next ? startOf(next.from, civil) : NEVER,
    begins,
    endsCut: next?.cut === true,
    goesOn: newer !== undefined && next?.cut !== true && sameWindows(rule, newer),
  };
}

/** Whether two versions of a rule have the same windows, so that one that was running is the same duty. */
function sameWindows(a: Rule, b: Rule): boolean {
  const windows = (rule: Rule) =>
    rule.kind === "frequency"
      ? [windowShape(rule["how-often"]), rule.calendar]
      : rule.kind === "score"
        ? [rule.per]
        : [];
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
