import { readFileSync } from "node:fs";
import { get } from "node:http";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallDisk } from "../store/trouble.ts";
import { codesOf, logged, served, SITE, type Reply, type Served } from "./made.ts";

const RECORDS = `/api/sites/${SITE}/records`;
const post = (it: Served, as: string, body: unknown): Promise<Reply> => it.send(RECORDS, { method: "POST", as, body });
const said = (reply: Reply) => [reply.status, ...codesOf(reply)];

/** All rows of the inspection of a hall, passed but one. */
function inspected(it: Served, id: string): object {
  const live = it.server.sites.get(SITE);
  const checklist = live?.rulesetOn("2026-11-20")?.checklists["cleaning/hall"];
  const marks = Object.keys(checklist?.rows ?? {}).map((row, i) => ({ row, result: i === 0 ? "fail" : "pass" }));
  return logged(id, { form: "cleaning/hall", "done-by": "cs-supervisor-01", marks });
}

describe("posting", () => {
  test("a record is stored once; the answer holds it and the findings it touched", async () => {
    const it = await served();
    const first = await post(it, "cleaner-01", logged("a"));
    expect(first.status).toBe(201);
    expect(first.json["record"]).toEqual({
      id: "a-------",
      record: {
        ...logged("a"),
        happened: "2026-11-20T01:00:00Z",
        precision: "minute",
        "entered-by": "cleaner-01",
        received: "2026-11-20T06:00:00.000Z",
        seq: 2,
      },
      history: [],
    });
    expect(
      (first.json["findings"] as { rule: string; verdict: string }[]).map(({ rule, verdict }) => [rule, verdict]),
    ).toEqual([["cleaning/hall/mat-vacuum", "met"]]);
    it.clock.at += 60_000;
    const second = await post(it, "cleaner-01", logged("a"));
    expect([second.status, second.json["record"]]).toEqual([200, first.json["record"]]);
    expect(said(await post(it, "cleaner-01", logged("a", { place: "a-hall-2" })))).toEqual([409, "record-id-taken"]);
    const read = await it.send(`${RECORDS}/a-------`, { as: "cleaner-02" });
    expect(read.json).toMatchObject({
      id: "a-------",
      kind: "log",
      inForce: { record: { "entered-by": "cleaner-01" } },
      history: [],
    });
  });

  test("fifty of one record at the same moment are one", async () => {
    const it = await served();
    const replies = await Promise.all(Array.from({ length: 50 }, () => post(it, "cleaner-01", logged("a"))));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 49 }, () => 200), 201]);
    expect(new Set(replies.map(({ json }) => JSON.stringify(json["record"]))).size).toBe(1);
    const { json } = await it.send(RECORDS, { as: "cleaner-01" });
    expect((json["records"] as unknown[]).length).toBe(1);
  });

  test("many at once: all, or none where one is wrong", async () => {
    const it = await served();
    const reply = await post(it, "cleaner-01", { records: [logged("a"), logged("b", { place: "a-hall-2" })] });
    expect([
      reply.status,
      (reply.json["records"] as { record: { id: string } }[]).map(({ record }) => record.id),
    ]).toEqual([201, ["a-------", "b-------"]]);
    expect(said(await post(it, "cleaner-01", { records: [logged("c"), { ...logged("d"), form: "none" }] }))).toEqual([
      422,
      "record-form-unknown",
    ]);
    expect(said(await post(it, "cleaner-01", { records: [] }))).toEqual([422, "request-too-many"]);
    const { json } = await it.send(`${RECORDS}?form=cleaning/log&place=a-hall-2&from=2026-11-20&to=2026-11-20`, {
      as: "cleaner-01",
    });
    expect((json["records"] as { id: string }[]).map(({ id }) => id)).toEqual(["b-------"]);
  });

  test("today knows it at once", async () => {
    const it = await served();
    const done = async () =>
      ((await it.send(`/api/sites/${SITE}/today`, { as: "cleaner-01" })).json["counts"] as { done: number }).done;
    const before = await done();
    await post(it, "cleaner-01", logged("a"));
    expect(await done()).toBe(before + 1);
    await post(it, "cleaner-01", {
      id: "b-------",
      form: "cleaning/log",
      site: SITE,
      withdraws: "a-------",
      reason: "wrong hall",
    });
    expect(await done()).toBe(before);
  });
});

describe("rights of what is posted", () => {
  test("who may log may not inspect, and who may neither does neither", async () => {
    const it = await served();
    expect(said(await post(it, "cleaner-01", inspected(it, "i1")))).toEqual([403, "request-not-allowed"]);
    expect((await post(it, "cs-supervisor-01", inspected(it, "i1"))).status).toBe(201);
    expect(said(await post(it, "general-manager-01", logged("a")))).toEqual([403, "request-not-allowed"]);
  });

  test("one's own is corrected with `correct`, another's with `correct-others`", async () => {
    const it = await served();
    await post(it, "cleaner-01", logged("a"));
    const correction = (id: string, of: string) =>
      logged(id, { corrects: of, reason: "wrong hall", place: "a-hall-2" });
    expect(said(await post(it, "cleaner-02", correction("b", "a-------")))).toEqual([403, "request-not-allowed"]);
    const own = await post(it, "cleaner-01", correction("b", "a-------"));
    expect([own.status, (own.json["record"] as { history: { id: string }[] }).history.map(({ id }) => id)]).toEqual([
      201,
      ["a-------"],
    ]);
    expect((await post(it, "cs-manager-01", correction("c", "b-------"))).status).toBe(201);
    expect(said(await post(it, "cleaner-01", correction("d", "a-------")))).toEqual([403, "request-not-allowed"]); // it is the manager's now
    expect(said(await post(it, "cs-manager-01", correction("d", "a-------")))).toEqual([409, "record-not-newest"]);
    expect(said(await post(it, "cs-manager-01", correction("d", "none----")))).toEqual([404, "record-unknown"]);
  });
});

describe("what is read", () => {
  test("the fields of a rule are named as rules and their table name them", async () => {
    const it = await served();
    const { json } = await it.send(`/api/sites/${SITE}/rules/cleaning/hall/mat-vacuum`, { as: "cleaner-01" });
    const origins = json["origins"] as { field: string; title?: { zh: string } }[];
    const named = new Map(origins.map(({ field, title }) => [field, title?.zh]));
    expect(["who", "where", "method", "calendar", "record"].map((field) => named.get(field))).toEqual([
      "责任岗位",
      "范围",
      "要求",
      "日历",
      "记录",
    ]);
  });

  test("what has no figure says the line to write it at", async () => {
    const it = await served({ own: true });
    const file = join(dirname(it.ruleset), "greening.yaml");
    const line = readFileSync(file, "utf8")
      .split("\n")
      .findIndex((one) => one.includes("how-often: unset"));
    const { json } = await it.send(`/api/sites/${SITE}/findings?verdict=unset&area=greening`, { as: "cleaner-01" });
    const hints = (json["findings"] as { hint: { en: string } }[]).map(({ hint }) => hint.en);
    expect([...new Set(hints)]).toEqual([
      expect.stringMatching(new RegExp(`greening\\.yaml:${line + 1}:\\d+; until then nothing is judged\\.$`)),
    ]);
  });

  test("what has not changed is not sent again", async () => {
    const it = await served();
    for (const path of [`/api/sites/${SITE}`, `/api/sites/${SITE}/ruleset`, `/api/sites/${SITE}/today`, RECORDS]) {
      const { headers } = await it.send(path, { as: "cleaner-01" });
      const tag = String(headers["etag"]);
      const again = await it.send(path, { as: "cleaner-01", headers: { "if-none-match": tag } });
      expect([path, again.status, again.text, again.headers["etag"]]).toEqual([path, 304, "", tag]);
    }
    const tag = String((await it.send(`/api/sites/${SITE}/today`, { as: "cleaner-01" })).headers["etag"]);
    await post(it, "cleaner-01", logged("a"));
    expect(
      (await it.send(`/api/sites/${SITE}/today`, { as: "cleaner-01", headers: { "if-none-match": tag } })).status,
    ).toBe(200);
  });

  test("files of the app: the page is asked for again, its parts are kept", async () => {
    const it = await served();
    const page = await it.send("/");
    expect([page.status, page.headers["content-type"], page.headers["cache-control"]]).toEqual([
      200,
      "text/html; charset=utf-8",
      "no-cache",
    ]);
    const part = await it.send("/assets/main.js");
    expect([part.status, part.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  });

  test("HEAD is GET without its body", async () => {
    const it = await served();
    const reply = await it.send(`/api/sites/${SITE}`, { method: "HEAD", as: "cleaner-01" });
    expect([reply.status, reply.text, typeof reply.headers["etag"]]).toEqual([200, "", "string"]);
  });
});

describe("events", () => {
  /** The events of a stream, one at a time. */
  const listen = async (it: Served, person: string): Promise<{ next(): Promise<string>; close(): void }> => {
    const cookie = await it.cookieOf(person);
    const waiting: ((event: string) => void)[] = [];
    const ready: string[] = [];
    const request = get(
      { host: "127.0.0.1", port: it.port, path: "/api/events", headers: { host: "localhost", cookie } },
      (response) => {
        let text = "";
        const give = (event: string): void => {
          const taker = waiting.shift();
          if (taker) taker(event);
          else ready.push(event);
        };
        response.on("end", () => give("closed"));
        response.on("data", (data: Buffer) => {
          text += data.toString();
          for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n")) {
            const event = text.slice(0, end);
            text = text.slice(end + 2);
            give(event);
          }
        });
      },
    );
    request.on("error", () => undefined);
    const next = () =>
      new Promise<string>((resolve) => {
        const event = ready.shift();
        if (event === undefined) waiting.push(resolve);
        else resolve(event);
      });
    await next(); // the stream is open
    return { next, close: () => void request.destroy() };
  };

  test("a record is told to the pages of its site", async () => {
    const it = await served();
    const stream = await listen(it, "cleaner-02");
    await post(it, "cleaner-01", logged("a"));
    expect((await stream.next()).split("\n").slice(1)).toEqual([
      "event: record",
      'data: {"count":1,"id":"a-------","place":"a-hall-1","form":"cleaning/log"}',
    ]);
    await post(it, "cleaner-01", logged("a")); // nothing new, nothing told
    await post(it, "cleaner-01", { records: [logged("b"), logged("c")] });
    expect(await stream.next()).toContain('data: {"count":2,"id":"b-------"}');
    stream.close();
  });

  test("a page hears nothing more when its person has signed out", async () => {
    const it = await served();
    const stream = await listen(it, "cleaner-02");
    await it.send("/sign-out", { method: "POST", as: "cleaner-02", body: {} });
    await post(it, "cleaner-01", logged("a"));
    expect(await stream.next()).toBe("closed");
  });

  test("so many pages of one person, no more", async () => {
    const it = await served();
    const streams = await Promise.all(Array.from({ length: 12 }, () => listen(it, "cleaner-01")));
    expect(said(await it.send("/api/events", { as: "cleaner-01" }))).toEqual([503, "request-too-many-streams"]);
    for (const stream of streams) stream.close();
  });
});

describe("trouble below", () => {
  test("a full disk: 507, reads go on, and when there is room writing does too", async () => {
    const files = smallDisk(6_000);
    const it = await served({ files });
    const cookie = await it.cookieOf("cleaner-01");
    const one = (i: number) => it.send(RECORDS, { method: "POST", cookie, body: logged(`r${i}`) });
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) statuses.push((await one(i)).status);
    const taken = statuses.filter((status) => status === 201).length;
    expect([...new Set(statuses)]).toEqual([201, 507]);
    const { json } = await it.send(RECORDS, { cookie });
    expect((json["records"] as unknown[]).length).toBe(taken);
    const { json: health } = await it.send("/api/health", { cookie });
    expect(health["store"]).toMatchObject({ writes: false, refusal: { code: "store-full" } });
    files.free(100_000);
    expect((await one(19)).status).toBe(201);
    expect((await it.send("/api/health", { cookie })).json["store"]).toEqual({ writes: true });
  });

  test("stopping under fifty requests: each is finished or refused, and what was acknowledged is there", async () => {
    const it = await served();
    const cookie = await it.cookieOf("cleaner-01");
    const running = Array.from({ length: 50 }, (_, i) =>
      it.send(RECORDS, { method: "POST", cookie, body: logged(`r${i}`) }).catch(() => undefined),
    );
    await running[0];
    await it.server.close();
    await it.store.close();
    const replies = await Promise.all(running);
    const { look } = await import("../../../core/host/store/look.ts");
    const found = look(it.store.dir, SITE);
    if ("code" in found) throw new Error(found.code);
    const ids = new Set(found.records.map(({ id }) => id));
    const lost = replies.flatMap((reply, i) => (reply?.status === 201 && !ids.has(logged(`r${i}`).id) ? [i] : []));
    expect(lost).toEqual([]);
    expect(replies.every((reply) => reply === undefined || [201, 503].includes(reply.status))).toBe(true);
  });
});
