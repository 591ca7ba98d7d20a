import type { Instant } from "../finding.ts";
import type { StoredRecord } from "../record.ts";
import { instant } from "../time/index.ts";
import { addColumns, type RecordColumns } from "./columns.ts";
import { createChains, type Chains } from "./chains.ts";
import { answersOf, type Answer, type Facts } from "./match.ts";
import { civilOf, linesOf, type Line, type World } from "./plan.ts";
import { createTrack, filtered, insert, type Track } from "./track.ts";
import { createRows, type Rows } from "./rows.ts";
import type { Wanted } from "./wanted.ts";

/** The answers that one table of wants has found, by subject. */
export interface Tracks {
  readonly wanted: Wanted;
  readonly bySubject: Map<string, Track>;
  /** Known only to the day, where the time of the day is asked for. */
  readonly loose: Map<string, Track>;
}

/** What is known of the work at a site, kept so that a verdict is a walk and a new record an insertion. */
export interface Index {
  readonly world: World;
  readonly facts: Facts;
  readonly lines: readonly Line[];
  /** Takes a record as it is stored, in any order: a new one, a correction (which replaces what it corrects) or a withdrawal. */
  add(record: StoredRecord): void;
  /** Takes many records at once, as if each were added. */
  addAll(columns: RecordColumns): void;
  /** The answers as they were known at a moment. */
  known(asOf: Instant): Known;
  /** The id of the record in a row: that of the first of its chain, which people call it by. */
  idOf(row: number): string;
  /** Kept for inspections only: their marks make a score. */
  recordOf(row: number): StoredRecord | undefined;
  /** How many records. */
  readonly length: number;
  /** At least as long as any track. */
  readonly longest: number;
  /** Another number when a track was begun or replaced, so that tracks found before must be found again. */
  readonly shape: number;
}

/** Tracks by what is wanted; rules that want the same have the same. */
export type Known = ReadonlyMap<Wanted, Tracks>;

interface Asked {
  readonly whole: readonly Tracks[];
  readonly byMark: ReadonlyMap<string, readonly Tracks[]>;
}

/** An empty index for a site and the versions that govern it. */
export function createIndex(world: World): Index {
  const lines = linesOf(world);
  const tables = new Map<Wanted, Tracks>();
  const old = new Map<Wanted, Tracks>();
  for (const wanted of lines.flatMap((line) => [line.wanted, ...(line.work ? [line.work] : [])])) {
    if (tables.has(wanted)) continue;
    tables.set(wanted, emptyTracks(wanted));
    old.set(wanted, emptyTracks(wanted));
  }
  const facts: Facts = { site: world.site, civil: civilOf(world.site), numberOf: numbers() };
  const asked = byForm(tables.values());
  const rows = createRows();
  const chains = createChains();
  const inspections = new Map<number, StoredRecord>();
  let taken = 0;
  let longest = 0;
  let shape = 0;

  /** A track of one answer is a new one. */
  function kept({ length }: Track): void {
    longest = Math.max(longest, length);
    if (length === 1) shape++;
  }

  function put(record: StoredRecord, row: number): void {
    taken++;
    const wants = asked.get(record.form);
    if (!wants) return;
    const happened = instantOf(record.happened);
    for (const tracks of wants.whole) {
      if (tracks.wanted.scored) inspections.set(row, record);
      for (const answer of answersOf(tracks.wanted, record, undefined, happened, facts))
        kept(keep(tracks, answer, row));
    }
    if (wants.byMark.size > 0) {
      for (const mark of record.marks ?? []) {
        for (const tracks of wants.byMark.get(mark.row) ?? []) {
          for (const answer of answersOf(tracks.wanted, record, mark, happened, facts)) kept(keep(tracks, answer, row));
        }
      }
    }
  }

  function add(record: StoredRecord, row?: number): void {
    seen = undefined;
    const received = instantOf(record.received);
    const replaced = record.corrects ?? record.withdraws;
    if (replaced !== undefined) chains.replace(replaced, record.id, received);
    if (record.withdraws === undefined) put(record, row ?? rows.add(record.id, received));
    else rows.reach(received);
    if (chains.replacedAt(record.id) !== undefined) chains.pending.add(record.id);
  }

  /** Moves contents that are no longer in force out of the tracks. */
  function settle(): void {
    const gone = new Set(rows.rowsOf(chains.pending).values());
    chains.pending.clear();
    if (gone.size === 0) return;
    shape++;
    for (const [wanted, tracks] of tables) {
      const before = old.get(wanted);
      if (!before) continue;
      for (const [subject, track] of tracks.bySubject) split(subject, track, tracks.bySubject, before.bySubject, gone);
      for (const [subject, track] of tracks.loose) split(subject, track, tracks.loose, before.loose, gone);
    }
  }

  let seen: { asOf: Instant; known: Known } | undefined;
  return {
    world,
    facts,
    lines,
    add: (record) => add(record),
    addAll(columns) {
      seen = undefined;
      shape++;
      addColumns(columns, {
        facts,
        add,
        marksWanted: (form) => {
          const wants = asked.get(form);
          return wants ? (wants.whole.length === 0 ? wants.byMark : undefined) : NOTHING;
        },
        first: rows.addAll(columns),
        reached(length, records) {
          longest = Math.max(longest, length);
          taken += records;
        },
      });
      for (const id of chains.replaced()) chains.pending.add(id);
    },
    known(asOf) {
      if (chains.pending.size > 0) settle();
      if (asOf >= rows.last) return tables;
      if (seen?.asOf !== asOf) seen = { asOf, known: knownAt(asOf, tables, old, rows, chains) };
      return seen.known;
    },
    idOf: (row) => chains.firstOf(rows.idOf(row)),
    recordOf: (row) => inspections.get(row),
    get length() {
      return taken;
    },
    get longest() {
      return longest;
    },
    get shape() {
      return shape;
    },
  };
}

function emptyTracks(wanted: Wanted): Tracks {
  return { wanted, bySubject: new Map(), loose: new Map() };
}

const NOTHING: ReadonlyMap<string, readonly Tracks[]> = new Map();

/** Puts an answer into its track, and says which one that is. */
function keep(tracks: Tracks, answer: Answer, row: number): Track {
  const table = answer.loose ? tracks.loose : tracks.bySubject;
  let track = table.get(answer.subject);
  if (!track) table.set(answer.subject, (track = createTrack(tracks.wanted.key !== undefined)));
  insert(track, answer.at, row, answer.key);
  return track;
}

function split(
  subject: string,
  track: Track,
  from: Map<string, Track>,
  to: Map<string, Track>,
  gone: ReadonlySet<number>,
): void {
  if (!track.row.subarray(0, track.length).some((row) => gone.has(row))) return;
  from.set(
    subject,
    filtered(track, (row) => !gone.has(row)),
  );
  to.set(
    subject,
    merged(
      to.get(subject),
      filtered(track, (row) => gone.has(row)),
    ),
  );
}

function merged(a: Track | undefined, b: Track): Track {
  for (let i = 0; a && i < a.length; i++) insert(b, a.at[i]!, a.row[i]!, a.key?.[i]);
  return b;
}

/** What was received by then, and not yet replaced or withdrawn. */
function knownAt(asOf: Instant, tables: Known, old: Known, rows: Rows, chains: Chains): Known {
  const replaced = new Map(
    [...rows.rowsOf(new Set(chains.replaced()))].map(([id, row]) => [row, chains.replacedAt(id)]),
  );
  const passes = (row: number) => rows.receivedAt(row) <= asOf && asOf < (replaced.get(row) ?? Infinity);
  const view = (now: ReadonlyMap<string, Track>, before: ReadonlyMap<string, Track> | undefined) => {
    const tracks = new Map([...now].map(([subject, track]) => [subject, filtered(track, passes)]));
    for (const [subject, track] of before ?? [])
      tracks.set(subject, merged(tracks.get(subject), filtered(track, passes)));
    return tracks;
  };
  return new Map(
    [...tables].map(([wanted, { bySubject, loose }]) => {
      const before = old.get(wanted);
      return [wanted, { wanted, bySubject: view(bySubject, before?.bySubject), loose: view(loose, before?.loose) }];
    }),
  );
}

function byForm(tables: Iterable<Tracks>): ReadonlyMap<string, Asked> {
  const forms = new Map<string, { whole: Tracks[]; byMark: Map<string, Tracks[]> }>();
  for (const tracks of tables) {
    const { form, mark } = tracks.wanted;
    const asked = forms.get(form) ?? { whole: [], byMark: new Map<string, Tracks[]>() };
    forms.set(form, asked);
    if (mark === undefined) asked.whole.push(tracks);
    else asked.byMark.set(mark, [...(asked.byMark.get(mark) ?? []), tracks]);
  }
  return forms;
}

/** Stored times have been checked when they were taken. */
function instantOf(iso: string): Instant {
  const t = instant(iso);
  if (t === undefined) throw new RangeError(`${iso} is no instant`);
  return t;
}

function numbers(): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
}

export { type RecordColumns } from "./columns.ts";
export { judge, type Judgement } from "./judgement.ts";
export { type Governing, type World } from "./plan.ts";
export { compliance } from "./compliance.ts";
export { sayHint, sayReason } from "./say.ts";
