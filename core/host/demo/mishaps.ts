import type { Corrected, Found, LateEntry, Mishap, OnPaper, Twice, Unasked } from "../../../schemas/generated/month.ts";
import type { Instant } from "../../finding.ts";
import { dayOf, instant, instantAt, iso } from "../../time/index.ts";
import type { Deed, Making } from "./good-work.ts";
import { idOf, type Entered } from "./records.ts";

/** What a mishap leaves of the work that was planned. */
export function undone(deeds: readonly Deed[], mishap: Mishap, making: Making): readonly Deed[] {
  const { civil } = making;
  if (mishap.what === "away") {
    const hours = daysOf(mishap, making).map(
      (day) => [instantAt(day, mishap.from, civil), instantAt(day, mishap.until, civil)] as const,
    );
    return deeds.filter(
      ({ place, row, at }) =>
        row === undefined || place !== mishap.place || !hours.some(([from, until]) => from <= at && at < until),
    );
  }
  if (mishap.what !== "forgotten") return deeds;
  const done = new Map<number, number>();
  return deeds.filter((deed) => {
    const day = dayOf(deed.at, civil);
    if (deed.rule !== mishap.rule || deed.place !== mishap.place || !daysOf(mishap, making).includes(day)) return true;
    done.set(day, (done.get(day) ?? 0) + 1);
    return (done.get(day) ?? 0) <= (mishap.done ?? 0);
  });
}

/** What a mishap makes of the records. */
export function misrecorded(records: readonly Entered[], mishap: Mishap, making: Making): readonly Entered[] {
  switch (mishap.what) {
    case "found":
      return records.map((entered) => (concerns(entered, mishap, making) ? found(entered, mishap) : entered));
    case "unasked":
      return records.map((entered) => (concerns(entered, mishap, making) ? unasked(entered, mishap) : entered));
    case "late-entry":
      return records.map((entered) =>
        concerns(entered, mishap, making) ? enteredLate(entered, mishap, making) : entered,
      );
    case "on-paper":
      return daysOf(mishap, making).reduce<readonly Entered[]>(
        (all, day) => onPaper(all, mishap, day, making),
        records,
      );
    case "corrected":
      return first(records, mishap, making, (entered) => corrected(entered, mishap, making));
    case "twice":
      return first(records, mishap, making, (entered) => twice(entered, mishap, making));
    default:
      return records;
  }
}

type OfRecord = Found | LateEntry | OnPaper | Corrected | Twice | Unasked;

const daysOf = ({ days }: Mishap, { last }: Making): number[] => days.map((back) => last - back);
const timeOf = ({ record }: Entered): Instant => instant(record.happened ?? "") ?? 0;

function concerns(entered: Entered, { form, place, days }: OfRecord, { last, civil }: Making): boolean {
  const { record } = entered;
  return record.form === form && record.place === place && days.includes(last - dayOf(timeOf(entered), civil));
}

/** The first record of each day becomes what `to` makes of it. */
function first(
  records: readonly Entered[],
  mishap: Corrected | Twice,
  making: Making,
  to: (entered: Entered) => Entered[],
): Entered[] {
  const chosen = new Map<number, Entered>();
  for (const entered of records) {
    const day = dayOf(timeOf(entered), making.civil);
    if (concerns(entered, mishap, making) && timeOf(entered) < timeOf(chosen.get(day) ?? entered) + 1)
      chosen.set(day, entered);
  }
  const ours = new Set(chosen.values());
  return records.flatMap((entered) => (ours.has(entered) ? to(entered) : [entered]));
}

function found(entered: Entered, { rows, result, note }: Found): Entered {
  const marks = (entered.record.marks ?? []).map((mark) =>
    !rows || rows.includes(mark.row) ? { ...mark, result, note } : mark,
  );
  return { ...entered, record: { ...entered.record, marks } };
}

/** Made when the checklist did not have these rows: nobody answered them. */
function unasked(entered: Entered, { rows }: Unasked): Entered {
  const marks = (entered.record.marks ?? []).filter(({ row }) => !rows.includes(row));
  return { ...entered, record: { ...entered.record, marks } };
}

function enteredLate(entered: Entered, mishap: LateEntry, { civil }: Making): Entered {
  const day = dayOf(timeOf(entered), civil) + mishap.after;
  return { ...entered, received: instantAt(day, mishap.at, civil), "entered-by": mishap["entered-by"] };
}

/** One record of the day without times, in place of those of the rounds. */
function onPaper(records: readonly Entered[], mishap: OnPaper, day: number, making: Making): readonly Entered[] {
  const { civil } = making;
  const ours = records.filter((entered) => concerns(entered, mishap, making) && dayOf(timeOf(entered), civil) === day);
  const [one] = ours;
  if (!one) return records;
  const at = instantAt(day, mishap.at, civil);
  const marks = [...new Map(ours.flatMap(({ record }) => record.marks ?? []).map((mark) => [mark.row, mark])).values()];
  const record = {
    ...one.record,
    id: idOf(making, mishap.form, mishap.place, at),
    happened: iso(at),
    precision: "day" as const,
    marks,
  };
  return [
    ...records.filter((entered) => !ours.includes(entered)),
    { record, received: at, "entered-by": mishap["entered-by"] },
  ];
}

/** First entered wrongly on one row, then corrected by the same person. */
function corrected(entered: Entered, { row, result, after, reason }: Corrected, making: Making): Entered[] {
  const { record } = entered;
  const wrong = (record.marks ?? []).map((mark) => (mark.row === row ? { ...mark, result } : mark));
  const id = idOf(making, record.form, record.place ?? "", timeOf(entered), 1);
  const right = { ...record, id, corrects: record.id, reason };
  return [
    { ...entered, record: { ...record, marks: wrong } },
    { ...entered, record: right, received: entered.received + after * 60 },
  ];
}

/** Entered twice; the second one is withdrawn. */
function twice(entered: Entered, { after, reason }: Twice, making: Making): Entered[] {
  const { record } = entered;
  const other = (turn: number) => idOf(making, record.form, record.place ?? "", timeOf(entered), turn);
  const again = { ...record, id: other(2) };
  const withdrawal = { id: other(3), form: record.form, site: record.site, withdraws: again.id, reason };
  return [
    entered,
    { ...entered, record: again, received: entered.received + 60 },
    { ...entered, record: withdrawal, received: entered.received + after * 60 },
  ];
}
