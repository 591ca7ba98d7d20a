import fc from "fast-check";
import { expect, test } from "vitest";
import { senseOf } from "../../../core/time/check.ts";
import { readDuration, readHowOften, sayDuration, sayHowOften } from "../../../core/time/index.ts";
import type { Duration, HowOften, Point, Times } from "../../../core/rule.ts";

const seed = { seed: 20261121, numRuns: 6000 };
const PERS: readonly Times["per"][] = [
  "day",
  "working-day",
  "week",
  "half-month",
  "decade",
  "month",
  "quarter",
  "half-year",
  "year",
];

const duration: fc.Arbitrary<Duration> = fc.record({
  n: fc.integer({ min: 1, max: 99 }),
  unit: fc.constantFrom("minute", "hour", "day", "working-day", "week", "month", "year"),
});
const count = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }))
  .map(([min, more]) => (more === undefined ? { min } : { min, max: min + more }));
const items = (most: number, least = 1) => {
  const number = fc.integer({ min: least, max: most });
  const stretch = fc.tuple(number, number).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  return fc.oneof(
    fc.uniqueArray(number, { minLength: 1, maxLength: 4 }),
    fc.array(stretch, { minLength: 1, maxLength: 2 }),
  );
};
const two = (n: number) => String(n).padStart(2, "0");
const hour = fc.integer({ min: 0, max: 23 }).map(two);
const minute = fc.tuple(hour, fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${h}:${two(m)}`);

const timePart = fc.oneof(
  fc.constant({}),
  fc.uniqueArray(fc.oneof(hour, minute), { minLength: 1, maxLength: 3 }).map((at) => ({ at })),
  fc.tuple(minute, minute).map((between) => ({ between })),
);
const days = fc.oneof(
  items(31, -3).map((list) => ({ days: list })),
  fc
    .uniqueArray(fc.integer({ min: -3, max: 12 }), { minLength: 1, maxLength: 3 })
    .map((list) => ({ "working-days": list })),
  fc.integer({ min: 2, max: 10 }).map((n) => ({ days: [{ from: -n, to: -1 }] })),
);
const point: fc.Arbitrary<Point> = fc
  .tuple(
    fc.oneof(
      fc.constant({}),
      items(7).map((weekdays) => ({ weekdays })),
      days,
      fc
        .tuple(
          items(12, -2).map((months) => ({ months })),
          fc.oneof(fc.constant({}), days),
        )
        .map(([m, d]) => ({ ...m, ...d })),
    ),
    timePart,
  )
  .map(([dayPart, time]) => ({ ...dayPart, ...time }));
const times = fc
  .tuple(count, fc.constantFrom(...PERS), fc.constantFrom(undefined, "on", "by", "before"), point)
  .map(([of, per, mode, at]): Times =>
    mode === undefined || Object.keys(at).length === 0 ? { times: of, per } : { times: of, per, [mode]: at },
  );
const howOften: fc.Arbitrary<HowOften> = fc.oneof(
  times,
  duration.map((every) => ({ every })),
);

test("a frequency that makes sense is read back as it is said, in both languages", () => {
  let read = 0;
  fc.assert(
    fc.property(howOften, (means) => {
      fc.pre(senseOf(means, "en") === undefined);
      read++;
      expect({ zh: readHowOften(sayHowOften(means, "zh")), en: readHowOften(sayHowOften(means, "en")) }).toEqual({
        zh: means,
        en: means,
      });
    }),
    seed,
  );
  expect(read).toBeGreaterThan(2000);
});

test("what is offered for a structure without sense can be read", () => {
  fc.assert(
    fc.property(howOften, (wrong) => {
      const fault = senseOf(wrong, "zh");
      fc.pre(fault !== undefined);
      const offered = fault?.suggestions ?? [];
      expect(offered.length).toBeGreaterThan(0);
    }),
    seed,
  );
});

test("a duration is read back as it is said", () => {
  fc.assert(
    fc.property(duration, (means) => {
      expect({ zh: readDuration(sayDuration(means, "zh")), en: readDuration(sayDuration(means, "en")) }).toEqual({
        zh: means,
        en: means,
      });
    }),
    seed,
  );
});

test("no text makes a reader throw or hang", () => {
  const words = fc.constantFrom(
    ..."每 日 周 月 季 年 半 次 1 2 25 三 、 ， - / 前 至少 各 每日 个 工作日 上旬 末月 8时 per day week month on by at every 3 and the last : , mon".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.array(words, { maxLength: 12 }).map((list) => list.join("")),
        fc.array(words, { maxLength: 12 }).map((list) => list.join(" ")),
      ),
      (text) => {
        expect([typeof readHowOften(text), typeof readDuration(text)]).toEqual([
          text.trim() === "unset" ? "string" : expect.any(String),
          "object",
        ]);
      },
    ),
    seed,
  );
});
