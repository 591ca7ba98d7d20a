import type { Refusal, RefusalCatalogue } from "../refusal.ts";
import { fill, say, type Data, type Lang } from "../text/text.ts";
import { printable } from "../text/width.ts";

/** A refusal in words. */
export interface Said {
  readonly text: string;
  readonly hint: string;
  /** A name close to the one that was found. */
  readonly meant?: string;
  readonly example?: string;
}

/**
 * A refusal in a language. Data named `label-zh` and `label-en` answer {label}; `close` is offered as the name that was meant.
 * Throws when the catalogue lacks the code: whoever refuses brings its texts.
 */
export function sayRefusal(refusal: Refusal, lang: Lang, catalogue: RefusalCatalogue): Said {
  const entry = Object.hasOwn(catalogue, refusal.code) ? catalogue[refusal.code] : undefined;
  if (!entry) throw new Error(`the catalogue of refusals has no ${refusal.code}`);
  const data = dataIn(refusal.data, lang);
  const bare = data["suggestions"] === "" && (entry.hint.zh ?? entry.hint.en ?? "").includes("{suggestions}");
  const hint = say(bare ? BY_EXAMPLE : entry.hint, lang);
  const close = data["close"];
  const example = data["mended"] ?? (close === undefined ? entry.example : undefined);
  return {
    text: fill(tight(say(entry.text, lang), data), data),
    hint: fill(tight(hint, data), data),
    ...(close !== undefined && !hint.includes("{close}") && { meant: meant(String(close), lang) }),
    ...(example !== undefined && { example: String(example) }),
  };
}

/** No blank follows a Chinese bracket. */
const tight = (pattern: string, data: Data): string =>
  pattern.replace(/\{([a-z][a-z0-9-]*)\} (?=\p{Script=Han})/gu, (whole, name: string) =>
    String(data[name] ?? "").endsWith("）") ? whole.trimEnd() : whole,
  );

/** The hint where nothing near can be offered. */
const BY_EXAMPLE = { zh: "请照例子的写法改正。", en: "Write it as the example does." };

/** The question that offers a name. */
function meant(name: string, lang: Lang): string {
  return lang === "zh" ? `您是不是要写 ${name}？` : `Did you mean ${name}?`;
}

/** Data as they are shown in a language: on one line, without anything that acts on a terminal. */
function dataIn(data: Data, lang: Lang): Data {
  const shown: Record<string, string | number> = Object.create(null) as Record<string, string | number>;
  for (const [name, value] of Object.entries(data)) {
    const clean = typeof value === "string" ? printable(value.replace(/\s*\n\s*/g, " ")) : value;
    const base = /^(.+)-(zh|en)$/.exec(name);
    if (!base?.[1]) shown[name] = clean;
    else if (base[2] === lang || !(base[1] in shown)) shown[base[1]] = clean;
  }
  return shown;
}
