import { writeSync } from "node:fs";
import { openStore, type Store } from "../../../core/host/store/store.ts";
import { log, siteOf } from "./made.ts";

/**
 * A process of its own that writes until it is killed: node writer.mjs DIR PREFIX [hold]. It says "open", then one line for
 * each thing that is stored, after it is stored. With "hold" it only keeps the folder; what is refused it says as JSON.
 */
const [dir = "", prefix = "", hold] = process.argv.slice(2);
const say = (text: string) => void writeSync(1, `${text}\n`);
const store = openedOrOut();
const site = siteOf(store);
say("open");
process.once("SIGTERM", () => void store.close().then(() => process.exit(0)));

if (hold === "hold") setInterval(() => undefined, 1_000_000);
else await Promise.all([0, 1, 2, 3].map(write));

function openedOrOut(): Store {
  const result = openStore(dir, { now: Date.now });
  if (!("refusals" in result)) return result;
  say(JSON.stringify(result.refusals));
  process.exit(2);
}

async function write(lane: number): Promise<never> {
  for (let i = 0; ; i++) {
    const id = `${prefix}-${lane}-${i}`.padEnd(8, "-");
    const first = i === 0 || i % 3 !== 0;
    const more = first ? {} : { corrects: `${prefix}-${lane}-${i - 1}`.padEnd(8, "-"), reason: "r" };
    const answer = await site.add(
      log(id, { happened: "2026-01-01T00:00:00Z", fields: { note: "保洁".repeat(i % 200) }, ...more }),
      "p",
    );
    if ("record" in answer) say(id);
    else {
      say(`refused ${answer.refusals[0]?.code}`);
      await new Promise(setImmediate); // lets a signal in
    }
    if (lane === 0 && i % 5 === 0) {
      const refused = await store.state.update((data) => ({ ...data, settings: { ...data.settings, [prefix]: i } }));
      if (!refused) say(`setting ${i}`);
    }
  }
}
