import type { Range, Ratio } from "../rule.ts";
import { dayNumber, type CivilDate } from "./civil.ts";
import { secondsOf } from "./days.ts";
import { faulty, type PhraseFault } from "./fault.ts";
import { plain, withDigits } from "./numerals.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Hours = readonly (readonly [string, string])[];

/** A share: 85%, 92.5%, 2/3, or its structured form. Exact; never more than the whole. */
export function readRatio(value: string | Ratio): Ratio | PhraseFault {
  const text = typeof value === "string" ? value : `${value.n}/${value.d}`;
  const ratio = typeof value === "string" ? ratioOf(plain(value)) : value;
  if (!ratio) return faulty("ratio-unknown", { text }, ratioHint(plain(text)));
  return ratio.n > ratio.d ? faulty("ratio-beyond-whole", { text }, ["100%"]) : ratio;
}

function ratioOf(text: string): Ratio | undefined {
  const [, n, d] = /^(\d{1,6})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  if (n !== undefined) return { n: Number(n), d: Number(d) };
  const [, whole, decimals = ""] = /^(\d{1,6})(?:\.(\d{1,6}))?%$/.exec(text) ?? [];
  return whole === undefined ? undefined : { n: Number(`${whole}${decimals}`), d: 100 * 10 ** decimals.length };
}

/** A bare number may be a percentage or a fraction of one; both are offered. */
function ratioHint(text: string): string[] {
  const n = Number(text);
  if (text === "" || !(n > 0)) return ["85%"];
  if (n > 1) return n <= 100 ? [`${n}%`] : ["100%"];
  return [`${Number((n * 100).toFixed(6))}%`, `${n}%`];
}

/** A time of day, 08:30 or 8:30, up to 24:00. */
export function readClockTime(text: string): string | PhraseFault {
  const [, hour = "", minute = ""] = /^(\d{1,2}):(\d\d)$/.exec(plain(text)) ?? [];
  const time = `${hour.padStart(2, "0")}:${minute}`;
  const valid = hour !== "" && Number(minute) < 60 && (Number(hour) < 24 || time === "24:00");
  return valid ? time : faulty("clock-time-unknown", { text }, [clockHint(plain(text))]);
}

function clockHint(text: string): string {
  const [, hour = "8", minute = "30"] = /^(\d{1,2})\D*(\d\d)?/.exec(text) ?? [];
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : "08:30";
}

/** A civil date: 2026-11-20, and such a day exists. */
export function readDate(text: string): CivilDate | PhraseFault {
  const date = plain(text);
  if (dayNumber(date) !== undefined) return date;
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return faulty("date-missing", { text }, lastDayBefore(date));
  const [, year = "", month = "", day = ""] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(date) ?? [];
  const meant = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return faulty("date-unknown", { text }, [dayNumber(meant) === undefined ? "2026-11-20" : meant]);
}

function lastDayBefore(date: string): string[] {
  const day = [31, 30, 29, 28].find(
    (n) => n < Number(date.slice(8)) && dayNumber(`${date.slice(0, 8)}${n}`) !== undefined,
  );
  return day === undefined ? [] : [`${date.slice(0, 8)}${day}`];
}

/** Opening intervals of a day: "08:30-12:00, 13:30-18:00", "closed", "00:00-24:00", "22:00-06:00" (into the next day). */
export function readHours(text: string): Hours | PhraseFault {
  const written = plain(text);
  if (written === "closed" || written === "休息") return [];
  const hours: [string, string][] = [];
  for (const part of written.split(/[,;、]/)) {
    const [from, until, ...more] = part.split("-").map((time) => readClockTime(time));
    if (typeof from !== "string" || typeof until !== "string" || more.length > 0 || from === "24:00") {
      return faulty("hours-unknown", { text }, ["08:30-12:00, 13:30-18:00", "closed", "00:00-24:00"]);
    }
    if (from === until) return faulty("hours-empty", { text, part: part.trim() }, ["00:00-24:00", "closed"]);
    hours.push([from, until]);
  }
  return overlapping(hours) ? faulty("hours-overlap", { text }, ["08:30-12:00, 13:30-18:00"]) : hours;
}

/** In order, none into another, and only the last over midnight. */
function overlapping(hours: Hours): boolean {
  return hours.some(([from], i) => {
    const [before, end] = hours[i - 1] ?? ["", "00:00"];
    return i > 0 && (secondsOf(from) < secondsOf(end) || secondsOf(end) <= secondsOf(before));
  });
}

/** Days of the week, 1 Monday … 7 Sunday: mon, mon-fri, "mon, wed", daily. */
export function readWeekdays(text: string): readonly number[] | PhraseFault {
  const written = plain(text).toLowerCase();
  if (written === "daily") return [1, 2, 3, 4, 5, 6, 7];
  const days = new Set<number>();
  for (const part of written.split(",")) {
    const [from = 0, to = from, ...more] = part.split("-").map(weekdayOf);
    if (from === 0 || to === 0 || more.length > 0) {
      return faulty("weekdays-unknown", { text }, ["mon-fri", "sat-sun", "mon, wed, fri", "daily"]);
    }
    for (let i = 0; i <= (to - from + 7) % 7; i++) days.add(((from + i - 1) % 7) + 1);
  }
  return [...days].sort();
}

function weekdayOf(name: string): number {
  return WEEKDAYS.findIndex((day) => day === name.trim()) + 1;
}

/** Whole numbers, as of floors: 3, "1-4", "1-3, 5", "-2 - 1", or one range in its structured form. */
export function readRange(value: string | number | Range): readonly Range[] | PhraseFault {
  const ranges = typeof value === "object" ? [value] : floors(String(value)).split(/[,、]/).map(rangeOf);
  const text = typeof value === "object" ? `${value.from}-${value.to}` : String(value);
  const reversed = ranges.find((range) => range && range.from > range.to);
  if (reversed) return faulty("range-reversed", { text }, [`${reversed.to}-${reversed.from}`]);
  const whole = ranges.filter((range) => range !== undefined);
  return whole.length < ranges.length ? faulty("range-unknown", { text }, ["1-4", "1-3, 5"]) : whole;
}

/** 1~4层 and 一至四楼 are 1-4, 负一层 and 地下一层 -1. */
const floors = (text: string): string =>
  withDigits(plain(text))
    .replace(/第|[层楼]/g, "")
    .replace(/[至到]/g, "-")
    .replace(/地下|负/g, "-");

function rangeOf(text: string): Range | undefined {
  const [, first, last = first] = /^(-?\d{1,6})(?:-(-?\d{1,6}))?$/.exec(text.replaceAll(" ", "")) ?? [];
  return first === undefined ? undefined : { from: Number(first), to: Number(last) };
}

/** A time zone by its IANA name; older names for the same zone (Asia/Calcutta) will do. */
export function readZone(text: string): string | PhraseFault {
  const name = text.trim();
  if (/^(?=.)(?:[A-Z]{3,4})?[+-]?\d*(?::\d\d)?$/i.test(name) && name !== "UTC")
    return faulty("zone-offset", { text }, ["Asia/Shanghai"]);
  if (/^etc\//i.test(name)) return faulty("zone-offset", { text }, ["Asia/Shanghai", "UTC"]);
  const listed = Intl.supportedValuesOf("timeZone").find((zone) => zone.toLowerCase() === name.toLowerCase());
  if (name === "UTC" || name === listed) return name;
  if (listed === undefined && name.includes("/") && known(name)) return name;
  return faulty("zone-unknown", { text }, listed ? [listed] : ["Asia/Shanghai", "Europe/London", "America/New_York"]);
}

function known(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
