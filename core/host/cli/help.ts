import type { Lang, Text } from "../../text/text.ts";

/** What a command is for, and how it is called. */
interface Help {
  readonly spec: string;
  readonly about: Text;
  readonly examples: readonly string[];
}

/** The commands, in the order in which they are listed. */
export const COMMANDS = {
  validate: {
    spec: "validate [paths...]",
    about: { zh: "检查标准和项目文件，一次列出全部错误", en: "Report every fault of rulesets and site files." },
    examples: [
      "validate",
      "validate rulesets/examples/example-firm --lang zh",
      "validate firm/sites/east.yaml --format json",
    ],
  },
  test: {
    spec: "test [paths...]",
    about: {
      zh: "运行写在条款旁的例子（*.tests.yaml）",
      en: "Run the examples (*.tests.yaml) that stand beside rules.",
    },
    examples: ["test", "test example-firm", "test rulesets/examples/example-firm"],
  },
  explain: {
    spec: "explain <rule>",
    about: {
      zh: "显示现行条款，以及每个字段由哪个文件哪一行写定",
      en: "Show a rule in force, and the file and line that set each field.",
    },
    examples: ["explain cleaning/hall/mat-vacuum", "explain cleaning/hall/mat-vacuum --ruleset work-guide --lang zh"],
  },
  list: {
    spec: "list",
    about: {
      zh: "列出条款；加 --unset 只列缺数值的",
      en: "List rules; with --unset only those that lack a figure.",
    },
    examples: [
      "list --area cleaning",
      "list --place a-hall-1",
      "list --unset --ruleset work-guide",
      "list --format csv=rules.csv",
    ],
  },
  check: {
    spec: "check",
    about: { zh: "用记录判定标准是否做到", en: "Judge recorded work against the standard." },
    examples: [
      "check",
      "check --from 2026-11-01 --to 2026-11-30 --area cleaning",
      "check --format text --format html=report.html --format csv=findings.csv",
      "check --fail-on missed,overdue",
    ],
  },
  demo: {
    spec: "demo [folder]",
    about: { zh: "在数据目录中写入一个月的示例记录", en: "Fill a data folder with an example month." },
    examples: ["demo .guanjia/demo", "demo /tmp/demo --until 2026-11-20"],
  },
  verify: {
    spec: "verify [folder]",
    about: {
      zh: "核对每个项目的记录链，指出第一处不符",
      en: "Walk the chain of every journal and name the first bad line.",
    },
    examples: ["verify", "verify .guanjia/demo --site example-estate"],
  },
  print: {
    spec: "print <what>",
    about: {
      zh: "打印上墙的标准表（table）或全部拒收代码（refusals）",
      en: "Print the wall sheet of a table (table) or the catalogue of refusals (refusals).",
    },
    examples: ["print table --area cleaning --format html=wall.html", "print refusals --lang zh"],
  },
  serve: {
    spec: "serve",
    about: {
      zh: "启动网页，打印地址和一次性登录链接",
      en: "Serve the app at a printed address with a one-time sign-in link.",
    },
    examples: [
      "serve --demo",
      "serve --data /srv/guanjia --site east --as supervisor-01 --port 8080",
      "serve --data /srv/guanjia --address https://guanjia.example.com",
    ],
  },
} as const satisfies Record<string, Help>;

/** The options, each in the words of both languages. */
export const OPTIONS = {
  lang: ["--lang <lang>", { zh: "zh 或 en；不写则按 LANG", en: "zh or en; LANG without it" }],
  rulesets: [
    "--rulesets <folder>",
    {
      zh: "查找标准的目录，先于配置文件中的目录（可多次）",
      en: "where rulesets are found, before those of the config (repeatable)",
    },
  ],
  plugin: [
    "--plugin <file>",
    { zh: "外部插件，一个 ES 模块（可多次）", en: "an area from outside, an ES module (repeatable)" },
  ],
  config: [
    "--config <file>",
    {
      zh: "guanjia.config.json；不写则用上级目录中最近的一个",
      en: "guanjia.config.json; the nearest upward without it",
    },
  ],
  data: [
    "--data <folder>",
    {
      zh: "数据目录；不写则按 GUANJIA_DATA、配置文件，最后用 .guanjia",
      en: "data folder; GUANJIA_DATA, the config or .guanjia without it",
    },
  ],
  site: ["--site <site>", { zh: "项目名，或项目文件", en: "a site by name, or its file" }],
  ruleset: [
    "--ruleset <name>",
    {
      zh: "标准名，或 名称@版本；不写则用项目现行的标准",
      en: "a ruleset by name or name@version; the one that governs the site without it",
    },
  ],
  area: ["--area <area>", { zh: "只看一项业务，如 cleaning", en: "one area only, such as cleaning" }],
  place: ["--place <place>", { zh: "只看一个位置及其下级", en: "one place with all that is inside it" }],
  unset: [
    "--unset",
    {
      zh: "只列缺数值的条款，并指出要写的文件和行",
      en: "only rules whose figure is not set, with the file and line to write",
    },
  ],
  "as-of": [
    "--as-of <moment>",
    {
      zh: "按当时已知的记录判定，如 2026-11-20 或 2026-11-20T18:00+08:00；不写则为现在",
      en: "judge with what was known then (2026-11-20 or 2026-11-20T18:00+08:00); now without it",
    },
  ],
  from: ["--from <date>", { zh: "第一天；不写则为当月一日", en: "first day; the first of the month without it" }],
  to: ["--to <date>", { zh: "最后一天；不写则为 --as-of 那天", en: "last day; the day of --as-of without it" }],
  records: [
    "--records <file>",
    { zh: "每行一条 JSON 记录的文件，代替数据目录", en: "records as JSON lines, instead of the data folder" },
  ],
  all: [
    "--all",
    { zh: "列出全部应办事项，达标和待办的也列", en: "list every duty, the met ones and those that are due too" },
  ],
  "fail-on": [
    "--fail-on <verdicts>",
    {
      zh: "出现这些判定时以 1 结束；none 表示从不；不写则为 short,late,failed,overdue,missed",
      en: "verdicts that end with exit 1; none for never; short,late,failed,overdue,missed without it",
    },
  ],
  until: ["--until <date>", { zh: "示例月的最后一天；不写则为今天", en: "last day of the month; today without it" }],
  head: [
    "--head <link>",
    {
      zh: "报告上印的记录链末端：被截短的记录链会显出来",
      en: "the head that was printed or sent away: a cut tail then shows",
    },
  ],
  port: ["--port <number>", { zh: "端口；不写则按 PORT，最后用 7410", en: "port; PORT or 7410 without it" }],
  host: [
    "--host <address>",
    { zh: "监听的地址；不写则只有本机能访问", en: "address to listen on; loopback without it" },
  ],
  address: [
    "--address <url>",
    {
      zh: "浏览器中的地址，如反向代理的 https://guanjia.example.com",
      en: "the address that browsers use, such as that of a proxy: https://guanjia.example.com",
    },
  ],
  as: [
    "--as <person>",
    { zh: "登录链接给项目文件中的哪个人", en: "the person of the site file that the sign-in link is for" },
  ],
  demo: [
    "--demo",
    { zh: "示例项目；首次运行时写入示例月", en: "the example site, its month filled in on the first run" },
  ],
} as const satisfies Record<string, readonly [string, Text]>;

/** The formats that a command offers. */
export const formatsText = (offered: string): Text => ({
  zh: `${offered}；= 后写文件名则写入文件（可多次）`,
  en: `${offered}; to a file after = (repeatable)`,
});

export const WORDS = {
  about: {
    zh: "把物业服务标准写成 YAML，用记录判定是否做到。",
    en: "Property service standards as YAML, and verdicts from recorded work.",
  },
  common: { zh: "每个命令都有的选项：", en: "Options of every command:" },
  examples: { zh: "例如：", en: "Examples:" },
  version: { zh: "版本号", en: "the version" },
  help: { zh: "说明", en: "help" },
  helpOf: { zh: "说明一个命令", en: "help on a command" },
  exits: {
    zh: "退出码：0 没有问题，1 有判定，2 输入被拒收，3 程序出错。\nguanjia <命令> --help 有例子。",
    en: "Exit codes: 0 clean, 1 findings, 2 refused input, 3 a fault of ours.\nguanjia <command> --help shows examples.",
  },
  see: { zh: "用法见 guanjia --help。", en: "guanjia --help shows how it is used." },
  once: { zh: "这个选项只能写一次。", en: "This option can be given once." },
  port: { zh: "端口是 0 到 65535 的整数。", en: "A port is a whole number from 0 to 65535." },
  address: {
    zh: "写成 https://guanjia.example.com，不带路径。",
    en: "Write it as https://guanjia.example.com, without a path.",
  },
  verdicts: { zh: "判定有：", en: "Verdicts are " },
} as const satisfies Record<string, Text>;

/** What the parser of arguments says, in Chinese. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/^Usage: /, "用法："],
  [/^Usage:/, "用法："],
  [/^Options:/, "选项："],
  [/^Commands:/, "命令："],
  [/^error: unknown option '(.+?)'/, "没有选项 $1。"],
  [/^error: unknown command '(.+?)'/, "没有命令 $1。"],
  [/^error: missing required argument '(.+?)'/, "缺少参数 <$1>。"],
  [/^error: option '(.+?)' argument missing/, "选项 $1 要写一个值。"],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. /, "选项 $1 的值“$2”不对。"],
  [/Allowed choices are (.+?)\./, "可用：$1。"],
  [
    /^error: too many arguments(?: for '.+?')?\. Expected (\d+) arguments? but got (\d+)\./,
    "参数最多 $1 个，写了 $2 个。",
  ],
  [/\n?\(Did you mean one of (.+?)\?\)/, "您是不是要写 $1 中的一个？"],
  [/\n?\(Did you mean (.+?)\?\)/, "您是不是要写 $1？"],
];

/** What the parser of arguments says, in a language. */
export const parserSays = (text: string, lang: Lang): string =>
  lang === "zh" ? SAID.reduce((said, [pattern, zh]) => said.replace(pattern, zh), text) : text;
