import type { Finding, LateEntry } from "../finding.ts";
import { fill, type Data, type Lang } from "../text/text.ts";
import { sayWindow, type Civil } from "../time/index.ts";
import { enteredLate, type Reason } from "./reason.ts";
import { reasons, type ReasonCode } from "./reasons.ts";

/** Why a duty has its verdict, or how late a record was entered, as a sentence. */
export function sayReason(finding: Finding | LateEntry, civil: Civil, lang: Lang, more: Data = {}): string {
  return fill(textsOf(finding).text[lang], values(finding, civil, lang, more));
}

/** What to do now; nothing where there is nothing to do. `place` is where a figure is to be written: file and line. */
export function sayHint(finding: Finding | LateEntry, civil: Civil, lang: Lang, more: Data = {}): string | undefined {
  const { hint } = textsOf(finding);
  return hint && fill(hint[lang], values(finding, civil, lang, more));
}

function textsOf({ reason }: Finding | LateEntry): Pick<Reason, "text" | "hint"> {
  if (reason === "entered-late") return enteredLate;
  if (!Object.hasOwn(reasons, reason)) throw new Error(`there is no reason ${reason}`);
  return reasons[reason as ReasonCode];
}

function values({ rule, start, end, data }: Finding | LateEntry, civil: Civil, lang: Lang, more: Data): Data {
  const own = Object.entries(data).flatMap(([name, value]) =>
    name.endsWith(`-${lang}`) ? [[name.slice(0, -3), value] as const] : [],
  );
  return { window: sayWindow(start, end, civil, lang), place: rule, ...data, ...Object.fromEntries(own), ...more };
}
