import { say, type Lang } from "../../text/text.ts";
import { printable } from "../../text/width.ts";
import type { FindingView, Share } from "../../views/index.ts";
import type { Paint } from "./terminal.ts";
import { csv } from "./csv.ts";
import { sentences, shown, table } from "./terminal.ts";
import {
  counted,
  governs,
  headOf,
  lateIn,
  moment,
  named,
  recordsIn,
  REPORT_FORMAT,
  VERDICT_TEXT,
  type SiteReport,
} from "./report.ts";
import { WORDS } from "./words.ts";

/** More findings of one site than a terminal is read for. */
const SHOWN = 200;

/** The report for a terminal: figures first, then the findings, worst first. */
export function reportText(reports: readonly SiteReport[], lang: Lang, paint: Paint): string {
  return reports.map((report) => siteText(report, lang, paint)).join("\n");
}

function siteText(report: SiteReport, lang: Lang, paint: Paint): string {
  const more = report.findings.length - SHOWN;
  const flag = report.example ? ` [${WORDS.example[lang]}]` : "";
  const lines = [
    paint.bold(printable(named(report.title, report.site, lang)) + flag),
    ...report.rulesets.map((one) => governs(one, lang) + (one.draft ? ` [${WORDS.draft[lang]}]` : "")),
    `${report.from} – ${report.to}${COMMA[lang]}${moment(report, lang)}`,
    ...headOf(report, lang),
    "",
    table([
      [WORDS.done[lang], paint.bold(total(report.done, lang))],
      [WORDS.inspected[lang], paint.bold(total(report.inspected, lang))],
    ]),
    ...[lateIn(report, lang)].filter(Boolean),
    table([
      [WORDS.block[lang], WORDS.done[lang], "", WORDS.inspected[lang], ""],
      ...report.blocks.map(({ area, block, done, inspected }) => [
        `${shown(area.title, lang)} · ${shown(block.title, lang)}`,
        ...figures(done),
        ...figures(inspected),
      ]),
    ]),
    ...report.findings.slice(0, SHOWN).map((finding) => findingText(finding, lang, paint)),
    ...(more > 0
      ? [lang === "zh" ? `另有 ${more} 项，见 --format csv。` : `${more} more: --format csv has them all.`]
      : []),
  ];
  return lines.join("\n").trimEnd() + "\n";
}

const COMMA = { zh: "，", en: ", " } as const;

const total = (share: Share, lang: Lang): string =>
  [counted(share, lang), share.percent].filter(Boolean).join(COMMA[lang]);

const figures = (share: Share): [string, string] => [
  share.percent ?? "—",
  share.judged ? `${share.met}/${share.judged}` : "",
];

function findingText(finding: FindingView, lang: Lang, paint: Paint): string {
  const verdict = VERDICT_TEXT[finding.verdict][lang];
  const color =
    finding.verdict === "met"
      ? paint.green
      : ["late", "due", "unset", "unknown", "entered-late"].includes(finding.verdict)
        ? paint.yellow
        : paint.red;
  const where = [...finding.around, finding.subject].map(({ title }) => shown(title, lang)).join(" › ");
  const clause = finding.clauses
    .map(({ source, clause }) => [shown(source, lang), clause].filter(Boolean).join(" "))
    .join(", ");
  const records = recordsIn(finding.records, lang, ({ id }) => id);
  return [
    `${color(verdict)}  ${paint.bold(shown(finding.title, lang))}  ${where}  ${shown(finding.window, lang)}`,
    `    ${sentences(lang, shown(finding.sentence, lang), paint.dim(shown(finding.hint, lang)))}`.trimEnd(),
    paint.dim(`    ${[finding.rule, clause, records].filter(Boolean).join("  ·  ")}`),
  ].join("\n");
}

/** Stable data for other programs. */
export function reportJson(reports: readonly SiteReport[]): string {
  return JSON.stringify({ format: REPORT_FORMAT, sites: reports }, null, 2) + "\n";
}

const MODALITY = {
  must: { zh: "必须", en: "must" },
  should: { zh: "应当", en: "should" },
  may: { zh: "可以", en: "may" },
} as const;

/** A line a finding, for a spreadsheet. */
export function reportCsv(reports: readonly SiteReport[], lang: Lang): string {
  const head =
    lang === "zh"
      ? [
          "项目",
          "判定",
          "约束力",
          "业务",
          "区块",
          "条款",
          "名称",
          "对象",
          "时段",
          "开始",
          "期限",
          "结束",
          "需要",
          "已有",
          "说明",
          "依据",
          "记录",
          "标准版本",
        ]
      : [
          "site",
          "verdict",
          "modality",
          "area",
          "block",
          "rule",
          "title",
          "subject",
          "window",
          "start",
          "by",
          "end",
          "needed",
          "found",
          "why",
          "clause",
          "records",
          "ruleset",
        ];
  const rows = reports.flatMap((report) =>
    report.findings.map((f) => [
      report.site,
      VERDICT_TEXT[f.verdict][lang],
      MODALITY[f.modality][lang],
      say(f.area.title, lang),
      say(f.block.title, lang),
      f.rule,
      say(f.title, lang),
      [...f.around, f.subject].map(({ title }) => say(title, lang)).join(" › "),
      say(f.window, lang),
      f.start,
      f.by,
      f.end,
      f.needed ? say(f.needed, lang) : "",
      f.found ? say(f.found, lang) : "",
      say(f.sentence, lang),
      f.clauses.map(({ source, clause }) => [say(source, lang), clause].filter(Boolean).join(" ")).join("; "),
      f.records.map(({ id }) => id).join(" "),
      f.ruleset ?? "",
    ]),
  );
  return csv([head, ...rows]);
}
