import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../ui");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Every text of a file in two languages, as it is written. */
const textsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(/\{\s*zh:\s*"([^"]*)",\s*en:\s*"([^"]*)",?\s*\}/g)].map(
    ([, zh, en]) => `${zh} / ${en}`,
  );

test("a text that several files say has one home", () => {
  const homes = new Map<string, string[]>();
  for (const file of files)
    for (const text of new Set(textsOf(file))) homes.set(text, [...(homes.get(text) ?? []), file]);
  expect(homes.size).toBeGreaterThan(150);
  expect([...homes].filter(([, where]) => where.length > 1)).toEqual([]);
});
