import type { Text } from "../../schemas/generated/defs.ts";

export type { Text };
export type Lang = "zh" | "en";
/** Values that a text may name: "{item}". */
export type Data = Readonly<Record<string, string | number>>;

/** The text in a language, else in the other one. */
export function say(text: Text, lang: Lang): string {
  return (lang === "zh" ? (text.zh ?? text.en) : (text.en ?? text.zh)) ?? "";
}

/** Puts data into a text; a name without data stays as it is written. */
export function fill(pattern: string, data: Data): string {
  return pattern.replace(/\{([a-z][a-z0-9-]*)\}/g, (whole, name: string) =>
    Object.hasOwn(data, name) ? String(data[name]) : whole,
  );
}

/** Texts one after the other, in each language that any of them has; a text that lacks it is put in the other one. */
export function joined(texts: readonly Text[], between: Text): Text {
  const langs = (["zh", "en"] as const).filter((lang) => texts.some((text) => text[lang] !== undefined));
  return Object.fromEntries(langs.map((lang) => [lang, texts.map((text) => say(text, lang)).join(say(between, lang))]));
}
