import type { Duration, HowOften } from "../rule.ts";
import { Cursor } from "./cursor.ts";
import { pointed, unpointed, type Count, type Head, type Read, type Unit } from "./grammar.ts";
import { plain } from "./numerals.ts";
import { pointEn } from "./point-en.ts";

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const UNITS: Readonly<Record<string, Unit>> = {
  ...{
    day: "day",
    d: "day",
    week: "week",
    wk: "week",
    w: "week",
    month: "month",
    mo: "month",
    quarter: "quarter",
    q: "quarter",
  },
  ...{
    year: "year",
    yr: "year",
    y: "year",
    "half-month": "half-month",
    "half-year": "half-year",
    "third of a month": "decade",
  },
  ...{ "working day": "working-day", workday: "working-day", "business day": "working-day" },
  ...{ hour: "hour", h: "hour", hr: "hour", minute: "minute", min: "minute", "half-hour": "half-hour" },
};
const ADVERBS: Readonly<Record<string, Unit>> = {
  ...{ daily: "day", weekly: "week", monthly: "month", quarterly: "quarter", yearly: "year", annually: "year" },
  ...{ "half-yearly": "half-year", "semi-annually": "half-year", hourly: "hour", "half-monthly": "half-month" },
};
const UNIT =
  /(third of a month|working day|workday|business day|half-month|half-year|half-hour|quarter|minute|month|week|hour|year|day|min|mo|wk|yr|hr|[dwqyh])s?\b/y;
const ADVERB = /(daily|weekly|monthly|quarterly|yearly|annually|half-yearly|semi-annually|hourly|half-monthly)\b/y;
const CONTINUOUS = /^(?:continuous(?:ly)?|without stop|non-?stop|continuous (?:patrol|cleaning|rounds?))$/;

/** One spelling for words that mean the same. */
export function lower(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(new RegExp(`\\b(?:${NUMBERS.join("|")})\\b`, "g"), (word) => String(NUMBERS.indexOf(word) + 1))
    .replace(/\b(?:an? )?half(?:[ -]an?)?[ -](month|year|hour)/g, "half-$1")
    .replace(/\bwork(?:ing)?[- ]?day/g, "working day")
    .replace(/\bsemi-?annual(?:ly)?\b|\bhalf-?yearly\b/g, "half-yearly")
    .replace(/\bannual\b/g, "annually")
    .replace(/\beveryday\b/g, "every day")
    .replace(/^(?:every|each|on) (?=(?:mon(?!th)|tue|wed|thu|fri|sat|sun))/, "weekly on ")
    .replace(/^(?:every|each|in) (?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/, "yearly in ")
    .replace(/(\d) ?(?:-|\bto\b) ?(?=\d)/g, "$1-")
    .replace(/([a-z]) ?- (?=[a-z])/g, "$1-")
    .replace(/ ?([,/]) ?/g, "$1")
    .replace(/\.$/, "");
}

/** An English frequency, or undefined where the words are none of ours. */
export function howOftenEn(text: string): Read<HowOften> {
  if (text === "unset") return "unset";
  if (CONTINUOUS.test(text)) return { continuous: true };
  if (/^fortnightly$|^every fortnight$/.test(text)) return { every: { n: 2, unit: "week" } };
  const gap = /^gap of at most (.+)$/.exec(text)?.[1];
  if (gap !== undefined) {
    const duration = durationEn(gap);
    return duration && { every: duration };
  }
  const cursor = new Cursor(text);
  const head = headEn(cursor);
  if (!head) return undefined;
  if (cursor.done) return unpointed(head, "en");
  cursor.take(/,? |,/y);
  const placed = pointEn(cursor, head.unit);
  return placed && cursor.done ? pointed(head, placed, "en") : undefined;
}

/** How many in what: 3-5 per week, twice a day, monthly, every 3 days, once every 2 weeks. */
function headEn(cursor: Cursor): Head | undefined {
  const count = countEn(cursor);
  const each = count && !!cursor.take(/ each(?= per )/y);
  if (count) cursor.take(/ /y);
  const adverb = ADVERBS[cursor.take(ADVERB)?.[1] ?? ""];
  if (adverb) return { unit: adverb, ...(count && { count }), ...(each && { each }) };
  const link = cursor.take(count ? /\/|per |every |each |an? |in an? /y : /every |each |per /y);
  if (!link) return undefined;
  const other = cursor.take(/other /y);
  const n = other ? 2 : Number(cursor.take(/(\d{1,4}) ?(?=[a-z])/y)?.[1] ?? 1);
  const unit = UNITS[cursor.take(UNIT)?.[1] ?? ""];
  if (!unit) return undefined;
  return { unit, ...(n !== 1 && { n }), ...(count && { count }), ...(each && { each }) };
}

function countEn(cursor: Cursor): Count | undefined {
  const start = cursor.at;
  const word = cursor
    .take(
      /(?:at least|no fewer than|not less than|at most|no more than|up to|more than|fewer than|less than|exactly) /y,
    )?.[0]
    .trim();
  const named = { once: 1, twice: 2, thrice: 3 }[cursor.take(/(?:once|twice|thrice)(?= |\/|$)/y)?.[0] ?? ""];
  const found = named === undefined ? cursor.take(/(\d{1,4})(?:-(\d{1,4}))?(?: times?| ?x)?(?=[ /]|$)/y) : undefined;
  const n = named ?? Number(found?.[1]);
  if (Number.isNaN(n) || (word && found?.[2])) {
    cursor.back(start);
    return undefined;
  }
  if (found?.[2] !== undefined) return { min: n, max: Number(found[2]) };
  if (word === "at most" || word === "no more than" || word === "up to") return { min: 0, max: n };
  if (word === "fewer than" || word === "less than") return { min: 0, max: n - 1 };
  if (word === "exactly") return { min: n, max: n };
  return { min: word === "more than" ? n + 1 : n };
}

const DURATION_UNITS: Readonly<Record<string, Duration["unit"]>> = {
  ...{ m: "minute", min: "minute", minute: "minute", h: "hour", hr: "hour", hour: "hour", d: "day", day: "day" },
  ...{ "working day": "working-day", "business day": "working-day", workday: "working-day" },
  ...{ week: "week", w: "week", month: "month", year: "year" },
};

/** An English or ISO 8601 duration: 30m, 24h, 1h30m, 2 days, 5 working days, PT30M, P1M. */
export function durationEn(text: string): Duration | undefined {
  const written = text.replace(/^(?:within|at most|no more than|up to) /, "");
  if (written.startsWith("p")) return isoDuration(written);
  if (written === "half-hour") return { n: 30, unit: "minute" };
  if (written === "half-year") return { n: 6, unit: "month" };
  const both = /^(\d{1,4}) ?h(?:ours?)? ?(?:and )?(\d{1,4}) ?m(?:in(?:utes?)?)?$/.exec(written);
  if (both) return { n: Number(both[1]) * 60 + Number(both[2]), unit: "minute" };
  const [, n, word = ""] = /^(\d{1,7}|an?(?= )) ?([a-z]+(?: day)?)s?$/.exec(written.replace(/s$/, "")) ?? [];
  const unit = DURATION_UNITS[word];
  return unit && { n: n?.startsWith("a") ? 1 : Number(n), unit };
}

function isoDuration(text: string): Duration | undefined {
  const date = /^p(\d{1,7})([dwmy])$/.exec(text);
  const units = { d: "day", w: "week", m: "month", y: "year" } as const;
  if (date) return { n: Number(date[1]), unit: units[date[2] as keyof typeof units] };
  const [, hours, minutes] = /^pt(?=\d)(?:(\d{1,7})h)?(?:(\d{1,7})m)?$/.exec(text) ?? [];
  if (hours === undefined && minutes === undefined) return undefined;
  if (minutes === undefined) return { n: Number(hours), unit: "hour" };
  return { n: Number(hours ?? 0) * 60 + Number(minutes), unit: "minute" };
}
