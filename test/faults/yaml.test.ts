import { expect, test } from "vitest";
import type { Refusal } from "../../core/refusal.ts";
import { Origins } from "../../core/ruleset/origins.ts";
import { readYaml } from "../../core/ruleset/read.ts";
import { TEXTS } from "./yaml-texts.ts";

/** D4: nothing is read as another thing than YAML 1.2 says it is. */
test.each(TEXTS)("%s", (_, text, wanted) => {
  const refusals: Refusal[] = [];
  const value = readYaml("a.yaml", text, new Origins(), refusals);
  const said = refusals.map(({ at, code }) => `${at?.line}:${at?.column} ${code}`).join(", ");
  expect(said === "" ? JSON.parse(JSON.stringify(value)) : said).toEqual(wanted);
});
