import type { Instant, LateEntry } from "../finding.ts";
import type { Mark, RecordInput, StoredRecord } from "../record.ts";
import type { Checklist, Form } from "../rule.ts";
import type { Lang } from "../text/text.ts";
import { addDuration, civilDate, dayOf, elapses, sayDuration, sayInstant, startOf, type Civil } from "../time/index.ts";
import type { RecordColumns } from "./columns.ts";
import { both, sayEnd } from "./explain.ts";
import type { Index, Known } from "./index.ts";
import type { Ask, Moment } from "./judgement.ts";
import { timeOf, type Answer } from "./match.ts";
import { civilOf, type World } from "./plan.ts";
import type { Wanted } from "./wanted.ts";
import { NEVER } from "./windows.ts";

/*
 * The law on late entry: the content in force says when a record happened, and so until when it had to be there; it was there when the
 * first content of its chain was received. To correct is not to enter late, and what is withdrawn was not entered.
 */

/** As much of a record as its limit rests on. */
type Entered = Pick<RecordInput, "precision"> & { readonly marks?: readonly Pick<Mark, "row" | "place">[] };

/** The moment from which on a record is entered late: the shortest limit of its form and of its rows; never where none is written. */
export function lateFrom(
  definition: Form | Checklist | undefined,
  record: Entered,
  happened: Instant,
  civil: Civil,
): Instant {
  const rows = rowsOf(definition);
  const limits = [definition, ...(record.marks ?? []).map(({ row }) => rows[row])];
  const { at, dayOnly } = timeOf(record, undefined, happened, civil);
  const ends = limits.flatMap((one) => {
    const limit = one?.["entry-within"];
    // hours of what is known to the day elapse from 24:00
    return limit ? (addDuration(at + Number(dayOnly && elapses(limit)), limit, civil) ?? []) : [];
  });
  return Math.min(NEVER, ...ends);
}

const rowsOf = (definition: Form | Checklist | undefined): NonNullable<Form["rows"]> =>
  definition && !("method" in definition) ? (definition.rows ?? {}) : {};

/** Finds what was entered late, to be kept by place with its limit as key. Corrections are kept in any case: what they correct says when it was there. */
export interface Entries {
  /** What late entries are kept under, by form; only forms that set a limit. */
  readonly wanted: ReadonlyMap<string, Wanted>;
  ofRecord(record: StoredRecord, happened: Instant, received: Instant): Answer | undefined;
  /** Of the plain rows of columns. */
  ofColumns(columns: RecordColumns, keep: (form: string, answer: Answer, row: number) => void): void;
}

/** No limit in days is shorter than so many seconds, none in hours or minutes shorter than a minute. */
const [SHORTEST_DAY, SHORTEST] = [79_200, 60];

export function createEntries({ site, governing }: World): Entries {
  const civil = civilOf(site);
  const versions = governing.map(({ from, ruleset }) => ({
    from: startOf(from, civil),
    definitions: { ...ruleset.forms, ...ruleset.checklists },
  }));
  const shortest = new Map<string, number>();
  for (const [form, definition] of versions.flatMap(({ definitions }) => Object.entries(definitions))) {
    for (const { "entry-within": limit } of [definition, ...Object.values(rowsOf(definition))]) {
      const least = limit && elapses(limit) ? SHORTEST : SHORTEST_DAY;
      if (limit) shortest.set(form, Math.min(shortest.get(form) ?? Infinity, least));
    }
  }
  function ofRecord(
    record: Entered & Pick<RecordInput, "form" | "place" | "corrects">,
    happened: Instant,
    received: Instant,
  ): Answer | undefined {
    const definition = versions.findLast(({ from }) => from <= happened)?.definitions[record.form];
    const key = lateFrom(definition, record, happened, civil);
    if (key === NEVER || (received < key && record.corrects === undefined)) return undefined;
    const { at, dayOnly: loose } = timeOf(record, undefined, happened, civil);
    return { subject: record.place ?? record.marks?.[0]?.place ?? site.id, at, key, loose };
  }
  return {
    wanted: new Map(
      Array.from(shortest.keys(), (form) => {
        const named = { householdField: "", periodField: "" };
        return [form, { id: `late ${form}`, form, each: "place", key: "limit", ...named }];
      }),
    ),
    ofRecord,
    ofColumns({ names, first, end, received, happened, form, place, marks, markRow, markPlace, ...columns }, keep) {
      const least = names.map((name) => shortest.get(name) ?? Infinity);
      let mark = 0;
      for (let row = first; row < end; row++) {
        const begin = mark;
        mark += marks[row]!;
        if (!(received[row]! - happened[row]! >= least[form[row]!]!) || !columns.isPlain(row)) continue;
        const where = names[place[row]!] ?? names[markPlace[begin] ?? -1];
        const record = {
          form: names[form[row]!]!,
          precision: columns.isOfDay(row) ? "day" : "minute",
          marks: Array.from(markRow.subarray(begin, mark), (which) => ({ row: names[which]! })),
          ...(where !== undefined && { place: where }),
        } as const;
        const answer = ofRecord(record, happened[row]!, received[row]!);
        if (answer) keep(record.form, answer, row - first);
      }
    },
  };
}

/** At most two units: 2天9小时, 9h 10m. */
function sayElapsed(seconds: number, lang: Lang): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const parts = { day: Math.floor(minutes / 1440), hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 };
  return (["day", "hour", "minute"] as const)
    .flatMap((unit) => (parts[unit] > 0 ? [sayDuration({ n: parts[unit], unit }, lang)] : []))
    .slice(0, 2)
    .join(lang === "zh" ? "" : " ");
}

/** Late entries that touch the dates asked for, from when it happened until it was entered. */
export function lateEntries(index: Index, known: Known, ask: Ask, { from, until }: Moment): LateEntry[] {
  const { site, governing } = index.world;
  const civil = civilOf(site);
  const found: LateEntry[] = [];
  for (const [form, wanted] of ask.rule === undefined ? index.entries : []) {
    if (ask.area !== undefined && !form.startsWith(`${ask.area}/`)) continue;
    const { bySubject, loose } = known.get(wanted)!;
    for (const [subject, track] of [...bySubject, ...loose]) {
      if (ask.place !== undefined && !site.places.get(subject)?.path.includes(ask.place)) continue;
      for (let i = 0; i < track.length && track.at[i]! < until; i++) {
        const [start, by, end] = [track.at[i]!, track.key![i]!, index.enteredAt(track.row[i]!)];
        if (end < by || end < from) continue;
        const { name, version } = governing.findLast((one) => startOf(one.from, civil) <= start)!.ruleset;
        const happened = loose.get(subject) === track ? civilDate(dayOf(start, civil)) : sayInstant(start, civil);
        const said = { happened, entered: sayInstant(end, civil), until: sayEnd(by, civil) };
        found.push({
          ...{ rule: form, kind: "entry", subject, start, by, end, verdict: "entered-late", reason: "entered-late" },
          ...{ data: { ...said, ...both("late", (lang) => sayElapsed(end - by, lang)) }, modality: "must" },
          ...{ ruleset: `${name}@${version}`, records: [index.idOf(track.row[i]!)], beside: [] },
        });
      }
    }
  }
  return found;
}
