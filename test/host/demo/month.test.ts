import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFrom } from "../../../core/host/app.ts";
import { enterMonth } from "../../../core/host/demo/enter.ts";
import { generateMonth, type Entered } from "../../../core/host/demo/month.ts";
import { readMonthPlan } from "../../../core/host/demo/plan.ts";
import { openStore } from "../../../core/host/store/store.ts";
import { JUDGED, type Finding } from "../../../core/finding.ts";
import { createIndex, judge, type Judgement, type World } from "../../../core/judge/index.ts";
import { civilDate, dateOf, dayOf, instant, iso } from "../../../core/time/index.ts";
import type { Rule } from "../../../core/rule.ts";
import type { MonthPlan } from "../../../schemas/generated/month.ts";

const root = join(import.meta.dirname, "../../..");
const app = await loadFrom({ cwd: root });
const { world: found, refusals } = app.open("example-estate");
const path = "rulesets/examples/month.yaml";
const read = readMonthPlan({ name: "month.yaml", path, text: readFileSync(join(root, path), "utf8") }, app.parts);
const world = found!;
const plan = read.plan!;
const civil = { zone: "Asia/Shanghai", dayStarts: "00:00" };
const SEED = 1;

const at = (text: string): number => instant(text) ?? NaN;
const month = (until: string, own: MonthPlan = plan): Entered[] => generateMonth(world, own, at(until), SEED);

/** The last thirty days, judged. */
function judged(records: readonly Entered[], until: string, under = world): Judgement {
  const index = createIndex(under);
  records.forEach(({ record, received, "entered-by": by }, i) => {
    const { happened = iso(received), precision = "minute" } = record;
    index.add({ ...record, happened, precision, received: iso(received), "entered-by": by, seq: i + 1 });
  });
  const last = dayOf(at(until) - 1, civil);
  return judge(index, { asOf: at(until), from: civilDate(last - 29), to: civilDate(last) });
}

/** The verdicts of the last thirty days, by what they are about. */
const verdictsOf = (records: readonly Entered[], until: string): readonly Finding[] =>
  judged(records, until).findings();

/** Ends in every season, on every day of the week, on holidays, in leap years, early and late in the day. */
const ENDS = [
  "2024-02-29T17:30:00+08:00",
  "2025-03-17T08:05:00+08:00",
  "2025-10-03T12:00:00+08:00",
  "2026-01-01T17:30:00+08:00",
  "2026-05-05T23:59:00+08:00",
  "2026-11-21T17:30:00+08:00",
  "2026-12-25T10:00:00+08:00",
];

test("the example estate and the plan load", () => {
  expect([refusals, read.refusals]).toEqual([[], []]);
});

describe.each(ENDS)("a month that ends at %s", (until) => {
  const records = month(until);

  test("has every verdict that records and checklists can bring about", () => {
    const verdicts = new Set(verdictsOf(records, until).map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual([
      "due",
      "error",
      "failed",
      "late",
      "met",
      "missed",
      "not-applicable",
      "overdue",
      "short",
      "unknown",
      "unset",
    ]);
  });

  test("has one inspection that was made before its checklist had a row, and says which", () => {
    const unfit = judged(records, until).findings({ verdicts: new Set(["error"]) });
    expect(unfit.map(({ rule, data }) => `${rule} ${data["rows-zh"]} ${data["rows-en"]}`)).toEqual([
      "home-cleaning/visit-inspection 窗轨先吸后擦（没有回答） Window tracks vacuumed first (not answered)",
    ]);
  });

  test("has late entries, of the day's paper log that was typed in after three days", () => {
    const entries = judged(records, until).entries();
    expect(new Set(entries.map(({ rule, subject }) => `${rule} ${subject}`))).toEqual(
      new Set(["cleaning/log c-stairs"]),
    );
  });

  test("is all met and entered in time where nothing goes wrong", () => {
    const good = judged(month(until, { ...plan, mishaps: [] }), until);
    const bad = good.findings().filter(({ verdict }) => JUDGED.has(verdict) && verdict !== "met");
    expect([...bad, ...good.entries()].map(({ verdict, rule, subject }) => `${verdict} ${rule} ${subject}`)).toEqual(
      [],
    );
  });

  test("has some thousands of records, entered in order, none before it happened, none after the end", () => {
    expect(records.length).toBeGreaterThan(2500);
    expect(records.length).toBeLessThan(5000);
    expect(records.map(({ received }) => received)).toEqual(
      records.map(({ received }) => received).sort((a, b) => a - b),
    );
    for (const { record, received } of records) {
      expect(received).toBeLessThanOrEqual(at(until));
      if (record.precision === "minute") expect(received).toBeGreaterThanOrEqual(at(record.happened ?? ""));
    }
    expect(new Set(records.map(({ record }) => record.id)).size).toBe(records.length);
  });
});

describe("the month of 21 November 2026", () => {
  const until = "2026-11-21T17:30:00+08:00";
  const records = month(until);

  test("is the same again, and another with another seed", () => {
    expect(month(until)).toEqual(records);
    expect(generateMonth(world, plan, at(until), 2)).not.toEqual(records);
  });

  test("has the same past whenever it ends on that day", () => {
    const noon = at("2026-11-21T12:00:00+08:00");
    expect(month("2026-11-21T12:00:00+08:00")).toEqual(
      records.filter(({ record, received }) => received <= noon && at(record.happened ?? iso(received)) < noon),
    );
  });

  test("every mishap changes something", () => {
    const same = plan.mishaps.filter(
      (mishap) =>
        JSON.stringify(month(until, { ...plan, mishaps: plan.mishaps.filter((other) => other !== mishap) })) ===
        JSON.stringify(records),
    );
    expect(same).toEqual([]);
  });

  test("every frequency with a figure has a duty, and so has every block's inspection", () => {
    const asked = new Set(verdictsOf(records, until).map(({ rule }) => rule));
    const rules =
      world.governing[0]?.ruleset.rules.filter(({ kind }) => kind !== "guideline").map(({ id }) => id) ?? [];
    expect(rules.filter((id) => !asked.has(id) && !/\/(growing|dormant)$/.test(id))).toEqual([]);
  });

  test("work is logged by those assigned to the place, inspections are made by butlers", () => {
    const roles = (form: RegExp): string[] =>
      [
        ...new Set(
          records
            .filter(({ record }) => form.test(record.form) && !record.withdraws)
            .map(({ record }) => world.site.people.get(record["done-by"] ?? "")?.role ?? "nobody"),
        ),
      ].sort();
    expect(roles(/^cleaning\/log$/)).toEqual(["cleaner"]);
    expect(roles(/^greening\/log$/)).toEqual(["gardener"]);
    expect(roles(/^cleaning\/(hall|office|stairs)$/)).toEqual(["area-butler"]);
  });

  test("a corrected and a withdrawn record name the one they mean, with a reason", () => {
    const ids = new Set(records.map(({ record }) => record.id));
    const chained = records.filter(({ record }) => record.corrects ?? record.withdraws);
    expect(chained.map(({ record }) => (record.corrects ? "corrects" : "withdraws")).sort()).toEqual([
      "corrects",
      "corrects",
      "withdraws",
      "withdraws",
    ]);
    for (const { record } of chained)
      expect([ids.has(record.corrects ?? record.withdraws ?? ""), Boolean(record.reason)]).toEqual([true, true]);
  });

  test("late entries are received on a later day than they happened", () => {
    const late = records.filter(
      ({ record, received }) => record.happened && dateOf(at(record.happened), civil) !== dateOf(received, civil),
    );
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late.map((entered) => `${entered.record.place} ${entered["entered-by"]}`))).toEqual(
      new Set(["c-stairs front-desk-01"]),
    );
  });

  test("is taken by the store, record by record, at the times it says", async () => {
    const dir = mkdtempSync(join(tmpdir(), "month-"));
    try {
      expect(await enterMonth(dir, "example-estate", records)).toEqual([]);
      const store = openStore(dir, { now: () => 0 });
      if ("refusals" in store) throw new Error(JSON.stringify(store.refusals));
      const site = store.site("example-estate");
      if ("code" in site) throw new Error(site.code);
      expect(site.records).toBe(records.length);
      const one = records.find(({ record }) => record.precision === "minute" && !record.corrects && !record.withdraws)!;
      expect(site.get(one.record.id)?.record).toMatchObject({
        ...one.record,
        received: expect.stringContaining(iso(one.received).slice(0, 19)) as string,
      });
      await store.close();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

/** The world with other rules. */
function withRules(change: (rules: readonly Rule[]) => readonly Rule[]): World {
  return {
    ...world,
    governing: world.governing.map((governing) => ({
      ...governing,
      ruleset: { ...governing.ruleset, rules: change(governing.ruleset.rules) },
    })),
  };
}

/*
 * What does not fit its checklist is refused when it is entered. A checklist that gets another row after that, under a version that
 * governs the past as well, makes it `error`; so does the row of the plan that the first visit did not have.
 */
test("a row added without a new version: inspections made before do not fit, and say which row", () => {
  const until = "2026-11-21T17:30:00+08:00";
  const door = { title: { zh: "门口清扫", en: "Door: sweep" } };
  const added = {
    ...world,
    governing: world.governing.map(({ ruleset, ...version }) => {
      const hall = ruleset.checklists["cleaning/hall"]!;
      const checklists = { ...ruleset.checklists, "cleaning/hall": { ...hall, rows: { ...hall.rows, door } } };
      return { ...version, ruleset: { ...ruleset, checklists } };
    }),
  };
  const found = judged(month(until), until, added).findings({ verdicts: new Set(["error"]) });
  expect(found.length).toBeGreaterThan(100);
  expect(new Set(found.map(({ rule, data }) => `${rule} ${data["rows-zh"]}`))).toEqual(
    new Set([
      "cleaning/hall/inspection 门口清扫（没有回答）",
      "home-cleaning/visit-inspection 窗轨先吸后擦（没有回答）",
    ]),
  );
});

test("nothing is done out of season", () => {
  const dormant = withRules((rules) => rules.filter(({ id }) => id.endsWith("/dormant")));
  const forms = (until: string): string[] => [
    ...new Set(generateMonth(dormant, { ...plan, visits: [] }, at(until), SEED).map(({ record }) => record.form)),
  ];
  expect(forms("2025-07-20T18:00:00+08:00")).toEqual([]);
  expect(forms("2025-12-20T18:00:00+08:00")).toEqual(["greening/log"]);
});

test("a site without the places of the plan has none of its visits", () => {
  const elsewhere = { ...world, site: { ...world.site, places: new Map([...world.site.places].slice(0, 5)) } };
  const forms = generateMonth(elsewhere, plan, at("2026-11-21T18:00:00+08:00"), SEED).map(({ record }) => record.form);
  expect([forms.length > 0, forms.filter((form) => form === "home-cleaning/visit")]).toEqual([true, []]);
});

test("an edited standard gives another month: three times a day is logged three times", () => {
  const edited = withRules((rules) =>
    rules.map((rule) =>
      rule.id === "cleaning/hall/mat-vacuum" && rule.kind === "frequency"
        ? { ...rule, "how-often": { times: { min: 3 }, per: "day" } }
        : rule,
    ),
  );
  const marks = generateMonth(edited, { ...plan, mishaps: [] }, at("2026-11-21T23:59:00+08:00"), SEED).filter(
    ({ record }) =>
      record.place === "a-hall-1" &&
      record.happened?.startsWith("2026-11-20") &&
      record.marks?.some(({ row }) => row === "hall/mat-vacuum"),
  );
  expect(marks.length).toBe(3);
});
