import type { Duration, HowOften, Point, Range, Times } from "../rule.ts";
import { secondsOf } from "./days.ts";
import { faulty, type PhraseFault } from "./fault.ts";
import { MONTHS } from "./periods.ts";

type Item = number | Range;

/** What a schema cannot see in a structured frequency: bounds that cross, points that its period does not have. */
export function senseOf(howOften: HowOften): PhraseFault | undefined {
  if (howOften === "unset" || "continuous" in howOften) return undefined;
  if ("every" in howOften) return durationSense(howOften.every);
  return countSense(howOften.times) ?? pointsSense(howOften);
}

export function durationSense({ n, unit }: Duration): PhraseFault | undefined {
  if (n < 1) return faulty("duration-zero", { n });
  const most = { minute: 525_600, hour: 87_600, day: 3_660, "working-day": 2_600, week: 520, month: 1_200, year: 100 }[
    unit
  ];
  return n > most ? faulty("duration-too-long", { n, most }) : undefined;
}

function countSense({ min, max }: Times["times"]): PhraseFault | undefined {
  if (max === undefined ? min < 1 : max < 1) return faulty("phrase-count-zero", {});
  if (max !== undefined && max < min) return faulty("phrase-count-reversed", { min, max }, [`${max}-${min}`]);
  return undefined;
}

function pointsSense({ per, on, by, before }: Times): PhraseFault | undefined {
  const points = [on, by, before].filter((point) => point !== undefined);
  if (points.length > 1) return faulty("phrase-two-points", {});
  const [point] = points;
  if (!point) return undefined;
  const single = on ? undefined : manyIn(point);
  return single ?? fitSense(point, per) ?? timeSense(point);
}

/** `by` and `before` name one end. */
function manyIn(point: Point): PhraseFault | undefined {
  const lists = [point.months, point.days, point["working-days"], point.weekdays, point.at];
  return lists.some((list) => (list?.length ?? 1) > 1) ? faulty("phrase-by-several", {}) : undefined;
}

function fitSense(point: Point, per: Times["per"]): PhraseFault | undefined {
  const { months, days, weekdays } = point;
  const working = point["working-days"];
  const inDay = per === "day" || per === "working-day";
  const needsMonths = per === "quarter" || per === "half-year" || per === "year";
  const timed = point.at ?? point.between;
  if (weekdays && per !== "week") return unfit("weekday", per);
  if (months && !needsMonths) return unfit("month", per);
  if ((days ?? working) && per !== "month" && !months)
    return needsMonths ? faulty("phrase-which-month", { per }) : unfit("day", per);
  if (days && working) return unfit("working day", per);
  const single = weekdays ?? days ?? working;
  if (timed && !inDay && (!single || single.some((item) => typeof item !== "number"))) return unfit("time", per);
  if ((days ?? working) && months?.some((item) => typeof item !== "number")) return unfit("day", "stretch");
  return (
    outside(weekdays, 7, "weekday") ??
    outside(months, needsMonths ? MONTHS[per] : 0, "month") ??
    outside(days, 31, "day") ??
    outside(working, 23, "working day")
  );
}

function unfit(part: string, per: string): PhraseFault {
  return faulty("phrase-point-unfit", { part, per });
}

function outside(items: readonly Item[] | undefined, most: number, part: string): PhraseFault | undefined {
  const places = (items ?? []).map((item) => (typeof item === "number" ? { from: item, to: item } : item));
  for (const { from, to } of places) {
    const wrong = [from, to].find((n) => n === 0 || Math.abs(n) > most);
    if (wrong !== undefined) return faulty("phrase-point-outside", { part, n: wrong, most });
    if (from > to && to > 0) return faulty("phrase-stretch-reversed", { from, to });
  }
  const covered = places
    .flatMap(({ from, to }) => [[from, to < 0 && from > 0 ? most + 1 + to : to] as const])
    .sort((a, b) => a[0] - b[0]);
  return covered.some(([from], i) => i > 0 && from <= covered[i - 1]![1])
    ? faulty("phrase-points-overlap", { part })
    : undefined;
}

function timeSense({ at, between }: Point): PhraseFault | undefined {
  if (at && between) return faulty("phrase-two-points", {});
  for (const time of [...(at ?? []), ...(between ?? [])]) {
    const seconds = secondsOf(time);
    if (seconds > 86_400 || Number(time.slice(3, 5)) > 59 || (at && seconds === 86_400)) {
      return faulty("phrase-point-outside", { part: "time", n: time, most: "23:59" });
    }
  }
  if (at && new Set(at).size < at.length) return faulty("phrase-points-overlap", { part: "time" });
  return between && between[0] === between[1]
    ? faulty("hours-empty", { text: between.join("-"), part: between.join("-") })
    : undefined;
}
