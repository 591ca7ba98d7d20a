import { VERDICTS, type Finding, type Instant, type Verdict } from "../../finding.ts";
import { fraction, percentOf } from "../../judge/fraction.ts";
import { compliance, judge, type Judgement, type World } from "../../judge/index.ts";
import type { Ruleset } from "../../ruleset/ruleset.ts";
import { complianceOf, findingView, type Scene, type Share } from "../../views/index.ts";
import { civilIn, local } from "../../views/names.ts";
import { byUrgency } from "./report-text.ts";
import type { ReportRuleset, SiteReport } from "./report.ts";

/** What a report is about. */
export interface Asked {
  readonly asOf: Instant;
  readonly from: string;
  readonly to: string;
  readonly area?: string;
  readonly place?: string;
  /** Which verdicts are listed. */
  readonly verdicts: ReadonlySet<Verdict>;
  readonly isDraft: (ruleset: Ruleset) => boolean;
  readonly head?: { readonly seq: number; readonly link: string };
}

/** Judges a site and gathers what a report says. */
export function reportOf(scene: Scene, { asOf, from, to, area, place, verdicts, isDraft, head }: Asked): SiteReport {
  const { world } = scene.index;
  const judgement = judge(scene.index, {
    asOf,
    from,
    to,
    ...(area !== undefined && { area }),
    ...(place !== undefined && { place }),
  });
  const { site } = world;
  return {
    site: site.id,
    title: site.title,
    timezone: site.timezone,
    example: site.example ?? false,
    from,
    to,
    asOf: local(asOf, civilIn(scene)),
    rulesets: governedBy(world, from, to, isDraft),
    ...(head && { head }),
    total: sum(compliance(judgement, "all").flatMap(({ done, inspected }): Share[] => [done, inspected])),
    blocks: complianceOf(
      scene,
      { from, to, ...(area !== undefined && { area }), ...(place !== undefined && { place }) },
      asOf,
    ).blocks,
    findings: listed(judgement, verdicts)
      .map((one) => findingView(scene, one))
      .sort(byUrgency),
  };
}

/** What is judged when its window ends, and what is open now. */
const OPEN: ReadonlySet<Verdict> = new Set(["overdue", "due", "unset", "unknown"]);

function listed(judgement: Judgement, verdicts: ReadonlySet<Verdict>): readonly Finding[] {
  const ended = judgement.findings({ verdicts, ended: true });
  const open = judgement.findings({ verdicts: new Set([...verdicts].filter((verdict) => OPEN.has(verdict))) });
  const known = new Set(ended.map(identity));
  return [...ended, ...open.filter((one) => !known.has(identity(one)))];
}

const identity = ({ rule, subject, start }: Finding): string => `${rule} ${subject} ${start}`;

/** The versions that govern a part of the span. */
function governedBy(
  { governing }: World,
  from: string,
  to: string,
  isDraft: (ruleset: Ruleset) => boolean,
): ReportRuleset[] {
  return governing
    .filter((one, i) => one.from <= to && (governing[i + 1]?.from ?? "9999") > from)
    .map(({ from: since, ruleset }) => ({
      name: ruleset.name,
      version: ruleset.version,
      title: ruleset.title,
      digest: ruleset.digest,
      draft: isDraft(ruleset),
      from: since,
    }));
}

/** Shares of disjoint duties as one; the percentage is made anew, one decimal, rounded down. */
function sum(shares: readonly Share[]): Share {
  const verdicts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, shares.reduce((all, share) => all + (share.verdicts[verdict] ?? 0), 0)]),
  ) as Record<Verdict, number>;
  const [met, judged] = [shares.reduce((all, s) => all + s.met, 0), shares.reduce((all, s) => all + s.judged, 0)];
  return { met, judged, ...(judged > 0 && { percent: percentOf(fraction(met, judged)) }), verdicts };
}
