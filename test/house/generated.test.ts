import { expect, test } from "vitest";
import { differences } from "../../.ci/generated.mjs";

test("schemas/generated/ is exactly what the schemas make", async () => {
  expect(await differences()).toEqual([]);
});
