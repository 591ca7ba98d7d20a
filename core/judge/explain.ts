import type { Finding, Instant } from "../finding.ts";
import type { Checklist, Pass } from "../rule.ts";
import { say, type Lang } from "../text/text.ts";
import {
  civilDate,
  dayOf,
  periodOf,
  sayDuration,
  sayInstant,
  startOfDay,
  weekdayOf,
  type Civil,
} from "../time/index.ts";
import { countsOf, patternOf, type WindowPlan } from "./frequency.ts";
import { fractionOf, percentOf } from "./fraction.ts";
import type { Index } from "./index.ts";
import { groupsBelow, inspected, inspectedIn, recommendedBelow, type Scored, type ScorePlan } from "./inspections.ts";
import type { Judged } from "./judgement.ts";
import { positionsIn, type Counts } from "./match.ts";
import { reasonOf, reasons, type ReasonCode } from "./reasons.ts";
import { roundOf, type RoundsPlan } from "./rounds.ts";
import { levelName, type ScoreResult, type Sum, type Unfit } from "./score.ts";
import { firstFrom, type Track } from "./track.ts";

/** Values for the sentence of a finding. A value that differs by language stands twice: `rows-zh`, `rows-en`. */
type Values = Record<string, string | number>;

/** Makes the finding of one duty: why, with which figures, from which records. */
export function findingAt(judged: Judged, w: number, index: Index, civil: Civil): Finding {
  const { line, windows, columns, base } = judged;
  const reason = reasonOf(columns.reason[base + w]!);
  const { positions, data } = evidence(judged, w, reason, civil);
  const used = new Set(positions);
  const ids = (track: Track, all: Iterable<number>) => [...all].map((i) => index.idOf(track.row[i]!));
  return {
    rule: line.rule.id,
    kind: line.rule.kind,
    subject: line.subject.id,
    start: windows.start[w]!,
    by: windows.by[w]!,
    end: windows.end[w]!,
    verdict: reasons[reason].verdict,
    reason,
    data,
    modality: line.body.modality ?? (IRREGULAR.has(reason) ? "should" : "must"),
    ruleset: `${line.ruleset.name}@${line.ruleset.version}`,
    records: ids(judged.answers.track, used),
    beside: [...ids(judged.answers.track, besides(judged, w, used, civil)), ...looseIn(judged, w, index, civil)],
  };
}

/** That a regular pattern is a fault is said of it with `should`, unless the rule says otherwise. */
const IRREGULAR: ReadonlySet<ReasonCode> = new Set(["same-weekday", "same-date", "same-gaps"]);

interface Evidence {
  readonly positions: readonly number[];
  readonly data: Values;
}

function evidence(judged: Judged, w: number, reason: ReasonCode, civil: Civil): Evidence {
  const { planned, columns, base, positions, asOf } = judged;
  const inspections = judged.inspections!;
  switch (planned.how) {
    case "windows":
      return countedEvidence(judged, planned.plan, w, reason, civil);
    case "unset":
      return { positions: inWindow(judged, w), data: { found: columns.found[base + w]! } };
    case "gaps":
      return gapEvidence(judged, w, civil);
    case "rounds":
      return roundEvidence(judged, planned.plan, w, civil);
    case "periods":
      return scoreEvidence(planned.plan, inspectedIn(planned.plan, inspections, w, asOf));
    case "inspections":
      return scoreEvidence(planned.plan, inspected(planned.plan, inspections, positions![w]!));
  }
}

function countedEvidence(judged: Judged, plan: WindowPlan, w: number, reason: ReasonCode, civil: Civil): Evidence {
  const { track } = judged.answers;
  const { windows } = plan;
  const counts = toldApart(judged, plan);
  const most = windows.most?.[w] ?? plan.max;
  const all = positionsIn(track, windows, w, counts);
  const positions = all.slice(0, most);
  const last = all.at(-1);
  const reported = windows.reported?.[w];
  const data: Values = {
    needed: windows.need?.[w] ?? plan.min,
    found: counts.onTime[w]! + counts.late[w]!,
    late: counts.late[w]!,
    by: sayEnd(windows.by[w]!, civil),
    ...(most !== Infinity && { max: most }),
    ...(windows.grace && { until: sayEnd(windows.grace[w]!, civil) }),
    ...(last !== undefined && { last: sayInstant(track.at[last]!, civil) }),
    ...(reported !== undefined && { period: civilDate(dayOf(reported, civil)) }),
  };
  if (!IRREGULAR.has(reason)) return { positions, data };
  const { days } = patternOf(plan, track, w, counts);
  const [first = 0, second = 0] = days;
  const weekday = both("weekday", (lang) => WEEKDAYS[lang][weekdayOf(first)] ?? "");
  const date = civilDate(first).slice(8);
  return { positions, data: { ...data, found: days.length, date, gap: second - first, ...weekday } };
}

const told = new WeakMap<Judged, Counts>();

/** The answers of a line's windows told apart; done once, when its first duty is read. */
function toldApart(judged: Judged, plan: WindowPlan): Counts {
  const known = judged.counts ?? told.get(judged) ?? countsOf(plan, judged.answers.track);
  told.set(judged, known);
  return known;
}

const WEEKDAYS = {
  zh: ["", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
  en: ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
} as const;

function gapEvidence({ windows, columns, answers }: Judged, w: number, civil: Civil): Evidence {
  const [start, found] = [windows.start[w]!, columns.found[w]!];
  const next = startOfDay(dayOf(start, civil) + found, civil);
  const last = civilDate(dayOf(start, civil));
  const before = onDay(answers.track, start, civil);
  const positions = [...before, ...(found > 0 ? onDay(answers.track, next, civil) : [])];
  const due = civilDate(dayOf(windows.by[w]! - 1, civil));
  return { positions, data: { found, last, ...since(before.length > 0, last), due } };
}

/** A gap counts from a deed, or from when the duty began where nobody has done it yet. */
function since(done: boolean, at: string): Values {
  return both("since", (lang) => {
    if (lang === "zh") return done ? `上次 ${at}` : `自 ${at} 起没有做过`;
    return done ? `last done ${at}` : `never done since ${at}`;
  });
}

function onDay(track: Track, start: Instant, civil: Civil): number[] {
  return between(track, start, startOfDay(dayOf(start, civil) + 1, civil));
}

function between(track: Track, from: Instant, until: Instant): number[] {
  const [first, end] = [firstFrom(track, from), firstFrom(track, until)];
  return Array.from({ length: end - first }, (_, i) => first + i);
}

function inWindow({ windows, answers }: Judged, w: number): number[] {
  return between(answers.track, windows.start[w]!, windows.end[w]!);
}

function roundEvidence(judged: Judged, plan: RoundsPlan, w: number, civil: Civil): Evidence {
  const { found, longest, from } = roundOf(plan, judged.answers, w, judged.asOf);
  const before = between(judged.answers.track, from, from + 1);
  const last = sayInstant(from, civil);
  const minutes = { longest: Math.floor(longest / 60), allowed: plan.gap / 60 };
  return {
    positions: [...new Set([...before, ...inWindow(judged, w)])],
    data: { found, ...minutes, last, ...since(before.length > 0, last) },
  };
}

function scoreEvidence({ body, checklist }: ScorePlan, { positions, results, sum, reason }: Scored): Evidence {
  const within = body["after-work-within"];
  const data = {
    found: results.length,
    ...both("result", (lang) => saySum(sum, checklist, lang)),
    ...both("pass", (lang) => sayPass(body.pass, lang)),
    ...both("rows", (lang) =>
      results.flatMap((result) => rowsOf(result, checklist, reasonOf(reason), lang)).join(lang === "zh" ? "、" : ", "),
    ),
    ...(results.at(-1)?.band !== undefined && results.length === 1 && { band: results[0]?.band ?? "" }),
    ...(within && both("allowed", (lang) => sayDuration(within, lang))),
  };
  return { positions, data };
}

/** What a sentence about a score names: rows that failed, groups below their line, answers that do not fit. */
function rowsOf(result: ScoreResult, checklist: Checklist, reason: ReasonCode, lang: Lang): string[] {
  const row = (id: string) => titleOf(checklist.rows[id]?.title, id, lang);
  const group = (id: string) =>
    titleOf(checklist.groups?.[id]?.title, lang === "zh" ? "全部推荐项" : "all recommended rows", lang);
  if (reason === "does-not-fit")
    return result.unfit.map((unfit) => beside(row(unfit.row), UNFIT[unfit.fault][lang], lang));
  if (reason === "critical-failed") return result.critical.map(row);
  if (reason === "group-below") return groupsBelow(result, checklist).map(group);
  if (reason === "recommended-below") return recommendedBelow(result, checklist).map(group);
  return result.failed.map(row);
}

const beside = (name: string, more: string, lang: Lang): string =>
  lang === "zh" ? `${name}（${more}）` : `${name} (${more})`;

const UNFIT: Readonly<Record<Unfit["fault"], Readonly<Record<Lang, string>>>> = {
  "unknown-row": { zh: "检查表没有这一条", en: "not on the checklist" },
  "no-answer": { zh: "没有回答", en: "not answered" },
  "two-answers": { zh: "回答了两次", en: "answered twice" },
  "no-such-result": { zh: "没有这种结果", en: "no such result" },
  "count-too-high": { zh: "超过分值", en: "more than its points" },
};

function titleOf(title: Parameters<typeof say>[0] | undefined, id: string, lang: Lang): string {
  return title ? say(title, lang) : id;
}

function saySum({ ratio, faults, level }: Sum, checklist: Checklist, lang: Lang): string {
  const percent = ratio ? percentOf(ratio) : "";
  if (faults !== undefined) return lang === "zh" ? `${faults}处缺陷` : `${faults} faults`;
  if (level === undefined || !Number.isInteger(level)) return percent || "—";
  const name = levelName(checklist, level);
  return beside(name, percent, lang);
}

function sayPass(pass: Pass, lang: Lang): string {
  if (pass === "unset") return lang === "zh" ? "未定值" : "unset";
  if ("faults" in pass) return lang === "zh" ? `最多${pass.faults}处缺陷` : `at most ${pass.faults} faults`;
  return "level" in pass ? pass.level : percentOf(fractionOf(pass));
}

/** What lies in the window, or before it since the window before, and did not answer. */
function besides(judged: Judged, w: number, used: ReadonlySet<number>, civil: Civil): number[] {
  const { windows, answers, planned, line } = judged;
  if (planned.how !== "windows") return [];
  const often = planned.plan.body["how-often"];
  const period =
    typeof often === "object" && "times" in often
      ? periodOf(often.per, dayOf(windows.start[w]!, civil)).from
      : undefined;
  const before = w > 0 ? windows.end[w - 1]! : period === undefined ? windows.start[w]! : startOfDay(period, civil);
  const from = Math.min(Math.max(before, line.term.from), windows.start[w]!);
  return between(answers.track, from, windows.end[w]!).filter((i) => !used.has(i));
}

function looseIn({ answers, windows, planned, asOf }: Judged, w: number, index: Index, civil: Civil): string[] {
  const { loose } = answers;
  if (!loose) return [];
  const from = planned.how === "rounds" ? roundOf(planned.plan, answers, w, asOf).from : windows.start[w]!;
  return between(
    loose,
    Math.min(from, windows.start[w]!),
    startOfDay(dayOf(windows.end[w]! - 1, civil) + 1, civil),
  ).map((i) => index.idOf(loose.row[i]!));
}

/** The last moment in time: a window that ends with a day ends at 24:00 of it. */
export function sayEnd(t: Instant, civil: Civil): string {
  const day = dayOf(t, civil);
  return startOfDay(day, civil) === t ? `${civilDate(day - 1)} 24:00` : sayInstant(t, civil);
}

export function both(name: string, value: (lang: Lang) => string): Values {
  return { [`${name}-zh`]: value("zh"), [`${name}-en`]: value("en") };
}
