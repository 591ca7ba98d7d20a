import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openStore } from "../../../core/host/store/store.ts";
import { verify } from "../../../core/host/store/verify.ts";
import type { Head } from "../../../core/host/store/line.ts";
import { clockAt, filled, folder, log, NOON, opened, SITE, siteOf } from "./made.ts";

const OCTOBER = Date.parse("2026-10-10T00:00:00Z");
const NOVEMBER = `${SITE}/2026-11.journal`;
const open = (dir: string) => openStore(dir, { now: clockAt() });

/** Two months of five records each, the first sealed. */
async function twoMonths(): Promise<string> {
  const dir = folder("tamper");
  const clock = clockAt(OCTOBER);
  const store = opened(dir, clock);
  const site = siteOf(store);
  for (let i = 0; i < 10; i++) {
    if (i === 5) clock.at = NOON;
    await site.add(
      log(`r${i}`, {
        happened: "2026-10-09T00:00:00Z",
        marks: [{ row: `hall/row-${i}`, result: "done", note: "地面有水" }],
      }),
      "p",
    );
  }
  await store.close();
  await opened(dir).close(); // makes October's index file
  return dir;
}
const lines = (file: string) => readFileSync(file, "utf8").split("\n");
const put = (file: string, content: readonly string[]) => writeFileSync(file, content.join("\n"));
const headOf = (dir: string): Head => verify(dir).sites[0]?.head ?? { seq: 0, link: "" };
const faultOf = (dir: string, heads: Record<string, Head> = {}) => {
  const result = verify(dir, heads);
  const fault = result.sites[0]?.fault;
  return fault && `${fault.code} ${fault.at?.file.slice(-15)}:${fault.at?.line}`;
};

describe("verify names the first bad line", () => {
  test.each<[string, (content: string[]) => string[], string]>([
    [
      "a changed body",
      (c) => c.with(3, c[3]!.replace("hall/row-7", "hall/row-8")),
      "journal-body-changed 2026-11.journal:4",
    ],
    [
      "a changed time",
      (c) => c.with(3, c[3]!.replace("T12:00:00", "T13:00:00")),
      "journal-chain-broken 2026-11.journal:4",
    ],
    ["a deleted line", (c) => c.toSpliced(2, 1), "journal-chain-broken 2026-11.journal:3"],
    ["an inserted line", (c) => c.toSpliced(2, 0, c[1]!), "journal-chain-broken 2026-11.journal:3"],
    ["two lines swapped", (c) => c.with(2, c[3]!).with(3, c[2]!), "journal-chain-broken 2026-11.journal:3"],
    [
      "a blank body that nothing erased",
      (c) =>
        c.with(
          2,
          c[2]!.replace(/\{.*/, (body) => " ".repeat(Buffer.byteLength(body))),
        ),
      "journal-body-changed 2026-11.journal:3",
    ],
    ["a line that is none", (c) => c.with(2, "hello"), "journal-line-malformed 2026-11.journal:3"],
    ["an empty line", (c) => c.toSpliced(2, 0, ""), "journal-line-malformed 2026-11.journal:3"],
    ["a number with zeros before it", (c) => c.with(1, `0${c[1]!}`), "journal-line-malformed 2026-11.journal:2"],
    ["another head", (c) => c.with(0, c[0]!.replace("\t5\t", "\t4\t")), "journal-chain-broken 2026-11.journal:1"],
  ])("%s", async (_, change, fault) => {
    const dir = await twoMonths();
    put(`${dir}/${NOVEMBER}`, change(lines(`${dir}/${NOVEMBER}`)));
    expect(faultOf(dir)).toBe(fault);
    const refused = open(dir);
    expect(
      "refusals" in refused &&
        `${refused.refusals[0]?.code} ${refused.refusals[0]?.at?.file.slice(-15)}:${refused.refusals[0]?.at?.line}`,
    ).toBe(fault);
  });

  test("a cut tail, against the head that was printed and against the one noted at the last stop", async () => {
    const dir = await twoMonths();
    const head = headOf(dir);
    expect(head.seq).toBe(10);
    const content = lines(`${dir}/${NOVEMBER}`);
    put(`${dir}/${NOVEMBER}`, [...content.slice(0, 4), ""]);
    expect(faultOf(dir)).toBe("journal-short 2026-11.journal:1");
    rmSync(`${dir}/${SITE}/head`);
    expect(faultOf(dir)).toBeUndefined();
    expect(faultOf(dir, { [SITE]: head })).toBe("journal-short 2026-11.journal:1");
  });

  test("the whole file replaced by another that is sound in itself", async () => {
    const dir = await twoMonths();
    const head = headOf(dir);
    const other = await twoMonths();
    rmSync(`${dir}/${SITE}`, { recursive: true });
    cpSync(`${other}/${SITE}`, `${dir}/${SITE}`, { recursive: true });
    expect(faultOf(dir)).toBeUndefined();
    expect(faultOf(dir, { [SITE]: head })).toBe("journal-replaced 2026-11.journal:1");
  });

  test.each([
    [
      "a month gone",
      (dir: string) => rmSync(`${dir}/${SITE}/2026-10.journal`),
      "journal-chain-broken 2026-11.journal:1",
    ],
    ["the newest month gone", (dir: string) => rmSync(`${dir}/${NOVEMBER}`), "journal-short 2026-10.journal:1"],
    [
      "a month under another name",
      (dir: string) => copyFileSync(`${dir}/${NOVEMBER}`, `${dir}/${SITE}/2026-12.journal`),
      "journal-misplaced undefined:undefined",
    ],
    [
      "another site's folder",
      (dir: string) => cpSync(`${dir}/${SITE}`, `${dir}/aaa`, { recursive: true }),
      "journal-misplaced undefined:undefined",
    ],
  ])("%s", async (_, change, fault) => {
    const dir = await twoMonths();
    change(dir);
    expect(faultOf(dir)).toBe(fault);
  });

  test("a sealed month that is changed behind its index file: seen by verify, and when the record is read", async () => {
    const dir = await twoMonths();
    const file = `${dir}/${SITE}/2026-10.journal`;
    put(
      file,
      lines(file).map((line) => line.replace("hall/row-2", "hall/row-3")),
    );
    expect(faultOf(dir)).toBe("journal-body-changed 2026-10.journal:4");
    const site = siteOf(opened(dir));
    expect(() => site.get(log("r2").id)).toThrow("journal-body-changed");
  });
});

describe("index files of sealed months", () => {
  const index = (dir: string) => readdirSync(`${dir}/${SITE}`).filter((name) => name.endsWith(".index"));
  const seen = (dir: string) => {
    const store = opened(dir);
    const site = siteOf(store);
    return {
      reports: store.reports.map(({ did }) => did),
      batches: [...site.columns()].map((columns) => ({
        rows: Array.from({ length: columns.end - columns.first }, (_, i) => {
          const row = columns.first + i;
          return [columns.ids.idOf(row), columns.happened[row], columns.names[columns.place[row]!], columns.marks[row]];
        }),
        marks: Array.from(columns.markRow, (row, i) => [columns.names[row], columns.names[columns.markResult[i]!]]),
      })),
      records: Array.from({ length: 10 }, (_, i) => site.get(log(`r${i}`).id)),
      close: () => store.close(),
    };
  };

  test("say the same as the lines; a missing, broken or foreign one is made anew", async () => {
    const dir = await twoMonths();
    expect(index(dir)).toHaveLength(1);
    const [name] = index(dir) as [string];
    const { close, ...right } = seen(dir);
    await close();
    expect(right.reports).toEqual([]);
    expect(right.batches.map(({ rows }) => rows.length)).toEqual([5, 5]);
    const path = `${dir}/${SITE}/${name}`;
    const good = readFileSync(path);
    const other = await twoMonths();
    const foreign = readFileSync(`${other}/${SITE}/${index(other)[0]}`);
    const flipped = (at: number) => good.map((byte, i) => (i === at ? byte ^ 1 : byte));
    for (const [what, bytes] of [
      ["missing", undefined],
      ["empty", Buffer.alloc(0)],
      ["half", good.subarray(0, good.length >> 1)],
      ["a byte more", Buffer.concat([good, Buffer.from("\n")])],
      ["another month's", foreign],
      ...Array.from({ length: 25 }, (_, i) => {
        const at = Math.floor((good.length * (i + 0.5)) / 25);
        return [`one bit of byte ${at}`, flipped(at)] as const;
      }),
      ["one bit of the last byte", flipped(good.length - 1)],
    ] as const) {
      if (bytes) writeFileSync(path, bytes);
      else rmSync(path);
      const { close: done, ...found } = seen(dir);
      await done();
      expect({ what, ...found }).toEqual({ what, ...right, reports: ["indexed"] });
      expect(readFileSync(path)).toEqual(good);
    }
  });

  test("those of an older state of the month are removed", async () => {
    const dir = await twoMonths();
    writeFileSync(`${dir}/${SITE}/2026-10.${"x".repeat(43)}.1.index`, "old");
    for (const name of index(dir)) if (!name.includes("xxx")) rmSync(`${dir}/${SITE}/${name}`);
    await opened(dir).close();
    expect(index(dir)).toHaveLength(1);
    expect(index(dir)[0]).not.toContain("xxx");
  });

  test("number names in their own way: what is read beside them may number them in another", async () => {
    const dir = await twoMonths();
    const december = clockAt(Date.parse("2026-12-10T00:00:00Z"));
    for (const [id, clock] of [
      ["r10", clockAt()], // in November, of a row that October has too
      ["r11", december],
      ["r12", december],
    ] as const) {
      const store = opened(dir, clock);
      await siteOf(store).add(log(id, { marks: [{ row: "hall/row-1", result: "done" }] }), "p");
      await store.close();
    }
    expect(index(dir)).toHaveLength(2);
    const store = opened(dir, december);
    await siteOf(store).erase({ seq: 1, reason: "r", by: "p" }); // the first that named anything
    await store.close();
    const { close, reports, ...found } = seen(dir);
    await close();
    expect(reports).toEqual(["indexed"]); // October alone was read line by line
    for (const name of index(dir)) rmSync(`${dir}/${SITE}/${name}`);
    const { close: closed, reports: _, ...right } = seen(dir);
    await closed();
    expect(found).toEqual(right);
  });

  test("forget what was erased", async () => {
    const dir = await twoMonths();
    const store = opened(dir);
    await siteOf(store).erase({ seq: 3, reason: "r", by: "p" });
    await store.close();
    const { reports, batches, records, close } = seen(dir);
    await close();
    expect(reports).toEqual(["indexed"]);
    expect(batches[0]?.marks.map(([row]) => row)).toEqual([0, 1, 3, 4].map((i) => `hall/row-${i}`));
    expect(records.map((record) => record === undefined)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    const text = readdirSync(`${dir}/${SITE}`)
      .map((name) => readFileSync(`${dir}/${SITE}/${name}`, "latin1"))
      .join("");
    expect(text).not.toContain("hall/row-2");
    expect(verify(dir)).toEqual({
      sites: [{ site: SITE, head: headOf(dir), lines: 11, erased: 1, torn: 0 }],
      refusals: [],
    });
  });

  test("an erasure that was interrupted is finished at the next start", async () => {
    const dir = await twoMonths();
    const file = `${dir}/${SITE}/2026-10.journal`;
    const before = readFileSync(file);
    const store = opened(dir);
    await siteOf(store).erase({ seq: 3, reason: "r", by: "p" });
    await store.close();
    const blanked = readFileSync(file);
    for (const torn of [before, Buffer.concat([blanked.subarray(0, 700), before.subarray(700)])]) {
      writeFileSync(file, torn);
      const again = opened(dir);
      expect(again.reports.map(({ did }) => did)).toContain("erased");
      expect(siteOf(again).get(log("r2").id)).toBeUndefined();
      await again.close();
      expect(readFileSync(file)).toEqual(blanked);
    }
  });
});

test("cut at every fiftieth of its length: refused, or started with the loss of one unfinished line reported", async () => {
  const dir = folder("cut");
  await filled(dir, 40);
  rmSync(`${dir}/${SITE}/head`);
  const whole = readFileSync(`${dir}/${NOVEMBER}`);
  const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([i]) => i + 1);
  for (let part = 0; part < 50; part++) {
    const length = Math.floor((whole.length * part) / 50);
    const copy = folder("cut");
    cpSync(dir, copy, { recursive: true });
    truncateSync(`${copy}/${NOVEMBER}`, length);
    const result = open(copy);
    const kept = ends.filter((end) => end <= length);
    if (kept.length === 0) {
      expect("refusals" in result && result.refusals[0]?.code, `${length}`).toBe(
        length === 0 ? "journal-empty" : "journal-foreign",
      );
      expect(readFileSync(`${copy}/${NOVEMBER}`).length).toBe(length);
      continue;
    }
    if ("refusals" in result) throw new Error(JSON.stringify(result.refusals));
    const torn = length - (kept.at(-1) ?? 0);
    expect(result.reports).toEqual(
      torn === 0 ? [] : [{ site: SITE, did: "cut", file: `${copy}/${NOVEMBER}`, count: torn }],
    );
    expect(siteOf(result).records).toBe(kept.length - 1);
    await result.close();
  }
  const noted = folder("cut");
  await filled(noted, 40);
  truncateSync(`${noted}/${NOVEMBER}`, ends[20]);
  const refused = open(noted);
  expect("refusals" in refused && refused.refusals).toEqual([
    { code: "journal-short", data: { seq: 20, wanted: 40 }, at: { file: `${noted}/${NOVEMBER}`, line: 1, column: 1 } },
  ]);
});

test("one byte flipped at a hundred places: refused or harmless, never another figure", async () => {
  const dir = await twoMonths();
  const files = [
    NOVEMBER,
    `${SITE}/2026-10.journal`,
    `${SITE}/${readdirSync(`${dir}/${SITE}`).find((name) => name.endsWith(".index"))}`,
  ];
  const figures = (store: ReturnType<typeof opened>) =>
    [...siteOf(store).columns()].map(({ markRow, names }) => Array.from(markRow, (row) => names[row]));
  const first = opened(dir);
  const right = figures(first);
  await first.close();
  let refused = 0;
  for (let i = 0; i < 100; i++) {
    const copy = folder("flip");
    cpSync(dir, copy, { recursive: true });
    const path = `${copy}/${files[i % 3]}`;
    const bytes = readFileSync(path);
    const place = (i * 7919) % bytes.length;
    bytes[place]! ^= 1 << (i % 8);
    writeFileSync(path, bytes);
    const store = open(copy);
    if ("refusals" in store) {
      refused++;
      expect(readFileSync(path).equals(bytes)).toBe(true);
      continue;
    }
    const found = i % 3 === 2 || faultOf(copy) !== undefined || place === bytes.length - 1;
    expect(found, `${path} ${place}`).toBe(true);
    if (place !== bytes.length - 1) expect(figures(store)).toEqual(right);
    await store.close();
  }
  expect(refused).toBeGreaterThan(30);
});

describe("files that are not ours are refused with the reason and left alone", () => {
  test.each([
    ["an empty journal", NOVEMBER, "", "journal-empty"],
    ["null", NOVEMBER, "null\n", "journal-foreign"],
    ["an empty list", NOVEMBER, "[]\n", "journal-foreign"],
    ["an older program's", NOVEMBER, "guanjia-journal\t0\tgarden\n", "journal-foreign"],
    ["a newer version", NOVEMBER, "guanjia-journal\t2\twhatever follows\nx", "journal-newer"],
    ["empty settings", "state.json", "", "state-empty"],
    ["settings: null", "state.json", "null", "state-foreign"],
    ["settings: []", "state.json", "[]", "state-foreign"],
    ["settings cut short", "state.json", '{"format":1,"settings":{', "state-foreign"],
    ["settings without parts", "state.json", '{"format":1}', "state-foreign"],
    ["settings of format 0", "state.json", '{"format":0,"settings":{},"sessions":{},"drafts":{}}', "state-foreign"],
    ["settings of a newer version", "state.json", '{"format":2}', "state-newer"],
    ["a lock of no sense", "lock", "{}", "lock-unreadable"],
    ["an empty lock", "lock", "", "lock-unreadable"],
  ])("%s", async (_, name, content, code) => {
    const dir = folder();
    await filled(dir, 3);
    writeFileSync(`${dir}/${name}`, content);
    const result = open(dir);
    expect("refusals" in result && result.refusals.map((refusal) => refusal.code)).toEqual([code]);
    expect(readFileSync(`${dir}/${name}`, "utf8")).toBe(content);
  });

  test("an entry that this program does not know", async () => {
    const dir = folder();
    const store = opened(dir);
    await siteOf(store).publish({ ruleset: "x", version: "1", digest: "d", from: "2026-01-01" });
    await store.close();
    const file = `${dir}/${NOVEMBER}`;
    const { digestOf, linkOf, lineOf, genesis } = await import("../../../core/host/store/line.ts");
    const body = '{"salt":"x","rung":{}}';
    const [header = "", first = ""] = lines(file);
    const received = first.split("\t")[1] ?? "";
    put(file, [
      header,
      lineOf(1, received, digestOf(body), linkOf(genesis(SITE).link, 1, received, digestOf(body)), body),
    ]);
    rmSync(`${dir}/${SITE}/head`);
    const result = open(dir);
    expect("refusals" in result && result.refusals[0]?.code).toBe("journal-entry-unknown");
  });
});

test("pages that a power cut left empty at the end are cut and reported", async () => {
  const dir = folder();
  await filled(dir, 5);
  const file = `${dir}/${NOVEMBER}`;
  const bytes = readFileSync(file);
  const tail = Buffer.concat([bytes, Buffer.alloc(4096), Buffer.from("rest of a line\n")]);
  writeFileSync(file, tail);
  const store = opened(dir);
  expect(store.reports).toEqual([{ site: SITE, did: "cut", file, count: tail.length - bytes.length }]);
  expect(siteOf(store).records).toBe(5);
});
