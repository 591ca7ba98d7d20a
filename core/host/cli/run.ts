import type { Lang } from "../../text/text.ts";
import { Refused, RefusedIn, refused } from "./context.ts";
import { EXIT, faultOf, language, type Io } from "./io.ts";
import type { Commands } from "./options.ts";
import { runProgram } from "./program.ts";

/** Each command is loaded when it is asked for, so that `validate` does not load a server. */
const commandsOf = (io: Io, version: string): Commands => ({
  validate: async (paths, options) => (await import("./validate.ts")).validate(paths, options, io),
  test: async (paths, options) => (await import("./examples.ts")).examples(paths, options, io),
  explain: async (rule, options) => (await import("./explain.ts")).explain(rule, options, io),
  list: async (options) => (await import("./list.ts")).list(options, io),
  check: async (options) => (await import("./check.ts")).check(options, io),
  demo: async (folder, options) => (await import("./demo.ts")).demo(folder, options, io),
  verify: async (folder, options) => (await import("./verify.ts")).verify(folder, options, io),
  print: async (what, options) => (await import("./print.ts")).print(what, options, io),
  serve: async (options) => (await import("./serve.ts")).serve(options, io, version),
});

/** Runs the command line and answers with its exit code; a fault of ours is said with its stack on stderr. */
export async function run(args: readonly string[], io: Io, version: string): Promise<number> {
  const lang = language(io, langIn(args));
  try {
    return await runProgram(args, commandsOf(io, version), io, version, lang);
  } catch (error) {
    if (error instanceof Refused)
      return refused(error.refusals, error instanceof RefusedIn ? error.context : undefined, io, lang);
    io.err(faultOf(error, lang));
    return EXIT.fault;
  }
}

/** The language that is asked for, known before the arguments are read, so that what is wrong with them is said in it. */
function langIn(args: readonly string[]): Lang | undefined {
  const at = args.findLastIndex((one) => one === "--lang" || one.startsWith("--lang="));
  const found = args[at] === "--lang" ? args[at + 1] : args[at]?.slice("--lang=".length);
  return found === "zh" || found === "en" ? found : undefined;
}
