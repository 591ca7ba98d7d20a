import type { Duration, HowOften } from "../rule.ts";
import { durationSense, senseOf } from "./check.ts";
import { faulty, isFault, type PhraseFault } from "./fault.ts";
import type { Read } from "./grammar.ts";
import { nearest } from "./nearest.ts";
import { plain, withDigits } from "./numerals.ts";
import { durationEn, howOftenEn, lower } from "./phrase-en.ts";
import { compact, durationZh, howOftenZh } from "./phrase-zh.ts";
import { bareBefore, chinese, refusedDuration, refusedHowOften } from "./refused.ts";

const LONGEST = 100;

/** A frequency, written as a phrase or in its structured form (checked against its schema before). */
export function readHowOften(value: string | Exclude<HowOften, string>): HowOften | PhraseFault {
  if (typeof value !== "string") return senseOf(value) ?? value;
  const text = value.trim();
  if (text === "unset") return "unset";
  if (text.length > LONGEST) return faulty("phrase-unknown", { text: `${text.slice(0, LONGEST)}…` }, ["1 per day"]);
  const written = chinese(text) ? withDigits(plain(text)).replaceAll(" ", "") : lower(text);
  const refused = refusedHowOften(written);
  if (refused) return named(refused, text);
  const read = readIn(text, compact, howOftenZh, lower, howOftenEn);
  if (isFault(read)) return named(read, text);
  if (read === undefined) {
    const before = chinese(text) ? bareBefore(compact(text), howOftenZh) : undefined;
    return before
      ? named(before, text)
      : faulty("phrase-unknown", { text }, nearest(text, chinese(text) ? "zh" : "en"));
  }
  const nonsense = senseOf(read);
  return nonsense ? named(nonsense, text) : read;
}

/** A duration, written as a phrase or in its structured form (checked against its schema before). */
export function readDuration(value: string | Duration): Duration | PhraseFault {
  if (typeof value !== "string") return durationSense(value) ?? value;
  const text = value.trim();
  if (text.length > LONGEST) return faulty("duration-unknown", { text: `${text.slice(0, LONGEST)}…` }, ["30m"]);
  const refused = refusedDuration(chinese(text) ? withDigits(plain(text)).replaceAll(" ", "") : lower(text));
  if (refused) return named(refused, text);
  const read = readIn(text, compact, durationZh, lower, durationEn);
  if (read === undefined || isFault(read)) {
    return faulty("duration-unknown", { text }, chinese(text) ? ["30分钟", "24小时", "2天"] : ["30m", "24h", "2 days"]);
  }
  const nonsense = durationSense(read);
  return nonsense ? named(nonsense, text) : read;
}

function readIn<T>(
  text: string,
  toZh: (text: string) => string,
  zh: (text: string) => Read<T>,
  toEn: (text: string) => string,
  en: (text: string) => Read<T>,
): Read<T> {
  return chinese(text) ? zh(toZh(text)) : en(toEn(text));
}

/** A fault names the whole phrase beside the part that is wrong. */
function named(fault: PhraseFault, text: string): PhraseFault {
  return { ...fault, data: { text, ...fault.data } };
}
