import { VERDICTS, type Says } from "../../finding.ts";
import { createIndex } from "../../judge/index.ts";
import type { RecordInForce, StoredRecord } from "../../record.ts";
import { placeOf } from "../../refusals/print.ts";
import { sayRefusal } from "../../refusals/say.ts";
import { reportOf } from "../print/build.ts";
import { reportHtml } from "../print/report-html.ts";
import { reportCsv, reportJson, reportText } from "../print/report-text.ts";
import type { SiteReport } from "../print/report.ts";
import { instantOf } from "../clock.ts";
import { WORTH } from "../../views/index.ts";
import { isDraftAmong } from "../drafts.ts";
import { unsetAt } from "../unset.ts";
import { checkSelection, open, Refused, someSites, type Context, type Open } from "./context.ts";
import { EXIT, type Io } from "./io.ts";
import { spanOf, type Span } from "./moment.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { CheckOptions } from "./options.ts";
import { imported, noRecords, stored, type Known } from "./records.ts";

/** Judges recorded work; ends with 1 where a verdict of --fail-on was found. */
export async function check(options: CheckOptions, io: Io): Promise<number> {
  const outputs = readOutputs(options.format, ["text", "json", "html", "csv"]);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const sites = someSites(context, options);
  const spans = sites.map((opened) => spanIn(opened, options, io));
  const known = knownOf(sites, options, context);
  const reports = sites.map((opened, i) => siteReport(opened, known[i]!, spans[i]!, options));
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
const hasAny = ({ done, inspected, findings }: SiteReport, bad: ReadonlySet<Says>): boolean =>
  VERDICTS.some((verdict) => bad.has(verdict) && done.verdicts[verdict] + inspected.verdicts[verdict] > 0) ||
  findings.some(({ verdict }) => bad.has(verdict));

/** The records of each site. Where none of them has any, the folder is the wrong one. */
function knownOf(sites: readonly Open[], options: CheckOptions, { app, io, lang }: Context): readonly Known[] {
  const { records: file } = options;
  const known = sites.map((opened) =>
    file === undefined ? stored(app.data, opened.site.id) : imported(file, opened, io),
  );
  const lacking = sites
    .filter((_, i) => known[i]?.records.length === 0)
    .map(({ site }) => noRecords(file ?? app.data, site.id, io));
  if (known.every(({ head }) => head?.seq === 0)) throw new Refused(...lacking);
  for (const one of lacking) io.err(`${sayRefusal(one, lang, app.catalogue).text}\n`);
  return known;
}

function spanIn(opened: Open, options: CheckOptions, io: Io): Span {
  const { site } = opened;
  checkSelection(options, opened);
  return spanOf(options, instantOf(io.now()), { zone: site.timezone, dayStarts: site.dayStarts });
}

function siteReport(opened: Open, known: Known, span: Span, options: CheckOptions): SiteReport {
  const { world } = opened;
  const index = createIndex(world);
  const matters = createMatters();
  for (const record of known.records) {
    index.add(record);
    matters.add(record);
  }
  const written = (rule: string): string | undefined => {
    const at = unsetAt(rule, opened.loaded);
    return at && placeOf(at);
  };
  return reportOf(
    { index, record: matters.inForce, written },
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

/** Records by the id that findings call them by, that of the first of their chain, with the content in force. */
function createMatters() {
  const firstOf = new Map<string, string>();
  const newest = new Map<string, StoredRecord>();
  return {
    add(record: StoredRecord): void {
      const first = record.corrects === undefined ? record.id : (firstOf.get(record.corrects) ?? record.corrects);
      firstOf.set(record.id, first);
      if (record.withdraws === undefined) newest.set(first, record);
    },
    inForce(this: void, id: string): RecordInForce | undefined {
      const record = newest.get(id);
      return record && { id, record, history: [] };
    },
  };
}
