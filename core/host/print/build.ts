import type { Finding, Instant, LateEntry, Verdict } from "../../finding.ts";
import { judge, type Judgement, type World } from "../../judge/index.ts";
import type { Ruleset } from "../../ruleset/ruleset.ts";
import { complianceOf, findingView, WORST_FIRST, type FindingView, type Scene } from "../../views/index.ts";
import { civilIn, local } from "../../views/names.ts";
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
  const range = { from, to, ...(area !== undefined && { area }), ...(place !== undefined && { place }) };
  const { done, inspected, blocks } = complianceOf(scene, range, asOf);
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
    done,
    inspected,
    blocks,
    findings: listed(judge(scene.index, { asOf, ...range }), asOf, verdicts)
      .map((one) => findingView(scene, one))
      .sort(byUrgency),
  };
}

/** What can be said before a window ends. */
const OPEN: ReadonlySet<Verdict> = new Set(["overdue", "due", "unset", "unknown"]);

/** What compliance counts, and what is open now; what has not begun asks for nothing. */
function listed(judgement: Judgement, asOf: Instant, verdicts: ReadonlySet<Verdict>): readonly (Finding | LateEntry)[] {
  const ended = judgement.findings({ verdicts, ended: true });
  const open = judgement.findings({ verdicts: new Set([...verdicts].filter((verdict) => OPEN.has(verdict))) });
  const known = new Set(ended.map(identity));
  return [...ended, ...open.filter((one) => one.start <= asOf && !known.has(identity(one))), ...judgement.entries()];
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

/** Worst first, then the oldest. */
const byUrgency = (a: FindingView, b: FindingView): number =>
  WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict) ||
  a.end.localeCompare(b.end) ||
  a.rule.localeCompare(b.rule) ||
  a.subject.id.localeCompare(b.subject.id);
