import type { RecordColumns } from "../../judge/columns.ts";
import { isRecord, recordAt, type Book, type Month } from "./book.ts";
import { marksOf } from "./load.ts";
import { FLAG, KIND } from "./table.ts";

/** The records of a month as the judge takes them; marks that can be had again from an index file are let go. */
export function columnsOf(book: Book, month: Month): RecordColumns {
  const marks = marksOf(book, month);
  if (month.head) delete month.marks;
  const { received, happened, form, place, doneBy, marks: count, kind, flags, idEnd } = book.lines.columns;
  const [first, end] = [month.first, month.first + month.rows];
  const begin = first === 0 ? 0 : idEnd[first - 1]!;
  const all = book.ids.all;
  // one text for all ids: a part of it costs far less than a text of its own
  const ids = Buffer.from(all.buffer, all.byteOffset + begin, (end === 0 ? 0 : idEnd[end - 1]!) - begin).toString(
    "latin1",
  );
  return {
    names: book.names.list,
    first,
    end,
    received,
    happened,
    form,
    place,
    doneBy,
    marks: count,
    markRow: marks.row,
    markResult: marks.result,
    markPlace: marks.place,
    markAt: marks.at,
    isPlain: (row) => kind[row] === KIND.record && (flags[row]! & (FLAG.fields | FLAG.erased)) === 0,
    isOfDay: (row) => (flags[row]! & FLAG.day) !== 0,
    isRecord: (row) => isRecord(book, row),
    idOf: (row) => ids.slice((row === 0 ? 0 : idEnd[row - 1]!) - begin, idEnd[row]! - begin),
    record: (row) => recordAt(book, row),
  };
}
