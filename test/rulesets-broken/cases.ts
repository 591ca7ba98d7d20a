import { envelope, SOUND, type Files } from "../core/ruleset/fixtures.ts";

/** A broken ruleset `firm`: files that replace or join those of the sound one; an empty text takes a file away. */
export type Cases = Readonly<Record<string, Files>>;

/** A form with a row, and a checklist: what the rules of the cases refer to. */
export const THINGS = `forms:
  count:
    title: 盘点表
    time: at
    fields:
      at: { label: 时间, type: date-time, required: true }
      where: { label: 何处, type: choice, choices: { desk: 前台, store: 库房 } }
      month: { label: 月份, type: period }
    rows:
      full: { title: 满桶 }
checklists:
  visit:
    title: 巡查表
    method: yes-no
    not-applicable: leave-out
    rows:
      floor: { title: 地面无尘 }
`;

/** The area file of water with one rule. */
export const rule = (fields: string, things = THINGS): Files => ({
  "firm/water.yaml": `${things}rules:\n  r:\n${fields.replace(/^(?=.)/gm, "    ")}\n`,
});

/** A frequency rule that is sound, with more or other fields. */
export const frequency = (fields: string, without: readonly string[] = []): Files => {
  const sound = ["kind: frequency", "title: 盘点", "record: count", "how-often: 每日一次"];
  return rule(
    [...sound.filter((line) => !without.includes(line.split(":")[0] ?? "")), fields].filter(Boolean).join("\n"),
  );
};

export const score = (fields: string, things = THINGS): Files =>
  rule(`kind: score\ntitle: 巡查\nof: visit\n${fields}`, things);

/** A checklist of one row, with a method and fields of its own. */
export const checklist = (fields: string): Files => ({
  "firm/water.yaml": `checklists:\n  visit:\n    title: 巡查表\n    not-applicable: leave-out\n${fields.replace(/^(?=.)/gm, "    ")}\n`,
});

/** A cleaning table of one block. */
export const table = (fields: string, items = "mop: { item: 地面, method: 牵尘, how-often: 1次/日 }"): Files => ({
  "firm/cleaning.yaml": `cleaning:\n  hall:\n    title: 大堂\n    places: { type: hall }\n    not-applicable: leave-out\n${fields.replace(/^(?=.)/gm, "    ")}${fields ? "\n" : ""}    items:\n${items.replace(/^(?=.)/gm, "      ")}\n`,
});

/** The sound ruleset with a case laid over it. */
export function withCase(files: Files): Files {
  return Object.fromEntries(Object.entries({ ...SOUND, ...files }).filter(([, text]) => text !== ""));
}

/** `firm` extends other rulesets. */
export const extending = (names: string, more = ""): Files => ({
  "firm/ruleset.yaml": envelope("firm", `extends: ${names}\nsources:\n  guide: { title: 工作指南 }\n${more}`),
});

export { envelope };
