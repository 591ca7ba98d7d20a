import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { mkdtempSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../../core/host/store/verify.ts";
import { openStore } from "../../../core/host/store/store.ts";
import { clockAt, filled, folder, opened, SITE, siteOf } from "./made.ts";
import { bundle, start, type Started } from "./process.ts";

const home = mkdtempSync(`${tmpdir()}/guanjia-writer-`);
let script = "";
beforeAll(async () => {
  script = await bundle(new URL("./writer.ts", import.meta.url), home);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const ROUNDS = process.env["SOAK"] ? 200 : 20;
const writer = (dir: string, prefix: string, hold?: "hold"): Started =>
  start(process.execPath, [script, dir, prefix, ...(hold ? [hold] : [])]);
const kill = async (child: Started): Promise<void> => {
  child.process.kill("SIGKILL");
  await child.ended();
};
/** A sequence that looks like chance and is the same in every run. */
const chance = (seed: number) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

describe("kill -9 while writing", () => {
  test(
    `${ROUNDS} rounds: it starts without help, and everything acknowledged is there once`,
    { timeout: ROUNDS * 10_000 },
    async () => {
      const dir = folder("kill");
      const next = chance(7);
      const acknowledged = new Set<string>();
      const settings = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round++) {
        const child = writer(dir, `k${round}`);
        await child.lines(1 + Math.floor(next() * 120));
        await kill(child);
        expect(child.said[0]).toBe("open");
        for (const line of child.said.slice(1)) {
          if (line.startsWith("setting ")) settings.set(`k${round}`, Number(line.slice(8)));
          else acknowledged.add(line);
        }
        const store = opened(dir, Date.now);
        const site = siteOf(store);
        expect([...acknowledged].filter((id) => site.get(id) === undefined)).toEqual([]);
        for (const [key, value] of settings) expect(store.state.data.settings[key]).toBeGreaterThanOrEqual(value);
        const ids = site
          .list({ limit: 1e6 })
          .flatMap(({ record, history }) => [record, ...history].map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        await store.close();
        expect(verify(dir).sites[0]?.fault).toBeUndefined();
        expect(readdirSync(dir).sort()).toEqual([SITE, "state.json"].filter((name) => existsSync(`${dir}/${name}`)));
      }
      expect(acknowledged.size).toBeGreaterThan(ROUNDS * 10);
    },
  );

  test("SIGTERM: what was begun is finished, the folder is free, nothing is left over", async () => {
    const dir = folder("term");
    const child = writer(dir, "t");
    await child.lines(100);
    child.process.kill("SIGTERM");
    expect(await child.ended()).toBe(0);
    const site = siteOf(opened(dir, Date.now));
    expect(child.said.slice(1).filter((line) => line.startsWith("t-") && site.get(line) === undefined)).toEqual([]);
    expect(readdirSync(dir).filter((name) => name.includes(".tmp"))).toEqual([]);
  });

  test("a file size limit in the middle of writing: refused with a clear code, the rest stands", async () => {
    const dir = folder("limit");
    const child = start("sh", ["-c", 'ulimit -f 64; exec "$0" "$@"', process.execPath, script, dir, "f"]);
    await child.lines(400);
    await kill(child);
    expect(child.said).toContain("refused store-full");
    const taken = child.said.filter((line) => line.startsWith("f-"));
    const site = siteOf(opened(dir, Date.now));
    expect(taken.filter((id) => site.get(id) === undefined)).toEqual([]);
    expect(taken.length).toBeGreaterThan(20);
  });
});

describe("one process a folder", () => {
  const tree = (dir: string): readonly (readonly [string, string])[] =>
    readdirSync(dir, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(`${dir}/${name}`).isFile())
      .sort()
      .map((name) => [name, readFileSync(`${dir}/${name}`, "latin1")]);

  test("a second one is refused with the owner's pid and host, and changes no byte", async () => {
    const dir = folder("lock");
    await filled(dir, 3);
    const owner = writer(dir, "o", "hold");
    await owner.lines(1);
    const before = tree(dir);
    const second = writer(dir, "s", "hold");
    expect(await second.ended()).toBe(2);
    expect(JSON.parse(second.said[0] ?? "")).toEqual([
      {
        code: "data-locked",
        data: { dir, pid: owner.process.pid, host: hostname(), since: expect.stringMatching(/^\d{4}-.*Z$/) as string },
      },
    ]);
    expect(tree(dir)).toEqual(before);
    await kill(owner);
    await opened(dir).close();
  });

  test("of eight that start together, one has the folder", async () => {
    const dir = folder("lock");
    for (let round = 0; round < 3; round++) {
      const all = Array.from({ length: 8 }, (_, i) => writer(dir, `s${i}`, "hold"));
      await Promise.all(all.map((child) => child.lines(1)));
      const open = all.filter(({ said }) => said[0] === "open");
      expect(open).toHaveLength(1);
      await Promise.all(all.map(kill)); // the next round finds a dead owner
    }
  });

  test("one that holds the folder cannot open it again", async () => {
    const dir = folder("lock");
    const store = opened(dir);
    const again = openStore(dir, { now: clockAt() });
    expect("refusals" in again && again.refusals[0]).toMatchObject({ code: "data-locked", data: { pid: process.pid } });
    await store.close();
    await opened(dir).close();
  });

  test.each([
    ["a dead process", { pid: 4_194_300, host: hostname(), started: "x", since: "s" }],
    [
      "a pid that another program has now",
      { pid: process.ppid, host: hostname(), started: "another start", since: "s" },
    ],
    [
      "our own pid, from before the machine was started",
      { pid: process.pid, host: hostname(), started: "another start", since: "s" },
    ],
  ])("the lock of %s is taken over", async (_, owner) => {
    const dir = folder("lock");
    writeFileSync(`${dir}/lock`, JSON.stringify(owner));
    const store = opened(dir);
    expect(readdirSync(dir)).toEqual(["lock"]);
    expect(JSON.parse(readFileSync(`${dir}/lock`, "utf8"))).toMatchObject({ pid: process.pid });
    await store.close();
  });

  test("a takeover that was itself killed is taken over", async () => {
    const dir = folder("lock");
    const dead = JSON.stringify({ pid: 4_194_300, host: hostname(), started: "x", since: "s" });
    writeFileSync(`${dir}/lock`, dead);
    writeFileSync(`${dir}/lock.takeover`, dead);
    await opened(dir).close();
    expect(readdirSync(dir)).toEqual([]);
  });

  test("the lock of another machine is not taken, and the refusal says what to do", () => {
    const dir = folder("lock");
    writeFileSync(`${dir}/lock`, JSON.stringify({ pid: 1, host: "elsewhere", started: "x", since: "s" }));
    const refused = openStore(dir, { now: clockAt() });
    expect("refusals" in refused && refused.refusals).toEqual([
      { code: "data-locked-elsewhere", data: { dir, pid: 1, host: "elsewhere", since: "s", file: `${dir}/lock` } },
    ]);
  });
});

describe("folders", () => {
  test("spaces and 物业 in the path; a missing folder is made", async () => {
    const dir = `${folder("path")}/a b/物业 数据`;
    await filled(dir, 3);
    expect(verify(dir).sites.map(({ lines, fault }) => [lines, fault])).toEqual([[3, undefined]]);
  });

  test("a file where the folder should be, and a folder that cannot be made", () => {
    const dir = folder("path");
    writeFileSync(`${dir}/file`, "x");
    const result = openStore(`${dir}/file/data`, { now: clockAt() });
    expect("refusals" in result && result.refusals).toEqual([
      { code: "data-not-writable", data: { dir: `${dir}/file/data`, reason: "ENOTDIR" } },
    ]);
    expect(verify(`${dir}/none`)).toEqual({
      sites: [],
      refusals: [{ code: "data-missing", data: { dir: `${dir}/none` } }],
    });
  });

  test("a folder of another user: refused in words, and nothing changed", () => {
    const dir = folder("path");
    chmodSync(dir, 0o555);
    mkdirSync(`${home}/open`, { recursive: true });
    chmodSync(home, 0o755);
    // root may write anywhere, so a plain user asks
    const root = process.getuid?.() === 0;
    const asked = spawnSync(process.execPath, [script, dir, "x", "hold"], {
      encoding: "utf8",
      ...(root && { uid: 65_534, gid: 65_534 }),
    });
    expect(asked.status).toBe(2);
    expect(JSON.parse(asked.stdout)).toEqual([{ code: "data-not-writable", data: { dir, reason: "EACCES" } }]);
    expect(readdirSync(dir)).toEqual([]);
  });

  test("a copy taken while somebody writes is some moment of it, and proves itself", { timeout: 60_000 }, async () => {
    const dir = folder("backup");
    const child = writer(dir, "w");
    for (let round = 1; round <= 5; round++) {
      await child.lines(round * 40);
      const before = child.said.filter((line) => line.startsWith("w-")).length;
      const copy = folder("restored");
      cpSync(dir, copy, { recursive: true, filter: (from) => !/\.tmp$|\/lock$/.test(from) });
      const store = opened(copy, Date.now);
      expect(siteOf(store).records).toBeGreaterThanOrEqual(before);
      await store.close();
      expect(verify(copy).sites.map(({ fault, torn }) => [fault, torn])).toEqual([[undefined, 0]]);
    }
    await kill(child);
  });
});
