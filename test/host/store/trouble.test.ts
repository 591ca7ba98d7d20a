import { existsSync, rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openStore } from "../../../core/host/store/store.ts";
import { verify } from "../../../core/host/store/verify.ts";
import { clockAt, codes, folder, log, opened, SITE, siteOf } from "./made.ts";
import { failingAt, losingPower, smallDisk } from "./trouble.ts";
import type { Files } from "../../../core/host/store/files.ts";

const MONTH = 31 * 86_400_000;

/** Two months of records, a correction, a publication and a draft; the ids that were acknowledged, and the settings. */
async function work(
  dir: string,
  files: Files,
): Promise<{ acknowledged: string[]; refused: string[]; draft: boolean; opened: boolean }> {
  const clock = clockAt();
  const acknowledged: string[] = [];
  const refused: string[] = [];
  const result = { acknowledged, refused, draft: false, opened: false };
  const store = openStore(dir, { now: clock, files });
  if ("refusals" in store) return result;
  result.opened = true;
  const site = store.site(SITE);
  if ("code" in site) return result;
  const add = async (input: ReturnType<typeof log>) => {
    const answer = await site.add(input, "p");
    (codes(answer).length === 0 ? acknowledged : refused).push(input.id);
  };
  await Promise.all(["a", "b", "c"].map((id) => add(log(id))));
  await add(log("d", { corrects: "a-------", reason: "r" }));
  result.draft = !(await store.state.update((data) => ({
    ...data,
    drafts: { x: { person: "p", saved: "s", content: 1 } },
  })));
  clock.at += MONTH;
  await site.publish({ ruleset: "firm", version: "1", digest: "d", from: "2026-01-01" });
  store.resume();
  await Promise.all(["e", "f"].map((id) => add(log(id))));
  await store.close().catch(() => undefined);
  return result;
}

describe("a fault at the n-th file operation", () => {
  for (const code of ["EIO", "ENOSPC", "EMFILE"])
    for (const onwards of [false, true])
      test(`${code}${onwards ? " and at all after it" : ""}: what was acknowledged is there, once; the chain holds`, async () => {
        for (let n = 1; ; n++) {
          const dir = folder();
          const files = failingAt(n, code, onwards);
          const { acknowledged, draft } = await work(dir, files);
          rmSync(`${dir}/lock`, { force: true }); // the process that failed is this one, and alive
          const store = opened(dir, clockAt(Date.parse("2027-01-01T00:00:00Z")));
          const site = siteOf(store);
          expect(
            acknowledged.filter((id) => site.get(id) === undefined),
            `lost at operation ${n}`,
          ).toEqual([]);
          if (acknowledged.includes("d-------")) expect(site.get("a-------")?.record.id).toBe("d-------");
          if (draft) expect(store.state.data.drafts).toEqual({ x: { person: "p", saved: "s", content: 1 } });
          const again = await Promise.all([site.add(log("b"), "p"), site.add(log("e"), "p")]);
          expect(again.map(codes)).toEqual([[], []]);
          await store.close();
          const { sites, refusals } = verify(dir);
          expect(refusals).toEqual([]);
          expect(sites.map(({ site: name, torn, fault }) => ({ name, torn, fault }))).toEqual([
            { name: SITE, torn: 0, fault: undefined },
          ]);
          expect(existsSync(`${dir}/lock`)).toBe(false);
          if (!files.reached) break;
        }
      });
});

describe("a full disk", () => {
  test("what does not fit is refused, reads show what is stored, and writing goes on when there is room", async () => {
    const dir = folder();
    const files = smallDisk(60_000);
    const store = opened(dir, clockAt(), files);
    const site = siteOf(store);
    const refused: string[] = [];
    const taken: string[] = [];
    for (let i = 0; i < 500; i += 10) {
      const answers = await Promise.all(Array.from({ length: 10 }, (_, j) => site.add(log(`r${i + j}`), "p")));
      for (const [j, answer] of answers.entries())
        (codes(answer).length === 0 ? taken : refused).push(log(`r${i + j}`).id);
      for (const answer of answers) expect(["", "store-full"]).toContain(codes(answer).join());
      store.resume();
    }
    expect(taken.length).toBeGreaterThan(50);
    expect(refused.length).toBeGreaterThan(50);
    expect(
      site
        .list({ limit: 1000 })
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...taken].sort());
    files.free(1_000_000);
    expect(store.resume()).toBeUndefined();
    expect(codes(await site.add(log(refused[0] ?? ""), "p"))).toEqual([]);
    await store.close();
    expect(siteOf(opened(dir)).records).toBe(taken.length + 1);
  });

  test("after a failed write nothing is taken until somebody asks to try again", async () => {
    const dir = folder();
    const files = smallDisk(1_500);
    const store = opened(dir, clockAt(), files);
    const site = siteOf(store);
    for (let i = 0; i < 10; i++) await site.add(log(`r${i}`), "p");
    expect(store.broken).toEqual({ code: "store-full", data: {} });
    files.free(1_000_000);
    expect(codes(await site.add(log("x"), "p"))).toEqual(["store-full"]);
    expect(store.resume()).toBeUndefined();
    expect(store.broken).toBeUndefined();
    expect(codes(await site.add(log("x"), "p"))).toEqual([]);
  });

  test("settings that do not fit leave memory as the disk is", async () => {
    const dir = folder();
    const files = smallDisk(2_000);
    const store = opened(dir, clockAt(), files);
    const put = (key: string, length: number) =>
      store.state.update((data) => ({ ...data, settings: { ...data.settings, [key]: "x".repeat(length) } }));
    expect(await put("a", 10)).toBeUndefined();
    expect(await put("b", 5_000)).toEqual({ code: "store-full", data: {} });
    expect(store.state.data.settings).toEqual({ a: "xxxxxxxxxx" });
    files.free(10_000);
    expect(await put("b", 5_000)).toBeUndefined();
    await store.close();
    expect(Object.keys(opened(dir).state.data.settings)).toEqual(["a", "b"]);
  });
});

test("a power cut after any acknowledgement loses nothing that was acknowledged", async () => {
  const dir = folder();
  const files = losingPower();
  const clock = clockAt();
  const store = opened(dir, clock, files);
  const site = siteOf(store);
  const done: string[] = [];
  for (let i = 0; i < 24; i++) {
    if (i === 12) clock.at += MONTH;
    const answers = await Promise.all([0, 1].map((j) => site.add(log(`r${i}-${j}`), "p")));
    expect(answers.map(codes)).toEqual([[], []]);
    done.push(...[0, 1].map((j) => log(`r${i}-${j}`).id));
    expect(await store.state.update((data) => ({ ...data, settings: { round: i } }))).toBeUndefined();
    const after = folder("power");
    files.keepOnlySynced(after, dir);
    rmSync(`${after}/lock`, { force: true });
    const survivor = opened(after, clock);
    expect(
      siteOf(survivor)
        .list({ limit: 100 })
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...done].sort());
    expect(survivor.state.data.settings).toEqual({ round: i });
    await survivor.close();
  }
});
