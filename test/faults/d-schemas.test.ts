import { describe, expect, test } from "vitest";
import { guanjia } from "../host/cli/cli.ts";
import { envelope, folderOf, said, type Tree } from "./made.ts";
import { DEFS, KEYWORDS, UNKNOWN } from "./schemas.ts";

const plugin = (value: unknown): string => `export const plugin = {
  area: "pools", title: { zh: "泳池", en: "Pools" }, faults: {},
  section: { schema: ${JSON.stringify({
    title: "PoolsSection",
    type: "object",
    additionalProperties: value,
    $defs: DEFS,
  })} },
  compile() { return { rules: [] }; },
};
`;

/** Validates a section whose values are these, under the schema of a value: exit code and refusals. */
async function validate(schema: unknown, values: readonly unknown[]): Promise<readonly [number, ...string[]]> {
  const lines = values.map((value, i) => `  v-${i}: ${JSON.stringify(value)}\n`);
  const tree: Tree = {
    "firm/ruleset.yaml": envelope("firm", "extends: [vocabulary]\n"),
    "firm/areas.yaml": "areas:\n  pools: { title: 泳池, code: POO }\n",
    "firm/pools.yaml": values.length === 0 ? "pools: {}\n" : `pools:\n${lines.join("")}`,
    "pools.mjs": plugin(schema),
  };
  const args = ["validate", "firm", "--plugin", "pools.mjs", "--rulesets", "."];
  const { code, out, err } = await guanjia(args, folderOf(tree));
  return [code, ...said(out + err)];
}

describe("D17: the schema of a plugin's section means what JSON Schema says", () => {
  test.each(Object.entries(KEYWORDS))("%s", async (_, [schema, good, bad]) => {
    const [code, ...refused] = await validate(schema, [...good, ...bad]);
    const lines = new Set(refused.map((one) => one.split(" ")[0]?.replace(/:\d+$/, "")));
    const wanted = bad.map((_value, i) => `firm/pools.yaml:${2 + good.length + i}`);
    expect([code, [...lines].sort()]).toEqual([bad.length > 0 ? 2 : 0, wanted.sort()]);
  });

  test.each(Object.entries(UNKNOWN))("%s is refused", async (_, schema) => {
    expect(await validate(schema, [])).toEqual([2, "plugin-schema"]);
  });
});
