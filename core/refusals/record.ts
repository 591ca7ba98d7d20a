import type { RefusalText } from "../refusal.ts";

/** What is wrong with a filled form. `pointer` in the data leads to the place in the record. */
export const record = {
  "record-not-a-record": {
    text: { zh: "这不是一条记录。", en: "This is no record." },
    hint: {
      zh: "记录是一个对象，至少有 id、form 和 site。",
      en: "A record is an object with at least id, form and site.",
    },
    status: 422,
  },
  "record-key-unknown": {
    text: { zh: "记录里没有“{key}”这一项。", en: "A record has no “{key}”." },
    hint: { zh: "删掉它，或改成有的名字。", en: "Take it out, or use a name it has." },
    status: 422,
  },
  "record-key-of-server": {
    text: { zh: "“{key}”由服务器填写，不能提交。", en: "“{key}” is set by the server and cannot be posted." },
    hint: { zh: "删掉它。", en: "Take it out." },
    status: 422,
  },
  "record-key-wrong": {
    text: { zh: "“{key}”应是{wanted}，收到的是 {found}。", en: "“{key}” should be {wanted}; this is {found}." },
    hint: { zh: "请按要求改写。", en: "Write it as asked." },
    status: 422,
  },
  "record-key-missing": {
    text: { zh: "记录缺少“{key}”。", en: "The record lacks “{key}”." },
    hint: { zh: "请补上。", en: "Add it." },
    status: 422,
  },
  "record-site-other": {
    text: { zh: "记录写的是项目 {found}，这里是 {site}。", en: "The record names site {found}; this is {site}." },
    hint: { zh: "提交到记录所写的项目。", en: "Post it to the site it names." },
    status: 422,
  },
  "record-time-ahead": {
    text: { zh: "{label} {found} 还没有到。", en: "{label} {found} has not come yet." },
    hint: { zh: "检查日期、时间和手机的时钟。", en: "Check date, time and the clock of the phone." },
    status: 422,
  },
  "record-reason-missing": {
    text: { zh: "更正或撤回要写原因。", en: "A correction or withdrawal needs its reason." },
    hint: { zh: "用一句话写明为什么。", en: "Say why in one sentence." },
    status: 422,
  },
  "record-corrects-and-withdraws": {
    text: { zh: "一条记录不能既更正又撤回。", en: "A record cannot correct and withdraw at once." },
    hint: { zh: "只留 corrects 或 withdraws 中的一个。", en: "Keep one of corrects and withdraws." },
    status: 422,
  },
  "record-withdrawal-with-content": {
    text: { zh: "撤回的记录不带内容。", en: "A withdrawal carries no content." },
    hint: {
      zh: "删掉 fields 和 marks；要改内容就用更正。",
      en: "Take out fields and marks; to change content, correct the record.",
    },
    status: 422,
  },
  "record-without-marks": {
    text: { zh: "这条记录什么也没有记。", en: "This record says nothing was done." },
    hint: { zh: "至少点选一行。", en: "Mark at least one row." },
    status: 422,
  },
  "record-place-missing": {
    text: { zh: "没有写位置。", en: "The place is missing." },
    hint: { zh: "选择在哪里。", en: "Choose where it was." },
    status: 422,
  },
  "record-place-unknown": {
    text: { zh: "没有位置 {found}。", en: "There is no place {found}." },
    hint: { zh: "从项目的位置里选一个。", en: "Choose one of the site's places." },
    status: 422,
  },
  "record-place-not-fitting": {
    text: { zh: "“{label}”不用于位置 {found}。", en: "“{label}” does not apply to place {found}." },
    hint: { zh: "选择适用的位置，或删掉这一行。", en: "Choose a place it applies to, or take the row out." },
    status: 422,
  },
  "record-person-unknown": {
    text: { zh: "没有人员 {found}。", en: "There is no person {found}." },
    hint: { zh: "从项目的人员里选一个。", en: "Choose one of the site's people." },
    status: 422,
  },
  "record-household-unknown": {
    text: { zh: "没有住户 {found}。", en: "There is no household {found}." },
    hint: { zh: "从项目的住户里选一个。", en: "Choose one of the site's households." },
    status: 422,
  },
  "record-field-unknown": {
    text: { zh: "这张表没有字段 {found}。", en: "This form has no field {found}." },
    hint: { zh: "删掉它，或改成表里的字段。", en: "Take it out, or use a field of the form." },
    status: 422,
  },
  "record-field-missing": {
    text: { zh: "“{label}”必须填写。", en: "“{label}” must be filled in." },
    hint: { zh: "请填写。", en: "Fill it in." },
    status: 422,
  },
  "record-field-wrong": {
    text: { zh: "“{label}”应是{wanted}，收到的是 {found}。", en: "“{label}” should be {wanted}; this is {found}." },
    hint: { zh: "请按要求改写。", en: "Write it as asked." },
    status: 422,
  },
  "record-field-too-short": {
    text: {
      zh: "“{label}”至少 {min} 个字，现在 {found} 个。",
      en: "“{label}” needs at least {min} characters; this has {found}.",
    },
    hint: { zh: "请写完整。", en: "Write it out." },
    status: 422,
  },
  "record-field-too-long": {
    text: {
      zh: "“{label}”最多 {max} 个字，现在 {found} 个。",
      en: "“{label}” takes at most {max} characters; this has {found}.",
    },
    hint: { zh: "请缩短。", en: "Shorten it." },
    status: 422,
  },
  "record-field-too-small": {
    text: { zh: "“{label}”至少是 {min}，现在是 {found}。", en: "“{label}” is at least {min}; this is {found}." },
    hint: { zh: "检查数字和单位。", en: "Check the figure and its unit." },
    status: 422,
  },
  "record-field-too-large": {
    text: { zh: "“{label}”最多是 {max}，现在是 {found}。", en: "“{label}” is at most {max}; this is {found}." },
    hint: { zh: "检查数字和单位。", en: "Check the figure and its unit." },
    status: 422,
  },
  "record-field-pattern": {
    text: { zh: "“{label}”的格式不对：{found}。", en: "“{label}” does not have the form asked for: {found}." },
    hint: { zh: "格式是 {pattern}。", en: "Its form is {pattern}." },
    status: 422,
  },
  "record-choice-unknown": {
    text: { zh: "“{label}”没有选项 {found}。", en: "“{label}” has no choice {found}." },
    hint: { zh: "从这些里选：{allowed}。", en: "Choose from {allowed}." },
    status: 422,
  },
  "record-choice-twice": {
    text: { zh: "“{label}”里 {found} 选了两次。", en: "“{label}” names {found} twice." },
    hint: { zh: "删掉一个。", en: "Take one out." },
    status: 422,
  },
  "record-choices-too-few": {
    text: { zh: "“{label}”至少选 {min} 项。", en: "“{label}” needs at least {min} choices." },
    hint: { zh: "再选几项。", en: "Choose more." },
    status: 422,
  },
  "record-choices-too-many": {
    text: { zh: "“{label}”最多选 {max} 项。", en: "“{label}” takes at most {max} choices." },
    hint: { zh: "去掉几项。", en: "Choose fewer." },
    status: 422,
  },
  "record-row-unknown": {
    text: { zh: "这里没有条目 {found}。", en: "There is no row {found} here." },
    hint: { zh: "删掉它，或改成有的条目。", en: "Take it out, or use a row there is." },
    status: 422,
  },
  "record-row-unanswered": {
    text: { zh: "“{label}”还没有回答。", en: "“{label}” has no answer yet." },
    hint: { zh: "每一行都要选合格、不合格或不适用。", en: "Answer every row: pass, fail or not applicable." },
    status: 422,
  },
  "record-row-twice": {
    text: { zh: "“{label}”记了两次。", en: "“{label}” is marked twice." },
    hint: {
      zh: "删掉一个；做了几次，就各写各的时间。",
      en: "Take one out; if it was done several times, give each its own time.",
    },
    status: 422,
  },
  "record-result-wrong": {
    text: { zh: "“{label}”不能记作 {found}。", en: "“{label}” cannot be marked {found}." },
    hint: { zh: "可以记：{allowed}。", en: "It can be marked {allowed}." },
    status: 422,
  },
  "record-count-wrong": {
    text: {
      zh: "“{label}”的数 {found} 不在 {min} 到 {max} 之间。",
      en: "The count {found} of “{label}” is not between {min} and {max}.",
    },
    hint: { zh: "写一个整数。", en: "Write a whole number." },
    status: 422,
  },
  "record-count-not-asked": {
    text: { zh: "“{label}”不计数。", en: "“{label}” is not counted." },
    hint: { zh: "删掉 count。", en: "Take out count." },
    status: 422,
  },
  "record-count-beside-result": {
    text: {
      zh: "“{label}”记作 {result}，数却是 {found}。",
      en: "“{label}” is marked {result} with the count {found}.",
    },
    hint: {
      zh: "合格就是没有发现，不合格至少有一处。",
      en: "A pass has found nothing, a fail at least one thing.",
    },
    status: 422,
  },
  "record-too-many-faults": {
    text: { zh: "错误超过 {max} 处，其余未列出。", en: "More than {max} faults; the rest is not listed." },
    hint: { zh: "先改好前面的。", en: "Mend these first." },
    status: 422,
  },
} as const satisfies Record<string, RefusalText>;
