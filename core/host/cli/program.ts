import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { VERDICTS, type Verdict } from "../../finding.ts";
import { EXIT, type Io } from "./io.ts";

/** Options that every command takes. */
export interface Common {
  readonly lang?: string;
  readonly rulesets: readonly string[];
  readonly plugin: readonly string[];
  readonly config?: string;
  readonly data?: string;
}
export interface Selection {
  readonly site?: string;
  readonly ruleset?: string;
  readonly area?: string;
  readonly place?: string;
}
export interface ValidateOptions extends Common {
  readonly format: readonly string[];
}
export interface ExplainOptions extends Common, Selection {
  readonly format: readonly string[];
}
export interface ListOptions extends Common, Selection {
  readonly unset?: boolean;
  readonly format: readonly string[];
}
export interface CheckOptions extends Common, Selection {
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly records?: string;
  readonly failOn: readonly Verdict[];
  readonly all?: boolean;
  readonly format: readonly string[];
}
export interface DemoOptions extends Common, Selection {
  readonly until?: string;
}
export interface VerifyOptions extends Common {
  readonly site?: string;
  readonly head?: string;
  readonly format: readonly string[];
}
export interface PrintOptions extends Common, Selection {
  readonly format: readonly string[];
}
export interface ServeOptions extends Common, Selection {
  readonly port?: number;
  readonly host?: string;
  readonly as?: string;
  readonly demo?: boolean;
  /** Of the program. */
  readonly version: string;
}

/** What each command does; each answers with an exit code. */
export interface Commands {
  validate(paths: readonly string[], options: ValidateOptions): Promise<number>;
  test(paths: readonly string[], options: ValidateOptions): Promise<number>;
  explain(rule: string, options: ExplainOptions): Promise<number>;
  list(options: ListOptions): Promise<number>;
  check(options: CheckOptions): Promise<number>;
  demo(folder: string | undefined, options: DemoOptions): Promise<number>;
  verify(folder: string | undefined, options: VerifyOptions): Promise<number>;
  print(what: string, options: PrintOptions): Promise<number>;
  serve(options: ServeOptions): Promise<number>;
}

/** Reads the arguments and runs one command; wrong use is refused with exit 2 and a suggestion. */
export async function runProgram(
  args: readonly string[],
  commands: Commands,
  io: Io,
  version: string,
): Promise<number> {
  let code: number = EXIT.clean;
  const program = new Command("guanjia")
    .description(
      "Property service standards as YAML, and verdicts from recorded work. 把服务标准写成数据，用记录判定是否做到。",
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError()
    .showHelpAfterError("\nguanjia --help");
  const command = (spec: string, about: string, examples: readonly string[]) =>
    shared(
      program
        .command(spec)
        .description(about)
        .addHelpText("after", `\nExamples:\n${examples.map((e) => `  $ guanjia ${e}\n`).join("")}`)
        .exitOverride(),
    );

  formats(
    command("validate [paths...]", "Report every fault of rulesets and site files. 检查标准文件", [
      "validate",
      "validate rulesets/examples/example-firm --lang zh",
      "validate firm/sites/east.yaml --format json",
    ]),
    "text, json",
  ).action(async (paths: string[], options: ValidateOptions) => {
    code = await commands.validate(paths, options);
  });
  formats(
    command("test [paths...]", "Run the examples (*.tests.yaml) that stand beside rules. 运行标准旁的例子", [
      "test",
      "test rulesets/examples/example-firm",
    ]),
    "text, json",
  ).action(async (paths: string[], options: ValidateOptions) => {
    code = await commands.test(paths, options);
  });
  formats(
    selecting(
      command("explain <rule>", "Show a rule in force, and the file and line that set each field. 说明一条标准的来历", [
        "explain cleaning/hall/mat-vacuum",
        "explain cleaning/hall/mat-vacuum --ruleset work-guide --lang zh",
      ]),
      "site",
      "ruleset",
    ),
    "text, json",
  ).action(async (rule: string, options: ExplainOptions) => {
    code = await commands.explain(rule, options);
  });
  formats(
    selecting(
      command("list", "List rules; with --unset only those that lack a figure. 列出条款", [
        "list --area cleaning",
        "list --unset --ruleset work-guide",
        "list --format csv=rules.csv",
      ]),
      "site",
      "ruleset",
      "area",
    ),
    "text, json, csv",
  )
    .option("--unset", "only rules whose figure is not set, with the file and line to write")
    .action(async (options: ListOptions) => {
      code = await commands.list(options);
    });
  formats(
    selecting(
      command("check", "Judge recorded work against the standard. 用记录判定标准是否做到", [
        "check",
        "check --from 2026-11-01 --to 2026-11-30 --area cleaning",
        "check --format text --format html=report.html --format csv=findings.csv",
        "check --fail-on missed,overdue",
      ]),
      "site",
      "area",
      "place",
    ),
    "text, json, html, csv",
  )
    .option("--as-of <moment>", "judge with what was known then (2026-11-20 or 2026-11-20T18:00+08:00); now without it")
    .option("--from <date>", "first day; the first of the month without it")
    .option("--to <date>", "last day; the day of --as-of without it")
    .option("--records <file>", "records as JSON lines, instead of the data folder")
    .option("--all", "list every judged duty, the met ones too")
    .addOption(
      new Option("--fail-on <verdicts>", "verdicts that end with exit 1; none for never")
        .argParser(verdicts)
        .default(["short", "late", "failed", "overdue", "missed"]),
    )
    .action(async (options: CheckOptions) => {
      code = await commands.check(options);
    });
  selecting(
    command("demo [folder]", "Fill a data folder with an example month. 写入示例月", [
      "demo .guanjia/demo",
      "demo /tmp/demo --until 2026-11-20",
    ]),
    "site",
  )
    .option("--until <date>", "last day of the month; today without it")
    .action(async (folder: string | undefined, options: DemoOptions) => {
      code = await commands.demo(folder, options);
    });
  formats(
    command("verify [folder]", "Walk the chain of every journal and name the first bad line. 核对记录链", [
      "verify",
      "verify .guanjia/demo --site example-estate",
    ])
      .option("--site <site>", "one site only")
      .option("--head <link>", "the head that was printed or sent away: a cut tail then shows"),
    "text, json",
  ).action(async (folder: string | undefined, options: VerifyOptions) => {
    code = await commands.verify(folder, options);
  });
  formats(
    selecting(
      command("print <what>", "Print the wall sheet of a table (table) or the catalogue of refusals (refusals). 打印", [
        "print table --area cleaning --format html=wall.html",
        "print refusals --lang zh",
      ]),
      "site",
      "ruleset",
      "area",
      "place",
    ),
    "html, text",
  ).action(async (what: string, options: PrintOptions) => {
    code = await commands.print(what, options);
  });
  selecting(
    command("serve", "Serve the app at a printed address with a one-time sign-in link. 启动网页", [
      "serve --demo",
      "serve --data /srv/guanjia --site east --as supervisor-01 --port 8080",
    ]),
    "site",
  )
    .option("--port <number>", "port; PORT or 7410 without it", port)
    .option("--host <address>", "address to listen on; loopback without it")
    .option("--as <person>", "the person of the site file that the sign-in link is for")
    .option("--demo", "the example site, its month filled in on the first run")
    .action(async (options: ServeOptions) => {
      code = await commands.serve({ ...options, version });
    });

  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.clean : EXIT.refused;
  }
  return code;
}

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

function shared(command: Command): Command {
  return command
    .addOption(new Option("--lang <lang>", "zh or en; LANG without it").choices(["zh", "en"]))
    .option("--rulesets <folder>", "where rulesets are found, before those of the config (repeatable)", several, [])
    .option("--plugin <file>", "an area from outside, an ES module (repeatable)", several, [])
    .option("--config <file>", "guanjia.config.json; the nearest upward without it")
    .option("--data <folder>", "data folder; GUANJIA_DATA, the config or .guanjia without it");
}

const SELECTING = {
  site: ["--site <site>", "a site by name, or its file"],
  ruleset: ["--ruleset <name>", "a ruleset by name or name@version; the one that governs the site without it"],
  area: ["--area <area>", "one area only: cleaning"],
  place: ["--place <place>", "one place with all that is inside it"],
} as const;

/** The options by which a command can be narrowed; only those that it heeds. */
function selecting(command: Command, ...options: readonly (keyof typeof SELECTING)[]): Command {
  for (const option of options) command.option(SELECTING[option][0], SELECTING[option][1]);
  return command;
}

const formats = (command: Command, offered: string): Command =>
  command.option("--format <format[=file]>", `${offered}; to a file after = (repeatable)`, several, []);

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  return number;
}

function verdicts(value: string): readonly Verdict[] {
  if (value === "none") return [];
  return value.split(",").map((word) => {
    const verdict = VERDICTS.find((v) => v === word.trim());
    if (!verdict) throw new InvalidArgumentError(`'${word}' is not a verdict. Verdicts: ${VERDICTS.join(", ")}.`);
    return verdict;
  });
}
