import { describe, expect, test } from "vitest";
import { files, read } from "./repository.ts";

/** Written apart, so that this file does not find itself. */
const FOREIGN: readonly (readonly [string, RegExp])[] = [
  ["a folder of somebody's machine", /(?<![\w.-])\/(?:work|farm|root|home\/\w+|Users\/\w+)\//],
  [
    "a package registry",
    new RegExp(
      [
        "registry\\.npm" + "js",
        "registry\\.yarn" + "pkg",
        "npm" + "mirror\\.com",
        "deb\\.deb" + "ian",
        "un" + "pkg\\.com",
        "jsdel" + "ivr",
      ].join("|"),
    ),
  ],
];
const TEXT = /\.(ts|mjs|js|json|yaml|md|css|html|hbs|sh)$|^\.|\/run$/;

function findings(file: string, text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      FOREIGN.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${file}:${index + 1} ${what}`),
    );
}

test("no file names a folder of somebody's machine or a package registry", () => {
  const others = files.filter((file) => TEXT.test(file) && file !== "test/house/places.test.ts");
  expect(others.flatMap((file) => findings(file, read(file)))).toEqual([]);
});

describe("what is found", () => {
  test.each([
    ["see /root/x", ["f:1 a folder of somebody's machine"]],
    ["a\ncd /home/anna/x", ["f:2 a folder of somebody's machine"]],
    ["/usr/bin/env", []],
    ["rulesets/work/x", []],
    ["https://registry.npm" + "js.org/x", ["f:1 a package registry"]],
  ])("%s", (text, expected) => {
    expect(findings("f", text)).toEqual(expected);
  });
});
