import { expect, test } from "vitest";
import { closing, copyWords, hashAt, isAscii, keyOf, SPARE, stands, viewOf } from "../../../core/host/store/words.ts";

/** Bytes with room behind them that says nothing. */
const spared = (bytes: Uint8Array): DataView => viewOf(Buffer.concat([bytes, Buffer.alloc(SPARE, "x")]));
/** One of each sort around every border: control characters, space, quote, backslash, ASCII, beyond. */
const BYTES = [0, 1, 9, 10, 31, 32, 33, 34, 35, 91, 92, 93, 127, 128, 129, 160, 162, 220, 255];
/** Every text of two such bytes, at every place of a word. */
const TEXTS = BYTES.flatMap((a) => BYTES.flatMap((b) => [0, 1, 2, 3].map((before) => ({ a, b, before }))));

test("the closing quote is the first byte that is none of a plain text, or there is none", () => {
  for (const { a, b, before } of TEXTS) {
    const bytes = Buffer.from([...Buffer.alloc(before, "n"), a, b, 34]);
    const odd = bytes.findIndex((byte) => byte < 32 || byte === 34 || byte === 92);
    const expected = bytes[odd] === 34 ? odd : -1;
    expect([bytes, closing(spared(bytes), 0, bytes.length)]).toEqual([bytes, expected]);
  }
  expect(closing(spared(Buffer.from("no end of it")), 0, 12)).toBe(-1);
});

test("ASCII is what has no high bit, whatever stands around", () => {
  for (const { a, b, before } of TEXTS) {
    const bytes = Buffer.from([...Buffer.alloc(before, 0xc3), a, b, 0xc3]);
    expect([bytes, isAscii(spared(bytes), before, before + 2)]).toEqual([bytes, a < 128 && b < 128]);
  }
});

test("a key stands where its bytes stand and nowhere else", () => {
  for (const text of ["four", "eleven here", '","done-by":"']) {
    const key = keyOf(text);
    for (let at = 0; at < 4; at++) {
      const bytes = Buffer.from(" ".repeat(at) + text);
      expect(stands(spared(bytes), at, key)).toBe(true);
      for (let i = at; i < bytes.length; i++)
        expect(stands(spared(bytes.map((byte, k) => (k === i ? byte ^ 1 : byte))), at, key)).toBe(false);
    }
  }
});

test("a hash rests on all bytes of a name and on no other", () => {
  const name = Buffer.from("a-hall-1-by-the-lake");
  for (let length = 0; length <= name.length; length++) {
    const own = hashAt(spared(name.subarray(0, length)), 0, length);
    expect(hashAt(spared(Buffer.concat([Buffer.from("?"), name])), 1, 1 + length)).toBe(own);
    for (let i = 0; i < length; i++)
      expect(hashAt(spared(name.map((byte, k) => (k === i ? byte ^ 1 : byte))), 0, length)).not.toBe(own);
  }
});

test("bytes are copied whole, and at most three more", () => {
  for (let length = 0; length < 12; length++) {
    const to = new Uint8Array(32);
    copyWords(viewOf(Buffer.from("abcdefghijklmnopqrstuvwxyz")), 1, 1 + length, viewOf(to), 2);
    const copied = Buffer.from(to).toString("latin1").replaceAll("\0", "");
    expect("bcdefghijklmnopqrstuvwxyz".startsWith(copied) && to[1] === 0).toBe(true);
    expect(copied.length).toBe(Math.ceil(length / 4) * 4);
  }
});
