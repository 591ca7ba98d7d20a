import type { Instant } from "../finding.ts";
import type { Mark, StoredRecord } from "../record.ts";
import { dayOf, iso, startOfDay } from "../time/index.ts";
import { answersOf, type Facts } from "./match.ts";
import { createTrack, grown, insert, reserve, type Track } from "./track.ts";
import type { Wanted } from "./wanted.ts";
import type { Tracks } from "./index.ts";

/** In a column of marks: the mark says nothing of its own. */
export const NONE = -2147483648;

/**
 * Stored records as columns, in the order of their numbers. Forms, places, people, rows and results are numbers into `names`,
 * -1 for none; instants are ours. A mark's `place` and `at` are NONE where it inherits those of its record.
 */
export interface RecordColumns {
  readonly names: readonly string[];
  /** Rows that are meant: from `first`, not including `end`. */
  readonly first: number;
  readonly end: number;
  readonly received: Int32Array;
  readonly happened: Int32Array;
  readonly form: Int32Array;
  readonly place: Int32Array;
  readonly doneBy: Int32Array;
  /** How many marks a row has; they follow one another in the columns of marks, from that of the first row. */
  readonly marks: Int32Array;
  readonly markRow: Int32Array;
  readonly markResult: Int32Array;
  readonly markPlace: Int32Array;
  readonly markAt: Int32Array;
  /** Whether the columns say all that matters of a row: a record without fields that replaces nothing. */
  isPlain(row: number): boolean;
  /** Whether the time of a row is known to the day only. */
  isOfDay(row: number): boolean;
  /** Whether a row holds a record at all. */
  isRecord(row: number): boolean;
  /** Where the ids of rows stand; held on to, while the columns are let go. */
  readonly ids: Ids;
  /** The record of a row, in full. */
  record(row: number): StoredRecord;
}

/** A table of ids that stays where it is. */
export interface Ids {
  idOf(row: number): string;
  rowOf(id: string): number | undefined;
}

/** The parts of an index that columns are put into. */
export interface Taking {
  readonly facts: Facts;
  /** The tables that want marks of a form, by mark; nothing where a form is wanted as a whole as well. */
  marksWanted(form: string): ReadonlyMap<string, readonly Tracks[]> | undefined;
  add(record: StoredRecord, row: number): void;
  /** Takes the rows of columns; gives the number of the first in the index. */
  begin(columns: RecordColumns): number;
  /** Notes how long a track has become, and how many records were taken. */
  reached(length: number, records: number): void;
}

const NOBODY: readonly Tracks[] = [];
/** Stands where no answer rests on the time. */
const NO_TIME = iso(0);

/** The tracks that an answer goes to, and what it counts as there. */
type Way = readonly { readonly track: Track; readonly key: number }[];

/** What is asked of a form, and where its answers go: by place and precision, person and mark, the number of a way, or less than 0 where it rests on the time. */
interface Form {
  /** Nothing where a form is not asked for mark by mark. */
  readonly wants: ReadonlyMap<string, readonly Tracks[]> | undefined;
  readonly byPerson: boolean;
  readonly known: number[][][];
}

/** Answers by the way they go, until all are there: so each track grows once. */
interface Waiting {
  way: Int32Array;
  at: Int32Array;
  row: Int32Array;
  length: number;
}

/** So many wait at most before the next columns. */
const MOST_WAITING = 1 << 22;

/**
 * Puts the records of columns into an index, as if each were added; `names` are the same in all of them. Where an answer goes
 * is worked out once for each form, mark and place, and person where that matters. Nothing that is called for each mark is
 * a closure: what is compiled for one is let go with it.
 */
export function addColumns(batches: Iterable<RecordColumns>, taking: Taking): void {
  const ways: Way[] = [];
  const forms: Form[] = [];
  const waiting = { way: new Int32Array(0), at: new Int32Array(0), row: new Int32Array(0), length: 0 };
  let plain = 0;
  for (const columns of batches) {
    plain += addBatch(columns, taking, forms, ways, waiting);
    if (waiting.length >= MOST_WAITING) taking.reached(fill(ways, waiting), 0);
  }
  taking.reached(fill(ways, waiting), plain);
}

function addBatch(columns: RecordColumns, taking: Taking, forms: Form[], ways: Way[], waiting: Waiting): number {
  const { names, happened, form, place, doneBy, marks, markRow, markResult, markPlace, markAt } = columns;
  const notApplicable = names.indexOf("not-applicable");
  const first = taking.begin(columns) - columns.first;
  const days = new Map<Instant, Instant>();
  let plain = 0;
  let mark = 0;
  makeRoom(waiting, markRow.length);
  for (let row = columns.first; row < columns.end; row++) {
    const begin = mark;
    mark += marks[row]!;
    if (!columns.isRecord(row)) continue;
    const { wants, byPerson, known } = (forms[form[row]!] ??= formOf(names[form[row]!]!, taking));
    if (!wants || !columns.isPlain(row)) {
      taking.add(columns.record(row), first + row);
      continue;
    }
    plain++;
    const person = byPerson ? doneBy[row]! : -1;
    for (let m = begin; m < mark; m++) {
      if (markResult[m] === notApplicable) continue;
      const ofDay = markAt[m] === NONE && columns.isOfDay(row);
      const at = markAt[m] !== NONE ? markAt[m]! : ofDay ? lastSecond(happened[row]!, days, taking) : happened[row]!;
      const where = markPlace[m] === NONE ? place[row]! : markPlace[m]!;
      const byMark = ((known[where * 2 + 2 + (ofDay ? 1 : 0)] ??= [])[person + 1] ??= []);
      const which = markRow[m]!;
      const way = (byMark[which] ??= wayOf(
        wants.get(names[which]!) ?? NOBODY,
        recordOf(names[form[row]!]!, NO_TIME, names[where], names[person]),
        ofDay,
        ways,
        taking,
      ));
      if (way >= 0) {
        const i = waiting.length++;
        waiting.way[i] = way;
        waiting.at[i] = at;
        waiting.row[i] = first + row;
      } else putSlowly(wants.get(names[which]!) ?? NOBODY, columns, row, where, at, ofDay, first + row, taking);
    }
  }
  return plain;
}

function formOf(name: string, taking: Taking): Form {
  const wants = taking.marksWanted(name);
  return { wants, byPerson: wants !== undefined && [...wants.values()].flat().some(restsOnPerson), known: [] };
}

/** A time known to the day stands at the last second of its day. */
function lastSecond(t: Instant, days: Map<Instant, Instant>, { facts: { civil } }: Taking): Instant {
  const found = days.get(t) ?? startOfDay(dayOf(t, civil) + 1, civil) - 1;
  days.set(t, found);
  return found;
}

function makeRoom(waiting: Waiting, more: number): void {
  if (waiting.length + more <= waiting.way.length) return;
  const size = Math.max(waiting.length + more, waiting.way.length * 2);
  waiting.way = grown(waiting.way, size);
  waiting.at = grown(waiting.at, size);
  waiting.row = grown(waiting.row, size);
}

/** Puts what waits into its tracks, way by way; gives the length of the longest. */
function fill(ways: readonly Way[], waiting: Waiting): number {
  const { length } = waiting;
  waiting.length = 0;
  const ends = new Int32Array(ways.length + 1);
  for (let i = 0; i < length; i++) ends[waiting.way[i]! + 1]!++;
  for (let way = 0; way < ways.length; way++) ends[way + 1]! += ends[way]!;
  const at = new Int32Array(length);
  const row = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const place = ends[waiting.way[i]!]!++;
    at[place] = waiting.at[i]!;
    row[place] = waiting.row[i]!;
  }
  let longest = 0;
  for (let way = 0; way < ways.length; way++) {
    const begin = way === 0 ? 0 : ends[way - 1]!;
    for (const { track, key } of ways[way]!) {
      reserve(track, ends[way]! - begin);
      for (let i = begin; i < ends[way]!; i++) insert(track, at[i]!, row[i]!, key);
      longest = Math.max(longest, track.length);
    }
  }
  return longest;
}

/** The number of a new way for answers whose subject rests on form, mark, place and person alone; less than 0 where it rests on the time as well. */
function wayOf(all: readonly Tracks[], record: StoredRecord, ofDay: boolean, ways: Way[], { facts }: Taking): number {
  if (!all.every(({ wanted }) => isTimeless(wanted))) return -1;
  const way = all.flatMap((tracks) =>
    answersOf(tracks.wanted, record, { row: "", result: "" }, 0, facts).map(({ subject, key }) => ({
      track: trackOf(tableOf(tracks, ofDay), subject, tracks.wanted),
      key,
    })),
  );
  return ways.push(way) - 1;
}

const isTimeless = ({ each, ownZone, key }: Wanted): boolean =>
  each !== "household" && !ownZone && (key === undefined || key === "place");

const restsOnPerson = ({ wanted: { each, doneBy, ownZone } }: Tracks): boolean =>
  doneBy !== undefined || ownZone === true || !(each === "site" || each === "place" || each === "zone");

function putSlowly(
  all: readonly Tracks[],
  { names, doneBy, form }: RecordColumns,
  row: number,
  where: number,
  at: Instant,
  ofDay: boolean,
  taken: number,
  taking: Taking,
): void {
  const record = recordOf(names[form[row]!]!, iso(at), names[where], names[doneBy[row]!]);
  const mark: Mark = { row: "", result: "" };
  for (const tracks of all) {
    for (const { subject, key } of answersOf(tracks.wanted, record, mark, at, taking.facts)) {
      const track = trackOf(tableOf(tracks, ofDay), subject, tracks.wanted);
      insert(track, at, taken, key);
      taking.reached(track.length, 0);
    }
  }
}

/** What is known to the day only is kept apart where the time of the day is asked for. */
const tableOf = ({ wanted, bySubject, loose }: Tracks, ofDay: boolean): Map<string, Track> =>
  ofDay && wanted.fine ? loose : bySubject;

function trackOf(table: Map<string, Track>, subject: string, wanted: Wanted): Track {
  let track = table.get(subject);
  if (!track) table.set(subject, (track = createTrack(wanted.key !== undefined)));
  return track;
}

/** As much of a record as an answer rests on. */
function recordOf(form: string, happened: string, place: string | undefined, person: string | undefined): StoredRecord {
  return {
    id: "",
    form,
    site: "",
    happened,
    precision: "minute",
    received: "",
    "entered-by": "",
    seq: 0,
    ...(place !== undefined && { place }),
    ...(person !== undefined && { "done-by": person }),
  };
}
