import { VERDICTS, type Says } from "../../finding.ts";
import { say, type Lang, type Text } from "../../text/text.ts";
import { plural } from "./terminal.ts";
import type { FindingView, Named, RecordLine, Share } from "../../views/index.ts";
import { WORDS } from "./words.ts";

/** A ruleset version that governed during the report. */
export interface ReportRuleset {
  readonly name: string;
  readonly version: string;
  readonly title: Text;
  readonly digest: string;
  readonly draft: boolean;
  readonly from: string;
}
/** Work done and work inspected in a block, apart. */
export interface BlockReport {
  readonly area: Named;
  readonly block: Named;
  readonly done: Share;
  readonly inspected: Share;
}
/** What a check of one site found: the same data behind text, JSON, HTML and CSV. */
export interface SiteReport {
  readonly site: string;
  readonly title: Text;
  readonly timezone: string;
  readonly example: boolean;
  readonly from: string;
  readonly to: string;
  /** RFC 3339 with the site's offset. */
  readonly asOf: string;
  readonly rulesets: readonly ReportRuleset[];
  /** Link of the journal's last line: a cut tail shows against it. */
  readonly head?: { readonly seq: number; readonly link: string };
  readonly done: Share;
  readonly inspected: Share;
  readonly blocks: readonly BlockReport[];
  /** Worst first; only those that were asked for. */
  readonly findings: readonly FindingView[];
}

/** 达标 … as screens say it. */
export const VERDICT_TEXT: Readonly<Record<Says, Readonly<Record<Lang, string>>>> = {
  met: { zh: "达标", en: "met" },
  late: { zh: "逾期完成", en: "late" },
  short: { zh: "不足", en: "short" },
  failed: { zh: "不合格", en: "failed" },
  overdue: { zh: "逾期未办", en: "overdue" },
  missed: { zh: "漏办", en: "missed" },
  due: { zh: "待办", en: "due" },
  pending: { zh: "待触发", en: "pending" },
  unset: { zh: "未定值", en: "unset" },
  unknown: { zh: "无据", en: "unknown" },
  waived: { zh: "已豁免", en: "waived" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  error: { zh: "出错", en: "error" },
  "entered-late": { zh: "迟录", en: "entered late" },
};

/** How many records were entered late; nothing where none was. */
export function lateIn({ findings }: SiteReport, lang: Lang): string {
  const n = findings.filter(({ verdict }) => verdict === "entered-late").length;
  if (n === 0) return "";
  return lang === "zh" ? `迟录 ${n} 条，不计入达标率` : `${plural(n, "record")} entered late, in no share`;
}

/** A percentage never stands alone: met 412 of 450 judged (37 unset, 5 unknown). */
export function counted(share: Share, lang: Lang): string {
  const beside = besides(share, lang);
  const rest = beside === "" ? "" : lang === "zh" ? `（${beside}）` : ` (${beside})`;
  if (share.judged === 0) return (lang === "zh" ? "没有已判定的事项" : "nothing judged") + rest;
  return lang === "zh"
    ? `已判定 ${share.judged} 项，达标 ${share.met} 项${rest}`
    : `met ${share.met} of ${share.judged} judged${rest}`;
}

/** The version of the JSON that `check --format json` prints. */
export const REPORT_FORMAT = 1;

/** The verdicts that stand beside a share, as words: 37 unset, 5 unknown. */
export function besides(share: Share, lang: Lang): string {
  return VERDICTS.slice(6)
    .filter((verdict) => share.verdicts[verdict])
    .map((verdict) =>
      lang === "zh"
        ? `${VERDICT_TEXT[verdict].zh} ${share.verdicts[verdict]}`
        : `${share.verdicts[verdict]} ${VERDICT_TEXT[verdict].en}`,
    )
    .join(lang === "zh" ? "，" : ", ");
}

/** A title with its id: 示例项目（example-estate） */
export const named = (title: Text, id: string, lang: Lang): string =>
  lang === "zh" ? `${say(title, lang)}（${id}）` : `${say(title, lang)} (${id})`;

/** So many records of a finding are named; the CSV and the JSON have all. */
const NAMED = 5;

/** The first records of a finding, and how many more there are: records a, b, c, d, e and 14 more. */
export function recordsIn(records: readonly RecordLine[], lang: Lang, named: (record: RecordLine) => string): string {
  if (records.length === 0) return "";
  const first = records.slice(0, NAMED).map(named);
  const more = records.length - first.length;
  if (lang === "zh") return `${WORDS.records.zh} ${first.join("，")}${more > 0 ? `，另有 ${more} 条` : ""}`;
  return `${WORDS.records.en} ${first.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** When a record says that its work was done: 2026-11-22 03:23, or the day alone. */
export const timeOf = ({ happened, precision }: RecordLine): string =>
  happened.slice(0, precision === "day" ? 10 : 16).replace("T", " ");

/** 示例物业标准 example-firm@2026.1（2026-01-01 起，a1b2c3…） */
export function governs(ruleset: ReportRuleset, lang: Lang): string {
  const version = `${say(ruleset.title, lang)} ${ruleset.name}@${ruleset.version}`;
  return lang === "zh"
    ? `${version}（${ruleset.from} 起，${ruleset.digest}）`
    : `${version} (from ${ruleset.from}, ${ruleset.digest})`;
}

/** as of 2026-11-22 03:23 (Asia/Shanghai) */
export function moment({ asOf, timezone }: SiteReport, lang: Lang): string {
  const at = asOf.slice(0, 16).replace("T", " ");
  return lang === "zh" ? `截至 ${at}（${timezone}）` : `as of ${at} (${timezone})`;
}

/** head of the record chain: 3330 x2QjhzXaob… */
export function headOf({ head }: SiteReport, lang: Lang): readonly string[] {
  if (!head) return [];
  return [`${WORDS.head[lang]}${lang === "zh" ? "：" : ": "}${head.seq} ${head.link}`];
}
