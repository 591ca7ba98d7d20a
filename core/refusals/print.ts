import { comparePlaces, type Position, type Refusal, type RefusalCatalogue } from "../refusal.ts";
import { say, type Lang } from "../text/text.ts";
import { printable } from "../text/width.ts";
import { codeFrame, PLAIN, type Paint } from "./frame.ts";
import { refusals } from "./index.ts";
import { sayRefusal } from "./say.ts";

export interface Printing {
  readonly lang: Lang;
  /** With the entries of plugins, where any are loaded. */
  readonly catalogue?: RefusalCatalogue;
  /** The text of a file, for its code frame. */
  readonly textOf?: (file: string) => string | undefined;
  readonly paint?: Paint;
}

const WORDS = {
  hint: { zh: "提示", en: "hint" },
  example: { zh: "例如", en: "for example" },
  see: { zh: "另见", en: "see also" },
} as const;

/** One refusal: place, code and sentence, the lines around it, and what to write instead. */
export function printRefusal(
  refusal: Refusal,
  { lang, catalogue = refusals, textOf, paint = PLAIN }: Printing,
): string {
  const said = sayRefusal(refusal, lang, catalogue);
  const colon = lang === "zh" ? "：" : ":";
  const space = lang === "zh" ? "" : " ";
  const label = (word: keyof typeof WORDS) => paint.cyan(`  ${WORDS[word][lang]}${colon}`);
  const place = refusal.at ? [paint.bold(printable(placeOf(refusal.at)))] : [];
  const out = [[...place, paint.red(refusal.code), said.text].join("  ")];
  const text = refusal.at && textOf?.(refusal.at.file);
  if (refusal.at && text !== undefined) out.push(codeFrame(text, refusal.at, paint));
  out.push(label("hint") + space + [said.meant, said.hint].filter(Boolean).join(space));
  if (said.example !== undefined) out.push(label("example"), indented(said.example));
  for (const at of refusal.see ?? []) out.push(label("see") + space + printable(placeOf(at)));
  return out.join("\n");
}

/** All refusals by file and line, and how many they are. */
export function printRefusals(list: readonly Refusal[], printing: Printing): string {
  const blocks = [...list].sort(comparePlaces).map((refusal) => printRefusal(refusal, printing));
  return [...blocks, countRefusals(list, printing.lang)].join("\n\n") + "\n";
}

/** 3 处问题，2 个文件 */
export function countRefusals(list: readonly Refusal[], lang: Lang): string {
  const files = new Set(list.flatMap(({ at }) => (at ? [at.file] : []))).size;
  if (lang === "zh") return `${list.length} 处问题${files ? `，${files} 个文件` : ""}`;
  return `${counted(list.length, "fault")}${files ? ` in ${counted(files, "file")}` : ""}`;
}

/** The documentation of a catalogue: each code with its sentence, its remedy and an example. */
export function refusalsMarkdown(lang: Lang, catalogue: RefusalCatalogue = refusals): string {
  const title = lang === "zh" ? "# 拒收代码" : "# Refusals";
  const sections = Object.keys(catalogue)
    .sort()
    .map((code) => {
      const entry = catalogue[code];
      if (!entry) return "";
      const words = (pattern: string) => pattern.replace(/\{[a-z][a-z0-9-]*\}/g, "…");
      const example = entry.example === undefined ? "" : `\n\n\`\`\`yaml\n${entry.example}\n\`\`\``;
      return `## ${code}\n\n${words(say(entry.text, lang))}\n\n${words(say(entry.hint, lang))}${example}`;
    });
  return [title, ...sections].join("\n\n") + "\n";
}

/** file:line:column, as terminals and editors make it a link. */
export function placeOf({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, "      ");
}
