import type { Ids, RecordColumns } from "../../judge/columns.ts";
import { findRow, idOf, isRecord, recordAt, type Book, type Month } from "./book.ts";
import { marksOf } from "./load.ts";
import { FLAG, KIND } from "./table.ts";

/** The records of a month as the judge takes them; marks that can be had again from an index file are let go. */
export function columnsOf(book: Book, month: Month): RecordColumns {
  const marks = marksOf(book, month);
  if (month.head) delete month.marks;
  const { received, happened, form, place, doneBy, marks: count, kind, flags } = book.lines.columns;
  const [first, end] = [month.first, month.first + month.rows];
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
    ids: idsOf(book),
    record: (row) => recordAt(book, row),
  };
}

/** Ids as the book has them. It holds on to nothing else. */
const idsOf = (book: Book): Ids => ({ idOf: (row) => idOf(book, row), rowOf: (id) => findRow(book, id) });
