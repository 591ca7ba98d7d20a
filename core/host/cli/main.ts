import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT, faultOf, language, type Io } from "./io.ts";
import { run } from "./run.ts";

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  now: () => Date.now(),
  tty: process.stdout.isTTY,
};

// A reader that has read enough (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.clean);
  throw error;
});
// What cannot be told cannot be told either that it cannot.
process.stderr.on("error", () => undefined);
process.on("uncaughtException", (error) => {
  io.err(faultOf(error, language(io, undefined)));
  process.exit(EXIT.fault);
});

/** Runs the command; `load` loads modules from outside, which a script that was not loaded as one cannot. */
export async function start(load: (address: string) => Promise<unknown>): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), { ...io, load }, version());
}

function version(): string {
  for (const up of ["../..", "../../.."]) {
    try {
      const found = JSON.parse(readFileSync(join(import.meta.dirname, up, "package.json"), "utf8")) as {
        name?: string;
        version?: string;
      };
      if (found.name === "guanjia" && found.version !== undefined) return found.version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return "0";
}
