import type { Duration, HowOften, Point, Range, Times } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { elapses } from "./add.ts";
import { pointsOf } from "./points.ts";

type Item = number | Range;
type Unit = Duration["unit"] | Times["per"];
type Mode = "on" | "by" | "before";

const UNITS_ZH: Readonly<Record<Unit, string>> = {
  ...{
    minute: "分钟",
    hour: "小时",
    day: "天",
    "working-day": "个工作日",
    week: "周",
    "half-month": "半月",
    decade: "旬",
  },
  ...{ month: "个月", quarter: "季", "half-year": "半年", year: "年" },
};
const UNITS_EN: Readonly<Record<Unit, string>> = {
  ...{
    minute: "minute",
    hour: "hour",
    day: "day",
    "working-day": "working day",
    week: "week",
    "half-month": "half-month",
  },
  ...{ decade: "third of a month", month: "month", quarter: "quarter", "half-year": "half-year", year: "year" },
};
const PERIODS_ZH: Readonly<Record<Times["per"], string>> = {
  ...{ day: "每日", "working-day": "每个工作日", week: "每周", "half-month": "每半月", decade: "每旬", month: "每月" },
  ...{ quarter: "每季", "half-year": "每半年", year: "每年" },
};
const ADVERBS: Readonly<Record<Times["per"], string>> = {
  ...{ day: "daily", "working-day": "every working day", week: "weekly", "half-month": "every half-month" },
  ...{
    decade: "every third of a month",
    month: "monthly",
    quarter: "quarterly",
    "half-year": "half-yearly",
    year: "yearly",
  },
};
export const WEEKDAYS_ZH = ["", "一", "二", "三", "四", "五", "六", "日"];
const DECADES_ZH = [
  [1, 10, "上旬"],
  [11, 20, "中旬"],
  [21, -1, "下旬"],
] as const;
const WEEKDAYS_EN = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_EN = [
  "",
  ..."January February March April May June July August September October November December".split(" "),
];
const ORDINALS = [
  "",
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "),
];

/** A frequency as people write it; reading it back gives the same structure. */
export function sayHowOften(howOften: HowOften, lang: Lang): string {
  if (howOften === "unset") return lang === "zh" ? "未定值" : "unset";
  if ("continuous" in howOften) return lang === "zh" ? "不停巡视" : "continuous";
  if ("every" in howOften) return lang === "zh" ? everyZh(howOften.every) : everyEn(howOften.every);
  return lang === "zh" ? timesZh(howOften) : timesEn(howOften);
}

/** 30分钟, 2天; 30m, 2 days. */
export function sayDuration({ n, unit }: Duration, lang: Lang): string {
  if (lang === "zh") return `${n}${UNITS_ZH[unit]}`;
  if (unit === "minute") return `${n}m`;
  return unit === "hour" ? `${n}h` : `${n} ${UNITS_EN[unit]}${n === 1 ? "" : "s"}`;
}

function everyZh(gap: Duration): string {
  if (gap.n > 1) return `每${sayDuration(gap, "zh")}`;
  return elapses(gap) ? `每${UNITS_ZH[gap.unit]}` : `最长间隔${sayDuration(gap, "zh")}`;
}

function everyEn(gap: Duration): string {
  if (gap.n > 1) return `every ${gap.n} ${UNITS_EN[gap.unit]}s`;
  return elapses(gap) ? `every ${UNITS_EN[gap.unit]}` : `gap of at most ${sayDuration(gap, "en")}`;
}

function timesZh({ times, per, on, by, before }: Times): string {
  const plainOnce = times.min === 1 && times.max === undefined;
  const point = on && pointZh(on, per);
  // 每月3日5次 may be five times in three days
  const each = on && (pointsOf(on) > 1 || (per === "month" && /^\d+日$/.test(point ?? ""))) ? "各" : "";
  if (on) return `${PERIODS_ZH[per]}${point}${plainOnce ? "" : `${each}${countZh(times)}`}`;
  const end = by ? `，不晚于${pointZh(by, per)}` : before ? `，早于${pointZh(before, per)}` : "";
  return `${PERIODS_ZH[per]}${countZh(times)}${end}`;
}

function timesEn({ times, per, on, by, before }: Times): string {
  const plainOnce = times.min === 1 && times.max === undefined;
  if (on && plainOnce) return `${ADVERBS[per]} ${pointEn(on, "on", per)}`;
  if (on) return `${countEn(times)}${pointsOf(on) > 1 ? " each" : ""} per ${UNITS_EN[per]}, ${pointEn(on, "on", per)}`;
  const end = by ? `, ${pointEn(by, "by", per)}` : before ? `, ${pointEn(before, "before", per)}` : "";
  return `${countEn(times)} per ${UNITS_EN[per]}${end}`;
}

function countZh({ min, max }: Times["times"]): string {
  if (max === undefined) return `${min}次`;
  if (min === 0) return `至多${max}次`;
  return min === max ? `恰好${min}次` : `${min}-${max}次`;
}

function countEn({ min, max }: Times["times"]): string {
  if (max === undefined) return `${min}`;
  if (min === 0) return `at most ${max}`;
  return min === max ? `exactly ${min}` : `${min}-${max}`;
}

function pointZh(point: Point, per: Times["per"]): string {
  const months = point.months ? monthsZh(point.months, per) : "";
  const days = point.days ? daysZh(point.days) : "";
  const working = point["working-days"]?.map((n) => `${placeZh(n)}个工作日`).join("、") ?? "";
  const weekdays = point.weekdays ? itemsZh(point.weekdays, (n) => WEEKDAYS_ZH[n] ?? "", "周") : "";
  const at = point.at?.map((time) => (time.length === 2 ? `${Number(time)}时` : time)).join("、") ?? "";
  return `${weekdays}${months}${days}${working}${at}${point.between ? `${point.between.join("-")}之间` : ""}`;
}

function monthsZh(months: readonly Item[], per: Times["per"]): string {
  const stretches = months.filter((item) => typeof item === "object");
  if (stretches.length > 0) return stretches.map(({ from, to }) => `${from}月至${to}月之间`).join("、");
  return `${months.map((item) => monthZh(Number(item), per)).join("、")}月`;
}

function monthZh(n: number, per: Times["per"]): string {
  if (n < 0) return n === -1 ? "末" : `倒数第${-n}`;
  if (per === "year") return `${n}`;
  return n === 1 ? "首" : `第${n}`;
}

function daysZh(days: readonly Item[]): string {
  if (days.every(isPlain)) return `${days.join("、")}日`;
  const name = (n: number) => (n === -1 ? "最后1日" : n < 0 ? `倒数第${-n}日` : `${n}日`);
  return days.map((item) => (typeof item === "number" ? name(item) : stretchZh(item))).join("、");
}

function isPlain(item: Item): item is number {
  return typeof item === "number" && item > 0;
}

function stretchZh({ from, to }: Range): string {
  if (from < 0) return `最后${-from}日内`;
  const decade = DECADES_ZH.find(([first, last]) => first === from && last === to)?.[2];
  return decade ?? `${from}日至${to === -1 ? "最后1" : to}日之间`;
}

function placeZh(n: number): string {
  return n === -1 ? "最后1" : n < 0 ? `倒数第${-n}` : `第${n}`;
}

function itemsZh(items: readonly Item[], name: (n: number) => string, before: string): string {
  return items
    .map((item) =>
      typeof item === "number" ? name(item) : `${before}${name(item.from)}至${before}${name(item.to)}之间`,
    )
    .join("、");
}

function pointEn(point: Point, mode: Mode, per: Times["per"]): string {
  const days = point.days ? daysEn(point.days, mode) : workingDaysEn(point["working-days"], mode);
  const months = point.months ? monthsEn(point.months, days ? "of" : mode === "on" ? "in" : mode, per) : "";
  const weekdays = point.weekdays ? weekdaysEn(point.weekdays, mode) : "";
  const dayPart = [weekdays, days, months].filter((part) => part !== "").join(" ");
  const at = point.at?.map(timeEn).join(", ");
  const time = at === undefined ? "" : dayPart || mode === "on" ? `at ${at}` : `${mode} ${at}`;
  const between = point.between ? `between ${point.between.join(" and ")}` : "";
  return [dayPart, time || between].filter((part) => part !== "").join(" ");
}

function daysEn(days: readonly Item[], mode: Mode): string {
  const [only] = days;
  if (typeof only === "object" && only.from < 0) return `${mode === "on" ? "in" : mode} the last ${-only.from} days`;
  if (typeof only === "object") return `${mode === "on" ? "in" : mode} days ${days.map(placeEn).join(", ")}`;
  return days.length === 1 && only === -1 ? `${mode} the last day` : `${mode} day ${days.map(placeEn).join(", ")}`;
}

function workingDaysEn(days: readonly number[] | undefined, mode: Mode): string {
  if (!days) return "";
  return days.length === 1 && days[0] === -1
    ? `${mode} the last working day`
    : `${mode} working day ${days.map(placeEn).join(", ")}`;
}

function placeEn(item: Item): string {
  if (typeof item === "object") return `${item.from}-${placeEn(item.to)}`;
  return item === -1 ? "last" : String(item);
}

function monthsEn(months: readonly Item[], before: string, per: Times["per"]): string {
  const name = (n: number) => MONTHS_EN[n] ?? "";
  if (months.some((item) => typeof item === "object")) return `within ${stretchesEn(months, name)}`;
  const places = months.filter((item) => typeof item === "number");
  if (per === "year" && places.every((n) => n > 0)) return `${before} ${places.map(name).join(", ")}`;
  const ordinals = places
    .map((n) => (n < -1 ? `${ORDINALS[-n]} last` : n === -1 ? "last" : (ORDINALS[n] ?? String(n))))
    .join(", ");
  return `${before} its ${ordinals} month${places.length > 1 ? "s" : ""}`;
}

function weekdaysEn(weekdays: readonly Item[], mode: Mode): string {
  const name = (n: number) => WEEKDAYS_EN[n] ?? "";
  if (weekdays.some((item) => typeof item === "object")) return `within ${stretchesEn(weekdays, name)}`;
  return `${mode} ${weekdays.map((item) => (typeof item === "number" ? name(item) : "")).join(", ")}`;
}

function stretchesEn(items: readonly Item[], name: (n: number) => string): string {
  return items
    .map((item) => (typeof item === "number" ? name(item) : `${name(item.from)}-${name(item.to)}`))
    .join(", ");
}

function timeEn(time: string): string {
  if (time.length > 2) return time;
  const hour = Number(time);
  return `${hour % 12 || 12} ${hour < 12 ? "am" : "pm"}`;
}
