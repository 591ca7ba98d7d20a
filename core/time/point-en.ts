import type { Point, Range } from "../rule.ts";
import type { Cursor } from "./cursor.ts";
import type { Unit } from "./grammar.ts";
import { WEEKDAYS } from "./readers.ts";

type Item = number | Range;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*";
const WEEKDAY = "(mon|tue|wed|thu|fri|sat|sun)[a-z]*";
const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
];

/** The point that an English phrase names inside its period: on day 2, 16; in december; by day 5 of its first month; at 08:30. */
export function pointEn(cursor: Cursor, per: Unit): Partial<Record<"on" | "by" | "before", Point>> | undefined {
  const mode = cursor.take(/(by|before) (?:the )?/y)?.[1] ?? "on";
  const between = mode === "on" && cursor.take(/(?:within|between|from) (?=[a-z])/y);
  const dayPart = between ? stretches(cursor, per) : daysOf(cursor, per);
  const timePart = times(cursor, mode !== "on" && !dayPart);
  const point = { ...dayPart, ...timePart };
  if (Object.keys(point).length === 0) return undefined;
  return { [mode]: point };
}

function daysOf(cursor: Cursor, per: Unit): Point | undefined {
  if (per === "week") {
    cursor.take(/on /y);
    const days = list(cursor, () => weekday(cursor));
    return days && { weekdays: days.flat() };
  }
  if (per === "month") return daysOfMonth(cursor);
  if (per !== "quarter" && per !== "half-year" && per !== "year") return undefined;
  const start = cursor.at;
  const days = daysOfMonth(cursor);
  if (days) cursor.take(/ /y);
  const named = monthsOf(cursor, per);
  if (named) return { months: named, ...days };
  cursor.back(start);
  return undefined;
}

/** `within mon-fri`, `between day 10 and 15`, `between march and may`: stretches. */
function stretches(cursor: Cursor, per: Unit): Point | undefined {
  if (per === "week") {
    const ranges = list(cursor, () => rangeOf(cursor, WEEKDAY, weekdayOf));
    return ranges && { weekdays: ranges };
  }
  if (per === "month") {
    cursor.take(/days? /y);
    const ranges = list(cursor, () => dayRange(cursor));
    return ranges && { days: ranges };
  }
  const ranges = per === "year" ? list(cursor, () => rangeOf(cursor, MONTH, monthOf)) : undefined;
  return ranges && { months: ranges };
}

function rangeOf(cursor: Cursor, name: string, numberOf: (name: string) => number): Range | undefined {
  const range = cursor.take(new RegExp(`${name}(?:-| and | to )${name}`, "y"));
  return range && { from: numberOf(range[1] ?? ""), to: numberOf(range[2] ?? "") };
}

function dayRange(cursor: Cursor): Range | undefined {
  const range = cursor.take(/(\d{1,2})(?:-| and (?:day )?| to (?:day )?)(\d{1,2}|(?:the )?last(?: day)?)/y);
  return range && { from: Number(range[1]), to: range[2]?.includes("last") ? -1 : Number(range[2]) };
}

function list<T>(cursor: Cursor, item: () => T | undefined): T[] | undefined {
  const items: T[] = [];
  for (;;) {
    const before = cursor.at;
    if (items.length > 0 && !cursor.take(/,and |, and |,| and /y)) return items;
    const next = item();
    if (next === undefined) {
      cursor.back(before);
      return items.length > 0 ? items : undefined;
    }
    items.push(next);
  }
}

/** mon; mon-fri means each of the five. */
function weekday(cursor: Cursor): Item[] | undefined {
  const range = cursor.take(new RegExp(`${WEEKDAY}(?:-| to )${WEEKDAY}`, "y"));
  if (range) {
    const [from, to] = [weekdayOf(range[1]), weekdayOf(range[2])];
    return from > to ? [{ from, to }] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  const day = cursor.take(new RegExp(WEEKDAY, "y"));
  return day && [weekdayOf(day[1])];
}

function daysOfMonth(cursor: Cursor): Point | undefined {
  const start = cursor.at;
  cursor.take(/(?:on |in )(?:the )?/y);
  const workingDay = cursor.take(new RegExp(`(last|${ORDINALS.join("|")}) working day(?: of the month)?`, "y"))?.[1];
  if (workingDay) return { "working-days": [workingDay === "last" ? -1 : ORDINALS.indexOf(workingDay) + 1] };
  const working = cursor.take(/working days? /y);
  if (working) {
    const places = list(cursor, () => place(cursor));
    return places && { "working-days": places };
  }
  const before = cursor.at;
  const ranges = cursor.take(/days /y) && list(cursor, () => dayRange(cursor));
  if (ranges) return { days: ranges };
  cursor.back(before);
  const last = cursor.take(/last (\d{1,2}) days/y);
  if (last) return { days: [{ from: -Number(last[1]), to: -1 }] };
  if (cursor.take(/last day/y)) return { days: [-1] };
  cursor.take(/days? /y);
  const places = list(cursor, () => place(cursor));
  if (places) return { days: places };
  cursor.back(start);
  return undefined;
}

/** 25, 25th, -2, last. A number that stands before a month's name or a clock time is none. */
function place(cursor: Cursor): number | undefined {
  if (cursor.take(/last(?! month)\b/y)) return -1;
  const n = cursor.take(/(-?\d{1,2})(?:st|nd|rd|th)?(?=,| |$)(?! ?[ap]m)/y)?.[1];
  return n === undefined ? undefined : Number(n);
}

function monthsOf(cursor: Cursor, per: Unit): readonly number[] | undefined {
  cursor.take(/in |of /y);
  if (per === "year") {
    const named = list(cursor, () => {
      const month = cursor.take(new RegExp(MONTH, "y"))?.[1];
      return month === undefined ? undefined : monthOf(month);
    });
    if (named) return named;
  }
  cursor.take(/its |the /y);
  const places = list(cursor, () => {
    if (cursor.take(/last\b/y)) return -1;
    const found = cursor.take(new RegExp(`(${ORDINALS.join("|")})( last)?`, "y"));
    return found && (ORDINALS.indexOf(found[1] ?? "") + 1) * (found[2] ? -1 : 1);
  });
  return places && cursor.take(/ months?\b/y) ? places : undefined;
}

function times(cursor: Cursor, bare: boolean): Point | undefined {
  const start = cursor.at;
  const between = cursor.take(/[ ,]?(?:between |from )?(\d{1,2}:\d\d)(?:-| and | to )(\d{1,2}:\d\d)/y);
  if (between) return { between: [padded(between[1]), padded(between[2])] };
  if (bare || cursor.take(/[ ,]?at /y)) {
    const at = list(cursor, () => time(cursor));
    if (at) return { at };
  }
  cursor.back(start);
  return undefined;
}

/** 8 am is the hour 08; 08:30 and 8:30 pm are minutes. */
function time(cursor: Cursor): string | undefined {
  const found = cursor.take(/(\d{1,2})(?::(\d\d))?(?: ?([ap]m))?(?=,| |$)/y);
  if (!found || (found[2] === undefined && found[3] === undefined)) return undefined;
  const hour = Number(found[1]);
  if (found[3] && (hour < 1 || hour > 12)) return undefined;
  const shown = String(found[3] ? (hour % 12) + (found[3] === "pm" ? 12 : 0) : hour).padStart(2, "0");
  return found[2] === undefined ? shown : `${shown}:${found[2]}`;
}

function padded(time = ""): string {
  return time.padStart(5, "0");
}

function monthOf(name = ""): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}

function weekdayOf(name = ""): number {
  return WEEKDAYS.findIndex((day) => day === name) + 1;
}
