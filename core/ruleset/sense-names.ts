import type { Path } from "../plugin.ts";
import { refuse } from "../refusal.ts";
import type { RefusalCode } from "../refusals/index.ts";
import type { Data } from "../text/text.ts";
import { isFault } from "../time/fault.ts";
import { readDate, readWeekdays } from "../time/readers.ts";
import { NOUNS } from "./nouns.ts";
import type { Names } from "./names.ts";
import type { Side, ValueMap } from "./origins.ts";
import { entries, fault, isSound, spotOf, type Reading, type Spot } from "./reading.ts";
import { offered } from "./phrases.ts";
import { resolve } from "./references.ts";
import type { Area, Calendar, State } from "./ruleset.ts";
import { isMap } from "./schema.ts";

interface Named {
  readonly content: ValueMap;
  readonly reading: Reading;
}
type Say = (code: RefusalCode, path: Path, data?: Data, side?: Side) => void;

/** References among the shared names, and names that make no sense. */
export function checkNames(content: ValueMap, names: Names, reading: Reading): void {
  for (const [noun, title] of Object.entries(NOUNS)) {
    const map = content[noun] as ValueMap;
    for (const [key] of entries(map)) resolve(reading, names, reading.shapes.of(title), spotOf(reading, map, key));
  }
  const task = { content, reading };
  each(task, "areas", areaCodes(task));
  each(task, "states", (state: State, say) => state.dates.forEach((date, i) => dayOfYear(date, ["dates", i], say)));
  each(task, "calendars", (calendar: Calendar, say, key) => checkCalendar(calendar, say, key, content));
  circles(task);
}

function each<T>(
  { content, reading }: Named,
  noun: string,
  check: (value: T, say: Say, key: string, spot: Spot) => void,
): void {
  const map = content[noun] as ValueMap;
  for (const [key, value] of entries(map)) {
    if (!isMap(value) || !isSound(reading.origins, value)) continue;
    const spot = spotOf(reading, map, key);
    check(
      value as unknown as T,
      (code, path, data = {}, side) => fault(reading, code, { id: key, ...data }, spot, path, side),
      key,
      spot,
    );
  }
}

/** Two areas with one code. */
function areaCodes({ reading, content }: Named): (area: Area, say: Say, key: string) => void {
  const seen = new Map<string, string>();
  return ({ code }, _say, key) => {
    const first = seen.get(code);
    const areas = content["areas"] as ValueMap;
    const see = first === undefined ? undefined : reading.origins.find(areas, [first, "code"]);
    if (first !== undefined)
      reading.refusals.push(
        refuse("area-code-twice", { code, first }, reading.origins.find(areas, [key, "code"]), see && [see]),
      );
    else seen.set(code, key);
  };
}

/** A day of the year, 02-29 among them. */
function dayOfYear(date: string, path: Path, say: Say): void {
  if (isFault(readDate(`2024-${date}`))) say("day-of-year-missing", path, { found: date });
}

function checkCalendar(calendar: Calendar, say: Say, key: string, content: ValueMap): void {
  const { hours, holidays, years, open = {}, closed = [] } = calendar;
  if (!hours && !years && Object.keys(open).length === 0) return say("calendar-says-nothing", []);
  if (hours) checkHours(hours, say);
  const opens = [...Object.values(hours ?? {}), ...Object.values(open)].some((intervals) => intervals.length > 0);
  if (!opens && !years) say("calendar-never-opens", hours ? ["hours"] : ["open"]);
  closed.forEach((date, i) => realDate(date, ["closed", i], say));
  for (const date of Object.keys(open)) realDate(date, ["open", date], say);
  const table = holidays && (content["calendars"] as ValueMap)[holidays.of];
  if (holidays && isMap(table) && !table["years"])
    say("holidays-without-years", ["holidays", "of"], { name: holidays.of });
  if (holidays?.of === key && years === undefined) say("holidays-without-years", ["holidays", "of"], { name: key });
  if (years) checkYears(calendar, say);
}

function checkHours(hours: NonNullable<Calendar["hours"]>, say: Say): void {
  const seen = new Map<number, string>();
  for (const key of Object.keys(hours)) {
    const days = readWeekdays(key);
    if (isFault(days)) {
      say(days.fault, ["hours", key], { ...days.data, suggestions: offered(days.suggestions) }, "key");
      continue;
    }
    const twice = days.find((day) => seen.has(day));
    if (twice !== undefined) say("weekday-twice", ["hours", key], { key, first: seen.get(twice) ?? "" }, "key");
    for (const day of days) seen.set(day, key);
  }
}

/** The years of a holiday table: real dates, none of them both off and at work. */
function checkYears(calendar: Calendar, say: Say): void {
  const until = calendar["announced-until"];
  if (until === undefined) say("announced-until-missing", ["years"]);
  for (const [year, announced] of Object.entries(calendar.years ?? {})) {
    if (!/^[0-9]{4}$/.test(year)) say("year-wrong", ["years", year], { found: year }, "key");
    const off = new Set<string>();
    const list = (dates: readonly string[], path: Path): void =>
      dates.forEach((date, i) => {
        realDate(date, [...path, i], say);
        if (off.has(date)) say("holiday-twice", [...path, i], { date });
        off.add(date);
      });
    for (const [name, dates] of Object.entries(announced.statutory)) list(dates, ["years", year, "statutory", name]);
    list(announced["in-lieu"], ["years", year, "in-lieu"]);
    list(announced["make-up"], ["years", year, "make-up"]);
  }
}

function realDate(date: string, path: Path, say: Say): void {
  const read = readDate(date);
  if (isFault(read)) say(read.fault, path, { ...read.data, suggestions: offered(read.suggestions) });
}

/** Nobody reports to himself, through however many others; each circle is said once. */
function circles({ content, reading }: Named): void {
  const roles = content["roles"] as ValueMap;
  const above = (id: string): readonly string[] => {
    const role = roles[id];
    const up: unknown = isMap(role) ? role["reports-to"] : undefined;
    return Array.isArray(up) ? up.filter((one) => typeof one === "string") : [];
  };
  const done = new Set<string>();
  for (const [start] of entries(roles)) {
    const chain = done.has(start) ? [] : [{ id: start, up: [...above(start)] }];
    for (let last = chain.at(-1); last; last = chain.at(-1)) {
      const next = last.up.shift();
      if (next === undefined) done.add(chain.pop()?.id ?? "");
      else if (chain.some(({ id }) => id === next)) refuseCircle([...chain.map(({ id }) => id), next], roles, reading);
      else if (!done.has(next)) chain.push({ id: next, up: [...above(next)] });
    }
  }
}

function refuseCircle(chain: readonly string[], roles: ValueMap, { origins, refusals }: Reading): void {
  const last = chain.at(-1) ?? "";
  const circle = chain.slice(chain.indexOf(last));
  refusals.push(
    refuse("reports-in-a-circle", { chain: circle.join(" → ") }, origins.find(roles, [last, "reports-to"])),
  );
}
