import { createServer as createHttp, type Server as HttpServer } from "node:http";
import type { Refusal } from "../../refusal.ts";
import type { App } from "../app.ts";
import { ruleKey } from "../rule-keys.ts";
import type { Store } from "../store/store.ts";
import { createAnswer } from "./answer.ts";
import type { Server } from "./ask.ts";
import { closing } from "./closing.ts";
import { createEvents } from "./events.ts";
import type { Reach } from "./reach.ts";
import { createRefusing } from "./refusing.ts";
import { createSignIn } from "./sign-in.ts";
import { openSites, type Change, type LiveSites } from "./sites.ts";
import { createWeb } from "./web.ts";

export interface ServerOptions {
  readonly store: Store;
  /** Names of the sites that are served. */
  readonly sites: readonly string[];
  /** Milliseconds since 1970; the server's only clock. */
  readonly now: () => number;
  readonly version: string;
  /** The folder of the built app. */
  readonly ui?: string;
  readonly reach: Reach;
  /** One object for each request and fault, without personal data. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** A server that stands but does not yet listen. */
export interface GuanjiaServer {
  readonly http: HttpServer;
  readonly sites: LiveSites;
  /** The path of a page with a button that signs one person in, once. */
  signInPath(person: string, site: string): string;
  reload(app: App): Promise<readonly Change[]>;
  /** Finishes what was begun, takes nothing new; the store is the caller's. */
  close(): Promise<void>;
}

/** Makes the server of an app: every address asks `may`, everything refused is a problem+json, nothing is known of a foreign id. */
export async function createServer(
  app: App,
  options: ServerOptions,
): Promise<GuanjiaServer | { readonly refusals: readonly Refusal[] }> {
  const { store, now, log, reach, ui } = options;
  const sites = await openSites(app, options.sites, store, now);
  if ("refusals" in sites) return sites;
  let { catalogue, parts } = app;
  let loaded = now();
  const events = createEvents();
  const server: Server = {
    version: options.version,
    state: store.state,
    signIn: createSignIn(store.state, now),
    events,
    health: () => sites.health(),
    resume: () => void store.resume(),
    isRecord: (value) => parts.validators["RecordInput"]?.(value) ?? false,
    ruleKey: (rule, key) => ruleKey(parts.schemas, rule, key),
    live: (site) => sites.get(site),
  };
  const logged = (at: number, line: Readonly<Record<string, unknown>>): void =>
    log({ time: new Date(at).toISOString(), ...line });
  const refusing = createRefusing({
    catalogue: () => catalogue,
    ui,
    fault: (request, fault) => logged(now(), { request, fault }),
  });
  const answer = createAnswer({ server, reach, ui, now, loaded: () => loaded });
  const web = createWeb({
    reach,
    ui,
    now,
    answer,
    say: refusing.say,
    over: ({ id, ms, ...rest }) => logged(now() - ms, { request: id, ...rest, ms }),
  });
  const http = createHttp(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384, keepAliveTimeout: 5_000 },
    web,
  );
  http.on("clientError", refusing.sayRaw);
  const close = closing(http);
  return {
    http,
    sites,
    signInPath: (person, site) => `/sign-in?token=${server.signIn.link(person, site)}`,
    async reload(next) {
      const changes = await sites.reload(next);
      ({ catalogue, parts } = next);
      loaded = now();
      for (const change of changes) {
        const { site, did, ...data } = change;
        events.tell(site, did === "reloaded" ? "ruleset-reloaded" : "ruleset-refused", data);
      }
      return changes;
    },
    close() {
      events.close();
      return close();
    },
  };
}
