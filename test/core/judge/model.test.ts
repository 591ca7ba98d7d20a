import fc from "fast-check";
import { expect, test } from "vitest";
import { countWhole, finderOf } from "../../../core/judge/count-whole.ts";
import { compliance, createIndex, judge, type Index } from "../../../core/judge/index.ts";
import { countWindows } from "../../../core/judge/match.ts";
import { createColumns, saysOf } from "../../../core/judge/frequency.ts";
import { createTrack, insert } from "../../../core/judge/track.ts";
import type { StoredRecord } from "../../../core/record.ts";
import type { Rule } from "../../../core/rule.ts";
import { instant, iso } from "../../../core/time/index.ts";
import { slowJudge, type SlowRule } from "./slow.ts";
import { at, often, siteOf, worldOf } from "./world.ts";

const SEED = 20261121;
const ZONES = [
  "Asia/Shanghai",
  "America/New_York",
  "Europe/London",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Pacific/Apia",
] as const;
const PLACES = ["hall", "lobby"] as const;
/** Both clock changes of New York and London lie in it. */
const BEGINS = "2025-02-20";
const FIRST = at("2025-02-19T00:00:00Z");
const LAST = at("2025-04-20T00:00:00Z");

const slowRule: fc.Arbitrary<SlowRule> = fc
  .record({
    row: fc.constantFrom("mat", "glass"),
    min: fc.integer({ min: 1, max: 3 }),
    per: fc.constantFrom("day", "week", "half-month", "month", "quarter"),
    grace: fc.constantFrom(0, 0, 2, 30),
    overFails: fc.boolean(),
    extra: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    byDay: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  })
  .map(({ extra, byDay, ...rule }) => ({
    ...rule,
    ...(extra !== undefined && { max: rule.min + extra }),
    ...(byDay !== undefined && rule.per !== "day" && { byDay }),
  }));

interface Deed {
  readonly time: number;
  readonly place: (typeof PLACES)[number];
  readonly rows: readonly string[];
  readonly late: number;
  /** What became of it. */
  readonly then: "stays" | "corrected" | "withdrawn";
}

const deed: fc.Arbitrary<Deed> = fc.record({
  time: fc.integer({ min: FIRST, max: LAST }).map((t) => t - (t % 1800)),
  place: fc.constantFrom(...PLACES),
  rows: fc.subarray(["mat", "glass"], { minLength: 1 }),
  late: fc.constantFrom(0, 0, 600, 86_400),
  then: fc.constantFrom("stays", "stays", "stays", "corrected", "withdrawn"),
});

/** A deed as the records it leaves: itself, and perhaps a correction that moves it by an hour, or a withdrawal. */
function recordsOf(deeds: readonly Deed[]): StoredRecord[] {
  return deeds.flatMap(({ time, place, rows, late, then }, i): StoredRecord[] => {
    const common = { form: "log", site: "site", precision: "minute", "entered-by": "cleaner-01", place } as const;
    const marks = rows.map((row) => ({ row, result: "done" }));
    const received = time + late;
    const first: StoredRecord = {
      ...common,
      id: `record-${i}`,
      seq: 0,
      happened: iso(time),
      received: iso(received),
      marks,
    };
    const second = { ...common, id: `record-${i}-b`, seq: 0, received: iso(received + 3600), reason: "mistaken" };
    if (then === "corrected") return [first, { ...second, happened: iso(time - 3600), marks, corrects: first.id }];
    return then === "withdrawn" ? [first, { ...second, happened: first.happened, withdraws: first.id }] : [first];
  });
}

function ruleOf({ row, min, max, overFails, per, grace, byDay }: SlowRule): Rule {
  const by = byDay === undefined ? {} : per === "week" ? { by: { weekdays: [byDay] } } : {};
  return often(
    row,
    { times: { min, ...(max !== undefined && { max }) }, per, ...by },
    {
      ...(overFails && { over: "fail" }),
      ...(grace > 0 && { grace: { n: grace, unit: "hour" } }),
    },
  );
}

function indexOf(zone: string, rules: readonly Rule[], records: readonly StoredRecord[]): Index {
  const index = createIndex(worldOf(siteOf(zone, PLACES), rules, BEGINS));
  for (const record of records) index.add(record);
  return index;
}

const ask = { from: "2025-03-01", to: "2025-04-15" } as const;

function verdictsOf(index: Index, asOf: number) {
  return judge(index, { ...ask, asOf })
    .findings()
    .map(({ rule, subject, start, verdict, data }) => ({
      row: rule.slice(5),
      place: subject,
      start: iso(start),
      verdict,
      found: data["found"],
    }));
}

const byDuty = <T extends { place: string; row: string; start: string }>(duties: readonly T[]): T[] =>
  duties.toSorted((a, b) => `${a.row} ${a.place} ${a.start}`.localeCompare(`${b.row} ${b.place} ${b.start}`));

const situation = fc.record({
  zone: fc.constantFrom(...ZONES),
  rules: fc
    .uniqueArray(slowRule, { minLength: 1, maxLength: 2, selector: ({ row }) => row })
    .map((rules) =>
      rules.map(({ byDay, ...rule }) => ({ ...rule, ...(byDay !== undefined && rule.per === "week" && { byDay }) })),
    ),
  deeds: fc.array(deed, { maxLength: 60 }),
  asOf: fc.integer({ min: FIRST, max: LAST + 86_400 * 120 }),
});

const runs = { seed: SEED, numRuns: 120 };

test("the judge says of every duty what the obvious model says, in zones with and without clock changes, as of any moment", () => {
  fc.assert(
    fc.property(situation, ({ zone, rules, deeds, asOf }) => {
      const records = recordsOf(deeds);
      const ours = verdictsOf(indexOf(zone, rules.map(ruleOf), records), asOf);
      const slow = slowJudge(rules, PLACES, records, zone, { ...ask, begins: BEGINS, asOf: iso(asOf) });
      expect(byDuty(ours)).toEqual(byDuty(slow));
    }),
    runs,
  );
});

test("the order in which records come changes nothing", () => {
  fc.assert(
    fc.property(situation, fc.infiniteStream(fc.nat()), ({ zone, rules, deeds, asOf }, order) => {
      const records = recordsOf(deeds);
      const keys = records.map(() => order.next().value as number);
      const shuffled = records
        .map((record, i) => ({ record, key: keys[i]! }))
        .sort((a, b) => a.key - b.key)
        .map(({ record }) => record);
      expect(verdictsOf(indexOf(zone, rules.map(ruleOf), shuffled), asOf)).toEqual(
        verdictsOf(indexOf(zone, rules.map(ruleOf), records), asOf),
      );
    }),
    runs,
  );
});

test("records one by one, judged after each, end where all at once do", () => {
  fc.assert(
    fc.property(situation, ({ zone, rules, deeds, asOf }) => {
      const records = recordsOf(deeds);
      const growing = indexOf(zone, rules.map(ruleOf), []);
      for (const record of records) {
        growing.add(record);
        judge(growing, { ...ask, asOf });
      }
      expect(verdictsOf(growing, asOf)).toEqual(verdictsOf(indexOf(zone, rules.map(ruleOf), records), asOf));
    }),
    { ...runs, numRuns: 60 },
  );
});

test("one record more never makes fewer duties met, where there is no upper bound", () => {
  fc.assert(
    fc.property(situation, deed, ({ zone, rules, deeds, asOf }, more) => {
      const open = rules.map((rule) => ruleOf({ ...rule, overFails: false, grace: 0 }));
      const records = recordsOf(deeds);
      const met = (all: readonly StoredRecord[]) =>
        compliance(judge(indexOf(zone, open, all), { ...ask, asOf }), "all")[0]?.done.met ?? 0;
      const extra = recordsOf([{ ...more, then: "stays" }]).map((record) => ({ ...record, id: "record-extra" }));
      expect(met([...records, ...extra])).toBeGreaterThanOrEqual(met(records));
    }),
    { ...runs, numRuns: 60 },
  );
});

test("tight loops count what the law counts", () => {
  const windows = fc.array(fc.tuple(fc.integer({ min: 32_768, max: 200_000 }), fc.integer({ min: 0, max: 100_000 })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(
      windows,
      fc.array(fc.integer({ min: -100_000, max: 5_000_000 }), { maxLength: 400 }),
      (lengths, times) => {
        let t = 0;
        const rows = lengths.map(([length, gap]) => {
          const start = t + gap;
          t = start + length;
          return { start, end: t };
        });
        const end = Int32Array.from(rows, (row) => row.end);
        const planned = {
          start: Int32Array.from(rows, (row) => row.start),
          by: end,
          end,
          length: rows.length,
          pointed: false,
        };
        const track = createTrack(false);
        times.forEach((time, row) => insert(track, time, row));
        const law = countWindows(track, planned, () => 1).onTime;
        for (const finder of [finderOf(planned), undefined]) {
          const columns = createColumns(rows.length, Infinity);
          countWhole(track, planned, finder, saysOf(2), columns, 0);
          expect(columns.found).toEqual(law);
          expect([...columns.reason]).toEqual([...law].map((n) => saysOf(2)[Math.min(n, 2)]));
        }
      },
    ),
    { seed: SEED, numRuns: 300 },
  );
});

test("instants of the model are those of the judge", () => {
  expect(instant("2025-03-09T07:00:00Z")).toBe(at("2025-03-09T03:00:00-04:00"));
});
