import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { loadFrom, type App } from "../../../core/host/app.ts";
import { createServer, type GuanjiaServer } from "../../../core/host/http/server.ts";
import { disk, type Files } from "../../../core/host/store/files.ts";
import { openStore, type Store } from "../../../core/host/store/store.ts";
import { clockAt, folder, type StillClock } from "../store/made.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SITES = join(ROOT, "rulesets/examples/sites");
export const SITE = "example-estate";
export const OTHER = "lake-estate";
/** 2026-11-20, 14:00 at the example site. */
const AFTERNOON = Date.parse("2026-11-20T06:00:00Z");

/** A folder with a configuration: the example site, a second one like it, and a copy of the example firm's ruleset that a test may change. */
function configured(later: Later): { readonly cwd: string; readonly ruleset: string; readonly site: string } {
  const cwd = folder("http", later);
  for (const dir of ["sites", "rulesets/example-firm"]) mkdirSync(join(cwd, dir), { recursive: true });
  const text = readFileSync(join(SITES, `${SITE}.yaml`), "utf8");
  const site = join(cwd, `sites/${SITE}.yaml`);
  writeFileSync(site, text);
  writeFileSync(join(cwd, `sites/${OTHER}.yaml`), text.replace(`site: ${SITE}`, `site: ${OTHER}`));
  for (const name of ["calendars", "cleaning", "greening", "ruleset"])
    copyFileSync(
      join(ROOT, `rulesets/examples/example-firm/${name}.yaml`),
      join(cwd, `rulesets/example-firm/${name}.yaml`),
    );
  writeFileSync(join(cwd, "guanjia.config.json"), JSON.stringify({ rulesets: ["rulesets"], sites: ["sites"] }));
  return { cwd, ruleset: join(cwd, "rulesets/example-firm/cleaning.yaml"), site };
}

/** When what a test made is taken away: after it, or after the suite. */
export type Later = (end: () => void | Promise<void>) => void;

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}
export interface Sent {
  readonly method?: string;
  readonly as?: string | undefined;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Bytes as they are, instead of a JSON body. */
  readonly raw?: Uint8Array | string;
}
export interface Served {
  readonly server: GuanjiaServer;
  readonly store: Store;
  readonly clock: StillClock;
  readonly cwd: string;
  readonly ruleset: string;
  readonly siteFile: string;
  readonly port: number;
  readonly log: Readonly<Record<string, unknown>>[];
  /** Signs a person in, once a person, and asks. */
  send(path: string, sent?: Sent): Promise<Reply>;
  cookieOf(person: string, site?: string): Promise<string>;
  /** Does what the button of a sign-in link does. */
  redeem(path: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  app(): Promise<App>;
}

let unchanged: Promise<{ readonly app: App; readonly place: ReturnType<typeof configured> }> | undefined;

/** The configuration that no test changes, read once a file. */
function shared(): NonNullable<typeof unchanged> {
  if (!unchanged) {
    const place = configured((end) => void process.once("exit", () => void end()));
    unchanged = loadFrom({ cwd: place.cwd }).then((app) => ({ app, place }));
  }
  return unchanged;
}

/** A server on a port of its own, with an empty store; `own` rulesets are those that the test changes. */
export async function served({
  files = disk,
  own = false,
  later = onTestFinished,
  origin,
}: {
  readonly files?: Files;
  readonly own?: boolean;
  readonly later?: Later;
  readonly origin?: string;
} = {}): Promise<Served> {
  const { cwd, ruleset, site } = own ? configured(later) : (await shared()).place;
  const clock = clockAt(AFTERNOON);
  const store = openStore(folder("data", later), { now: clock, files });
  if ("refusals" in store) throw new Error(JSON.stringify(store.refusals));
  const app = () => loadFrom({ cwd });
  const log: Readonly<Record<string, unknown>>[] = [];
  const server = await createServer(own ? await app() : (await shared()).app, {
    store,
    sites: [SITE, OTHER],
    now: clock,
    version: "1",
    reach: { names: ["localhost"], ...(origin !== undefined && { origin }) },
    ui: join(import.meta.dirname, "ui"),
    log: (line) => log.push(line),
  });
  if ("refusals" in server) throw new Error(JSON.stringify(server.refusals));
  await new Promise<void>((resolve) => server.http.listen(0, "127.0.0.1", resolve));
  const { port } = server.http.address() as AddressInfo;
  later(async () => {
    await server.close();
    await store.close();
  });
  const redeem = (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    return call(port, pathname, { method: "POST", body: { token: searchParams.get("token") }, headers });
  };
  const cookies = new Map<string, string>();
  const cookieOf = async (person: string, at = SITE): Promise<string> => {
    const known = cookies.get(`${at}/${person}`);
    if (known !== undefined) return known;
    const { headers } = await redeem(server.signInPath(person, at));
    const cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    cookies.set(`${at}/${person}`, cookie);
    return cookie;
  };
  const send = async (path: string, sent: Sent = {}) => {
    const cookie = sent.cookie ?? (sent.as === undefined ? undefined : await cookieOf(sent.as));
    return call(port, path, { ...sent, ...(cookie !== undefined && { cookie }) });
  };
  return { server, store, clock, cwd, ruleset, siteFile: site, port, log, send, cookieOf, redeem, app };
}

/** node:http, since fetch sets headers of its own and hides some. */
function call(port: number, path: string, { method = "GET", cookie, headers = {}, body, raw }: Sent): Promise<Reply> {
  const bytes = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const request = ask(
      {
        host: "127.0.0.1",
        port,
        path,
        method,
        agent: false,
        headers: {
          host: `localhost:${port}`,
          ...(cookie !== undefined && { cookie }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...(bytes !== undefined && { "content-length": Buffer.byteLength(bytes) }),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(parts).toString("utf8");
          const isJson = (response.headers["content-type"] ?? "").includes("json") && text !== "";
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
          });
        });
      },
    );
    request.on("error", reject);
    request.end(bytes);
  });
}

export const codesOf = ({ json }: Reply): readonly unknown[] =>
  ((json["errors"] ?? []) as { code: string }[]).map(({ code }) => code);

/** A log of one row of a hall. */
export const logged = (id: string, more: object = {}) => ({
  id: id.padEnd(8, "-"),
  form: "cleaning/log",
  site: SITE,
  happened: "2026-11-20T09:00:00+08:00",
  "done-by": "cleaner-01",
  place: "a-hall-1",
  marks: [{ row: "hall/mat-vacuum", result: "done" }],
  ...more,
});
