import { describe, expect, test } from "vitest";
import type { SiteStore } from "../../../core/host/store/site.ts";
import type { Store } from "../../../core/host/store/store.ts";
import { clockAt, codes, log, NOON, SITE, siteOf, type StillClock } from "./made.ts";

/** What a test needs of a store: one that is empty, with its clock, and the same data opened anew. */
export interface Subject {
  readonly clock: StillClock;
  open(): Promise<Store>;
}

const stored = (more: object) => ({
  id: "a-------",
  form: "cleaning/log",
  site: SITE,
  happened: "2026-11-20T08:00:00Z",
  precision: "minute",
  place: "b1",
  marks: [{ row: "hall/mat", result: "done" }],
  "entered-by": "cleaner-01",
  received: "2026-11-20T12:00:00.000Z",
  seq: 1,
  ...more,
});

/** What every store promises about records, whatever it is made of. */
export function storeContract(name: string, make: (clock: StillClock) => Subject): void {
  const started = async (): Promise<{
    store: Store;
    site: SiteStore;
    clock: StillClock;
    again: () => Promise<SiteStore>;
  }> => {
    const clock = clockAt();
    const subject = make(clock);
    let store = await subject.open();
    const again = async () => {
      await store.close();
      store = await subject.open();
      return siteOf(store);
    };
    return { store, site: siteOf(store), clock, again };
  };

  describe(name, () => {
    test("a record comes back as it was claimed, with what the store sets, now and after a restart", async () => {
      const { site, again } = await started();
      const record = { id: "a-------", record: stored({}), history: [] };
      expect(await site.add(log("a"), "cleaner-01")).toEqual({ record, stored: record.record, fresh: true });
      expect(site.get("a-------")).toEqual(record);
      expect((await again()).get("a-------")).toEqual(record);
    });

    test("times are kept in UTC; a record without a time has the store's, and says so", async () => {
      const { site } = await started();
      const { happened: _, ...timeless } = log("b");
      await site.add(
        log("a", {
          happened: "2026-11-20T16:30:00+08:00",
          marks: [{ row: "x", result: "done", at: "2026-11-20T16:00:00.250+08:00" }],
        }),
        "cleaner-01",
      );
      await site.add({ ...timeless, precision: "day" }, "cleaner-01");
      expect(site.get("a-------")?.record).toEqual(
        stored({ happened: "2026-11-20T08:30:00Z", marks: [{ row: "x", result: "done", at: "2026-11-20T08:00:00Z" }] }),
      );
      expect(site.get("b-------")?.record).toEqual(
        stored({
          id: "b-------",
          seq: 2,
          happened: "2026-11-20T12:00:00Z",
          "happened-unknown": true,
          precision: "day",
        }),
      );
    });

    test("same id and content: same answer, whoever posts, however the time is written", async () => {
      const { site, clock, again } = await started();
      const first = await site.add(log("a", { fields: { b: 1, a: "x" } }), "cleaner-01");
      clock.at += 60_000;
      const second = await site.add(
        log("a", { happened: "2026-11-20T16:00:00+08:00", fields: { a: "x", b: 1 } }),
        "cleaner-02",
      );
      expect(second).toEqual({ ...first, fresh: false });
      expect(await (await again()).add(log("a", { fields: { b: 1, a: "x" } }), "cleaner-01")).toEqual(second);
    });

    test("same id, no time: the time of the first stays", async () => {
      const { site, clock } = await started();
      const { happened: _, ...timeless } = log("a");
      const first = await site.add(timeless, "cleaner-01");
      clock.at += 60_000;
      expect(await site.add(timeless, "cleaner-01")).toEqual({ ...first, fresh: false });
    });

    test.each([
      ["another place", { place: "b2" }],
      ["another time", { happened: "2026-11-20T08:01:00Z" }],
      ["another mark", { marks: [{ row: "hall/mat", result: "fail" }] }],
      ["a note", { marks: [{ row: "hall/mat", result: "done", note: "wet" }] }],
      ["a field", { fields: { full: 3 } }],
      ["another precision", { precision: "day" as const }],
    ])("same id, %s: refused, the first stays", async (_, more) => {
      const { site } = await started();
      const first = await site.add(log("a"), "cleaner-01");
      expect(await site.add(log("a", more), "cleaner-01")).toEqual({
        refusals: [{ code: "record-id-taken", data: { id: "a-------" } }],
      });
      expect(site.get("a-------")).toEqual("record" in first && first.record);
    });

    test("fifty of one id at the same moment are one record", async () => {
      const { site } = await started();
      const answers = await Promise.all(Array.from({ length: 50 }, () => site.add(log("a"), "cleaner-01")));
      expect(answers.map((answer) => "fresh" in answer && answer.fresh).filter(Boolean)).toEqual([true]);
      expect(new Set(answers.map((answer) => JSON.stringify("record" in answer && answer.record))).size).toBe(1);
      expect(site.head.seq).toBe(1);
    });

    test("a correction is the content in force, the old one history", async () => {
      const { site, again } = await started();
      await site.add(log("a"), "cleaner-01");
      await site.add(log("b", { corrects: "a-------", reason: "wrong hall", place: "b2" }), "cleaner-02");
      const matter = {
        id: "a-------",
        record: stored({
          id: "b-------",
          place: "b2",
          corrects: "a-------",
          reason: "wrong hall",
          "entered-by": "cleaner-02",
          seq: 2,
        }),
        history: [stored({})],
      };
      const open = await again();
      for (const store of [open]) {
        expect(store.get("a-------")).toEqual(matter);
        expect(store.get("b-------")).toEqual(matter);
        expect(store.list({ limit: 10 })).toEqual([matter]);
      }
    });

    test("a withdrawal ends the matter: still read by id, no longer listed", async () => {
      const { site, again } = await started();
      await site.add(log("a"), "cleaner-01");
      await site.add(log("b", { withdraws: "a-------", reason: "other site" }), "manager-01");
      const open = await again();
      expect(open.get("a-------")).toEqual({
        id: "a-------",
        record: stored({}),
        withdrawn: { by: "manager-01", reason: "other site" },
        history: [],
      });
      expect(open.list({ limit: 10 })).toEqual([]);
    });

    test.each([
      ["an unknown record", log("x", { corrects: "nothing-", reason: "r" }), "record-unknown"],
      ["an older content", log("x", { corrects: "a-------", reason: "r" }), "record-not-newest"],
      ["a withdrawn record", log("x", { corrects: "c-------", reason: "r" }), "record-withdrawn"],
      ["a withdrawn record, again", log("x", { withdraws: "c-------", reason: "r" }), "record-withdrawn"],
      ["without a reason", log("x", { corrects: "b-------" }), "record-reason-missing"],
      [
        "with another form",
        log("x", { corrects: "b-------", reason: "r", form: "cleaning/hall" }),
        "record-form-differs",
      ],
      [
        "both at once",
        log("x", { corrects: "b-------", withdraws: "b-------", reason: "r" }),
        "record-corrects-and-withdraws",
      ],
      ["in the future", log("x", { happened: "2026-11-20T12:05:01Z" }), "record-time-ahead"], // V3
      [
        "a mark in the future",
        log("x", { marks: [{ row: "r", result: "done", at: "2026-11-20T12:05:01Z" }] }),
        "record-time-ahead",
      ],
      ["a time without offset", log("x", { happened: "2026-11-20T12:00:00" }), "record-time-malformed"],
      ["a day that is none", log("x", { happened: "2026-13-20T12:00:00Z" }), "record-time-malformed"],
    ])("refused: %s", async (_, input, code) => {
      const { site } = await started();
      await site.add(log("a"), "p");
      await site.add(log("b", { corrects: "a-------", reason: "r" }), "p");
      await site.add(log("c"), "p");
      await site.add(log("d", { withdraws: "c-------", reason: "r" }), "p");
      expect(codes(await site.add(input, "p"))).toEqual([code]);
      expect(site.head.seq).toBe(4);
    });

    test("five minutes ahead and two years back are accepted", async () => {
      const { site } = await started();
      expect(codes(await site.add(log("a", { happened: "2026-11-20T12:05:00Z" }), "p"))).toEqual([]);
      expect(codes(await site.add(log("b", { happened: "2024-11-20T12:05:00Z" }), "p"))).toEqual([]);
    });

    test("of two corrections of one content, one is taken", async () => {
      const { site } = await started();
      await site.add(log("a"), "p");
      const answers = await Promise.all(
        ["b", "c"].map((id) => site.add(log(id, { corrects: "a-------", reason: "r" }), "p")),
      );
      expect(answers.map(codes)).toEqual([[], ["record-not-newest"]]);
    });

    test("a record and its correction may come together", async () => {
      const { site } = await started();
      const answers = await Promise.all([
        site.add(log("a"), "p"),
        site.add(log("b", { corrects: "a-------", reason: "r" }), "p"),
      ]);
      expect(answers.map(codes)).toEqual([[], []]);
      expect(site.get("a-------")?.record.id).toBe("b-------");
    });

    test("lists are by place, form and time of happening, newest first, and end at the limit", async () => {
      const { site, again } = await started();
      const at = (id: string, hour: string, more = {}) =>
        site.add(log(id, { happened: `2026-11-20T${hour}:00:00Z`, ...more }), "p");
      await at("a", "08");
      await at("b", "10", { place: "b2" });
      await at("c", "06");
      await at("d", "09", { form: "cleaning/hall" });
      const { place: _, ...nowhere } = log("e", { happened: "2026-11-20T05:00:00Z" });
      await site.add(nowhere, "p");
      const ids = (store: SiteStore, filter: object) => store.list({ limit: 10, ...filter }).map(({ id }) => id[0]);
      const hour = (n: number) => NOON / 1000 - 946684800 + (n - 12) * 3600;
      for (const store of [site, await again()]) {
        expect(ids(store, {})).toEqual(["b", "d", "a", "c", "e"]);
        expect(ids(store, { place: "b1" })).toEqual(["d", "a", "c"]);
        expect(ids(store, { form: "cleaning/log" })).toEqual(["b", "a", "c", "e"]);
        expect(ids(store, { from: hour(8), until: hour(10) })).toEqual(["d", "a"]);
        expect(ids(store, { limit: 1 })).toEqual(["b"]);
        expect(ids(store, { place: "nowhere" })).toEqual([]);
        expect(ids(store, { form: "no/form" })).toEqual([]);
      }
    });

    test("sites do not know one another", async () => {
      const { store, site } = await started();
      await site.add(log("a"), "p");
      const other = siteOf(store, "lake");
      expect(other.get("a-------")).toBeUndefined();
      expect(codes(await other.add(log("a", { site: "lake", place: "x" }), "p"))).toEqual([]);
    });

    test("a clock set back keeps the order of numbers", async () => {
      const { site, clock, again } = await started();
      await site.add(log("a"), "p");
      clock.at -= 40 * 86_400_000;
      await site.add(log("b", { happened: "2026-10-01T08:00:00Z" }), "p");
      clock.at += 80 * 86_400_000;
      await site.add(log("c"), "p");
      const open = await again();
      expect(["a", "b", "c"].map((id) => open.get(log(id).id)?.record.seq)).toEqual([1, 2, 3]);
    });

    test("publications are kept in order", async () => {
      const { site, again } = await started();
      const one = { ruleset: "firm", version: "1", digest: "d1", from: "2026-01-01" };
      const two = { ...one, version: "2", digest: "d2" };
      await site.publish(one);
      await site.add(log("a"), "p");
      await site.publish(two);
      expect((await again()).publications).toEqual([one, two]);
    });

    test("a store that is being closed takes nothing more", async () => {
      const { store, site } = await started();
      const last = site.add(log("a"), "p");
      const closed = store.close();
      expect(codes(await site.add(log("b"), "p"))).toEqual(["store-closing"]);
      expect(await store.state.update((data) => ({ ...data, settings: { x: 1 } }))).toEqual({
        code: "store-closing",
        data: {},
      });
      expect(codes(await last)).toEqual([]);
      await closed;
    });

    test("an erased record is gone, and the rest still stands", async () => {
      const { site, again } = await started();
      await site.add(log("a"), "p");
      await site.add(log("b"), "p");
      expect(await site.erase({ seq: 1, reason: "asked by the resident", by: "manager-01" })).toBeUndefined();
      for (const store of [site, await again()]) {
        expect(store.get("a-------")).toBeUndefined();
        expect(store.list({ limit: 9 }).map(({ id }) => id)).toEqual(["b-------"]);
      }
    });
  });
}
