export { addDuration } from "./add.ts";
export { announcedUntil, openCalendar, openings, type Holiday, type OpenCalendar } from "./calendar.ts";
export {
  addMonths,
  civilDate,
  dayFrom,
  dayNumber,
  weekdayOf,
  yearMonthDay,
  type CivilDate,
  type DayNumber,
} from "./civil.ts";
export { dateOf, dayOf, instantAt, startOf, startOfDay, type Civil } from "./days.ts";
export { isFault, type PhraseCode, type PhraseFault } from "./fault.ts";
export { instant, iso } from "./instant.ts";
export { periodOf, type Days, type Per } from "./periods.ts";
export { readDuration, readHowOften } from "./phrase.ts";
export {
  readClockTime,
  readDate,
  readHours,
  readRange,
  readRatio,
  readWeekdays,
  readZone,
  type Hours,
} from "./readers.ts";
export { sayDuration, sayHowOften } from "./say.ts";
export { localTime, sayInstant, sayWindow } from "./say-window.ts";
export { spansOfState } from "./season.ts";
export { Clock, intersection, Spans, spansOf } from "./spans.ts";
export { windowsOf, type Windows } from "./windows.ts";
