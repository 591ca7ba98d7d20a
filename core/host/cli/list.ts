import { placeOf } from "../../refusals/print.ts";
import type { Position } from "../../refusal.ts";
import type { Rule } from "../../rule.ts";
import type { Loaded } from "../../ruleset/load.ts";
import type { Lang } from "../../text/text.ts";
import { fieldText } from "../../views/field.ts";
import { unsetOf } from "../unset.ts";
import { isAt } from "../places.ts";
import { checkArea, checkSelection, oneRuleset, oneSite, open, Refused, type Context } from "./context.ts";
import { csv } from "../print/csv.ts";
import { EXIT, type Io } from "./io.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { ListOptions } from "./options.ts";
import { plural, shown, table } from "../print/terminal.ts";

interface Listed {
  readonly rule: Rule;
  /** The field that has no figure, and where to write it. */
  readonly unset?: string;
  readonly at?: Position;
}

/** The rules of a ruleset; with --unset those that lack a figure, each with the file and line to write. */
export async function list(options: ListOptions, io: Io): Promise<number> {
  const outputs = readOutputs(options.format, ["text", "json", "csv"]);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const loaded = oneRuleset(context, options);
  const { ruleset } = loaded;
  if (!ruleset) throw new Refused(...loaded.refusals);
  const { area, place } = options;
  const opened = place === undefined ? undefined : oneSite(context, options);
  checkArea(options, [ruleset]);
  if (opened) checkSelection(options, opened);
  const fits = (rule: Rule): boolean =>
    (area === undefined || rule.area === area) &&
    (!opened || place === undefined || isAt(rule, place, ruleset, opened.site));
  const listed = ruleset.rules
    .filter(fits)
    .map((rule) => listedOf(rule, loaded))
    .filter(({ unset }) => !options.unset || unset !== undefined);
  deliver(
    outputs,
    (format) =>
      format === "json"
        ? asJson(listed, loaded)
        : format === "csv"
          ? asCsv(listed, context.lang)
          : asText(listed, context, !!options.unset),
    io,
  );
  return options.unset && listed.length > 0 ? EXIT.findings : EXIT.clean;
}

function listedOf(rule: Rule, loaded: Loaded): Listed {
  const unset = unsetOf(rule.id, loaded);
  const title = loaded.explain(rule.id).find(({ field }) => field === "title");
  const at = unset?.at ?? title?.places.at(-1);
  return { rule, ...(unset && { unset: unset.field }), ...(at && { at }) };
}

/** What a rule asks, in a few words. */
export function asks(rule: Rule, lang: Lang): string {
  if (rule.kind === "guideline") return rule.text ? shown(rule.text, lang) : "";
  if (rule.kind === "score") return `${lang === "zh" ? "合格线" : "pass"} ${fieldText(rule.pass, lang)}`;
  const gap = rule["longest-gap"];
  const often = fieldText(rule["how-often"], lang);
  return gap === undefined ? often : `${often}, ${lang === "zh" ? "最长间隔" : "longest gap"} ${fieldText(gap, lang)}`;
}

function asText(listed: readonly Listed[], { lang, paint }: Context, unset: boolean): string {
  const rows = listed.map(({ rule, unset: field, at }) => [
    rule.id,
    shown(rule.title, lang),
    unset ? paint.yellow(`${field}: unset`) : asks(rule, lang),
    at ? paint.dim(placeOf(at)) : "",
  ]);
  const count = lang === "zh" ? `${listed.length} 条` : plural(listed.length, "rule");
  return `${table(rows)}${count}\n`;
}

function asJson(listed: readonly Listed[], { ruleset }: Loaded): string {
  const name = ruleset ? `${ruleset.name}@${ruleset.version}` : "";
  return (
    JSON.stringify(
      {
        format: 1,
        ruleset: name,
        rules: listed.map(({ rule, unset, at }) => ({
          ...rule,
          ...(unset !== undefined && { unset }),
          ...(at && { at }),
        })),
      },
      null,
      2,
    ) + "\n"
  );
}

function asCsv(listed: readonly Listed[], lang: Lang): string {
  const head =
    lang === "zh"
      ? ["条款", "业务", "种类", "名称", "要求", "未定值", "位置", "依据", "目录号"]
      : ["rule", "area", "kind", "title", "asks", "unset", "place", "clause", "catalogue"];
  return csv([
    head,
    ...listed.map(({ rule, unset, at }) => [
      rule.id,
      rule.area,
      rule.kind,
      shown(rule.title, lang),
      asks(rule, lang),
      unset ?? "",
      at ? placeOf(at) : "",
      fieldText(rule.cite ?? [], lang),
      fieldText(rule.catalogue ?? [], lang),
    ]),
  ]);
}
