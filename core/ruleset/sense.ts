import type { Path } from "../plugin.ts";
import type { RefusalCode } from "../refusals/index.ts";
import type { Checklist, Form, FrequencyRule, Pass, RecordOf, RuleBody, ScoreRule, Where } from "../rule.ts";
import { closeTo } from "../text/nearest.ts";
import type { Data } from "../text/text.ts";
import { bodyOf, type Entry } from "./entry.ts";
import type { ValueMap } from "./origins.ts";
import { fault, type Reading } from "./reading.ts";
import type { Topic } from "./ruleset.ts";
import { isMap } from "./schema.ts";

/** What rules refer to. */
export interface Things {
  readonly forms: ReadonlyMap<string, Form>;
  readonly checklists: ReadonlyMap<string, Checklist>;
  readonly content: ValueMap;
}
interface Case<B> {
  readonly body: B;
  readonly things: Things;
  say(code: RefusalCode, path: Path, data?: Data): void;
  /** Of two fields that do not go together, the one that the higher layer wrote: there it can be mended. */
  later(one: string, other: string): Path;
}

/** What no schema can see: rules that are well formed and make no sense. */
export function checkRuleSense(reading: Reading, entry: Entry, things: Things): void {
  const body = bodyOf(entry) as unknown as RuleBody;
  const say = (code: RefusalCode, path: Path, data: Data = {}): void =>
    fault(reading, code, { id: entry.id, ...data }, entry.spot, path);
  const files = [...reading.languages.keys()];
  const depth = (field: string): number => files.indexOf(entry.spot.at([field])?.file ?? "");
  const later = (one: string, other: string): Path => [depth(other) < depth(one) ? other : one];
  const one = { body, things, say, later };
  common(one);
  if (body.kind === "frequency") frequency({ ...one, body });
  else if (body.kind === "score") score({ ...one, body });
}

function common({ body, things, say }: Case<RuleBody>): void {
  const topics = isMap(things.content["topics"]) ? things.content["topics"] : {};
  const topic = body.about === undefined ? undefined : (topics[body.about] as unknown as Topic | undefined);
  if (topic && topic.kind !== body.kind)
    say("topic-of-other-kind", ["about"], { topic: body.about ?? "", kind: topic.kind, found: body.kind });
  if (topic?.each !== undefined && body.each !== undefined && topic.each !== body.each)
    say("topic-of-other-subject", ["about"], { topic: body.about ?? "", each: topic.each, found: body.each });
  if (body.where) placesOfSubject(body.where, body.each ?? "site", say);
  if (body.kind === "guideline") return;
  if (body.group?.take === "strictest") say("strictest-comes-later", ["group", "take"]);
  if (body.shared === false && !body.group) say("shared-without-group", ["shared"]);
}

/** Which conditions can hold for which subject; any other would leave a rule without subjects, or be passed over. */
const CONDITIONS: Readonly<Record<NonNullable<RuleBody["each"]>, readonly (keyof Where)[]>> = {
  site: [],
  place: ["type", "floors", "place", "zone"],
  zone: ["zone", "place"],
  household: ["type", "floors", "place", "zone"],
  person: ["role", "zone"],
};

function placesOfSubject(where: Where, each: NonNullable<RuleBody["each"]>, say: Case<RuleBody>["say"]): void {
  for (const key of Object.keys(where) as (keyof Where)[]) {
    if (key.startsWith("x-") || CONDITIONS[each].includes(key)) continue;
    const fits = Object.entries(CONDITIONS)
      .filter(([, keys]) => keys.includes(key))
      .map(([name]) => name);
    say("where-not-of-subject", ["where", key], { key, each, fits: fits.join(", ") });
  }
}

function frequency({ body, things, say, later }: Case<FrequencyRule>): void {
  const often = body["how-often"];
  const figure = typeof often === "object" ? often : undefined;
  const continuous = figure !== undefined && "continuous" in figure;
  const times = figure && "times" in figure ? figure : undefined;
  if (continuous && body["longest-gap"] === undefined) say("longest-gap-missing", ["how-often"]);
  if (!continuous && body["longest-gap"] !== undefined) say("longest-gap-alone", later("longest-gap", "how-often"));
  if (times?.times.min === 0) say("count-without-least", ["how-often"]);
  if (needsCalendar(body) && body.calendar === undefined)
    say("calendar-missing", ["how-often"], { known: Object.keys(things.content["calendars"] ?? {}).join(", ") });
  if (body.over === "fail" && times?.times.max === undefined && often !== "unset")
    say("over-without-most", later("over", "how-often"));
  if (body.irregular && !times && often !== "unset") say("irregular-without-count", later("irregular", "how-often"));
  if (body.count && !times && often !== "unset") say("count-without-times", later("count", "how-often"));
  if (body.grace && figure && !times) say("grace-without-window", later("grace", "how-often"));
  if (body.count?.in === "own-zone" && body.each !== "person") say("own-zone-without-person", ["count", "in"]);
  if (
    body["reports-on"] !== undefined &&
    !hasField(things.forms.get(body.record.form), "period") &&
    !unread(body.record, things)
  )
    say("period-field-missing", ["reports-on"], { form: body.record.form });
  if (
    body.count?.distinct === "household" &&
    body.each !== "household" &&
    !hasField(things.forms.get(body.record.form), "household") &&
    !unread(body.record, things)
  )
    say("household-field-missing", ["count", "distinct"], { form: body.record.form });
  record(body.record, ["record"], things, say);
}

const hasField = (form: Form | undefined, type: string): boolean =>
  Object.values(form?.fields ?? {}).some((field) => field.type === type);

/** A form that was refused itself is no news. */
const unread = (record: RecordOf, { forms, checklists }: Things): boolean =>
  !forms.has(record.form) && !checklists.has(record.form);

function needsCalendar(body: FrequencyRule): boolean {
  const often = body["how-often"];
  if (typeof often !== "object") return false;
  const gap = body["longest-gap"];
  const durations = ["every" in often ? often.every : undefined, typeof gap === "object" ? gap : undefined, body.grace];
  if (durations.some((duration) => duration?.unit === "working-day")) return true;
  return "times" in often && (often.per === "working-day" || JSON.stringify(often).includes('"working-days"'));
}

function record(record: RecordOf, path: Path, things: Things, say: Case<RuleBody>["say"]): void {
  const { form: id, mark, where = {}, having = [] } = record;
  const form = things.forms.get(id);
  const rows = form ? (form.rows ?? {}) : things.checklists.get(id)?.rows;
  if (!rows) return;
  if (mark !== undefined && !Object.hasOwn(rows, mark)) {
    say("mark-unknown", [...path, "mark"], { mark, form: id, ...closeTo(mark, Object.keys(rows)) });
  }
  const fields = form?.fields ?? {};
  const asked = [
    ...Object.keys(where).map((key) => [key, "where", key] as const),
    ...having.map((key, i) => [key, "having", i] as const),
  ];
  for (const [key, list, at] of asked) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field)
      say("field-unknown", [...path, list, at], {
        field: key,
        form: id,
        known: Object.keys(fields).join(", ") || "-",
        ...closeTo(key, Object.keys(fields)),
      });
    else if (list === "where" && field.choices && !Object.hasOwn(field.choices, String(where[key])))
      say("choice-unknown", [...path, list, at], {
        field: key,
        found: String(where[key]),
        known: Object.keys(field.choices).join(", "),
      });
  }
}

function score({ body, things, say }: Case<ScoreRule>): void {
  const period = body.per !== undefined && body.per !== "record";
  if (period && body.combine === undefined) say("combine-missing", ["per"], { per: body.per ?? "" });
  if (!period && body.combine !== undefined) say("combine-without-period", ["combine"]);
  if (body["after-work-within"] && !body.work) say("work-missing", ["after-work-within"]);
  if (body.work && !body["after-work-within"]) say("work-without-limit", ["work"]);
  if (body.work) record(body.work, ["work"], things, say);
  const checklist = things.checklists.get(body.of);
  if (!checklist) return;
  passOf(body.pass, checklist, ["pass"], say);
  if (
    body.combine === "mean" &&
    (checklist.method === "faults" || (isLevel(body.pass) && checklist.method === "levels"))
  )
    say("mean-of-no-share", ["combine"], { method: checklist.method });
}

const isLevel = (pass: Pass): boolean => typeof pass === "object" && "level" in pass;

/** A pass line in the measure of the method: a share, a number of faults, or a level of its scale. */
export function passOf(pass: Pass, checklist: Checklist, path: Path, say: Case<RuleBody>["say"]): void {
  if (pass === "unset") return;
  const { method, levels } = checklist;
  const found = "faults" in pass ? "faults" : "level" in pass ? "level" : "share";
  const fits = {
    "yes-no": ["share"],
    points: ["share"],
    deductions: ["share"],
    faults: ["faults"],
    levels: ["level", "share"],
  }[method];
  if (!fits.includes(found)) return say("pass-not-of-method", path, { method, ...PASS_EXAMPLES[method] });
  const scale = (levels?.scale ?? []).map(String);
  if ("level" in pass && levels && !scale.includes(pass.level)) {
    say("level-unknown", path, { level: pass.level, known: scale.join(", "), ...closeTo(pass.level, scale) });
  }
}

const PASS_EXAMPLES = {
  "yes-no": { example: "85%" },
  points: { example: "85%" },
  deductions: { example: "85%" },
  faults: { example: "{ faults: 2 }" },
  levels: { example: "{ level: B }" },
} as const;
