import type { RefusalText } from "../refusal.ts";

/** What the command line refuses. */
export const command = {
  "format-unknown": {
    text: { zh: "没有 {format} 这种输出格式。", en: "There is no output format {format}." },
    hint: {
      zh: "可用：{offered}；写入文件用 {last}=<文件>。",
      en: "Use one of: {offered}; to a file as {last}=<file>.",
    },
  },
  "output-twice": {
    text: { zh: "两个输出写到同一个文件 {file}。", en: "Two outputs go to the same file, {file}." },
    hint: { zh: "请给每个输出各写一个文件名。", en: "Name a file for each." },
  },
  "format-twice-on-stdout": {
    text: { zh: "{formats} 都要写到标准输出，只能有一种。", en: "{formats} all go to standard output; only one can." },
    hint: {
      zh: "给其余格式写上文件名，如 --format csv=findings.csv。",
      en: "Give the others a file, as in --format csv=findings.csv.",
    },
  },
  "no-site": {
    text: { zh: "没有找到项目文件。", en: "No site file was found." },
    hint: {
      zh: "在标准目录旁建立 sites/<项目>.yaml，或用 --site 指定文件。",
      en: "Write sites/<site>.yaml beside the rulesets, or name a file with --site.",
    },
  },
  "several-sites": {
    text: { zh: "有多个项目：{known}。", en: "There are several sites: {known}." },
    hint: { zh: "用 --site 指明其中一个。", en: "Name one with --site." },
  },
  "rule-unknown": {
    text: { zh: "{ruleset} 中没有条款“{rule}”。", en: "{ruleset} has no rule {rule}." },
    hint: { zh: "用 guanjia list 查看全部条款。", en: "guanjia list shows them all." },
  },
  "rule-dropped": {
    text: { zh: "条款“{rule}”已停用：{reason}", en: "{rule} was switched off: {reason}" },
    hint: { zh: "删去那里的 drop 即可恢复。", en: "Take the drop away there to have it back." },
  },
  "place-unknown-here": {
    text: { zh: "项目 {site} 没有位置“{place}”。", en: "{site} has no place {place}." },
    hint: { zh: "请按项目文件中的位置名填写。", en: "Write a place of the site file." },
    status: 404,
  },
  "area-unknown-here": {
    text: { zh: "没有业务“{area}”。", en: "There is no area {area}." },
    hint: { zh: "有条款的业务：{known}。", en: "Areas with rules: {known}." },
  },
  "date-not-read": {
    text: { zh: "{option} {found} 不是日期。", en: "{option} {found} is not a date." },
    hint: { zh: "写成 2026-11-20。", en: "Write it as 2026-11-20." },
  },
  "moment-not-read": {
    text: { zh: "“{found}”不是时刻。", en: "{found} is not a moment." },
    hint: {
      zh: "写 2026-11-20（当日结束）或 2026-11-20T18:00+08:00。",
      en: "Write 2026-11-20 (the end of that day) or 2026-11-20T18:00+08:00.",
    },
  },
  "span-backwards": {
    text: { zh: "--from {from} 晚于 --to {to}。", en: "--from {from} is later than --to {to}." },
    hint: { zh: "请调换两个日期。", en: "Swap the two dates." },
  },
  "records-line": {
    text: { zh: "这一行不是一条 JSON 记录：{reason}", en: "This line is not a record in JSON: {reason}" },
    hint: { zh: "每行写一条记录。", en: "Write one record a line." },
  },
  "form-unknown-here": {
    text: { zh: "没有名为“{form}”的表单或检查表。", en: "There is no form or checklist called {form}." },
    hint: { zh: "表单名写全，如 cleaning/log。", en: "Write its full id, as in cleaning/log." },
  },
  "port-not-read": {
    text: { zh: "PORT 的值“{found}”不是端口。", en: "PORT is {found}, which is not a port." },
    hint: { zh: "写 0 到 65535 的整数。", en: "Write a whole number from 0 to 65535." },
  },
  "port-taken": {
    text: { zh: "端口 {port} 已被占用。", en: "Port {port} is taken." },
    hint: {
      zh: "换一个；不写 --port 和 PORT 则自动选择。",
      en: "Name another; without --port and PORT a free one is found.",
    },
  },
  "port-not-opened": {
    text: { zh: "无法在 {host}:{port} 监听（{reason}）。", en: "{host}:{port} cannot be listened on ({reason})." },
    hint: { zh: "换一个地址或端口。", en: "Name another address or port." },
  },
  "person-unknown-here": {
    text: { zh: "项目 {site} 没有人员“{person}”。", en: "{site} has no person {person}." },
    hint: { zh: "--as 写项目文件 people 中的名字。", en: "--as takes a name under people in the site file." },
  },
  "nobody-here": {
    text: {
      zh: "项目 {site} 今天没有在职人员，无法登录。",
      en: "{site} has nobody employed today, so nobody can sign in.",
    },
    hint: { zh: "在项目文件的 people 中补充。", en: "Add somebody under people in the site file." },
  },
  "no-records": {
    text: { zh: "{dir} 中没有{of}记录。", en: "{dir} holds no records{of}." },
    hint: { zh: "用 --data 指定数据目录{near}。", en: "Name the data folder with --data{near}." },
  },
  "output-not-written": {
    text: { zh: "无法写入 {file}（{reason}）。", en: "{file} cannot be written ({reason})." },
    hint: { zh: "检查目录和权限，或换一个文件名。", en: "See to its folder and your rights, or name another file." },
  },
  "no-examples": {
    text: { zh: "{path} 中没有例子文件（*.tests.yaml）。", en: "{path} holds no examples (*.tests.yaml)." },
    hint: {
      zh: "在标准目录中写 cleaning.tests.yaml，或指定文件。",
      en: "Write a cleaning.tests.yaml in the ruleset's folder, or name a file.",
    },
  },
  "head-not-read": {
    text: { zh: "“{found}”不是记录链末端。", en: "{found} is not the head of a chain." },
    hint: { zh: "照报告上的写：行号、空格、校验码。", en: "Write it as the report prints it: number, space, link." },
  },
  "print-unknown": {
    text: { zh: "没有可打印的“{what}”。", en: "There is nothing to print called {what}." },
    hint: { zh: "可用：table（标准表）、refusals（拒收代码）。", en: "Use table (the wall sheet) or refusals." },
  },
  "print-empty": {
    text: { zh: "{ruleset} 在这里没有可上墙的标准表。", en: "{ruleset} has no table to print here." },
    hint: {
      zh: "换一项业务、一个位置或一套标准；guanjia list 列出条款。",
      en: "Choose another area, place or ruleset; guanjia list shows the rules.",
    },
  },
  "demo-not-empty": {
    text: { zh: "{dir} 中已有记录，示例不会写入。", en: "{dir} holds records already; the example does not touch it." },
    hint: { zh: "换一个空目录。", en: "Name an empty folder." },
  },
  "path-missing": {
    text: { zh: "没有 {path} 这个目录或文件。", en: "There is no folder or file {path}." },
    hint: {
      zh: "检查路径；标准也可以按名称指定，不带斜杠。",
      en: "Check the path; a ruleset can also be named, without a slash.",
    },
  },
  "nothing-to-validate": {
    text: { zh: "{path} 中没有标准，也没有项目文件。", en: "{path} holds no ruleset and no site file." },
    hint: {
      zh: "指定含 ruleset.yaml 的目录，或 sites 目录中的文件。",
      en: "Name a folder with a ruleset.yaml, or a file of a sites folder.",
    },
  },
} as const satisfies Record<string, RefusalText>;
