import type { Instant } from "../finding.ts";
import type { Mark, StoredRecord } from "../record.ts";
import { dayOf, iso, startOfDay } from "../time/index.ts";
import { answersOf, type Facts } from "./match.ts";
import { createTrack, insert, type Track } from "./track.ts";
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
  /** The number of the first row in the index. */
  readonly first: number;
  /** Notes how long a track has become, and how many records were taken. */
  reached(length: number, records: number): void;
}

/** Instead of targets: they rest on the time as well. */
const TIMED = "timed";
const NOBODY: readonly Tracks[] = [];
/** Stands where no answer rests on the time. */
const NO_TIME = iso(0);

interface Target {
  readonly track: Track;
  readonly key: number;
}

/** Puts the records of columns into an index, as if each were added. Where an answer goes is worked out once for each form, mark and place, and person where that matters. */
export function addColumns(columns: RecordColumns, taking: Taking): void {
  const { names, happened, form, place, doneBy, marks, markRow, markResult, markPlace, markAt } = columns;
  const notApplicable = names.indexOf("not-applicable");
  const wanted = names.map((name) => taking.marksWanted(name));
  const byPerson = wanted.map((wants) => wants !== undefined && [...wants.values()].flat().some(restsOnPerson));
  const known = new Map<number, (readonly Target[] | typeof TIMED | undefined)[]>();
  const most = names.length + 1;
  const days = new Map<Instant, Instant>();
  /** A time known to the day stands at the last second of its day. */
  const lastSecond = (t: Instant): Instant => {
    const found = days.get(t) ?? startOfDay(dayOf(t, taking.facts.civil) + 1, taking.facts.civil) - 1;
    days.set(t, found);
    return found;
  };
  let longest = 0;
  let plain = 0;
  let mark = 0;
  for (let row = columns.first; row < columns.end; row++) {
    const begin = mark;
    mark += marks[row]!;
    if (!columns.isRecord(row)) continue;
    const wants = wanted[form[row]!];
    const taken = taking.first + row - columns.first;
    if (!wants || !columns.isPlain(row)) {
      taking.add(columns.record(row), taken);
      continue;
    }
    plain++;
    for (let m = begin; m < mark; m++) {
      if (markResult[m] === notApplicable) continue;
      const ofDay = markAt[m] === NONE && columns.isOfDay(row);
      const at = markAt[m] !== NONE ? markAt[m]! : ofDay ? lastSecond(happened[row]!) : happened[row]!;
      const where = markPlace[m] === NONE ? place[row]! : markPlace[m]!;
      const person = byPerson[form[row]!] ? doneBy[row]! : -1;
      const key = ((form[row]! * most + where + 1) * most + person + 1) * 2 + Number(ofDay);
      let byRow = known.get(key);
      if (!byRow) known.set(key, (byRow = []));
      const which = markRow[m]!;
      const targets = (byRow[which] ??=
        targetsOf(
          wants.get(names[which]!) ?? NOBODY,
          names[form[row]!]!,
          names[where],
          names[person],
          ofDay,
          taking.facts,
        ) ?? TIMED);
      if (targets === TIMED) {
        putSlowly(wants.get(names[which]!) ?? NOBODY, columns, row, where, at, ofDay, taken, taking);
        continue;
      }
      for (const { track, key: counted } of targets) {
        insert(track, at, taken, counted);
        if (track.length > longest) longest = track.length;
      }
    }
  }
  taking.reached(longest, plain);
}

/** Where answers go whose subject rests on form, mark, place and person alone; nothing where it rests on the time as well. */
function targetsOf(
  all: readonly Tracks[],
  form: string,
  place: string | undefined,
  person: string | undefined,
  ofDay: boolean,
  facts: Facts,
): readonly Target[] | undefined {
  if (!all.every(({ wanted }) => isTimeless(wanted))) return undefined;
  const record = recordOf(form, NO_TIME, place, person);
  return all.flatMap((tracks) =>
    answersOf(tracks.wanted, record, { row: "", result: "" }, 0, facts).map(({ subject, key }) => ({
      track: trackOf(tableOf(tracks, ofDay), subject, tracks.wanted),
      key,
    })),
  );
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
