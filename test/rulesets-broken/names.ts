import type { Cases } from "./cases.ts";

const calendar = (fields: string): Cases[string] => ({
  "firm/calendars.yaml": `calendars:\n  desk:\n    title: 前台\n${fields.replace(/^(?=.)/gm, "    ")}\n`,
});

/** Shared names: roles, place types, calendars, states, topics, areas, params. */
export const names: Cases = {
  "role without title": { "firm/roles.yaml": "roles:\n  cleaner: {}\n  supervisor: { title: 主管 }\n" },
  "role with an unknown right": { "firm/roles.yaml": "roles:\n  cleaner: { title: 保洁员, rights: [read, delete] }\n" },
  "role reports to nobody": { "firm/roles.yaml": "roles:\n  cleaner: { title: 保洁员, reports-to: boss }\n" },
  "roles report in a circle by their second superior": {
    "firm/roles.yaml":
      "roles:\n  a: { title: 甲, reports-to: [d, b] }\n  b: { title: 乙, reports-to: [d, a] }\n  d: { title: 丁 }\n",
  },
  "role reports to itself": { "firm/roles.yaml": "roles:\n  a: { title: 甲, reports-to: a }\n" },
  "roles report in a circle": {
    "firm/roles.yaml":
      "roles:\n  a: { title: 甲, reports-to: b }\n  b: { title: 乙, reports-to: c }\n  c: { title: 丙, reports-to: a }\n",
  },
  "role name not allowed": { "firm/roles.yaml": "roles:\n  Cleaner: { title: 保洁员 }\n" },
  "roles as a list": { "firm/roles.yaml": "roles: [cleaner]\n" },
  "file that is a list": { "firm/roles.yaml": "- cleaner\n" },
  "file of another noun": { "firm/roles.yaml": "cleaner: { title: 保洁员 }\n" },
  "alias without quotes": { "firm/roles.yaml": "roles:\n  cleaner: { title: 保洁员, alias: [1] }\n" },
  "calendar without anything": calendar("announced-until: 2026-12-31"),
  "calendar that never opens": calendar("hours: { daily: closed }"),
  "calendar open on no day": calendar('open: { "2026-01-01": closed }'),
  "hours unreadable": calendar("hours: { mon-fri: all day }"),
  "hours that overlap": calendar('hours: { mon-fri: "08:30-12:00, 11:00-18:00" }'),
  "hours of nothing": calendar('hours: { mon-fri: "08:30-08:30" }'),
  "hours of no weekday": calendar('hours: { monday-friday: "08:30-18:00" }'),
  "weekday twice": calendar('hours: { mon-fri: "08:30-18:00", wed: closed }'),
  "holidays of an unknown table": calendar("hours: { daily: 08:30-18:00 }\nholidays: { of: cn, then: closed }"),
  "holidays of a calendar without years": {
    "firm/calendars.yaml":
      'calendars:\n  desk: { title: 前台, hours: { daily: "08:00-18:00" }, holidays: { of: other, then: closed } }\n  other: { title: 另一个, hours: { daily: "08:00-18:00" } }\n',
  },
  "holidays without then": calendar("hours: { daily: 08:30-18:00 }\nholidays: { of: desk }"),
  "closed on no day": calendar('hours: { daily: 08:30-18:00 }\nclosed: ["2026-02-30", "2026-2-3"]'),
  "years without announced-until": calendar(
    'years: { "2026": { source: 通知, statutory: {}, in-lieu: [], make-up: [] } }',
  ),
  "year of five digits": calendar(
    'announced-until: 2026-12-31\nyears: { "20266": { source: 通知, statutory: {}, in-lieu: [], make-up: [] } }',
  ),
  "day off and make-up day": calendar(
    'announced-until: 2026-12-31\nyears: { "2026": { source: 通知, statutory: { spring: ["2026-02-17"] }, in-lieu: [], make-up: ["2026-02-17"] } }',
  ),
  "announced until no day": calendar(
    'announced-until: 2026-13-31\nyears: { "2026": { source: 通知, statutory: {}, in-lieu: [], make-up: [] } }',
  ),
  "state on no day": {
    "firm/states.yaml": 'states:\n  winter: { title: 冬季, of: site, dates: ["11-15", "02-30"] }\n',
  },
  "state with one date": { "firm/states.yaml": 'states:\n  winter: { title: 冬季, of: site, dates: ["11-15"] }\n' },
  "state in other words": {
    "firm/states.yaml": 'states:\n  winter: { title: 冬季, of: site, dates: ["Nov 15", "03-15"] }\n',
  },
  "state of a household": {
    "firm/states.yaml": 'states:\n  moved-in: { title: 已入住, of: household, dates: ["01-01", "12-31"] }\n',
  },
  "state of a case": {
    "firm/states.yaml": 'states:\n  open: { title: 进行中, of: case, dates: ["01-01", "12-31"] }\n',
  },
  "topic of no kind": { "firm/topics.yaml": "topics:\n  stock.water: { title: 盘点, kind: frequencies }\n" },
  "topic name not allowed": { "firm/topics.yaml": "topics:\n  stock/water: { title: 盘点, kind: frequency }\n" },
  "area code of two letters": { "firm/areas.yaml": "areas:\n  cleaning: { title: 保洁, code: CL }\n" },
  "two areas with one code": {
    "firm/areas.yaml": "areas:\n  cleaning: { title: 保洁, code: CLN }\n  greening: { title: 绿化, code: CLN }\n",
  },
  "area twice": {
    "firm/areas.yaml": "areas:\n  cleaning: { title: 保洁, code: CLN }\n  cleaning: { title: 保洁, code: CLE }\n",
  },
  "param without value": { "firm/params.yaml": "params:\n  times: { title: 次数 }\n" },
  "param that is a list": { "firm/params.yaml": "params:\n  times: { title: 次数, value: [1] }\n" },
  "param used and not there": {
    "firm/params.yaml": "params:\n  mop-times: { title: 次数, value: 1次/日 }\n",
    "firm/water.yaml":
      "rules:\n  a: { kind: frequency, title: 甲, record: c, how-often: { param: mop-time } }\nforms:\n  c: { title: 表 }\n",
  },
  "param whose value cannot be read there": {
    "firm/params.yaml": "params:\n  times: { title: 次数, value: 经常 }\n",
    "firm/water.yaml":
      "rules:\n  a: { kind: frequency, title: 甲, record: c, how-often: { param: times } }\nforms:\n  c: { title: 表 }\n",
  },
  "quality as a number": { "firm/qualities.yaml": "qualities:\n  no-dust: 1\n" },
  "unreadable names make no echo": {
    "firm/roles.yaml": "roles:\n  cleaner: { title: [ }\n",
    "firm/water.yaml": "rules:\n  a: { kind: guideline, title: 甲, who: cleaner }\n",
  },
  "a broken role is still a role": {
    "firm/roles.yaml": "roles:\n  cleaner: { titel: 保洁员 }\n",
    "firm/water.yaml": "rules:\n  a: { kind: guideline, title: 甲, who: cleaner }\n",
  },
};
