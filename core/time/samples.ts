import type { Lang } from "../text/text.ts";

/** Phrases that will do, to offer the nearest of them. */
const SAMPLES: Readonly<Record<Lang, string>> = {
  zh: "1次/日|每日2次|1-2次/日|每周1次|每周3次|每周二、四、六|每半月1次|每月2次|每月25日|每月1次，不晚于25日|每季1次|每季末月中旬|每半年1次|每年1次|每年12月|每年3月至5月之间|每3天|每2小时|隔日1次|每个工作日1次|每日8时|不停巡视",
  en: "1 per day|daily|weekly|monthly|1-2 per day|twice a day|3 per week|weekly on tue, thu|1 per half-month|2 per month|monthly on day 25|once per month, by day 25|once per quarter|once per half-year|once per year|once per year, in December|every 3 days|every 2 hours|1 per working day|daily at 08:30|at most 2 per day|continuous",
};

/** The two samples that share most letters and pairs of letters with the text, the nearer first. */
export function nearestSamples(text: string, lang: Lang): readonly string[] {
  const written = pieces(text);
  return SAMPLES[lang]
    .split("|")
    .map((sample) => ({ sample, likeness: likeness(written, pieces(sample)) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 2)
    .map(({ sample }) => sample);
}

function pieces(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase()];
  return new Set([...letters, ...letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)]);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((piece) => b.has(piece)).length / (a.size + b.size);
}
