import type { Duration, HowOften } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { durationSense, senseOf } from "./check.ts";
import { faulty, isFault, type PhraseFault } from "./fault.ts";
import type { Read } from "./grammar.ts";
import { plain, withDigits } from "./numerals.ts";
import { durationEn, howOftenEn, lower } from "./phrase-en.ts";
import { compact, durationZh, howOftenZh } from "./phrase-zh.ts";
import { bareBefore, chinese, langOf, refusedDuration, refusedHowOften } from "./refused.ts";
import { nearestSamples } from "./samples.ts";
import { sayDuration, sayHowOften } from "./say.ts";

const LONGEST = 100;

/** A frequency, written as a phrase or in its structured form (checked against its schema before; `lang` is that of its suggestions). */
export function readHowOften(value: string | Exclude<HowOften, string>, lang: Lang = "en"): HowOften | PhraseFault {
  if (typeof value !== "string") return named(senseOf(value, lang) ?? value, () => sayHowOften(value, lang));
  const text = value.trim();
  const read = text.length > LONGEST ? undefined : howOftenOf(text);
  if (read === undefined) return faulty("phrase-unknown", { text: cut(text) }, nearestSamples(cut(text), langOf(text)));
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

function howOftenOf(text: string): Read<HowOften> {
  if (!chinese(text)) return refusedHowOften(lower(text)) ?? howOftenEn(lower(text));
  const written = compact(text);
  return refusedHowOften(digits(text)) ?? howOftenZh(written) ?? bareBefore(written, howOftenZh);
}

function durationOf(text: string): Read<Duration> {
  if (!chinese(text)) return refusedDuration(lower(text)) ?? durationEn(lower(text));
  return refusedDuration(digits(text)) ?? durationZh(compact(text));
}

/** As it is written, but for numerals and blanks: words that mean the same to the grammar are still apart. */
function digits(text: string): string {
  return withDigits(plain(text)).replaceAll(" ", "");
}

/** A fault names the whole phrase beside the part that is wrong. */
function named<T>(read: T | PhraseFault, text: () => string): T | PhraseFault {
  return isFault(read) ? { ...read, data: { text: text(), ...read.data } } : read;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
