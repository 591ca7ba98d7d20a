import type { Server } from "node:http";
import type { Socket } from "node:net";

/** How long a stop waits for answers that nobody fetches, in milliseconds. */
const GRACE = 10_000;

/**
 * Ends a server although its connections stay open: one that asks nothing goes at once, the others once they are answered.
 * Node itself waits for a connection on which nothing was ever asked, and browsers open such ones ahead of need.
 */
export function closing(http: Server, grace = GRACE): () => Promise<void> {
  const asked = new Map<Socket, number>();
  let closes = false;
  http.on("connection", (socket) => {
    asked.set(socket, 0);
    socket.once("close", () => asked.delete(socket));
  });
  const count = (socket: Socket, by: 1 | -1): void => {
    const open = asked.get(socket);
    if (open === undefined) return;
    asked.set(socket, open + by);
    if (closes && open + by === 0) socket.destroySoon();
  };
  http.on("request", ({ socket }, response) => {
    count(socket, 1);
    response.once("close", () => count(socket, -1));
  });
  return async () => {
    closes = true;
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    for (const [socket, open] of asked) if (open === 0) socket.destroy();
    const late = setTimeout(() => http.closeAllConnections(), grace);
    await closed;
    clearTimeout(late);
  };
}
