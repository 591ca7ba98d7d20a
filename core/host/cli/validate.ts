import { existsSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { App } from "../app.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { countRefusals, placeOf, printRefusals } from "../../refusals/print.ts";
import { sayRefusal } from "../../refusals/say.ts";
import { open, Refused, type Context } from "./context.ts";
import { plural } from "../print/terminal.ts";
import { EXIT, type Io } from "./io.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { ValidateOptions } from "./options.ts";

interface Checked {
  readonly what: string;
  readonly files: number;
  readonly rules?: number;
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Refusal[];
}

/** Every fault of the rulesets and site files named, else of all that are found. */
export async function validate(paths: readonly string[], options: ValidateOptions, io: Io): Promise<number> {
  const outputs = readOutputs(options.format, ["text", "json"]);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const checked = unique((paths.length > 0 ? paths : everything(context.app)).map((path) => check(path, context)));
  const refusals = distinct(checked.flatMap((one) => one.refusals));
  const warnings = distinct(checked.flatMap((one) => one.warnings));
  deliver(
    outputs,
    (format) =>
      format === "json" ? asJson(checked, refusals, warnings, context) : asText(checked, refusals, warnings, context),
    io,
  );
  return refusals.length > 0 ? EXIT.refused : EXIT.clean;
}

/** All rulesets and site files of the roots. */
function everything(app: App): readonly string[] {
  return [
    ...app.folders.map(({ name, version }) => (version === undefined ? name : `${name}@${version}`)),
    ...app.sites.map(({ path }) => path),
  ];
}

function check(path: string, { app, io }: Context): Checked {
  const whole = resolve(io.cwd, path);
  if (/[/\\]/.test(path) && !existsSync(whole)) throw new Refused(refuse("path-missing", { path }));
  const isFile = path.endsWith(".yaml") && existsSync(whole) && statSync(whole).isFile();
  if (isFile && basename(whole) !== "ruleset.yaml" && !existsSync(join(whole, "..", "ruleset.yaml"))) {
    const { refusals, loaded } = app.open(path);
    return { what: path, files: 1 + loaded.reduce((sum, one) => sum + one.files, 0), refusals, warnings: [] };
  }
  const folder = isFile ? join(path, "..") : path;
  if (existsSync(whole) && !existsSync(join(resolve(io.cwd, folder), "ruleset.yaml")))
    throw new Refused(refuse("nothing-to-validate", { path }));
  const { ruleset, files, refusals, warnings } = app.load(folder);
  const name = ruleset ? `${ruleset.name}@${ruleset.version}` : path;
  return { what: name, files, ...(ruleset && { rules: ruleset.rules.length }), refusals, warnings };
}

const unique = (checked: readonly Checked[]): readonly Checked[] => [
  ...new Map(checked.map((one) => [one.what, one])).values(),
];

/** A fault of a parent is a fault of each child: said once. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [
    ...new Map(
      refusals.map((refusal) => [
        `${refusal.at ? placeOf(refusal.at) : ""} ${refusal.code} ${JSON.stringify(refusal.data)}`,
        refusal,
      ]),
    ).values(),
  ];
}

function asText(
  checked: readonly Checked[],
  refusals: readonly Refusal[],
  warnings: readonly Refusal[],
  { app, lang, paint }: Context,
): string {
  const printing = { lang, catalogue: app.catalogue, textOf: app.textOf, paint };
  const notes = warnings.length > 0 ? printRefusals(warnings, printing) + "\n" : "";
  if (refusals.length > 0) return notes + printRefusals(refusals, printing);
  const lines = checked.map(({ what, rules, files }) => {
    const figures =
      lang === "zh"
        ? `${rules === undefined ? "" : `${rules} 条条款，`}${files} 个文件`
        : `${rules === undefined ? "" : `${plural(rules, "rule")}, `}${plural(files, "file")}`;
    return `${paint.green("✓")} ${what}  ${paint.dim(figures)}\n`;
  });
  return notes + lines.join("") + countRefusals([], lang) + "\n";
}

function asJson(
  checked: readonly Checked[],
  refusals: readonly Refusal[],
  warnings: readonly Refusal[],
  { app, lang }: Context,
): string {
  const said = (refusal: Refusal) => ({ ...refusal, ...sayRefusal(refusal, lang, app.catalogue) });
  const validated = checked.map(({ what, files, rules }) => ({ what, files, ...(rules !== undefined && { rules }) }));
  return (
    JSON.stringify({ format: 1, validated, refusals: refusals.map(said), warnings: warnings.map(said) }, null, 2) + "\n"
  );
}
