import { refusalsMarkdown } from "../../refusals/print.ts";
import { refuse } from "../../refusal.ts";
import { isAt } from "../places.ts";
import { sheetsOf, wallSheetHtml } from "../print/wall-sheet.ts";
import { isDraftAmong } from "../drafts.ts";
import { look } from "../store/look.ts";
import { checkArea, checkSelection, oneRuleset, oneSite, open, Refused, type Context } from "./context.ts";
import { EXIT, type Io } from "./io.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { PrintOptions } from "./options.ts";

/** Prints the wall sheet of a table, or the catalogue of refusals. */
export async function print(what: string, options: PrintOptions, io: Io): Promise<number> {
  if (what !== "table" && what !== "refusals") throw new Refused(refuse("print-unknown", { what }));
  const format = what === "table" ? "html" : "text";
  const outputs = readOutputs(options.format, [format], format);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const { app, lang } = context;
  deliver(outputs, () => (what === "table" ? wallSheets(options, context) : refusalsMarkdown(lang, app.catalogue)), io);
  return EXIT.clean;
}

function wallSheets(options: PrintOptions, context: Context): string {
  const { app, lang } = context;
  const loaded = oneRuleset(context, options);
  const { ruleset } = loaded;
  if (!ruleset) throw new Refused(...loaded.refusals);
  const opened = options.place !== undefined || options.ruleset === undefined ? oneSite(context, options) : undefined;
  checkArea(options, [ruleset]);
  if (opened) checkSelection(options, opened);
  const site = opened?.site;
  const known = site && look(app.data, site.id);
  if (known && "code" in known) throw new Refused(known);
  const draft = known !== undefined && isDraftAmong(known.publications)(ruleset);
  const { place } = options;
  const sheets = sheetsOf(ruleset, lang, {
    ...(options.area !== undefined && { area: options.area }),
    draft,
    fits: (rule) => place === undefined || !site || isAt(rule, place, ruleset, site),
  });
  if (sheets.length === 0) throw new Refused(refuse("print-empty", { ruleset: `${ruleset.name}@${ruleset.version}` }));
  return wallSheetHtml(sheets, lang);
}
