import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { opened, siteOf } from "../host/store/made.ts";

/** Every file below a folder with its bytes. */
export const tree = (dir: string): readonly (readonly [string, string])[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(dir.length), readFileSync(file, "latin1")]);

/** Ids in a data folder, once each or more. */
export async function idsIn(dir: string, site = "small-site"): Promise<readonly string[]> {
  const store = opened(dir, Date.now);
  const records = siteOf(store, site).list({ limit: 1e6 });
  await store.close();
  return records.map(({ id }) => id).sort();
}
