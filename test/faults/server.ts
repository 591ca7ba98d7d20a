import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const FIRM = join(ROOT, "test/fixtures/firm");

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** The built command serving the small site from a data folder, with a person signed in. */
export interface Server {
  readonly pid: number;
  readonly address: string;
  /** The session of the person who is signed in: name=value. */
  readonly cookie: string;
  /** Asks as the person who is signed in; the status is 0 where there was no answer. */
  ask(path: string, method?: string, body?: object): Promise<Reply>;
  /** Posts one log of the lobby; answers with the status, or 0 where there was no answer. */
  post(id: string, note?: string): Promise<number>;
  /** Sends a signal, and answers with the exit code or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

export async function serve(
  cwd: string,
  data: string,
  {
    where = ["--rulesets", FIRM, "--site", "small-site"],
    under = [],
  }: {
    readonly where?: readonly string[];
    /** A command that starts another. */ readonly under?: readonly string[];
  } = {},
): Promise<Server> {
  const args = ["serve", ...where, "--data", data, "--port", "0", "--lang", "en"];
  const [command = "", ...rest] = [...under, process.execPath, join(ROOT, "dist/guanjia.cjs"), ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env["PATH"], NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(([code, signal]: (number | string | null)[]) => code ?? signal ?? "");
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  const link = await new Promise<URL>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      const found = /http:\S+\/sign-in\?token=\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(new URL(found));
    });
    void ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  const send = (path: string, method: string, headers: Readonly<Record<string, string>>, body = "") =>
    new Promise<Reply & { readonly cookie: string }>((resolve) => {
      const none = { status: 0, text: "", cookie: "" };
      const sent = request(
        { host: "127.0.0.1", port: link.port, path, method, agent: false, headers: { host: link.host, ...headers } },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part: string) => (text += part));
          const cookie = response.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
          response.on("end", () => resolve({ status: response.statusCode ?? 0, text, cookie }));
          response.on("error", () => resolve(none));
        },
      );
      sent.on("error", () => resolve(none));
      sent.end(body);
    });
  const token = JSON.stringify({ token: link.searchParams.get("token") });
  const { cookie } = await send(link.pathname, "POST", { "content-type": "application/json" }, token);
  const ask = (path: string, method = "GET", body?: object): Promise<Reply> =>
    send(path, method, { cookie, ...(body && { "content-type": "application/json" }) }, body && JSON.stringify(body));
  return {
    pid: child.pid ?? 0,
    address: link.origin,
    cookie,
    ask,
    post: async (id, note) => {
      const { status } = await ask("/api/sites/small-site/records", "POST", {
        id,
        form: "cleaning/log",
        site: "small-site",
        happened: "2026-11-16T08:00:00+08:00",
        "done-by": "cleaner-01",
        place: "lobby",
        marks: [{ row: "hall/floor", result: "done", ...(note !== undefined && { note }) }],
      });
      return status;
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
