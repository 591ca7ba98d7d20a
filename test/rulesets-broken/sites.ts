/** A sound site file: what broken ones are made from. */
export const SITE = `site: estate
format: 1
firm: firm
title: 小区
timezone: Asia/Shanghai
rulesets:
  - { from: 2026-01-01, ruleset: firm, version: "1" }
places:
  a:
    title: A栋
    places:
      a-1: { title: 一层, floor: 1, places: { a-hall: { title: 大堂, type: hall } } }
      a-2: { title: 二层, floor: 2 }
zones:
  z: { title: 一区, places: [a] }
people:
  cleaner-01: { title: 保洁员01, role: cleaner, from: 2026-01-01, until: 2026-06-30 }
households:
  h-1: { place: a-2, from: 2026-01-01 }
assignments:
  - { person: cleaner-01, zone: z, from: 2026-01-01, until: 2026-03-31 }
`;

/** [what stands in the sound file, what stands there instead]. */
type Change = readonly [string, string];

export const sites: Readonly<Record<string, readonly Change[]>> = {
  "key missing": [["firm: firm\n", ""]],
  "unknown key": [["firm: firm", "firm: firm\nowner: x"]],
  "format of the future": [["format: 1", "format: 3"]],
  "another name than its file": [["site: estate", "site: garden"]],
  "site name not allowed": [["site: estate", "site: Estate"]],
  "zone unknown": [["Asia/Shanghai", "Asia/Shangai"]],
  "day starts at no time": [["timezone: Asia/Shanghai", 'timezone: Asia/Shanghai\nday-starts: "25:00"']],
  "version as a number": [['version: "1"', "version: 1"]],
  "from no day": [["from: 2026-01-01, ruleset", "from: 2026-13-01, ruleset"]],
  "two rulesets from one day": [
    ['version: "1" }', 'version: "1" }\n  - { from: 2026-01-01, ruleset: firm, version: "2" }'],
  ],
  "no ruleset": [['  - { from: 2026-01-01, ruleset: firm, version: "1" }', "  []"]],
  "no places": [["places: { a-hall: { title: 大堂, type: hall } }", "places: [a-hall]"]],
  "place twice at another depth": [
    ["a-2: { title: 二层, floor: 2 }", "a-2: { title: 二层, places: { a: { title: 又是 } } }"],
    ["place: a-2", "place: a-1"],
  ],
  "a room twice on one floor": [["type: hall } }", "type: hall }, a-hall: { title: 大堂 } }"]],
  "a floor as people say it": [["floor: 2", "floor: 2楼"]],
  "from a day with slashes": [["role: cleaner, from: 2026-01-01", "role: cleaner, from: 2026/1/1"]],
  "from a day as a spreadsheet keeps it": [["role: cleaner, from: 2026-01-01", "role: cleaner, from: 46023"]],
  "a role by the beginning of its title": [["role: cleaner,", "role: 保洁,"]],
  "places as text with commas": [["places: [a] }", "places: a，a-1 }"]],
  "rulesets as one and no list": [
    [
      'rulesets:\n  - { from: 2026-01-01, ruleset: firm, version: "1" }',
      'rulesets: { from: 2026-01-01, ruleset: firm, version: "1" }',
    ],
  ],
  "people as a list": [["  cleaner-01: { title: 保洁员01, role", "  - { title: 保洁员01, role"]],
  "place id not allowed": [["a-hall:", "A大堂:"]],
  "place of an unknown type": [["type: hall", "type: hal"]],
  "place without title": [["title: 二层, floor: 2", "floor: 2"]],
  "floor as text": [["floor: 2", 'floor: "2"']],
  "place that ends before it begins": [["floor: 2 }", "floor: 2, from: 2026-02-01, until: 2026-01-31 }"]],
  "unknown role": [["role: cleaner,", "role: cleener,"]],
  "person who ends before the beginning": [
    ["until: 2026-06-30", "until: 2025-12-31"],
    ["until: 2026-03-31", "until: 2026-01-01"],
  ],
  "zone of an unknown place": [["places: [a] }", "places: [a, b] }"]],
  "household in an unknown place": [["place: a-2", "place: a-3"]],
  "assignment of an unknown person": [["person: cleaner-01", "person: cleaner-02"]],
  "assignment to an unknown zone": [["zone: z,", "zone: zz,"]],
  "assignment beyond the person's time": [["until: 2026-03-31", "until: 2026-07-31"]],
  "override of an unknown rule": [
    ["assignments:", "overrides:\n  - { where: { place: a-hall }, set: { water/smiel: { title: 笑 } } }\nassignments:"],
  ],
  "override of an unknown place": [
    ["assignments:", "overrides:\n  - { where: { place: a-hal }, set: { water/smile: { title: 笑 } } }\nassignments:"],
  ],
  "override with a bad value": [
    [
      "assignments:",
      "overrides:\n  - { where: { place: a-hall }, set: { water/smile: { modality: shall } } }\nassignments:",
    ],
  ],
  "file that is a list": [[SITE, "- site\n"]],
  "file that is broken": [["places:\n  a:", "places:\n  a: ["]],
};
