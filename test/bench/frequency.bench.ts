// Frequency, one year, 60 rows at 20 sites: all verdicts from the index, beside the limit of plain Int32 arrays, rrule and SQL.
import { judge, type Index, type Judgement } from "../../core/judge/index.ts";
import { reasonOf } from "../../core/judge/reasons.ts";
import { figure, inTurn, note, ratio } from "./bench.ts";
import { int32Limit } from "./frequency-limit.ts";
import { besideRrule, besideSql } from "./frequency-peers.ts";
import { chance, feed, indexes, marksOf, minOf, rowId, ROWS, SITES, tour, yearOf } from "./frequency-site.ts";
import { slowCounts } from "./frequency-slow.ts";

const ZONES = ["Asia/Shanghai", "America/New_York"] as const;
const SIZES = [1e5, 1e6, 1e7];
/** Both contestants are compiled by then. */
const WARM_UP = 30;
const YEAR = { from: "2025-01-01", to: "2025-12-31" } as const;

for (const n of SIZES) {
  const limit = int32Limit(marksOf(n, "Asia/Shanghai"));
  for (const zone of ZONES) await measure(n, zone, limit);
}
await besideRrule(marksOf(1e6, "Asia/Shanghai"));
await besideSql(marksOf(1e6, "Asia/Shanghai"));

async function measure(n: number, zone: string, limit: () => Int32Array): Promise<void> {
  const sites = indexes(zone);
  const marks = marksOf(n, zone);
  const before = await memory();
  feed(sites, marks, 20);
  const held = (await memory()) - before;
  const ask = { ...YEAR, asOf: yearOf(zone).until + 7 * 86_400 };
  const all = () => sites.map((index) => judge(index, ask));

  for (let round = 0; round < WARM_UP; round++) {
    all();
    limit();
  }
  const times = await inTurn({ ours: all, limit }, n > 1e6 ? 9 : n > 1e5 ? 25 : 75);
  const name = `${n.toExponential(0).replace("+", "")} marks, ${zone}`;
  ratio(`all verdicts of a year from the index, ${name}`, times.ours, times.limit, 1.5);
  if (n >= 1e6) figure(`index, ${name}`, held / n, "B a mark", 15);
  if (n === 1e5) checkBySlowModel(all(), slowCounts(marks, zone), zone);
  if (zone === "Asia/Shanghai") checkByLimit(all(), limit());
  if (n === 1e6) figure(`one new record to its new verdict, ${name}`, newRecord(sites, ask), "µs", 50);
}

/** Duty by duty: the same counts, and the verdict that follows from them. */
function checkBySlowModel(judgements: readonly Judgement[], counts: ReadonlyMap<string, number>, zone: string): void {
  let duties = 0;
  for (const [s, { lines }] of judgements.entries()) {
    for (const [row, { windows, columns, base, from, until }] of lines.entries()) {
      for (let w = from; w < until; w++, duties++) {
        const want = counts.get(`${s} ${row} ${windows.start[w]!}`) ?? 0;
        const verdict = want >= minOf(row) ? "enough" : want > 0 ? "too-few" : "nothing-done";
        const [found, reason] = [columns.found[base + w]!, reasonOf(columns.reason[base + w]!)];
        if (found !== want || reason !== verdict)
          throw new Error(`site ${s}, ${rowId(row)}, window ${w}: ${found} ${reason}, slow model ${want} ${verdict}`);
      }
    }
  }
  note(`equal to the slow model in all ${duties} duties, 1e5 marks, ${zone}`);
}

/** The limit's list of windows with too few is ours. */
function checkByLimit(judgements: readonly Judgement[], limit: Int32Array): void {
  let duty = 0;
  const ours: number[] = [];
  for (const { lines } of judgements) {
    for (const { columns, base, from, until } of lines) {
      for (let w = from; w < until; w++, duty++) if (reasonOf(columns.reason[base + w]!) !== "enough") ours.push(duty);
    }
  }
  if (ours.length !== limit.length || ours.some((d, i) => d !== limit[i]))
    throw new Error(`${ours.length} windows with too few, the limit has ${limit.length}`);
}

/** Median microseconds from a record to the verdicts of its row at its place, over the whole year. */
function newRecord(sites: readonly Index[], ask: { asOf: number; from: string; to: string }): number {
  const next = chance(3);
  const took: number[] = [];
  for (let i = 0; i < 4000; i++) {
    const index = sites[Math.floor(next() * SITES)]!;
    const row = Math.floor(next() * ROWS);
    const record = tour(1e8 + i, ask.asOf - 1 - Math.floor(next() * 3 * 86_400), [{ row: rowId(row), result: "done" }]);
    const began = performance.now();
    index.add(record);
    judge(index, { ...ask, rule: `cleaning/hall/${rowId(row)}`, place: "hall" });
    took.push((performance.now() - began) * 1000);
  }
  return took.slice(1000).sort((a, b) => a - b)[1500]!;
}

/** What is held once all that can go has gone: buffers go a moment after their owners. */
async function memory(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 50));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
