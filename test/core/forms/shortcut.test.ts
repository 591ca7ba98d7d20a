import fc from "fast-check";
import { expect, test } from "vitest";
import { checkerOf } from "../../../core/forms/check.ts";
import type { Form } from "../../../core/rule.ts";
import { instant } from "../../../core/time/instant.ts";

const label = { zh: "字段" };
const form: Form = {
  title: label,
  fields: {
    need: { label, type: "text", required: true, min: 2, max: 5 },
    text: { label, type: "text", max: 3 },
    code: { label, type: "text", pattern: "[a-z]{1,3}" },
    number: { label, type: "number", min: -1, max: 2 },
    any: { label, type: "number" },
    whole: { label, type: "integer", required: true, min: 0 },
    yes: { label, type: "boolean" },
    choice: { label, type: "choice", choices: { a: label, b: label } },
    choices: { label, type: "choices", required: true, min: 1, choices: { a: label, b: label } },
    day: { label, type: "date" },
  },
};
const received = instant("2026-11-20T09:00:00+08:00") ?? 0;
const value = fc.constantFrom<unknown>(
  ..."a b ab abc abcdef 王 王小明 😀 😀😀 😀😀😀".split(" "),
  ...[
    "",
    " ",
    "　",
    "\u2003x",
    "2026-11-20",
    0,
    1,
    2,
    3,
    -1,
    -2,
    1.5,
    NaN,
    Infinity,
    true,
    false,
    null,
    [],
    ["a"],
    ["a", "b"],
    ["a", "a"],
    {},
  ],
);
const fields = fc.record(
  Object.fromEntries([...Object.keys(form.fields ?? {}), "other"].map((name) => [name, value])),
  { requiredKeys: [] },
);
const right = { need: "王小明", whole: 1, choices: ["a"] };
const fitting = fc.record(
  {
    text: fc.constantFrom("", "abc", "😀😀😀"),
    code: fc.constantFrom("abc", ""),
    number: fc.constantFrom(-1, 1.5),
    yes: fc.boolean(),
    choice: fc.constant("a"),
  },
  { requiredKeys: [] },
);
const head = fc.record(
  {
    happened: fc.constantFrom<unknown>("2026-11-20T08:00:00+08:00", "2026-11-20T10:00:00+08:00", "x", 1),
    precision: fc.constantFrom<unknown>("day", "minute", "hour", 1),
    "done-by": fc.constantFrom<unknown>("x", "", 1, "x".repeat(61)),
    place: fc.constantFrom<unknown>("lobby", 1),
    reason: fc.constant("x"),
    extra: fc.constant(1),
  },
  { requiredKeys: [] },
);
const HEAD = ["happened", "precision", "done-by", "place", "reason", "extra"] as const;

test("the short cut says what the long way says", () => {
  const check = checkerOf(form);
  const base = { id: "record-0001", form: "f", site: "garden" };
  let taken = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        fields,
        fc
          .tuple(fitting, fc.subarray(Object.entries(right)))
          .map(([some, part]) => ({ ...some, ...Object.fromEntries(part) })),
        fitting.map((some) => ({ ...some, ...right })),
        fc.tuple(fitting, fields).map(([some, other]) => ({ ...some, ...right, ...other })),
      ),
      fc
        .tuple(head, fc.subarray([...HEAD]))
        .map(([all, kept]) => Object.fromEntries(kept.flatMap((key) => (key in all ? [[key, all[key]]] : [])))),
      (filled, rest) => {
        const record = { ...base, ...rest, fields: filled };
        const refusals = check(record, received);
        expect(refusals).toEqual(check({ ...record, marks: [] }, received)); // marks are not the usual record
        if (refusals.length === 0) taken++;
      },
    ),
    { seed: 12, numRuns: 5000 },
  );
  expect(taken).toBeGreaterThan(50);
});
