import type { Finding, LateEntry, Says, Verdict } from "../finding.ts";
import { blockOf } from "../judge/compliance.ts";
import { judge, sayHint, sayReason } from "../judge/index.ts";
import { sayInstant, sayWindow, type Civil } from "../time/index.ts";
import type { Text } from "../text/text.ts";
import {
  areaNamed,
  around,
  blockNamed,
  both,
  civilIn,
  clausesOf,
  definitionIn,
  howOftenOf,
  local,
  recordLines,
  ruleOf,
  rulesetNamed,
  subjectNamed,
  worldOf,
  type Scene,
} from "./names.ts";
import type { FindingsView, FindingView } from "./types.ts";

/** Shown where no verdict is asked for, worst first. */
const WORST = ["overdue", "error", "failed", "missed", "short", "late", "unknown", "unset"] as const;
export const WORTH: ReadonlySet<Verdict> = new Set(WORST);
/** The order in which findings are listed. */
export const WORST_FIRST: readonly Says[] = [
  ...WORST,
  ...(["entered-late", "due", "pending", "waived", "not-applicable", "met"] as const),
];

/** Which findings are wanted; dates are civil, the last one included. */
export interface FindingsQuery {
  readonly from: string;
  readonly to: string;
  readonly place?: string;
  readonly area?: string;
  readonly block?: string;
  readonly rule?: string;
  readonly kind?: string;
  readonly verdict?: Says;
  /** Only duties whose window ends in the range: those that compliance counts. */
  readonly ended?: boolean;
}

/** All findings asked for, worst first, then newest first. */
function findingsOf(scene: Scene, query: FindingsQuery, asOf: number): (Finding | LateEntry)[] {
  const { from, to, place, area, rule, block, kind, verdict, ended } = query;
  const asked = {
    ...(place !== undefined && { place }),
    ...(area !== undefined && { area }),
    ...(rule !== undefined && { rule }),
  };
  const judgement = judge(scene.index, { asOf, from, to, ...asked });
  const verdicts = (verdict ? new Set([verdict]) : WORTH) as ReadonlySet<Verdict>;
  const late = verdict === "entered-late" || !(verdict ?? ended) ? judgement.entries() : [];
  return [...judgement.findings({ verdicts, ...(ended && { ended: true }) }), ...late]
    .filter(
      (finding) =>
        (block === undefined || blockOf(aboutOf(scene, finding)?.row.id ?? "") === block) &&
        (kind === undefined || finding.kind === kind),
    )
    .sort(
      (a, b) =>
        WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict) ||
        b.end - a.end ||
        (a.rule < b.rule ? -1 : 1) ||
        (a.subject < b.subject ? -1 : 1),
    );
}

/** A page of findings; the cursor is the place in the order, as of the same moment. */
export function findingsView(
  scene: Scene,
  query: FindingsQuery,
  page: { readonly asOf: number; readonly limit: number; readonly after?: number },
): FindingsView {
  const all = findingsOf(scene, query, page.asOf);
  const start = page.after ?? 0;
  const next = start + page.limit;
  return {
    findings: all.slice(start, next).map((finding) => findingView(scene, finding)),
    total: all.length,
    ...(next < all.length && { cursor: String(next) }),
  };
}

/** What a finding is about: a rule, or of a late entry its form and the first row that it has. */
function aboutOf(scene: Scene, one: Finding | LateEntry) {
  if (one.kind !== "entry") {
    const found = ruleOf(worldOf(scene), one);
    return found && { ...found, row: found.rule, of: found.rule, howOften: howOftenOf(found.rule) };
  }
  const ruleset = rulesetNamed(worldOf(scene), one.ruleset);
  const of = definitionIn(ruleset, one.rule);
  const [area = ""] = one.rule.split("/");
  const mark = scene.record(one.records[0] ?? "")?.record.marks?.[0]?.row;
  const id = mark === undefined ? one.rule : of && "method" in of ? `${one.rule}/${mark}` : `${area}/${mark}`;
  // a log that a table stands for has no clause of its own: that of the row says how often, and so what was to be logged
  const asks = ruleset?.rules.find(
    (rule) => rule.kind === "frequency" && rule.record.form === one.rule && rule.record.mark === mark,
  );
  const cite = of?.cite ?? asks?.cite;
  return ruleset && of && { ruleset, of: { title: of.title, cite }, row: { id, area }, howOften: undefined };
}

/** A finding as a card. */
export function findingView(scene: Scene, one: Finding | LateEntry): FindingView {
  const world = worldOf(scene);
  const civil = civilIn(scene);
  const about = aboutOf(scene, one);
  const written = scene.written?.(one.rule);
  const more = written === undefined ? {} : { place: written };
  const { needed, found: had } = figures(one);
  const nothing = { id: "", title: {} };
  return {
    rule: one.rule,
    kind: one.kind,
    area: about ? areaNamed(about.row.area, about.ruleset) : nothing,
    block: about ? blockNamed(about.row, about.ruleset) : nothing,
    title: about?.of.title ?? { zh: one.rule, en: one.rule },
    subject: subjectNamed(world, one.subject),
    around: around(world, one.subject),
    verdict: one.verdict,
    modality: one.modality,
    reason: one.reason,
    sentence: both((lang) => sayReason(one, civil, lang, more)),
    hint: both((lang) => sayHint(one, civil, lang, more) ?? ""),
    clauses: about ? clausesOf(about.of.cite, about.ruleset) : [],
    ...(about?.howOften && { howOften: about.howOften }),
    window: windowOf(one, civil),
    start: local(one.start, civil),
    by: local(one.by, civil),
    end: local(one.end, civil),
    ...(needed && { needed }),
    ...(had && { found: had }),
    records: recordLines(scene, one.records),
    beside: recordLines(scene, one.beside),
    ruleset: one.ruleset,
  };
}

/** When: a window in words, an inspection by its moment, a late entry by when it happened. */
function windowOf({ start, end, kind, data }: Finding | LateEntry, civil: Civil): Text {
  if (kind === "entry") return both(() => String(data["happened"]));
  return both((lang) => (end - start <= 1 ? sayInstant(start, civil) : sayWindow(start, end, civil, lang)));
}

/** What was needed and what was found, in words, where the finding has both. */
function figures({ kind, data }: Finding | LateEntry): { needed?: Text; found?: Text } {
  const value = (name: string, lang: "zh" | "en"): string | undefined => {
    const at = data[`${name}-${lang}`] ?? data[name];
    return at === undefined ? undefined : String(at);
  };
  const texts = (name: string, unit: (figure: string, lang: "zh" | "en") => string): Text | undefined =>
    value(name, "zh") === undefined ? undefined : both((lang) => unit(value(name, lang) ?? "", lang));
  const times = (figure: string, lang: "zh" | "en"): string => (lang === "zh" ? `${figure} 次` : `${figure} ×`);
  const minutes = (figure: string, lang: "zh" | "en"): string => (lang === "zh" ? `${figure} 分钟` : `${figure} min`);
  const days = (figure: string, lang: "zh" | "en"): string =>
    lang === "zh" ? `间隔 ${figure} 天` : `${figure} days apart`;
  const by = (figure: string, lang: "zh" | "en"): string => (lang === "zh" ? `最迟 ${figure}` : `by ${figure}`);
  const plain = (figure: string): string => figure;
  const pair = (needed: Text | undefined, found: Text | undefined): { needed?: Text; found?: Text } =>
    needed && found ? { needed, found } : {};
  if (kind === "entry") return pair(texts("until", by), texts("entered", plain));
  if (kind === "score") return pair(texts("pass", plain), texts("result", plain));
  if (data["allowed"] !== undefined) return pair(texts("allowed", minutes), texts("longest", minutes));
  if (data["due"] !== undefined) return pair(texts("due", by), texts("found", days));
  return pair(texts("needed", times), texts("found", times));
}
