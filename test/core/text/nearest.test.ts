import { expect, test } from "vitest";
import { nearest, slips } from "../../../core/text/nearest.ts";

const KEYS = ["how-often", "title", "quality", "not-applicable", "who", "每周", "每月", "每半月", "一次"];

test.each([
  ["freqency", ["frequency", "frequent"], "frequency"],
  ["how-oftn", KEYS, "how-often"],
  ["hwo", KEYS, "who"],
  ["Title", KEYS, "title"],
  ["qualtiy", KEYS, "quality"],
  ["notapplicable", KEYS, "not-applicable"],
  ["每半个月", KEYS, "每半月"],
  ["每週", KEYS, "每周"],
  ["weight", KEYS, undefined],
  ["x", KEYS, undefined],
  ["", KEYS, undefined],
  ["who", ["who"], undefined],
  ["a".repeat(5000), KEYS, undefined],
])("%j among %j is %j", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test.each([
  ["", "", 0],
  ["abc", "abc", 0],
  ["abc", "acb", 1],
  ["abc", "ac", 1],
  ["abc", "abxc", 1],
  ["abc", "axc", 1],
  ["kitten", "sitting", 3],
  ["大堂", "堂大", 1],
])("%j to %j takes %i slips, and back", (a, b, n) => {
  expect([slips([...a], [...b]), slips([...b], [...a])]).toEqual([n, n]);
});
