import type { Request, Response } from "express";
import { refuse } from "../../refusal.ts";
import type { Ask, Server } from "./ask.ts";
import type { LiveSite } from "./live.ts";
import { may, type SignedIn } from "./may.ts";
import { Refused } from "./problem.ts";
import type { Reach } from "./reach.ts";
import { bodyOf, paramsOf, queryOf, send, showApp, tagOf } from "./request.ts";
import type { Route } from "./routes.ts";

/** What answers are made with. */
interface Answering {
  readonly server: Server;
  readonly reach: Reach;
  /** The folder of the built app. */
  readonly ui: string | undefined;
  readonly now: () => number;
  /** When rulesets and site files were last read. */
  readonly loaded: () => number;
}

/** Answers a request to a route: who asks, whether they may, with what, and what there is to say. */
export function createAnswer({ server, reach, ui, now, loaded }: Answering) {
  const whoIs = (cookies: string | undefined): SignedIn | undefined => signedIn(server, cookies, now());
  return async (route: Route, request: Request, response: Response): Promise<void> => {
    if (route.noHead && request.method === "HEAD")
      throw new Refused([refuse("request-method", { method: "HEAD", allow: "GET" })], { allow: "GET" });
    const { cookie } = request.headers;
    const who = whoIs(cookie);
    const params = paramsOf(request);
    checkRight(route, who, params["site"]);
    const query = queryOf(request, route);
    const body = route.body === undefined ? undefined : await bodyOf(request, route.body);
    const live = who && server.live(who.site.id); // a reload may have come with the last of the body
    const ask: Ask = {
      ...(who && { who }),
      ...(live && { live }),
      params,
      query,
      body,
      cookies: cookie,
      secure: reach.origin?.startsWith("https:") ?? false,
      now: now(),
      server,
    };
    if (route.answer === "events") {
      const still = (): boolean => may(whoIs(cookie), route.right, who?.site);
      if (!who || !server.events.join(response, who.site.id, who.person.id, still))
        throw new Refused([refuse("request-too-many-streams")]);
      return;
    }
    const given = await route.answer(ask);
    if (given.page) return showPage(ui, response);
    send(
      given,
      route.judged && live && who ? momentTag(live, who, request, ask.now, loaded()) : undefined,
      request,
      response,
    );
  };
}

/** The page of the app; an address like any other that leads nowhere where it was not built. */
function showPage(ui: string | undefined, response: Response): Promise<void> {
  const missing = new Refused([refuse("request-not-found")]);
  if (ui === undefined) throw missing;
  response.set("cache-control", "no-store");
  return new Promise((done, fail) => {
    response.once("close", () => done());
    showApp(ui, response, () => fail(missing));
  });
}

/** The person of a cookie, with the role held today. */
function signedIn({ signIn, live: liveAt }: Server, cookies: string | undefined, now: number): SignedIn | undefined {
  const session = signIn.who(cookies);
  const live = session && liveAt(session.site);
  const person = session && live?.site.people.get(session.person);
  if (!live || !person) return undefined;
  const today = live.today(now);
  const role = live.rulesetOn(today)?.roles[person.role];
  return { person, site: live.site, today, ...(role && { role }) };
}

/** Whether somebody may use a route. A site that somebody has nothing to do with is answered as one that is not there. */
function checkRight({ right }: Route, who: SignedIn | undefined, site: string | undefined): void {
  const named = site === undefined ? undefined : { id: site };
  if (right !== "open" && !may(who, "known", undefined)) throw new Refused([refuse("request-signed-out")]);
  if (named && !may(who, "known", named)) throw new Refused([refuse("request-not-found")]);
  if (!may(who, right, named)) throw new Refused([refuse("request-not-allowed", { right })]);
}

/** The tag of an answer that hangs on the moment: the same records, rulesets and site file, in the same minute. */
function momentTag(
  { store, world }: LiveSite,
  { person }: SignedIn,
  { url }: Request,
  now: number,
  loaded: number,
): string {
  const digests = world.governing.map(({ ruleset }) => ruleset.digest);
  return `W/${tagOf([store.head.link, ...digests, String(loaded), person.id, url, String(Math.floor(now / 60_000))])}`;
}
