import type { Instant } from "../finding.ts";
import type { Mark, RecordInput, StoredRecord } from "../record.ts";
import type { Dated, Site } from "../site.ts";
import { type Civil, dateOf, dayOf, instant, startOfDay } from "../time/index.ts";
import { periodStart } from "./period.ts";
import { zonesOf } from "./subjects.ts";
import { firstFrom, type Track } from "./track.ts";
import type { Wanted } from "./wanted.ts";

/*
 * The matching law: this file alone decides which record answers which duty.
 * A record answers the subject it names, at the exact place (a room is not its floor; a zone has all the places inside it),
 * and the window in which it happened. With a written grace it answers the window before, as late, if that is still short.
 * In one rule one record answers one duty of a subject; the lines of a log answer one by one.
 */

/** What is needed to find subjects: the site, its days, and numbers for names. */
export interface Facts {
  readonly site: Site;
  readonly civil: Civil;
  /** The same number for the same name. */
  numberOf(name: string): number;
}

/** One answer: for whom, when, and what it counts as. */
export interface Answer {
  readonly subject: string;
  readonly at: Instant;
  readonly key: number;
  /** Known only to the day, where the time of the day is asked for. */
  readonly loose: boolean;
}

/** What a record answers with one mark, or as a whole where no mark is wanted. A line that was not applicable answers nothing. */
export function answersOf(
  wanted: Wanted,
  record: StoredRecord,
  mark: Mark | undefined,
  happened: Instant,
  facts: Facts,
): Answer[] {
  if (mark?.result === "not-applicable" || !fits(wanted, record, facts.site)) return [];
  const time = timeOf(record, mark, happened, facts.civil);
  const places = mark?.place ?? record.place ?? (mark ? undefined : placesOfMarks(record));
  const all: Answer[] = [];
  for (const place of typeof places === "object" ? places : [places]) {
    const deed = { wanted, record, place, at: time.at, facts };
    const key = keyOf(deed);
    if (key === undefined) continue;
    for (const subject of subjectsAnswered(deed))
      all.push({ subject, at: time.at, key, loose: time.dayOnly && wanted.fine === true });
  }
  return all;
}

/** What was done at one place, as one rule wants it. */
interface Deed {
  readonly wanted: Wanted;
  readonly record: StoredRecord;
  readonly place: string | undefined;
  readonly at: Instant;
  readonly facts: Facts;
}

/** A time known to the day stands at the last second of its day: it lies in every window of whole days, and never in a grace of hours. */
export function timeOf(
  record: Pick<RecordInput, "precision">,
  mark: Mark | undefined,
  happened: Instant,
  civil: Civil,
): { at: Instant; dayOnly: boolean } {
  const own = mark?.at === undefined ? undefined : instant(mark.at);
  if (own !== undefined) return { at: own, dayOnly: false };
  if (record.precision !== "day") return { at: happened, dayOnly: false };
  return { at: startOfDay(dayOf(happened, civil) + 1, civil) - 1, dayOnly: true };
}

function fits(wanted: Wanted, record: StoredRecord, site: Site): boolean {
  const { where, having, doneBy } = wanted;
  if (where && !Object.entries(where).every(([name, value]) => record.fields?.[name] === value)) return false;
  if (having && !having.every((name) => isFilled(record.fields?.[name]))) return false;
  return !doneBy || doneBy.includes(site.people.get(record["done-by"] ?? "")?.role ?? "");
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function placesOfMarks(record: StoredRecord): readonly (string | undefined)[] {
  const places = new Set((record.marks ?? []).flatMap((mark) => mark.place ?? []));
  return places.size > 0 ? [...places] : [undefined];
}

function subjectsAnswered(deed: Deed): readonly string[] {
  const { wanted, record, place, at, facts } = deed;
  const { site, civil } = facts;
  if (wanted.each === "site") return [site.id];
  if (wanted.each === "place") return place === undefined ? [] : [place];
  if (wanted.each === "zone") return zonesAt(place, site);
  const doer = record["done-by"];
  if (wanted.each === "person" && !wanted.ownZone) return doer === undefined ? [] : [doer];
  const household = householdOf(deed);
  if (wanted.each === "household") return household === undefined ? [] : [household];
  const zones = zonesAt(site.households.get(household ?? "")?.place ?? place, site);
  return doer === undefined ? [] : answerableFor(doer, zones, dateOf(at, civil), site);
}

function zonesAt(place: string | undefined, site: Site): readonly string[] {
  const node = site.places.get(place ?? "");
  return node ? zonesOf(node, site).map(({ id }) => id) : [];
}

/** In its own zone the doer answers for himself; a deputy for those he stands in for. As assigned on the day of the record. */
function answerableFor(doer: string, zones: readonly string[], date: string, site: Site): string[] {
  const inForce = site.assignments.filter((one) => zones.includes(one.zone) && isOn(one, date));
  const deputy = new Set(inForce.flatMap(({ deputy, person, zone }) => (deputy && person === doer ? [zone] : [])));
  const persons = inForce.filter((own) => !own.deputy && (own.person === doer || deputy.has(own.zone)));
  return [...new Set(persons.map((own) => own.person))];
}

/** Whether something dated is there on a day; its dates are civil, the last one included. */
const isOn = ({ from, until }: Dated, date: string): boolean => (from ?? date) <= date && date <= (until ?? date);

/** The household a record names, else the one that lives at its place on that day. */
function householdOf({ wanted, record, place, at, facts }: Deed): string | undefined {
  const named = record.fields?.[wanted.householdField];
  if (typeof named === "string" && named !== "") return named;
  const date = dateOf(at, facts.civil);
  return [...facts.site.households.values()].find((one) => one.place === place && isOn(one, date))?.id;
}

/** What an answer counts as; undefined where a record does not say it, and so does not answer. */
function keyOf(deed: Deed): number | undefined {
  const { wanted, record, at, facts } = deed;
  if (wanted.key === undefined) return 0;
  if (wanted.key === "day") return dayOf(at, facts.civil);
  if (wanted.key === "period") return periodStart(record.fields?.[wanted.periodField], facts.civil);
  const name = wanted.key === "place" ? deed.place : householdOf(deed);
  return name === undefined ? undefined : facts.numberOf(name);
}

/** The windows along which a track is walked. `by` is `end` where nothing inside the window is late. */
export interface DutyWindows {
  readonly start: Int32Array;
  readonly by: Int32Array;
  readonly end: Int32Array;
  readonly length: number;
  /** Whether any answer inside a window can be late. */
  readonly pointed: boolean;
  /** Until when a late answer is taken after the end. */
  readonly grace?: Int32Array;
  /** The period reported on, by its start; -1 where there is none. */
  readonly reported?: Int32Array;
}

/** Answers of each window: at `first[w]` in the track begin `onTime[w]` in time, then `late[w]` late ones. */
export interface Counts {
  readonly onTime: Int32Array;
  readonly late: Int32Array;
  readonly first: Int32Array;
}

function createCounts(length: number): Counts {
  return { onTime: new Int32Array(length), late: new Int32Array(length), first: new Int32Array(length) };
}

/** One walk of a track along its windows. An answer can be late: after the point of its window, or after its end in the time of grace. */
export function countWindows(track: Track, windows: DutyWindows, needs: (w: number) => number): Counts {
  const { start, by, end, length, grace } = windows;
  const counts = createCounts(length);
  let i = length > 0 ? firstFrom(track, start[0]!) : 0;
  const skip = (until: Instant, most = Infinity) => {
    const from = i;
    while (i < track.length && track.at[i]! < until && i - from < most) i++;
    return i - from;
  };
  for (let w = 0; w < length; w++) {
    skip(start[w]!);
    counts.first[w] = i;
    const inTime = skip(by[w]!);
    const after = skip(end[w]!);
    const missing = needs(w) - inTime - after;
    counts.onTime[w] = inTime;
    counts.late[w] = after + (grace && missing > 0 ? skip(grace[w]!, missing) : 0);
  }
  return counts;
}

/** The same walk where only answers with different keys count. */
export function countDifferent(track: Track, windows: DutyWindows, needs: (w: number) => number): Counts {
  const counts = createCounts(windows.length);
  let i = windows.length > 0 ? firstFrom(track, windows.start[0]!) : 0;
  for (let w = 0; w < windows.length; w++) {
    while (i < track.length && track.at[i]! < windows.start[w]!) i++;
    const seen = new Set<number>();
    const take = (until: Instant, most: number) => {
      for (; i < track.length && track.at[i]! < until && seen.size < most; i++) seen.add(track.key?.[i] ?? i);
      return seen.size;
    };
    counts.first[w] = i;
    const inTime = take(windows.by[w]!, Infinity);
    const inWindow = take(windows.end[w]!, Infinity);
    const taken = windows.grace && inWindow < needs(w) ? take(windows.grace[w]!, needs(w)) : inWindow;
    counts.onTime[w] = inTime;
    counts.late[w] = taken - inTime;
  }
  return counts;
}

/** What each window has of the records that report on its period. */
export function countReports(track: Track, windows: DutyWindows): Counts {
  const counts = createCounts(windows.length);
  for (let w = 0; w < windows.length; w++) {
    const positions = reportsOn(track, windows, w);
    const inTime = positions.filter((i) => track.at[i]! < windows.by[w]!).length;
    counts.onTime[w] = inTime;
    counts.late[w] = positions.length - inTime;
  }
  return counts;
}

/** The positions of the answers that a window took, in order of time. */
export function positionsIn(track: Track, windows: DutyWindows, w: number, counts: Counts): number[] {
  if (windows.reported) return reportsOn(track, windows, w);
  const [first, count] = [counts.first[w]!, counts.onTime[w]! + counts.late[w]!];
  if (!track.key) return Array.from({ length: count }, (_, k) => first + k);
  const seen = new Set<number>();
  const positions: number[] = [];
  for (let i = first; seen.size < count; i++) {
    if (!seen.has(track.key[i]!)) positions.push(i);
    seen.add(track.key[i]!);
  }
  return positions;
}

/** The positions of a track that report on the period of window `w`, in order of time. */
function reportsOn(track: Track, windows: DutyWindows, w: number): number[] {
  const period = windows.reported?.[w] ?? -1;
  const until = windows.grace?.[w];
  const found: number[] = [];
  for (let i = 0; i < track.length; i++) {
    if (track.key?.[i] === period && (until === undefined || track.at[i]! < until)) found.push(i);
  }
  return found;
}
