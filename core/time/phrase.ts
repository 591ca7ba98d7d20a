import type { Duration, HowOften } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { durationSense, senseOf } from "./check.ts";
import { faulty, isFault, type PhraseFault } from "./fault.ts";
import type { Read } from "./grammar.ts";
import { plain, withDigits } from "./numerals.ts";
import { durationEn, howOftenEn, lower } from "./phrase-en.ts";
import { compact, durationZh, howOftenZh, times, unspaced } from "./phrase-zh.ts";
import { bareBefore, chinese, langOf, refusedDuration, refusedHowOften } from "./refused.ts";
import { nearestSamples } from "./samples.ts";
import { sayDuration, sayHowOften } from "./say.ts";

const LONGEST = 100;
const MOST_PIECES = 30;
/** Words that always mean something: a suggestion keeps them. */
const MEANT =
  /[\d一二两三四五六七八九十每隔日天周月季年时点分半旬末首至少多不超晚早前后内初底次]|工作|\b(?:on|by|in|at|before|after|between|first|last|no|not|most|least|more|less|once|twice|daily|weekly|monthly|days?|weeks?|months?|years?)\b/;

/** A frequency, written as a phrase or in its structured form (checked against its schema before; `lang` is that of its suggestions). */
export function readHowOften(value: string | Exclude<HowOften, string>, lang: Lang = "en"): HowOften | PhraseFault {
  if (typeof value !== "string") return named(senseOf(value, lang) ?? value, () => sayHowOften(value, lang));
  const text = value.trim();
  const read = text.length > LONGEST ? undefined : howOftenOf(text);
  if (read === undefined) return faulty("phrase-unknown", { text: cut(text) }, near(text));
  return named(isFault(read) ? read : (senseOf(read, langOf(text)) ?? read), () => text);
}

/** A duration, written as a phrase or in its structured form (checked against its schema before; `lang` is that of its suggestions). */
export function readDuration(value: string | Duration, lang: Lang = "en"): Duration | PhraseFault {
  if (typeof value !== "string") return named(durationSense(value, lang) ?? value, () => sayDuration(value, lang));
  const text = value.trim();
  const read = text.length > LONGEST ? undefined : durationOf(text);
  const samples = chinese(text) ? ["30分钟", "24小时", "2天"] : ["30m", "24h", "2 days"];
  if (read === undefined) return faulty("duration-unknown", { text: cut(text) }, samples);
  return named(isFault(read) ? read : (durationSense(read, langOf(text)) ?? read), () => text);
}

/** A duration that no calendar says the working days of. */
export function readLimit(value: string | Duration, lang: Lang = "en"): Duration | PhraseFault {
  const read = readDuration(value, lang);
  if (isFault(read) || read.unit !== "working-day") return read;
  const tongue = typeof value === "string" ? langOf(value) : lang;
  return faulty("duration-working-days", {}, [sayDuration({ n: read.n, unit: "day" }, tongue)]);
}

function howOftenOf(text: string): Read<HowOften> {
  if (!chinese(text)) return refusedHowOften(lower(text)) ?? howOftenEn(lower(text));
  const written = compact(text);
  return refusedHowOften(digits(text)) ?? howOftenZh(written) ?? bareBefore(written, howOftenZh);
}

function durationOf(text: string): Read<Duration> {
  if (!chinese(text)) return refusedDuration(lower(text)) ?? durationEn(lower(text));
  return refusedDuration(digits(text)) ?? durationZh(compact(text));
}

/** What is left without the fewest letters or words that are not understood, and the nearest of phrases that will do. */
function near(text: string): readonly string[] {
  const lang = langOf(text);
  const samples = nearestSamples(cut(text), lang);
  const blank = lang === "en" ? " " : "";
  const pieces = text.split(blank);
  for (let length = 1; length <= Math.min(6, pieces.length - 1) && pieces.length <= MOST_PIECES; length++) {
    for (let from = 0; from + length <= pieces.length; from++) {
      const left = pieces.slice(from, from + length).join(blank);
      if (left === " " || MEANT.test(left)) continue;
      const read = howOftenOf(pieces.toSpliced(from, length).join(blank));
      if (read === undefined || isFault(read) || senseOf(read, lang)) continue;
      const said = sayHowOften(read, lang);
      return [said, ...samples.filter((sample) => sample !== said)].slice(0, 2);
    }
  }
  return samples;
}

/** As it is written, but for numerals and blanks: words that mean the same to the grammar are still apart. */
function digits(text: string): string {
  return unspaced(withDigits(times(plain(text).toLowerCase())));
}

/** A fault names the whole phrase beside the part that is wrong. */
function named<T>(read: T | PhraseFault, text: () => string): T | PhraseFault {
  return isFault(read) ? { ...read, data: { text: text(), ...read.data } } : read;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
