import { createColors } from "picocolors";
import type { Lang } from "../../text/text.ts";
import type { Paint } from "../print/terminal.ts";

/** Where a command reads and writes: the process, or a test. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since 1970. The only clock of the command line. */
  now(): number;
  /** Whether people look at stdout: colours only then. */
  readonly tty: boolean;
  /** Loads a module by its address, where another way is needed than `import`. */
  readonly load?: (address: string) => Promise<unknown>;
}

/** Exit codes: clean; findings; refused input or wrong use; a fault of ours. */
export const EXIT = { clean: 0, findings: 1, refused: 2, fault: 3 } as const;

export function painter(io: Io): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  const isForced = !!FORCE_COLOR && FORCE_COLOR !== "0";
  return createColors(!NO_COLOR && (isForced || (io.tty && TERM !== "dumb")));
}

/** `--lang`, else the language of the environment as POSIX orders it (LC_ALL, LC_MESSAGES, LANG); Chinese for zh, English otherwise. */
export function language(io: Io, wanted: string | undefined): Lang {
  const found = wanted ?? io.env["LC_ALL"] ?? io.env["LC_MESSAGES"] ?? io.env["LANG"] ?? "";
  return /^zh/i.test(found) ? "zh" : "en";
}

/** A fault of ours, with what whoever mends it needs. */
export function faultOf(error: unknown, lang: Lang): string {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${lang === "zh" ? "管家出错，这是程序的缺陷：" : "Guanjia failed, and that is a fault of the program:"}\n${told}\n`;
}
