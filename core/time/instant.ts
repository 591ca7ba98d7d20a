import type { Instant } from "../finding.ts";

/** 2000-01-01T00:00:00Z in seconds since 1970. */
export const EPOCH_SECONDS = 946_684_800;
const LIMIT = 2 ** 31;
/** Days from 1 March of the year 0 to 2000-01-01. */
const SINCE_MARCH_0 = 730_425;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const [HYPHEN, COLON, POINT, PLUS, T, Z] = [0x2d, 0x3a, 0x2e, 0x2b, 0x74, 0x7a];

/** Reads an instant with its offset (2026-11-20T08:30:00+08:00); undefined without an offset, and where there is no such moment. */
export function instant(iso: string): Instant | undefined {
  const year = two(iso, 0) * 100 + two(iso, 2);
  const month = two(iso, 5);
  const day = two(iso, 8);
  const hour = two(iso, 11);
  const minute = two(iso, 14);
  if (iso.charCodeAt(4) !== HYPHEN || iso.charCodeAt(7) !== HYPHEN || iso.charCodeAt(13) !== COLON) return undefined;
  if ((iso.charCodeAt(10) | 32) !== T || !(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  if (day > lengthOf(year, month) || !(hour <= 23 && minute <= 59)) return undefined;
  const second = iso.charCodeAt(16) === COLON ? two(iso, 17) : 0;
  const offset = offsetAt(iso, endOfTime(iso));
  if (!(second <= 59) || offset === undefined) return undefined;
  const t = daysTo(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
  return t >= -LIMIT && t < LIMIT ? t : undefined;
}

/** Two digits as a number; NaN where they are none. Read by code: a million records are read with it. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Where seconds and their fraction end. */
function endOfTime(iso: string): number {
  if (iso.charCodeAt(16) !== COLON) return 16;
  if (iso.charCodeAt(19) !== POINT) return 19;
  let end = 20;
  while (iso.charCodeAt(end) >= 48 && iso.charCodeAt(end) <= 57) end++;
  return end > 20 ? end : NaN;
}

/** Z or +08:00 at the end of a text, in seconds. */
function offsetAt(iso: string, at: number): number | undefined {
  const sign = iso.charCodeAt(at);
  if ((sign | 32) === Z) return iso.length === at + 1 ? 0 : undefined;
  const hours = two(iso, at + 1);
  const minutes = two(iso, at + 4);
  if ((sign !== PLUS && sign !== HYPHEN) || iso.length !== at + 6 || iso.charCodeAt(at + 3) !== COLON) return undefined;
  if (!(hours <= 23 && minutes <= 59)) return undefined;
  return (hours * 60 + minutes) * (sign === HYPHEN ? -60 : 60);
}

function lengthOf(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : MONTHS[month - 1]!;
}

/** Days from 2000-01-01, counted in years that begin in March. */
function daysTo(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const within = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + within - SINCE_MARCH_0;
}

/** An instant as it is stored: 2026-11-20T00:30:00Z. */
export function iso(t: Instant): string {
  return new Date((t + EPOCH_SECONDS) * 1000).toISOString().slice(0, 19) + "Z";
}
