import { hostname, networkInterfaces } from "node:os";
import type { Lang } from "../../text/text.ts";
import type { Reach } from "./reach.ts";

/** Whether an address to listen on is this machine's own, which nobody else reaches. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);

const isEvery = (host: string): boolean => host === "0.0.0.0" || host === "::";

/** Names that lead to this machine, and the address that browsers see where another was said. */
export function reachOf(address: string | undefined): Reach {
  const names = ["localhost", hostname().toLowerCase()];
  return address === undefined ? { names } : { names: [...names, new URL(address).hostname], origin: address };
}

/** The address to print for what is listened on: one that a browser can open. */
export function addressOf(host: string, port: number): string {
  const name = isLoopback(host) ? "localhost" : isEvery(host) ? (ownAddress() ?? "localhost") : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

const ownAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4")?.address;

/** What has to be known where others reach the server without encryption. */
export const openWarning = (lang: Lang): string =>
  lang === "zh"
    ? "注意：同一网络中的人可以打开这个地址，传输没有加密，登录链接和登录状态可能被窃取。请在前面放一个有证书的反向代理，并用 --address https://… 写明它的地址。\n"
    : "Note: others on the network reach this address, and nothing on the way is encrypted: links and sign-ins can be stolen. Put a proxy with a certificate before it, and say its address with --address https://…\n";
