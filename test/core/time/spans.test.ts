import fc from "fast-check";
import { expect, test } from "vitest";
import { Clock, instant, intersection, iso, Spans, spansOf, spansOfState, startOf } from "../../../core/time/index.ts";
import { civil, SEED, slowWallTime } from "./zones.ts";

const runs = { ...SEED, numRuns: 2000 };
const pairs = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 90_000 }))
    .map(([start, length]) => [start, start + length] as const),
  { maxLength: 12 },
);
const moment = fc.integer({ min: -10_000, max: 400_000 });
const covers = (list: readonly (readonly [number, number])[], t: number) =>
  list.some(([start, end]) => start <= t && t < end);
const listed = ({ start, end }: Spans) => Array.from(start, (from, i) => [from, end[i]]);

test("spans hold the moments of their pairs, in order and apart", () => {
  fc.assert(
    fc.property(pairs, moment, (pairs, t) => {
      const spans = spansOf(pairs);
      const bounds = listed(spans).flat();
      expect(spans.has(t)).toBe(covers(pairs, t));
      expect(bounds).toEqual([...new Set(bounds)].sort((a = 0, b = 0) => a - b));
      expect(spans.at(t)).toBe(Array.from(spans.end).filter((end) => end <= t).length);
    }),
    runs,
  );
});

test("the time in both is in each", () => {
  fc.assert(
    fc.property(pairs, pairs, moment, (a, b, t) => {
      expect(intersection(spansOf(a), spansOf(b)).has(t)).toBe(covers(a, t) && covers(b, t));
    }),
    runs,
  );
});

test("a clock runs while it is open, and shows a reading first at `when`", () => {
  fc.assert(
    fc.property(pairs, moment, fc.integer({ min: 0, max: 200_000 }), (pairs, t, reading) => {
      const clock = new Clock(spansOf(pairs));
      const passed = listed(clock.open).reduce(
        (sum, [start = 0, end = 0]) => sum + Math.max(0, Math.min(end, t) - Math.min(start, t)),
        0,
      );
      expect(clock.read(t)).toBe(passed);
      const when = clock.when(reading);
      const enough = clock.read(2 ** 31 - 1) >= reading;
      expect(
        enough && clock.open.length > 0
          ? [clock.read(when), when === clock.open.start[0] || clock.read(when - 1) < reading]
          : when,
      ).toEqual(enough && clock.open.length > 0 ? [reading, true] : 2 ** 31 - 1);
    }),
    runs,
  );
});

const shanghai = { zone: "Asia/Shanghai", dayStarts: "00:00" };

test.each([
  // first and last day, from, until (not included), spans
  [["06-15", "09-15"], "2026-01-01", "2027-01-01", ["2026-06-15 2026-09-16"]],
  [["11-15", "03-15"], "2026-01-01", "2027-01-01", ["2025-11-15 2026-03-16", "2026-11-15 2027-03-16"]],
  [["12-01", "02-29"], "2024-02-29", "2024-03-01", ["2023-12-01 2024-03-01"]],
  [["12-01", "02-29"], "2025-02-28", "2025-03-02", ["2024-12-01 2025-03-01"]],
  [["02-29", "05-31"], "2024-02-01", "2024-06-01", ["2024-02-29 2024-06-01"]],
  [["02-29", "05-31"], "2025-02-01", "2025-06-01", ["2025-03-01 2025-06-01"]],
  [["07-01", "07-01"], "2026-01-01", "2027-01-01", ["2026-07-01 2026-07-02"]],
  [["06-15", "09-15"], "2026-09-16", "2026-12-01", []],
] as const)("%j from %s to %s", (dates, from, until, spans) => {
  const found = spansOfState({ dates }, shanghai, startOf(from, shanghai), startOf(until, shanghai));
  expect(listed(found).map((pair) => pair.map((t = NaN) => iso(t + 8 * 3600).slice(0, 10)).join(" "))).toEqual(spans);
});

test("a state all the year round is one span: new year does not cut it", () => {
  const [from, until] = [startOf("2026-12-01", shanghai), startOf("2027-02-01", shanghai)];
  expect([
    spansOfState({ dates: ["01-01", "12-31"] }, shanghai, from, until).length,
    spansOfState({ dates: ["07-01", "06-30"] }, shanghai, from, until).length,
  ]).toEqual([1, 1]);
});

test("a moment is in a season when the clocks show one of its dates", () => {
  const date = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join("-"));
  fc.assert(
    fc.property(civil, date, date, fc.integer({ min: 0, max: 1_100_000_000 }), (civil, first, last, t) => {
      fc.pre(civil.dayStarts === "00:00");
      const shown = iso(slowWallTime(t, civil.zone)).slice(5, 10);
      const inside = first <= last ? first <= shown && shown <= last : first <= shown || shown <= last;
      // Where clocks are put back over midnight the old date is shown again though the new day has begun.
      fc.pre(iso(slowWallTime(t - 7200, civil.zone)).slice(0, 10) <= iso(slowWallTime(t, civil.zone)).slice(0, 10));
      expect(spansOfState({ dates: [first, last] }, civil, t - 10, t + 10).has(t)).toBe(inside);
    }),
    { ...SEED, numRuns: 1500 },
  );
});

test("no spans, no readings", () => {
  const none = new Spans(new Int32Array(0), new Int32Array(0));
  const now = instant("2026-11-20T00:00:00Z") ?? NaN;
  expect([none.at(now), none.has(now), new Clock(none).read(now), new Clock(none).when(1)]).toEqual([
    0,
    false,
    0,
    2 ** 31 - 1,
  ]);
});
