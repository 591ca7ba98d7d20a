import type { Duration, HowOften, Point, Range, Times } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { secondsOf } from "./days.ts";
import { faulty, type PhraseFault } from "./fault.ts";
import { mended } from "./mend.ts";
import { MONTHS } from "./periods.ts";
import { sayDuration } from "./say.ts";

type Item = number | Range;

/** What a schema cannot see in a structured frequency: bounds that cross, points that its period does not have. */
export function senseOf(howOften: HowOften, lang: Lang): PhraseFault | undefined {
  if (howOften === "unset" || "continuous" in howOften) return undefined;
  if ("every" in howOften) return durationSense(howOften.every, lang);
  const fault = countSense(howOften.times) ?? pointsSense(howOften);
  return fault && { ...fault, suggestions: mended(fault, howOften, lang) };
}

export function durationSense({ n, unit }: Duration, lang: Lang): PhraseFault | undefined {
  if (n < 1) return faulty("duration-zero", { n }, [sayDuration({ n: 1, unit }, lang)]);
  const most = { minute: 525_600, hour: 87_600, day: 3_660, "working-day": 2_600, week: 520, month: 1_200, year: 100 }[
    unit
  ];
  return n > most ? faulty("duration-too-long", { n, most }, [sayDuration({ n: most, unit }, lang)]) : undefined;
}

function countSense({ min, max }: Times["times"]): PhraseFault | undefined {
  if (max === undefined ? min < 1 : max < 1) return faulty("phrase-count-zero", {});
  if (max !== undefined && max < min) return faulty("phrase-count-reversed", { min, max });
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
  const lists: readonly (readonly unknown[] | undefined)[] = listsOf(point);
  const several = point.between ?? lists.find((list) => list && (list.length > 1 || typeof list[0] === "object"));
  return several && faulty("phrase-by-several", {});
}

function listsOf({ months, days, weekdays, at, ...rest }: Point): readonly (readonly (Item | string)[] | undefined)[] {
  return [months, days, weekdays, at, rest["working-days"]];
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
  if (listsOf(point).some((list) => list?.some((item) => typeof item !== typeof list[0])))
    return faulty("phrase-points-mixed", {});
  if (per !== "year" && months?.some((item) => typeof item !== "number")) return unfit("stretch", per);
  if ((days ?? working) && months?.some((item) => typeof item !== "number")) return faulty("phrase-day-of-stretch", {});
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
    const fromEnd = from < 0 || to < 0;
    if (fromEnd && from !== to && (part !== "day" || to !== -1))
      return faulty("phrase-point-outside", { part, n: from < 0 ? from : to, most });
    if (!fromEnd && from > to) return faulty("phrase-stretch-reversed", { from, to });
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
  return between && between[0] === between[1] ? faulty("phrase-between-empty", {}) : undefined;
}
