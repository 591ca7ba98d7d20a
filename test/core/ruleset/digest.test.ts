import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { digestOf, sha256 } from "../../../core/ruleset/digest.ts";

const known = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("SHA-256", () => {
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    ["管家", known("管家")],
    ["x".repeat(55), known("x".repeat(55))],
    ["x".repeat(56), known("x".repeat(56))],
    ["x".repeat(64), known("x".repeat(64))],
    ["😀\ud800", known("😀\ud800")],
    ["y".repeat(100_000), known("y".repeat(100_000))],
  ])("%#", (text, hex) => {
    expect(sha256(text)).toBe(hex);
  });

  test("equals Node's for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(known(text));
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

test("texts do not run together", () => {
  expect(digestOf(["ab", "c"])).not.toBe(digestOf(["a", "bc"]));
  expect(digestOf([])).toMatch(/^[0-9a-f]{16}$/);
});
