import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { disk, type Files } from "../../../core/host/store/files.ts";
import type { Answer, SiteStore } from "../../../core/host/store/site.ts";
import { openStore, type Store } from "../../../core/host/store/store.ts";
import type { RecordInput } from "../../../core/record.ts";
import type { Refusal } from "../../../core/refusal.ts";

export const SITE = "garden";
export const NOON = Date.parse("2026-11-20T12:00:00Z");

/** A folder of its own for a test, gone afterwards. */
export function folder(name = "store", later: (end: () => void) => void = onTestFinished): string {
  const dir = mkdtempSync(join(tmpdir(), `guanjia-${name}-`));
  later(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A clock that stands still until it is set. */
export interface StillClock {
  (): number;
  at: number;
}
export function clockAt(at = NOON): StillClock {
  const clock = Object.assign(() => clock.at, { at });
  return clock;
}

export function opened(dir: string, now: () => number = clockAt(), files: Files = disk): Store {
  const store = openStore(dir, { now, files });
  if ("refusals" in store) throw new Error(JSON.stringify(store.refusals));
  return store;
}

export function siteOf(store: Store, id = SITE): SiteStore {
  const site = store.site(id);
  if ("code" in site) throw new Error(JSON.stringify(site));
  return site;
}

/** A log of one row; ids are padded to the length that ids must have. */
export function log(id: string, more: Partial<RecordInput> = {}): RecordInput {
  return {
    id: id.padEnd(8, "-"),
    form: "cleaning/log",
    site: SITE,
    happened: "2026-11-20T08:00:00Z",
    place: "b1",
    marks: [{ row: "hall/mat", result: "done" }],
    ...more,
  };
}

export const codes = (answer: Answer | { readonly refusals: readonly Refusal[] }): readonly string[] =>
  "refusals" in answer ? answer.refusals.map(({ code }) => code) : [];

export async function filled(dir: string, count: number, clock = clockAt(), files: Files = disk): Promise<void> {
  const store = opened(dir, clock, files);
  const site = siteOf(store);
  await Promise.all(
    Array.from({ length: count }, (_, i) => site.add(log(`r${i}`, { place: `b${i % 3}` }), "cleaner-01")),
  );
  await store.close();
}
