import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bodyOf } from "../../core/host/store/entry.ts";
import { disk, makeFolder, type Files } from "../../core/host/store/files.ts";
import { digestOf, FORMAT, genesis, headerLine, lineOf, linkOf, type Head } from "../../core/host/store/line.ts";
import { load } from "../../core/host/store/load.ts";
import { walk } from "../../core/host/store/scan.ts";
import { openStore, type Store } from "../../core/host/store/store.ts";
import { openSite } from "../../core/host/store/site.ts";
import { verify } from "../../core/host/store/verify.ts";
import { createIndex, type World } from "../../core/judge/index.ts";
import type { RecordInput } from "../../core/record.ts";
import { figure, inTurn, note, ratio } from "./bench.ts";
import { worldOfLogs } from "./store-world.ts";

const SITE = "garden";
const MILLION = 1_000_000;
const START = Date.parse("2025-12-01T00:00:00Z");
const dirs: string[] = [];
const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), "guanjia-bench-"));
  dirs.push(dir);
  return dir;
};
const inputOf = (i: number, at: number): RecordInput => ({
  id: `r${String(i).padStart(15, "0")}`,
  form: "cleaning/log",
  site: SITE,
  happened: new Date(at).toISOString().replace(/\.\d+Z$/, "Z"),
  "done-by": `cleaner-${i % 15}`,
  place: `hall-${i % 40}`,
  marks: [{ row: `hall/row-${i % 37}`, result: "done" }],
});

/** Journals as the store writes them, month by month, without waiting for the disk. */
function write(dir: string, count: number, months: number): void {
  const folderOf = `${dir}/${SITE}`;
  makeFolder(disk, folderOf);
  let head: Head = genesis(SITE);
  let i = 0;
  for (let month = 0; month < months; month++) {
    const begin = new Date(START);
    begin.setUTCMonth(begin.getUTCMonth() + month);
    const name = begin.toISOString().slice(0, 7);
    const file = disk.open(`${folderOf}/${name}.journal`, "create");
    let position = 0;
    let text = headerLine({ format: FORMAT, site: SITE, month: name, before: head });
    const flush = () => {
      const bytes = Buffer.from(text);
      disk.writeNow(file, bytes, position);
      position += bytes.length;
      text = "";
    };
    for (const end = Math.floor((count * (month + 1)) / months); i < end; i++) {
      const at =
        begin.getTime() + Math.floor(((i % Math.ceil(count / months)) / Math.ceil(count / months)) * 28 * 86_400_000);
      const { id, form, site, happened = "", place, marks = [], "done-by": doneBy = "" } = inputOf(i, at);
      const body = bodyOf({
        record: {
          id,
          form,
          site,
          happened,
          precision: "minute",
          "done-by": doneBy,
          ...(place !== undefined && { place }),
          marks,
          "entered-by": doneBy,
        },
      });
      const received = new Date(at + 60_000).toISOString();
      const digest = digestOf(body);
      head = { seq: head.seq + 1, link: linkOf(head.link, head.seq + 1, received, digest) };
      text += lineOf(head.seq, received, digest, head.link, body);
      if (text.length > 4e6) flush();
    }
    flush();
    disk.close(file);
  }
}

function opened(dir: string, files: Files, now: () => number): Store {
  const store = openStore(dir, { now, files });
  if ("refusals" in store) throw new Error(JSON.stringify(store.refusals));
  return store;
}

try {
  await building();
  await appending();
} finally {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
}

/** The index of a million stored records beside JSON.parse of the same lines. */
async function building(): Promise<void> {
  const world: World = worldOfLogs(SITE);
  const dir = folder();
  write(dir, MILLION, 1);
  const month = "2025-12";
  const path = `${dir}/${SITE}/${month}.journal`;
  const bodies = readFileSync(path, "utf8")
    .split("\n")
    .slice(1, -1)
    .map((line) => line.slice(line.lastIndexOf("\t") + 1));
  let marks = 0;
  const indexed = (unchecked: boolean) => {
    const loaded = load(disk, `${dir}/${SITE}`, SITE, { unchecked });
    if ("code" in loaded) throw new Error(loaded.code);
    const index = createIndex(world);
    const site = openSite(loaded, () => START);
    index.addAll(site.columns());
    if (index.length !== MILLION) throw new Error(`${index.length} records in the index`);
    return index;
  };
  const { checked, unchecked, parse } = await inTurn(
    {
      checked: () => indexed(false),
      unchecked: () => indexed(true),
      parse: () => {
        marks = 0;
        for (const body of bodies) marks += (JSON.parse(body) as { record: { marks: unknown[] } }).record.marks.length;
      },
    },
    5,
  );
  if (marks !== MILLION) throw new Error(`${marks} marks`);
  ratio(
    "index of 1e6 stored records, digests and chain checked, beside JSON.parse of their bodies",
    checked,
    parse,
    2.5,
  );
  ratio("the same, unchecked", unchecked, parse, 1.3);

  const year = folder();
  write(year, MILLION, 12);
  const now = () => Date.parse("2026-11-29T00:00:00Z");
  const sealedDir = `${year}/${SITE}`;
  const first = load(disk, sealedDir, SITE); // makes the index files
  if ("code" in first || first.reports.some(({ did }) => did !== "indexed")) throw new Error("no index files");
  const { sealed } = await inTurn(
    {
      sealed: () => {
        const loaded = load(disk, sealedDir, SITE);
        if ("code" in loaded || loaded.reports.length > 0) throw new Error("not from index files");
        const index = createIndex(world);
        index.addAll(openSite(loaded, now).columns());
        return index;
      },
    },
    7,
  );
  figure("index of 1e6 stored records of a year, eleven months from index files", sealed / 1000, "s", 0.5);
  const { proved } = await inTurn({ proved: () => verify(year) }, 3);
  figure("verify 1e6 lines", proved / 1000, "s", 60);
  const { walked } = await inTurn(
    { walked: () => walk(disk, path, { site: SITE, month, before: genesis(SITE) }, () => undefined) },
    3,
  );
  figure("walk of the chain, 1e6 lines", walked / 1000, "s");
}

/** Durable appends, beside what is stored already; and how writers share syncs. */
async function appending(): Promise<void> {
  const EACH = 200;
  const at = Date.parse("2026-01-01T00:00:00Z");
  const sizes = [1e3, 1e4, 1e5, 1e6];
  let syncs = 0;
  const counting: Files = { ...disk, sync: (file) => (syncs++, disk.sync(file)) };
  const stores = sizes.map((size) => {
    const dir = folder();
    write(dir, size, 1);
    return opened(dir, counting, () => at);
  });
  let next = 5 * MILLION;
  const append = async (store: Store, writers: number): Promise<void> => {
    const site = store.site(SITE);
    if ("code" in site) throw new Error(site.code);
    for (let done = 0; done < EACH; done += writers)
      await Promise.all(
        Array.from({ length: writers }, async () => {
          const answer = await site.add(inputOf(next++, at), "cleaner-1");
          if ("refusals" in answer) throw new Error(JSON.stringify(answer.refusals));
        }),
      );
  };
  const times = await inTurn(
    Object.fromEntries(stores.map((store, i) => [String(sizes[i]), () => append(store, 1)])),
    7,
  );
  for (const size of sizes.slice(1))
    ratio(
      `${EACH} durable appends to ${size} records, beside to 1000`,
      times[String(size)] ?? NaN,
      times["1000"] ?? NaN,
      1.5,
    );
  figure("one durable append", ((times["1000"] ?? NaN) / EACH) * 1000, "µs");
  const [small] = stores;
  if (!small) return;
  syncs = 0;
  const { alone, shared } = await inTurn({ alone: () => append(small, 1), shared: () => append(small, 32) }, 7);
  ratio(`${EACH} durable appends by 32 writers, beside one`, shared, alone, 0.5);
  syncs = 0;
  await append(small, 32);
  figure(`syncs for ${EACH} records of 32 writers`, syncs, "", Math.ceil(EACH / 32) * 2);
  await Promise.all(stores.map((store) => store.close()));
  note("syncs are the machine's own; a virtual disk may answer before it has written");
}
