// Runs the command once, and keeps beside each script of it what the engine made of it.
//   node .ci/cache.mjs dist
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const command = join(process.argv[2], "guanjia.cjs");
process.argv = [process.execPath, command, "validate", join(import.meta.dirname, "../rulesets/examples/example-firm")];
process.stdout.write = () => true;

const { scripts, ended } = await import(pathToFileURL(command).href);
await ended;
process.exitCode = 0; // whether the example is sound is for tests to say
for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
