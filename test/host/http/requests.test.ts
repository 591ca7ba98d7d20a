import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesOf, logged, served, SITE, type Sent, type Served } from "./made.ts";

let it: Served;
const later: (() => void | Promise<void>)[] = [];
beforeAll(async () => {
  it = await served({ later: (end) => later.push(end) });
});
afterAll(async () => {
  for (const end of later.reverse()) await end();
});
const RECORDS = `/api/sites/${SITE}/records`;
const FINDINGS = `/api/sites/${SITE}/findings`;
const refused = async (path: string, sent: Sent = {}) => {
  const reply = await it.send(path, { as: "cs-manager-01", ...sent });
  return [reply.status, ...codesOf(reply)];
};
const post = (raw: string | Uint8Array, headers: Record<string, string> = {}): Sent => ({
  method: "POST",
  raw,
  headers: { "content-type": "application/json", ...headers },
});

describe("every answer", () => {
  test.each(["/", "/assets/main.js", "/api/health", "/api/nothing"])(
    "%s carries the policy of the page",
    async (path) => {
      const { headers } = await it.send(path);
      expect(headers["content-security-policy"]).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob:;connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types lit-html 'allow-duplicates'",
      );
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["x-frame-options"]).toBe("DENY");
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["strict-transport-security"]).toBeUndefined();
      expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{16}$/);
    },
  );

  test.each([
    ["an address that leads nowhere", "/nothing", 404],
    ["a sign-in link that was used", "/sign-in?token=0", 401],
  ])("who opens %s in a browser is shown the app", async (_, path, status) => {
    const visit = await it.send(path, { headers: { accept: "text/html,*/*;q=0.8" } });
    expect([visit.status, visit.text, visit.headers["cache-control"]]).toEqual([
      status,
      "<!doctype html><title>app</title>\n",
      "no-store",
    ]);
    expect(visit.headers["content-type"]).toContain("text/html");
    const program = await it.send(path);
    expect([program.status, program.headers["content-type"]]).toEqual([
      status,
      "application/problem+json; charset=utf-8",
    ]);
  });

  test("the API speaks problem+json to browsers too", async () => {
    const { headers } = await it.send("/api/nothing", { headers: { accept: "text/html" } });
    expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  });

  test("a problem says what, why and what to do, in the language asked for", async () => {
    const zh = await it.send("/api/nothing", { headers: { "accept-language": "zh-CN,zh;q=0.9" } });
    expect([zh.headers["content-type"], zh.headers["content-language"]]).toEqual([
      "application/problem+json; charset=utf-8",
      "zh",
    ]);
    expect(zh.json).toEqual({
      type: "urn:guanjia:request-not-found",
      title: "没有找到。",
      status: 404,
      detail: "请检查地址。",
      instance: `urn:guanjia:request:${String(zh.headers["x-request-id"])}`,
      errors: [{ code: "request-not-found", detail: "没有找到。", hint: "请检查地址。" }],
    });
    const en = await it.send("/api/nothing");
    expect(en.json["title"]).toBe("There is nothing here.");
  });

  test("the log names the route, never the address, the person or the content", async () => {
    await it.send(`/api/sites/${SITE}/places/a-hall-2?date=2026-11-20`, { as: "cleaner-03" });
    await it.send("/sign-in?token=secret");
    await it.send(RECORDS, {
      as: "cleaner-03",
      method: "POST",
      body: logged("logging", {
        "done-by": "cleaner-03",
        marks: [{ row: "hall/mat-vacuum", result: "done", note: "secret" }],
      }),
    });
    const text = JSON.stringify(it.log.filter((line) => !("fault" in line)));
    expect(text).toContain('"route":"/api/sites/:site/places/:place"');
    expect(text).not.toMatch(/a-hall-2|secret|cleaner-03|保洁员/);
  });
});

describe("addresses", () => {
  test.each([
    ["/api", 404],
    ["/api/", 404],
    ["/API/health", 404],
    ["/api/health/", 404],
    ["/api/health.", 404],
    ["/api//health", 404],
    ["//api/health", 404],
    ["/api/health;x=1", 404],
    ["/api/%2e%2e/health", 404],
    ["/api/..%2f..%2fetc/passwd", 404],
    ["/..%2f..%2fpackage.json", 404],
    ["/%2e%2e/%2e%2e/package.json", 404],
    ["/assets/..%5c..%5cmade.ts", 404],
    ["/.git/config", 404],
    ["/made.ts", 404],
    ["/api/sites/__proto__", 404],
    ["/api/sites/constructor/today", 404],
    [`/api/sites/${SITE}/places/__proto__`, 404],
    [`/api/sites/${SITE}/rules/__proto__`, 404],
    [`/api/sites/${SITE}/rules/constructor/prototype`, 404],
    [`/api/sites/${SITE}/records/..%2fhead`, 404],
    [`/api/sites/${SITE}/%74oday`, 404],
    ["/api/drafts/%00", 404],
    ["/api/%ff", 404],
    ["/api/drafts/%ff", 400],
    [`/api/sites/%E0%A4%A/today`, 400],
  ])("%s: %i", async (path, status) => {
    const reply = await it.send(path, { as: "cs-manager-01" });
    expect(reply.status).toBe(status);
    expect(reply.headers["content-type"]).toContain("application/problem+json");
  });

  test("one of 64 kB", async () => {
    const { status } = await it.send(`/api/${"x".repeat(65_536)}`);
    expect(status).toBe(431);
    expect((await it.send("/api/health")).status).toBe(200);
  });
});

describe("queries", () => {
  test.each<[string, string]>([
    ["an unknown name", "colour=red"],
    ["a name twice", "rule=a&rule=b"],
    ["a list", "a[]=1&".repeat(2000)],
    ["a far index", "a[1e9]=x"],
    ["commas", `rule=${",".repeat(5000)}`],
    ["a thousand names", Array.from({ length: 1000 }, (_, i) => `p${i}=1`).join("&")],
    ["a prototype", "__proto__[x]=1"],
    ["a prototype's name", "constructor=1"],
    ["a zero byte", "rule=%00"],
    ["broken UTF-8", "rule=%ff"],
    ["a date that is none", "from=2026-02-30"],
    ["a moment for a date", "from=2026-11-20T00:00:00Z"],
    ["an end before the start", "from=2026-11-20&to=2026-11-01"],
    ["ten years", "from=2016-11-20&to=2026-11-01"],
    ["a verdict that is none", "verdict=good"],
    ["a kind that is none", "kind=frequent"],
    ["neither true nor false", "ended=1"],
    ["limit NaN", "limit=NaN"],
    ["limit -1", "limit=-1"],
    ["limit 1e-7", "limit=1e-7"],
    ["limit 1e9", "limit=1e9"],
    ["a cursor that was edited", "cursor=abc"],
  ])("%s", async (_, query) => {
    expect(await refused(`${FINDINGS}?${query}`)).toEqual([400, "request-query"]);
  });

  test.each([`${FINDINGS}?place=hall-9`, `${RECORDS}?place=hall-9`, `/api/sites/${SITE}/sheet?place=hall-9`])(
    "a place that the site does not have: %s",
    async (path) => {
      const { status, json } = await it.send(path, { as: "cs-manager-01" });
      expect([status, json["title"], json["errors"]]).toEqual([
        404,
        `${SITE} has no place hall-9.`,
        [
          {
            code: "place-unknown-here",
            detail: `${SITE} has no place hall-9.`,
            hint: "Write a place of the site file.",
          },
        ],
      ]);
    },
  );

  test("a limit above the most is the most; a cursor past the end is the end", async () => {
    const many = await it.send(`${FINDINGS}?limit=999999999`, { as: "cs-manager-01" });
    expect((many.json["findings"] as unknown[]).length).toBe(500);
    const past = await it.send(`${FINDINGS}?cursor=99999999`, { as: "cs-manager-01" });
    expect(past.json["findings"]).toEqual([]);
  });

  test("pages of findings join up", async () => {
    const ids = async (query: string): Promise<{ rows: string[]; cursor: unknown }> => {
      const { json } = await it.send(`${FINDINGS}?${query}`, { as: "cs-manager-01" });
      return {
        rows: (json["findings"] as { rule: string; subject: { id: string }; start: string }[]).map(
          ({ rule, subject, start }) => `${rule} ${subject.id} ${start}`,
        ),
        cursor: json["cursor"],
      };
    };
    const all = await ids("area=cleaning&limit=20");
    const first = await ids("area=cleaning&limit=8");
    const second = await ids(`area=cleaning&limit=12&cursor=${String(first.cursor)}`);
    expect([...first.rows, ...second.rows]).toEqual(all.rows);
  });
});

describe("bodies", () => {
  test.each<[string, Sent, unknown[]]>([
    ["none", post(""), [400, "request-json"]],
    ["no JSON", post("{"), [400, "request-json"]],
    ["a number", post("1"), [422, "record-not-a-record"]],
    ["a list", post("[]"), [422, "record-not-a-record"]],
    ["null", post("null"), [422, "record-not-a-record"]],
    ["100,000 deep", post("[".repeat(100_000) + "]".repeat(100_000)), [400, "request-json"]],
    ["100,000 deep objects", post('{"a":'.repeat(100_000) + "1" + "}".repeat(100_000)), [400, "request-json"]],
    ["many keys", post(`{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join()}}`), [400, "request-json"]],
    ["a number of 900 kB", post(`{"id":${"1".repeat(900_000)}}`), [422, "record-form-unknown"]],
    ["a key twice", post('{"id":"aaaaaaaa","id":"bbbbbbbb"}'), [400, "request-json"]],
    ["a key twice, once escaped", post('{"id":"aaaaaaaa","\\u0069d" : "bbbbbbbb"}'), [400, "request-json"]],
    ["a prototype", post('{"__proto__":{"rights":["settings"]}}'), [400, "request-json"]],
    ["a byte order mark", post("\ufeff{}"), [400, "request-json"]],
    ["UTF-16", post(Buffer.from("{}", "utf16le")), [400, "request-json"]],
    ["broken UTF-8", post(Buffer.from([0x22, 0xff, 0x22])), [400, "request-json"]],
    ["another charset", post("{}", { "content-type": "application/json; charset=gb18030" }), [415, "request-media"]],
    ["no type", { method: "POST", raw: "{}" }, [415, "request-media"]],
    ["text", post("{}", { "content-type": "text/plain" }), [415, "request-media"]],
    ["a form", post("id=1", { "content-type": "application/x-www-form-urlencoded" }), [415, "request-media"]],
    ["gzip", post(gzipSync("{}"), { "content-encoding": "gzip" }), [415, "request-media"]],
    ["two megabytes", post(`"${"x".repeat(2_000_000)}"`), [413, "request-too-large"]],
    [
      "501 records",
      { method: "POST", body: { records: Array.from({ length: 501 }, () => 1) } },
      [422, "request-too-many"],
    ],
    ["an unknown form", { method: "POST", body: logged("x", { form: "cleaning/none" }) }, [422, "record-form-unknown"]],
    [
      "a form called constructor",
      { method: "POST", body: logged("x", { form: "constructor" }) },
      [422, "record-form-unknown"],
    ],
    [
      "what the server sets",
      {
        method: "POST",
        body: logged("x", { "entered-by": "general-manager-01", received: "2020-01-01T00:00:00Z", seq: 1 }),
      },
      [422, "record-key-of-server", "record-key-of-server", "record-key-of-server"],
    ],
    [
      "what nobody knows",
      { method: "POST", body: logged("x", { role: "general-manager", _id: 1 }) },
      [422, "record-key-unknown", "record-key-unknown"],
    ],
    ["another site", { method: "POST", body: logged("x", { site: "lake-estate" }) }, [422, "record-site-other"]],
  ])("%s", async (_, sent, expected) => {
    const before = it.server.sites.get(SITE)?.store.head.seq;
    expect(await refused(RECORDS, sent)).toEqual(expected);
    expect(it.server.sites.get(SITE)?.store.head.seq).toBe(before);
    expect(({} as Record<string, unknown>)["rights"]).toBeUndefined();
  });

  test("a bomb of a gigabyte is not opened", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(await refused(RECORDS, post(bomb, { "content-encoding": "gzip" }))).toEqual([415, "request-media"]);
  });

  test("faults of a record are at their place", async () => {
    const reply = await it.send(RECORDS, {
      method: "POST",
      as: "cs-manager-01",
      body: {
        records: [logged("a"), logged("b", { place: "nowhere", marks: [{ row: "hall/none", result: "done" }] })],
      },
    });
    const errors = reply.json["errors"] as { code: string; pointer: string; detail: string; hint: string }[];
    expect(reply.status).toBe(422);
    expect(errors.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["record-place-unknown", "/records/1/place"],
      ["record-row-unknown", "/records/1/marks/0/row"],
    ]);
    expect(it.server.sites.get(SITE)?.store.get("a-------")).toBeUndefined();
  });

  /** Writes to the socket and answers with what came back before it closed. */
  const socket = (text: string): Promise<string> =>
    new Promise((resolve) => {
      let got = "";
      const client = connect(it.port, "127.0.0.1", () => client.write(text));
      client.on("data", (data) => (got += data.toString()));
      client.on("close", () => resolve(got));
      client.on("error", () => resolve(got));
    });

  test.each([
    ["no HTTP", "hello\r\n\r\n", 400],
    ["a bad length", `POST ${RECORDS} HTTP/1.1\r\nhost: localhost\r\ncontent-length: x\r\n\r\n`, 400],
    [
      "two lengths",
      `POST ${RECORDS} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n`,
      400,
    ],
    [
      "length and chunks",
      `POST ${RECORDS} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n`,
      400,
    ],
    ["no host", "GET /api/health HTTP/1.1\r\n\r\n", 400],
  ])("%s", async (_, text, status) => {
    expect(await socket(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await it.send("/api/health")).status).toBe(200);
  });

  test("chunks without end are refused at the limit", async () => {
    const cookie = await it.cookieOf("cs-manager-01");
    const head = `POST ${RECORDS} HTTP/1.1\r\nhost: localhost:${it.port}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    const chunk = `10000\r\n${"1".repeat(65_536)}\r\n`;
    const got = await new Promise<string>((resolve) => {
      const client = connect(it.port, "127.0.0.1");
      client.write(head);
      const more = () => void (client.writable && client.write(chunk, more));
      more();
      client.on("data", (data) => {
        resolve(data.toString());
        client.destroy();
      });
      client.on("error", () => undefined);
    });
    expect(got).toMatch(/^HTTP\/1.1 413 /);
  });
});

describe("pages of other origins", () => {
  const body = logged("foreign");
  test.each<[string, Record<string, string>]>([
    ["a foreign origin", { origin: "https://good.example" }],
    ["no origin to speak of", { origin: "null" }],
    ["another port", { origin: "http://localhost:1" }],
    ["another scheme", { origin: "https://localhost" }],
    ["a site that the browser calls foreign", { "sec-fetch-site": "cross-site" }],
    ["a neighbour of the site", { "sec-fetch-site": "same-site" }],
  ])("%s cannot write", async (_, headers) => {
    expect(await refused(RECORDS, { method: "POST", body, headers })).toEqual([403, "request-foreign"]);
    expect(await refused("/sign-out", { method: "POST", body: {}, headers })).toEqual([403, "request-foreign"]);
  });

  test("our own page can", async () => {
    const headers = { origin: `http://localhost:${it.port}`, "sec-fetch-site": "same-origin" };
    expect((await it.send("/api/drafts/own", { method: "PUT", as: "cleaner-01", body: 1, headers })).status).toBe(200);
  });

  test("a name that is not ours is not answered", async () => {
    expect(await refused("/api/session", { headers: { host: "evil.example" } })).toEqual([421, "request-host"]);
    expect(await refused("/", { headers: { host: "localhost.evil.example:80" } })).toEqual([421, "request-host"]);
  });

  test.each([
    ["127.0.0.1", 200],
    ["[::1]:7410", 200],
    ["192.168.1.20:7410", 200],
    ["LOCALHOST", 200],
    ["127.0.0.1.evil.example", 421],
    ["localhost.", 421],
  ])("asked as %j: %i; a plain address is nobody's name", async (host, status) => {
    expect((await it.send("/api/health", { headers: { host } })).status).toBe(status);
  });

  test("behind a proxy the page of its address writes, and its cookie is for encrypted connections", async () => {
    const proxied = await served({ origin: "https://guanjia.example.com", later: (end) => later.push(end) });
    const headers = { host: "127.0.0.1", origin: "https://guanjia.example.com" };
    const { headers: signedIn } = await proxied.redeem(proxied.server.signInPath("cleaner-01", SITE), headers);
    expect(signedIn["set-cookie"]?.[0]).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure$/);
    const put = (more: Record<string, string>) =>
      proxied.send("/api/drafts/own", { method: "PUT", as: "cleaner-01", body: 1, headers: { ...headers, ...more } });
    expect((await put({})).status).toBe(200);
    expect((await put({ origin: "https://evil.example" })).status).toBe(403);
    expect((await put({ origin: "http://guanjia.example.com" })).status).toBe(403);
  });

  test("a preflight gets no leave", async () => {
    const { status, headers } = await it.send(RECORDS, {
      method: "OPTIONS",
      headers: { origin: "https://good.example", "access-control-request-method": "POST" },
    });
    expect(status).toBe(403);
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("faults of ours", () => {
  test("in a view: a number, no stack and no path; the log has them; the server goes on", async () => {
    const scene = it.server.sites.get(SITE)!.scene;
    const whole = Object.getOwnPropertyDescriptor(scene, "index")!;
    const broken = (): never => {
      throw new Error("/secret/path boom");
    };
    Object.defineProperty(scene, "index", { get: broken, configurable: true });
    const reply = await it.send(`/api/sites/${SITE}/today`, { as: "cs-manager-01" });
    Object.defineProperty(scene, "index", whole);
    expect([reply.status, ...codesOf(reply)]).toEqual([500, "request-failed"]);
    expect(reply.text).not.toMatch(/secret|boom|\.ts|at /);
    const id = reply.headers["x-request-id"];
    expect(reply.text).toContain(String(id));
    expect(it.log.find((line) => line["request"] === id && "fault" in line)?.["fault"]).toContain("/secret/path boom");
    expect((await it.send("/api/health")).status).toBe(200);
  });
});
