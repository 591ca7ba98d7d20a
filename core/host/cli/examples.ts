import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { TestsFile } from "../../../schemas/generated/tests.ts";
import { runExamples, type Outcome } from "../examples/run.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { sayRefusal } from "../../refusals/say.ts";
import type { RulesetFolder } from "../../ruleset/load.ts";
import { listFolder, readFolder, readText, shownPath } from "../files.ts";
import { readAs } from "../read-as.ts";
import { plural } from "../print/terminal.ts";
import { open, Refused, RefusedIn, type Context } from "./context.ts";
import { EXIT, type Io } from "./io.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { ValidateOptions } from "./options.ts";

const ENDING = ".tests.yaml";

interface Ran {
  readonly file: string;
  readonly outcomes: readonly Outcome[];
}

/** Runs the examples of the folders and files named, else of all rulesets found; ends with 1 where one does not hold. */
export async function examples(paths: readonly string[], options: ValidateOptions, io: Io): Promise<number> {
  const outputs = readOutputs(options.format, ["text", "json"]);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const named = paths.length > 0 ? paths : context.app.folders.map(({ path }) => path);
  const files = named.flatMap((path) => testsIn(path, context));
  if (files.length === 0) throw new Refused(refuse("no-examples", { path: paths.join(", ") || "." }));
  const ran = files.map((file) => runFile(file, context));
  deliver(outputs, (format) => (format === "json" ? asJson(ran) : asText(ran, context)), io);
  return ran.some(({ outcomes }) => outcomes.some(isWrong)) ? EXIT.findings : EXIT.clean;
}

const isWrong = ({ wrong, refusals }: Outcome): boolean => wrong.length + refusals.length > 0;

/** The files of examples that a path holds, or the ruleset of that name. */
function testsIn(path: string, { app, io }: Context): readonly string[] {
  const named = app.folders.filter(({ name, version }) => path === name || path === `${name}@${version ?? ""}`);
  const whole = named[0] && !existsSync(resolve(io.cwd, path)) ? named[0].path : path;
  const at = resolve(io.cwd, whole);
  if (!existsSync(at)) throw new Refused(refuse("path-missing", { path }));
  if (!statSync(at).isDirectory()) return [at];
  const { names, refusals } = listFolder(at, io.cwd);
  if (refusals.length > 0) throw new Refused(...refusals);
  return names.filter((name) => name.endsWith(ENDING)).map((name) => join(at, name));
}

/** A file that names no ruleset and gives no rule is about the ruleset in whose folder it stands. */
function runFile(path: string, context: Context): Ran {
  const { app, io } = context;
  const { value: file, refusals } = readAs<TestsFile>("TestsFile", readText(path, io.cwd), app.parts, "as-written");
  if (!file) throw new RefusedIn(context, refusals);
  const folder = dirname(path);
  const beside = existsSync(join(folder, "ruleset.yaml")) ? readFolder(folder, folder, io.cwd) : undefined;
  const about = file.ruleset === undefined && beside && !givesRules(file) ? { ...file, ruleset: beside.name } : file;
  return { file: shownPath(path, io.cwd), outcomes: runExamples(about, app.parts, folders(beside, app.folders)) };
}

const folders = (beside: RulesetFolder | undefined, all: readonly RulesetFolder[]): readonly RulesetFolder[] =>
  beside ? [beside, ...all.filter(({ path }) => path !== beside.path)] : all;

const givesRules = ({ given, examples: all }: TestsFile): boolean =>
  given?.rule !== undefined || Object.values(all).some(({ rule, rules, versions }) => rule ?? rules ?? versions);

function asText(ran: readonly Ran[], { app, lang, paint }: Context): string {
  const refused = (refusal: Refusal): string => sayRefusal(refusal, lang, app.catalogue).text;
  const lines = ran.flatMap(({ file, outcomes }) => [
    paint.bold(file),
    ...outcomes.flatMap((outcome) =>
      isWrong(outcome)
        ? [
            `${paint.red("✗")} ${outcome.name}`,
            ...[...outcome.wrong, ...outcome.refusals.map(refused)].map((why) => `    ${why}`),
          ]
        : [`${paint.green("✓")} ${outcome.name}`],
    ),
  ]);
  const all = ran.flatMap(({ outcomes }) => outcomes);
  const failed = all.filter(isWrong).length;
  const good = all.length - failed;
  const count =
    lang === "zh"
      ? `${good} 个例子成立，${failed} 个不成立`
      : `${plural(good, "example")} ${good === 1 ? "holds" : "hold"}, ${failed} ${failed === 1 ? "does" : "do"} not`;
  return `${lines.join("\n")}\n${count}\n`;
}

function asJson(ran: readonly Ran[]): string {
  const files = ran.map(({ file, outcomes }) => ({
    file,
    examples: outcomes.map(({ name, wrong, refusals }) => ({
      name,
      holds: wrong.length + refusals.length === 0,
      wrong,
      refusals,
    })),
  }));
  return JSON.stringify({ format: 1, files }, null, 2) + "\n";
}
