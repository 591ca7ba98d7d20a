import type { Rule } from "../../rule.ts";
import type { Ruleset } from "../../ruleset/ruleset.ts";
import { say, type Lang } from "../../text/text.ts";
import { fieldText } from "../../views/field.ts";
import { blockNamed, howOftenOf, standardOf } from "../../views/names.ts";
import css from "./page.css?raw";
import { renderer } from "./render.ts";
import template from "./wall-sheet.hbs?raw";
import { wordsIn, WORDS } from "./words.ts";

/** One sheet of the wall: a block with its rows. */
export interface Sheet {
  readonly title: string;
  readonly places: string;
  readonly ruleset: string;
  readonly flags: readonly string[];
  readonly pass: string;
  readonly rows: readonly {
    readonly number: string;
    readonly item: string;
    readonly often: string;
    readonly quality: string;
    readonly who: string;
  }[];
}

const render = renderer<object>(template, css);

/** The standards table for the wall, on A4: a sheet a block, in the order of the table. */
export function wallSheetHtml(sheets: readonly Sheet[], lang: Lang): string {
  return render({
    lang: lang === "zh" ? "zh-CN" : "en",
    t: wordsIn(lang),
    title: sheets.map(({ title }) => title).join(" · "),
    sheets,
  });
}

/** The sheets of an area, or of all; `fits` chooses the rules of one place. */
export function sheetsOf(
  ruleset: Ruleset,
  lang: Lang,
  { area, draft, fits }: { readonly area?: string; readonly draft: boolean; readonly fits: (rule: Rule) => boolean },
): readonly Sheet[] {
  const blocks = new Map<string, Rule[]>();
  for (const rule of ruleset.rules) {
    if (
      rule.kind !== "frequency" ||
      rule.record.mark === undefined ||
      (area !== undefined && rule.area !== area) ||
      !fits(rule)
    )
      continue;
    const { id } = blockNamed(rule, ruleset);
    blocks.set(id, [...(blocks.get(id) ?? []), rule]);
  }
  return [...blocks].map(([id, rules]) => sheet(id, rules, ruleset, lang, draft));
}

function sheet(id: string, rules: readonly Rule[], ruleset: Ruleset, lang: Lang, draft: boolean): Sheet {
  const [first] = rules;
  const score = ruleset.rules.find((rule) => rule.kind === "score" && rule.of === id);
  const title = first ? say(blockNamed(first, ruleset).title, lang) : id;
  return {
    title,
    places: first?.where ? placesOf(first, ruleset, lang) : "",
    ruleset: [say(ruleset.title, lang), `${WORDS.version[lang]} ${ruleset.version}`, ruleset.inForce]
      .filter(Boolean)
      .join(" · "),
    flags: [...(ruleset.example ? [WORDS.example[lang]] : []), ...(draft ? [WORDS.draft[lang]] : [])],
    pass:
      score?.kind === "score"
        ? `${WORDS.pass[lang]}${lang === "zh" ? "：" : ": "}${score.pass === "unset" ? WORDS.unset[lang] : fieldText(score.pass, lang)}`
        : "",
    rows: rules.map((rule, i) => ({
      number: String(i + 1),
      item: say(rule.title, lang),
      often: say(howOftenOf(rule) ?? {}, lang),
      quality: say(standardOf(rule, ruleset) ?? {}, lang),
      who: rule.who === undefined ? "" : say(ruleset.roles[rule.who]?.title ?? { zh: rule.who, en: rule.who }, lang),
    })),
  };
}

function placesOf({ where }: Rule, { placeTypes }: Ruleset, lang: Lang): string {
  const types = (where?.type ?? [])
    .map((type) => say(placeTypes[type]?.title ?? { zh: type, en: type }, lang))
    .join(lang === "zh" ? "、" : ", ");
  const floors = where?.floors
    ? lang === "zh"
      ? `${fieldText(where.floors, lang)} 层`
      : `floors ${fieldText(where.floors, lang)}`
    : "";
  return [types, floors].filter(Boolean).join(" · ");
}
