import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStore } from "../../core/host/store/store.ts";
import { verify } from "../../core/host/store/verify.ts";
import { disk, type Files } from "../../core/host/store/files.ts";
import { guanjia } from "../host/cli/cli.ts";
import { logged, served, SITE as ESTATE, type Reply } from "../host/http/made.ts";
import { clockAt, filled, folder, log, NOON, opened, SITE, siteOf } from "../host/store/made.ts";
import { failingAt } from "../host/store/trouble.ts";
import { idsIn, tree } from "./a.ts";

const RECORDS = `/api/sites/${ESTATE}/records`;

describe("A4: a fault at the n-th file operation of what people post", () => {
  const DAY = "rule=cleaning/hall/mat-vacuum&place=a-hall-1&from=2026-11-20&to=2026-11-20&verdict=met";
  const UNTRUE = ["store-full", "store-read-only"].map((code) => `urn:guanjia:${code}`);

  /** One run with a fault at one operation: what was answered, and what is wrong with it. */
  async function run(
    n: number,
    code: string,
  ): Promise<{ readonly answers: readonly string[]; readonly reached: boolean }> {
    let now: Files = disk;
    const ends: (() => void | Promise<void>)[] = [];
    const files = new Proxy(disk, { get: (_, name: keyof Files) => now[name] });
    const it = await served({ files, later: (end) => void ends.push(end) });
    const cookie = await it.cookieOf("cleaner-01");
    const send = (path: string, method = "GET", body?: object): Promise<Reply> =>
      it.send(path, { method, cookie, body });
    const post = (id: string): Promise<Reply> => send(RECORDS, "POST", logged(id));
    const there = async (): Promise<readonly string[]> => {
      const { json } = await send(RECORDS);
      return (json["records"] as { record: { id: string } }[]).map(({ record }) => record.id).sort();
    };

    const failing = failingAt(n, code);
    now = failing;
    const sent = ["first---", "second--"];
    const replies = await Promise.all(sent.map(post));
    const draft = await send("/api/drafts/paper", "PUT", { note: "x" });
    now = disk;
    const found = await there();
    for (const [i, { status, json }] of replies.entries()) {
      const stored = found.includes(sent[i] ?? "");
      // "nothing was stored" is true; whether a record that cannot be read back is stored is left open
      if (status === 201 || UNTRUE.includes(String(json["type"]))) expect([n, stored]).toEqual([n, status === 201]);
      else expect([n, status >= 500]).toEqual([n, true]);
      expect([n, (await post(sent[i] ?? "")).status]).toEqual([n, stored ? 200 : 201]);
    }
    expect([n, (await send("/api/drafts/paper")).status]).toEqual([n, draft.status === 200 ? 200 : 404]);
    expect([n, await there()]).toEqual([n, sent]);
    const { json } = await send(`/api/sites/${ESTATE}/findings?${DAY}`);
    const figures = (json["findings"] as { found: { en: string } }[]).map((finding) => finding.found.en);
    expect([n, figures]).toEqual([n, ["2 ×"]]);
    const bad = verify(it.store.dir).sites.filter(({ fault, torn }) => fault !== undefined || torn > 0);
    expect([n, bad]).toEqual([n, []]);
    for (const end of ends.reverse()) await end();
    const answers = [...replies, draft].map(
      ({ status, json: { type } }) => `${status} ${typeof type === "string" ? type : ""}`,
    );
    return { answers, reached: failing.reached };
  }

  test.each(["EIO", "ENOSPC", "EMFILE"])(
    "%s: refused and not there, or taken and there, and counted once",
    async (code) => {
      const answers = new Set<string>();
      for (let n = 1, reached = true; reached; n++) {
        const one = await run(n, code);
        for (const answer of one.answers) answers.add(answer);
        reached = one.reached;
      }
      expect([...answers].sort()).toEqual(
        [
          "200 ",
          "201 ",
          "500 urn:guanjia:request-failed",
          "503 urn:guanjia:store-not-read",
          code === "ENOSPC" ? "507 urn:guanjia:store-full" : "503 urn:guanjia:store-read-only",
        ].sort(),
      );
    },
  );
});

/** Two months of five records each; the first has its index file. */
async function twoMonths(): Promise<string> {
  const dir = folder("faults");
  const clock = clockAt(Date.parse("2026-10-10T00:00:00Z"));
  const store = opened(dir, clock);
  for (let i = 0; i < 10; i++) {
    if (i === 5) clock.at = NOON;
    await siteOf(store).add(log(`r${i}`, { happened: "2026-10-09T00:00:00Z" }), "p");
  }
  await store.close();
  await opened(dir).close();
  return dir;
}

describe("A7: a sealed month cut at every fiftieth of its length", () => {
  test("is refused and left alone, with and without its index file", async () => {
    const dir = await twoMonths();
    const month = `${SITE}/2026-10.journal`;
    const whole = readFileSync(join(dir, month));
    const index = readdirSync(join(dir, SITE)).find((name) => name.endsWith(".index")) ?? "";
    const started: string[] = [];
    for (const indexed of [true, false])
      for (let part = 0; part < 50; part++) {
        const copy = folder("faults");
        cpSync(dir, copy, { recursive: true });
        if (!indexed) rmSync(join(copy, SITE, index));
        truncateSync(join(copy, month), Math.floor((whole.length * part) / 50));
        const before = tree(copy).filter(([name]) => name.endsWith(".journal"));
        const store = openStore(copy, { now: clockAt() });
        if (!("refusals" in store)) {
          started.push(`${part} of 50${indexed ? ", indexed" : ""}`);
          await store.close();
        }
        expect(tree(copy).filter(([name]) => name.endsWith(".journal"))).toEqual(before);
        expect(verify(copy).sites[0]?.fault).toBeDefined();
      }
    expect(started).toEqual([]);
  });
});

describe("A8: one byte flipped in what stands beside the journal", () => {
  test.each(["state.json", `${SITE}/head`])("%s: refused or harmless, the figures stay", async (name) => {
    const dir = await twoMonths();
    const store = opened(dir);
    await store.state.update((data) => ({ ...data, settings: { language: "zh" } }));
    await store.close();
    const bytes = readFileSync(join(dir, name));
    const right = await idsIn(dir, SITE);
    let refused = 0;
    for (let i = 0; i < 50; i++) {
      const copy = folder("faults");
      cpSync(dir, copy, { recursive: true });
      const flipped = Buffer.from(bytes);
      flipped[(i * 7919) % bytes.length]! ^= 1 << (i % 7);
      writeFileSync(join(copy, name), flipped);
      const result = openStore(copy, { now: clockAt() });
      if ("refusals" in result) {
        refused++;
        expect(readFileSync(join(copy, name)).equals(flipped)).toBe(true);
        continue;
      }
      await result.close();
      expect(await idsIn(copy, SITE)).toEqual(right);
    }
    expect(refused).toBeGreaterThan(5);
  });
});

describe("A16: tampering, seen by the command against the head that was printed before", () => {
  const MONTH = `${SITE}/2026-11.journal`;
  const edit = (change: (lines: string[]) => string[]) => (dir: string) => {
    const file = join(dir, MONTH);
    writeFileSync(file, change(readFileSync(file, "utf8").split("\n")).join("\n"));
  };
  /** Another chain of the same length, sound in itself. */
  const replace = async (dir: string): Promise<void> => {
    const other = folder("faults");
    await filled(other, 5, clockAt(NOON + 1000));
    cpSync(join(other, MONTH), join(dir, MONTH));
  };

  test.each<[string, (dir: string) => void | Promise<void>, string]>([
    ["untouched", () => undefined, "0"],
    ["changed", edit((c) => c.with(3, (c[3] ?? "").replace("hall/mat", "hall/bin"))), "1 journal-body-changed:4"],
    ["deleted", edit((c) => c.toSpliced(2, 1)), "1 journal-chain-broken:3"],
    ["inserted", edit((c) => c.toSpliced(2, 0, c[1] ?? "")), "1 journal-chain-broken:3"],
    ["swapped", edit((c) => c.with(2, c[3] ?? "").with(3, c[2] ?? "")), "1 journal-chain-broken:3"],
    ["cut at the tail", edit((c) => [...c.slice(0, 3), ""]), "1 journal-short:1"],
    ["replaced as a whole", replace, "1 journal-replaced:1"],
  ])("%s", async (name, change, wanted) => {
    const dir = folder("faults");
    await filled(dir, 5);
    const { sites } = verify(dir);
    const head = `${sites[0]?.head.seq} ${sites[0]?.head.link}`;
    rmSync(join(dir, SITE, "head"));
    await change(dir);
    const args = ["verify", ".", "--site", SITE, "--head", head];
    const ran = await guanjia([...args, "--format", "json"], dir);
    const [site] = (JSON.parse(ran.out) as { sites: { fault?: { code: string; at: { line: number } } }[] }).sites;
    const fault = site?.fault === undefined ? "" : ` ${site.fault.code}:${site.fault.at.line}`;
    expect(`${ran.code}${fault}`).toBe(wanted);
    // without the head, what is sound in itself looks sound
    const alone = await guanjia(["verify", "."], dir);
    expect(alone.code).toBe(["untouched", "cut at the tail", "replaced as a whole"].includes(name) ? 0 : 1);
  });
});
