import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { phrase as texts } from "../../../core/refusals/phrase.ts";
import { fill } from "../../../core/text/text.ts";
import { isFault, readDuration, readHowOften, readLimit, type PhraseFault } from "../../../core/time/index.ts";

type Table = Readonly<Record<string, readonly [code: string, ...suggestions: string[]]>>;

const file = readFileSync(new URL("refused.yaml", import.meta.url), "utf8");
const tables = parse(file) as { readonly "how-often": Table; readonly duration: Table; readonly limit: Table };
const readers = { "how-often": readHowOften, duration: readDuration, limit: readLimit } as const;

for (const name of ["how-often", "duration", "limit"] as const) {
  const read = readers[name] as (text: string) => unknown;
  describe(name, () => {
    test.each(Object.entries(tables[name]))("%s", (text, [code, ...suggestions]) => {
      const fault = read(text);
      const found = isFault(fault) ? [fault.fault, ...fault.suggestions] : fault;
      expect(found).toEqual([code, ...suggestions]);
      expect(leftOpen(fault as PhraseFault)).toEqual([]);
    });

    test("what is offered can be read", () => {
      const offered = Object.values(tables[name]).flatMap(([, ...suggestions]) => suggestions);
      expect(offered.filter((text) => text !== "unset" && isFault(read(text)))).toEqual([]);
    });
  });
}

/** Names in the texts of a refusal that have no data. */
function leftOpen({ fault, data, suggestions }: PhraseFault): readonly string[] {
  const { text, hint } = texts[fault];
  return [text.zh, text.en, hint.zh, hint.en].flatMap(
    (pattern) => fill(pattern, { ...data, suggestions: suggestions.join(" | ") }).match(/\{[a-z-]+\}/g) ?? [],
  );
}

test("at least 80 phrases are refused", () => {
  expect(Object.keys(tables["how-often"]).length + Object.keys(tables.duration).length).toBeGreaterThanOrEqual(80);
});
