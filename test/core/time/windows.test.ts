import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Point, Range, Times } from "../../../core/rule.ts";
import {
  instant,
  iso,
  isFault,
  readHowOften,
  startOf,
  startOfDay,
  windowsOf,
  type Civil,
  type Per,
} from "../../../core/time/index.ts";
import { civil, SEED, slowInstant, slowStart } from "./zones.ts";

interface Window {
  readonly start: number;
  readonly by: number;
  readonly end: number;
}
interface Day {
  readonly n: number;
  readonly date: Temporal.PlainDate;
}

const EPOCH_DAY = Temporal.PlainDate.from("2000-01-01");
const day = (n: number): Day => ({ n, date: EPOCH_DAY.add({ days: n }) });
const MONTHS: Partial<Record<Per, number>> = { quarter: 3, "half-year": 6, year: 12 };

/** What days of one period have in common. */
function label(per: Per, { date }: Day): string {
  const { year, month } = date;
  if (per === "week") return `${date.yearOfWeek}-${date.weekOfYear}`;
  if (per === "half-month") return `${year}-${month}-${date.day < 16}`;
  if (per === "decade") return `${year}-${month}-${date.day > 20 ? 3 : date.day > 10 ? 2 : 1}`;
  if (per === "month") return `${year}-${month}`;
  if (per === "quarter" || per === "half-year" || per === "year")
    return `${year}-${Math.ceil(month / (MONTHS[per] ?? 1))}`;
  return date.toString();
}

function position(n: number, item: number | Range, last: number): boolean {
  const place = (k: number) => (k < 0 ? last + 1 + k : Math.min(k, last));
  return typeof item === "number" ? n === place(item) : n >= place(item.from) && n <= place(item.to);
}

/** Whether a day lies in the k-th items of a point's lists. */
function liesIn(
  d: Day,
  per: Per,
  month: number | Range | undefined,
  of: number | Range | undefined,
  point: Point,
): boolean {
  const size = MONTHS[per] ?? 1;
  if (month !== undefined && !position(((d.date.month - 1) % size) + 1, month, size)) return false;
  if (of === undefined) return true;
  return point.weekdays ? position(d.date.dayOfWeek, of, 7) : position(d.date.day, of, d.date.daysInMonth);
}

function slowSpots(point: Point, per: Per, days: readonly Day[], civil: Civil): [number, number][] {
  const spots = new Map<number, number>();
  for (const month of point.months ?? [undefined]) {
    for (const item of point.weekdays ?? point.days ?? [undefined]) {
      const inside = days.filter((d) => liesIn(d, per, month, item, point));
      const [first, last] = [inside[0], inside.at(-1)];
      if (!first || !last) continue;
      for (const [from, until] of slowTimes(point, first, last, civil)) if (!spots.has(from)) spots.set(from, until);
    }
  }
  return [...spots].sort((a, b) => a[0] - b[0]);
}

function slowTimes(point: Point, first: Day, last: Day, civil: Civil): [number, number][] {
  const spot = (from: number, until: number, length: number): [number, number] => [
    from,
    until > from ? until : from + length,
  ];
  const seconds = (time: string) => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5) || 0) * 60;
  const wall = (time: string) =>
    first.n * 86_400 + seconds(time) + (seconds(time) < seconds(civil.dayStarts) ? 86_400 : 0);
  const timed = (time: string, length: number) =>
    spot(slowInstant(wall(time), civil.zone), slowInstant(wall(time) + length, civil.zone), length);
  if (point.at) return point.at.map((time) => timed(time, 3600));
  if (point.between)
    return [
      timed(
        point.between[0] ?? "",
        (seconds(point.between[1] ?? "") - seconds(point.between[0] ?? "") + 86_400) % 86_400,
      ),
    ];
  return [spot(slowStart(first.n, civil), slowStart(last.n + 1, civil), (last.n + 1 - first.n) * 86_400)];
}

/** Sorts days into periods by what they have in common, and looks for the points in each. */
function slowWindows(times: Times, civil: Civil, from: number, until: number): Window[] {
  const periods = new Map<string, Day[]>();
  for (let n = from - 370; n < until + 370; n++) {
    const key = label(times.per, day(n));
    periods.set(key, [...(periods.get(key) ?? []), day(n)]);
  }
  const [begin, close] = [slowStart(from, civil), slowStart(until, civil)];
  const near = [...periods.values()].filter((days) => (days.at(-1)?.n ?? 0) >= from - 1 && (days[0]?.n ?? 0) <= until);
  return near
    .flatMap((days) => slowWindowsIn(times, days, civil))
    .filter(({ start, end }) => end > begin && start < close);
}

function slowWindowsIn(times: Times, days: readonly Day[], civil: Civil): Window[] {
  const [start, end] = [slowStart(days[0]?.n ?? 0, civil), slowStart((days.at(-1)?.n ?? 0) + 1, civil)];
  if (start === end) return [];
  const spots = slowSpots(times.on ?? times.by ?? times.before ?? {}, times.per, days, civil);
  if (times.on)
    return spots.map(([from, until], i) => ({
      start: from,
      by: Math.min(until, spots[i + 1]?.[0] ?? end),
      end: spots[i + 1]?.[0] ?? end,
    }));
  const last = times.by ? spots[0]?.[1] : times.before ? spots[0]?.[0] : undefined;
  return [{ start, by: Math.min(last ?? end, end), end }];
}

function listed({ length, start, by, end }: ReturnType<typeof windowsOf>): Window[] {
  return Array.from({ length }, (_, i) => ({ start: start[i] ?? NaN, by: by[i] ?? NaN, end: end[i] ?? NaN }));
}

const once = { min: 1 };
const PERS: readonly Per[] = ["day", "week", "half-month", "decade", "month", "quarter", "half-year", "year"];
const POINTS: readonly Omit<Times, "times">[] = [
  { per: "day", on: { at: ["08"] } },
  { per: "day", on: { at: ["01", "08", "23"] } },
  { per: "day", on: { between: ["22:00", "04:00"] } },
  { per: "day", by: { at: ["02"] } },
  { per: "day", before: { at: ["12"] } },
  { per: "week", on: { weekdays: [2, 4, 6] } },
  { per: "week", on: { weekdays: [{ from: 1, to: 5 }] } },
  { per: "week", on: { weekdays: [7], at: ["02"] } },
  { per: "week", by: { weekdays: [5] } },
  { per: "month", on: { days: [25] } },
  { per: "month", on: { days: [2, 16, 30, 31] } },
  { per: "month", on: { days: [{ from: 11, to: 20 }] } },
  {
    per: "month",
    on: {
      days: [
        { from: 1, to: 10 },
        { from: 21, to: -1 },
      ],
    },
  },
  { per: "month", on: { days: [-1] } },
  { per: "month", on: { days: [30], at: ["23"] } },
  { per: "month", by: { days: [25] } },
  { per: "month", before: { days: [31] } },
  { per: "quarter", on: { months: [-1], days: [{ from: 11, to: 20 }] } },
  { per: "quarter", by: { months: [1], days: [5] } },
  { per: "half-year", on: { months: [1, 4], days: [1] } },
  { per: "year", on: { months: [12] } },
  { per: "year", on: { months: [2], days: [29] } },
  { per: "year", on: { months: [{ from: 3, to: 5 }] } },
  { per: "year", by: { months: [12], days: [31] } },
];

const times: fc.Arbitrary<Times> = fc.oneof(
  fc.constantFrom(...PERS).map((per) => ({ times: once, per })),
  fc.constantFrom(...POINTS).map((rest) => ({ times: once, ...rest })),
);
/** Days of 2011 around the one that Samoa left out, else of any year. */
const firstDay = fc.oneof(fc.integer({ min: 4370, max: 4385 }), fc.integer({ min: -3600, max: 12_000 }));

test("windows are those of a slow reckoning, in any zone, whenever days start", () => {
  fc.assert(
    fc.property(times, civil, firstDay, fc.integer({ min: 1, max: 40 }), (times, civil, from, length) => {
      const fast = windowsOf(times, civil, startOfDay(from, civil), startOfDay(from + length, civil));
      expect(listed(fast)).toEqual(slowWindows(times, civil, from, from + length));
    }),
    SEED,
  );
});

describe("windows by hand, in Shanghai", () => {
  const shanghai = { zone: "Asia/Shanghai", dayStarts: "00:00" };
  const local = (t: number) => iso(t + 8 * 3600).slice(0, 16);
  test.each([
    // phrase, from, until (not included), each window: start, late from, end
    ["1-2次/日", "2026-11-20", "2026-11-21", ["2026-11-20T00:00 2026-11-21T00:00 2026-11-21T00:00"]],
    ["每周一次", "2026-12-31", "2027-01-01", ["2026-12-28T00:00 2027-01-04T00:00 2027-01-04T00:00"]],
    [
      "每半月一次",
      "2026-02-10",
      "2026-02-20",
      ["2026-02-01T00:00 2026-02-16T00:00 2026-02-16T00:00", "2026-02-16T00:00 2026-03-01T00:00 2026-03-01T00:00"],
    ],
    [
      "每旬一次",
      "2024-02-20",
      "2024-02-22",
      ["2024-02-11T00:00 2024-02-21T00:00 2024-02-21T00:00", "2024-02-21T00:00 2024-03-01T00:00 2024-03-01T00:00"],
    ],
    ["每季一次", "2026-12-31", "2027-01-01", ["2026-10-01T00:00 2027-01-01T00:00 2027-01-01T00:00"]],
    ["每周二、四、六", "2026-11-24", "2026-11-26", ["2026-11-24T00:00 2026-11-25T00:00 2026-11-26T00:00"]],
    ["每周二、四、六", "2026-11-28", "2026-11-30", ["2026-11-28T00:00 2026-11-29T00:00 2026-11-30T00:00"]],
    ["每周二、四、六", "2026-11-23", "2026-11-24", []],
    ["每月25日", "2026-11-25", "2026-11-26", ["2026-11-25T00:00 2026-11-26T00:00 2026-12-01T00:00"]],
    ["每月1次，不晚于25日", "2026-11-01", "2026-11-02", ["2026-11-01T00:00 2026-11-26T00:00 2026-12-01T00:00"]],
    ["每月1次，早于5日", "2026-11-01", "2026-11-02", ["2026-11-01T00:00 2026-11-05T00:00 2026-12-01T00:00"]],
    ["每月31日", "2026-11-30", "2026-12-01", ["2026-11-30T00:00 2026-12-01T00:00 2026-12-01T00:00"]],
    ["每月29、30、31日", "2026-02-01", "2026-03-01", ["2026-02-28T00:00 2026-03-01T00:00 2026-03-01T00:00"]],
    ["每月最后1日", "2024-02-29", "2024-03-01", ["2024-02-29T00:00 2024-03-01T00:00 2024-03-01T00:00"]],
    ["每季末月中旬", "2026-12-01", "2026-12-31", ["2026-12-11T00:00 2026-12-21T00:00 2027-01-01T00:00"]],
    ["每季1次，不晚于首月5日", "2026-10-01", "2026-10-02", ["2026-10-01T00:00 2026-10-06T00:00 2027-01-01T00:00"]],
    ["每年12月", "2026-12-01", "2026-12-02", ["2026-12-01T00:00 2027-01-01T00:00 2027-01-01T00:00"]],
    ["每年3月至5月之间", "2026-06-01", "2026-06-02", ["2026-03-01T00:00 2026-06-01T00:00 2027-01-01T00:00"]],
    ["每日上午八时", "2026-11-20", "2026-11-21", ["2026-11-20T08:00 2026-11-20T09:00 2026-11-21T00:00"]],
    ["每日08:30", "2026-11-20", "2026-11-21", ["2026-11-20T08:30 2026-11-20T08:31 2026-11-21T00:00"]],
    [
      "每日8时、16时",
      "2026-11-20",
      "2026-11-21",
      ["2026-11-20T08:00 2026-11-20T09:00 2026-11-20T16:00", "2026-11-20T16:00 2026-11-20T17:00 2026-11-21T00:00"],
    ],
    ["每日08:00-10:00", "2026-11-20", "2026-11-21", ["2026-11-20T08:00 2026-11-20T10:00 2026-11-21T00:00"]],
  ] as const)("%s from %s", (phrase, from, until, windows) => {
    const times = readHowOften(phrase);
    if (isFault(times) || typeof times === "string" || !("per" in times)) throw new Error(`${phrase} has no windows`);
    const found = windowsOf(times, shanghai, startOf(from, shanghai), startOf(until, shanghai));
    expect(listed(found).map(({ start, by, end }) => [start, by, end].map(local).join(" "))).toEqual(windows);
  });
});

describe("windows where clocks change", () => {
  test.each([
    // zone, times, window: start, late from, end, in UTC
    ["America/New_York", { per: "day" }, "2026-03-08", ["2026-03-08T05:00Z 2026-03-09T04:00Z 2026-03-09T04:00Z"]],
    ["America/New_York", { per: "day" }, "2026-11-01", ["2026-11-01T04:00Z 2026-11-02T05:00Z 2026-11-02T05:00Z"]],
    // 02:30 is skipped: the minute after the jump stands for it
    [
      "America/New_York",
      { per: "day", on: { at: ["02:30"] } },
      "2026-03-08",
      ["2026-03-08T07:00Z 2026-03-08T07:01Z 2026-03-09T04:00Z"],
    ],
    // 01:30 is shown twice: the first counts; the hour 01 lasts two hours
    [
      "America/New_York",
      { per: "day", on: { at: ["01:30"] } },
      "2026-11-01",
      ["2026-11-01T05:30Z 2026-11-01T05:31Z 2026-11-02T05:00Z"],
    ],
    [
      "America/New_York",
      { per: "day", on: { at: ["01"] } },
      "2026-11-01",
      ["2026-11-01T05:00Z 2026-11-01T07:00Z 2026-11-02T05:00Z"],
    ],
    // 30 December 2011 did not exist: it has no window of its own, and what was due on it is due on the 31st
    ["Pacific/Apia", { per: "day" }, "2011-12-31", ["2011-12-30T10:00Z 2011-12-31T10:00Z 2011-12-31T10:00Z"]],
    [
      "Pacific/Apia",
      { per: "month", on: { days: [30] } },
      "2011-12-31",
      ["2011-12-30T10:00Z 2011-12-31T10:00Z 2011-12-31T10:00Z"],
    ],
  ] as const)("%s %j on %s", (zone, rest, date, windows) => {
    const civil = { zone, dayStarts: "00:00" };
    const from = startOf(date, civil);
    const found = windowsOf({ times: once, ...rest }, civil, from, from + 8 * 3600);
    expect(
      listed(found).map(({ start, by, end }) => [start, by, end].map((t) => iso(t).replace(":00Z", "Z")).join(" ")),
    ).toEqual(windows);
  });
});

test("asked for a part, windows come whole, and only those that touch it", () => {
  const shanghai = { zone: "Asia/Shanghai", dayStarts: "00:00" };
  const noon = instant("2026-11-20T12:00:00+08:00") ?? NaN;
  const midnight = instant("2026-11-21T00:00:00+08:00") ?? NaN;
  const found = (from: number, until: number) => windowsOf({ times: once, per: "day" }, shanghai, from, until).length;
  expect([
    found(noon, noon + 1),
    found(noon, midnight),
    found(noon, midnight + 1),
    found(midnight, midnight + 1),
  ]).toEqual([1, 1, 2, 1]);
});
