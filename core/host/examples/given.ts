import type { Example, TestsFile } from "../../../schemas/generated/tests.ts";
import type { Instant } from "../../finding.ts";
import { timed } from "../../forms/happened.ts";
import type { Mark, RecordInput, StoredRecord } from "../../record.ts";
import type { Refusal } from "../../refusal.ts";
import type { Form } from "../../rule.ts";
import { loadRuleset, type Parts, type RulesetFolder } from "../../ruleset/load.ts";
import type { Ruleset } from "../../ruleset/ruleset.ts";
import { loadSite } from "../../ruleset/site.ts";
import { dayNumber, instant, instantAt, iso, type Civil } from "../../time/index.ts";
import type { Facts } from "./run.ts";
import type { World } from "../../judge/plan.ts";

/** The area of rules that an example writes itself. */
const AREA = "test";
const START = "2026-01-01";

interface Version {
  readonly from: string;
  readonly cut?: boolean;
  readonly rules: Facts;
  readonly checklist?: Facts;
}

/** The site of an example under its rules, or why it cannot be had. */
export function exampleWorld(
  file: TestsFile,
  example: Example,
  parts: Parts,
  folders: readonly RulesetFolder[],
): { readonly world?: World; readonly refusals: readonly Refusal[] } {
  const versions = versionsOf(file, example);
  const loaded = versions.map((version, i) =>
    file.ruleset === undefined
      ? loadRuleset(AREA, [folderOf(version, i, file)], parts)
      : loadRuleset(file.ruleset, folders, parts),
  );
  const rulesets = loaded.flatMap(({ ruleset }) => ruleset ?? []);
  const refusals = loaded.flatMap((one) => one.refusals);
  if (rulesets.length < versions.length) return { refusals };
  const text = JSON.stringify(siteFacts(file, example, versions, rulesets));
  const site = loadSite({ name: "estate.yaml", path: "estate.yaml", text }, parts, rulesets);
  if (!site.site) return { refusals: site.refusals };
  const governing = versions.map(({ from, cut }, i) => ({ from, ruleset: site.rulesets[i]!, ...(cut && { cut }) }));
  return { world: { site: site.site, governing }, refusals: [] };
}

/** Without `rule`, `rules` or `versions` the rule given stands alone. */
function versionsOf({ given = {} }: TestsFile, { rule = {}, rules, versions, checklist }: Example): Version[] {
  const whole = (changes: Facts) => ({ ...given.rule, ...changes });
  if (versions) {
    return versions.map(({ rule: own, ...version }) => ({
      ...(checklist && { checklist }),
      ...version,
      rules: Object.keys(own).length > 0 ? { rule: whole(own) } : {},
    }));
  }
  const all = rules
    ? Object.fromEntries(Object.entries(rules).map(([id, one]) => [id, whole(one)]))
    : { rule: whole(rule) };
  return [{ from: given.from ?? START, rules: all, ...(checklist && { checklist }) }];
}

/** JSON is YAML, so what is given goes the way every ruleset goes. */
function folderOf({ rules, checklist }: Version, i: number, { given = {} }: TestsFile): RulesetFolder {
  const envelope = {
    ruleset: AREA,
    format: 1,
    version: String(i + 1),
    language: "zh",
    title: { zh: "示例", en: "Example" },
    example: true,
  };
  const lists = checklist
    ? { ...given.checklists, list: { ...(given.checklists?.["list"] as Facts), ...checklist } }
    : (given.checklists ?? {});
  const nouns = {
    roles: given.roles,
    "place-types": given["place-types"],
    calendars: given.calendars,
    states: given.states,
  };
  const contents: Record<string, Facts> = {
    ruleset: envelope,
    areas: { areas: { [AREA]: { title: { zh: "示例" }, code: "TST" } } },
    [AREA]: { rules, forms: given.forms ?? {}, checklists: lists },
    ...Object.fromEntries(Object.entries(nouns).flatMap(([noun, value]) => (value ? [[noun, { [noun]: value }]] : []))),
  };
  const files = Object.entries(contents).map(([name, content]) => ({
    name: `${name}.yaml`,
    path: `${name}.yaml`,
    text: JSON.stringify(content),
  }));
  return { name: AREA, root: AREA, path: AREA, files };
}

function siteFacts(
  { site = {} }: TestsFile,
  example: Example,
  versions: readonly Version[],
  rulesets: readonly Ruleset[],
): Facts {
  const own = merged(site, example.site ?? {});
  return {
    site: "estate",
    format: 1,
    firm: "firm",
    title: "示例项目",
    example: true,
    timezone: "Asia/Shanghai",
    rulesets: versions.map(({ from, cut }, i) => ({
      from,
      ruleset: rulesets[i]!.name,
      version: rulesets[i]!.version,
      ...(cut && { cut }),
    })),
    ...own,
  };
}

/** Maps are merged, all else is replaced. */
function merged(base: Facts, more: Facts): Facts {
  const all: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(more))
    all[key] = isMap(all[key]) && isMap(value) ? merged(all[key], value) : value;
  return all;
}

function isMap(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The records of an example, by their time; or what cannot be read. */
export function exampleRecords({ given = {} }: TestsFile, example: Example, civil: Civil): StoredRecord[] | string {
  const base = given.record ?? {};
  const inspection = example.marks ? [{ at: example["as-of"], ...base, marks: example.marks }] : [];
  const all = [
    ...(example.done ?? []).map((at) => ({ ...base, at })),
    ...(example.records ?? []).map((record) => ({ ...base, ...record })),
    ...inspection,
  ];
  const records: StoredRecord[] = [];
  for (const [i, facts] of all.entries()) {
    const record = recordOf(facts, i, civil, given.forms);
    if (typeof record === "string") return record;
    records.push(record);
  }
  return records;
}

const KEYS = ["id", "at", "received", "form", "place", "by", "fields", "row", "marks", "corrects", "withdraws"];

function recordOf(facts: Facts, i: number, civil: Civil, forms: Facts = {}): StoredRecord | string {
  const unknown = Object.keys(facts).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `a record has no ${unknown}`;
  const {
    at,
    received: taken,
    form,
    place,
    by,
    fields,
    row,
    corrects,
    withdraws,
  } = facts as Readonly<Record<string, string>>;
  const own = at === undefined ? byForm(facts["fields"], forms[form ?? "log"], civil) : undefined;
  const happened = own?.happened === undefined ? momentOf(at ?? "", civil) : instant(own.happened);
  const received = taken === undefined ? happened : momentOf(taken, civil);
  if (happened === undefined || received === undefined) return `${at ?? "a record without `at`"} is no time`;
  return {
    id: typeof facts["id"] === "string" ? facts["id"] : `record-${i + 1}`,
    form: form?.includes("/") ? form : `${AREA}/${form ?? "log"}`,
    site: "estate",
    happened: iso(happened),
    precision: own?.precision ?? (at?.length === 10 ? "day" : "minute"),
    received: iso(received),
    "entered-by": "front-desk-01",
    seq: i + 1,
    ...(place !== undefined && { place }),
    ...(by !== undefined && { "done-by": by }),
    ...(isMap(fields) && { fields: fields as NonNullable<StoredRecord["fields"]> }),
    ...((corrects ?? withdraws) !== undefined && { reason: "登记有误" }),
    ...(corrects !== undefined && { corrects }),
    ...(withdraws !== undefined && { withdraws }),
    ...(isMap(facts["marks"])
      ? { marks: marksOf(facts["marks"]) }
      : row !== undefined && { marks: [{ row, result: "done" }] }),
  };
}

/** What the time field of a form says of a record without `at`. */
function byForm(fields: unknown, form: unknown, civil: Civil): Pick<RecordInput, "happened" | "precision"> {
  const record: Pick<RecordInput, "happened" | "precision" | "fields"> = isMap(fields)
    ? { fields: fields as NonNullable<RecordInput["fields"]> }
    : {};
  return isMap(form) ? timed(record, form as unknown as Form, civil) : record;
}

/** `fail 3` is a result with a count. */
function marksOf(marks: Facts): Mark[] {
  return Object.entries(marks).map(([row, text]) => {
    const [, result = "", count] = /^(.*?)(?: (\d+))?$/.exec(String(text)) ?? [];
    return { row, result, ...(count !== undefined && { count: Number(count) }) };
  });
}

/** "2026-11-20 08:30" as the clocks of the site show it; a date alone is its noon. */
export function momentOf(text: string, { zone }: Civil): Instant | undefined {
  const [, date = "", time = "12:00"] = /^(\d{4}-\d\d-\d\d)(?: ((?:[01]\d|2[0-3]):[0-5]\d|24:00))?$/.exec(text) ?? [];
  const day = dayNumber(date);
  return day === undefined ? undefined : instantAt(day, time, { zone, dayStarts: "00:00" });
}
