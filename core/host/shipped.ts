import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder `rulesets` of the product, wherever this file was bundled to. */
export function shippedRulesets(): string | undefined {
  return ["..", "../.."]
    .map((up) => join(import.meta.dirname, up, "rulesets"))
    .find((path) => existsSync(join(path, "vocabulary", "ruleset.yaml")));
}
