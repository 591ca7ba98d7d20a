import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeInto } from "../../../core/ruleset/merge.ts";
import { Origins, positionOf, type ValueMap } from "../../../core/ruleset/origins.ts";
import { readYaml } from "../../../core/ruleset/read.ts";

/** Documents in which a key is a map in all of them or in none: a letter names a map, a number a leaf. */
const doc = fc.letrec<{ map: Record<string, unknown> }>((tie) => ({
  map: fc
    .record({
      maps: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof({ maxDepth: 3 }, fc.constant({}), tie("map")), {
        maxKeys: 3,
      }),
      leaves: fc.dictionary(
        fc.constantFrom("k1", "k2", "k3"),
        fc.oneof(fc.integer({ min: 0, max: 9 }), fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 })),
        { maxKeys: 3 },
      ),
    })
    .map(({ maps, leaves }) => ({ ...maps, ...leaves })),
})).map;

/** Reads documents afresh as files of layers; JSON is YAML. */
function read(origins: Origins, ...docs: readonly object[]): ValueMap[] {
  return docs.map((one, i) => readYaml(`layer-${i}`, JSON.stringify(one, null, 1), origins, []) as ValueMap);
}
const merge = (origins: Origins, maps: readonly ValueMap[]): ValueMap =>
  maps.reduce((lower, upper) => mergeInto(lower, upper, undefined, origins));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Each leaf of a merged map with the files that set it. */
function histories(box: ValueMap, origins: Origins, path = ""): Record<string, string[]> {
  return Object.assign(
    {},
    ...Object.entries(box).map(([key, value]) => ({
      [`${path}/${key}`]: origins.history(box, key).map((origin) => `${origin.file.path}:${positionOf(origin).line}`),
      ...(typeof value === "object" && !Array.isArray(value) && histories(value, origins, `${path}/${key}`)),
    })),
  ) as Record<string, string[]>;
}

/** The obvious merge: by key, lists whole. */
function obvious(docs: readonly Record<string, unknown>[]): unknown {
  const keys = [...new Set(docs.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(
    keys.map((key) => {
      const held = docs.filter((one) => Object.hasOwn(one, key)).map((one) => one[key]);
      const last = held.at(-1);
      return [key, /^[a-c]$/.test(key) ? obvious(held as Record<string, unknown>[]) : last];
    }),
  );
}
const shuffled = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, shuffled(inner)]),
      )
    : value;

const settings = { seed: 20261121, numRuns: 200 };

describe("merging, by property", () => {
  test("the later layer wins, key by key, lists whole", () => {
    fc.assert(
      fc.property(fc.array(doc, { minLength: 1, maxLength: 4 }), (docs) => {
        const origins = new Origins();
        expect(plain(merge(origins, read(origins, ...docs)))).toEqual(plain(obvious(docs)));
      }),
      settings,
    );
  });

  test("it does not matter which two are merged first: neither values nor origins", () => {
    fc.assert(
      fc.property(doc, doc, doc, (a, b, c) => {
        const left = new Origins();
        const [a1, b1, c1] = read(left, a, b, c) as [ValueMap, ValueMap, ValueMap];
        const one = merge(left, [merge(left, [a1, b1]), c1]);
        const right = new Origins();
        const [a2, b2, c2] = read(right, a, b, c) as [ValueMap, ValueMap, ValueMap];
        const other = merge(right, [a2, merge(right, [b2, c2])]);
        expect(plain(one)).toEqual(plain(other));
        expect(histories(one, left)).toEqual(histories(other, right));
      }),
      settings,
    );
  });

  test("every key knows every layer that set it, oldest first", () => {
    fc.assert(
      fc.property(fc.array(doc, { minLength: 1, maxLength: 4 }), (docs) => {
        const origins = new Origins();
        const merged = merge(origins, read(origins, ...docs));
        const valueAt = (one: unknown, path: string): unknown =>
          path
            .split("/")
            .slice(1)
            .reduce<unknown>(
              (box, key) =>
                typeof box === "object" && box !== null ? (box as Record<string, unknown>)[key] : undefined,
              one,
            );
        for (const [path, files] of Object.entries(histories(merged, origins)))
          expect(files.map((file) => file.replace(/:.*/, ""))).toEqual(
            docs.flatMap((one, i) => (valueAt(one, path) === undefined ? [] : [`layer-${i}`])),
          );
      }),
      settings,
    );
  });

  test("the order of keys in a file does not matter", () => {
    fc.assert(
      fc.property(doc, doc, (a, b) => {
        const origins = new Origins();
        expect(plain(merge(origins, read(origins, a, b)))).toEqual(
          plain(merge(origins, read(origins, shuffled(a) as object, shuffled(b) as object))),
        );
      }),
      settings,
    );
  });

  test("a layer that says nothing changes nothing", () => {
    fc.assert(
      fc.property(doc, (a) => {
        const origins = new Origins();
        expect(plain(merge(origins, read(origins, {}, a, {})))).toEqual(plain(a));
      }),
      settings,
    );
  });
});
