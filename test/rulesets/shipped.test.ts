import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFrom } from "../../core/host/app.ts";
import type { FrequencyRule, Rule } from "../../core/rule.ts";
import type { Ruleset } from "../../core/ruleset/ruleset.ts";

const app = await loadFrom({ cwd: join(import.meta.dirname, "../..") });
const vocabulary = app.load("vocabulary").ruleset!;
const guide = app.load("work-guide").ruleset!;
const firm = app.load("example-firm").ruleset!;
const estate = app.open("example-estate").site!;

test.each(["vocabulary", "work-guide", "example-firm"])("%s loads without a fault or a warning", (name) => {
  const { refusals, warnings } = app.load(name);
  expect([refusals, warnings]).toEqual([[], []]);
});

test.each([
  ["vocabulary", vocabulary],
  ["work-guide", guide],
  ["example-firm", firm],
  ["the example estate", estate],
])("%s says everything in both languages", (_, thing) => {
  expect(oneTongued(thing)).toEqual([]);
});

/** Texts that have only one language, wherever they stand. */
function oneTongued(value: unknown): string[] {
  if (value instanceof Map) return oneTongued([...value.values()]);
  if (typeof value !== "object" || value === null) return [];
  const { zh, en } = value as { readonly zh?: string; readonly en?: string };
  const half = (zh === undefined) !== (en === undefined) ? [zh ?? en ?? ""] : [];
  return [...half, ...Object.values(value).flatMap(oneTongued)];
}

describe("the vocabulary", () => {
  test("has the 46 areas, each with a code of its own", () => {
    const codes = Object.values(vocabulary.areas).map(({ code }) => code);
    expect(codes.length).toBe(46);
    expect(new Set(codes).size).toBe(46);
    expect(["cleaning", "home-cleaning", "greening"].map((area) => vocabulary.areas[area]?.code)).toEqual([
      "CLN",
      "HCL",
      "GRN",
    ]);
  });

  test("asks for nothing", () => {
    expect([vocabulary.rules, vocabulary.forms, vocabulary.checklists]).toEqual([[], {}, {}]);
  });

  test("every post reports up to the general manager", () => {
    const heads = Object.entries(vocabulary.roles).filter(([, role]) => !role["reports-to"]?.length);
    expect(heads.map(([id]) => id)).toEqual(["general-manager"]);
  });

  describe.each(Object.entries(vocabulary.calendars["cn"]?.years ?? {}))("the days off of %s", (year, days) => {
    const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
    const atWeekend = (dates: readonly string[]): string[] => dates.filter((date) => [0, 6].includes(weekday(date)));
    const { statutory, "in-lieu": inLieu, weekend = [], "make-up": makeUp } = days;
    const named = Object.values(statutory).flat();

    test("are of that year, each once and in order, from a dated notice", () => {
      for (const dates of [...Object.values(statutory), inLieu, weekend, makeUp]) {
        expect(dates.filter((date) => !date.startsWith(year))).toEqual([]);
        expect([...new Set(dates)].sort()).toEqual(dates);
      }
      expect(new Set([...named, ...inLieu, ...weekend, ...makeUp]).size).toBe(
        named.length + inLieu.length + weekend.length + makeUp.length,
      );
      expect(days.source.zh).toMatch(/^国办发明电〔20\d\d〕\d+号（20\d\d年\d+月\d+日）$/);
    });

    test("in lieu are weekdays, paid for by a make-up workday or a statutory day at a weekend", () => {
      expect([atWeekend(inLieu), atWeekend(weekend), atWeekend(makeUp)]).toEqual([[], weekend, makeUp]);
      expect(inLieu.length).toBe(makeUp.length + atWeekend(named).length);
    });

    test("are as many as the law says: 11 until 2024, 13 since 2025", () => {
      expect(named.length).toBe(Number(year) < 2025 ? 11 : 13);
    });
  });

  test("every topic is what some rule is about", () => {
    const about = new Set([...guide.rules, ...firm.rules].map((rule) => rule.about));
    expect(Object.keys(vocabulary.topics).filter((topic) => !about.has(topic))).toEqual([]);
  });
});

describe("the example firm", () => {
  const frequencies = (ruleset: Ruleset): (Rule & FrequencyRule)[] =>
    ruleset.rules.filter((rule): rule is Rule & FrequencyRule => rule.kind === "frequency" && rule.area === "cleaning");
  const rows = new Map(frequencies(firm).map((rule) => [rule.id, rule]));

  test("drops one row of the guide, with a reason in both languages", () => {
    expect(firm.dropped.map(({ id, reason }) => [id, Boolean(reason.zh && reason.en)])).toEqual([
      ["cleaning/office/linen-wipe", true],
    ]);
    expect(
      frequencies(guide)
        .filter(({ id }) => !rows.has(id))
        .map(({ id }) => id),
    ).toEqual(["cleaning/office/linen-wipe"]);
  });

  test("changes the frequency of two rows, by its own clause", () => {
    const changed = frequencies(guide).flatMap((rule) => {
      const own = rows.get(rule.id);
      return own && JSON.stringify(own["how-often"]) !== JSON.stringify(rule["how-often"]) ? [own] : [];
    });
    expect(changed.map(({ id, "how-often": often, cite }) => [id, often, cite?.[0]?.source])).toEqual([
      ["cleaning/hall/mat-wash", { every: { n: 3, unit: "day" } }, "house"],
      ["cleaning/stairs/bin-empty", { times: { min: 3 }, per: "day" }, "house"],
    ]);
  });

  test("sets every longest gap, and opening hours with it", () => {
    const patrols = [...rows.values()].filter((rule) => rule["longest-gap"] !== undefined);
    expect(patrols.length).toBe(12);
    expect(patrols.filter((rule) => rule["longest-gap"] === "unset" || rule.calendar === undefined)).toEqual([]);
  });

  test("gives greening figures of its own, marked as such, and leaves one unset", () => {
    const greening = firm.rules.filter(
      (rule): rule is Rule & FrequencyRule => rule.kind === "frequency" && rule.area === "greening",
    );
    expect(greening.filter((rule) => rule["how-often"] === "unset").map(({ id }) => id)).toEqual([
      "greening/planting/fertilise",
    ]);
    expect(new Set(greening.map(({ cite }) => cite?.[0]?.source))).toEqual(new Set(["house"]));
    expect(firm.sources["house"]?.note?.en).toContain("Example");
  });

  test("is marked as example data, and so is its estate", () => {
    expect([firm.example, estate.example]).toEqual([true, true]);
  });
});

describe("the example estate", () => {
  test("has three buildings, 40 places, 15 staff named by post and number", () => {
    const places = [...estate.places.values()];
    expect([places.filter(({ type }) => type === "building").length, places.length, estate.people.size]).toEqual([
      3, 40, 15,
    ]);
    expect(
      [...estate.people.values()]
        .filter(({ title }) => !/^\p{Script=Han}+\d\d$/u.test(title.zh ?? ""))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  test("somebody answers for every place where work is due", () => {
    const zones = new Map(
      estate.assignments
        .filter(({ deputy }) => !deputy)
        .map(({ zone, person }) => [`${zone} ${estate.people.get(person)?.role}`, person]),
    );
    const due = new Set(
      firm.rules.flatMap((rule) =>
        rule.kind === "frequency" && rule.where?.type ? rule.where.type.map((type) => `${type} ${rule.who}`) : [],
      ),
    );
    const open = [...estate.places.values()].flatMap(({ id, type, path }) =>
      [...due]
        .filter((one) => one.startsWith(`${type} `))
        .map((one) => one.split(" ")[1])
        .filter(
          (role) =>
            ![...estate.zones.values()].some(
              (zone) => zone.places.some((place) => path.includes(place)) && zones.has(`${zone.id} ${role}`),
            ),
        )
        .map((role) => `${role} at ${id}`),
    );
    expect(open).toEqual([]);
  });
});
