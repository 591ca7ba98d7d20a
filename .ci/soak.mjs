// The long form of the fault tests, then every test in every zone: an hour or more. Goes on after a failure.
import { bin, startSteps, ZONES } from "./steps.mjs";

const { step, tests, same, end } = startSteps(120);

step("setup", [process.execPath, ".ci/setup.mjs", "--browser"]);
tests("faults, at length", bin("vitest", "run", "--mode", "soak"));

const [first, ...others] = ZONES;
const all = tests(`all tests, TZ=${first}`, bin("vitest", "run"), { TZ: first });
for (const zone of others)
  same(`TZ=${zone} as TZ=${first}`, tests(`all tests, TZ=${zone}`, bin("vitest", "run"), { TZ: zone }), all);

end();
