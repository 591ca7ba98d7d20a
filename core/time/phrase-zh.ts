import type { Duration, HowOften, Point } from "../rule.ts";
import { Cursor } from "./cursor.ts";
import { plain, withDigits } from "./numerals.ts";
import { gapOf, pointed, unpointed, type Count, type Head, type Read, type Unit } from "./grammar.ts";
import { pointZh } from "./point-zh.ts";

const UNITS: Readonly<Record<string, Unit>> = {
  ...{ 工作日: "working-day", 日: "day", 周: "week", 半月: "half-month", 旬: "decade", 月: "month", 季: "quarter" },
  ...{ 半年: "half-year", 年: "year", 半小时: "half-hour", 小时: "hour", 分: "minute" },
};
const UNIT = /工作日|日|周|半月|旬|月|季|半年|年|半小时|小时|分/y;
const CONTINUOUS =
  /^(?:每日)?(?:不停|不停顿|不间断|不断|循环|持续|连续)(?:地)?(?:巡视|巡查|巡回|循环|保洁|清洁|清扫|清理)*$/;

/** 回, 遍 and 趟 count as 次 does. */
export const times = (text: string): string =>
  text.replace(/(?<=[\d〇零一二两三四五六七八九十百几多数干各每])[回遍趟]/g, "次");

/** Without blanks; one between figures lists them, and stays where the second is a count. */
export const unspaced = (text: string): string =>
  text.replace(/(?<=\d) (?=\d+(?![\d次-]))/g, ",").replace(/(?<!\d) | (?!\d)/g, "");

/** What forms abbreviate beside 次: 2h/次, 1次/w. */
const LETTERS: Readonly<Record<string, string>> = { h: "小时", d: "日", w: "周", q: "季", y: "年" };

/** One spelling for words that mean the same; dashes, commas and digits are plain already. */
export function compact(text: string): string {
  return unspaced(withDigits(times(plain(text).toLowerCase()).replace(/周([一二三四五六日天])一次/g, "周$1,一次")))
    .replace(/星期|礼拜/g, "周")
    .replace(/^逢(?=周)/, "每")
    .replace(/季度/g, "季")
    .replace(/个|钟(?!头)/g, "")
    .replace(/钟头/g, "小时")
    .replace(/[天号]/g, "日")
    .replace(/点/g, "时")
    .replace(/截至|截止到?/g, "不晚于")
    .replace(/至(?![少多迟])|到/g, "-")
    .replace(/[、和及与;](?!以前|之前)/g, ",")
    .replace(/(\d)次?或(?=\d+次)/g, "$1-")
    .replace(/(?<=\d)h(?![a-z])|(?<=\/)[hdwqy]$/g, (letter) => LETTERS[letter] ?? "")
    .replace(/^每?(.+)\/1?次$/, "每$1")
    .replace(/。$/, "");
}

/** A Chinese frequency, or undefined where the words are none of ours. */
export function howOftenZh(text: string): Read<HowOften> {
  if (/^未定值?$|^待定$/.test(text)) return "unset";
  if (CONTINUOUS.test(text)) return { continuous: true };
  const gap = /^(?:每次)?(?:最长间隔|间隔(?:不超过|至多|最多|不大于))(.+)$/.exec(text)?.[1];
  if (gap !== undefined) return gapZh(gap);
  const other = /^隔(日|周|月|季|年)(?:1次)?$/.exec(text)?.[1];
  if (other) return gapOf(2, UNITS[other] ?? "day");
  const cursor = new Cursor(text);
  const head = headZh(cursor);
  if (!head) return undefined;
  return cursor.done ? unpointed(head, "zh") : withPoint(cursor, head);
}

function gapZh(text: string): Read<HowOften> {
  const duration = durationZh(text);
  return duration && { every: duration };
}

function withPoint(cursor: Cursor, head: Head): Read<HowOften> {
  cursor.take(/,/y);
  const mode = cursor.take(/(不晚于|不迟于|最迟|至迟|最晚)|(早于)|[于在]?/y);
  const point: Point | undefined = pointZh(cursor, head.unit);
  if (!point) return undefined;
  const by = mode?.[1] ?? cursor.take(/及以前|及之前|\(含\)[以之]?前/y);
  const before = mode?.[2] ?? cursor.take(/\(不含\)[以之]?前/y);
  cursor.take(/,/y);
  const each = !!cursor.take(/各/y);
  const count = countZh(cursor);
  if (!cursor.done || (head.count && count)) return undefined;
  const written = head.count ?? count;
  return pointed(
    { ...head, ...(written && { count: written }), each },
    { [by ? "by" : before ? "before" : "on"]: point },
    "zh",
  );
}

/** How many in what: 1-2次/日, 每周至少3次, 一周三次, 每三天, 两天一次. */
function headZh(cursor: Cursor): Head | undefined {
  const start = cursor.at;
  const count = countZh(cursor) ?? bareCount(cursor);
  if (count) {
    if (!cursor.take(/\/每?|每/y)) return undefined;
    const period = periodZh(cursor);
    return period && { count, ...period };
  }
  cursor.back(start);
  const bound = cursor.take(/(至少|最少|至多|最多|不超过)(?=每)/y)?.[0];
  const each = cursor.take(/每/y);
  const period = periodZh(cursor);
  const after = period && countZh(cursor, bound);
  if (bound && !after) return undefined;
  if (after) return { count: after, ...period };
  return each && period;
}

/** "3日" of 每3日; a single 1 is the unit itself. */
function periodZh(cursor: Cursor): Pick<Head, "n" | "unit"> | undefined {
  const n = Number(cursor.take(/\d{1,4}(?=工作日|日|周|月|季|年|小时|分)/y)?.[0] ?? 1);
  const unit = UNITS[cursor.take(UNIT)?.[0] ?? ""];
  return unit && (n === 1 ? { unit } : { n, unit });
}

/** Counts as they are written, with 次. */
function countZh(cursor: Cursor, bound?: string): Count | undefined {
  const start = cursor.at;
  const word =
    bound ?? cursor.take(/至少|不少于|不低于|最少|至多|不超过|不多于|最多|超过|多于|少于|不满|恰好|正好/y)?.[0];
  const found = cursor.take(/(\d{1,4})(?:-(\d{1,4}))?次(以上|以内|以下)?/y);
  if (!found || (word && (found[2] ?? found[3])) || (found[2] && found[3])) {
    cursor.back(start);
    return undefined;
  }
  const n = Number(found[1]);
  if (found[2] !== undefined) return { min: n, max: Number(found[2]) };
  const side = word ?? found[3] ?? "至少";
  if (/^(?:至多|不超过|不多于|最多|以内|以下)$/.test(side)) return { min: 0, max: n };
  if (/^(?:少于|不满)$/.test(side)) return { min: 0, max: n - 1 };
  if (/^(?:恰好|正好)$/.test(side)) return { min: n, max: n };
  return { min: /^(?:超过|多于)$/.test(side) ? n + 1 : n };
}

/** The 2 of 2/月. */
function bareCount(cursor: Cursor): Count | undefined {
  const found = cursor.take(/(\d{1,4})(?:-(\d{1,4}))?(?=\/)/y);
  return found && { min: Number(found[1]), ...(found[2] !== undefined && { max: Number(found[2]) }) };
}

const DURATION_UNITS: Readonly<Record<string, Duration["unit"]>> = {
  ...{ 分: "minute", 小时: "hour", 日: "day", 工作日: "working-day", 周: "week", 月: "month", 年: "year" },
};

/** A Chinese duration: 30分, 2小时, 1小时30分, 2日, 5工作日, 半小时, 半年. */
export function durationZh(text: string): Duration | undefined {
  const written = text.replace(/^(?:不超过|至多|最多)|(?:以内|之内|内)$/g, "");
  const half = /^(\d{1,4})半小时$/.exec(written)?.[1];
  if (half !== undefined) return { n: Number(half) * 60 + 30, unit: "minute" };
  if (written === "半小时") return { n: 30, unit: "minute" };
  if (written === "1刻") return { n: 15, unit: "minute" };
  if (written === "半年") return { n: 6, unit: "month" };
  const both = /^(\d{1,4})小时(\d{1,4})分$/.exec(written);
  if (both) return { n: Number(both[1]) * 60 + Number(both[2]), unit: "minute" };
  const [, n, word = ""] = /^(\d{1,7})(分|小时|工作日|日|周|月|年)$/.exec(written) ?? [];
  const unit = DURATION_UNITS[word];
  return unit && { n: Number(n), unit };
}
