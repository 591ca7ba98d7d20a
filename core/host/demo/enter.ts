import type { Refusal } from "../../refusal.ts";
import { EPOCH_SECONDS } from "../../time/instant.ts";
import { openStore } from "../store/store.ts";
import type { Entered } from "./records.ts";

/** So many records are on their way to the disk at a time. */
const TOGETHER = 500;

/** Writes a month as if each record had been entered when it says. The data folder is opened and closed. */
export async function enterMonth(dir: string, site: string, month: readonly Entered[]): Promise<readonly Refusal[]> {
  let now = 0;
  const store = openStore(dir, { now: () => now });
  if ("refusals" in store) return store.refusals;
  try {
    const records = store.site(site);
    if ("code" in records) return [records];
    const refusals: Refusal[] = [];
    for (const batch of batchesOf(month)) {
      const answers = await Promise.all(
        batch.map((entered) => {
          now = (entered.received + EPOCH_SECONDS) * 1000;
          return records.add(entered.record, entered["entered-by"]);
        }),
      );
      refusals.push(...answers.flatMap((answer) => ("refusals" in answer ? answer.refusals : [])));
    }
    return refusals;
  } finally {
    await store.close();
  }
}

/** What corrects or withdraws waits for what it names, so it begins a batch. */
function batchesOf(month: readonly Entered[]): Entered[][] {
  const batches: Entered[][] = [];
  for (const entered of month) {
    const last = batches.at(-1);
    if (
      !last ||
      last.length >= TOGETHER ||
      entered.record.corrects !== undefined ||
      entered.record.withdraws !== undefined
    )
      batches.push([entered]);
    else last.push(entered);
  }
  return batches;
}
