import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { addDuration, type OpenCalendar } from "../../../core/time/index.ts";
import { civil, SEED, slowStart } from "./zones.ts";

const EPOCH = Temporal.PlainDate.from("2000-01-01");
const YEAR = 366 * 86_400;
/** Open on weekdays but for each eleventh day. */
const isOpen = (day: number): boolean => (day + 5) % 7 < 5 && day % 11 !== 0;
const calendar = {
  hoursOf: (day: number) => (isOpen(day) ? [{ from: 0, until: 3600 }] : []),
} as unknown as OpenCalendar;

test("when a duration has passed is as Temporal and a walk from day to day say, in any zone, whenever days start", () => {
  const units = fc.constantFrom("minute", "hour", "day", "week", "month", "year", "working-day");
  fc.assert(
    fc.property(
      civil,
      fc.integer({ min: 0, max: 25 * YEAR }),
      fc.integer({ min: 1, max: 12 }),
      units,
      (at, t, n, unit) => {
        // the civil day of the moment: the last that has begun
        let day = Math.floor(t / 86_400) + 2;
        while (slowStart(day, at) > t) day--;
        const date = EPOCH.add({ days: day });
        const slow = (): number => {
          if (unit === "minute" || unit === "hour") return t + n * (unit === "hour" ? 3600 : 60) + 1;
          let last = day;
          if (unit === "working-day") for (let left = n; left > 0; left -= Number(isOpen(last))) last++;
          else last = EPOCH.until(date.add({ [`${unit}s`]: n }), { largestUnit: "days" }).days;
          return slowStart(last + 1, at);
        };
        expect(addDuration(t, { n, unit }, at, calendar)).toBe(slow());
      },
    ),
    SEED,
  );
});
