import { say, type Lang } from "../../text/text.ts";
import type { FindingView, Share } from "../../views/index.ts";
import css from "./page.css?raw";
import { renderer } from "./render.ts";
import template from "./report.hbs?raw";
import {
  besides,
  counted,
  governs,
  headOf,
  lateIn,
  moment,
  named,
  recordsIn,
  timeOf,
  VERDICT_TEXT,
  type SiteReport,
} from "./report.ts";
import { wordsIn, WORDS } from "./words.ts";

/** More findings of one site than a person reads; the rest is counted, and stands in the CSV. */
const SHOWN = 500;

const render = renderer<ReturnType<typeof page>>(template, css);

/** A page that a manager would forward: one file, no network, prints on A4. */
export function reportHtml(reports: readonly SiteReport[], lang: Lang): string {
  return render(page(reports, lang));
}

function page(reports: readonly SiteReport[], lang: Lang) {
  const [first] = reports;
  return {
    lang: lang === "zh" ? "zh-CN" : "en",
    t: wordsIn(lang),
    title: reports.map((r) => say(r.title, lang)).join(lang === "zh" ? "、" : ", "),
    span: first ? `${first.from} – ${first.to}` : "",
    asOf: first ? moment(first, lang) : "",
    sites: reports.map((report) => site(report, lang)),
  };
}

function site(report: SiteReport, lang: Lang) {
  const shown = report.findings.slice(0, SHOWN);
  const more = report.findings.length - shown.length;
  return {
    title: named(report.title, report.site, lang),
    example: report.example,
    governing: report.rulesets.map((one) => ({ text: governs(one, lang), draft: one.draft })),
    head: headOf(report, lang),
    totals: [
      { what: WORDS.done[lang], percent: report.done.percent ?? "—", counted: counted(report.done, lang) },
      {
        what: WORDS.inspected[lang],
        percent: report.inspected.percent ?? "—",
        counted: counted(report.inspected, lang),
      },
    ],
    late: lateIn(report, lang),
    blocks: report.blocks.map((block) => ({
      title: `${say(block.area.title, lang)} · ${say(block.block.title, lang)}`,
      done: bar(block.done, lang),
      inspected: bar(block.inspected, lang),
      beside: [block.done, block.inspected]
        .map((share) => besides(share, lang))
        .filter(Boolean)
        .join(lang === "zh" ? "；" : "; "),
    })),
    groups: grouped(shown, lang),
    more: more > 0 ? (lang === "zh" ? `另有 ${more} 项，见 CSV。` : `${more} more stand in the CSV.`) : "",
  };
}

function bar(share: Share, lang: Lang) {
  return {
    percent: share.percent ?? "",
    value: share.judged ? Math.floor((share.met * 100) / share.judged) : 0,
    counted: lang === "zh" ? `${share.met}/${share.judged} 项` : `${share.met} of ${share.judged}`,
  };
}

/** By the place or other subject they are about, in the order of the worst. */
function grouped(findings: readonly FindingView[], lang: Lang) {
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const key = [...finding.around, finding.subject].map(({ title }) => say(title, lang)).join(" › ");
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups].map(([title, list]) => ({
    title,
    count: String(list.length),
    findings: list.map((finding) => ({
      verdict: finding.verdict,
      says: VERDICT_TEXT[finding.verdict][lang],
      title: say(finding.title, lang),
      window: say(finding.window, lang),
      sentence: say(finding.sentence, lang) + (lang === "zh" ? "" : " "),
      hint: say(finding.hint, lang),
      rule: finding.rule,
      clause: finding.clauses
        .map(({ source, clause }) => [say(source, lang), clause].filter(Boolean).join(" "))
        .join(lang === "zh" ? "；" : "; "),
      records: recordsIn(finding.records, lang, (record) => `${timeOf(record)} ${record.id}`),
    })),
  }));
}
