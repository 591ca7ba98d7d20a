import type { HowOften, Point, Range, Times } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import type { PhraseFault } from "./fault.ts";
import { sayHowOften } from "./say.ts";

type Item = number | Range;
const MODES = ["on", "by", "before"] as const;

/** For a part of a point that its period does not have: the period that has it. */
const FITTING: Readonly<Record<string, HowOften>> = {
  weekday: { times: { min: 1 }, per: "week", on: { weekdays: [2, 4, 6] } },
  day: { times: { min: 1 }, per: "month", on: { days: [25] } },
  "working day": { times: { min: 1 }, per: "month", on: { "working-days": [1] } },
  month: { times: { min: 1 }, per: "year", on: { months: [12] } },
  time: { times: { min: 1 }, per: "day", on: { at: ["08:30"] } },
  stretch: { times: { min: 1 }, per: "year", on: { months: [{ from: 3, to: 5 }] } },
};

/** Phrases near a structure without sense that have some. */
export function mended(fault: PhraseFault, wrong: Times, lang: Lang): readonly string[] {
  return [...new Set(instead(fault, wrong).map((howOften) => sayHowOften(howOften, lang)))];
}

function instead({ fault, data }: PhraseFault, wrong: Times): readonly HowOften[] {
  const { times, per, on, by, before, ...rest } = wrong;
  const point = on ?? by ?? before ?? {};
  const mode = MODES.find((name) => wrong[name]) ?? "on";
  const most = Number(data["most"] ?? 0);
  switch (fault) {
    case "phrase-count-zero":
      return [
        { times: { min: 1 }, per },
        { times: { min: 0, max: 1 }, per },
      ];
    case "phrase-count-reversed":
      return [{ ...wrong, times: { min: times.max ?? 1, max: times.min } }];
    case "phrase-two-points":
      return MODES.flatMap((name) => (wrong[name] ? [{ ...rest, times, per, [name]: oneTime(wrong[name]) }] : []));
    case "phrase-by-several":
      return [
        { times, per, [mode]: oneEnd(point, mode) },
        { times: { min: 1 }, per, on: point },
      ];
    case "phrase-points-mixed":
      return [{ times: { min: 1 }, per, on: unique(point) }];
    case "phrase-which-month":
      return [1, -1].map((month) => ({ times, per, [mode]: { months: [month], ...point } }));
    case "phrase-point-outside":
      return data["part"] === "time"
        ? [FITTING["time"] ?? "unset"]
        : [{ times, per, [mode]: changed(point, (n) => clamp(n, most)) }];
    case "phrase-stretch-reversed":
      return [{ times, per, [mode]: turned(point) }];
    case "phrase-day-of-stretch":
      return [{ times, per, [mode]: { ...point, months: (point.months ?? []).flatMap(oneByOne) } }];
    case "phrase-between-empty":
      return [{ times, per, [mode]: { ...point, between: ["08:00", "10:00"] } }];
    case "phrase-points-overlap":
      return [{ times, per, [mode]: unique(point) }];
    default:
      return [FITTING[String(data["part"])] ?? FITTING["day"] ?? "unset"];
  }
}

function oneByOne(item: Item): number[] {
  if (typeof item === "number") return [item];
  return Array.from({ length: Math.max(0, item.to - item.from) + 1 }, (_, i) => item.from + i);
}

function oneTime({ between, ...point }: Point): Point {
  return point.at || !between ? point : { ...point, between };
}

/** The last of several ends, or the first where all must come before it. */
function oneEnd({ between, at, ...days }: Point, mode: (typeof MODES)[number]): Point {
  const last = mode === "by";
  const times = at ?? between;
  const time = times?.at(last ? -1 : 0);
  const one = each(days, (list) => {
    const item = list.at(last ? -1 : 0) ?? 1;
    return [typeof item === "number" ? item : last ? item.to : item.from];
  });
  return time === undefined ? one : { ...one, at: [time] };
}

function clamp(n: number, most: number): number {
  return Math.sign(n || 1) * Math.min(Math.max(Math.abs(n), 1), most);
}

function changed(point: Point, change: (n: number) => number): Point {
  const items = (list: readonly Item[]) =>
    list.map((item) => (typeof item === "number" ? change(item) : { from: change(item.from), to: change(item.to) }));
  return each(point, items);
}

function turned(point: Point): Point {
  return each(point, (list) =>
    list.map((item) => (typeof item === "number" || item.from <= item.to ? item : { from: item.to, to: item.from })),
  );
}

function unique(point: Point): Point {
  const days = each(point, (list) => distinct(list));
  return point.at ? { ...days, at: [...new Set(point.at)] } : days;
}

/** The points of a list, or its first stretch where it has no points. */
function distinct(list: readonly Item[]): Item[] {
  const points = [...new Set(list.filter((item) => typeof item === "number"))];
  return points.length > 0 ? points : list.slice(0, 1);
}

function each(point: Point, change: (list: readonly Item[]) => Item[]): Point {
  return {
    ...point,
    ...(point.months && { months: change(point.months) }),
    ...(point.days && { days: change(point.days) }),
    ...(point.weekdays && { weekdays: change(point.weekdays) }),
  };
}
