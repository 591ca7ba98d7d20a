import { createServer, get, request, type IncomingMessage, type RequestListener } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { closing } from "../../../core/host/http/closing.ts";
import { createEvents } from "../../../core/host/http/events.ts";
import { logged, served, SITE } from "./made.ts";

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket)).on("error", () => undefined);
  });
const gone = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.resume().once("close", () => resolve());
  });

/** A bare server with what a stop does, on a port of its own. */
async function bare(answer: RequestListener, grace?: number): Promise<{ port: number; close: () => Promise<void> }> {
  const http = createServer({ keepAliveTimeout: 0 }, answer);
  const close = closing(http, grace);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return { port: (http.address() as AddressInfo).port, close };
}

// each of these hangs, until the runner gives up, where a stop waits for the connection
describe("a stop does not wait for", () => {
  test.each([
    ["a connection on which nothing was asked, as browsers open ahead of need", ""],
    ["a request that was never sent whole", "GET / HTTP/1.1\r\nhost: loc"],
  ])("%s", async (_, sent) => {
    const it = await served();
    const socket = await opened(it.port);
    if (sent !== "") socket.write(sent);
    await it.send("/api/health"); // by now the server has the connection
    const left = gone(socket);
    await it.server.close();
    await left;
  });

  test("a connection that is kept open after its answer", async () => {
    const it = await served();
    const socket = await opened(it.port);
    const answered = new Promise((resolve) => socket.once("data", resolve));
    socket.write("GET /api/health HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await answered;
    await it.server.close();
    await gone(socket);
  });

  test("a page that listens to events", async () => {
    const it = await served();
    const headers = { host: "localhost", cookie: await it.cookieOf("cleaner-01") };
    const stream = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ host: "127.0.0.1", port: it.port, path: "/api/events", headers }, resolve).on("error", reject);
    });
    const said = text(stream);
    await it.server.close();
    expect(await said).toBe("retry: 3000\nid: 0\n\nretry: 1000\n\n");
  });

  test("a page that asks for events while it stops", async () => {
    const events = createEvents();
    events.close();
    const { port, close } = await bare((_, response) => void events.join(response, SITE, "cleaner-01", () => true));
    const stream = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ host: "127.0.0.1", port }, resolve).on("error", reject);
    });
    expect(await text(stream)).toBe("retry: 3000\nid: 0\n\nretry: 1000\n\n");
    await close();
  });

  test("an answer that nobody fetches, for longer than its grace", async () => {
    const { port, close } = await bare((_, response) => {
      response.write("begun");
    }, 1);
    const socket = await opened(port);
    const begun = new Promise((resolve) => socket.once("data", resolve));
    socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await begun;
    await close();
  });
});

describe("a stop waits for", () => {
  test("each request of a connection that was taken, however late its answer", async () => {
    const waiting: (() => void)[] = [];
    let tell = (): void => undefined;
    const both = new Promise<void>((resolve) => (tell = resolve));
    const { port, close } = await bare(({ url = "" }, response) => {
      waiting.push(() => response.end(url));
      if (waiting.length === 2) tell();
    });
    const socket = await opened(port);
    let told = "";
    socket.on("data", (data: Buffer) => (told += data.toString()));
    for (const path of ["/first", "/second"]) socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    await both;
    const closed = close();
    for (const answer of waiting) answer();
    await Promise.all([closed, gone(socket)]);
    expect(told.match(/\/(first|second)/g)).toEqual(["/first", "/second"]);
  });

  test("the rest of a body that is on its way: the record is kept and acknowledged", async () => {
    const it = await served();
    const body = JSON.stringify(logged("a"));
    const headers = {
      host: "localhost",
      cookie: await it.cookieOf("cleaner-01"),
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      expect: "100-continue",
    };
    const asked = request({
      host: "127.0.0.1",
      port: it.port,
      path: `/api/sites/${SITE}/records`,
      method: "POST",
      headers,
    });
    const status = new Promise((resolve, reject) => {
      asked.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
    });
    await new Promise((resolve) => {
      asked.once("continue", resolve).flushHeaders();
    });
    const closed = it.server.close();
    asked.end(body);
    expect(await status).toBe(201);
    await closed;
  });
});
