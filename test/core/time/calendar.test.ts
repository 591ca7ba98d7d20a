import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { describe, expect, test, vi } from "vitest";
import type { Calendar } from "../../../schemas/generated/names.ts";
import {
  addDuration,
  announcedUntil,
  civilDate,
  dayNumber,
  instant,
  iso,
  isFault,
  openCalendar,
  openings,
  readHours,
  startOf,
  windowsOf,
  type OpenCalendar,
} from "../../../core/time/index.ts";
import { civil, SEED, slowInstant, slowWallTime } from "./zones.ts";

type Hours = NonNullable<Calendar["hours"]>[string];
type Written = Omit<Calendar, "hours" | "open" | "title"> & {
  readonly hours?: Record<string, string>;
  readonly open?: Record<string, string>;
};

const file = new URL("../../../rulesets/vocabulary/calendars.yaml", import.meta.url);
const written = (parse(readFileSync(file, "utf8")) as { readonly calendars: Record<string, Written> }).calendars;

function hoursOf(text: string): Hours {
  const hours = readHours(text);
  if (isFault(hours)) throw new Error(`${text} are no hours`);
  return hours;
}

function structured({ hours, open, ...rest }: Written): Calendar {
  const table = (of: Record<string, string>) =>
    Object.fromEntries(Object.entries(of).map(([key, text]) => [key, hoursOf(text)]));
  return { title: { en: "x" }, ...rest, ...(hours && { hours: table(hours) }), ...(open && { open: table(open) }) };
}

function calendarOf(name: string, more: Record<string, Written> = {}): OpenCalendar {
  return openCalendar(
    name,
    Object.fromEntries(Object.entries({ ...written, ...more }).map(([key, calendar]) => [key, structured(calendar)])),
  );
}

const shanghai = { zone: "Asia/Shanghai", dayStarts: "00:00" };
const local = (t: number) => iso(t + 8 * 3600).slice(0, 16);
const workingDays = calendarOf("working-days");
const works = (date: string) => workingDays.hoursOf(dayNumber(date) ?? NaN).length > 0;

describe("China", () => {
  const days = Array.from({ length: 1096 }, (_, i) => civilDate((dayNumber("2024-01-01") ?? NaN) + i));

  test("every day from 2024 to 2026 works or not as chinese-days has it", async () => {
    // chinese-days reckons in the zone of the process from the moment it is loaded, and is right in UTC alone
    vi.stubEnv("TZ", "UTC");
    const { default: chineseDays } = await import("chinese-days");
    const theirs = days.filter((date) => chineseDays.isWorkday(date));
    vi.unstubAllEnvs();
    expect(days.filter(works)).toEqual(theirs);
  });

  test("the day after the last announced is not announced", () => {
    expect([announcedUntil(workingDays), days.at(-1)]).toEqual(["2026-12-31", "2026-12-31"]);
  });

  test.each([
    ["2026-09-20", true],
    ["2026-10-10", true],
    ["2026-09-25", false],
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, false] as const),
    ["2026-10-08", true],
  ] as const)("%s: work %s", (date, expected) => {
    expect(works(date)).toBe(expected);
  });

  test.each([
    ["2024", 11],
    ["2025", 13],
    ["2026", 13],
  ] as const)("%s has %i statutory days, each year names its notice, and no day is in two lists", (year, statutory) => {
    const table = written["cn"]?.years?.[year];
    if (!table) throw new Error(`no ${year}`);
    const lists = [Object.values(table.statutory).flat(), table["in-lieu"], table.weekend ?? [], table["make-up"]];
    const all = lists.flat();
    expect([
      lists[0]?.length,
      new Set(all).size,
      all.every((date) => date.startsWith(`${year}-`) && dayNumber(date) !== undefined),
    ]).toEqual([statutory, all.length, true]);
    expect(table.source.zh).toMatch(/国办发明电〔\d{4}〕\d+号/);
  });

  test("statutory days, days in lieu, weekends among them and make-up days are kept apart", () => {
    const kinds = ["2026-02-17", "2026-02-20", "2026-02-21", "2026-02-28", "2026-03-02"].map((date) =>
      workingDays.holidayOf(dayNumber(date) ?? NaN),
    );
    expect(kinds).toEqual(["statutory", "in-lieu", "weekend", "make-up", undefined]);
  });

  test("since 2025 New Year's Eve and 2 May are statutory", () => {
    const kinds = ["2024-02-09", "2025-01-28", "2026-02-16", "2024-05-02", "2025-05-02", "2026-05-02"].map((date) =>
      workingDays.holidayOf(dayNumber(date) ?? NaN),
    );
    expect(kinds).toEqual([undefined, "statutory", "statutory", "in-lieu", "statutory", "statutory"]);
  });
});

describe("working days", () => {
  test("each working day is a window; from the first day of 2027 on they rest on nothing announced", () => {
    const found = windowsOf(
      { times: { min: 1 }, per: "working-day" },
      shanghai,
      startOf("2026-09-30", shanghai),
      startOf("2026-10-11", shanghai),
      workingDays,
    );
    expect({
      starts: Array.from(found.start, local),
      knownFrom: local(found.knownFrom ?? NaN),
      unknownFrom: local(found.unknownFrom ?? NaN),
    }).toEqual({
      starts: ["2026-09-30T00:00", "2026-10-08T00:00", "2026-10-09T00:00", "2026-10-10T00:00"],
      knownFrom: "2024-01-01T00:00",
      unknownFrom: "2027-01-01T00:00",
    });
  });

  test("the first and the last working day of a month", () => {
    const on = { "working-days": [1, -1] };
    const found = windowsOf(
      { times: { min: 1 }, per: "month", on },
      shanghai,
      startOf("2026-10-01", shanghai),
      startOf("2026-11-01", shanghai),
      workingDays,
    );
    expect(Array.from(found.start, local)).toEqual(["2026-10-08T00:00", "2026-10-30T00:00"]);
  });

  test.each([
    ["2026-09-30", 1, "2026-10-09T00:00"],
    ["2026-09-30", 3, "2026-10-11T00:00"],
    ["2026-12-30", 1, "2027-01-01T00:00"],
    ["2026-12-30", 2, undefined],
  ] as const)("from %s, %i working days end at %s", (date, n, end) => {
    const until = addDuration(startOf(date, shanghai) + 36_000, { n, unit: "working-day" }, shanghai, workingDays);
    expect(until === undefined ? undefined : local(until)).toBe(end);
  });

  test("a calendar that closes on holidays takes away the windows and points of closed days, and weeks without an open day", () => {
    const windows = (rest: object) =>
      Array.from(
        windowsOf(
          { times: { min: 1 }, per: "week", ...rest },
          shanghai,
          startOf("2026-09-28", shanghai),
          startOf("2026-10-12", shanghai),
          workingDays,
        ).start,
        local,
      );
    expect([windows({}), windows({ on: { weekdays: [5] } }), windows({ per: "day" })]).toEqual([
      ["2026-09-28T00:00", "2026-10-05T00:00"],
      ["2026-10-09T00:00"],
      ["2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10"].map(
        (date) => `${date}T00:00`,
      ),
    ]);
  });
});

describe("openings", () => {
  const spans = (calendar: OpenCalendar, from: string, until: string) => {
    const { start, end, length } = openings(calendar, shanghai, startOf(from, shanghai), startOf(until, shanghai));
    return Array.from({ length }, (_, i) => `${local(start[i] ?? NaN)} ${local(end[i] ?? NaN)}`);
  };

  test("service hours: weekends are shorter, holidays are open", () => {
    expect(spans(calendarOf("service-hours"), "2026-10-02", "2026-10-04")).toEqual([
      "2026-10-02T08:30 2026-10-02T18:00",
      "2026-10-03T09:00 2026-10-03T17:00",
    ]);
    expect(calendarOf("service-hours").known).toBeUndefined();
  });

  test("several intervals a day, one over midnight, days set apart", () => {
    const desk = calendarOf("desk", {
      desk: {
        hours: { "mon-fri": "08:30-12:00, 13:30-18:00", sat: "22:00-06:00" },
        closed: ["2026-11-20"],
        open: { "2026-11-22": "10:00-11:00" },
      },
    });
    expect(spans(desk, "2026-11-19", "2026-11-24")).toEqual([
      "2026-11-19T08:30 2026-11-19T12:00",
      "2026-11-19T13:30 2026-11-19T18:00",
      "2026-11-21T22:00 2026-11-22T06:00",
      "2026-11-22T10:00 2026-11-22T11:00",
      "2026-11-23T08:30 2026-11-23T12:00",
      "2026-11-23T13:30 2026-11-23T18:00",
    ]);
    expect(spans(desk, "2026-11-22", "2026-11-23")).toEqual([
      "2026-11-21T22:00 2026-11-22T06:00",
      "2026-11-22T10:00 2026-11-22T11:00",
    ]);
  });

  test("always open is one span; never open is none, and nothing looks for ever", () => {
    const always = calendarOf("always", { always: { hours: { daily: "00:00-24:00" } } });
    const never = calendarOf("never", { never: { hours: { daily: "closed" } } });
    expect(spans(always, "2026-11-01", "2026-11-04")).toEqual(["2026-11-01T00:00 2026-11-04T00:00"]);
    expect(spans(never, "2026-11-01", "2026-12-01")).toEqual([]);
    expect(addDuration(0, { n: 1, unit: "working-day" }, shanghai, never)).toBeUndefined();
    expect(
      windowsOf(
        { times: { min: 1 }, per: "month" },
        shanghai,
        startOf("2026-01-01", shanghai),
        startOf("2027-01-01", shanghai),
        never,
      ).length,
    ).toBe(0);
  });

  test("any moment is open when the clocks show an open hour of that day", () => {
    const desk = calendarOf("desk", { desk: { hours: { "mon-fri": "08:30-12:00, 13:30-18:00", sat: "22:00-06:00" } } });
    const weekday = [[510, 720] as const, [810, 1080] as const];
    const minutes = [[], weekday, weekday, weekday, weekday, weekday, [[1320, 1800] as const], []];
    const shown = (wall: number) => [Math.floor(wall / 86_400), Math.floor((wall % 86_400) / 60)] as const;
    fc.assert(
      fc.property(civil, fc.integer({ min: 0, max: 1_000_000_000 }), (civil, t) => {
        const [day, minute] = shown(slowWallTime(t, civil.zone));
        // A wall time shown twice counts as its first showing only where an interval begins or ends; such hours are left to the tables.
        fc.pre(slowInstant(day * 86_400 + minute * 60 - (minute % 15) * 60, civil.zone) > t - 900);
        const inside = [day, day - 1].some((d) =>
          (minutes[((d + 5) % 7) + 1] ?? []).some(
            ([from, until]) => minute + (day - d) * 1440 >= from && minute + (day - d) * 1440 < until,
          ),
        );
        expect(openings(desk, civil, t - 100_000, t + 100_000).has(t)).toBe(inside);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test.each([
    [
      "years up to the last announced day",
      { "announced-until": "2026-06-30", years: { "2025": {}, "2026": {} } },
      "2025-01-01T00:00",
      "2026-07-01T00:00",
    ],
    ["no day given: to the end of the last year", { years: { "2026": {} } }, "2026-01-01T00:00", "2027-01-01T00:00"],
    [
      "a year left out: only those after it",
      { years: { "2023": {}, "2025": {}, "2026": {} } },
      "2025-01-01T00:00",
      "2027-01-01T00:00",
    ],
    ["no years: nothing is known", { years: {} }, "2000-01-01T00:00", "2000-01-01T00:00"],
  ])("what is announced: %s", (_, table, knownFrom, unknownFrom) => {
    const none = { source: { en: "x" }, statutory: {}, "in-lieu": [], "make-up": [] };
    const years = Object.fromEntries(Object.keys(table.years).map((year) => [year, none]));
    const desk = calendarOf("desk", {
      table: { ...table, years },
      desk: { hours: { daily: "08:00-20:00" }, holidays: { of: "table", then: "closed" } },
    });
    const found = openings(desk, shanghai, 0, 0);
    expect([found.knownFrom, found.unknownFrom].map((t) => local(t ?? NaN))).toEqual([knownFrom, unknownFrom]);
  });

  test("what is announced bounds only calendars that ask for holidays", () => {
    const { knownFrom, unknownFrom } = openings(
      workingDays,
      shanghai,
      instant("2026-12-01T00:00:00Z") ?? NaN,
      instant("2027-02-01T00:00:00Z") ?? NaN,
    );
    expect([knownFrom, unknownFrom].map((t) => local(t ?? NaN))).toEqual(["2024-01-01T00:00", "2027-01-01T00:00"]);
  });
});
