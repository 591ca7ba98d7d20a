import type { ServerResponse } from "node:http";

const MOST = 300;
const MOST_EACH = 12;
const BEAT = 25_000;

/** Server-sent events: what pages are told without asking. */
export interface Events {
  /** Whether the stream was taken: so many pages at most, and so many of one person. It ends when `may` no longer holds. */
  join(response: ServerResponse, site: string, person: string, may: () => boolean): boolean;
  tell(site: string, event: "record" | "ruleset-reloaded" | "ruleset-refused", data: object): void;
  close(): void;
}

export function createEvents(): Events {
  const open = new Map<
    ServerResponse,
    { readonly site: string; readonly person: string; readonly may: () => boolean }
  >();
  let id = 0;
  let closed = false;
  /** Somebody may have signed out, or left, since the stream was opened. */
  const send = (response: ServerResponse, may: () => boolean, text: string): void => {
    if (may()) response.write(text);
    else response.end();
  };
  const leave = (response: ServerResponse): void => void response.end("retry: 1000\n\n");
  const beat = setInterval(() => {
    for (const [response, { may }] of open) send(response, may, ": \n\n");
  }, BEAT);
  beat.unref();
  return {
    join(response, site, person, may) {
      const own = [...open.values()].filter((one) => one.person === person && one.site === site).length;
      if (open.size >= MOST || own >= MOST_EACH) return false;
      open.set(response, { site, person, may });
      response.on("close", () => open.delete(response));
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
      response.write(`retry: 3000\nid: ${id}\n\n`);
      if (closed) leave(response);
      return true;
    },
    tell(site, event, data) {
      id++;
      for (const [response, one] of open)
        if (one.site === site) send(response, one.may, `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close() {
      closed = true;
      clearInterval(beat);
      for (const response of open.keys()) leave(response);
    },
  };
}
