import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { trap, type Trap } from "../ui/page.ts";
import type { Server } from "./server.ts";

/** A page of the app with the person of the server signed in, which notes what no page should do: requests to elsewhere too. */
export async function signedIn(browser: Browser, server: Server, locale: string): Promise<Trap> {
  const opened = await trap(browser, { locale });
  opened.page.on("request", (request) => {
    if (!request.url().startsWith(`${server.address}/`)) opened.caught.push(`request: ${request.url()}`);
  });
  const [name = "", value = ""] = server.cookie.split("=");
  await opened.context.addCookies([{ name, value, url: server.address }]);
  return opened;
}

/** Loads a page of the app anew. */
export async function go(page: Page, server: Server, path: string): Promise<void> {
  await page.goto(`${server.address}/#/${path}`);
  await page.reload();
}

/** What stands on a page. */
export interface OnPage {
  /** Every text, one after the other. */
  readonly text: string;
  /** Elements that no template of ours has, and attributes that would run something. */
  readonly strange: readonly string[];
}

/** What stands on a page of the app, through all shadow roots. */
export const onPage = (page: Page): Promise<OnPage> =>
  page.evaluate(() => {
    const said: string[] = [];
    const strange: string[] = [];
    const none =
      /^(img|image|iframe|object|embed|video|audio|source|base|math|marquee|script|link|meta|form|template)$/;
    const walk = (root: HTMLElement | ShadowRoot): void => {
      for (const element of root.querySelectorAll("*")) {
        if (none.test(element.localName) || element.getAttributeNames().some((name) => name.startsWith("on")))
          strange.push(element.outerHTML.slice(0, 200));
        if (/^\s*(?!https?:)[a-z]+:/i.test(element.getAttribute("href") ?? "")) strange.push(element.outerHTML);
        for (const node of element.childNodes) if (node.nodeType === 3) said.push(node.textContent ?? "");
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) said.push(element.value);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document.body);
    return { text: said.join("\n"), strange };
  });

/** The elements of the templates of the report and the wall sheet. */
const OURS = "article b div footer h1 h2 h3 header meter p section span table tbody td th thead tr".split(" ");

/** Opens a page that the command printed: what stands on it, and what it did that it should not. */
export async function printed(
  browser: Browser,
  file: string,
): Promise<OnPage & { readonly caught: readonly string[] }> {
  const { page, context, caught } = await trap(browser);
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(file).href) caught.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  const { text, strange } = await onPage(page);
  const elements = await page.evaluate(() =>
    [...document.querySelectorAll("body *")].map(({ localName }) => localName),
  );
  await context.close();
  return { text, strange: [...strange, ...new Set(elements.filter((name) => !OURS.includes(name)))], caught };
}
