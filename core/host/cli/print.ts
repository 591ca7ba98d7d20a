import { refusalsMarkdown } from "../../refusals/print.ts";
import { refuse } from "../../refusal.ts";
import { subjectsOf } from "../../judge/subjects.ts";
import { sheetsOf, wallSheetHtml } from "../print/wall-sheet.ts";
import { isDraftAmong } from "../drafts.ts";
import { look } from "../store/look.ts";
import { checkSelection, oneRuleset, oneSite, open, Refused, type Context } from "./context.ts";
import { EXIT, type Io } from "./io.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { PrintOptions } from "./program.ts";

/** Prints the wall sheet of a table, or the catalogue of refusals. */
export async function print(what: string, options: PrintOptions, io: Io): Promise<number> {
  const context = await open(options, io);
  if (what === "refusals") io.out(refusalsMarkdown(context.lang, context.app.catalogue));
  else if (what === "table") printTable(options, context);
  else throw new Refused(refuse("print-unknown", { what }));
  return EXIT.clean;
}

function printTable(options: PrintOptions, context: Context): void {
  const { app, io, lang } = context;
  const outputs = readOutputs(options.format.length > 0 ? options.format : ["html"], ["html"]);
  if ("code" in outputs) throw new Refused(outputs);
  const loaded = oneRuleset(context, options);
  const { ruleset } = loaded;
  if (!ruleset) throw new Refused(...loaded.refusals);
  const opened = options.place !== undefined || options.ruleset === undefined ? oneSite(context, options) : undefined;
  if (opened) checkSelection(options, opened);
  const site = opened?.site;
  const known = site && look(app.data, site.id);
  const draft = known && !("code" in known) ? isDraftAmong(known.publications)(ruleset) : false;
  const { place } = options;
  const sheets = sheetsOf(ruleset, lang, {
    ...(options.area !== undefined && { area: options.area }),
    draft,
    fits: (rule) =>
      place === undefined ||
      !site ||
      subjectsOf(rule, rule.each ?? "site", site).some(({ place: at }) => at?.path.includes(place) === true),
  });
  deliver(outputs, () => wallSheetHtml(sheets, lang), io);
}
