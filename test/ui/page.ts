import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import { openBrowser } from "../browser.ts";

const root = join(import.meta.dirname, "../..");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The policy that every page of the product and of its tests lives under. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

/** Anything that goes wrong on a page without a test asking: policy reports, errors, dialogs. */
export interface Trap {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly caught: string[];
}

export interface Stage {
  readonly browser: Browser;
  readonly url: string;
  open(options?: BrowserContextOptions, path?: string): Promise<Trap>;
  /** One page for many tests: fresh storage, Chinese, light, a still clock; what was caught since the last time. */
  again(): Promise<Trap>;
  close(): Promise<void>;
}

/** Opens a page that notes every policy report, error and dialog. */
export async function trap(browser: Browser, options: BrowserContextOptions = {}): Promise<Trap> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  const caught: string[] = [];
  page.on("pageerror", (error) => caught.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      caught.push(`policy: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    caught.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return { page, context, caught };
}

/** What axe finds wrong on a page, one line a fault. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof Axe }).axe.run(document, {
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
    );
  });
}

/** The elements alone on a page, under the policy. */
export async function openStage(): Promise<Stage> {
  const script = await bundle();
  const server = createServer((request, response) => {
    response.setHeader("content-security-policy", policy);
    if (request.url === "/late.js") {
      const late =
        'addEventListener("go", async () => { await import("/elements.js"); await import("/elements.js?second"); dispatchEvent(new Event("gone")); });';
      response.setHeader("content-type", "text/javascript").end(late);
    } else if (request.url?.startsWith("/elements.js")) {
      response.setHeader("content-type", "text/javascript").end(script);
    } else if (request.url === "/page.css") {
      response
        .setHeader("content-type", "text/css")
        .end("body{margin:0;padding:16px;background:light-dark(#f6f5f1,#121614)}:root{color-scheme:light dark}");
    } else {
      response
        .setHeader("content-type", "text/html; charset=utf-8")
        .end(
          `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>元件</title><link rel="stylesheet" href="/page.css"><main><h1>元件</h1><div id="stage"></div></main><script type="module" src="${request.url === "/bare" ? "/late.js" : "/elements.js"}"></script>`,
        );
    }
  });
  const url = await listen(server);
  const browser = await openBrowser();
  let shared: Trap | undefined;
  return {
    browser,
    url,
    async again() {
      if (!shared) {
        shared = await trap(browser);
        shared.page.setDefaultTimeout(8_000);
        await shared.page.clock.setFixedTime("2026-11-20T11:30:00+08:00");
        await shared.page.goto(url);
      }
      const { page, caught } = shared;
      caught.length = 0;
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "reduce" });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.evaluate(() => {
        localStorage.clear();
        document.documentElement.lang = "zh-CN";
      });
      return shared;
    },
    async open(options, path = "") {
      const opened = await trap(browser, options);
      await opened.page.goto(url + path);
      return opened;
    },
    async close() {
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)),
  );
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: join(root, "ui/elements/index.ts"), formats: ["es"], fileName: () => "elements.js" },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as unknown as { output: { code: string }[] }[];
  return output?.output[0]?.code ?? "";
}

/** Puts an element on the page with its properties, and waits until it has rendered. */
export async function put(page: Page, tag: string, properties: object): Promise<void> {
  await page.evaluate(
    async ({ tag, properties }) => {
      const element = Object.assign(document.createElement(tag), properties);
      document.querySelector("#stage")?.replaceChildren(element);
      await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    },
    { tag, properties },
  );
}

/** Collects the details of an event from here on; read them with `details`. */
export async function listenFor(page: Page, name: string): Promise<void> {
  await page.evaluate((name) => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    document.querySelector("#stage > *")?.addEventListener(name, (event) => heard.push((event as CustomEvent).detail));
  }, name);
}
export const details = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
