import { randomBytes } from "node:crypto";
import { createServer as createHttp, STATUS_CODES, type Server as HttpServer } from "node:http";
import express, { type NextFunction, type Request, type Response } from "express";
import { policy } from "./policy.ts";
import { ruleKey } from "../rule-keys.ts";
import { bodyOf, cacheOf, isVisit, paramsOf, queryOf, refusedOf, send, showApp, tagOf } from "./request.ts";
import { isForeign, strangeName, type Reach } from "./reach.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import type { RefusalCode } from "../../refusals/index.ts";
import type { App } from "../app.ts";
import type { Store } from "../store/store.ts";
import type { Ask, Server } from "./ask.ts";
import { createEvents } from "./events.ts";
import { may, type SignedIn } from "./may.ts";
import { languageOf, problemOf, Refused } from "./problem.ts";
import { routes, type Route } from "./routes.ts";
import { createSignIn } from "./sign-in.ts";
import { openSites, type Change, type LiveSites } from "./sites.ts";

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
  /** The path that signs one person in, once. */
  signInPath(person: string, site: string): string;
  reload(app: App): Promise<readonly Change[]>;
  /** Finishes what was begun, takes nothing new; the store is the caller's. */
  close(): Promise<void>;
}

/** What Node says of requests that never become one. */
const CLIENT_ERRORS: Readonly<Record<string, RefusalCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "request-too-slow",
  HPE_HEADER_OVERFLOW: "request-header-too-large",
};

/** Makes the server of an app: every address asks `may`, everything refused is a problem+json, nothing is known of a foreign id. */
export async function createServer(
  app: App,
  options: ServerOptions,
): Promise<GuanjiaServer | { readonly refusals: readonly Refusal[] }> {
  const { store, now, log, reach } = options;
  const sites = await openSites(app, options.sites, store, now);
  if ("refusals" in sites) return sites;
  let { catalogue, parts } = app;
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
  const whoIs = (cookies: string | undefined): SignedIn | undefined => {
    const session = server.signIn.who(cookies);
    const live = session && sites.get(session.site);
    const person = session && live?.site.people.get(session.person);
    if (!live || !person) return undefined;
    const today = live.today(now());
    const role = live.rulesetOn(today)?.roles[person.role];
    return { person, site: live.site, today, ...(role && { role }) };
  };

  const web = express();
  web
    .disable("x-powered-by")
    .disable("etag")
    .set("query parser", "simple")
    .set("case sensitive routing", true)
    .set("strict routing", true);
  web.use((request, response, next) => {
    const id = randomBytes(8).toString("hex");
    const started = now();
    response.locals["id"] = id;
    response.setHeader("x-request-id", id);
    response.on("close", () =>
      log({
        time: new Date(started).toISOString(),
        request: id,
        method: request.method,
        route: String(response.locals["route"] ?? "-"),
        status: response.statusCode,
        ms: now() - started,
      }),
    );
    next();
  });
  web.use(policy());
  web.use((request, _, next) => {
    const host = strangeName(request, reach);
    if (host !== undefined) throw new Refused([refuse("request-host", { host: host.slice(0, 80) })]);
    if (request.method !== "GET" && request.method !== "HEAD" && isForeign(request, reach))
      throw new Refused([refuse("request-foreign")]);
    next();
  });

  for (const route of routes)
    web[lower(route.method)](route.path, (request: Request, response: Response) => answer(route, request, response));
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
    const noHead = routes.some((route) => route.path === path && route.noHead);
    const allow = [...methods, ...(methods.includes("GET") && !noHead ? ["HEAD"] : [])].join(", ");
    web.all(path, ({ method }) => {
      throw new Refused([refuse("request-method", { method, allow })], { allow });
    });
  }
  if (options.ui !== undefined) {
    const files = express.static(options.ui, {
      index: "index.html",
      redirect: false,
      dotfiles: "ignore",
      setHeaders: cacheOf(options.ui),
    });
    web.use((request, response, next) =>
      /^\/(api|sign-in|sign-out)(\/|$)/.test(request.path) ? next() : files(request, response, next),
    );
  }
  web.use(() => {
    throw new Refused([refuse("request-not-found")]);
  });
  web.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error);
    else sayProblem(error, request, response);
  });

  const answer = async (route: Route, request: Request, response: Response): Promise<void> => {
    response.locals["route"] = route.path;
    if (route.noHead && request.method === "HEAD")
      throw new Refused([refuse("request-method", { method: "HEAD", allow: "GET" })], { allow: "GET" });
    const cookies = request.headers.cookie;
    const who = whoIs(cookies);
    const params = paramsOf(request);
    const named = params["site"];
    if (route.right !== "open" && !may(who, "known", undefined)) throw new Refused([refuse("request-signed-out")]);
    // a site that somebody has nothing to do with is answered as one that is not there
    if (named !== undefined && !may(who, "known", { id: named })) throw new Refused([refuse("request-not-found")]);
    if (!may(who, route.right, named === undefined ? undefined : { id: named }))
      throw new Refused([refuse("request-not-allowed", { right: route.right })]);
    const query = queryOf(request, route);
    const body = route.body === undefined ? undefined : await bodyOf(request, route.body);
    const live = who && sites.get(who.site.id); // a reload may have come with the last of the body
    const ask: Ask = {
      ...(who && { who }),
      ...(live && { live }),
      params,
      query,
      body,
      cookies,
      secure: reach.origin?.startsWith("https:") ?? false,
      now: now(),
      server,
    };
    if (route.answer === "events") {
      const still = (): boolean => may(whoIs(cookies), route.right, who?.site);
      if (!who || !events.join(response, who.site.id, who.person.id, still))
        throw new Refused([refuse("request-too-many-streams")]);
      return;
    }
    const given = await route.answer(ask);
    const tag =
      route.judged && live && who
        ? tagOf([
            live.store.head.link,
            ...live.world.governing.map(({ ruleset }) => ruleset.digest),
            who.person.id,
            request.url,
            String(Math.floor(ask.now / 60_000)),
          ])
        : undefined;
    send(given, tag === undefined ? undefined : `W/${tag}`, request, response);
  };

  const sayProblem = (error: unknown, request: Request, response: Response): void => {
    const id = String(response.locals["id"]);
    const refused = refusedOf(error);
    if (!refused)
      log({
        time: new Date(now()).toISOString(),
        request: id,
        fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    const lang = languageOf(request.headers["accept-language"]);
    const problem = problemOf(refused?.refusals ?? [refuse("request-failed", { id })], id, lang, catalogue);
    for (const [name, value] of Object.entries(refused?.headers ?? {})) response.setHeader(name, value);
    if (problem.status === 503 || problem.status === 507) response.setHeader("retry-after", "5");
    response.status(problem.status).set("cache-control", "no-store");
    const say = (): void => {
      response
        .set({ "content-type": "application/problem+json; charset=utf-8", "content-language": lang })
        .end(JSON.stringify(problem));
    };
    if (options.ui !== undefined && isVisit(request, problem.status)) showApp(options.ui, response, say);
    else say();
  };

  const http = createHttp(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384, keepAliveTimeout: 5_000 },
    web,
  );
  http.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    const problem = problemOf(
      [refuse(CLIENT_ERRORS[error.code ?? ""] ?? "request-broken")],
      randomBytes(8).toString("hex"),
      "en",
      catalogue,
    );
    const body = JSON.stringify(problem);
    socket.end(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
  return {
    http,
    sites,
    signInPath: (person, site) => `/sign-in?token=${server.signIn.link(person, site)}`,
    async reload(next) {
      const changes = await sites.reload(next);
      ({ catalogue, parts } = next);
      for (const change of changes) {
        const { site, did, ...data } = change;
        events.tell(site, did === "reloaded" ? "ruleset-reloaded" : "ruleset-refused", data);
      }
      return changes;
    },
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      events.close();
      http.closeIdleConnections();
      await closed;
    },
  };
}

const lower = (method: Route["method"]) => method.toLowerCase() as "get" | "post" | "put" | "delete";
