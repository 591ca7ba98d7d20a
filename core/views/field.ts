import type { Cite, Duration, HowOften, Ratio } from "../rule.ts";
import { say, type Lang } from "../text/text.ts";
import { sayDuration, sayHowOften } from "../time/index.ts";

type Bag = Readonly<Record<string, unknown>>;

/** A value of a rule's field as people write it: a phrase for what was a phrase, ids as they are. */
export function fieldText(value: unknown, lang: Lang): string {
  if (Array.isArray(value)) return value.map((item) => fieldText(item, lang)).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  const bag = value as Bag;
  const has = (...keys: string[]): boolean => Object.keys(bag).every((key) => keys.includes(key));
  if (has("zh", "en")) return say(bag, lang);
  if ("times" in bag || "every" in bag || "continuous" in bag) return sayHowOften(bag as unknown as HowOften, lang);
  if ("unit" in bag && has("n", "unit")) return sayDuration(bag as unknown as Duration, lang);
  if ("d" in bag && has("n", "d")) return percent(bag as unknown as Ratio);
  if ("source" in bag && has("source", "clause"))
    return [(bag as unknown as Cite).source, (bag as unknown as Cite).clause].filter(Boolean).join(" ");
  if ("from" in bag && "to" in bag && has("from", "to"))
    return bag["from"] === bag["to"]
      ? fieldText(bag["from"], lang)
      : `${fieldText(bag["from"], lang)}-${fieldText(bag["to"], lang)}`;
  return Object.entries(bag)
    .map(([key, item]) => `${key}: ${fieldText(item, lang)}`)
    .join(", ");
}

/** 85 of 100 is 85%; what is not a whole number of tenths stays a fraction. */
function percent({ n, d }: Ratio): string {
  const tenths = (n * 1000) / d;
  return Number.isInteger(tenths) ? `${tenths / 10}%` : `${n}/${d}`;
}
