import type { Instant } from "../finding.ts";
import type { Mark, StoredRecord } from "../record.ts";
import { instant } from "../time/index.ts";
import { addColumns, type RecordColumns } from "./columns.ts";
import { createChains, type Chains } from "./chains.ts";
import { createEntries } from "./entries.ts";
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
  addAll(batches: Iterable<RecordColumns>): void;
  /** The answers as they were known at a moment. */
  known(asOf: Instant): Known;
  /** The id of the record in a row: that of the first of its chain, which people call it by. */
  idOf(row: number): string;
  /** Kept for inspections only: their marks make a score. */
  recordOf(row: number): StoredRecord | undefined;
  /** What late entries are kept under, by form; and when the first content of the chain of a row was received. */
  readonly entries: ReadonlyMap<string, Wanted>;
  enteredAt(row: number): Instant;
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
  const entries = createEntries(world);
  const all = [
    ...lines.flatMap((line) => [line.wanted, ...(line.work ? [line.work] : [])]),
    ...entries.wanted.values(),
  ];
  for (const wanted of all) {
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

  /** Puts an answer into its track; one of a single answer is new. */
  function keep(wanted: Wanted, { subject, loose, at, key }: Answer, row: number): void {
    const tracks = tables.get(wanted)!;
    const table = loose ? tracks.loose : tracks.bySubject;
    let track = table.get(subject);
    if (!track) table.set(subject, (track = createTrack(wanted.key !== undefined)));
    insert(track, at, row, key);
    longest = Math.max(longest, track.length);
    if (track.length === 1) shape++;
  }
  const keepLate = (form: string, answer: Answer, row: number) => keep(entries.wanted.get(form)!, answer, row);

  function put(record: StoredRecord, row: number, received: Instant): void {
    taken++;
    const happened = instantOf(record.happened);
    const late = entries.wanted.has(record.form) && entries.ofRecord(record, happened, received);
    if (late) keepLate(record.form, late, row);
    const { whole, byMark } = asked.get(record.form) ?? NOTHING;
    const offer = (all: readonly Tracks[], mark?: Mark) => {
      for (const { wanted } of all)
        for (const answer of answersOf(wanted, record, mark, happened, facts)) keep(wanted, answer, row);
    };
    if (whole.some(({ wanted }) => wanted.scored)) inspections.set(row, record);
    offer(whole);
    if (byMark.size > 0) for (const mark of record.marks ?? []) offer(byMark.get(mark.row) ?? [], mark);
  }

  function add(record: StoredRecord, row?: number): void {
    seen = undefined;
    const received = instantOf(record.received);
    const replaced = record.corrects ?? record.withdraws;
    if (replaced !== undefined) chains.replace(replaced, record.id, received);
    if (record.withdraws === undefined) put(record, row ?? rows.add(record.id, received), received);
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
    addAll(batches) {
      seen = undefined;
      shape++;
      addColumns(batches, {
        facts,
        add,
        marksWanted: (form) => {
          const { whole, byMark } = asked.get(form) ?? NOTHING;
          return whole.length === 0 ? byMark : undefined;
        },
        begin(columns) {
          const first = rows.addAll(columns);
          entries.ofColumns(columns, (form, answer, row) => keepLate(form, answer, first + row));
          return first;
        },
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
    entries: entries.wanted,
    enteredAt(row) {
      const own = rows.idOf(row);
      const first = chains.firstOf(own);
      return rows.receivedAt(first === own ? row : (rows.rowsOf(new Set([first])).get(first) ?? row));
    },
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

const NOTHING: Asked = { whole: [], byMark: new Map() };

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
    const { form, mark, key } = tracks.wanted;
    if (key === "limit") continue;
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
