import { expect, test } from "vitest";
import { digestOf } from "../../../core/ruleset/digest.ts";
import { shipped } from "./fixtures.ts";

test("texts do not run together", () => {
  const digest = (...texts: string[]): string => digestOf(texts, shipped.sha256);
  expect(digest("ab", "c")).not.toBe(digest("a", "bc"));
  expect(digest()).toBe("e3b0c44298fc1c14");
});
