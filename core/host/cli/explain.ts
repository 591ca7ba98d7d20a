import { placeOf } from "../../refusals/print.ts";
import { refuse } from "../../refusal.ts";
import type { Rule } from "../../rule.ts";
import type { Explained, Ruleset } from "../../ruleset/ruleset.ts";
import { nearest } from "../../text/nearest.ts";
import type { Lang } from "../../text/text.ts";
import { printable } from "../../text/width.ts";
import { fieldText } from "../../views/field.ts";
import { ruleKey } from "../rule-keys.ts";
import { oneRuleset, open, Refused, type Context } from "./context.ts";
import { EXIT, type Io } from "./io.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { ExplainOptions } from "./options.ts";
import { shown, table } from "../print/terminal.ts";

/** A rule in force, and for each field every place that set it. */
export async function explain(wanted: string, options: ExplainOptions, io: Io): Promise<number> {
  const outputs = readOutputs(options.format, ["text", "json"]);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const loaded = oneRuleset(context, options);
  const ruleset = loaded.ruleset;
  if (!ruleset) throw new Refused(...loaded.refusals);
  const rule = ruleset.rules.find(({ id }) => id === wanted);
  if (!rule) throw new Refused(unknown(wanted, ruleset));
  const fields = loaded.explain(rule.id);
  deliver(
    outputs,
    (format) =>
      format === "json"
        ? JSON.stringify({ format: 1, rule, fields }, null, 2) + "\n"
        : asText(rule, fields, ruleset, context),
    io,
  );
  return EXIT.clean;
}

function unknown(rule: string, { name, version, rules, dropped }: Ruleset) {
  const gone = dropped.find(({ id }) => id === rule);
  if (gone)
    return refuse(
      "rule-dropped",
      { rule, "reason-zh": shown(gone.reason, "zh"), "reason-en": shown(gone.reason, "en") },
      gone.at,
    );
  const ids = rules.map(({ id }) => id);
  const close = ids.find((id) => id.endsWith(`/${rule}`)) ?? nearest(rule, ids);
  return refuse("rule-unknown", { rule, ruleset: `${name}@${version}`, ...(close !== undefined && { close }) });
}

function asText(rule: Rule, fields: readonly Explained[], ruleset: Ruleset, context: Context): string {
  const { lang, paint, app } = context;
  const named = (key: string): string => {
    const zh = lang === "zh" ? ruleKey(app.parts.schemas, rule.id, key)?.zh : undefined;
    return zh === undefined ? key : `${key}（${zh}）`;
  };
  const head = `${paint.bold(rule.id)}  ${shown(rule.title, lang)}  ${paint.dim(`${ruleset.name}@${ruleset.version}`)}\n\n`;
  const rows = fields.flatMap(({ field, value, places }) => {
    const [last, ...older] = [...places].reverse();
    return [
      [fieldNamed(field, named, lang), printable(fieldText(value, lang)), last ? placeOf(last) : ""],
      ...older.map((place) => ["", "", paint.dim(`${was(lang)} ${placeOf(place)}`)]),
    ];
  });
  return head + table(rows);
}

/** A field; where it is set anew for some places only, with these. */
function fieldNamed(field: string, named: (key: string) => string, lang: Lang): string {
  const [key = field, ...where] = field.split(" ");
  if (where.length === 0) return named(key);
  return `${named(key)} · ${printable(fieldText(JSON.parse(where.join(" ")), lang))}`;
}

const was = (lang: Lang): string => (lang === "zh" ? "原为" : "before");
