import { describe, expect, test } from "vitest";
import {
  isFault,
  localTime,
  instant,
  readClockTime,
  readDate,
  readDuration,
  readHours,
  readHowOften,
  readRange,
  readRatio,
  readWeekdays,
  readZone,
  sayInstant,
  sayWindow,
  startOf,
} from "../../../core/time/index.ts";

/** What was read, or the code and what is offered. */
function outcome(read: unknown): unknown {
  return isFault(read) ? [read.fault, ...read.suggestions] : read;
}

const zone = (text: string) => readZone(text);
const tables: readonly [
  name: string,
  read: (text: string) => unknown,
  rows: readonly (readonly [string, unknown])[],
][] = [
  [
    "a share",
    readRatio,
    [
      ["85%", { n: 85, d: 100 }],
      ["８５％", { n: 85, d: 100 }],
      ["0.5%", { n: 5, d: 1000 }],
      ["92.5%", { n: 925, d: 1000 }],
      ["100%", { n: 100, d: 100 }],
      ["0%", { n: 0, d: 100 }],
      ["2/3", { n: 2, d: 3 }],
      ["140%", ["ratio-beyond-whole", "100%"]],
      ["100.1%", ["ratio-beyond-whole", "100%"]],
      ["3/2", ["ratio-beyond-whole", "100%"]],
      ["85", ["ratio-unknown", "85%"]],
      ["0.85", ["ratio-unknown", "85%", "0.85%"]],
      ["-5%", ["ratio-unknown", "85%"]],
      ["1/0", ["ratio-unknown", "85%"]],
      ["most", ["ratio-unknown", "85%"]],
      ["", ["ratio-unknown", "85%"]],
    ],
  ],
  [
    "a time of day",
    readClockTime,
    [
      ["08:30", "08:30"],
      ["8:30", "08:30"],
      ["０８：３０", "08:30"],
      ["00:00", "00:00"],
      ["24:00", "24:00"],
      ["24:01", ["clock-time-unknown", "08:30"]],
      ["25:00", ["clock-time-unknown", "08:30"]],
      ["08:60", ["clock-time-unknown", "08:30"]],
      ["0830", ["clock-time-unknown", "08:30"]],
      ["9点", ["clock-time-unknown", "09:30"]],
      ["noon", ["clock-time-unknown", "08:30"]],
    ],
  ],
  [
    "a date",
    readDate,
    [
      ["2026-11-20", "2026-11-20"],
      ["2024-02-29", "2024-02-29"],
      ["2026-02-29", ["date-missing", "2026-02-28"]],
      ["2026-11-31", ["date-missing", "2026-11-30"]],
      ["2026-13-01", ["date-missing"]],
      ["2026/11/20", ["date-unknown", "2026-11-20"]],
      ["2026年1月5日", ["date-unknown", "2026-01-05"]],
      ["20261120", ["date-unknown", "2026-11-20"]],
      ["tomorrow", ["date-unknown", "2026-11-20"]],
    ],
  ],
  [
    "opening hours",
    readHours,
    [
      ["08:30-18:00", [["08:30", "18:00"]]],
      [
        "08:30-12:00, 13:30-18:00",
        [
          ["08:30", "12:00"],
          ["13:30", "18:00"],
        ],
      ],
      [
        "8:30～12:00、13:30～18:00",
        [
          ["08:30", "12:00"],
          ["13:30", "18:00"],
        ],
      ],
      ["00:00-24:00", [["00:00", "24:00"]]],
      ["22:00-06:00", [["22:00", "06:00"]]],
      [
        "08:00-12:00, 20:00-02:00",
        [
          ["08:00", "12:00"],
          ["20:00", "02:00"],
        ],
      ],
      [
        "08:00-12:00, 12:00-18:00",
        [
          ["08:00", "12:00"],
          ["12:00", "18:00"],
        ],
      ],
      ["closed", []],
      ["休息", []],
      ["08:30", ["hours-unknown", "08:30-12:00, 13:30-18:00", "closed", "00:00-24:00"]],
      ["24:00-08:00", ["hours-unknown", "08:30-12:00, 13:30-18:00", "closed", "00:00-24:00"]],
      ["08:30-26:00", ["hours-unknown", "08:30-12:00, 13:30-18:00", "closed", "00:00-24:00"]],
      ["", ["hours-unknown", "08:30-12:00, 13:30-18:00", "closed", "00:00-24:00"]],
      ["08:30-08:30", ["hours-empty", "00:00-24:00", "closed"]],
      ["13:30-18:00, 08:30-12:00", ["hours-overlap", "08:30-12:00, 13:30-18:00"]],
      ["08:30-12:00, 11:00-18:00", ["hours-overlap", "08:30-12:00, 13:30-18:00"]],
      ["22:00-06:00, 07:00-08:00", ["hours-overlap", "08:30-12:00, 13:30-18:00"]],
    ],
  ],
  [
    "weekdays",
    readWeekdays,
    [
      ["mon-fri", [1, 2, 3, 4, 5]],
      ["sat-sun", [6, 7]],
      ["mon", [1]],
      ["mon, wed, fri", [1, 3, 5]],
      ["fri-mon", [1, 5, 6, 7]],
      ["sun, mon-sun", [1, 2, 3, 4, 5, 6, 7]],
      ["daily", [1, 2, 3, 4, 5, 6, 7]],
      ["Mon-Fri", [1, 2, 3, 4, 5]],
      ["monday", ["weekdays-unknown", "mon-fri", "sat-sun", "mon, wed, fri", "daily"]],
      ["mon-", ["weekdays-unknown", "mon-fri", "sat-sun", "mon, wed, fri", "daily"]],
      ["", ["weekdays-unknown", "mon-fri", "sat-sun", "mon, wed, fri", "daily"]],
    ],
  ],
  [
    "a range",
    readRange,
    [
      ["3", [{ from: 3, to: 3 }]],
      ["-2", [{ from: -2, to: -2 }]],
      ["1-4", [{ from: 1, to: 4 }]],
      [
        "1-3, 5",
        [
          { from: 1, to: 3 },
          { from: 5, to: 5 },
        ],
      ],
      ["-2-1", [{ from: -2, to: 1 }]],
      ["-2 - -1", [{ from: -2, to: -1 }]],
      [
        "1～4、6",
        [
          { from: 1, to: 4 },
          { from: 6, to: 6 },
        ],
      ],
      ["1~4层", [{ from: 1, to: 4 }]],
      ["一至四楼", [{ from: 1, to: 4 }]],
      ["第3层", [{ from: 3, to: 3 }]],
      ["负一层至2层", [{ from: -1, to: 2 }]],
      ["地下一层", [{ from: -1, to: -1 }]],
      ["4-1", ["range-reversed", "1-4"]],
      ["1-", ["range-unknown", "1-4", "1-3, 5"]],
      ["B2", ["range-unknown", "1-4", "1-3, 5"]],
      ["1.5", ["range-unknown", "1-4", "1-3, 5"]],
    ],
  ],
  [
    "a time zone",
    zone,
    [
      ["Asia/Shanghai", "Asia/Shanghai"],
      ["Asia/Kolkata", "Asia/Kolkata"],
      ["Asia/Calcutta", "Asia/Calcutta"],
      ["US/Eastern", "US/Eastern"],
      ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
      ["UTC", "UTC"],
      ["asia/shanghai", ["zone-unknown", "Asia/Shanghai"]],
      ["Asia/Beijing", ["zone-unknown", "Asia/Shanghai", "Europe/London", "America/New_York"]],
      ["Europe/Brüssel", ["zone-unknown", "Asia/Shanghai", "Europe/London", "America/New_York"]],
      ["CST", ["zone-offset", "Asia/Shanghai"]],
      ["EST", ["zone-offset", "Asia/Shanghai"]],
      ["GMT", ["zone-offset", "Asia/Shanghai"]],
      ["PRC", ["zone-offset", "Asia/Shanghai"]],
      ["+08:00", ["zone-offset", "Asia/Shanghai"]],
      ["UTC+8", ["zone-offset", "Asia/Shanghai"]],
      ["Etc/GMT+5", ["zone-offset", "Asia/Shanghai", "UTC"]],
      ["Etc/UTC", ["zone-offset", "Asia/Shanghai", "UTC"]],
      ["", ["zone-unknown", "Asia/Shanghai", "Europe/London", "America/New_York"]],
    ],
  ],
];

describe.each(tables)("%s", (_, read, rows) => {
  test.each(rows)("%j", (text, expected) => {
    expect(outcome(read(text))).toEqual(expected);
  });
});

test("structured forms are held to the same sense", () => {
  const shares = [readRatio({ n: 2, d: 3 }), readRatio({ n: 7, d: 5 })].map(outcome);
  const ranges = [readRange({ from: 1, to: 4 }), readRange({ from: 4, to: 1 }), readRange(3)].map(outcome);
  const often = [
    readHowOften({ every: { n: 3, unit: "day" } }),
    readHowOften({ times: { min: 1 }, per: "month", on: { weekdays: [2] } }, "zh"),
    readHowOften({ times: { min: 5, max: 3 }, per: "week" }),
    readDuration({ n: 2, unit: "day" }),
    readDuration({ n: 0, unit: "day" }, "zh"),
  ].map(outcome);
  expect({ shares, ranges, often }).toEqual({
    shares: [{ n: 2, d: 3 }, ["ratio-beyond-whole", "100%"]],
    ranges: [[{ from: 1, to: 4 }], ["range-reversed", "1-4"], [{ from: 3, to: 3 }]],
    often: [
      { every: { n: 3, unit: "day" } },
      ["phrase-point-unfit", "每周二、四、六"],
      ["phrase-count-reversed", "3-5 per week"],
      { n: 2, unit: "day" },
      ["duration-zero", "1天"],
    ],
  });
});

const shanghai = { zone: "Asia/Shanghai", dayStarts: "00:00" };

test.each([
  ["2026-11-20", "2026-11-21", "2026-11-20", "2026-11-20"],
  ["2026-12-28", "2027-01-04", "2026年第53周", "week 53 of 2026"],
  ["2026-11-16", "2026-11-23", "2026年第47周", "week 47 of 2026"],
  ["2026-11-01", "2026-11-16", "2026年11月上半月", "2026-11, first half"],
  ["2026-11-16", "2026-12-01", "2026年11月下半月", "2026-11, second half"],
  ["2026-11-11", "2026-11-21", "2026年11月中旬", "2026-11, second third"],
  ["2026-11-01", "2026-12-01", "2026年11月", "2026-11"],
  ["2026-10-01", "2027-01-01", "2026年第4季度", "quarter 4 of 2026"],
  ["2026-07-01", "2027-01-01", "2026年下半年", "second half of 2026"],
  ["2026-01-01", "2027-01-01", "2026年", "2026"],
  ["2026-11-24", "2026-11-26", "2026-11-24至2026-11-25", "2026-11-24 to 2026-11-25"],
])("from %s until %s is said %s", (from, until, zh, en) => {
  const [start, end] = [startOf(from, shanghai), startOf(until, shanghai)];
  expect([sayWindow(start, end, shanghai, "zh"), sayWindow(start, end, shanghai, "en")]).toEqual([zh, en]);
});

test("parts of days are said by the clock", () => {
  const at = (text: string) => instant(`${text}+08:00`) ?? NaN;
  const [eight, ten, midnight, next] = [
    "2026-11-20T08:00",
    "2026-11-20T10:00",
    "2026-11-21T00:00",
    "2026-11-21T08:00",
  ].map(at) as [number, number, number, number];
  expect([
    sayWindow(eight, ten, shanghai, "zh"),
    sayWindow(eight, next, shanghai, "en"),
    sayInstant(eight, shanghai),
    localTime(midnight, shanghai),
  ]).toEqual([
    "2026-11-20 08:00至10:00",
    "2026-11-20 08:00 to 2026-11-21 08:00",
    "2026-11-20 08:00",
    "2026-11-21T00:00",
  ]);
});
