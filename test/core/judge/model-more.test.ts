import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { createIndex, judge } from "../../../core/judge/index.ts";
import type { StoredRecord } from "../../../core/record.ts";
import type { Rule } from "../../../core/rule.ts";
import { iso } from "../../../core/time/index.ts";
import { inForce, timesOf, type Zoned } from "./slow.ts";
import { slowCounts, slowGaps, slowRounds, type Asked, type Hours, type Slow } from "./slow-more.ts";
import { at, often, siteOf, worldOf } from "./world.ts";

/** Clock changes of New York, London and Lord Howe lie in the range; every one of them falls on a half-hour. */
const ZONES = [
  "Asia/Shanghai",
  "America/New_York",
  "Europe/London",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Pacific/Apia",
] as const;
const BEGINS = "2025-02-20";
const RANGE = { from: "2025-03-01", to: "2025-04-15" } as const;
const [FIRST, LAST] = [at("2025-02-19T00:00:00Z"), at("2025-04-20T00:00:00Z")];
const HALF_HOUR = 1800;

const moment = (until: number) => fc.integer({ min: FIRST, max: until }).map((t) => t - (t % HALF_HOUR));
const situation = fc.record({
  zone: fc.constantFrom(...ZONES),
  season: fc.constantFrom(undefined, ["03-08", "04-02"] as const, ["11-15", "03-12"] as const),
  deeds: fc.array(
    fc.record({ time: moment(LAST), late: fc.constantFrom(0, 0, 90_000), loose: fc.constantFrom(false, false, true) }),
    { maxLength: 40 },
  ),
  asOf: moment(LAST + 86_400 * 60),
});

interface Situation {
  readonly zone: string;
  readonly season: readonly [string, string] | undefined;
  readonly deeds: readonly { readonly time: number; readonly late: number; readonly loose: boolean }[];
  readonly asOf: number;
}

type Body = Extract<Rule, { kind: "frequency" }>;

/** The duties of one rule at one hall as the judge has them, and what the slow model is asked. */
function bothSides(
  { zone, season, deeds, asOf }: Situation,
  howOften: Body["how-often"],
  { dayOnly = false, hours, ...more }: { dayOnly?: boolean; hours?: Hours } & Partial<Body> = {},
) {
  const records = deeds.map(({ time, late, loose }, i): StoredRecord => ({
    id: `record-${i}`,
    form: "log",
    site: "site",
    happened: iso(time),
    precision: dayOnly && loose ? "day" : "minute",
    place: "hall",
    marks: [{ row: "mat", result: "done" }],
    received: iso(time + late),
    "entered-by": "cleaner-01",
    seq: i + 1,
  }));
  const state = season && { while: ["season"] };
  const clock = (minutes: number) => `${String(minutes / 60).padStart(2, "0")}:00`;
  const rule = often("mat", howOften, { ...more, ...state, ...(hours && { calendar: "desk" }) });
  const index = createIndex(
    worldOf(siteOf(zone, ["hall"]), [rule], BEGINS, {
      ...(season && { states: { season: { title: { en: "Season" }, of: "site", dates: season } } }),
      ...(hours && {
        calendars: { desk: { title: { en: "Desk" }, hours: { "mon-sun": [[clock(hours[0]), clock(hours[1])]] } } },
      }),
    }),
  );
  for (const record of records) index.add(record);
  const ours = judge(index, { ...RANGE, asOf })
    .findings()
    .map(({ start, verdict, data }): Slow => ({ start: iso(start), verdict, found: Number(data["found"]) }));
  const now = Temporal.Instant.from(iso(asOf));
  const known = inForce(records, now);
  const exact = known.filter(({ precision }) => precision === "minute");
  const loose = known.filter(({ precision }) => precision === "day");
  const asked: Asked = { zone, begins: BEGINS, ...RANGE, now: now.toZonedDateTimeISO(zone), season };
  const times = (all: readonly StoredRecord[]): Zoned[] => timesOf(all, "mat", "hall", zone);
  return { ours, times: times(exact), loose: times(loose).map((time) => time.toPlainDate()), asked };
}

const runs = { seed: 20261121, numRuns: 150 };

test("longest gaps in days are those between the dates, in and out of season", () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 1, max: 9 }), (given, n) => {
      const { ours, times, asked } = bothSides(given, { every: { n, unit: "day" } });
      expect(ours).toEqual(slowGaps(n, times, asked));
    }),
    runs,
  );
});

test("rounds are those seen half-hour by half-hour, also after days that are known only as days", () => {
  const hours = fc.constantFrom(undefined, [480, 1080] as const, [600, 780] as const);
  fc.assert(
    fc.property(situation, hours, fc.integer({ min: 1, max: 30 }), (given, open, n) => {
      const more = { dayOnly: true, hours: open };
      const { ours, times, loose, asked } = bothSides(given, { every: { n, unit: "hour" } }, more);
      expect(ours).toEqual(slowRounds(n * 2, open, times, loose, asked));
    }),
    { ...runs, numRuns: 60 },
  );
});

test("a count, or one of different days, is asked in the whole periods of a season", () => {
  const period = fc.constantFrom("day", "week", "half-month", "month");
  fc.assert(
    fc.property(situation, period, fc.integer({ min: 1, max: 3 }), fc.boolean(), (given, per, min, different) => {
      const count = different ? { count: { distinct: "day" as const } } : {};
      const { ours, times, asked } = bothSides(given, { times: { min }, per }, count);
      expect(ours).toEqual(slowCounts({ min, per }, different, times, asked));
    }),
    runs,
  );
});
