import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { SAYS, type Says } from "../../finding.ts";
import { say, type Lang, type Text } from "../../text/text.ts";
import { COMMANDS, formatsText, OPTIONS, parserSays, WORDS } from "./help.ts";
import { EXIT, type Io } from "./io.ts";
import type {
  CheckOptions,
  Commands,
  DemoOptions,
  ExplainOptions,
  ListOptions,
  PrintOptions,
  ServeOptions,
  ValidateOptions,
  VerifyOptions,
} from "./options.ts";

type OptionName = keyof typeof OPTIONS;

/** Verdicts that end a check with 1, where nothing else is said. */
const FAIL_ON: readonly Says[] = ["short", "late", "failed", "overdue", "missed"];
/** What a command is about. */
const SELECTS: ReadonlySet<OptionName> = new Set(["site", "ruleset", "area", "place"]);
const COMMON: readonly OptionName[] = ["lang", "rulesets", "plugin", "config", "data"];

/** Reads the arguments and runs one command; wrong use is refused with exit 2 and a suggestion. */
export async function runProgram(
  args: readonly string[],
  commands: Commands,
  io: Io,
  version: string,
  lang: Lang,
): Promise<number> {
  let code: number = EXIT.clean;
  const words = (text: Text): string => say(text, lang);
  const helpOption = ["-h, --help", words(WORDS.help)] as const;
  const program = new Command("guanjia")
    .description(words(WORDS.about))
    .version(version, "-V, --version", words(WORDS.version))
    .helpOption(...helpOption)
    .helpCommand("help [command]", words(WORDS.helpOf))
    .addOption(optionOf("lang", lang))
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText("after", `\n${words(WORDS.exits)}`)
    .configureHelp({
      optionDescription: ({ description }) => description,
      styleTitle: (title) => parserSays(title, lang),
    })
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(`${parserSays(text, lang).trim()}\n${words(WORDS.see)}\n`),
    });

  /** A command with its own options first. */
  const command = (name: keyof typeof COMMANDS, formats: string, ...options: readonly OptionName[]): Command => {
    const { spec, about, examples } = COMMANDS[name];
    const made = program
      .command(spec)
      .description(words(about))
      .helpOption(...helpOption)
      .addHelpText("after", `\n${words(WORDS.examples)}\n${examples.map((one) => `  $ guanjia ${one}\n`).join("")}`);
    for (const option of options) made.addOption(optionOf(option, lang));
    if (formats !== "") made.addOption(repeatable("--format <format[=file]>", words(formatsText(formats))));
    for (const option of COMMON) made.addOption(optionOf(option, lang).helpGroup(words(WORDS.common)));
    return made;
  };
  const ends = async (ending: Promise<number>): Promise<void> => {
    code = await ending;
  };

  command("validate", "text, json").action((paths: string[], options: ValidateOptions) =>
    ends(commands.validate(paths, { ...options, lang })),
  );
  command("test", "text, json").action((paths: string[], options: ValidateOptions) =>
    ends(commands.test(paths, { ...options, lang })),
  );
  command("explain", "text, json", "site", "ruleset").action((rule: string, options: ExplainOptions) =>
    ends(commands.explain(rule, { ...options, lang })),
  );
  command("list", "text, json, csv", "site", "ruleset", "area", "place", "unset").action((options: ListOptions) =>
    ends(commands.list({ ...options, lang })),
  );
  command(
    "check",
    "text, json, html, csv",
    ...(["site", "area", "place", "from", "to", "as-of", "records", "all", "fail-on"] as const),
  ).action((options: CheckOptions) => ends(commands.check({ ...options, lang })));
  command("demo", "", "site", "until").action((folder: string | undefined, options: DemoOptions) =>
    ends(commands.demo(folder, { ...options, lang })),
  );
  command("verify", "text, json", "site", "head").action((folder: string | undefined, options: VerifyOptions) =>
    ends(commands.verify(folder, { ...options, lang })),
  );
  command("print", "table: html; refusals: text", "site", "ruleset", "area", "place").action(
    (what: string, options: PrintOptions) => ends(commands.print(what, { ...options, lang })),
  );
  command("serve", "", "site", "as", "demo", "port", "host", "address").action((options: ServeOptions) =>
    ends(commands.serve({ ...options, lang })),
  );

  try {
    await program.parseAsync(helpless(args), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.clean : EXIT.refused;
  }
  return code;
}

/** `help chek` is as wrong as `chek`; the parser would say nothing of it. */
function helpless(args: readonly string[]): string[] {
  const [help, name = "-"] = args;
  const isWrong = help === "help" && name !== "help" && !name.startsWith("-") && !Object.hasOwn(COMMANDS, name);
  return isWrong ? args.slice(1) : [...args];
}

function optionOf(name: OptionName, lang: Lang): Option {
  const [flags, text] = OPTIONS[name];
  const option = new Option(flags, say(text, lang));
  if (name === "lang") return option.choices(["zh", "en"]);
  if (name === "port") return option.argParser((value) => portIn(value, lang));
  if (name === "address") return option.argParser((value) => originIn(value, lang));
  if (name === "fail-on") return option.argParser((value) => verdictsIn(value, lang)).default(FAIL_ON);
  if (name === "rulesets" || name === "plugin") return repeatable(flags, option.description);
  return SELECTS.has(name) ? option.argParser((value, before) => onceIn(value, before, lang)) : option;
}

/** A second value looks like one more, and would take the place of the first. */
function onceIn(value: string, before: unknown, lang: Lang): string {
  if (before !== undefined) throw new InvalidArgumentError(say(WORDS.once, lang));
  return value;
}

const repeatable = (flags: string, about: string): Option =>
  new Option(flags, about)
    .argParser((value: string, before: readonly string[]): readonly string[] => [...before, value])
    .default([]);

function portIn(value: string, lang: Lang): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError(say(WORDS.port, lang));
  return number;
}

/** https://guanjia.example.com, without a path. */
function originIn(value: string, lang: Lang): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new InvalidArgumentError(say(WORDS.address, lang));
  return url.origin;
}

function verdictsIn(value: string, lang: Lang): readonly Says[] {
  if (value === "none") return [];
  return value.split(",").map((word) => {
    const verdict = SAYS.find((one) => one === word.trim());
    if (!verdict)
      throw new InvalidArgumentError(
        `${say(WORDS.verdicts, lang)}${SAYS.join(lang === "zh" ? "、" : ", ")}${lang === "zh" ? "。" : "."}`,
      );
    return verdict;
  });
}
