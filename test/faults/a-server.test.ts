import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { disk, type Files } from "../../core/host/store/files.ts";
import { guanjia } from "../host/cli/cli.ts";
import { logged, served, SITE } from "../host/http/made.ts";
import { idsIn, tree } from "./a.ts";
import { folderOf, fresh } from "./made.ts";
import { serve } from "./server.ts";

const FIRM = join(import.meta.dirname, "../fixtures/firm");
const ROUNDS = process.env["SOAK"] ? 40 : 3;
const small = ["--rulesets", FIRM, "--site", "small-site"];

describe("A1: kill -9 of the whole server while fifty people post", () => {
  test(`${ROUNDS} rounds: it starts without help, and everything acknowledged is there once`, async () => {
    const dir = folderOf({});
    const acknowledged: string[] = [];
    const sent: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const server = await serve(dir, "data");
      const posting = Array.from({ length: 50 }, async (_, i) => {
        const id = `round-${round}-${i}`;
        sent.push(id);
        if ((await server.post(id)) === 201) acknowledged.push(id);
        if (acknowledged.length === round * 20 + 10) await server.end("SIGKILL");
      });
      await Promise.all(posting);
      await server.end("SIGKILL");
    }
    const ids = await idsIn(join(dir, "data"));
    expect(ids.filter((id, i) => id === ids[i - 1])).toEqual([]);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !sent.includes(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);
  });
});

describe("A13: SIGTERM during fifty requests", () => {
  test("each is finished or refused, the exit is clean, and nothing is lost or left over", async () => {
    const dir = folderOf({});
    const server = await serve(dir, "data");
    const statuses = new Map<string, number>();
    let ended: Promise<number | string> | undefined;
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const status = await server.post(`request-${i}`);
        statuses.set(`request-${i}`, status);
        ended ??= server.end("SIGTERM");
      }),
    );
    expect(await ended).toBe(0);
    expect([...statuses.values()].filter((status) => ![201, 503, 0].includes(status))).toEqual([]);
    const taken = [...statuses].filter(([, status]) => status === 201).map(([id]) => id);
    expect(await idsIn(join(dir, "data"))).toEqual(taken.sort());
    expect(readdirSync(join(dir, "data")).filter((name) => name !== "state.json" && name !== "small-site")).toEqual([]);
  });
});

describe("A10: two servers on one folder", () => {
  test("the second is refused with pid and host, ends with 2, and changes no byte", async () => {
    const dir = folderOf({});
    const server = await serve(dir, "data");
    await server.post("the-first-record");
    const before = tree(join(dir, "data"));
    const second = await fresh(["serve", ...small, "--data", "data", "--port", "0"], dir);
    expect([second.code, second.out, second.err.replace(/since \S+\./, "since then.")]).toEqual([
      2,
      "",
      `data-locked  The data folder ${dir}/data is in use by process ${server.pid} on ${hostname()} since then. Stop that process first; one folder has one writer at a time.\n`,
    ]);
    expect(tree(join(dir, "data"))).toEqual(before);
    expect(await server.post("the-next-record")).toBe(201);
    await server.end("SIGTERM");
  });
});

describe("A14: a copy taken while people post", () => {
  test("is some moment between, proves itself by the command, and is judged on another machine", async () => {
    const dir = folderOf({});
    const server = await serve(dir, "data");
    let [done, begun] = [0, 0];
    let running = true;
    const posting = Array.from({ length: 5 }, async (_, lane) => {
      for (let i = 0; running; i++) {
        begun++;
        if ((await server.post(`lane-${lane}-${i}`)) === 201) done++;
      }
    });
    const copies = [];
    for (let i = 0; i < 3; i++) {
      while (done < (i + 1) * 20) await new Promise(setImmediate);
      const before = done;
      cpSync(join(dir, "data"), join(dir, `copy-${i}`), {
        recursive: true,
        filter: (from) => !/\.tmp$|\/lock$/.test(from),
      });
      copies.push([before, begun]);
    }
    running = false;
    await Promise.all(posting);
    await server.end("SIGTERM");
    for (const [i, [least = 0, most = 0]] of copies.entries()) {
      const proved = await guanjia(["verify", `copy-${i}`], dir);
      expect([proved.code, proved.err]).toEqual([0, ""]);
      const checked = await guanjia(
        ["check", ...small, "--data", `copy-${i}`, "--as-of", "2026-11-17", "--format", "json", "--all"],
        dir,
      );
      expect(checked.code).toBeLessThan(2);
      const records = (await idsIn(join(dir, `copy-${i}`))).length;
      expect([records >= least, records <= most]).toEqual([true, true]);
    }
  });
});

describe("A14: a copy taken in the middle of a write", () => {
  test.each<[string, number]>([
    ["nothing", 0],
    ["a byte", 0.001],
    ["half", 0.5],
    ["all but its end", 1],
  ])("%s of the line on disk: verified, judged and opened as before it", async (_, part) => {
    let [half, go] = [(): void => undefined, (): void => undefined];
    const halfWritten = new Promise<void>((resolve) => (half = resolve));
    const goOn = new Promise<void>((resolve) => (go = resolve));
    let slow = false;
    const files: Files = {
      ...disk,
      write: async (file, bytes, position) => {
        const first = slow ? Math.ceil((bytes.length - 1) * part) : bytes.length;
        await disk.write(file, bytes.subarray(0, first), position);
        if (!slow) return;
        half();
        await goOn;
        await disk.write(file, bytes.subarray(first), position + first);
      },
    };
    const it = await served({ files });
    const post = (id: string) =>
      it.send(`/api/sites/${SITE}/records`, { method: "POST", as: "cleaner-01", body: logged(id) });
    expect((await post("before")).status).toBe(201);
    slow = true;
    const last = post("on-the-way");
    await halfWritten;
    const dir = folderOf({});
    cpSync(it.store.dir, join(dir, "copy"), { recursive: true, filter: (from) => !from.endsWith("/lock") });
    go();
    expect((await last).status).toBe(201);

    const before = tree(join(dir, "copy"));
    const proved = await guanjia(["verify", "copy", "--site", SITE, "--format", "json"], dir);
    const chain = JSON.parse(proved.out) as { sites: { torn: number }[] };
    const [site] = chain.sites;
    expect([proved.code, proved.err, (site?.torn ?? 0) > 0]).toEqual([0, "", part > 0]);
    const about = ["--site", SITE, "--data", "copy", "--as-of", "2026-11-20", "--all", "--format", "csv"];
    const checked = await guanjia(["check", ...about], dir);
    expect([checked.code < 2, checked.err]).toEqual([true, ""]);
    expect(checked.out.split("\n").filter((line) => line.includes("before--"))).toHaveLength(1);
    expect(tree(join(dir, "copy"))).toEqual(before);
    expect(await idsIn(join(dir, "copy"), SITE)).toEqual(["before--"]);
    const again = await guanjia(["verify", "copy", "--site", SITE, "--format", "json"], dir);
    expect([again.code, (JSON.parse(again.out) as typeof chain).sites]).toEqual([0, [{ ...site, torn: 0 }]]);
  });
});

describe("A12: folders that will not do, through the command", () => {
  test.each<[string, readonly string[], (dir: string) => void, string]>([
    ["a missing folder", ["verify", "none"], () => undefined, "data-missing"],
    ["a file", ["verify", "file"], (dir) => writeFileSync(join(dir, "file"), "x"), "data-not-readable"],
    [
      "a file where the server should write",
      ["serve", ...small, "--port", "0", "--data", "file"],
      (dir) => writeFileSync(join(dir, "file"), "x"),
      "data-not-writable",
    ],
    [
      "a folder below a file",
      ["serve", ...small, "--port", "0", "--data", "file/data"],
      (dir) => writeFileSync(join(dir, "file"), "x"),
      "data-not-writable",
    ],
    [
      "a file where the example month should go",
      ["demo", "file", ...small],
      (dir) => writeFileSync(join(dir, "file"), "x"),
      "data-not-writable",
    ],
    ["a folder that holds records", ["demo", "data", ...small], (dir) => mkdirSync(join(dir, "data")), ""],
  ])("%s", async (_, args, prepare, code) => {
    const dir = folderOf({});
    prepare(dir);
    const before = tree(dir);
    const ran = await fresh(args, dir);
    if (code === "") return expect(ran.code).toBe(0);
    expect([ran.code, ran.out, ran.err.split("  ")[0]]).toEqual([2, "", code]);
    expect(tree(dir)).toEqual(before);
  });

  test("spaces and 物业 in the path", async () => {
    const dir = folderOf({});
    const server = await serve(dir, "物业 数据/第一期");
    expect(await server.post("a-first-record")).toBe(201);
    expect(await server.end("SIGTERM")).toBe(0);
    const { code, out } = await guanjia(["verify", "物业 数据/第一期"], dir);
    expect([code, out.replace(/\S{43}\n/, "LINK")]).toEqual([0, "✓ small-site  2 lines hold  2 LINK"]);
  });
});
