import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStore } from "../../core/host/store/store.ts";
import type { Files } from "../../core/host/store/files.ts";
import { look } from "../../core/host/store/look.ts";
import { verify } from "../../core/host/store/verify.ts";
import type { Refusal } from "../../core/refusal.ts";
import { guanjia } from "../host/cli/cli.ts";
import { logged, served, SITE as ESTATE, type Reply } from "../host/http/made.ts";
import { clockAt, filled, folder, log, NOON, opened, SITE, siteOf } from "../host/store/made.ts";
import { failingAt, losingPower } from "../host/store/trouble.ts";
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
    const power = losingPower();
    let now: Files = power;
    const ends: (() => void | Promise<void>)[] = [];
    const files = new Proxy<Files>(power, { get: (_, name: keyof Files) => now[name] });
    const it = await served({ files, later: (end) => void ends.push(end) });
    const cookie = await it.cookieOf("cleaner-01");
    const send = (path: string, method = "GET", body?: object): Promise<Reply> =>
      it.send(path, { method, cookie, body });
    const post = (ids: readonly string[]): Promise<Reply> =>
      send(RECORDS, "POST", ids.length > 1 ? { records: ids.map((id) => logged(id)) } : logged(ids[0] ?? ""));
    const there = async (): Promise<readonly string[]> => {
      const { json } = await send(RECORDS);
      return (json["records"] as { record: { id: string } }[]).map(({ record }) => record.id).sort();
    };

    const failing = failingAt(n, code, false, power);
    now = failing;
    // of a list, one record may be read back where the next is not
    const sent = [["first---", "second--"], ["third---"]];
    const replies = await Promise.all(sent.map(post));
    const draft = await send("/api/drafts/paper", "PUT", { note: "x" });
    now = power;
    const afterPowerCut = folder("power", (end) => void ends.push(end));
    power.keepOnlySynced(afterPowerCut, it.store.dir);
    const kept = look(afterPowerCut, ESTATE);
    const synced = "code" in kept ? [] : kept.records.map(({ id }) => id);
    const found = await there();
    for (const [i, { status, json }] of replies.entries()) {
      const ids = sent[i] ?? [];
      const stored = ids.filter((id) => found.includes(id));
      // "nothing was stored" is true; whether a record that cannot be read back is stored is left open
      if (status === 201) expect([n, stored, ids.filter((id) => !synced.includes(id))]).toEqual([n, ids, []]);
      else if (UNTRUE.includes(String(json["type"]))) expect([n, stored]).toEqual([n, []]);
      else expect([n, status >= 500]).toEqual([n, true]);
      expect([n, (await post(ids)).status]).toEqual([n, stored.length === ids.length ? 200 : 201]);
    }
    expect([n, (await send("/api/drafts/paper")).status]).toEqual([n, draft.status === 200 ? 200 : 404]);
    expect([n, await there()]).toEqual([n, sent.flat()]);
    const { json } = await send(`/api/sites/${ESTATE}/findings?${DAY}`);
    const figures = (json["findings"] as { found: { en: string } }[]).map((finding) => finding.found.en);
    expect([n, figures]).toEqual([n, ["3 ×"]]);
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

describe("A7: a sealed month that is not whole", () => {
  const month = `${SITE}/2026-10.journal`;
  /** What becomes of the sealed month, with and without its index file: always refused with the same, and no journal touched. */
  async function refusedWith(dir: string, change: (file: string) => void): Promise<string> {
    const said = new Set<string>();
    for (const indexed of [true, false]) {
      const copy = folder("faults");
      cpSync(dir, copy, { recursive: true });
      if (!indexed) for (const name of indexFiles(copy)) rmSync(name);
      change(join(copy, month));
      const before = tree(copy).filter(([name]) => name.endsWith(".journal"));
      const store = openStore(copy, { now: clockAt() });
      if (!("refusals" in store)) await store.close();
      said.add("refusals" in store ? told(copy, store.refusals) : "started");
      said.add(told(copy, [verify(copy).sites[0]?.fault].flat()));
      expect(tree(copy).filter(([name]) => name.endsWith(".journal"))).toEqual(before);
    }
    return [...said].join(" or ");
  }
  const indexFiles = (dir: string): readonly string[] =>
    readdirSync(join(dir, SITE)).flatMap((name) => (name.endsWith(".index") ? [join(dir, SITE, name)] : []));
  const told = (dir: string, refusals: readonly (Refusal | undefined)[]): string =>
    refusals
      .map(
        (one) =>
          `${one?.code} ${String(one?.at?.file ?? one?.data["file"]).slice(dir.length + 1)}:${one?.at?.line ?? ""}`,
      )
      .join(", ");

  test("cut at every fiftieth of its length: refused where it ends", async () => {
    const dir = await twoMonths();
    const whole = readFileSync(join(dir, month), "latin1");
    const wanted: string[] = [];
    const found: string[] = [];
    for (let part = 0; part < 50; part++) {
      const length = Math.floor((whole.length * part) / 50);
      const lines = whole.slice(0, length).split("\n").length;
      const fault = length === 0 ? "journal-empty" : lines === 1 ? "journal-foreign" : "journal-line-malformed";
      wanted.push(`${part}: ${fault} ${month}:${lines === 1 ? "" : lines}`);
      found.push(`${part}: ${await refusedWith(dir, (file) => truncateSync(file, length))}`);
    }
    expect(found).toEqual(wanted);
  });

  test("with a line begun behind its last: refused there, since only the month that grows may have one", async () => {
    const dir = await twoMonths();
    const torn = await refusedWith(dir, (file) => appendFileSync(file, "6\t2026-10-10T00:00"));
    expect(torn).toBe(`journal-line-malformed ${month}:7`);
  });
});

describe("A8: one byte flipped, fifty times, in what stands beside the journal", () => {
  /** What a start with each of them sees: what it says or, where it starts, what it has of the settings; and the bytes that it found. */
  async function flippedIn(name: string): Promise<readonly (readonly [string, Buffer])[]> {
    const dir = await twoMonths();
    const store = opened(dir);
    await store.state.update((data) => ({ ...data, settings: { language: "zh" } }));
    await store.close();
    const seen: (readonly [string, Buffer])[] = [];
    for (let i = 0; i < 50; i++) {
      const copy = folder("faults");
      cpSync(dir, copy, { recursive: true });
      const flipped = readFileSync(join(dir, name));
      flipped[(i * 7919) % flipped.length]! ^= 1 << (i % 7);
      writeFileSync(join(copy, name), flipped);
      const started = openStore(copy, { now: clockAt() });
      if ("refusals" in started) {
        seen.push([started.refusals.map(({ code }) => code).join(), flipped]);
        expect([i, readFileSync(join(copy, name)).equals(flipped)]).toEqual([i, true]);
      } else {
        seen.push([JSON.stringify(started.state.data), flipped]);
        await started.close();
        expect([i, await idsIn(copy, SITE)]).toEqual([i, Array.from({ length: 10 }, (_, r) => log(`r${r}`).id)]);
      }
    }
    return seen;
  }

  /** Settings are no evidence and have no digest: what has their shape is what they are. */
  const settingsIn = (bytes: Buffer): string => {
    const shape = /^\{"format":(\d),"settings":\{[^{}]*\},"sessions":\{\},"drafts":\{\}\}$/.exec(bytes.toString());
    try {
      const text = JSON.stringify(JSON.parse(bytes.toString()));
      return shape?.[1] === "1" ? text : Number(shape?.[1]) > 1 ? "state-newer" : "state-foreign";
    } catch {
      return "state-foreign";
    }
  };

  test("settings: what still has their shape is what they are, all else is refused; never begun anew", async () => {
    const seen = await flippedIn("state.json");
    expect(seen.map(([found]) => found)).toEqual(seen.map(([, bytes]) => settingsIn(bytes)));
    expect(seen.filter(([found]) => found === "state-foreign").length).toBeGreaterThan(20);
  });

  test("the noted head: refused, or no note; the records stay", async () => {
    const seen = await flippedIn(`${SITE}/head`);
    const said = new Set(seen.map(([found]) => (found.startsWith("{") ? "started" : found)));
    expect([...said].sort()).toEqual(["journal-replaced", "journal-short", "started"]);
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
