import { createHash } from "node:crypto";
import { relative, sep } from "node:path";
import type { Request, Response } from "express";
import { refuse } from "../../refusal.ts";
import { Damaged } from "../store/book.ts";
import { codeOf } from "../store/files.ts";
import type { Answer } from "./ask.ts";
import { readJson } from "./json.ts";
import { Refused } from "./problem.ts";
import type { Route } from "./routes.ts";

/** Somebody opens an address in a browser that leads nowhere, or a link that was used: the app says so, not a problem+json. */
export function isVisit({ method, path, headers }: Request, status: number): boolean {
  const opens = method === "GET" && !path.startsWith("/api") && (headers.accept ?? "").includes("text/html");
  return opens && (status === 401 || status === 404);
}

/** The page of the app, under the status that is set; where it was not built, what else there is to say. */
export function showApp(ui: string, response: Response, otherwise: () => void): void {
  response.sendFile("index.html", { root: ui, cacheControl: false }, (error) => {
    if (error && !response.headersSent) otherwise();
  });
}

/** Reads a body as JSON, and stops at the limit. */
export async function bodyOf(request: Request, limit: number): Promise<unknown> {
  const { "content-type": type = "", "content-encoding": encoding, "content-length": length } = request.headers;
  if (!JSON_TYPE.test(type) || (encoding !== undefined && encoding !== "identity"))
    throw new Refused([refuse("request-media")]);
  const tooLarge = new Refused([refuse("request-too-large", { max: `${limit / 1000} kB` })], { connection: "close" });
  if (Number(length ?? 0) > limit) throw tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw tooLarge;
    parts.push(part);
  }
  const read = readJson(Buffer.concat(parts));
  if ("fault" in read) throw new Refused([refuse("request-json", { fault: read.fault })]);
  return read.value;
}

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset=utf-?8\s*)?$/i;

/** What a thrown thing refuses; nothing where it is a fault of ours. */
export function refusedOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (error instanceof Damaged) return new Refused([error.refusal]);
  if (error instanceof URIError) return new Refused([refuse("request-url")]);
  return codeOf(error) === "ECONNRESET" ? new Refused([refuse("request-broken")]) : undefined;
}

/** Path parts as they are named; the parts of a wildcard are joined again. */
export function paramsOf({ params }: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join("/") : String(value)]),
  );
}

const MOST_TEXT = 300;

export function queryOf({ query }: Request, { query: known = [] }: Route): Readonly<Record<string, string>> {
  const entries = Object.entries(query).map(([name, value]) => {
    const good = known.includes(name) && typeof value === "string" && value.length <= MOST_TEXT && isPlainText(value);
    if (!good)
      throw new Refused([refuse("request-query", { name: name.slice(0, 40), known: known.join(", ") || "-" })]);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Without control characters, and decoded without loss. */
const isPlainText = (text: string): boolean =>
  [...text].every((character) => character >= " " && character !== "\ufffd");

export const tagOf = (parts: readonly string[]): string =>
  `"${createHash("sha256").update(parts.join("\n")).digest("base64url").slice(0, 22)}"`;

/** Sends an answer; one that the asker has already is not sent again. */
export function send(
  { status = 200, body, headers = {} }: Answer,
  tag: string | undefined,
  request: Request,
  response: Response,
): void {
  response.status(status).set(headers);
  if (body === undefined) return void response.end();
  const text = JSON.stringify(body);
  if (request.method === "GET" || request.method === "HEAD") {
    const own = tag ?? tagOf([text]);
    response.set({ etag: own, "cache-control": "private, no-cache", vary: "cookie" });
    const bare = (value: string) => value.trim().replace(/^W\//, "");
    if ((request.headers["if-none-match"] ?? "").split(",").some((one) => bare(one) === bare(own)))
      return void response.status(304).end();
  } else response.set("cache-control", "no-store");
  response.set("content-type", "application/json; charset=utf-8").end(request.method === "HEAD" ? undefined : text);
}

/** The parts of the app have names of their own for each content; its page is asked for again. */
export const cacheOf =
  (ui: string) =>
  (response: { setHeader(name: string, value: string): void }, path: string): void => {
    const isPart = relative(ui, path).split(sep)[0] === "assets";
    response.setHeader("cache-control", isPart ? "public, max-age=31536000, immutable" : "no-cache");
  };
