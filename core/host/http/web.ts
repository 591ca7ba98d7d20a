import { randomBytes } from "node:crypto";
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import { refuse } from "../../refusal.ts";
import { policy } from "./policy.ts";
import { Refused } from "./problem.ts";
import { isForeign, strangeName, type Reach } from "./reach.ts";
import { cacheOf } from "./request.ts";
import { routes, type Route } from "./routes.ts";

/** What the server does with requests. */
interface Web {
  readonly reach: Reach;
  /** The folder of the built app. */
  readonly ui: string | undefined;
  answer(route: Route, request: Request, response: Response): Promise<void>;
  say(error: unknown, request: Request, response: Response): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** Told when a request is over: its number, the route it took, and for how long. */
  over(request: Over): void;
}

interface Over {
  readonly id: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** The way of a request: a number, the policy, who is asked and from where, the routes, the files of the app, or a refusal. */
export function createWeb(web: Web): Express {
  const { ui, reach } = web;
  const made = express()
    .disable("x-powered-by")
    .disable("etag")
    .set("query parser", "simple")
    .set("case sensitive routing", true)
    .set("strict routing", true);
  made.use(numbered(web), policy(), ours(reach));
  for (const route of routes)
    made[lower(route.method)](route.path, (request: Request, response: Response) => {
      response.locals["route"] = route.path;
      return web.answer(route, request, response);
    });
  for (const path of new Set(routes.map((route) => route.path))) made.all(path, otherMethods(path));
  if (ui !== undefined) made.use(filesOf(ui));
  made.use(() => {
    throw new Refused([refuse("request-not-found")]);
  });
  made.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error);
    else web.say(error, request, response);
  });
  return made;
}

function numbered({ now, over }: Web): RequestHandler {
  return ({ method }, response, next) => {
    const id = randomBytes(8).toString("hex");
    const started = now();
    response.locals["id"] = id;
    response.setHeader("x-request-id", id);
    response.on("close", () =>
      over({
        id,
        method,
        route: String(response.locals["route"] ?? "-"),
        status: response.statusCode,
        ms: now() - started,
      }),
    );
    next();
  };
}

/** Only under a name of ours, and written only by a page of ours. */
function ours(reach: Reach): RequestHandler {
  return (request, _, next) => {
    const host = strangeName(request, reach);
    if (host !== undefined) throw new Refused([refuse("request-host", { host: host.slice(0, 80) })]);
    if (request.method !== "GET" && request.method !== "HEAD" && isForeign(request, reach))
      throw new Refused([refuse("request-foreign")]);
    next();
  };
}

/** Methods that no route of an address takes. */
function otherMethods(path: string): RequestHandler {
  const own = routes.filter((route) => route.path === path);
  const methods = own.map(({ method }) => method);
  const looks = methods.includes("GET") && !own.some(({ noHead }) => noHead);
  const allow = [...methods, ...(looks ? ["HEAD"] : [])].join(", ");
  return ({ method }) => {
    throw new Refused([refuse("request-method", { method, allow })], { allow });
  };
}

/** The files of the app, wherever no route could stand. */
function filesOf(ui: string): RequestHandler {
  const options = { index: "index.html", redirect: false, dotfiles: "ignore", setHeaders: cacheOf(ui) } as const;
  const files = express.static(ui, options);
  return (request, response, next) =>
    void (/^\/(api|sign-in|sign-out)(\/|$)/.test(request.path) ? next() : files(request, response, next));
}

const lower = (method: Route["method"]) => method.toLowerCase() as "get" | "post" | "put" | "delete";
