import type { Lang } from "../text/text.ts";

/** Phrases that will do, to offer the nearest of them. */
const SAMPLES: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    "1次/日",
    "每日2次",
    "1-2次/日",
    "每周1次",
    "每周二、四、六",
    "每半月1次",
    "每月1次",
    "每月25日",
    "每月1次，不晚于25日",
    "每季1次",
    "每季末月中旬",
    "每半年1次",
    "每年1次",
    "每年12月",
    "每3天",
    "每2小时",
    "隔日1次",
    "每个工作日1次",
    "每日8时",
    "不停巡视",
  ],
  en: [
    "1 per day",
    "1-2 per day",
    "twice a day",
    "3 per week",
    "weekly on tue, thu",
    "1 per half-month",
    "2 per month",
    "monthly on day 25",
    "once per month, by day 25",
    "once per quarter",
    "once per half-year",
    "once per year",
    "once per year, in December",
    "every 3 days",
    "every 2 hours",
    "1 per working day",
    "daily at 08:30",
    "at most 2 per day",
    "continuous",
  ],
};

/** The two samples with the fewest letters to change, the nearer first. */
export function nearest(text: string, lang: Lang): readonly string[] {
  const written = text.toLowerCase().slice(0, 40);
  return SAMPLES[lang]
    .map((sample) => ({ sample, far: distance(written, sample.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 2)
    .map(({ sample }) => sample);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
