import type { ServerResponse } from "node:http";

const MOST = 300;
const MOST_EACH = 12;
const BEAT = 25_000;

/** Server-sent events: what pages are told without asking. */
export interface Events {
  /** Whether the stream was taken: so many pages at most, and so many of one person. */
  join(response: ServerResponse, site: string, person: string): boolean;
  tell(site: string, event: "record" | "ruleset-reloaded" | "ruleset-refused", data: object): void;
  close(): void;
}

export function createEvents(): Events {
  const open = new Map<ServerResponse, { readonly site: string; readonly person: string }>();
  let id = 0;
  const beat = setInterval(() => {
    for (const response of open.keys()) response.write(": \n\n");
  }, BEAT);
  beat.unref();
  return {
    join(response, site, person) {
      const own = [...open.values()].filter((one) => one.person === person && one.site === site).length;
      if (open.size >= MOST || own >= MOST_EACH) return false;
      open.set(response, { site, person });
      response.on("close", () => open.delete(response));
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
      response.write(`retry: 3000\nid: ${id}\n\n`);
      return true;
    },
    tell(site, event, data) {
      id++;
      for (const [response, one] of open)
        if (one.site === site) response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close() {
      clearInterval(beat);
      for (const response of open.keys()) response.end("retry: 1000\n\n");
    },
  };
}
