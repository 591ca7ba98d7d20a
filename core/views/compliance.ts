import type { Instant } from "../finding.ts";
import { blockOf, compliance, type Compliance } from "../judge/compliance.ts";
import { judge } from "../judge/index.ts";
import { addMonths, civilDate, dayNumber } from "../time/index.ts";
import { areaNamed, blockNamed, civilIn, local, ruleIn, worldOf, type Scene } from "./names.ts";
import type { ComplianceBlock, ComplianceView } from "./types.ts";

/** The first and the last date of a month, "2026-11". */
export function daysOf(month: string): { readonly from: string; readonly to: string } {
  const first = dayNumber(`${month}-01`);
  if (first === undefined) throw new RangeError(`${month} is no month`);
  return { from: civilDate(first), to: civilDate(addMonths(first, 1) - 1) };
}

/** Compliance of a month by block. */
export function complianceView(scene: Scene, month: string, asOf: Instant): ComplianceView {
  return complianceOf(scene, { ...daysOf(month), month }, asOf);
}

/** Compliance of a range of dates by block, in the order of the rules; duties are counted where their window ends. */
export function complianceOf(
  scene: Scene,
  range: {
    readonly from: string;
    readonly to: string;
    readonly month?: string;
    readonly place?: string;
    readonly area?: string;
  },
  asOf: Instant,
): ComplianceView {
  const { from, to, month, place, area } = range;
  const world = worldOf(scene);
  const judgement = judge(scene.index, {
    asOf,
    from,
    to,
    ...(place !== undefined && { place }),
    ...(area !== undefined && { area }),
  });
  const all = compliance(judgement, "all")[0] ?? NOTHING;
  const rules = compliance(judgement, "rule");
  return {
    site: world.site.id,
    month: month ?? from.slice(0, 7),
    from,
    to,
    asOf: local(asOf, civilIn(scene)),
    done: all.done,
    inspected: all.inspected,
    blocks: compliance(judgement, "block").flatMap((entry) => blockEntry(scene, entry, rules) ?? []),
  };
}

const EMPTY_SHARE = { met: 0, judged: 0, verdicts: {} as Compliance["done"]["verdicts"] };
const NOTHING: Compliance = { key: "", done: EMPTY_SHARE, inspected: EMPTY_SHARE };

function blockEntry(
  scene: Scene,
  { key, done, inspected }: Compliance,
  rules: readonly Compliance[],
): ComplianceBlock | undefined {
  const own = rules.filter((rule) => blockOf(rule.key) === key);
  const found = ruleIn(worldOf(scene), own[0]?.key ?? "");
  if (!found) return undefined;
  return {
    block: blockNamed(found.rule, found.ruleset),
    area: areaNamed(found.rule.area, found.ruleset),
    done,
    inspected,
    rows: own.map((rule) => ({
      rule: rule.key,
      title: ruleIn(worldOf(scene), rule.key)?.rule.title ?? { zh: rule.key, en: rule.key },
      ...(counted(rule.done) ? rule.done : rule.inspected),
    })),
  };
}

const counted = ({ verdicts }: Compliance["done"]): boolean => Object.values(verdicts).some((n) => n > 0);
