import { NONE } from "../../judge/columns.ts";
import { FLAG, secondsAt, type Growing, type MARK_COLUMNS, type Names } from "./table.ts";

/** What the columns keep of a plain record, and where its id stands in the buffer. Valid until the next is read. */
export interface Plain {
  readonly idStart: number;
  readonly idEnd: number;
  readonly hash: number;
  readonly happened: number;
  readonly form: number;
  readonly place: number;
  readonly doneBy: number;
  readonly marks: number;
  readonly flags: number;
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const UTC = 90;
const CLOSING = 93;
const NO_NAME = -1;
const bytesOf = (text: string): Uint8Array => Buffer.from(text);
/** A body as `bodyOf` and `bodyFor` write it: every key in its place. */
const KEY = {
  salt: bytesOf('{"salt":"'),
  id: bytesOf(',"record":{"id":"'),
  form: bytesOf(',"form":"'),
  site: bytesOf(',"site":"'),
  happened: bytesOf(',"happened":"'),
  unknown: bytesOf(',"happened-unknown":true'),
  minute: bytesOf(',"precision":"minute"'),
  day: bytesOf(',"precision":"day"'),
  doneBy: bytesOf(',"done-by":"'),
  place: bytesOf(',"place":"'),
  marks: bytesOf(',"marks":['),
  row: bytesOf('{"row":"'),
  result: bytesOf(',"result":"'),
  at: bytesOf(',"at":"'),
  count: bytesOf(',"count":'),
  note: bytesOf(',"note":"'),
  enteredBy: bytesOf(',"entered-by":"'),
  mark: bytesOf("}"),
  end: bytesOf("}}"),
} as const;

/**
 * Reads bodies of plain records in place, many times faster than JSON.parse: no fields, nothing replaced, keys in the order
 * in which this program writes them, no escape in a text. Marks go into their columns. Of anything else it says nothing
 * and leaves no mark behind, and the caller parses.
 */
export function createPlainReader(
  names: Names,
  marks: Growing<typeof MARK_COLUMNS>,
): (buffer: Uint8Array, start: number, end: number) => Plain | undefined {
  const plain = { idStart: 0, idEnd: 0, hash: 0, happened: 0, form: 0, place: 0, doneBy: 0, marks: 0, flags: 0 };
  let bytes = new Uint8Array(0);
  let i = 0;
  let last = 0;
  // of the text that was read last
  let hash = 0;
  let ascii = true;

  const takes = (key: Uint8Array): boolean => {
    if (i + key.length > last) return false;
    for (let k = 0; k < key.length; k++) if (bytes[i + k] !== key[k]) return false;
    i += key.length;
    return true;
  };
  /** Passes the rest of a text and its closing quote. */
  const text = (): boolean => {
    let all = 0;
    let h = 0x811c9dc5;
    for (let k = i; k < last; k++) {
      const byte = bytes[k]!;
      if (byte === QUOTE) {
        hash = h | 0;
        ascii = all < 128;
        i = k + 1;
        return true;
      }
      if (byte === BACKSLASH || byte < 32) return false;
      all |= byte;
      h = Math.imul(h ^ byte, 0x01000193);
    }
    return false;
  };
  /** The number of the name that begins here, or -1 where it has no end. */
  const name = (): number => {
    const start = i;
    return text() ? names.numberAt(bytes, start, i - 1, hash) : NO_NAME;
  };
  /** A moment and its closing quote, or NONE. */
  const moment = (): number => {
    if (i + 21 > last || bytes[i + 19] !== UTC || bytes[i + 20] !== QUOTE) return NONE;
    i += 21;
    return secondsAt(bytes, i - 21);
  };
  const whole = (): number => {
    let n = 0;
    const start = i;
    for (; i < last && i - start < 9; i++) {
      const digit = bytes[i]! - 48;
      if (digit < 0 || digit > 9) break;
      n = n * 10 + digit;
    }
    return i === start || (bytes[start] === 48 && i - start > 1) ? NONE : n;
  };
  const mark = (): boolean => {
    if (!takes(KEY.row)) return false;
    const row = name();
    if (row === NO_NAME || !takes(KEY.result)) return false;
    const result = name();
    if (result === NO_NAME) return false;
    const place = takes(KEY.place) ? name() : NONE;
    if (place === NO_NAME) return false;
    const timed = takes(KEY.at);
    const at = timed ? moment() : NONE;
    if (timed && at === NONE) return false;
    const counted = takes(KEY.count);
    const count = counted ? whole() : NONE;
    if (counted && count === NONE) return false;
    if (takes(KEY.note) && !text()) return false;
    if (!takes(KEY.mark)) return false;
    marks.reserve(1);
    const c = marks.columns;
    const m = marks.length++;
    c.row[m] = row;
    c.result[m] = result;
    c.place[m] = place;
    c.at[m] = at;
    c.count[m] = count;
    return true;
  };
  const allMarks = (): boolean => {
    for (;;) {
      if (!mark()) return false;
      plain.marks++;
      const byte = bytes[i++];
      if (byte === CLOSING) return true;
      if (byte !== COMMA) return false;
    }
  };
  const record = (): boolean => {
    if (!takes(KEY.salt) || !text() || !takes(KEY.id)) return false;
    plain.idStart = i;
    if (!text() || !ascii) return false;
    plain.idEnd = i - 1;
    plain.hash = hash;
    if (!takes(KEY.form) || (plain.form = name()) === NO_NAME) return false;
    if (!takes(KEY.site) || !text() || !takes(KEY.happened)) return false;
    if ((plain.happened = moment()) === NONE) return false;
    plain.flags = takes(KEY.unknown) ? FLAG.unknown : 0;
    if (takes(KEY.day)) plain.flags |= FLAG.day;
    else if (!takes(KEY.minute)) return false;
    plain.doneBy = plain.place = NO_NAME;
    if (takes(KEY.doneBy) && (plain.doneBy = name()) === NO_NAME) return false;
    if (takes(KEY.place) && (plain.place = name()) === NO_NAME) return false;
    plain.marks = 0;
    if (takes(KEY.marks) && !allMarks()) return false;
    return takes(KEY.enteredBy) && text() && takes(KEY.end) && i === last;
  };
  return (buffer, start, end) => {
    bytes = buffer as Uint8Array<ArrayBuffer>;
    i = start;
    last = end;
    const before = marks.length;
    if (record()) return plain;
    marks.length = before;
    return undefined;
  };
}
