import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";
import { refuse } from "../../refusal.ts";
import { placeOf } from "../../refusals/print.ts";
import { say, type Lang } from "../../text/text.ts";
import { nearest } from "../../text/nearest.ts";
import { printable } from "../../text/width.ts";
import { dateOf } from "../../time/index.ts";
import { instantOf } from "../clock.ts";
import { fillDemo, hasRecords } from "../demo/fill.ts";
import { addressOf, isLoopback, openWarning, reachOf } from "../http/address.ts";
import { isEmployed } from "../http/may.ts";
import { createServer, type GuanjiaServer } from "../http/server.ts";
import type { Change } from "../http/sites.ts";
import { watchFolders } from "../http/watch.ts";
import type { Report } from "../store/load.ts";
import { openStore } from "../store/store.ts";
import { appOf, open, Refused, RefusedIn, someSites, type Context, type Open } from "./context.ts";
import { EXIT, faultOf, type Io } from "./io.ts";
import type { Common, ServeOptions } from "./options.ts";

/** The port where none is asked for. */
const PORT = 7410;
const DEMO_SITE = "example-estate";
const DEMO_DATA = join(".guanjia", "demo");

/** Serves the sites until it is told to stop; what was begun is finished first. */
export async function serve(options: ServeOptions, io: Io, version: string): Promise<number> {
  const asked = options.demo
    ? { ...options, data: options.data ?? io.env["GUANJIA_DATA"] ?? DEMO_DATA, site: options.site ?? DEMO_SITE }
    : options;
  const context = await open(asked, io);
  const sites = someSites(context, asked);
  if (options.demo) await fill(context, sites);
  const store = openStore(context.app.data, { now: io.now });
  if ("refusals" in store) throw new RefusedIn(context, store.refusals);
  try {
    for (const report of store.reports) io.err(told(report, context.lang));
    const host = options.host ?? "127.0.0.1";
    const ui = uiFolder();
    const server = await createServer(context.app, {
      store,
      sites: sites.map(({ site }) => site.id),
      now: io.now,
      version,
      ...(ui !== undefined && { ui }),
      reach: reachOf(options.address),
      log: (line) => logLine(line, io),
    });
    if ("refusals" in server) throw new RefusedIn(context, server.refusals);
    const people = sites.map((opened) => personOf(opened, options.as, io));
    const wanted = portOf(options, io);
    const port = await listen(server, host, wanted);
    if (!wanted.fixed && port !== wanted.first) io.err(moved(wanted.first, port, context.lang));
    if (!isLoopback(host) && !options.address?.startsWith("https:")) io.err(openWarning(context.lang));
    const here = addressOf(host, port);
    if (options.address !== undefined) io.err(context.lang === "zh" ? `监听 ${here}\n` : `Listening at ${here}\n`);
    // before the link is told: whoever reads it may stop at once
    const stop = stopped();
    const watching = watchRulesets(context, asked, server);
    greet(context, sites, people, server, options.address ?? here);
    await stop;
    watching.close();
    await server.close();
  } finally {
    await store.close();
  }
  return EXIT.clean;
}

async function fill({ app, io, lang }: Context, sites: readonly Open[]): Promise<void> {
  for (const { site, world } of sites) {
    if (hasRecords(app.data, site.id)) continue;
    io.err(lang === "zh" ? "首次运行，正在写入示例月……\n" : "First run: writing the example month…\n");
    const filled = await fillDemo(app.data, world, app.parts, instantOf(io.now()));
    if ("refusals" in filled) throw new Refused(...filled.refusals);
  }
}

/** What was mended at the start; that a month was indexed is nothing anybody has to know. */
function told({ did, file, count }: Report, lang: Lang): string {
  if (did === "cut")
    return lang === "zh"
      ? `${file}：切去末尾未写完的 ${count} 字节\n`
      : `${file}: cut ${count} unfinished bytes at its end\n`;
  if (did === "erased")
    return lang === "zh" ? `${file}：补完 ${count} 行的清除\n` : `${file}: finished erasing ${count} lines\n`;
  if (did === "not-indexed")
    return lang === "zh" ? `${file}：索引文件无法写入\n` : `${file}: its index file cannot be written\n`;
  return "";
}

/** Faults are always told; requests only where somebody wants to see them. */
function logLine(line: Readonly<Record<string, unknown>>, io: Io): void {
  if ("fault" in line || io.env["GUANJIA_LOG"] === "requests") io.err(JSON.stringify(line) + "\n");
}

/** A port that was asked for is taken or refused; the default moves on. */
function portOf({ port }: ServeOptions, { env }: Io): { readonly first: number; readonly fixed: boolean } {
  if (port !== undefined) return { first: port, fixed: true };
  const given = env["PORT"];
  if (given === undefined || given === "") return { first: PORT, fixed: false };
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65535) throw new Refused(refuse("port-not-read", { found: given }));
  return { first: Number(given), fixed: true };
}

async function listen(
  { http }: GuanjiaServer,
  host: string,
  { first, fixed }: { readonly first: number; readonly fixed: boolean },
): Promise<number> {
  for (let port = first; ; port++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      http.once("error", done);
      http.listen(port, host, () => {
        http.off("error", done);
        done(undefined);
      });
    });
    if (!error) return (http.address() as AddressInfo).port;
    if (error.code !== "EADDRINUSE" || fixed || port >= first + 20) {
      throw new Refused(
        refuse(error.code === "EADDRINUSE" ? "port-taken" : "port-not-opened", {
          port,
          host,
          reason: error.code ?? error.message,
        }),
      );
    }
  }
}

const moved = (from: number, to: number, lang: Lang): string =>
  lang === "zh" ? `端口 ${from} 已被占用，改用 ${to}。\n` : `Port ${from} is taken; ${to} is used.\n`;

/** The address, and a link whose button signs one person of each site in, once. */
function greet(
  { io, lang, paint }: Context,
  sites: readonly Open[],
  people: readonly string[],
  server: GuanjiaServer,
  address: string,
): void {
  io.out(`${lang === "zh" ? "管家" : "Guanjia"}  ${paint.bold(address)}\n`);
  for (const [i, { site }] of sites.entries()) {
    const person = people[i] ?? "";
    const title = site.people.get(person)?.title;
    const who = (lang === "zh" ? title?.zh : (title?.en ?? title?.zh)) ?? person;
    const link = paint.cyan(address + server.signInPath(person, site.id));
    io.out(
      lang === "zh"
        ? `${site.id}：${who} 的一次性登录链接，打开后点“登录”  ${link}\n`
        : `${site.id}: one-time sign-in link for ${who}, open it and tap Sign in  ${link}\n`,
    );
  }
}

/** The person that was named, else the first who may both log and inspect. */
function personOf({ site, world }: Open, as: string | undefined, io: Io): string {
  if (as !== undefined) {
    if (site.people.has(as)) return as;
    const close = nearest(as, [...site.people.keys()]);
    throw new Refused(
      refuse("person-unknown-here", { site: site.id, person: as, ...(close !== undefined && { close }) }),
    );
  }
  const today = dateOf(instantOf(io.now()), { zone: site.timezone, dayStarts: site.dayStarts });
  const roles =
    world.governing.findLast(({ from }) => from <= today)?.ruleset.roles ?? world.governing[0]?.ruleset.roles ?? {};
  const may = (role: string, right: "log" | "inspect" | "correct-others"): boolean =>
    roles[role]?.rights?.includes(right) ?? false;
  const people = [...site.people.values()].filter((person) => isEmployed(person, today));
  const found =
    people
      .filter(({ role }) => may(role, "log") && may(role, "inspect"))
      .sort((a, b) => Number(may(b.role, "correct-others")) - Number(may(a.role, "correct-others")))[0] ?? people[0];
  if (!found) throw new Refused(refuse("nobody-here", { site: site.id }));
  return found.id;
}

/** Rulesets and site files are read again when one of them changes; a broken one is told and leaves the good one in force. */
function watchRulesets(context: Context, options: Common, server: GuanjiaServer): { close(): void } {
  const { app, io, lang } = context;
  const folders = [...app.folders.map(({ path }) => path), ...app.sites.map(({ path }) => dirname(path))].map((path) =>
    resolve(io.cwd, path),
  );
  // one after the other: the last that was saved is the last that is read
  let turn = Promise.resolve();
  const reload = async (): Promise<void> => {
    for (const change of await server.reload(await appOf(options, io)))
      io.err(`${change.site}: ${did(change, lang)}\n`);
  };
  return watchFolders(folders, () => {
    turn = turn.then(reload).catch((error: unknown) => io.err(faultOf(error, lang)));
  });
}

function did(change: Change, lang: Lang): string {
  if (change.did === "reloaded")
    return `${lang === "zh" ? "已重新载入" : "reloaded"} ${change.ruleset}@${change.version}`;
  const kept = lang === "zh" ? "标准有错，原来的仍然有效" : "broken; the one before stays in force";
  const faults = change.refusals.map(
    ({ at, sentence }) => `  ${at ? `${placeOf(at)}  ` : ""}${printable(say(sentence, lang))}`,
  );
  return [kept, ...faults].join("\n");
}

/** The built app, wherever this file was bundled to. */
function uiFolder(): string | undefined {
  return ["../ui", "../../../dist/ui"]
    .map((path) => join(import.meta.dirname, path))
    .find((path) => existsSync(join(path, "index.html")));
}

/** Resolves at the first signal to stop. */
function stopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
}
