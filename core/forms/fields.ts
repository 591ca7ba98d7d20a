import type { record } from "../refusals/record.ts";
import type { Field } from "../rule.ts";
import { compilePattern } from "../ruleset/pattern.ts";
import type { Site } from "../site.ts";
import { nearest } from "../text/nearest.ts";
import type { Data, Text } from "../text/text.ts";
import { dayNumber } from "../time/civil.ts";
import { instant } from "../time/instant.ts";
import type { Easy } from "./shortcut.ts";

export type RecordCode = keyof typeof record;
/** Why a value cannot be taken. */
export interface Fault {
  readonly code: RecordCode;
  readonly data: Data;
}
export type ValueCheck = (value: unknown) => Fault | undefined;

/** Letters in a text whose field names no maximum. */
const LONGEST = 10_000;
const PERIOD = /^\d{4}(?:-(?:H[12]|Q[1-4]|W(?:0[1-9]|[1-4]\d|5[0-3])|0[1-9]|1[0-2]))?$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const WANTED = {
  text: { zh: "文字", en: "text" },
  integer: { zh: "整数", en: "a whole number" },
  number: { zh: "数", en: "a number" },
  boolean: { zh: "是或否（true、false）", en: "true or false" },
  date: { zh: "日期，例如 2026-11-20", en: "a date such as 2026-11-20" },
  "date-time": {
    zh: "带时区的日期和时间，例如 2026-11-20T08:30:00+08:00",
    en: "a date and time with its offset, such as 2026-11-20T08:30:00+08:00",
  },
  time: { zh: "时间，例如 08:30", en: "a time of day such as 08:30" },
  period: { zh: "期间，例如 2026-11、2026-Q3、2026", en: "a period such as 2026-11, 2026-Q3 or 2026" },
  choice: { zh: "一个选项", en: "one choice" },
  choices: { zh: "一组选项", en: "a list of choices" },
  place: { zh: "位置", en: "a place" },
  person: { zh: "人员", en: "a person" },
  household: { zh: "住户", en: "a household" },
} as const satisfies Record<Field["type"], Text>;

/** What a field takes, as one function made once. Whether it is required is asked by the caller. */
export function fieldCheck(field: Field, site: Site | undefined): ValueCheck {
  switch (field.type) {
    case "text":
      return textCheck(field);
    case "integer":
    case "number":
      return numberCheck(field);
    case "boolean":
      return typed(field, (value) => typeof value === "boolean");
    case "date":
      return typed(field, (value) => typeof value === "string" && dayNumber(value) !== undefined);
    case "date-time":
      return typed(field, (value) => typeof value === "string" && instant(value) !== undefined);
    case "time":
      return typed(field, (value) => typeof value === "string" && CLOCK.test(value));
    case "period":
      return typed(field, (value) => typeof value === "string" && isPeriod(value));
    case "choice":
      return choiceCheck(field);
    case "choices":
      return choicesCheck(field);
    case "place":
      return known(field, "record-place-unknown", site?.places);
    case "person":
      return known(field, "record-person-unknown", site?.people);
    case "household":
      return known(field, "record-household-unknown", site?.households);
  }
}

/** What is surely right: a text whose units are between twice the least and the most letters, a finite number, yes or no. */
export function easyOf({ type, min, max, pattern }: Field): Easy {
  if (type === "text" && pattern === undefined) return { type: "string", least: 2 * (min ?? 0), most: max ?? LONGEST };
  if (type === "number") return { type, least: min ?? -Number.MAX_VALUE, most: max ?? Number.MAX_VALUE };
  return { type: type === "boolean" ? type : "none", least: 0, most: 0 };
}

/** A period by its name, or by its first day. */
function isPeriod(text: string): boolean {
  return PERIOD.test(text) || dayNumber(text) !== undefined;
}

function typed(field: Field, fits: (value: unknown) => boolean): ValueCheck {
  const wrong = wrongValue(field);
  return (value) => (fits(value) ? undefined : wrong(value));
}

function textCheck(field: Field): ValueCheck {
  const { min = 0, max = LONGEST, pattern } = field;
  const fits = pattern === undefined ? undefined : compilePattern(pattern);
  const label = labels(field.label);
  const wrong = wrongValue(field);
  return (value) => {
    if (typeof value !== "string") return wrong(value);
    // a letter has one or two units, so units decide for nearly all texts
    if (value.length > max && letters(value) > max) {
      return { code: "record-field-too-long", data: { ...label, max, found: letters(value) } };
    }
    if (value.length < min * 2 && letters(value) < min) {
      return { code: "record-field-too-short", data: { ...label, min, found: letters(value) } };
    }
    if (!fits || fits(value)) return undefined;
    return {
      code: "record-field-pattern",
      data: { ...label, pattern: pattern ?? "", found: shown(value) },
    };
  };
}

function numberCheck(field: Field): ValueCheck {
  const { min = -Infinity, max = Infinity } = field;
  const fits = field.type === "integer" ? Number.isSafeInteger : Number.isFinite;
  const label = labels(field.label);
  const wrong = wrongValue(field);
  return (value) => {
    if (typeof value !== "number" || !fits(value)) return wrong(value);
    if (value < min) return { code: "record-field-too-small", data: { ...label, min, found: value } };
    if (value > max) return { code: "record-field-too-large", data: { ...label, max, found: value } };
    return undefined;
  };
}

function choiceCheck(field: Field): ValueCheck {
  const choices = new Set(Object.keys(field.choices ?? {}));
  const unknown = unknownChoice(field, choices);
  const wrong = wrongValue(field);
  return (value) => {
    if (typeof value !== "string") return wrong(value);
    return choices.has(value) ? undefined : unknown(value);
  };
}

function choicesCheck(field: Field): ValueCheck {
  const choices = new Set(Object.keys(field.choices ?? {}));
  const { min = 0, max = Infinity } = field;
  const unknown = unknownChoice(field, choices);
  const label = labels(field.label);
  const wrong = wrongValue(field);
  return (value) => {
    if (!Array.isArray(value)) return wrong(value);
    const seen = new Set<string>();
    for (const item of value as readonly unknown[]) {
      if (typeof item !== "string") return wrong(value);
      if (!choices.has(item)) return unknown(item);
      if (seen.has(item)) return { code: "record-choice-twice", data: { ...label, found: item } };
      seen.add(item);
    }
    if (seen.size < min) return { code: "record-choices-too-few", data: { ...label, min } };
    return seen.size > max ? { code: "record-choices-too-many", data: { ...label, max } } : undefined;
  };
}

function unknownChoice(field: Field, choices: ReadonlySet<string>): (value: string) => Fault {
  const data = { ...labels(field.label), allowed: [...choices].join(", ") };
  return (value) => ({
    code: "record-choice-unknown",
    data: { ...data, found: shown(value) },
  });
}

/** An id of the site; without a site any id is taken, and the server looks again. */
function known(field: Field, code: RecordCode, ids: ReadonlyMap<string, unknown> | undefined): ValueCheck {
  const label = labels(field.label);
  const wrong = wrongValue(field);
  return (value) => {
    if (typeof value !== "string" || value === "") return wrong(value);
    if (!ids || ids.has(value)) return undefined;
    return { code, data: { ...label, found: shown(value), ...closeTo(value, ids.keys()) } };
  };
}

/** The refusal of a value of another kind; what does not change is made once. */
function wrongValue(field: Field): (value: unknown) => Fault {
  const { zh, en } = WANTED[field.type];
  const label = labels(field.label);
  return (value) => ({
    code: "record-field-wrong",
    data: { ...label, "wanted-zh": zh, "wanted-en": en, found: shown(value) },
  });
}

/** A label as data in both languages. */
export function labels({ zh, en }: Text, name = "label"): Data {
  return { [`${name}-zh`]: zh ?? en ?? "", [`${name}-en`]: en ?? zh ?? "" };
}

/** A value as it is shown in a sentence: at most 60 letters. */
export function shown(value: unknown): string {
  if (typeof value === "string" && value.length <= 60) return value;
  const text = typeof value === "string" ? value.slice(0, 200) : (JSON.stringify(value)?.slice(0, 200) ?? "—");
  const all = [...text];
  return all.length > 60 ? `${all.slice(0, 59).join("")}…` : text;
}

/** The name that was probably meant, as data. */
export function closeTo(word: string, names: Iterable<string>): Data {
  const close = nearest(word, names);
  return close === undefined ? {} : { close };
}

/** Letters, not UTF-16 units: 😀 is one. */
function letters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
    count++;
  }
  return count;
}
