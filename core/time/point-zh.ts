import type { Point, Range } from "../rule.ts";
import type { Cursor } from "./cursor.ts";
import type { Unit } from "./grammar.ts";

type Item = number | Range;
const DECADES: Readonly<Record<string, Range>> = {
  上: { from: 1, to: 10 },
  中: { from: 11, to: 20 },
  下: { from: 21, to: -1 },
};
const MONTH = /(?:(首)|末|最后1?|(倒数)?第?(\d{1,2}))(?:月|(?=(?:,(?:首|末|(?:倒数)?第?\d{1,2}))+月))/y;
const WEEKDAYS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7 };

/** The point that a Chinese phrase names inside its period: 2,16日; 末月中旬; 12月25日; 二,四,六; 上午8时. */
export function pointZh(cursor: Cursor, per: Unit): Point | undefined {
  const parts: Point = { ...dayPart(cursor, per), ...timePart(cursor) };
  cursor.take(/之间|期间|间|内/y);
  return Object.keys(parts).length > 0 ? parts : undefined;
}

function dayPart(cursor: Cursor, per: Unit): Point | undefined {
  if (per === "week") return only("weekdays", weekdays(cursor));
  if (per === "month") return daysOfMonth(cursor);
  if (per !== "quarter" && per !== "half-year" && per !== "year") return undefined;
  const before = cursor.at;
  const named = months(cursor, per);
  const written = cursor.text.slice(before, cursor.at);
  const inMonth = named && daysOfMonth(cursor);
  // 6月、12月25日 may mean the whole of June: only 6、12月25日 says both on the 25th.
  return named && !(inMonth && /月.*月/.test(written)) ? { months: named, ...inMonth } : undefined;
}

function daysOfMonth(cursor: Cursor): Point | undefined {
  return only("working-days", workingDays(cursor)) ?? only("days", days(cursor));
}

function only(key: "weekdays" | "days" | "working-days", items: readonly Item[] | undefined): Point | undefined {
  return items && { [key]: items };
}

/** Items with commas between; a comma that no item follows is left. */
function list<T>(cursor: Cursor, item: () => T | undefined): T[] | undefined {
  const items: T[] = [];
  for (;;) {
    const before = cursor.at;
    if (items.length > 0) cursor.take(/,/y);
    const next = item();
    if (next === undefined) {
      cursor.back(before);
      return items.length > 0 ? items : undefined;
    }
    items.push(next);
  }
}

/** 首、末月, 第2月, 6、12月, 3月至5月. */
function months(cursor: Cursor, per: Unit): readonly Item[] | undefined {
  return list(cursor, () => {
    const range = cursor.take(/(\d{1,2})月?-(\d{1,2})月(?:之间)?(?!\d*日)/y);
    if (range) return { from: Number(range[1]), to: Number(range[2]) };
    const month = cursor.take(MONTH);
    // 6月 of a half-year would be June to some and its sixth month to others.
    if (!month || (per !== "year" && /^\d/.test(month[0]))) return undefined;
    if (month[1] === "首") return 1;
    return month[3] === undefined ? -1 : Number(month[3]) * (month[2] ? -1 : 1);
  });
}

function days(cursor: Cursor): readonly Item[] | undefined {
  return list(cursor, () => {
    const decade = DECADES[cursor.take(/([上中下])(?:旬|(?=(?:,[上中下])+旬))/y)?.[1] ?? ""];
    if (decade) return decade;
    if (cursor.take(/最后1?日|末日/y)) return -1;
    const last = cursor.take(/最后(\d{1,2})日(?:之?内|之间)?/y);
    if (last) return { from: -Number(last[1]), to: -1 };
    const range = cursor.take(/(\d{1,2})日?-(?:(\d{1,2})日|(最后1?日|末日))(?:之间)?/y);
    if (range) return { from: Number(range[1]), to: range[3] ? -1 : Number(range[2]) };
    const day = cursor.take(/(倒数)?第?(\d{1,2})(?:日|(?=(?:,\d{1,2})+日))/y);
    return day && Number(day[2]) * (day[1] ? -1 : 1);
  });
}

function workingDays(cursor: Cursor): readonly number[] | undefined {
  return list(cursor, () => {
    if (cursor.take(/首工作日/y)) return 1;
    if (cursor.take(/最后1?工作日|末工作日/y)) return -1;
    const day = cursor.take(/(倒数)?第(\d{1,2})(?:工作日|(?=,第?\d{1,2}工作日))/y);
    return day && Number(day[2]) * (day[1] ? -1 : 1);
  });
}

/** 一至五 means each of the five; 一至五之间 is one stretch. */
function weekdays(cursor: Cursor): readonly Item[] | undefined {
  const items = list(cursor, () => {
    const range = cursor.take(/周?([1-7一二三四五六日])-周?([1-7一二三四五六日])(?!\d*次)(之间|期间)?/y);
    if (range) {
      const [from, to] = [weekday(range[1]), weekday(range[2])];
      if (range[3] ?? from > to) return [{ from, to }];
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    }
    const day = cursor.take(/周?(?:([一二三四五六日])(?!次)|([1-7])(?!\d*(?:次|时|:|-\d+次)))/y);
    return day && [weekday(day[1] ?? day[2])];
  });
  return items?.flat();
}

function weekday(character = ""): number {
  return WEEKDAYS[character] ?? Number(character);
}

function timePart(cursor: Cursor): Point | undefined {
  const start = cursor.at;
  cursor.take(/,/y);
  const times = list(cursor, () => time(cursor));
  if (!times) {
    cursor.back(start);
    return undefined;
  }
  const [first = "", ...more] = times;
  if (more.length > 0 || !cursor.take(/-/y)) return { at: times };
  const last = time(cursor);
  return last === undefined ? undefined : { between: [minute(first), minute(last)] };
}

function minute(time: string): string {
  return time.length === 2 ? `${time}:00` : time;
}

/** 8时 is the hour 08; 8时整, 8:00 and 8时30分 are minutes. */
function time(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const part = cursor.take(/凌晨|早上|早晨|早|清晨|上午|中午|下午|傍晚|晚上|晚/y)?.[0];
  const found = cursor.take(/(\d{1,2})(?::(\d\d)|时(?:(半)|(整)|(\d{1,2})分|(\d\d)(?![\d次-]))?)/y);
  const hour = found && hourOf(Number(found[1]), part);
  if (!found || hour === undefined) {
    cursor.back(start);
    return undefined;
  }
  const shown = String(hour).padStart(2, "0");
  const minutes = found[2] ?? (found[3] ? "30" : found[4] ? "00" : (found[5] ?? found[6]));
  return minutes === undefined ? shown : `${shown}:${minutes.padStart(2, "0")}`;
}

/** The hour of the day; undefined where the part of the day does not have it. */
function hourOf(hour: number, part = ""): number | undefined {
  if (part === "") return hour;
  if (part === "凌晨") return hour < 6 ? hour : undefined;
  if (part === "中午") return hour === 1 ? 13 : hour === 11 || hour === 12 ? hour : undefined;
  if (part === "上午" || part.startsWith("早") || part === "清晨") return hour > 3 && hour < 12 ? hour : undefined;
  if (hour > 12) return hour;
  const earliest = part === "晚" || part === "晚上" ? 5 : 1;
  return hour >= earliest && hour < 12 ? hour + 12 : undefined;
}
