import { NONE } from "../../judge/columns.ts";
import type { Names } from "./names.ts";
import { FLAG, secondsAt, type Growing, type MARK_COLUMNS } from "./table.ts";
import { closing, hashed, isAscii, keyOf, oddBytes, quoteAt, SPARE, spread, stands } from "./words.ts";

/** What the columns keep of a plain record, and where its id stands in the buffer. Valid until the next is read. */
export interface Plain {
  readonly idStart: number;
  readonly idEnd: number;
  readonly happened: number;
  readonly form: number;
  readonly place: number;
  readonly doneBy: number;
  readonly marks: number;
  readonly flags: number;
}

/** Reads the body that stands from `start` to `end`; nothing where it is not plain. */
export type PlainReader = (view: DataView, start: number, end: number) => Plain | undefined;

const NO_NAME = -1;
/** The two bytes that end a moment, and a body. */
const MOMENT_END = 0x225a; // Z"
const BODY_END = 0x7d7d; // }}
/** A body as `bodyOf` and `bodyFor` write it: every key in its place. */
const KEY = {
  salt: keyOf('{"salt":"'),
  id: keyOf(',"record":{"id":"'),
  form: keyOf(',"form":"'),
  site: keyOf(',"site":"'),
  happened: keyOf(',"happened":"'),
  unknown: keyOf(',"happened-unknown":true'),
  minute: keyOf(',"precision":"minute"'),
  day: keyOf(',"precision":"day"'),
  doneBy: keyOf(',"done-by":"'),
  place: keyOf(',"place":"'),
  marks: keyOf(',"marks":[{"row":"'),
  result: keyOf(',"result":"'),
  at: keyOf(',"at":"'),
  count: keyOf(',"count":'),
  note: keyOf(',"note":"'),
  nextMark: keyOf('},{"row":"'),
  marksEnd: keyOf('}],"entered-by":"'),
  enteredBy: keyOf(',"entered-by":"'),
} as const;

/**
 * Reads bodies of plain records in place, many times faster than JSON.parse: no fields, nothing replaced, keys in the order
 * in which this program writes them, no escape in a text. Marks go into their columns. Of anything else it says nothing
 * and leaves no mark behind, and the caller parses.
 */
export function createPlainReader(names: Names, marks: Growing<typeof MARK_COLUMNS>): PlainReader {
  const plain = { idStart: 0, idEnd: 0, happened: 0, form: 0, place: 0, doneBy: 0, marks: 0, flags: 0 };
  let view: DataView = new DataView(new ArrayBuffer(0));
  let i = 0;
  let last = 0;

  const takes = (key: (typeof KEY)[keyof typeof KEY]): boolean => {
    if (!stands(view, i, key)) return false;
    i += key.length;
    return true;
  };
  /** Passes the rest of a text and its closing quote. */
  const text = (): boolean => {
    const quote = closing(view, i, last);
    i = quote + 1;
    return quote !== -1;
  };
  /** The number of the name that begins here, or NO_NAME where it has no end. */
  const name = (): number => {
    const start = i;
    let hash = 0;
    for (; i < last; i += 4) {
      const word = view.getInt32(i, true);
      const odd = oddBytes(word);
      if (odd !== 0) {
        const end = quoteAt(view, i, odd);
        hash = hashed(hash, word & ((1 << (8 * (end - i))) - 1));
        i = end + 1;
        return end === -1 ? NO_NAME : names.numberAt(view, start, end, spread(hash));
      }
      hash = hashed(hash, word);
    }
    return NO_NAME;
  };
  /** A moment and its closing quote, or NONE. */
  const moment = (): number => {
    const at = i;
    i += 21;
    return view.getInt16(at + 19, true) === MOMENT_END ? secondsAt(view, at) : NONE;
  };
  /** Passes a whole number of at most nine digits. */
  const whole = (): boolean => {
    const start = i;
    while (i - start < 9 && view.getUint8(i) >= 48 && view.getUint8(i) <= 57) i++;
    return i !== start && (view.getUint8(start) !== 48 || i - start === 1);
  };
  /** A mark from the text of its row on, up to its bracket. */
  const mark = (): boolean => {
    const row = name();
    if (row === NO_NAME || !takes(KEY.result)) return false;
    const result = name();
    if (result === NO_NAME) return false;
    const place = takes(KEY.place) ? name() : NONE;
    if (place === NO_NAME) return false;
    const timed = takes(KEY.at);
    const at = timed ? moment() : NONE;
    if (timed && at === NONE) return false;
    if (takes(KEY.count) && !whole()) return false;
    if (takes(KEY.note) && !text()) return false;
    marks.reserve(1);
    const c = marks.columns;
    const m = marks.length++;
    c.row[m] = row;
    c.result[m] = result;
    c.place[m] = place;
    c.at[m] = at;
    return true;
  };
  const record = (): boolean => {
    if (!takes(KEY.salt) || !text() || !takes(KEY.id)) return false;
    plain.idStart = i;
    if (!text() || !isAscii(view, plain.idStart, i)) return false;
    plain.idEnd = i - 1;
    if (!takes(KEY.form) || (plain.form = name()) === NO_NAME) return false;
    if (!takes(KEY.site) || !text() || !takes(KEY.happened)) return false;
    if ((plain.happened = moment()) === NONE) return false;
    takes(KEY.unknown);
    plain.flags = takes(KEY.day) ? FLAG.day : 0;
    if (plain.flags === 0 && !takes(KEY.minute)) return false;
    plain.doneBy = plain.place = NO_NAME;
    if (takes(KEY.doneBy) && (plain.doneBy = name()) === NO_NAME) return false;
    if (takes(KEY.place) && (plain.place = name()) === NO_NAME) return false;
    const before = marks.length;
    if (takes(KEY.marks)) {
      do if (!mark()) return false;
      while (takes(KEY.nextMark));
      if (!takes(KEY.marksEnd)) return false;
    } else if (!takes(KEY.enteredBy)) return false;
    plain.marks = marks.length - before;
    return text() && view.getInt16(i, true) === BODY_END && i + 2 === last;
  };
  return (of, start, end) => {
    if (end + SPARE > of.byteLength) return undefined;
    view = of;
    i = start;
    last = end;
    const before = marks.length;
    if (record()) return plain;
    marks.length = before;
    return undefined;
  };
}
