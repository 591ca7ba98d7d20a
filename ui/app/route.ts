export type Page = "today" | "place" | "sheet" | "findings" | "compliance" | "rule" | "record" | "queue" | "none";

/** Where in the app one is: a page, what it is about, and its filters. */
export interface Route {
  readonly page: Page;
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

const pages: readonly string[] = [
  "today",
  "place",
  "sheet",
  "findings",
  "compliance",
  "rule",
  "record",
  "queue",
] satisfies readonly Page[];

/** Reads `#/place/a-1?block=x`; nothing at all is today. */
export function readRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page = "", ...rest] = path.split("/");
  const query = Object.fromEntries(new URLSearchParams(search));
  if (!pages.includes(page)) return { page: page ? "none" : "today", id: "", query: {} };
  return { page: page as Page, id: rest.map(decode).join("/"), query };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The hash of a page. */
export function hashOf(page: Page, id = "", query: Readonly<Record<string, string | undefined>> = {}): string {
  const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = filled.length ? `?${new URLSearchParams(filled).toString()}` : "";
  return `#/${page}${id ? `/${id.split("/").map(encodeURIComponent).join("/")}` : ""}${search}`;
}
