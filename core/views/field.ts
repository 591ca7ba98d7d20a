import type { Cite, Duration, HowOften, Ratio } from "../rule.ts";
import { say, type Lang } from "../text/text.ts";
import { sayDuration, sayHowOften } from "../time/index.ts";

type Bag = Readonly<Record<string, unknown>>;

/** What keys, and the names and choices under them, are called. */
export interface Words {
  key(key: string, lang: Lang): string;
  value(key: string, value: string, lang: Lang): string;
}
const asWritten: Words = { key: (key) => key, value: (_, value) => value };

/** A value of a rule's field as people write it: a phrase for what was a phrase, names as they are unless words are given. */
export function fieldText(value: unknown, lang: Lang, words = asWritten, key = ""): string {
  const text = (item: unknown, of = key): string => fieldText(item, lang, words, of);
  const [colon, comma, and] = words !== asWritten && lang === "zh" ? ["：", "，", "、"] : [": ", ", ", ", "];
  if (Array.isArray(value)) return value.map((item) => text(item)).join(and);
  if (typeof value !== "object" || value === null) return words.value(key, String(value), lang);
  const bag = value as Bag;
  const has = (...keys: string[]): boolean => Object.keys(bag).every((one) => keys.includes(one));
  if (has("zh", "en")) return say(bag, lang);
  if ("times" in bag || "every" in bag || "continuous" in bag) return sayHowOften(bag as unknown as HowOften, lang);
  if ("unit" in bag && has("n", "unit")) return sayDuration(bag as unknown as Duration, lang);
  if ("d" in bag && has("n", "d")) return percent(bag as unknown as Ratio);
  if ("source" in bag && has("source", "clause")) {
    const { source, clause } = bag as unknown as Cite;
    return [text(source, "source"), clause].filter(Boolean).join(" ");
  }
  if ("from" in bag && "to" in bag && has("from", "to"))
    return bag["from"] === bag["to"] ? text(bag["from"]) : `${text(bag["from"])}-${text(bag["to"])}`;
  return Object.entries(bag)
    .map(([one, item]) => `${words.key(one, lang)}${colon}${text(item, one)}`)
    .join(comma);
}

/** 85 of 100 is 85%; what is not a whole number of tenths stays a fraction. */
function percent({ n, d }: Ratio): string {
  const tenths = (n * 1000) / d;
  return Number.isInteger(tenths) ? `${tenths / 10}%` : `${n}/${d}`;
}
