import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { VERDICTS, type Verdict } from "../../finding.ts";
import { checkerOf, type RecordCheck } from "../../forms/check.ts";
import { createIndex } from "../../judge/index.ts";
import type { RecordInForce, RecordInput, StoredRecord } from "../../record.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { reportOf } from "../print/build.ts";
import { reportHtml } from "../print/report-html.ts";
import { reportCsv, reportJson, reportText } from "../print/report-text.ts";
import type { SiteReport } from "../print/report.ts";
import type { Lang } from "../../text/text.ts";
import { instantOf } from "../clock.ts";
import { WORTH } from "../../views/index.ts";
import { isDraftAmong } from "../drafts.ts";
import type { Publication } from "../store/entry.ts";
import { look } from "../store/look.ts";
import { placeOf } from "../../refusals/print.ts";
import { unsetAt } from "../unset.ts";
import { checkSelection, open, Refused, someSites, type Context, type Open } from "./context.ts";
import { EXIT, type Io } from "./io.ts";
import { spanOf } from "./moment.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { CheckOptions } from "./program.ts";

/** Judges recorded work; ends with 1 where a verdict of --fail-on was found. */
export async function check(options: CheckOptions, io: Io): Promise<number> {
  const outputs = readOutputs(options.format, ["text", "json", "html", "csv"]);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const reports = someSites(context, options).map((site) => siteReport(site, options, context));
  const { lang, paint } = context;
  deliver(
    outputs,
    (format) => {
      if (format === "json") return reportJson(reports);
      if (format === "csv") return reportCsv(reports, lang);
      return format === "html" ? reportHtml(reports, lang) : reportText(reports, lang, paint);
    },
    io,
  );
  const bad = new Set(options.failOn);
  return reports.some((report) => hasAny(report, bad)) ? EXIT.findings : EXIT.clean;
}

/** What is open is listed, and not yet counted. */
const hasAny = ({ done, inspected, findings }: SiteReport, bad: ReadonlySet<Verdict>): boolean =>
  [...bad].some((verdict) => done.verdicts[verdict] + inspected.verdicts[verdict] > 0) ||
  findings.some(({ verdict }) => bad.has(verdict));

function siteReport(opened: Open, options: CheckOptions, context: Context): SiteReport {
  const { app, io } = context;
  const { site, world } = opened;
  checkSelection(options, opened);
  const civil = { zone: site.timezone, dayStarts: site.dayStarts };
  const span = spanOf(options, instantOf(io.now()), civil);
  const known =
    options.records === undefined
      ? stored(app.data, site.id)
      : imported(resolve(io.cwd, options.records), options.records, opened, io);
  if (known.records.length === 0) io.err(noRecords(site.id, options.records ?? app.data, context.lang));
  const index = createIndex(world);
  const matters = new Map<string, StoredRecord>();
  for (const record of known.records) {
    index.add(record);
    matters.set(record.id, record);
  }
  const written = (rule: string): string | undefined => {
    const at = unsetAt(rule, opened.loaded);
    return at && placeOf(at);
  };
  const record = (id: string): RecordInForce | undefined => {
    const found = matters.get(id);
    return found && { id, record: found, history: [] };
  };
  return reportOf(
    { index, record, written },
    {
      ...span,
      ...(options.area !== undefined && { area: options.area }),
      ...(options.place !== undefined && { place: options.place }),
      verdicts: options.all ? new Set(VERDICTS) : WORTH,
      isDraft: isDraftAmong(known.publications),
      ...(known.head && { head: known.head }),
    },
  );
}

const noRecords = (site: string, where: string, lang: Lang): string =>
  lang === "zh"
    ? `${where} 中没有 ${site} 的记录；用 --data 指定别的数据目录。\n`
    : `${where} has no records of ${site}; name another data folder with --data.\n`;

interface Known {
  readonly records: readonly StoredRecord[];
  readonly publications: readonly Publication[];
  readonly head?: { readonly seq: number; readonly link: string };
}

function stored(data: string, site: string): Known {
  if (!existsSync(data)) throw new Refused(refuse("data-missing", { dir: data }));
  const found = look(data, site);
  if ("code" in found) throw new Refused(found);
  return found;
}

/** Records from a file, one JSON object a line, checked as the server checks them and taken as received when they happened. */
function imported(path: string, shown: string, opened: Open, io: Io): Known {
  const lines = readFileSync(path, "utf8").split("\n");
  const now = instantOf(io.now());
  const refusals: Refusal[] = [];
  const records: StoredRecord[] = [];
  const checkers = new Map<string, RecordCheck>();
  lines.forEach((line, i) => {
    if (line.trim() === "") return;
    const at = { file: shown, line: i + 1, column: 1 };
    const record = parsed(line);
    if (typeof record === "string")
      return refusals.push(refuse("records-line", { file: shown, line: i + 1, reason: record }, at));
    const check = checkers.get(record.form) ?? checkOf(record.form, opened);
    checkers.set(record.form, check);
    const faults = check(record, now);
    if (faults.length > 0) return refusals.push(...faults.map((fault) => ({ ...fault, at })));
    const happened = record.happened ?? new Date(io.now()).toISOString();
    return records.push({
      ...record,
      happened,
      precision: record.precision ?? "minute",
      received: happened,
      "entered-by": record["done-by"] ?? "",
      seq: records.length + 1,
    });
  });
  if (refusals.length > 0) throw new Refused(...refusals);
  return { records, publications: [] };
}

/** The checker of a form, as the newest version that has it defines it. */
function checkOf(form: string, { world }: Open): RecordCheck {
  const { site, governing } = world;
  for (const { ruleset } of [...governing].reverse()) {
    const definition = ruleset.forms[form] ?? ruleset.checklists[form];
    if (definition) return checkerOf(definition, { site });
  }
  return () => [refuse("form-unknown-here", { form })];
}

function parsed(line: string): RecordInput | string {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "form" in value ? (value as RecordInput) : "form";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
