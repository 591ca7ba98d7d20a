import type { Lang } from "../text/text.ts";
import type { Times } from "../rule.ts";
import { plain, withDigits } from "./numerals.ts";
import { sayHowOften } from "./say.ts";

/** Phrases that will do, to offer the nearest of them. */
const SAMPLES: Readonly<Record<Lang, string>> = {
  zh: "1次/日|每日2次|1-2次/日|每周1次|每周3次|每周二、四、六|每半月1次|每月2次|每月25日|每月1次，不晚于25日|每季1次|每季末月中旬|每半年1次|每年1次|每年12月|每年3月至5月之间|每3天|每2小时|隔日1次|每个工作日1次|每日8时|不停巡视",
  en: "1 per day|daily|weekly|monthly|1-2 per day|twice a day|3 per week|weekly on tue, thu|1 per half-month|2 per month|monthly on day 25|once per month, by day 25|once per quarter|once per half-year|once per year|once per year, in December|every 3 days|every 2 hours|1 per working day|daily at 08:30|at most 2 per day|continuous",
};

/** What a phrase counts with: numbers on their own, 1 goes without saying; periods, with a number where one stands before. */
interface Figures {
  readonly counts: readonly string[];
  readonly periods: readonly string[];
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:twice|two)\b|隔(?=[日天周月季年])/g, "2"],
  [/\b(?:thrice|three)\b/g, "3"],
  [/\b(?:once|one)\b/g, "1"],
];
const PERIODS: Readonly<Record<string, string>> = {
  hour: "半小时|小时|钟头|hours?\\b|hourly\\b",
  minute: "分钟?|minutes?\\b",
  "working-day": "个?工作日|(?:working |work|business )days?\\b",
  "half-month": "半个?月|half-month",
  "half-year": "半年|half-year",
  week: "个?(?:星期|礼拜)|周|week(?:s|ly)?\\b",
  quarter: "个?季度?|quarter(?:s|ly)?\\b",
  year: "年|year(?:s|ly)?\\b",
  month: "个?月|month(?:s|ly)?\\b",
  day: "[日天]|days?\\b|daily\\b",
};
const PERIOD = new RegExp(
  `(?:(?<!\\bday |\\d)(\\d+) ?)?(?:${Object.entries(PERIODS)
    .map(([, words], i) => `(?<p${i}>${words})`)
    .join("|")})`,
  "g",
);
const BOUND = /多|少|超|内|上|下|most|least|more|less|fewer|exactly|恰|正好|不|n[o']t?\b/;

function figuresOf(text: string): Figures {
  let rest = withDigits(plain(text)).toLowerCase();
  for (const [word, digit] of WORDS) rest = rest.replace(word, ` ${digit} `);
  const names = Object.keys(PERIODS);
  const periods = [...rest.matchAll(PERIOD)].map(({ 1: n, groups = {} }) => {
    const name = names.find((_, i) => groups[`p${i}`] !== undefined) ?? "";
    return n === undefined || n === "1" ? name : `${n} ${name}`;
  });
  const counts = rest.replace(PERIOD, " ").match(/\d+(?:-\d+)?/g) ?? [];
  return { counts: counts.filter((count) => count !== "1").sort(), periods: periods.sort() };
}

/** Of phrases with these numbers and periods the two that share most letters and pairs of letters with the text, the nearer first. */
export function nearestSamples(text: string, lang: Lang): readonly string[] {
  const written = pieces(text);
  const figures = figuresOf(text);
  const near = SAMPLES[lang]
    .split("|")
    .filter((sample) => agree(figures, figuresOf(sample)))
    .map((sample) => ({ sample, likeness: likeness(written, pieces(sample)) }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ sample }) => sample);
  const composed = near.length === 0 ? composedOf(figures, text, lang) : [];
  return [...composed, ...near].slice(0, 2);
}

/** Whether a phrase changes no number and no period; it may add a period. */
function agree(written: Figures, sample: Figures): boolean {
  const { counts, periods } = sample;
  return counts.join() === written.counts.join() && written.periods.every((period) => periods.includes(period));
}

const COUNTED: readonly Times["per"][] = [
  "day",
  "working-day",
  "week",
  "half-month",
  "month",
  "quarter",
  "half-year",
  "year",
];

/** So many in a period, where one number and one period stand there and nothing that bounds them. */
function composedOf({ counts, periods }: Figures, text: string, lang: Lang): readonly string[] {
  const [count = "1", second] = counts;
  const [period, other] = periods;
  const per = COUNTED.find((name) => name === period);
  const [min = 1, max] = count.split("-").map(Number);
  if (!per || other !== undefined || second !== undefined || min < 1 || BOUND.test(text)) return [];
  return [sayHowOften({ times: { min, ...(max !== undefined && { max }) }, per }, lang)];
}

function pieces(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase()];
  return new Set([...letters, ...letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)]);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((piece) => b.has(piece)).length / (a.size + b.size);
}
