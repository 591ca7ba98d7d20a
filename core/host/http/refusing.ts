import { randomBytes } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Request, Response } from "express";
import { refuse, type RefusalCatalogue } from "../../refusal.ts";
import type { RefusalCode } from "../../refusals/index.ts";
import { languageOf, problemOf } from "./problem.ts";
import { isVisit, refusedOf, showApp } from "./request.ts";

/** What Node says of requests that never become one. */
const CLIENT_ERRORS: Readonly<Record<string, RefusalCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "request-too-slow",
  HPE_HEADER_OVERFLOW: "request-header-too-large",
};

/** What refusals are said with. */
interface Refusing {
  readonly catalogue: () => RefusalCatalogue;
  /** The folder of the built app. */
  readonly ui: string | undefined;
  /** Takes a fault of ours, by the number of its request. */
  readonly fault: (request: string, what: string) => void;
}

/** Says everything that is refused as problem+json; a fault of ours by its number alone. */
export function createRefusing({ catalogue, ui, fault }: Refusing) {
  return {
    say(error: unknown, request: Request, response: Response): void {
      const id = String(response.locals["id"]);
      const refused = refusedOf(error);
      if (!refused) fault(id, error instanceof Error ? (error.stack ?? error.message) : String(error));
      const lang = languageOf(request.headers["accept-language"]);
      const problem = problemOf(refused?.refusals ?? [refuse("request-failed", { id })], id, lang, catalogue());
      for (const [name, value] of Object.entries(refused?.headers ?? {})) response.setHeader(name, value);
      if (problem.status === 503 || problem.status === 507) response.setHeader("retry-after", "5");
      response.status(problem.status).set("cache-control", "no-store");
      const say = (): void => {
        response
          .set({ "content-type": "application/problem+json; charset=utf-8", "content-language": lang })
          .end(JSON.stringify(problem));
      };
      if (ui !== undefined && isVisit(request, problem.status)) showApp(ui, response, say);
      else say();
    },
    /** To what was no request at all. */
    sayRaw(error: NodeJS.ErrnoException, socket: Duplex): void {
      if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
      const refusal = refuse(CLIENT_ERRORS[error.code ?? ""] ?? "request-broken");
      const problem = problemOf([refusal], randomBytes(8).toString("hex"), "en", catalogue());
      const body = JSON.stringify(problem);
      socket.end(
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      );
    },
  };
}
