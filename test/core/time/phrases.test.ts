import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import type { Duration, HowOften } from "../../../core/rule.ts";
import { readDuration, readHowOften, sayDuration, sayHowOften } from "../../../core/time/index.ts";

interface Row<Means> {
  readonly means: Means;
  readonly zh: string;
  readonly en: string;
  readonly phrases: readonly string[];
}

function table<Means>(name: string): readonly Row<Means>[] {
  return parse(readFileSync(new URL(name, import.meta.url), "utf8")) as Row<Means>[];
}

const frequencies = table<HowOften>("frequencies.yaml");
const durations = table<Duration>("durations.yaml");

describe("frequencies", () => {
  for (const { means, zh, en, phrases } of frequencies) {
    test(`${zh} · ${en}`, () => {
      const read = Object.fromEntries([zh, en, ...phrases].map((phrase) => [phrase, readHowOften(phrase)]));
      expect(read).toEqual(Object.fromEntries([zh, en, ...phrases].map((phrase) => [phrase, means])));
      expect({ zh: sayHowOften(means, "zh"), en: sayHowOften(means, "en") }).toEqual({ zh, en });
      if (means !== "unset") expect(readHowOften(means)).toEqual(means);
    });
  }

  test("at least 160 phrases, none twice", () => {
    const all = frequencies.flatMap(({ zh, en, phrases }) => [zh, en, ...phrases]);
    expect(all.length).toBeGreaterThanOrEqual(160);
    expect(all.filter((phrase, i) => all.indexOf(phrase) < i)).toEqual([]);
  });
});

describe("durations", () => {
  for (const { means, zh, en, phrases } of durations) {
    test(`${zh} · ${en}`, () => {
      const read = Object.fromEntries([zh, en, ...phrases].map((phrase) => [phrase, readDuration(phrase)]));
      expect(read).toEqual(Object.fromEntries([zh, en, ...phrases].map((phrase) => [phrase, means])));
      expect({ zh: sayDuration(means, "zh"), en: sayDuration(means, "en") }).toEqual({ zh, en });
    });
  }
});
