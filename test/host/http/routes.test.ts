import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may } from "../../../core/host/http/may.ts";
import { createSignIn } from "../../../core/host/http/sign-in.ts";
import { routes } from "../../../core/host/http/routes.ts";
import { smallDisk } from "../store/trouble.ts";
import { codesOf, logged, OTHER, served, SITE, type Reply, type Served } from "./made.ts";

/** An address for each route, with a body where it takes one; a route without one fails the first test. */
const examples: Readonly<Record<string, { readonly path: string; readonly body?: unknown; readonly ok: number }>> = {
  "GET /sign-in": { path: "/sign-in?token=none", ok: 401 },
  "POST /sign-in": { path: "/sign-in", body: { token: "none" }, ok: 401 },
  "POST /sign-out": { path: "/sign-out", body: {}, ok: 204 },
  "GET /api/health": { path: "/api/health", ok: 200 },
  "GET /api/session": { path: "/api/session", ok: 200 },
  "GET /api/events": { path: "/api/events", ok: 200 },
  "GET /api/drafts/:key": { path: "/api/drafts/hall", ok: 404 },
  "PUT /api/drafts/:key": { path: "/api/drafts/other", body: { note: "wet" }, ok: 200 },
  "DELETE /api/drafts/:key": { path: "/api/drafts/none", ok: 204 },
  "GET /api/sites/:site": { path: `/api/sites/${SITE}`, ok: 200 },
  "GET /api/sites/:site/ruleset": { path: `/api/sites/${SITE}/ruleset`, ok: 200 },
  "GET /api/sites/:site/today": { path: `/api/sites/${SITE}/today`, ok: 200 },
  "GET /api/sites/:site/places/:place": { path: `/api/sites/${SITE}/places/a-hall-1`, ok: 200 },
  "GET /api/sites/:site/findings": { path: `/api/sites/${SITE}/findings?limit=3`, ok: 200 },
  "GET /api/sites/:site/compliance": { path: `/api/sites/${SITE}/compliance?month=2026-11`, ok: 200 },
  "GET /api/sites/:site/sheet": { path: `/api/sites/${SITE}/sheet?place=a-hall-1&month=2026-11`, ok: 200 },
  "GET /api/sites/:site/rules/*rule": { path: `/api/sites/${SITE}/rules/cleaning/hall/mat-vacuum`, ok: 200 },
  "GET /api/sites/:site/records": { path: `/api/sites/${SITE}/records?limit=2`, ok: 200 },
  "GET /api/sites/:site/records/:record": { path: `/api/sites/${SITE}/records/none`, ok: 404 },
  "POST /api/sites/:site/records": { path: `/api/sites/${SITE}/records`, body: { records: [] }, ok: 422 },
};
const everyRole = [
  "general-manager-01",
  "cs-manager-01",
  "cs-supervisor-01",
  "area-butler-01",
  "front-desk-01",
  "cleaning-leader-01",
  "cleaner-01",
  "gardener-01",
];
const all = routes.map((route) => ({ route, name: `${route.method} ${route.path}` }));

test("every route has an example here, and no example is left over", () => {
  expect(Object.keys(examples).sort()).toEqual(all.map(({ name }) => name).sort());
});

describe("who may ask what", () => {
  let it: Served;
  const ends: (() => void | Promise<void>)[] = [];
  beforeAll(async () => {
    it = await served({ later: (end) => ends.push(end) });
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  const ask = (name: string, cookie: string | undefined, path = examples[name]?.path ?? ""): Promise<Reply> => {
    const { body } = examples[name] ?? {};
    return it.send(path, {
      method: name.split(" ")[0] ?? "",
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { body }),
    });
  };
  /** The stream of events never ends, so only its refusals are asked for here. */
  const ending = all.filter(({ name }) => name !== "GET /api/events");

  test.each(all.filter(({ route }) => route.right !== "open"))(
    "$name: nobody, a made-up cookie, a person who has left",
    async ({ name }) => {
      const left = await it.cookieOf("cleaner-01");
      expect((await ask(name, undefined)).status).toBe(401);
      expect((await ask(name, `${left.split("=")[0]}=${"x".repeat(32)}`)).status).toBe(401);
      it.clock.at = Date.parse("2020-01-01T00:00:00Z"); // before the first day of everybody
      expect((await ask(name, left)).status).toBe(401);
      it.clock.at = Date.parse("2026-11-20T06:00:00Z");
    },
  );

  test.each(all.filter(({ route }) => route.path.includes(":site")))(
    "$name: somebody of another site gets the answer of a site that is not there",
    async ({ name }) => {
      const other = await it.cookieOf("general-manager-01", OTHER);
      const foreign = await ask(name, other);
      const missing = await ask(name, other, examples[name]?.path.replace(SITE, "no-such-site"));
      const content = ({ json: { instance: _, ...rest } }: Reply) => rest;
      expect(foreign.status).toBe(404);
      expect(content(foreign)).toEqual(content(missing));
    },
  );

  test("the people asked below hold every role that anybody has at the site", () => {
    const people = it.server.sites.get(SITE)?.site.people;
    expect([...new Set(everyRole.map((person) => people?.get(person)?.role))].sort()).toEqual(
      [...new Set([...(people?.values() ?? [])].map(({ role }) => role))].sort(),
    );
  });

  test.each(everyRole)("%s: what the rights of the role say, on every route", async (person) => {
    const live = it.server.sites.get(SITE);
    const role = live?.rulesetOn("2026-11-20")?.roles[live.site.people.get(person)?.role ?? ""];
    const rights = new Set<string>(role?.rights);
    const cookie = await it.cookieOf(person);
    const found: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const { route, name } of ending.filter(({ name: one }) => one !== "POST /sign-out")) {
      found[name] = (await ask(name, cookie)).status;
      expected[name] =
        route.right === "open" || route.right === "known" || rights.has(route.right) ? (examples[name]?.ok ?? 0) : 403;
    }
    expect(found).toEqual(expected);
  });

  test("every role that the standard knows may what its rights say, and nothing else", () => {
    const live = it.server.sites.get(SITE);
    const person = live?.site.people.get("cleaner-01");
    if (!live || !person) throw new Error("the example has a cleaner");
    const rights = [...new Set(routes.map(({ right }) => right))].filter((one) => one !== "open" && one !== "known");
    for (const [id, role] of Object.entries(live.rulesetOn("2026-11-20")?.roles ?? {}))
      expect([
        id,
        rights.filter((one) => may({ person, site: live.site, today: "2026-11-20", role }, one, live.site)),
      ]).toEqual([id, rights.filter((one) => role.rights?.includes(one))]);
  });

  test("a role without the right to read sees nothing of the site", () => {
    const live = it.server.sites.get(SITE);
    const person = live?.site.people.get("cleaner-01");
    if (!live || !person) throw new Error("the example has a cleaner");
    const who = { person, site: live.site, today: "2026-11-20" };
    expect([
      may(who, "open", live.site),
      may(who, "known", live.site),
      may(who, "read", live.site),
      may(undefined, "known", undefined),
    ]).toEqual([true, true, false, false]);
    const titled = { title: { zh: "" }, rights: ["read"] as const };
    expect(may({ ...who, role: titled }, "read", live.site)).toBe(true);
    expect(may({ ...who, role: titled }, "read", { id: OTHER })).toBe(false);
    expect(may({ ...who, role: titled, person: { ...person, until: "2026-11-19" } }, "read", live.site)).toBe(false);
    expect(may({ ...who, role: titled, person: { ...person, until: "2026-11-20" } }, "read", live.site)).toBe(true);
  });

  test.each([...new Set(routes.map(({ path }) => path))])(
    "%s: other methods are refused with those it takes",
    async (path) => {
      const own = routes.filter((route) => route.path === path).map(({ method }) => method as string);
      const example = examples[`${own[0]} ${path}`]?.path ?? "";
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
        const looks = method === "HEAD" && own.includes("GET") && path !== "/api/events";
        if (own.includes(method) || looks) continue;
        const { status, headers } = await it.send(example, { method, as: "cs-manager-01" });
        expect([method, status]).toEqual([method, 405]);
        expect(
          String(headers["allow"])
            .split(", ")
            .filter((one) => one !== "HEAD")
            .sort(),
        ).toEqual(own.sort());
      }
    },
  );
});

test("who is not signed in is told so before the body is read", async () => {
  const it = await served();
  const sent = { method: "POST", raw: "x".repeat(2_000_000), headers: { "content-type": "text/plain" } };
  expect((await it.send(`/api/sites/${SITE}/records`, sent)).status).toBe(401);
  expect((await it.send(`/api/sites/${SITE}/records`, { ...sent, as: "cleaner-01" })).status).toBe(415);
});

describe("signing in", () => {
  test("a link signs its person in once; looking at it does not use it up", async () => {
    const it = await served();
    const path = it.server.signInPath("cleaner-01", SITE);
    for (const method of ["HEAD", "GET", "GET"]) {
      const { status, headers } = await it.send(path, { method });
      expect([method, status, headers["set-cookie"], headers["cache-control"]]).toEqual([
        method,
        200,
        undefined,
        "no-store",
      ]);
    }
    expect((await it.send(path)).text).toBe("<!doctype html><title>app</title>\n");
    const { status, headers } = await it.redeem(path);
    expect(status).toBe(204);
    const [set = ""] = headers["set-cookie"] ?? [];
    expect(set).toMatch(/^guanjia-[0-9a-f]{8}=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
    const cookie = set.split(";")[0] ?? "";
    const { json } = await it.send("/api/session", { cookie });
    expect(json).toMatchObject({
      person: { id: "cleaner-01" },
      role: { id: "cleaner" },
      rights: ["read", "log", "correct"],
      sites: [{ id: SITE }],
      version: "1",
    });
    expect([(await it.send(path)).status, (await it.redeem(path)).status]).toEqual([401, 401]);
    const out = await it.send("/sign-out", { method: "POST", cookie, body: {} });
    expect([out.status, out.headers["set-cookie"]]).toEqual([
      204,
      [`${cookie.split("=")[0]}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`],
    ]);
    expect((await it.send("/api/session", { cookie })).status).toBe(401);
  });

  test.each([[{}], [{ token: 7 }], [{ token: ["none"] }], [null], ["none"]])("%j is no token", async (body) => {
    const it = await served();
    const answer = await it.send("/sign-in", { method: "POST", body });
    expect([answer.status, codesOf(answer)]).toEqual([401, ["request-link-used"]]);
  });

  test("a page of somebody else signs nobody in", async () => {
    const it = await served();
    const path = it.server.signInPath("cleaner-01", SITE);
    expect((await it.redeem(path, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await it.redeem(path)).status).toBe(204);
  });

  test("two servers of one machine, whose cookies a browser shares, each know their own", async () => {
    const [a, b] = [await served(), await served()];
    const [ours, theirs] = [await a.cookieOf("cleaner-01"), await b.cookieOf("cleaner-02")];
    expect(ours.split("=")[0]).not.toBe(theirs.split("=")[0]);
    const people = [];
    for (const it of [a, b]) {
      const { json } = await it.send("/api/session", { cookie: `${ours}; ${theirs}` });
      people.push((json["person"] as { id: string }).id);
    }
    expect(people).toEqual(["cleaner-01", "cleaner-02"]);
  });

  test("who signs in later, and after a restart, leaves the others signed in", async () => {
    const it = await served();
    const cookies = [await it.cookieOf("cleaner-01"), await it.cookieOf("cleaner-02")];
    const again = createSignIn(it.store.state, it.clock);
    expect(cookies.map((cookie) => again.who(cookie)?.person)).toEqual(["cleaner-01", "cleaner-02"]);
  });

  test("a link is not used up where the sign-in cannot be stored", async () => {
    const files = smallDisk(100_000);
    const it = await served({ files });
    const path = it.server.signInPath("cleaner-01", SITE);
    files.free(-100_000);
    expect((await it.redeem(path)).status).toBe(507);
    files.free(200_000);
    expect((await it.redeem(path)).status).toBe(204);
  });

  test("links end after a day, sessions after thirty; the store holds no token", async () => {
    const it = await served();
    const old = it.server.signInPath("cleaner-01", SITE);
    const cookie = await it.cookieOf("cleaner-02");
    expect(JSON.stringify(it.store.state.data.sessions)).not.toContain(cookie.split("=")[1]);
    it.clock.at += 24 * 3600_000 + 1;
    expect([(await it.send(old)).status, (await it.redeem(old)).status]).toEqual([401, 401]);
    expect((await it.send("/api/session", { cookie })).status).toBe(200);
    it.clock.at += 29 * 24 * 3600_000;
    expect((await it.send("/api/session", { cookie })).status).toBe(401);
  });

  test("drafts belong to their person", async () => {
    const it = await served();
    const draft = "/api/drafts/hall%2F1";
    expect((await it.send(draft, { method: "PUT", as: "cleaner-01", body: { marks: [1] } })).json).toEqual({
      saved: "2026-11-20T06:00:00.000Z",
    });
    expect((await it.send(draft, { as: "cleaner-01" })).json).toEqual({
      saved: "2026-11-20T06:00:00.000Z",
      content: { marks: [1] },
    });
    expect((await it.send(draft, { as: "cleaner-02" })).status).toBe(404);
    expect((await it.send(draft, { method: "DELETE", as: "cleaner-02" })).status).toBe(204);
    expect((await it.send(draft, { as: "cleaner-01" })).status).toBe(200);
    expect((await it.send(draft, { method: "DELETE", as: "cleaner-01" })).status).toBe(204);
    expect((await it.send(draft, { as: "cleaner-01" })).status).toBe(404);
    expect((await it.send("/api/drafts/__proto__", { as: "cleaner-01" })).status).toBe(404);
  });

  test("health says more to those who are signed in", async () => {
    const it = await served();
    expect((await it.send("/api/health")).json).toEqual({ alive: true });
    expect((await it.send("/api/health", { as: "cleaner-01" })).json).toEqual({
      alive: true,
      store: { writes: true },
      reload: { at: "2026-11-20T06:00:00.000Z", refused: [] },
    });
  });
});

test("nobody posts for a place of the table in vain", async () => {
  const it = await served();
  const { status, json } = await it.send(`/api/sites/${SITE}/records`, {
    method: "POST",
    as: "cleaner-01",
    body: logged("a"),
  });
  expect([
    status,
    (json["findings"] as { rule: string; verdict: string }[]).map(({ rule, verdict }) => [rule, verdict]),
  ]).toEqual([201, [["cleaning/hall/mat-vacuum", "met"]]]);
});
