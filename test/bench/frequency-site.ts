import type { StoredRecord } from "../../core/record.ts";
import { createIndex, type Index } from "../../core/judge/index.ts";
import { iso, startOf } from "../../core/time/index.ts";
import { often, siteOf, worldOf } from "../core/judge/world.ts";

export const SITES = 20;
export const ROWS = 60;
export const PAIRS = SITES * ROWS;
export const PER = ["day", "week", "month", "quarter"] as const;
export type Per = (typeof PER)[number];

export const perOf = (row: number): Per => (row < 24 ? "day" : row < 40 ? "week" : row < 52 ? "month" : "quarter");
export const minOf = (row: number): number => 1 + (row % 2);
export const rowId = (row: number): string => `row-${row}`;

/** The marks of one year: which row of which site, and when; in the order in which they were drawn. */
export interface Marks {
  readonly pair: Uint16Array;
  readonly at: Int32Array;
}

/** Reproducible numbers from 0 to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function yearOf(zone: string): { from: number; until: number } {
  const civil = { zone, dayStarts: "00:00" };
  return { from: startOf("2025-01-01", civil), until: startOf("2026-01-01", civil) };
}

export function marksOf(n: number, zone: string): Marks {
  const weight = { day: 365, week: 53, month: 12, quarter: 4 };
  const upTo: number[] = [];
  for (let row = 0, sum = 0; row < ROWS; row++) upTo.push((sum += weight[perOf(row)] * minOf(row)));
  const { from, until } = yearOf(zone);
  const next = chance(11);
  const [pair, at] = [new Uint16Array(n), new Int32Array(n)];
  for (let i = 0; i < n; i++) {
    const w = next() * upTo[ROWS - 1]!;
    const row = upTo.findIndex((limit) => limit > w);
    pair[i] = Math.floor(next() * SITES) * ROWS + row;
    at[i] = from + Math.floor(next() * (until - from));
  }
  return { pair, at };
}

/** Twenty sites of one hall, each under the same sixty rows. */
export function indexes(zone: string): Index[] {
  const rules = Array.from({ length: ROWS }, (_, row) =>
    often(
      rowId(row),
      { times: { min: minOf(row) }, per: perOf(row) },
      { id: `cleaning/hall/${rowId(row)}`, area: "cleaning" },
    ),
  );
  return Array.from({ length: SITES }, (_, s) =>
    createIndex(worldOf(siteOf(zone, ["hall"], { id: `site-${s}` }), rules, "2024-12-01")),
  );
}

/** Feeds the marks in the order of time, as records of so many marks: a tour through the hall. */
export function feed(sites: readonly Index[], { pair, at }: Marks, marksPerRecord: number): void {
  const first = at.reduce((least, t) => Math.min(least, t), Infinity);
  const order = Float64Array.from(at, (t, i) => (t - first) * 16_777_216 + i).sort();
  const open = sites.map((): { row: string; result: string; at: string }[] => []);
  let seq = 0;
  for (const key of order) {
    const i = key % 16_777_216;
    const s = Math.floor(pair[i]! / ROWS);
    const marks = open[s]!;
    marks.push({ row: rowId(pair[i]! % ROWS), result: "done", at: iso(at[i]!) });
    if (marks.length === marksPerRecord) sites[s]!.add(tour(++seq, at[i]!, marks.splice(0)));
  }
  for (const [s, marks] of open.entries())
    if (marks.length > 0) sites[s]!.add(tour(++seq, at[order.at(-1)! % 16_777_216]!, marks));
}

export function tour(seq: number, at: number, marks: NonNullable<StoredRecord["marks"]>): StoredRecord {
  const happened = iso(at);
  const id = `record-${String(seq).padStart(9, "0")}`;
  return {
    id,
    form: "log",
    site: "site",
    happened,
    precision: "minute",
    place: "hall",
    marks,
    received: happened,
    "entered-by": "cleaner-01",
    seq,
  };
}
