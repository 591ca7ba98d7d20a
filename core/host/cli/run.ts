import { Refused, RefusedIn, refused } from "./context.ts";
import { EXIT, language, type Io } from "./io.ts";
import { runProgram, type Commands } from "./program.ts";

/** Each command is loaded when it is asked for, so that `validate` does not load a server. */
const commandsOf = (io: Io): Commands => ({
  validate: async (paths, options) => (await import("./validate.ts")).validate(paths, options, io),
  test: async (paths, options) => (await import("./examples.ts")).examples(paths, options, io),
  explain: async (rule, options) => (await import("./explain.ts")).explain(rule, options, io),
  list: async (options) => (await import("./list.ts")).list(options, io),
  check: async (options) => (await import("./check.ts")).check(options, io),
  demo: async (folder, options) => (await import("./demo.ts")).demo(folder, options, io),
  verify: async (folder, options) => (await import("./verify.ts")).verify(folder, options, io),
  print: async (what, options) => (await import("./print.ts")).print(what, options, io),
  serve: async (options) => (await import("./serve.ts")).serve(options, io),
});

/** Runs the command line and answers with its exit code; a fault of ours is said with its stack on stderr. */
export async function run(args: readonly string[], io: Io, version: string): Promise<number> {
  const at = args.indexOf("--lang");
  const lang = language(io, at < 0 ? undefined : args[at + 1]);
  try {
    return await runProgram(args, commandsOf(io), io, version);
  } catch (error) {
    if (error instanceof Refused)
      return refused(error.refusals, error instanceof RefusedIn ? error.context : undefined, io, lang);
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.err(
      `${lang === "zh" ? "管家出错，这是程序的缺陷：" : "Guanjia failed, and that is a fault of the program:"}\n${told}\n`,
    );
    return EXIT.fault;
  }
}
