import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Io } from "../../../core/host/cli/io.ts";
import { run } from "../../../core/host/cli/run.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** 2026-11-18T12:00+08:00: the moment at which every command of the tests is run. */
const NOW = Date.parse("2026-11-18T04:00:00Z");

/** A copy of the small firm in a folder of its own. */
export function smallFirm(): { readonly dir: string; remove(): void } {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "guanjia 物业-")));
  cpSync(join(import.meta.dirname, "../../fixtures/firm"), dir, { recursive: true });
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Runs the command line in a folder, in English unless the arguments say otherwise. */
export async function guanjia(
  args: readonly string[],
  cwd: string,
  env: Io["env"] = { LANG: "en_US.UTF-8" },
  tty = false,
): Promise<Ran> {
  let [out, err] = ["", ""];
  const io: Io = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env,
    cwd,
    now: () => NOW,
    tty,
  };
  const code = await run(args, io, "1.2.3");
  return { code, out, err };
}
