import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder `rulesets` of the product, as far up from here as from where this file is bundled to. */
export function shippedRulesets(): string | undefined {
  const path = join(import.meta.dirname, "../..", "rulesets");
  return existsSync(join(path, "vocabulary", "ruleset.yaml")) ? path : undefined;
}
