// Runs every check and goes on after a failure. Node built-ins only: it runs before the first `npm ci`.
import { bin, startSteps, ZONES } from "./steps.mjs";

const { step, tests, same, end } = startSteps(30);

step("setup", [process.execPath, ".ci/setup.mjs", "--browser"]);
step("eslint", bin("eslint", "."));
step("prettier", bin("prettier", "--check", "--log-level", "warn", "."));
step("knip", bin("knip"));
step("types", ["npm", "run", "--silent", "types"]);
step("generated files", [process.execPath, ".ci/generated.mjs"]);

// All tests in one zone, those of the kernel and its host in the others too.
const [first, ...others] = ZONES;
const all = tests(`npm test, TZ=${first}`, ["npm", "test", "--"], { TZ: first });
for (const zone of others) {
  const found = tests(`kernel and host, TZ=${zone}`, bin("vitest", "run", "--mode", "zone"), { TZ: zone });
  same(`TZ=${zone} as TZ=${first}`, found, all);
}

end();
