import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { refuse, type Refusal } from "../../refusal.ts";
import { reasonOf } from "../files.ts";
import { Refused } from "./context.ts";
import type { Io } from "./io.ts";

export const FORMATS = ["text", "json", "html", "csv"] as const;
export type Format = (typeof FORMATS)[number];
/** A format, and the file it goes to; stdout without one. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

/** Reads `--format html=report.html --format json`; one of them may go to stdout. */
export function readOutputs(
  values: readonly string[],
  offered: readonly Format[],
  usual: Format = "text",
): readonly Output[] | Refusal {
  const outputs: Output[] = [];
  for (const value of values.length ? values : [usual]) {
    const [, name, file] = /^([^=]*)=(.+)$/s.exec(value) ?? ["", value];
    const format = offered.find((one) => one === name);
    if (!format)
      return refuse("format-unknown", {
        format: name || value,
        offered: offered.join(", "),
        last: offered.at(-1) ?? "",
      });
    if (file !== undefined && outputs.some((output) => output.file === file)) return refuse("output-twice", { file });
    outputs.push(file === undefined ? { format } : { format, file });
  }
  if (outputs.filter((o) => !o.file).length > 1)
    return refuse("format-twice-on-stdout", { formats: outputs.map((o) => o.format).join(", ") });
  return outputs;
}

/** Writes each output whole or not at all: a file is renamed into place. */
export function deliver(outputs: readonly Output[], render: (format: Format) => string, io: Io): void {
  for (const { format, file } of outputs) {
    const text = render(format);
    if (!file) io.out(text);
    else {
      write(resolve(io.cwd, file), file, text);
      io.err(`${file}\n`);
    }
  }
}

function write(path: string, shown: string, text: string): void {
  const part = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    makeFolder(dirname(path));
    writeFileSync(part, text);
    renameSync(part, path);
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    throw new Refused(refuse("output-not-written", { file: shown, reason: reasonOf(error) }));
  }
}

/** One folder after the other: asked for all at once, Node 20 goes round for ever where one cannot be made (in /proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
