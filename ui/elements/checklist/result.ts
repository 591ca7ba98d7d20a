import {
  levelName,
  percentOf,
  reaches,
  scoreOf,
  type Checklist,
  type Lang,
  type Mark,
  type Pass,
  type Text,
} from "../../../core/index.ts";
import { words } from "../../words.ts";
import { tell } from "../lang.ts";

const texts = {
  level: { zh: "最低 {level}", en: "lowest {level}" },
} as const satisfies Record<string, Text>;

/** A checklist's result as it stands, in words. */
export interface Shown {
  readonly text: string;
  readonly band?: string;
  /** Undefined where no pass line is set. */
  readonly passed?: boolean;
}

/** The result over the rows that are answered; nothing where it cannot be said. */
export function resultOf(
  checklist: Checklist,
  marks: readonly Mark[],
  pass: Pass | undefined,
  lang: Lang,
): Shown | undefined {
  const answered = new Set(marks.map(({ row }) => row));
  const rows = Object.fromEntries(Object.entries(checklist.rows).filter(([id]) => answered.has(id)));
  const result = scoreOf({ ...checklist, rows }, marks);
  if (result.unfit.length > 0 || result.allNotApplicable) return undefined;
  const text =
    result.faults !== undefined
      ? tell(words.faults, lang, { n: result.faults })
      : result.ratio
        ? percentOf(result.ratio)
        : result.level !== undefined
          ? tell(texts.level, lang, { level: levelName(checklist, result.level) })
          : undefined;
  if (text === undefined) return undefined;
  const reached = pass && reaches(result, pass, checklist);
  const groups = Object.entries(result.groups).every(([id, sum]) => {
    const own = checklist.groups?.[id]?.pass;
    return own === undefined || reaches(sum, own, checklist) !== false;
  });
  return {
    text,
    ...(result.band !== undefined && { band: result.band }),
    ...(reached !== undefined && { passed: reached && groups && result.critical.length === 0 }),
  };
}
