import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { disk } from "../../core/host/store/files.ts";
import { guanjia } from "../host/cli/cli.ts";
import { codesOf, served } from "../host/http/made.ts";
import { clockAt, codes, folder, log, opened, siteOf } from "../host/store/made.ts";
import { envelope, folderOf, fresh, said, trap, type Tree } from "./made.ts";
import { PHRASES, type Place } from "./phrases.ts";

const FIRM = join(import.meta.dirname, "../fixtures/firm");

const FORM = "forms:\n  log: { title: 日志, rows: { floor: { title: 地面 } } }\n";
const LIST = "checklists:\n  list: { title: 表, method: yes-no, not-applicable: zero, rows: { a: { title: 甲 } } }\n";

/** A small ruleset, and a site where a zone stands, with a phrase in its place. */
const withPhrase: Readonly<Record<Place, (phrase: string) => Tree>> = {
  "how-often": (text) => rule(`kind: frequency, record: log, how-often: ${quoted(text)}`),
  grace: (text) => rule(`kind: frequency, record: log, how-often: 每周一次, grace: ${quoted(text)}`),
  limit: (text) => ({
    "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
    "firm/patrol.yaml": FORM.replace("rows:", `entry-within: ${quoted(text)}, rows:`),
  }),
  pass: (text) => rule(`kind: score, of: list, pass: ${quoted(text)}`),
  bands: (text) => ({
    "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
    "firm/patrol.yaml": LIST.replace("rows:", `bands: { 优: ${text} }, rows:`),
  }),
  floors: (text) =>
    rule(`kind: frequency, record: log, how-often: 每周一次, each: place, where: { floors: ${quoted(text)} }`),
  "in-force": (text) => ({ "firm/ruleset.yaml": envelope("firm", `in-force: ${text}\n`) }),
  timezone: (text) => ({ "firm/ruleset.yaml": envelope("firm", `timezone: ${text}\n`) }),
  hours: (text) => calendar(`hours: { mon-fri: "${text}" }`),
  weekdays: (text) => calendar(`hours: { ${text}: "08:30-18:00" }`),
  closed: (text) => calendar(`hours: { mon-fri: "08:30-18:00" }, closed: ["${text}"]`),
  starts: (text) => ({
    "sites/small-site.yaml": readFileSync(
      join(import.meta.dirname, "../fixtures/firm/sites/small-site.yaml"),
      "utf8",
    ).replace("timezone", `day-starts: ${text}\ntimezone`),
  }),
};
const quoted = (text: string): string => (/^[{"]/.test(text) ? text : JSON.stringify(text));
const rule = (fields: string): Tree => ({
  "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
  "firm/patrol.yaml": `${FORM}${LIST}rules:\n  r: { title: 巡查, ${fields} }\n`,
});
const calendar = (fields: string): Tree => ({
  "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
  "firm/calendars.yaml": `calendars:\n  desk: { title: 前台, ${fields} }\n`,
});

describe("phrases through the command: each code of the readers, and no other", () => {
  test.each(Object.entries(PHRASES))("%s", async (code, [place, text]) => {
    const tree = withPhrase[place](text);
    const what = "sites/small-site.yaml" in tree ? "sites/small-site.yaml" : "firm";
    const ran = await guanjia(["validate", what, "--rulesets", FIRM], folderOf(tree));
    expect([ran.code, said(ran.out).map((one) => one.split(" ").at(-1))]).toEqual([2, [code]]);
  });
});

describe("the command refuses in one sentence, and ends", () => {
  const site = readFileSync(join(FIRM, "sites/small-site.yaml"), "utf8");
  const tree: Tree = {
    "guanjia.config.json": '{ "sites": ["none"] }',
    "none/note.txt": "",
    "empty.yaml": site.replace("small-site", "empty").replace(/people:[^]*$/, ""),
    "file.txt": "x",
  };
  const small = ["--rulesets", FIRM, "--site", join(FIRM, "sites/small-site.yaml"), "--data", "data"];

  test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    [
      "no-site",
      ["list"],
      {},
      "No site file was found. Write sites/<site>.yaml beside the rulesets, or name a file with --site.",
    ],
    [
      "port-not-read",
      ["serve", ...small],
      { PORT: "high" },
      "PORT is high, which is not a port. Write a whole number from 0 to 65535.",
    ],
    [
      "port-taken",
      ["serve", ...small, "--port", "TAKEN"],
      {},
      "Port TAKEN is taken. Name another; without --port and PORT a free one is found.",
    ],
    [
      "port-not-opened",
      ["serve", ...small, "--port", "0", "--host", "203.0.113.1"],
      {},
      "203.0.113.1:0 cannot be listened on (EADDRNOTAVAIL). Name another address or port.",
    ],
    [
      "person-unknown-here",
      ["serve", ...small, "--port", "0", "--as", "cleaner-10"],
      {},
      "small-site has no person cleaner-10. --as takes a name under people in the site file. Did you mean cleaner-01?",
    ],
    [
      "nobody-here",
      ["serve", "--rulesets", FIRM, "--site", "empty.yaml", "--port", "0", "--data", "data"],
      {},
      "empty has nobody employed today, so nobody can sign in. Add somebody under people in the site file.",
    ],
    [
      "head-not-read",
      ["verify", "--site", "small-site", "--head", "the last one"],
      {},
      "the last one is not the head of a chain. Write it as the report prints it: number, space, link.",
    ],
    [
      "data-not-readable",
      ["verify", "file.txt"],
      {},
      "The data folder DIR/file.txt cannot be read (ENOTDIR). Give this user the right to read it.",
    ],
  ])("%s", async (code, args, env, sentence) => {
    const taken = await trap();
    const dir = folderOf(tree);
    const ran = await fresh(
      args.map((arg) => (arg === "TAKEN" ? String(taken.port) : arg)),
      dir,
      { env },
    );
    const err = ran.err.replaceAll(dir, "DIR").replaceAll(String(taken.port), "TAKEN");
    expect([ran.code, ran.out, err]).toEqual([2, "", `${code}  ${sentence}\n`]);
  });

  test("rule-dropped", async () => {
    const dir = folderOf({
      "base/ruleset.yaml": envelope("base", "extends: [vocabulary]\n"),
      "base/patrol.yaml": "rules:\n  r: { kind: guideline, title: 巡查 }\n",
      "firm/ruleset.yaml": envelope("firm", "extends: [base]\n"),
      "firm/patrol.yaml": "rules:\n  r: { drop: { reason: { zh: 不巡查, en: nobody walks } } }\n",
    });
    const { code, err } = await guanjia(["explain", "patrol/r", "--ruleset", "firm", "--rulesets", "."], dir);
    expect([code, err.split("\n")[0]]).toEqual([
      2,
      "firm/patrol.yaml:2:3  rule-dropped  patrol/r was switched off: nobody walks",
    ]);
  });

  test("several-sites", async () => {
    const { code, err } = await guanjia(["list", "--rulesets", "."], FIRM);
    expect([code, err]).toEqual([
      2,
      "several-sites  There are several sites: small-site, example-estate. Name one with --site.\n",
    ]);
  });
});

describe("the server refuses with a problem", () => {
  test.each<[string, string, string, number]>([
    ["request-signed-out", "GET", "/api/session", 401],
    ["request-link-used", "GET", "/sign-in?token=used", 401],
    ["request-method", "DELETE", "/api/health", 405],
    ["request-url", "GET", "/api/drafts/%ff", 400],
  ])("%s: %s %s", async (code, method, path, status) => {
    const it = await served();
    const as = code === "request-url" ? "cleaner-01" : undefined;
    const reply = await it.send(path, { method, as, ...(method === "POST" && { body: {} }) });
    expect([reply.status, codesOf(reply)]).toEqual([status, [code]]);
  });

  test.each<[string, string, number]>([
    ["request-broken", "hello\r\n\r\n", 400],
    ["request-header-too-large", `GET / HTTP/1.1\r\nx: ${"x".repeat(70_000)}\r\n\r\n`, 431],
    ["request-too-slow", "", 408],
  ])("%s, where there is no request", async (code, text, status) => {
    const it = await served();
    if (text === "")
      it.server.http.once("connection", (socket) =>
        it.server.http.emit("clientError", Object.assign(new Error(), { code: "ERR_HTTP_REQUEST_TIMEOUT" }), socket),
      );
    const got = await new Promise<string>((resolve) => {
      let answer = "";
      const client = connect(it.port, "127.0.0.1", () => client.write(text));
      client.on("data", (data) => (answer += data.toString()));
      client.on("close", () => resolve(answer));
      client.on("error", () => resolve(answer));
    });
    const [head = "", body = "{}"] = got.split("\r\n\r\n");
    const { type } = JSON.parse(body) as { type: string };
    expect([head.split(" ")[1], type]).toEqual([String(status), `urn:guanjia:${code}`]);
  });
});

test("store-read-only: after a write that failed, until it is told to try again", async () => {
  let [fails, failed] = [true, 0];
  const sync = (file: number): Promise<void> =>
    fails && ++failed ? Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" })) : disk.sync(file);
  const store = opened(folder(), clockAt(), { ...disk, sync });
  const site = siteOf(store);
  expect(codes(await site.add(log("a"), "p"))).toEqual(["store-read-only"]);
  fails = false;
  expect(codes(await site.add(log("b"), "p"))).toEqual(["store-read-only"]);
  expect([failed, site.get("a-------"), site.get("b-------")]).toEqual([1, undefined, undefined]);
  expect(store.resume()).toBeUndefined();
  expect(codes(await site.add(log("b"), "p"))).toEqual([]);
  expect(site.list({ limit: 9 }).map(({ id }) => id)).toEqual(["b-------"]);
});
