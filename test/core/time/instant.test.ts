import fc from "fast-check";
import { expect, test } from "vitest";
import { EPOCH_SECONDS, instant, iso } from "../../../core/time/instant.ts";

const SHAPE = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** The platform's own reading, kept to what RFC 3339 says and a day that exists. */
function slow(text: string): number | undefined {
  if (!SHAPE.test(text)) return undefined;
  const [year, month, day] = text.slice(0, 10).split("-").map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const [hour, minute] = [Number(text.slice(11, 13)), Number(text.slice(14, 16))];
  const zone = /([+-])(\d\d):(\d\d)$/.exec(text);
  if (hour > 23 || minute > 59 || (zone && (Number(zone[2]) > 23 || Number(zone[3]) > 59))) return undefined;
  const ms = Date.parse(text.toUpperCase());
  const t = Math.floor(ms / 1000) - EPOCH_SECONDS;
  return Number.isNaN(ms) || t < -(2 ** 31) || t >= 2 ** 31 ? undefined : t;
}

test.each([
  ["2000-01-01T00:00:00Z", 0],
  ["2026-11-20T08:30:00+08:00", 848_449_800],
  ["2026-11-20T08:30+08:00", 848_449_800],
  ["2026-11-20t00:30:00.999z", 848_449_800],
  ["2024-02-29T00:00:00-00:30", 762_481_800],
  ["1999-12-31T23:59:59Z", -1],
])("%s is %i", (text, t) => {
  expect(instant(text)).toBe(t);
});

test.each([
  "",
  "2026-11-20",
  "2026-11-20T08:30:00",
  "2026-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-11-20T24:00:00Z",
  "2026-11-20T08:60:00Z",
  "2026-11-20T08:30:60Z",
  "2026-11-20T08:30:00+24:00",
  "2026-11-20T08:30:00+0800",
  "2026-11-20T08:30:00.Z",
  "2026-11-20T08:30:00Z ",
  " 2026-11-20T08:30:00Z",
  "2026-11-20T08:30:00ZZ",
  "２026-11-20T08:30:00Z",
  "2026-11-20 08:30:00Z",
  "2069-01-01T00:00:00Z",
  "0999-01-01T00:00:00Z",
  "2026-1-20T08:30:00Z",
  "2026-11-20T8:30:00Z",
])("%j is no instant", (text) => {
  expect(instant(text)).toBeUndefined();
});

const digits = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, "0"));
const text = fc
  .tuple(
    fc.integer({ min: 1900, max: 2080 }).map(String),
    digits(13),
    digits(32),
    fc.constantFrom("T", "t", " "),
    digits(25),
    digits(61),
    fc.oneof(
      fc.constant(""),
      digits(61).map((s) => `:${s}`),
      digits(61).map((s) => `:${s}.5`),
    ),
    fc.oneof(
      fc.constantFrom("Z", "z", "", "+08:00", "-05:30"),
      fc.tuple(fc.constantFrom("+", "-"), digits(25), digits(61)).map(([s, h, m]) => `${s}${h}:${m}`),
    ),
  )
  .map(([y, mo, d, t, h, mi, s, z]) => `${y}-${mo}-${d}${t}${h}:${mi}${s}${z}`);

test("agrees with the platform", () => {
  fc.assert(
    fc.property(text, (one) => void expect(instant(one)).toBe(slow(one))),
    { seed: 3, numRuns: 20_000 },
  );
});

test("what is written is read again", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (t) => void expect(instant(iso(t))).toBe(t)),
    { seed: 4, numRuns: 5000 },
  );
});
