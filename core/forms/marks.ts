import { placeFits } from "../judge/subjects.ts";
import type { Checklist, ChecklistRow, Form, FormRow, Where } from "../rule.ts";
import type { Site } from "../site.ts";
import type { Data, Text } from "../text/text.ts";
import { closeTo, labels, shown, type RecordCode } from "./fields.ts";

/** Notes a refusal at a JSON Pointer into the record. */
export type NoteAt = (code: RecordCode, pointer: string, data?: Data) => void;
/** Checks a time that is claimed at a pointer. */
export type TimeCheck = (value: unknown, pointer: string, label: Text) => void;

const MOST = 2000;
const KEYS = new Set(["row", "result", "place", "at", "count", "note"]);
const TIME: Text = { zh: "时间", en: "The time" };

/** One row as marks see it: what it may be answered with. */
interface Row {
  readonly title: Text;
  readonly results: ReadonlySet<string>;
  readonly where: Where | undefined;
  /** Most that may be counted; undefined where nothing is counted. */
  readonly most: number | undefined;
  /** A pass has found nothing, a fail something. */
  readonly finds: boolean;
}
type Marks = (marks: unknown, place: string | undefined, note: NoteAt, time: TimeCheck) => void;

/** Marks of a log: rows that were done. */
function logMarks(rows: Readonly<Record<string, FormRow>>, site: Site | undefined): Marks {
  const done = new Set(["done"]);
  const table = new Map(
    Object.entries(rows).map(([id, { title, where }]): [string, Row] => [
      id,
      { title, where, results: done, most: 1_000_000, finds: false },
    ]),
  );
  return (marks, place, note, time) => void checkMarks(table, site, marks, place, false, note, time);
}

/** Marks of a checklist: every row answered, once. */
function checklistMarks(checklist: Checklist, site: Site | undefined): Marks {
  const results = resultsOf(checklist);
  const finds = checklist.method === "deductions" || checklist.method === "faults";
  const table = new Map(
    Object.entries(checklist.rows).map(([id, row]): [string, Row] => [
      id,
      { title: row.title, where: undefined, results, most: mostOf(checklist.method, row), finds },
    ]),
  );
  return (marks, place, note, time) => {
    const answered = checkMarks(table, site, marks ?? [], place, true, note, time);
    for (const [id, { title }] of table) {
      if (!answered.has(id)) note("record-row-unanswered", "/marks", { row: id, ...labels(title) });
    }
  };
}

/** The rows of a definition, and none. */
export function marksOf(definition: Form | Checklist, site: Site | undefined): Marks {
  if ("method" in definition) return checklistMarks(definition, site);
  return logMarks(definition.rows ?? {}, site);
}

function resultsOf({ method, levels }: Checklist): ReadonlySet<string> {
  return new Set([...(method === "levels" ? (levels?.scale ?? []).map(String) : ["pass", "fail"]), "not-applicable"]);
}

function mostOf(method: Checklist["method"], row: ChecklistRow): number | undefined {
  if (method === "points") return row.points ?? 0;
  return method === "deductions" || method === "faults" ? 1_000_000 : undefined;
}

function checkMarks(
  rows: ReadonlyMap<string, Row>,
  site: Site | undefined,
  marks: unknown,
  place: string | undefined,
  once: boolean,
  note: NoteAt,
  time: TimeCheck,
): ReadonlySet<string> {
  const answered = new Set<string>();
  const seen = new Set<string>();
  if (marks === undefined) return answered;
  if (!Array.isArray(marks) || marks.length > MOST) {
    const wanted = { "wanted-zh": `最多 ${MOST} 条的列表`, "wanted-en": `a list of at most ${MOST}` };
    note("record-key-wrong", "/marks", {
      key: "marks",
      ...wanted,
      found: Array.isArray(marks) ? marks.length : shown(marks),
    });
    return answered;
  }
  marks.forEach((mark: unknown, i) => {
    const at = `/marks/${i}`;
    const id = typeof mark === "object" && mark !== null && "row" in mark ? mark.row : undefined;
    const row = typeof id === "string" ? rows.get(id) : undefined;
    if (!row || typeof id !== "string") {
      return note("record-row-unknown", `${at}/row`, {
        found: shown(id),
        ...(typeof id === "string" && closeTo(id, rows.keys())),
      });
    }
    answered.add(id);
    const key = once ? id : timedKey(id, mark, place);
    if (key !== undefined && seen.has(key)) note("record-row-twice", at, labels(row.title));
    if (key !== undefined) seen.add(key);
    checkMark(row, mark as object, at, note);
    if (field(mark, "at") !== undefined) time(field(mark, "at"), `${at}/at`, TIME);
    checkPlace(
      row.title,
      row.where,
      field(mark, "place") ?? place,
      field(mark, "place") === undefined ? at : `${at}/place`,
      site,
      note,
    );
  });
  return answered;
}

/** What names a mark of a log that says when; without a time of its own it may repeat: done twice is two marks. */
function timedKey(row: string, mark: unknown, place: string | undefined): string | undefined {
  const at = field(mark, "at");
  return at === undefined ? undefined : JSON.stringify([row, field(mark, "place") ?? place, at]);
}

function field(mark: unknown, key: string): unknown {
  return (mark as Readonly<Record<string, unknown>>)[key];
}

function checkMark(row: Row, mark: object, at: string, note: NoteAt): void {
  for (const key of Object.keys(mark)) {
    if (!KEYS.has(key)) note("record-key-unknown", `${at}/${escaped(key)}`, { key: shown(key), ...closeTo(key, KEYS) });
  }
  const result = field(mark, "result");
  const remark = field(mark, "note");
  const label = labels(row.title);
  if (typeof result !== "string" || !row.results.has(result)) {
    const allowed = [...row.results].join(", ");
    note("record-result-wrong", `${at}/result`, {
      ...label,
      found: shown(result),
      allowed,
      ...(typeof result === "string" && closeTo(result, row.results)),
    });
  } else checkCount(row, result, field(mark, "count"), `${at}/count`, note);
  if (remark !== undefined && (typeof remark !== "string" || remark.length > 2000)) {
    const wanted = { "wanted-zh": "最多 2000 字的文字", "wanted-en": "a text of at most 2,000 characters" };
    note("record-key-wrong", `${at}/note`, { key: "note", ...wanted, found: shown(remark) });
  }
}

function checkCount(row: Row, result: string, count: unknown, at: string, note: NoteAt): void {
  if (count === undefined) return;
  const label = labels(row.title);
  const { most } = row;
  if (most === undefined || result === "not-applicable") return note("record-count-not-asked", at, label);
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0 || count > most) {
    return note("record-count-wrong", at, { ...label, found: shown(count), min: 0, max: most });
  }
  if (row.finds && (result === "pass") !== (count === 0)) {
    note("record-count-beside-result", at, { ...label, result, found: count });
  }
}

/** The place of a record or mark: known to the site, and one that the rows are for. */
export function checkPlace(
  title: Text,
  where: Where | undefined,
  place: unknown,
  at: string,
  site: Site | undefined,
  note: NoteAt,
): void {
  if (place === undefined) return where ? note("record-place-missing", at) : undefined;
  if (typeof place !== "string") return note("record-place-unknown", at, { found: shown(place) });
  if (!site) return;
  const known = site.places.get(place);
  if (!known) return note("record-place-unknown", at, { found: shown(place), ...closeTo(place, site.places.keys()) });
  if (where && !placeFits(known, where, site)) note("record-place-not-fitting", at, { ...labels(title), found: place });
}

/** A key as a part of a JSON Pointer. */
export function escaped(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}
