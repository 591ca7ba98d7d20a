import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { idsIn } from "./a.ts";
import { folderOf } from "./made.ts";
import { serve, type Server } from "./server.ts";

/** A server whose disk will be full in the middle of the work, and what makes room again. */
type Start = (dir: string) => Promise<readonly [server: Server, makeRoom: () => void]>;

const ran = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;
const mount = (dir: string): boolean => ran("mount", "-t", "tmpfs", "-o", "size=2m", "guanjia-test", dir);
const unmount = (dir: string): boolean => ran("umount", "--lazy", dir);

const WAYS: readonly (readonly [name: string, has: () => boolean, start: Start])[] = [
  [
    "a limit of file size",
    () => ran("prlimit", "--version"),
    async (dir) => {
      const server = await serve(dir, "data", { under: ["sh", "-c", 'ulimit -S -f 192; exec "$0" "$@"'] });
      return [server, () => void execFileSync("prlimit", ["--pid", String(server.pid), "--fsize=unlimited"])];
    },
  ],
  [
    "a disk of 2 MB",
    () => {
      const dir = mkdtempSync(join(tmpdir(), "guanjia-mount-"));
      const mounted = mount(dir) && unmount(dir);
      rmSync(dir, { recursive: true });
      return mounted;
    },
    async (dir) => {
      const disk = join(dir, "data");
      mkdirSync(disk);
      mount(disk);
      onTestFinished(() => void unmount(disk));
      const server = await serve(dir, "data");
      writeFileSync(join(disk, "other.bin"), Buffer.alloc(1_990_000));
      return [server, () => rmSync(join(disk, "other.bin"))];
    },
  ],
];

/** The ways this machine has: a limit is lifted with prlimit, and only root mounts. What it has not is said. */
const here = WAYS.filter(([name, has]) => {
  const there = has();
  if (!there) console.info(`A5: ${name} is not tried, this machine has no way to it`);
  return there;
});

interface RecordList {
  readonly records: readonly { readonly record: { readonly id: string } }[];
}
interface FindingList {
  readonly findings: readonly { readonly found: { readonly en: string } }[];
}

describe("A5: a disk that is full in the middle of 500 submissions", () => {
  test.each(here)("%s: 507, reads show what is stored, and with room writing goes on", async (_, _has, start) => {
    const dir = folderOf({});
    const [server, makeRoom] = await start(dir);
    const read = async <T>(path: string): Promise<T> => JSON.parse((await server.ask(path)).text) as T;
    const stored = async (): Promise<readonly string[]> => {
      const { records } = await read<RecordList>("/api/sites/small-site/records?limit=500");
      return records.map(({ record }) => record.id).sort();
    };
    const answers = new Map<string, number>();
    const lanes = Array.from({ length: 10 }, async (_, lane) => {
      for (let i = lane; i < 500; i += 10) answers.set(`request-${i}`, await server.post(`request-${i}`));
    });
    await Promise.all(lanes);
    const taken = [...answers].flatMap(([id, status]) => (status === 201 ? [id] : [])).sort();
    expect([...new Set(answers.values())].sort()).toEqual([201, 507]);
    expect([taken.length > 20, taken.length < 480]).toEqual([true, true]);
    expect(await stored()).toEqual(taken);
    const judged = await read<FindingList>(
      "/api/sites/small-site/findings?from=2026-11-16&to=2026-11-16&rule=cleaning/hall/floor&verdict=met",
    );
    expect(judged.findings.map(({ found }) => found.en)).toEqual([`${taken.length} ×`]);
    expect(await read("/api/health")).toMatchObject({ store: { writes: false, refusal: { code: "store-full" } } });

    makeRoom();
    expect(await server.post("after-there-is-room")).toBe(201);
    const all = [...taken, "after-there-is-room"].sort();
    expect(await stored()).toEqual(all);
    expect(await read("/api/health")).toMatchObject({ store: { writes: true } });
    expect(await server.end("SIGTERM")).toBe(0);
    expect(await idsIn(join(dir, "data"))).toEqual(all);
  });
});
