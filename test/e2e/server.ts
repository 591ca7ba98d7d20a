import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The built command serving the example site from a copy of the shipped rulesets, in a folder of its own. */
export interface Served {
  readonly address: string;
  readonly link: string;
  /** Replaces text of a file of the copied rulesets; resolves to the line where it stood. */
  edit(file: string, from: string, to: string): Promise<number>;
  /** Ends the process, and starts one on the same data and port; resolves to a new link, for somebody else if named. */
  restart(person?: string): Promise<string>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** `as` is who the printed link is for; without it, whom the command chooses. */
export async function serveDemo(as?: string): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), "guanjia-e2e-"));
  const rulesets = join(folder, "rulesets");
  await cp(join(root, "rulesets"), rulesets, { recursive: true });
  let running = await start(folder, rulesets, { port: "0", as });
  const { address } = running;
  return {
    address,
    link: running.link,
    async edit(file, from, to) {
      const path = join(rulesets, file);
      const text = await readFile(path, "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      await writeFile(path, text.replace(from, to));
      return text.slice(0, text.indexOf(from)).split("\n").length;
    },
    async restart(person = as) {
      await running.end();
      running = await start(folder, rulesets, { port: new URL(address).port, as: person });
      return running.link;
    },
    stop: () => running.end(),
    async close() {
      await running.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly address: string;
  readonly link: string;
  end(): Promise<void>;
}

function start(
  folder: string,
  rulesets: string,
  { port, as }: { readonly port: string; readonly as: string | undefined },
): Promise<Running> {
  const command = [join(root, "dist/guanjia.cjs"), "serve", "--demo", "--lang", "zh", "--port", port];
  const args = [
    ...command,
    "--data",
    join(folder, "data"),
    "--rulesets",
    rulesets,
    "--rulesets",
    join(rulesets, "examples"),
    ...(as === undefined ? [] : ["--as", as]),
  ];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let told = "";
  return new Promise((done, fail) => {
    child.stderr.on("data", (text: Buffer) => (told += text.toString()));
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}: ${told}`)));
    let said = "";
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      const link = /http:\S+\/sign-in\?token=\S+/.exec(said)?.[0];
      if (!link) return;
      done({
        address: new URL(link).origin,
        link,
        async end() {
          if (child.exitCode === null) child.kill("SIGTERM");
          await ended;
        },
      });
    });
  });
}
