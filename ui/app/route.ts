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
  const query = Object.fromEntries([...new URLSearchParams(search)].filter(isWritten));
  if (!pages.includes(page)) return { page: page ? "none" : "today", id: "", query: {} };
  return { page: page as Page, id: rest.map(decode).join("/"), query };
}

/** What an element asks to be opened. */
export type Opened =
  | { readonly findings: Readonly<Record<string, string | undefined>> }
  | { readonly place: string }
  | { readonly record: string }
  | { readonly rule: string };

export function hashOfOpened(opened: Opened): string {
  if ("findings" in opened) return hashOf("findings", "", opened.findings);
  if ("place" in opened) return hashOf("place", opened.place);
  if ("record" in opened) return hashOf("record", opened.record);
  return hashOf("rule", opened.rule);
}

/** What stands in the address in front of the hash: the server shows the app for whatever somebody opens. */
export function addressAsHash(): string {
  const { pathname } = location;
  return pathname === "/" || pathname === "/sign-in" ? "" : `#${pathname}`;
}

/** The token of the sign-in link that was opened. */
export function linkToken(): string | undefined {
  return location.pathname === "/sign-in"
    ? (new URLSearchParams(location.search).get("token") ?? undefined)
    : undefined;
}

/** A date or a month that an address has and no calendar is as if it were not there. */
function isWritten([name, value]: readonly [string, string]): boolean {
  if (name !== "from" && name !== "to" && name !== "month") return true;
  const date = new Date(`${name === "month" ? `${value}-01` : value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, name === "month" ? 7 : 10) === value;
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
