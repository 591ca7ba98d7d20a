import { RIGHTS, yaml } from "./hostile-firm.ts";
import type { Tree } from "./made.ts";

/** Markup with the name of the place where it stands, by that name: a file of the schemas and the way to the text. */
export const MARKS = new Map<string, string>();
const mark = (name: string): { readonly zh: string; readonly en: string } => {
  const text = `<img src=x onerror=alert(1)>{{${name}}}`;
  MARKS.set(name, text);
  return { zh: text, en: text };
};
/** In a place that takes one text, not one a language. */
const word = (name: string): string => mark(name).en;

const CHECK = { method: "yes-no", "not-applicable": "leave-out" };
const DAILY = { kind: "frequency", "how-often": "1次/日", each: "place", where: { type: "lobby" } };

/** A ruleset and its site with such a text in every place where the schemas allow one. */
export const markedFirm: Tree = {
  "rulesets/marked-base/ruleset.yaml": yaml({
    ruleset: "marked-base",
    format: 1,
    version: "1",
    language: "zh",
    title: "底",
    extends: ["vocabulary"],
  }),
  "rulesets/marked-base/areas.yaml": yaml({ areas: { patrol: { title: "巡查", code: "PTR" } } }),
  "rulesets/marked-base/patrol.yaml": yaml({ rules: { gone: { kind: "guideline", title: "不再有" } } }),
  "rulesets/marked-firm/ruleset.yaml": yaml({
    ruleset: "marked-firm",
    format: 1,
    version: "1",
    language: "zh",
    title: mark("ruleset title"),
    about: mark("ruleset about"),
    extends: ["vocabulary", "marked-base"],
    sources: { house: { title: mark("ruleset sources title"), note: mark("ruleset sources note") } },
  }),
  "rulesets/marked-firm/roles.yaml": yaml({
    roles: {
      walker: {
        title: mark("names Role title"),
        alias: [word("role alias")],
        dept: word("role dept"),
        rights: RIGHTS,
      },
    },
  }),
  "rulesets/marked-firm/place-types.yaml": yaml({ "place-types": { lobby: { title: mark("names PlaceType title") } } }),
  "rulesets/marked-firm/qualities.yaml": yaml({ qualities: { marked: mark("quality") } }),
  "rulesets/marked-firm/states.yaml": yaml({
    states: { marked: { title: mark("names State title"), of: "site", dates: ["01-01", "12-31"] } },
  }),
  "rulesets/marked-firm/calendars.yaml": yaml({
    calendars: {
      notice: {
        title: mark("names Calendar title"),
        "announced-until": "2026-12-31",
        years: {
          2026: { source: mark("names Announced source"), statutory: {}, "in-lieu": [], "make-up": [] },
        },
      },
    },
  }),
  "rulesets/marked-firm/areas.yaml": yaml({ areas: { patrol: { title: mark("names Area title"), code: "PTR" } } }),
  "rulesets/marked-firm/topics.yaml": yaml({
    topics: { marked: { title: mark("names Topic title"), kind: "frequency" } },
  }),
  "rulesets/marked-firm/params.yaml": yaml({
    params: { often: { title: mark("names Param title"), value: "1次/日" } },
  }),
  "rulesets/marked-firm/patrol.yaml": yaml({
    forms: {
      log: {
        title: mark("form Form title"),
        alias: [word("form alias")],
        blocks: { one: mark("form Form blocks") },
        groups: { first: mark("form Form groups") },
        cite: [`house ${word("form cite")}`],
        rows: {
          walk: {
            title: mark("form FormRow title"),
            item: mark("form FormRow item"),
            method: mark("form FormRow method"),
            block: "one",
            group: "first",
          },
        },
      },
      count: {
        title: { zh: "计数", en: "Count" },
        fields: {
          amount: {
            label: mark("form Field label"),
            hint: mark("form Field hint"),
            type: "number",
            unit: mark("form Field unit"),
          },
          choice: { label: { zh: "选", en: "Choice" }, type: "choice", choices: { a: mark("form Field choices") } },
        },
      },
    },
    checklists: {
      visit: {
        ...CHECK,
        title: mark("checklist Checklist title"),
        groups: { first: { title: mark("checklist ChecklistGroup title") } },
        bands: { [word("band")]: "90%", rest: "0%" },
        rows: {
          door: {
            title: mark("checklist ChecklistRow title"),
            standard: mark("checklist ChecklistRow standard"),
            quality: ["marked"],
            group: "first",
          },
        },
      },
      level: {
        title: { zh: "等级", en: "Level" },
        method: "levels",
        "not-applicable": "leave-out",
        levels: { scale: [word("level"), "worse"], best: "first" },
        rows: { door: { title: { zh: "门", en: "Door" } } },
      },
    },
    rules: {
      walk: {
        ...DAILY,
        title: mark("rule FrequencyRule title"),
        record: { form: "log", mark: "walk" },
        about: "marked",
        cite: [`house ${word("rule cite")}`],
      },
      visit: {
        kind: "score",
        title: mark("rule ScoreRule title"),
        of: "visit",
        pass: "90%",
        each: "place",
        where: { type: "lobby" },
      },
      grade: {
        kind: "score",
        title: mark("rule ScoreRule of levels"),
        of: "level",
        pass: "50%",
        each: "place",
        where: { type: "lobby" },
      },
      advice: { kind: "guideline", title: mark("rule GuidelineRule title"), text: mark("rule GuidelineRule text") },
      gone: { drop: { reason: mark("names Drop reason") } },
    },
    overrides: [
      {
        where: { type: "lobby" },
        set: { "patrol/walk": { "how-often": "2次/日" } },
        reason: mark("names Override reason"),
      },
    ],
  }),
  "rulesets/marked-firm/cleaning.yaml": yaml({
    cleaning: {
      hall: {
        title: mark("table Block title"),
        places: { type: "lobby" },
        who: "walker",
        "not-applicable": "leave-out",
        pass: "90%",
        cite: `house ${word("block cite")}`,
        items: {
          floor: {
            item: mark("table Row item"),
            method: mark("table Row method"),
            "how-often": "1次/日",
            quality: ["marked"],
          },
        },
      },
    },
  }),
  "rulesets/sites/marked-site.yaml": yaml({
    site: "marked-site",
    format: 1,
    firm: "marked-firm",
    title: mark("site title"),
    timezone: "Asia/Shanghai",
    rulesets: [{ from: "2026-01-01", ruleset: "marked-firm", version: "1" }],
    places: { lobby: { title: mark("site PlaceNode title"), type: "lobby" } },
    zones: { near: { title: mark("site zones title"), places: ["lobby"] } },
    people: { "walker-01": { title: mark("site people title"), role: "walker", from: "2026-01-01" } },
    households: { h1: { title: mark("site households title"), place: "lobby", from: "2026-01-01" } },
    assignments: [{ person: "walker-01", zone: "near", from: "2026-01-01" }],
  }),
};
