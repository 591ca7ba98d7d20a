import { describe, expect, test } from "vitest";
import { addLine, addPlain, createBook, idOf, type Book } from "../../../core/host/store/book.ts";
import { readBody } from "../../../core/host/store/entry.ts";
import { disk } from "../../../core/host/store/files.ts";
import { genesis } from "../../../core/host/store/line.ts";
import { createPlainReader } from "../../../core/host/store/plain.ts";
import { SPARE, viewOf } from "../../../core/host/store/words.ts";
import { NONE } from "../../../core/judge/columns.ts";

const HEAD = '"id":"r-1","form":"cleaning/log","site":"garden","happened":"2026-11-20T08:09:10Z","precision":"minute"';
const TAIL = '"entered-by":"cleaner-1"';
const MARKS = '"marks":[{"row":"hall/floor","result":"done"}]';
const body = (...parts: readonly string[]): string => `{"salt":"abcDEF_-1234","record":{${parts.join(",")}}}`;
const marked = (...rest: readonly string[]): string =>
  body(HEAD, `"marks":[{${['"row":"hall/floor"', '"result":"done"', ...rest].join(",")}}]`, TAIL);
const WHOLE = body(HEAD, '"done-by":"cleaner-1"', '"place":"a-hall-1"', MARKS, TAIL);

/** Bodies that the reader takes itself. */
const PLAIN: Readonly<Record<string, string>> = {
  "a log line": WHOLE,
  "no place, no doer": body(HEAD, MARKS, TAIL),
  "no marks at all": body(HEAD, '"place":"a-hall-1"', TAIL),
  "two marks": body(HEAD, '"marks":[{"row":"a","result":"done"},{"row":"b","result":"not-applicable"}]', TAIL),
  "a mark with everything": marked('"place":"a-hall-2"', '"at":"2026-11-20T23:59:59Z"', '"count":12', '"note":"好"'),
  "a note in Chinese, with every bracket": marked('"note":"地面，有水 {[]},: 😀"'),
  "an empty note": marked('"note":""'),
  "a count of nothing": marked('"count":0'),
  "a day only": WHOLE.replace('"minute"', '"day"'),
  "happened unknown": WHOLE.replace('"precision"', '"happened-unknown":true,"precision"'),
  "names outside ASCII": WHOLE.replace("a-hall-1", "大堂").replace('"cleaner-1","place', '"保洁-é","place'),
  "empty names": WHOLE.replace("a-hall-1", "").replace("hall/floor", ""),
  "a name like one of Object's": WHOLE.replace("a-hall-1", "__proto__").replace("hall/floor", "constructor"),
  "a leap day": WHOLE.replace("2026-11-20", "2028-02-29"),
  "before 2000": WHOLE.replace("2026-11-20", "1999-12-31"),
};

/** Bodies that it leaves to JSON.parse. */
const ODD: Readonly<Record<string, string>> = {
  "an escaped quote in a note": marked('"note":"a \\" b"'),
  "an escaped newline in a note": marked('"note":"a\\nb"'),
  "a name spelled with an escape": WHOLE.replace("a-hall-1", "a-h\\u0061ll-1"),
  "an id spelled with an escape": WHOLE.replace("r-1", "r\\u002d1"),
  "an id outside ASCII": WHOLE.replace("r-1", "r-é"),
  fields: body(HEAD, '"fields":{"n":1}', MARKS, TAIL),
  "fields in fields": body(HEAD, '"fields":{"a":{"marks":[{"row":"x","result":"y"}]}}', TAIL),
  "fields before the place": body(HEAD, '"fields":{}', '"place":"a-hall-1"', TAIL),
  "an unknown key in the record": body(HEAD, '"colour":"red"', MARKS, TAIL),
  "an unknown key in a mark": marked('"colour":"red"'),
  "an unknown key beside the record": WHOLE.replace(/\}$/, ',"more":1}'),
  "keys in another order": body(`${TAIL},${HEAD}`, MARKS),
  "place before doer": body(HEAD, '"place":"a-hall-1"', '"done-by":"cleaner-1"', MARKS, TAIL),
  "keys of a mark in another order": body(HEAD, '"marks":[{"result":"done","row":"hall/floor"}]', TAIL),
  "note before count": marked('"note":"n"', '"count":1'),
  "a key twice": body(HEAD, '"place":"a-hall-1"', '"place":"a-hall-2"', TAIL),
  spaces: WHOLE.replaceAll(",", ", "),
  "a correction": body(HEAD, MARKS, '"corrects":"r-0"', '"reason":"r"', TAIL),
  "a withdrawal": body(HEAD, '"withdraws":"r-0"', '"reason":"r"', TAIL),
  "no salt": WHOLE.replace('"salt":"abcDEF_-1234",', ""),
  "no marks in the list": body(HEAD, '"marks":[]', TAIL),
  "a precision that is none": WHOLE.replace('"minute"', '"hour"'),
  "a time with a fraction": WHOLE.replace("09:10Z", "09:10.500Z"),
  "a time with an offset": WHOLE.replace("09:10Z", "09:10+08:00"),
  "a year of five digits": WHOLE.replace("2026-11", "+012026-11"),
  "a count with a sign": marked('"count":-1'),
  "a count with a fraction": marked('"count":1.5'),
  "a count with an exponent": marked('"count":1e3'),
  "a count with a capital exponent": marked('"count":12E+2'),
  "a count of ten digits": marked('"count":2000000000'),
  "a publication": '{"salt":"abc","publication":{"ruleset":"x","version":"1","digest":"d","from":"2026-01-01"}}',
  "an erasure": '{"salt":"abc","erase":{"seq":1,"reason":"r","by":"b"}}',
};

/** Bodies that no JSON parser takes. */
const BROKEN: Readonly<Record<string, string>> = {
  cut: WHOLE.slice(0, -1),
  "something behind it": `${WHOLE} x`,
  "a comma too many": body(HEAD, '"marks":[{"row":"a","result":"b"},]', TAIL),
  "a count with a leading zero": marked('"count":01'),
  "a count of nothing at all": marked('"count":'),
  "a bare tab in a note": marked('"note":"a\tb"'),
  "a zero byte in a name": WHOLE.replace("a-hall-1", "a\u0000"),
  "a text without an end": WHOLE.slice(0, WHOLE.indexOf("cleaner")),
};

const bookOf = (): Book => createBook("garden", "", disk, genesis("garden"));
const PLACED = { position: 0, length: 0, received: 0 };

/** All that the columns say of the one line of a book, numbers turned back into names. */
function said(book: Book): unknown {
  const name = (number: number): string | number | undefined =>
    number === NONE ? "inherited" : number === -1 ? undefined : book.names.list[number];
  const line = Object.fromEntries(Object.entries(book.lines.columns).map(([key, column]) => [key, column[0]]));
  const c = book.marks.columns;
  return {
    ...line,
    id: idOf(book, 0),
    form: name(book.lines.columns.form[0]!),
    place: name(book.lines.columns.place[0]!),
    doneBy: name(book.lines.columns.doneBy[0]!),
    marks: Array.from({ length: book.marks.length }, (_, i) => [
      name(c.row[i]!),
      name(c.result[i]!),
      name(c.place[i]!),
      c.at[i],
    ]),
  };
}

function bySlowWay(text: string): unknown {
  const book = bookOf();
  addLine(book, readBody(text), PLACED);
  return said(book);
}

function inPlace(text: string, around = ""): unknown {
  const book = bookOf();
  const [before, own] = [Buffer.from(around), Buffer.from(text)];
  const view = viewOf(Buffer.concat([before, own, Buffer.from("\n"), before, Buffer.alloc(SPARE)]));
  const plain = createPlainReader(book.names, book.marks)(view, before.length, before.length + own.length);
  if (!plain) return { marks: book.marks.length };
  addPlain(book, plain, view, PLACED);
  return said(book);
}

describe("bodies read in place say what JSON.parse says", () => {
  test.each(Object.entries(PLAIN))("%s", (_, text) => {
    expect(inPlace(text)).toEqual(bySlowWay(text));
    expect(inPlace(text, `"}}\n${WHOLE}\n{[`)).toEqual(bySlowWay(text));
  });
});

describe("bodies that are left to JSON.parse, without a trace", () => {
  test.each(Object.entries(ODD))("%s", (_, text) => {
    expect(JSON.parse(text)).toBeTruthy();
    expect(inPlace(text)).toEqual({ marks: 0 });
  });
  test.each(Object.entries(BROKEN))("%s", (_, text) => {
    expect(() => readBody(text)).toThrow(SyntaxError);
    expect(inPlace(text)).toEqual({ marks: 0 });
  });
});

test("a body at the very end of its buffer is left to JSON.parse", () => {
  const book = bookOf();
  const bytes = Buffer.from(WHOLE);
  expect(createPlainReader(book.names, book.marks)(viewOf(bytes), 0, bytes.length)).toBeUndefined();
});

test("any byte replaced by any other: what is read in place is what JSON.parse reads", () => {
  const text = marked('"place":"h"', '"at":"2026-11-20T23:59:59Z"', '"count":12', '"note":"n"');
  let taken = 0;
  for (let i = 0; i < text.length; i++) {
    for (const other of ['"', "\\", ",", ":", "{", "}", "[", "]", "0", "9", "a", " ", "\t", "-", ".", "e"]) {
      const changed = text.slice(0, i) + other + text.slice(i + 1);
      const found = inPlace(changed) as { id?: string };
      if (found.id === undefined) continue;
      taken++;
      expect({ changed, ...(found as object) }).toEqual({ changed, ...(bySlowWay(changed) as object) });
    }
  }
  expect(taken).toBeGreaterThan(300);
});
