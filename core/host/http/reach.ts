import { isIP } from "node:net";
import type { Request } from "express";

/** How browsers reach the server. */
export interface Reach {
  /** Names under which it may be asked, besides plain addresses: a name that somebody else can point here is not answered. */
  readonly names: readonly string[];
  /** The origin that browsers see, where a proxy stands before the server: https://guanjia.example.com */
  readonly origin?: string;
}

/** The name that a request asks, where it is not ours. */
export function strangeName({ headers }: Request, { names }: Reach): string | undefined {
  const name = (headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
  const isAddress = isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0;
  return isAddress || names.includes(name) ? undefined : name;
}

/** Written by a page of another origin; what has no origin at all is no browser's page. */
export function isForeign({ headers, protocol }: Request, { origin: ours }: Reach): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && origin !== `${protocol}://${host ?? ""}` && origin !== ours;
}
