import type { RefusalText } from "../refusal.ts";

/** Rules, checklists, forms and calendars that are well formed and make no sense. */
export const sense = {
  "longest-gap-missing": {
    text: { zh: "不停作业要写 longest-gap（最长间隔）。", en: "What goes on without stop needs a longest-gap." },
    hint: {
      zh: "写出最长间隔；标准没有规定就写 unset。",
      en: "Write the longest gap, or unset where the source gives none.",
    },
    example: "longest-gap: unset",
  },
  "frequency-twice": {
    text: { zh: "“{row}”既有全年频次，又有分季频次。", en: "“{row}” has a frequency all year and one by season." },
    hint: { zh: "how-often 与 seasons 只留一个。", en: "Keep how-often or seasons, not both." },
  },
  "row-twice": {
    text: { zh: "“{row}”与“{other}”的内容和要求相同。", en: "“{row}” reads like “{other}”." },
    hint: { zh: "改写内容或要求，否则记录时分不清。", en: "Reword item or method, or nobody can tell them apart." },
  },
  "longest-gap-alone": {
    text: { zh: "longest-gap 只用于不停作业。", en: "longest-gap is only for what goes on without stop." },
    hint: {
      zh: "固定间隔直接写在 how-often 里；改成按次数的，下层的间隔写 none 去掉。",
      en: "Write a gap of its own in how-often; where a count takes its place, take the gap below off with none.",
    },
    example: "how-often: 3次/日\nlongest-gap: none",
  },
  "count-without-least": {
    text: { zh: "{id} 没有最少次数，只有上限。", en: "{id} has no least number, only a most." },
    hint: {
      zh: "频次至少 1 次；只有上限的是限值，暂记为 guideline。",
      en: "A frequency is at least 1; a bound alone is a limit, until then a guideline.",
    },
    example: "how-often: 1-2次/日",
  },
  "calendar-missing": {
    text: { zh: "按工作日计算要写 calendar（日历）。", en: "Working days need a calendar." },
    hint: {
      zh: "写明按哪个日历，有的是：{known}。",
      en: "Name the calendar that says which days are. There are: {known}.",
    },
    example: "calendar: working-days",
  },
  "over-without-most": {
    text: { zh: "over 要有上限，频次里没有。", en: "over needs an upper bound, and the frequency has none." },
    hint: {
      zh: "写成 1-2次/日 这样的范围，或去掉 over（下层写的用 over: none）。",
      en: "Write a range such as 1-2 per day, or leave over out (over: none where it stands below).",
    },
    example: "how-often: 1-2次/日",
  },
  "irregular-without-count": {
    text: { zh: "不定期（irregular）要有每期次数。", en: "irregular needs a number of times per period." },
    hint: {
      zh: "写成每月几次，或去掉 irregular（下层写的用 irregular: none）。",
      en: "Write so many per month, or leave irregular out (irregular: none where it stands below).",
    },
    example: "how-often: 4 per month",
  },
  "count-without-times": {
    text: { zh: "count 要有每期次数。", en: "count needs a number of times per period." },
    hint: {
      zh: "写成每周几次，或去掉 count（下层写的用 count: none）。",
      en: "Write so many per week, or leave count out (count: none where it stands below).",
    },
    example: "how-often: 3-5 per week",
  },
  "grace-without-window": {
    text: { zh: "按间隔计算的频次没有宽限期。", en: "A gap has no grace: it has no window that ends." },
    hint: {
      zh: "把间隔写长一些，或去掉 grace（下层写的用 grace: none）。",
      en: "Write a longer gap, or leave grace out (grace: none where it stands below).",
    },
  },
  "own-zone-without-person": {
    text: { zh: "own-zone 要有 each: person。", en: "own-zone needs each: person." },
    hint: { zh: "责任区是各人的，对象要写 person。", en: "Zones are people's own: the subject has to be a person." },
    example: "each: person",
  },
  "period-field-missing": {
    text: {
      zh: "表单 {form} 没有 period 类型的字段，看不出报的是哪一期。",
      en: "The form {form} has no field of type period, so nothing says which period it reports on.",
    },
    hint: {
      zh: "给表单加一个 period 字段，或去掉 reports-on。",
      en: "Give the form a field of type period, or leave reports-on out.",
    },
    example: "fields:\n  month: { label: 月份, type: period, required: true }",
  },
  "household-field-missing": {
    text: {
      zh: "表单 {form} 没有 household 类型的字段，数不出不同的住户。",
      en: "The form {form} has no field of type household, so households cannot be told apart.",
    },
    hint: { zh: "给表单加一个 household 字段。", en: "Give the form a field of type household." },
    example: "fields:\n  home: { label: 住户, type: household, required: true }",
  },
  "shared-without-group": {
    text: { zh: "shared 要有 group（组）。", en: "shared needs a group." },
    hint: {
      zh: "写明与哪些条款争用同一条记录，或去掉 shared。",
      en: "Say among which rules a record counts once, or leave shared out.",
    },
    example: "group: { id: revisits, take: all }",
  },
  "where-not-of-subject": {
    text: { zh: "对象是 {each} 时不能按 {key} 选。", en: "For each {each}, {key} chooses nothing." },
    hint: {
      zh: "each 改写为：{fits}；或去掉这个条件。",
      en: "Write each as one of: {fits}; or leave the condition out.",
    },
    example: "each: place\nwhere: { type: hall }",
  },
  "combine-missing": {
    text: { zh: "per: {per} 要写 combine（怎样合并）。", en: "per: {per} needs combine." },
    hint: {
      zh: "mean 取平均，worst 取最差，all 要次次合格。",
      en: "mean takes the average, worst the lowest, all wants every one to pass.",
    },
    example: "combine: mean",
  },
  "combine-without-period": {
    text: { zh: "combine 要有 per（计分期）。", en: "combine needs a period." },
    hint: { zh: "写 per: month 等，或去掉 combine。", en: "Write per: month or another period, or leave combine out." },
    example: "per: month",
  },
  "work-missing": {
    text: {
      zh: "after-work-within 要写 work（哪份作业记录）。",
      en: "after-work-within needs work: which records show the work.",
    },
    hint: { zh: "写作业所在的表单。", en: "Name the form of the work." },
    example: "work: cleaning/log",
  },
  "work-without-limit": {
    text: { zh: "work 要和 after-work-within 一起写。", en: "work stands together with after-work-within." },
    hint: { zh: "写明作业后多久内检查，或去掉 work。", en: "Say within which time after the work, or leave work out." },
    example: "after-work-within: 2h",
  },
  "mean-of-no-share": {
    text: { zh: "计分方法 {method} 的结果不能取平均。", en: "Results of the method {method} have no mean." },
    hint: { zh: "改用 worst 或 all。", en: "Use worst or all." },
    example: "combine: worst",
  },
  "pass-not-of-method": {
    text: { zh: "合格线的写法与计分方法 {method} 不符。", en: "This pass line does not fit the method {method}." },
    hint: { zh: "写成 {example}，或 unset。", en: "Write it as {example}, or unset." },
  },
  "word-not-of-method": {
    text: { zh: "计分方法 {method} 不用 {key}。", en: "The method {method} does not use {key}." },
    hint: { zh: "{key} 用于：{fits}。", en: "{key} is for: {fits}." },
  },
  "word-not-of-field": {
    text: { zh: "类型 {type} 的字段不用 {key}。", en: "A field of type {type} does not use {key}." },
    hint: { zh: "{key} 用于：{fits}。", en: "{key} is for: {fits}." },
  },
  "full-missing": {
    text: { zh: "扣分制要写 full（满分）。", en: "Deductions need full: the points to begin with." },
    hint: { zh: "写满分是多少。", en: "Write how many points there are to begin with." },
    example: "full: 100",
  },
  "levels-missing": {
    text: { zh: "等级制要写 levels（等级）。", en: "The method levels needs levels." },
    hint: { zh: "写出各级和最好的一端。", en: "Write the scale and which end is the good one." },
    example: "levels: { scale: [A, B, C], best: first }",
  },
  "level-twice": {
    text: { zh: "等级 {level} 写了两次。", en: "The level {level} stands on the scale twice." },
    hint: { zh: "每级只写一次。", en: "Write each level once." },
  },
  "levels-out-of-order": {
    text: { zh: "等级顺序不对：{found}。", en: "These levels run both ways: {found}." },
    hint: { zh: "从小到大或从大到小写。", en: "Write them from low to high or from high to low." },
    example: "levels: { scale: [1, 2, 3], best: last }",
  },
  "points-missing": {
    text: { zh: "条目 {row} 要写 points（分值）。", en: "The row {row} needs points." },
    hint: { zh: "计分方法 {method} 的每个条目都要有分值。", en: "With the method {method}, every row has its points." },
    example: "points: 5",
  },
  "cap-below-points": {
    text: {
      zh: "扣分上限 {cap} 小于一次的扣分 {points}。",
      en: "The cap of {cap} is below one deduction of {points}.",
    },
    hint: { zh: "上限不小于一次的扣分。", en: "A cap is at least as much as one deduction." },
  },
  "critical-and-recommended": {
    text: { zh: "条目 {row} 不能既是关键项又是推荐项。", en: "The row {row} cannot be critical and recommended." },
    hint: { zh: "只留一个。", en: "Keep one of them." },
  },
  "group-empty": {
    text: { zh: "分组 {group} 里没有条目。", en: "The group {group} has no rows." },
    hint: { zh: "给条目写上 group，或删掉这个分组。", en: "Put rows into it, or delete it." },
  },
  "recommended-missing": {
    text: { zh: "写了推荐项合格线，却没有推荐项。", en: "There is a pass line for recommended rows and no such row." },
    hint: {
      zh: "给条目写 recommended: true，或去掉这条合格线。",
      en: "Mark rows as recommended: true, or leave the line out.",
    },
    example: "recommended: true",
  },
  "only-recommended": {
    text: { zh: "所有条目都是推荐项，没有可判定的。", en: "All rows are recommended: nothing is left to judge." },
    hint: { zh: "至少留一个必查条目。", en: "Leave at least one that counts." },
  },
  "bands-out-of-order": {
    text: { zh: "等次 {band} 的下限顺序不对。", en: "The band {band} is out of order." },
    hint: { zh: "下限从高到低写，各不相同。", en: "Write the lower edges from high to low, each different." },
    example: "bands: { 优: 95%, 良: 85%, 合格: 75% }",
  },
  "time-field-of-other-type": {
    text: {
      zh: "time 指的字段 {field} 是 {type} 类型。",
      en: "time names the field {field}, which is of type {type}.",
    },
    hint: { zh: "要用 date-time 或 date 类型的字段。", en: "It has to be of type date-time or date." },
    example: "counted-at: { label: 盘点时间, type: date-time }",
  },
  "choices-missing": {
    text: { zh: "选择字段 {field} 没有选项。", en: "The field {field} is to be chosen from nothing." },
    hint: { zh: "写 choices。", en: "Write choices." },
    example: "choices: { good: 好, bad: 差 }",
  },
  "bounds-reversed": {
    text: { zh: "最小 {min} 大于最大 {max}。", en: "The least, {min}, is above the most, {max}." },
    hint: { zh: "对调两个数。", en: "Change the two about." },
  },
  "calendar-says-nothing": {
    text: {
      zh: "日历 {id} 既没有 hours，也没有 years 或 open。",
      en: "The calendar {id} has no hours, no years and no open days.",
    },
    hint: { zh: "写开放时间，或写节假日年份。", en: "Write opening hours, or years of holidays." },
    example: 'hours: { mon-fri: "08:30-18:00" }',
  },
  "calendar-never-opens": {
    text: { zh: "日历 {id} 从不开放。", en: "The calendar {id} never opens." },
    hint: { zh: "至少写一段开放时间。", en: "Write at least one opening interval." },
    example: 'hours: { mon-fri: "08:30-18:00" }',
  },
  "weekday-twice": {
    text: { zh: "{key} 与 {first} 有同一天。", en: "{key} and {first} have a day in common." },
    hint: { zh: "每个星期几只写一次。", en: "Write each weekday once." },
  },
  "announced-until-missing": {
    text: { zh: "节假日表要写 announced-until（公布至）。", en: "A table of holidays needs announced-until." },
    hint: { zh: "写已公布的最后一天。", en: "Write the last day that is announced." },
    example: 'announced-until: "2026-12-31"',
  },
  "year-wrong": {
    text: { zh: "{found} 不是年份。", en: "{found} is no year." },
    hint: { zh: "写四位数的年份。", en: "Write a year of four digits." },
  },
  "holiday-twice": {
    text: { zh: "{date} 在这一年里写了两次。", en: "{date} stands in this year twice." },
    hint: {
      zh: "一天只能是放假、调休或补班之一。",
      en: "A day is a holiday, a day in lieu or a make-up day, and only one of them.",
    },
  },
  "day-of-year-missing": {
    text: { zh: "一年里没有 {found} 这一天。", en: "No year has a day {found}." },
    hint: { zh: "写真实的 月-日。", en: "Write a real month-day." },
    example: 'dates: ["11-15", "03-15"]',
  },
  "area-code-twice": {
    text: { zh: "业务代码 {code} 已用于 {first}。", en: "The code {code} is already that of {first}." },
    hint: { zh: "每个业务一个代码。", en: "Give each area a code of its own." },
  },
} as const satisfies Record<string, RefusalText>;
