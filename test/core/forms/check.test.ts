import { describe, expect, test } from "vitest";
import { checkerOf } from "../../../core/forms/check.ts";
import { record as texts } from "../../../core/refusals/record.ts";
import { sayRefusal } from "../../../core/refusals/say.ts";
import type { Checklist, Form } from "../../../core/rule.ts";
import type { Site } from "../../../core/site.ts";
import { instant } from "../../../core/time/instant.ts";

const zh = (text: string) => ({ zh: text });
const site: Site = {
  id: "garden",
  firm: "example",
  title: zh("示例花园"),
  language: "zh",
  example: true,
  timezone: "Asia/Shanghai",
  dayStarts: "00:00",
  rulesets: [],
  places: new Map([
    ["lobby", { id: "lobby", title: zh("大堂"), type: "hall", floor: 1, path: ["lobby"] }],
    ["roof", { id: "roof", title: zh("屋面"), type: "roof", floor: 9, path: ["roof"] }],
  ]),
  zones: new Map(),
  people: new Map([["cleaner-01", { id: "cleaner-01", title: zh("保洁员01"), role: "cleaner" }]]),
  households: new Map([["h-101", { id: "h-101", title: zh("101"), place: "lobby" }]]),
  assignments: [],
  overrides: [],
};
const received = instant("2026-11-20T09:00:00+08:00") ?? 0;
const base = { id: "record-0001", form: "cleaning/x", site: "garden" };

const every: Form = {
  title: zh("全部字段"),
  fields: {
    name: { label: { zh: "姓名", en: "Name" }, type: "text", required: true, min: 2, max: 4 },
    code: { label: zh("编号"), type: "text", pattern: "[A-Z]{3}-\\d{4}" },
    full: { label: zh("满桶"), type: "integer", min: 0, max: 100 },
    weight: { label: zh("重量"), type: "number", min: -1.5, max: 1.5 },
    sealed: { label: zh("封好"), type: "boolean" },
    day: { label: zh("日期"), type: "date" },
    moment: { label: zh("时刻"), type: "date-time" },
    clock: { label: zh("钟点"), type: "time" },
    of: { label: zh("期间"), type: "period" },
    state: { label: zh("状态"), type: "choice", choices: { good: zh("好"), poor: zh("差") } },
    causes: { label: zh("原因"), type: "choices", min: 1, max: 2, choices: { a: zh("甲"), b: zh("乙"), c: zh("丙") } },
    where: { label: zh("位置"), type: "place" },
    who: { label: zh("人员"), type: "person" },
    home: { label: zh("住户"), type: "household" },
  },
};
const log: Form = {
  title: zh("日志"),
  rows: {
    "hall/mat": { title: { zh: "地垫吸尘", en: "Vacuum mats" }, where: { type: ["hall"] } },
    "hall/floor": { title: zh("地面牵尘"), where: { type: ["hall"] } },
    office: { title: zh("办公室") },
  },
};
const timed: Form = {
  title: zh("盘点"),
  time: "counted-at",
  fields: { "counted-at": { label: zh("盘点时间"), type: "date-time", required: true } },
};
const checklist = (method: Checklist["method"], more: Partial<Checklist> = {}): Checklist => ({
  title: zh("检查"),
  each: "place",
  method,
  "not-applicable": "leave-out",
  rows: { mat: { title: { zh: "地垫", en: "Mats" }, points: 5 }, floor: { title: zh("地面"), points: 10 } },
  ...more,
});

/** Code and pointer of each refusal, in their order. */
function found(definition: Form | Checklist, record: unknown): string[] {
  return checkerOf(definition, { site })(record, received).map(({ code, data }) => `${data["pointer"]} ${code}`);
}
const fields = (values: object) => ({ ...base, fields: { name: "王小明", ...values } });

describe("fields", () => {
  test.each<[string, object, string[]]>([
    ["only what is required", {}, []],
    ["letters are counted, not units", { name: "😀😀" }, []],
    ["four letters of two units are four", { name: "😀😀😀😀" }, []],
    ["five letters are too long", { name: "😀😀😀😀😀" }, ["/fields/name record-field-too-long"]],
    ["one letter of two units is too short", { name: "😀" }, ["/fields/name record-field-too-short"]],
    ["required, missing", { name: undefined }, ["/fields/name record-field-missing"]],
    ["required, empty", { name: "" }, ["/fields/name record-field-missing"]],
    ["required, only spaces", { name: "　 \t" }, ["/fields/name record-field-missing"]],
    ["text, number", { name: 12 }, ["/fields/name record-field-wrong"]],
    ["text, null", { name: null }, ["/fields/name record-field-wrong"]],
    ["pattern fits", { code: "CLN-0042" }, []],
    ["pattern, the whole text", { code: "xCLN-0042" }, ["/fields/code record-field-pattern"]],
    ["optional text left empty", { code: "" }, []],
    ["integer at its bounds", { full: 0 }, []],
    ["integer above", { full: 101 }, ["/fields/full record-field-too-large"]],
    ["integer below", { full: -1 }, ["/fields/full record-field-too-small"]],
    ["integer with a fraction", { full: 1.5 }, ["/fields/full record-field-wrong"]],
    ["integer as text", { full: "3" }, ["/fields/full record-field-wrong"]],
    ["integer beyond exactness", { full: 2 ** 53 }, ["/fields/full record-field-wrong"]],
    ["number at its bounds", { weight: -1.5 }, []],
    ["number above", { weight: 1.51 }, ["/fields/weight record-field-too-large"]],
    ["number, infinite", { weight: Infinity }, ["/fields/weight record-field-wrong"]],
    ["number, not one", { weight: NaN }, ["/fields/weight record-field-wrong"]],
    ["boolean", { sealed: false }, []],
    ["boolean as text", { sealed: "yes" }, ["/fields/sealed record-field-wrong"]],
    ["date", { day: "2024-02-29" }, []],
    ["no such date", { day: "2026-02-29" }, ["/fields/day record-field-wrong"]],
    ["date, day first", { day: "20.11.2026" }, ["/fields/day record-field-wrong"]],
    ["date-time", { moment: "2026-11-20T08:30:00+08:00" }, []],
    ["date-time without offset", { moment: "2026-11-20T08:30:00" }, ["/fields/moment record-field-wrong"]],
    ["time", { clock: "23:59" }, []],
    ["time, midnight at the end", { clock: "24:00" }, ["/fields/clock record-field-wrong"]],
    ["time, one digit", { clock: "8:30" }, ["/fields/clock record-field-wrong"]],
    ["period, month", { of: "2026-11" }, []],
    ["period, quarter", { of: "2026-Q3" }, []],
    ["period, week", { of: "2026-W53" }, []],
    ["period, first day", { of: "2026-11-16" }, []],
    ["period, month 13", { of: "2026-13" }, ["/fields/of record-field-wrong"]],
    ["choice", { state: "good" }, []],
    ["choice, its title", { state: "好" }, ["/fields/state record-choice-unknown"]],
    ["choice, name of the prototype", { state: "constructor" }, ["/fields/state record-choice-unknown"]],
    ["choice, a list", { state: ["good"] }, ["/fields/state record-field-wrong"]],
    ["choices", { causes: ["a", "c"] }, []],
    ["choices, twice", { causes: ["a", "a"] }, ["/fields/causes record-choice-twice"]],
    ["choices, too many", { causes: ["a", "b", "c"] }, ["/fields/causes record-choices-too-many"]],
    ["choices, too few", { causes: [] }, ["/fields/causes record-choices-too-few"]],
    ["choices, unknown", { causes: ["d"] }, ["/fields/causes record-choice-unknown"]],
    ["choices, no list", { causes: "a" }, ["/fields/causes record-field-wrong"]],
    ["choices, a number", { causes: [1] }, ["/fields/causes record-field-wrong"]],
    ["place", { where: "roof" }, []],
    ["place, unknown", { where: "loby" }, ["/fields/where record-place-unknown"]],
    ["person", { who: "cleaner-01" }, []],
    ["person, unknown", { who: "cleaner-1" }, ["/fields/who record-person-unknown"]],
    ["household", { home: "h-101" }, []],
    ["household, unknown", { home: "h-102" }, ["/fields/home record-household-unknown"]],
    ["unknown field", { wieght: 1 }, ["/fields/wieght record-field-unknown"]],
    [
      "several at once, by the form's order",
      { full: -1, name: "a", zz: 1, "a/b~c": 1 },
      [
        "/fields/name record-field-too-short",
        "/fields/full record-field-too-small",
        "/fields/zz record-field-unknown",
        "/fields/a~1b~0c record-field-unknown",
      ],
    ],
  ])("%s", (_, values, expected) => {
    expect(found(every, fields(values))).toEqual(expected);
  });

  test("fields that are no object", () => {
    expect([[], 1, null, "x"].map((values) => found(every, { ...base, fields: values }))).toEqual(
      [1, 2, 3, 4].map(() => ["/fields record-key-wrong"]),
    );
  });

  test("the name that was meant is offered", () => {
    const refusals = checkerOf(every, { site })(fields({ wieght: 1, where: "loby" }), received);
    expect(refusals.map(({ data }) => data["close"])).toEqual(["lobby", "weight"]);
  });

  test("without a site any place, person and household is taken: the server looks again", () => {
    const record = fields({ where: "x", who: "y", home: "z" });
    expect(checkerOf(every)({ ...record, site: "other", "done-by": "z", place: "x" }, received)).toEqual([]);
  });
});

describe("the record itself", () => {
  const right = { ...base, fields: { name: "王小明" } };
  test.each<[string, unknown, string[]]>([
    [
      "all that may be said",
      { ...right, happened: "2026-11-20T08:30:00+08:00", precision: "day", "done-by": "cleaner-01", place: "lobby" },
      [],
    ],
    ["no object", [right], [" record-not-a-record"]],
    ["nothing", null, [" record-not-a-record"]],
    [
      "an empty object",
      {},
      [" record-key-missing", " record-key-missing", " record-key-missing", "/fields/name record-field-missing"],
    ],
    ["received is the server's", { ...right, received: "2026-11-20T09:00:00Z" }, ["/received record-key-of-server"]],
    ["entered-by is the server's", { ...right, "entered-by": "x" }, ["/entered-by record-key-of-server"]],
    ["seq is the server's", { ...right, seq: 7 }, ["/seq record-key-of-server"]],
    ["a key of no record", { ...right, hapened: "x" }, ["/hapened record-key-unknown"]],
    [
      "a role smuggled in",
      { ...right, role: "manager", tenant: "b" },
      ["/role record-key-unknown", "/tenant record-key-unknown"],
    ],
    ["id too short", { ...right, id: "abc" }, ["/id record-key-wrong"]],
    ["id with a path", { ...right, id: "../../etc/passwd" }, ["/id record-key-wrong"]],
    ["another site", { ...right, site: "other" }, ["/site record-site-other"]],
    ["now and five minutes", { ...right, happened: "2026-11-20T09:05:00+08:00" }, []],
    ["a second more is ahead", { ...right, happened: "2026-11-20T09:05:01+08:00" }, ["/happened record-time-ahead"]],
    ["a time without offset", { ...right, happened: "2026-11-20T09:00:00" }, ["/happened record-key-wrong"]],
    ["a time that is no text", { ...right, happened: 848449800 }, ["/happened record-key-wrong"]],
    ["precision", { ...right, precision: "hour" }, ["/precision record-key-wrong"]],
    ["a person nobody knows", { ...right, "done-by": "cleaner-09" }, ["/done-by record-person-unknown"]],
    ["a place nobody knows", { ...right, place: "cellar" }, ["/place record-place-unknown"]],
    ["a place that is no text", { ...right, place: { id: "lobby" } }, ["/place record-place-unknown"]],
    ["a correction", { ...right, corrects: "record-0000", reason: "写错了" }, []],
    ["a correction without reason", { ...right, corrects: "record-0000" }, ["/reason record-reason-missing"]],
    ["a withdrawal", { ...base, withdraws: "record-0000", reason: "重复" }, []],
    [
      "a withdrawal with content",
      { ...right, withdraws: "record-0000", reason: "重复" },
      ["/fields record-withdrawal-with-content"],
    ],
    [
      "both",
      { ...right, corrects: "record-0000", withdraws: "record-0000", reason: "x" },
      ["/withdraws record-corrects-and-withdraws", "/fields record-withdrawal-with-content"],
    ],
  ])("%s", (_, record, expected) => {
    expect(found(every, record)).toEqual(expected);
  });

  test("the field that holds the time is a claim as well", () => {
    const at = (time: string) => found(timed, { ...base, fields: { "counted-at": time } });
    expect(at("2026-11-20T09:05:00+08:00")).toEqual([]);
    expect(at("2026-11-20T10:00:00+08:00")).toEqual(["/fields/counted-at record-time-ahead"]);
    expect(at("gestern")).toEqual(["/fields/counted-at record-field-wrong"]);
  });

  test("names of Object.prototype are names like others", () => {
    const record: unknown = JSON.parse(
      '{"id":"record-0001","form":"f","site":"garden","__proto__":{"isAdmin":true},"fields":{"name":"王小明","__proto__":1,"constructor":2}}',
    );
    expect(found(every, record)).toEqual([
      "/__proto__ record-key-unknown",
      "/fields/__proto__ record-field-unknown",
      "/fields/constructor record-field-unknown",
    ]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test("naughty texts are texts", () => {
    const naughty = [
      "<script>alert(1)</script>",
      "'; DROP TABLE x;--",
      "=1+1",
      "\u202Eabc",
      "Ω≈ç√",
      "null",
      "\0",
      "\ud800",
      "{{7*7}}",
    ];
    const form: Form = { title: zh("x"), fields: { note: { label: zh("备注"), type: "text", required: true } } };
    expect(naughty.flatMap((note) => found(form, { ...base, fields: { note } }))).toEqual([]);
  });

  test("at most a hundred faults are listed", () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`x${i}`, 1]));
    const refusals = found(every, { ...base, fields: { name: "王小明", ...many } });
    expect(refusals.length).toBe(101);
    expect(refusals.at(-1)).toBe(" record-too-many-faults");
  });
});

describe("marks of a log", () => {
  const at = (marks: unknown, more: object = { place: "lobby" }) => found(log, { ...base, ...more, marks });
  const done = { row: "hall/mat", result: "done" };
  test.each<[string, string[], string[]]>([
    ["one row", at([done]), []],
    ["its own place", at([{ ...done, place: "lobby" }], {}), []],
    ["a row without places", at([{ row: "office", result: "done" }], {}), []],
    ["no marks", at([]), ["/marks record-without-marks"]],
    ["marks that are no list", at({}), ["/marks record-key-wrong"]],
    ["no place at all", at([done], {}), ["/marks/0 record-place-missing"]],
    ["a place the row is not for", at([{ ...done, place: "roof" }]), ["/marks/0/place record-place-not-fitting"]],
    ["a place nobody knows", at([{ ...done, place: "loby" }]), ["/marks/0/place record-place-unknown"]],
    ["a row there is not", at([{ ...done, row: "hall/matt" }]), ["/marks/0/row record-row-unknown"]],
    ["a row of the prototype", at([{ ...done, row: "__proto__" }]), ["/marks/0/row record-row-unknown"]],
    ["no mark", at([null, 1]), ["/marks/0/row record-row-unknown", "/marks/1/row record-row-unknown"]],
    ["the result of a checklist", at([{ ...done, result: "pass" }]), ["/marks/0/result record-result-wrong"]],
    ["a count of things done", at([{ ...done, count: 3 }]), []],
    ["a count below nothing", at([{ ...done, count: -1 }]), ["/marks/0/count record-count-wrong"]],
    ["done twice, at no time of their own", at([done, done]), []],
    [
      "twice at one time",
      at([
        { ...done, at: "2026-11-20T08:00:00+08:00" },
        { ...done, at: "2026-11-20T08:00:00+08:00" },
      ]),
      ["/marks/1 record-row-twice"],
    ],
    [
      "twice at two times",
      at([
        { ...done, at: "2026-11-20T08:00:00+08:00" },
        { ...done, at: "2026-11-20T08:30:00+08:00" },
      ]),
      [],
    ],
    ["a time ahead", at([{ ...done, at: "2026-11-20T10:00:00+08:00" }]), ["/marks/0/at record-time-ahead"]],
    ["a malformed time", at([{ ...done, at: "08:00" }]), ["/marks/0/at record-key-wrong"]],
    ["a key of no mark", at([{ ...done, colour: "red" }]), ["/marks/0/colour record-key-unknown"]],
    ["a note that is no text", at([{ ...done, note: 1 }]), ["/marks/0/note record-key-wrong"]],
  ])("%s", (_, refusals, expected) => {
    expect(refusals).toEqual(expected);
  });
});

describe("marks of a checklist", () => {
  const at = (definition: Checklist, ...marks: object[]) => found(definition, { ...base, place: "lobby", marks });
  const mark = (row: string, result: string, count?: number) => ({
    row,
    result,
    ...(count !== undefined && { count }),
  });
  const floor = mark("floor", "not-applicable");
  const levels = { scale: ["优", "良", 3], best: "first" } as const;
  test.each<[string, string[], string[]]>([
    ["every row answered", at(checklist("yes-no"), mark("mat", "pass"), floor), []],
    ["a row unanswered", at(checklist("yes-no"), mark("mat", "fail")), ["/marks record-row-unanswered"]],
    [
      "nothing answered",
      found(checklist("yes-no"), { ...base, place: "lobby" }),
      ["/marks record-row-unanswered", "/marks record-row-unanswered"],
    ],
    [
      "answered twice",
      at(checklist("yes-no"), mark("mat", "pass"), mark("mat", "fail"), floor),
      ["/marks/1 record-row-twice"],
    ],
    ["done is of logs", at(checklist("yes-no"), mark("mat", "done"), floor), ["/marks/0/result record-result-wrong"]],
    [
      "yes and no are not counted",
      at(checklist("yes-no"), mark("mat", "pass", 1), floor),
      ["/marks/0/count record-count-not-asked"],
    ],
    ["points up to the row's", at(checklist("points"), mark("mat", "fail", 5), floor), []],
    ["a point more", at(checklist("points"), mark("mat", "pass", 6), floor), ["/marks/0/count record-count-wrong"]],
    ["half a point", at(checklist("points"), mark("mat", "pass", 2.5), floor), ["/marks/0/count record-count-wrong"]],
    ["faults found", at(checklist("faults"), mark("mat", "fail", 12), floor), []],
    [
      "a pass with faults",
      at(checklist("faults"), mark("mat", "pass", 1), floor),
      ["/marks/0/count record-count-beside-result"],
    ],
    [
      "a fail without any",
      at(checklist("deductions"), mark("mat", "fail", 0), floor),
      ["/marks/0/count record-count-beside-result"],
    ],
    [
      "not applicable is not counted",
      at(checklist("faults"), mark("mat", "not-applicable", 0), floor),
      ["/marks/0/count record-count-not-asked"],
    ],
    ["a level", at(checklist("levels", { levels }), mark("mat", "优"), mark("floor", "3")), []],
    [
      "no level",
      at(checklist("levels", { levels }), mark("mat", "pass"), floor),
      ["/marks/0/result record-result-wrong"],
    ],
    [
      "without a place",
      found(checklist("yes-no"), { ...base, marks: [mark("mat", "pass"), floor] }),
      ["/place record-place-missing"],
    ],
    [
      "a place it is not for",
      at(checklist("yes-no", { where: { type: ["roof"] } }), mark("mat", "pass"), floor),
      ["/place record-place-not-fitting"],
    ],
    [
      "withdrawn: nothing to answer",
      found(checklist("yes-no"), { ...base, withdraws: "record-0000", reason: "重复" }),
      [],
    ],
  ])("%s", (_, refusals, expected) => {
    expect(refusals).toEqual(expected);
  });
});

describe("in words", () => {
  const said = (definition: Form | Checklist, record: unknown, lang: "zh" | "en") =>
    checkerOf(definition, { site })(record, received).map((refusal) => sayRefusal(refusal, lang, texts).text);
  const record = fields({ name: "王小明小明", full: "3", causes: ["a", "b", "c"] });

  test("Chinese", () => {
    expect(said(every, record, "zh")).toEqual([
      "“姓名”最多 4 个字，现在 5 个。",
      "“满桶”应是整数，收到的是 3。",
      "“原因”最多选 2 项。",
    ]);
  });

  test("English, and the other language where a label has only one", () => {
    expect(said(every, record, "en")).toEqual([
      "“Name” takes at most 4 characters; this has 5.",
      "“满桶” should be a whole number; this is 3.",
      "“原因” takes at most 2 choices.",
    ]);
  });

  test("a long value is cut", () => {
    expect(said(every, fields({ day: "x".repeat(500) }), "en")).toEqual([
      `“日期” should be a date such as 2026-11-20; this is ${"x".repeat(59)}….`,
    ]);
  });
});
