import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDuration,
  addMonths,
  civilDate,
  dateOf,
  dayNumber,
  dayOf,
  iso,
  instant,
  startOf,
  startOfDay,
  weekdayOf,
  yearMonthDay,
} from "../../../core/time/index.ts";
import { weekOf } from "../../../core/time/civil.ts";
import { civil, SEED, slowStart } from "./zones.ts";

const EPOCH_DAY = Temporal.PlainDate.from("2000-01-01");
const plain = (day: number) => EPOCH_DAY.add({ days: day });
const anyDay = fc.integer({ min: -10_000, max: 20_000 });

describe("the civil calendar", () => {
  test("is that of Temporal", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50, max: 50 }), (day, months) => {
        const date = plain(day);
        const { year, month, day: dayOfMonth } = date;
        expect([
          civilDate(day),
          dayNumber(date.toString()),
          weekdayOf(day),
          yearMonthDay(day),
          weekOf(day),
          civilDate(addMonths(day, months)),
        ]).toEqual([
          date.toString(),
          day,
          date.dayOfWeek,
          { year, month, day: dayOfMonth },
          { year: date.yearOfWeek, week: date.weekOfYear },
          date.add({ months }).toString(),
        ]);
      }),
      { ...SEED, numRuns: 1000 },
    );
  });

  test.each([
    "2026-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-01",
    "0026-01-01",
    "20260101",
    "",
  ])("there is no day %s", (date) => {
    expect(dayNumber(date)).toBeUndefined();
  });
});

describe("civil days", () => {
  test("begin when the clocks first show the time at which days start", () => {
    fc.assert(
      fc.property(civil, fc.integer({ min: -7000, max: 14_000 }), (civil, day) => {
        expect(iso(startOfDay(day, civil))).toBe(iso(slowStart(day, civil)));
      }),
      SEED,
    );
  });

  test("divide time: every moment lies in one, and a day that the zone left out holds none", () => {
    fc.assert(
      fc.property(civil, fc.integer({ min: -600_000_000, max: 1_200_000_000 }), (civil, t) => {
        const day = dayOf(t, civil);
        expect([startOfDay(day, civil) <= t, t < startOfDay(day + 1, civil)]).toEqual([true, true]);
        expect([dateOf(startOfDay(day, civil), civil), startOf(dateOf(t, civil), civil)]).toEqual([
          civilDate(day),
          startOfDay(day, civil),
        ]);
      }),
      { ...SEED, numRuns: 3000 },
    );
  });

  test.each([
    // zone, day-starts, moment, its day
    ["Asia/Shanghai", "00:00", "2026-12-31T15:59:59Z", "2026-12-31"],
    ["Asia/Shanghai", "00:00", "2026-12-31T16:00:00Z", "2027-01-01"],
    ["Asia/Shanghai", "06:00", "2026-11-20T21:59:59Z", "2026-11-20"],
    ["Asia/Shanghai", "06:00", "2026-11-20T22:00:00Z", "2026-11-21"],
    ["Pacific/Apia", "00:00", "2011-12-30T09:59:59Z", "2011-12-29"],
    ["Pacific/Apia", "00:00", "2011-12-30T10:00:00Z", "2011-12-31"],
    ["America/Sao_Paulo", "00:00", "2018-11-04T02:59:59Z", "2018-11-03"],
    ["America/Sao_Paulo", "00:00", "2018-11-04T03:00:00Z", "2018-11-04"],
    ["America/Havana", "00:00", "2026-11-01T05:30:00Z", "2026-11-01"], // 00:30, shown for the second time
    ["America/Goose_Bay", "00:00", "2010-11-07T03:30:00Z", "2010-11-07"], // 23:30 of the 6th again, after the 7th has begun
  ])("%s from %s: %s is of %s", (zone, dayStarts, moment, date) => {
    expect(dateOf(instant(moment) ?? NaN, { zone, dayStarts })).toBe(date);
  });

  test.each([
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Pacific/Apia", "2011-12-30", 0],
    ["Asia/Shanghai", "2026-11-01", 24],
  ])("%s %s has %f hours", (zone, date, hours) => {
    const [civil, day] = [{ zone, dayStarts: "00:00" }, dayNumber(date) ?? NaN];
    expect((startOfDay(day + 1, civil) - startOfDay(day, civil)) / 3600).toBe(hours);
  });
});

describe("durations", () => {
  const shanghai = { zone: "Asia/Shanghai", dayStarts: "00:00" };
  const newYork = { zone: "America/New_York", dayStarts: "00:00" };

  test.each([
    [
      "24 hours elapse, the figure included",
      shanghai,
      "2026-11-20T10:00:00+08:00",
      { n: 24, unit: "hour" },
      "2026-11-21T10:00:01+08:00",
    ],
    [
      "24 hours over a short night",
      newYork,
      "2026-03-07T10:00:00-05:00",
      { n: 24, unit: "hour" },
      "2026-03-08T11:00:01-04:00",
    ],
    [
      "one day ends at midnight of the next",
      shanghai,
      "2026-11-20T10:00:00+08:00",
      { n: 1, unit: "day" },
      "2026-11-22T00:00:00+08:00",
    ],
    [
      "two days from a minute to midnight",
      shanghai,
      "2026-11-20T23:59:00+08:00",
      { n: 2, unit: "day" },
      "2026-11-23T00:00:00+08:00",
    ],
    ["a week", shanghai, "2026-11-20T10:00:00+08:00", { n: 1, unit: "week" }, "2026-11-28T00:00:00+08:00"],
    [
      "a month ends on the corresponding day",
      shanghai,
      "2026-01-15T10:00:00+08:00",
      { n: 1, unit: "month" },
      "2026-02-16T00:00:00+08:00",
    ],
    [
      "a month from the 31st ends with February",
      shanghai,
      "2026-01-31T10:00:00+08:00",
      { n: 1, unit: "month" },
      "2026-03-01T00:00:00+08:00",
    ],
    [
      "a year from 29 February ends on the 28th",
      shanghai,
      "2024-02-29T10:00:00+08:00",
      { n: 1, unit: "year" },
      "2025-03-01T00:00:00+08:00",
    ],
    ["30 minutes", shanghai, "2026-12-31T23:45:00+08:00", { n: 30, unit: "minute" }, "2027-01-01T00:15:01+08:00"],
  ] as const)("%s", (_, civil, from, duration, until) => {
    expect(iso(addDuration(instant(from) ?? NaN, duration, civil) ?? NaN)).toBe(iso(instant(until) ?? NaN));
  });
});
