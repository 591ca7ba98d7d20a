import type { RecordInput, Text, views } from "../core/index.ts";

/** Why a request gave nothing: no way to the server, nobody signed in, or a refusal with its sentence. */
export type Fault =
  | { readonly kind: "offline" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly status: number; readonly title: string; readonly detail: string };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** A finding asked for: what `GET …/findings` takes. */
export type Query = Readonly<Record<string, string | undefined>>;

function withQuery(path: string, query: Query): string {
  const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length ? `${path}?${new URLSearchParams(filled).toString()}` : path;
}

interface Problem {
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly errors?: unknown;
}

const words = (value: unknown): string => (typeof value === "string" ? value : "");

const linesShown = 3;

/** What a problem says beyond its title, as the server words it: each sentence once, and only the first few. */
function details({ title, detail, errors }: Problem): string {
  const all = Array.isArray(errors) ? errors.map((error: unknown) => words((error as Problem | null)?.detail)) : [];
  const lines = [...new Set([words(detail), ...all].filter((line) => line !== "" && line !== title))];
  const more = lines.length - linesShown;
  return [...lines.slice(0, linesShown), ...(more > 0 ? [`… (+${more})`] : [])].join(" ");
}

async function call<T>(method: "GET" | "HEAD" | "POST", path: string, body?: unknown): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept: "application/json, application/problem+json",
        "accept-language": document.documentElement.lang || "zh",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    return { ok: false, fault: { kind: "offline" } };
  }
  const content: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return { ok: true, value: content as T };
  if (response.status === 401) return { ok: false, fault: { kind: "signed-out" } };
  const problem = (content ?? {}) as Problem;
  const title = words(problem.title) || response.statusText;
  return { ok: false, fault: { kind: "refused", status: response.status, title, detail: details(problem) } };
}

const part = encodeURIComponent;

/** The server's answers, typed; every path of the API stands here. */
export const api = {
  /** Whether a sign-in link is still good; asking does not use it up. */
  link: (token: string) => call<unknown>("HEAD", withQuery("/sign-in", { token })),
  signIn: (token: string) => call<unknown>("POST", "/sign-in", { token }),
  session: () => call<views.SessionView>("GET", "/api/session"),
  signOut: () => call<unknown>("POST", "/sign-out", {}),
  get: <T>(path: string) => call<T>("GET", path),
  post: (record: RecordInput) => call<unknown>("POST", `/api/sites/${part(record.site)}/records`, record),
  paths: {
    site: (site: string) => `/api/sites/${part(site)}`,
    today: (site: string, date?: string) => withQuery(`/api/sites/${part(site)}/today`, { date }),
    place: (site: string, place: string, date?: string) =>
      withQuery(`/api/sites/${part(site)}/places/${part(place)}`, { date }),
    findings: (site: string, query: Query) => withQuery(`/api/sites/${part(site)}/findings`, query),
    compliance: (site: string, month?: string) => withQuery(`/api/sites/${part(site)}/compliance`, { month }),
    sheet: (site: string, query: Query) => withQuery(`/api/sites/${part(site)}/sheet`, query),
    rule: (site: string, rule: string) => `/api/sites/${part(site)}/rules/${rule.split("/").map(part).join("/")}`,
    record: (site: string, record: string) => `/api/sites/${part(site)}/records/${part(record)}`,
  },
} as const;

/** What the server tells without being asked. */
export interface Listener {
  record(): void;
  reloaded(change: { readonly ruleset: string; readonly version: string }): void;
  refused(refused: views.RefusedView): void;
}

/** Listens until the returned function is called; the browser connects again by itself. */
export function listen(listener: Listener): () => void {
  const source = new EventSource("/api/events");
  const on = <T>(name: string, act: (data: T) => void): void =>
    source.addEventListener(name, (event) => act(JSON.parse((event as MessageEvent<string>).data) as T));
  on("record", () => listener.record());
  on("ruleset-reloaded", listener.reloaded);
  on("ruleset-refused", listener.refused);
  return () => source.close();
}

/** Why nothing came, in words, and what to do. */
export const faultTexts = {
  offline: {
    zh: "连不上服务器。填写的内容都保存在本机，网络恢复后会自动发送。",
    en: "The server cannot be reached. What you fill in is kept on this device and sent when the network is back.",
  },
  "signed-out": {
    zh: "登录已失效。请用服务器启动时打印的链接重新登录。",
    en: "You are signed out. Use the link that the server printed when it started.",
  },
  403: {
    zh: "你的岗位没有这项权限。请找主管开通，或换人办理。",
    en: "Your role may not do this. Ask your supervisor.",
  },
  404: {
    zh: "没有找到。它可能已被改名或删去；请回到“今日”重新选择。",
    en: "Not found. It may have been renamed; go back to Today and choose again.",
  },
  500: {
    zh: "服务器出错了。稍等再试；仍不行请告诉管理员。",
    en: "The server failed. Try again in a moment; if it goes on, tell the administrator.",
  },
} as const satisfies Record<string, Text>;
