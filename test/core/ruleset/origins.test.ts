import { expect, test } from "vitest";
import { mergeInto } from "../../../core/ruleset/merge.ts";
import { Origins, positionOf, type ValueMap } from "../../../core/ruleset/origins.ts";
import { readYaml } from "../../../core/ruleset/read.ts";

const firm = "rules:\n  mat:\n    how-often: 1.50\n    who: [cleaner]\n    a/b: x\n";
const site = "rules:\n  mat:\n    who: [night-cleaner, cleaner]\n";

/** The two files laid over each other, as layers are: maps by key, lists whole. */
function merged() {
  const origins = new Origins();
  const [low, high] = [
    ["firm.yaml", firm],
    ["site.yaml", site],
  ].map(([path = "", text = ""]) => readYaml(path, text, origins, []) as ValueMap);
  return { origins, root: mergeInto(low as ValueMap, high as ValueMap, undefined, origins) };
}
const show = (place: { file: string; line: number; column: number } | undefined) =>
  place && `${place.file}:${place.line}:${place.column}`;

test.each<[string, "key" | "value", string]>([
  ["/rules/mat/how-often", "value", "firm.yaml:3:16"],
  ["/rules/mat/how-often", "key", "firm.yaml:3:5"],
  ["/rules/mat/who", "value", "site.yaml:3:10"],
  ["/rules/mat/who/1", "value", "site.yaml:3:26"],
  ["/rules/mat/a~1b", "value", "firm.yaml:5:10"],
  ["/rules/mat/title", "value", "site.yaml:2:3"],
  ["/rules/mat/title/zh", "value", "site.yaml:2:3"],
  ["/rules/floor", "value", "site.yaml:1:1"],
  ["/rules/mat/how-often/per", "value", "firm.yaml:3:5"],
  ["", "value", "firm.yaml:1:1"],
  ["/nothing", "value", "firm.yaml:1:1"],
])("%s, its %s, is at %s", (pointer, side, place) => {
  const { origins, root } = merged();
  expect(show(origins.find(root, pointer, side))).toBe(place);
});

test("every place that set a key, oldest first", () => {
  const { origins, root } = merged();
  const mat = (root["rules"] as ValueMap)["mat"] as ValueMap;
  expect(origins.history(mat, "who").map((origin) => show(positionOf(origin)))).toEqual([
    "firm.yaml:4:10",
    "site.yaml:3:10",
  ]);
  expect(origins.history(mat, "title")).toEqual([]);
});

test("what was spoilt in a layer stays so", () => {
  const origins = new Origins();
  const low = readYaml("a.yaml", "a: ~\nb: 1\n", origins, []) as ValueMap;
  const out = mergeInto(Object.create(null) as ValueMap, low, undefined, origins);
  expect([origins.spoilt(out), show(origins.find(out, "/b"))]).toEqual([true, "a.yaml:2:4"]);
});

test("a container that nothing is known of has no place", () => {
  expect(new Origins().find({ a: 1 }, "/a")).toBeUndefined();
});

test("columns are UTF-16 units, lines end with either line end", () => {
  const origins = new Origins();
  const root = readYaml("a.yaml", "😀: 1\r\n楼: { 大堂: x }\r\n", origins, []) as ValueMap;
  expect([show(origins.find(root, "/😀")), show(origins.find(root, "/楼/大堂", "key"))]).toEqual([
    "a.yaml:1:5",
    "a.yaml:2:6",
  ]);
});
