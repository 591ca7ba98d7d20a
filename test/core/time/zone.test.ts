import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { zoneOf } from "../../../core/time/zone.ts";
import { SEED, slowInstant, slowWallTime, ZONES } from "./zones.ts";

const EPOCH = 946_684_800;
/** Besides, zones that went and came back within a month, and those with the oddest jumps. */
const MORE = [
  "America/Argentina/San_Luis",
  "Africa/Cairo",
  "Asia/Gaza",
  "America/Goose_Bay",
  "Antarctica/Troll",
  "Asia/Calcutta",
];

describe.each([...ZONES, ...MORE])("%s", (name) => {
  test("jumps where the time zone database says, from 1970 to 2066", () => {
    const zone = zoneOf(name);
    const [said, shown]: [number[][], number[][]] = [[], []];
    let jump = Temporal.ZonedDateTime.from(`1970-01-03T00:00[${name}]`).getTimeZoneTransition("next");
    for (; jump && jump.year < 2067; jump = jump.getTimeZoneTransition("next")) {
      const t = jump.epochMilliseconds / 1000 - EPOCH;
      said.push([t, jump.subtract({ seconds: 1 }).offsetNanoseconds / 1e9, jump.offsetNanoseconds / 1e9]);
      shown.push([t, zone.wallTime(t - 1) - (t - 1), zone.wallTime(t) - t]);
    }
    expect(shown).toEqual(said);
  });
});

test("any moment shows what the platform shows; a wall time is its first showing, or the jump that skipped it", () => {
  const t = fc.integer({ min: Date.UTC(1976, 0) / 1000 - EPOCH, max: Date.UTC(2060, 0) / 1000 - EPOCH });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), t, (name, t) => {
      const wall = Math.floor(t / 900) * 900;
      expect([zoneOf(name).wallTime(t), zoneOf(name).instant(wall)]).toEqual([
        slowWallTime(t, name),
        slowInstant(wall, name),
      ]);
    }),
    SEED,
  );
});

test.each([
  // zone, what the clocks show, the instant in UTC
  ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:00:00Z"], // skipped: 02:00 to 03:00
  ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"], // shown twice: the first
  ["America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z"],
  ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z"], // half an hour is skipped
  ["America/Sao_Paulo", "2018-11-04T00:00", "2018-11-04T03:00:00Z"], // midnight is skipped
  ["Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00Z"], // the whole day is skipped
  ["Asia/Kolkata", "2026-11-20T08:30", "2026-11-20T03:00:00Z"],
  ["Asia/Shanghai", "2026-12-31T23:59", "2026-12-31T15:59:00Z"],
])("%s %s is %s", (name, wall, instant) => {
  const shown = Date.parse(`${wall}Z`) / 1000 - EPOCH;
  expect(new Date((zoneOf(name).instant(shown) + EPOCH) * 1000).toISOString()).toBe(instant.replace("Z", ".000Z"));
});
