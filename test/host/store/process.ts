import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { build } from "vite";
import { folder } from "./made.ts";

/** Makes a script that Node runs as it stands, dependencies in it. */
export async function bundle(entry: URL, outDir = folder("bundle")): Promise<string> {
  await build({
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: {
      ssr: entry.pathname,
      outDir,
      emptyOutDir: false,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "script.mjs" } },
    },
  });
  return `${outDir}/script.mjs`;
}

export interface Started {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly said: string[];
  /** Resolves when it has said so many lines, or ended. */
  lines(count: number): Promise<void>;
  /** Resolves with its exit code or the signal that ended it. */
  ended(): Promise<number | string>;
}

export function start(command: string, args: readonly string[]): Started {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((check) => check());
  reader.on("line", (line) => {
    said.push(line);
    wake();
  });
  let closed = false;
  const end = once(child, "close").then(([code, signal]: (number | string | null)[]) => {
    closed = true;
    wake();
    return code ?? signal ?? "";
  });
  return {
    process: child,
    said,
    lines: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (said.length < count && !closed) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    ended: () => end,
  };
}
