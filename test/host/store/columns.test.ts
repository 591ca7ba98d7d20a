import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFrom } from "../../../core/host/app.ts";
import { fillDemo } from "../../../core/host/demo/fill.ts";
import { createIndex, judge, type Index } from "../../../core/judge/index.ts";
import { clockAt, codes, folder, opened, siteOf } from "./made.ts";

const SITE = "example-estate";
/** 2026-11-20, 18:00 at the site. */
const UNTIL = Date.parse("2026-11-20T10:00:00Z");

test("an index from columns says what one from records says: now, in the past, with corrections, after a restart, from index files", async () => {
  const app = await loadFrom({ cwd: join(import.meta.dirname, "../../..") });
  const { world } = app.open(SITE);
  if (!world) throw new Error("the example site is sound");
  const dir = folder("columns");
  const until = UNTIL / 1000 - 946_684_800;
  const filled = await fillDemo(dir, world, app.parts, until);
  expect("records" in filled && filled.records).toBeGreaterThan(1000);

  const clock = clockAt(UNTIL);
  const verdicts = (index: Index) =>
    [until, until - 10 * 86_400].map((asOf) =>
      judge(index, { asOf, from: "2026-10-15", to: "2026-11-20" })
        .findings()
        .map(({ rule, subject, start, verdict, reason, records, beside }) => [
          rule,
          subject,
          start,
          verdict,
          reason,
          records,
          beside,
        ]),
    );
  const compare = async (): Promise<void> => {
    const store = opened(dir, clock);
    const site = siteOf(store, SITE);
    const [byRecord, byColumn] = [createIndex(world), createIndex(world)];
    site.feed((record) => byRecord.add(record));
    byColumn.addAll(site.columns());
    expect(byColumn.length).toBe(byRecord.length);
    expect(verdicts(byColumn)).toEqual(verdicts(byRecord));
    // once more: marks that were let go are read again
    const again = createIndex(world);
    again.addAll(site.columns());
    expect(verdicts(again)).toEqual(verdicts(byRecord));
    await store.close();
  };
  await compare();

  const store = opened(dir, clock);
  const site = siteOf(store, SITE);
  const logs = site.list({ form: "cleaning/log", limit: 6 });
  for (const [i, { record }] of logs.entries()) {
    const { received: _r, seq: _s, "entered-by": _e, "happened-unknown": _u, ...claimed } = record;
    const id = `changed-${i}`;
    const more = [{}, { precision: "day" as const }, { place: "a-hall-2" }][i % 3];
    const answer =
      i < 4
        ? await site.add({ ...claimed, ...more, id, corrects: record.id, reason: "r" }, "cs-manager-01")
        : await site.add({ id, form: record.form, site: SITE, withdraws: record.id, reason: "r" }, "cs-manager-01");
    expect(codes(answer)).toEqual([]);
  }
  await store.close();
  await compare();
  clock.at += 40 * 86_400_000;
  const later = opened(dir, clock);
  await siteOf(later, SITE).publish({ ruleset: "x", version: "1", digest: "d", from: "2026-01-01" });
  await later.close();
  await compare(); // November is sealed now
});
