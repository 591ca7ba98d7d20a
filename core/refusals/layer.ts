import type { RefusalText } from "../refusal.ts";

/** Faults of the folders of a ruleset, of what it extends, and of how its layers lie on each other. */
export const layer = {
  "file-not-read": {
    text: { zh: "文件 {file} 无法读取（{reason}）。", en: "The file {file} cannot be read ({reason})." },
    hint: { zh: "检查文件是否存在、是否有权限。", en: "See that it exists and that you may read it." },
  },
  "link-leads-out": {
    text: {
      zh: "{file} 是指向目录之外的链接，没有读取。",
      en: "{file} is a link that leads out of its folder; it was not followed.",
    },
    hint: {
      zh: "把文件本身放进目录，或用 --rulesets 指定它所在的目录。",
      en: "Put the file itself there, or name the folder that it stands in with --rulesets.",
    },
  },
  "folder-missing": {
    text: { zh: "没有目录 {folder}。", en: "There is no folder {folder}." },
    hint: {
      zh: "检查 --rulesets 和 guanjia.config.json 里的路径。",
      en: "Check the paths of --rulesets and of guanjia.config.json.",
    },
  },
  "ruleset-not-found": {
    text: { zh: "找不到标准 {name}。", en: "There is no ruleset {name}." },
    hint: {
      zh: "能找到的有：{known}；其他目录用 --rulesets 指定。",
      en: "Found were: {known}; name other folders with --rulesets.",
    },
  },
  "ruleset-twice": {
    text: {
      zh: "标准 {name} 在同一目录下有两份：{folders}。",
      en: "The ruleset {name} stands twice in one root: {folders}.",
    },
    hint: { zh: "删掉一份，或把文件夹改名为 名称@版本。", en: "Delete one, or name the folders name@version." },
  },
  "ruleset-version-open": {
    text: { zh: "标准 {name} 有几个版本：{folders}。", en: "The ruleset {name} has several versions: {folders}." },
    hint: { zh: "写明版本，如 名称@版本。", en: "Say which, as name@version." },
    example: 'extends: ["guide@2014.9"]',
  },
  "ruleset-not-its-folder": {
    text: {
      zh: "标准名是 {found}，文件夹名却是 {folder}。",
      en: "The ruleset is called {found}, its folder {folder}.",
    },
    hint: { zh: "两处写成一样。", en: "Give both one name." },
  },
  "version-not-its-folder": {
    text: { zh: "版本是 {found}，文件夹名里却是 {folder}。", en: "The version is {found}, the folder says {folder}." },
    hint: { zh: "两处写成一样。", en: "Write the same in both." },
  },
  "envelope-missing": {
    text: { zh: "文件夹 {folder} 里没有 ruleset.yaml。", en: "The folder {folder} has no ruleset.yaml." },
    hint: {
      zh: "新建 ruleset.yaml，写上名称、格式、版本和标题。",
      en: "Add a ruleset.yaml with name, format, version and title.",
    },
    example: 'ruleset: garden\nformat: 1\nversion: "1"\nlanguage: zh\ntitle: 保洁标准\nextends: [vocabulary]',
  },
  "format-version": {
    text: { zh: "不认识的格式版本 {found}。", en: "Format {found} is not known." },
    hint: { zh: "本程序能读的是：{known}。", en: "This program reads: {known}." },
    example: "format: 1",
  },
  "file-unknown": {
    text: { zh: "标准里不该有文件 {file}。", en: "A ruleset has no file {file}." },
    hint: {
      zh: "最接近的是：{near}。areas.yaml 里每个业务有一个同名文件，其余见标准 vocabulary 的目录。",
      en: "The nearest are: {near}. Each area of areas.yaml has a file of its name; the folder of vocabulary shows the others.",
    },
  },
  "areas-missing": {
    text: {
      zh: "这个标准没有从别处继承业务，文件 {file} 不属于任何业务。",
      en: "This ruleset extends none that brings areas, so {file} belongs to none.",
    },
    hint: {
      zh: "在 ruleset.yaml 里写 extends；业务、岗位和位置类型都从 vocabulary 来。",
      en: "Write extends in ruleset.yaml: areas, roles and place types come from vocabulary.",
    },
    example: "extends: [vocabulary]",
  },
  "file-not-a-map": {
    text: { zh: "文件 {file} 的内容不是“键: 值”。", en: "The file {file} does not hold keys and values." },
    hint: { zh: "最外层写“键: 值”。", en: "Write `key: value` at the outermost level." },
    example: "rules:\n  first-asked: { kind: guideline, title: 首问负责 }",
  },
  "key-not-of-file": {
    text: { zh: "{file} 里不能有键 {key}。", en: "{file} has no key {key}." },
    hint: { zh: "可以写：{allowed}。", en: "It may have: {allowed}." },
  },
  "key-of-areas": {
    text: { zh: "{key} 不写在 ruleset.yaml 里。", en: "{key} does not stand in ruleset.yaml." },
    hint: {
      zh: "移到所属业务的文件，例如 cleaning.yaml。",
      en: "Move it to the file of its area, such as cleaning.yaml.",
    },
  },
  "noun-has-its-file": {
    text: { zh: "{key} 不写在 {file} 里。", en: "{key} does not stand in {file}." },
    hint: { zh: "请移到 {key}.yaml。", en: "Move it to {key}.yaml." },
  },
  "section-without-plugin": {
    text: { zh: "业务 {area} 没有自己的表格写法。", en: "The area {area} has no table of its own." },
    hint: {
      zh: "写成 rules、forms 或 checklists，或用 --plugin 加载插件。",
      en: "Write rules, forms or checklists, or load a plugin with --plugin.",
    },
  },
  "section-elsewhere": {
    text: { zh: "{key} 的内容不该写在 {file} 里。", en: "The section {key} does not belong in {file}." },
    hint: { zh: "请移到 {key}.yaml。", en: "Move it to {key}.yaml." },
  },
  "extends-not-a-name": {
    text: { zh: "extends 只写标准名，不能写“{found}”。", en: "extends takes the names of rulesets, not “{found}”." },
    hint: {
      zh: "写名称，或 名称@版本；目录由使用者用 --rulesets 指定。",
      en: "Write a name or name@version; folders are given with --rulesets.",
    },
    example: "extends: [vocabulary, guide]",
  },
  "extends-cycle": {
    text: { zh: "继承成了圈：{chain}。", en: "The rulesets extend each other in a circle: {chain}." },
    hint: { zh: "去掉其中一处 extends。", en: "Take one of these extends away." },
  },
  "extends-twice": {
    text: { zh: "extends 里 {name} 写了两次，按一次算。", en: "extends names {name} twice; it counts once." },
    hint: { zh: "删掉多余的一个。", en: "Delete one of them." },
  },
  "id-from-two-parents": {
    text: { zh: "{id} 同时来自 {first} 和 {second}。", en: "{id} comes from both {first} and {second}." },
    hint: {
      zh: "在 ruleset.yaml 里用 on-conflict 说明取先写的还是后写的。",
      en: "Say in ruleset.yaml with on-conflict whether the first or the last counts.",
    },
    example: "on-conflict: last",
  },
  "strictest-comes-later": {
    text: { zh: "strictest 要等能比较宽严之后才能用。", en: "strictest waits until rules can be compared." },
    hint: {
      zh: "on-conflict 先写 first 或 last；take 先写 all。",
      en: "Until then write first or last for on-conflict, and all for take.",
    },
    example: "on-conflict: last",
  },
  "id-twice-in-ruleset": {
    text: { zh: "{id} 在同一标准里写了两次。", en: "{id} is written twice in one ruleset." },
    hint: { zh: "留下一处，或换一个名称。", en: "Keep one, or call it something else." },
  },
  "id-twice": {
    text: { zh: "{id} 已经有了。", en: "There is a {id} already." },
    hint: {
      zh: "换一个名称；要改表格里的行，请改那一行或写 overrides。",
      en: "Choose another id; to change a row of a table, change the row or write overrides.",
    },
  },
  "drop-of-nothing": {
    text: { zh: "没有 {id} 可以去掉。", en: "There is no {id} to drop." },
    hint: { zh: "下层标准里有的才能去掉。", en: "Only what a ruleset below has can be dropped." },
    example: "mat-vacuum: { drop: { reason: 本项目没有地垫 } }",
  },
  "drop-beside": {
    text: { zh: "drop 旁边不能再写 {key}。", en: "Nothing stands beside drop, not {key} either." },
    hint: { zh: "要么去掉，要么修改。", en: "Either drop it or change it." },
    example: "mat-vacuum: { drop: { reason: 本项目没有地垫 } }",
  },
  "drop-not-here": {
    text: { zh: "这里不能用 drop。", en: "drop cannot stand here." },
    hint: {
      zh: "drop 只能作条款、行、区块、表单或检查表的全部内容。",
      en: "drop is the whole value of a rule, row, block, form or checklist.",
    },
    example: "mat-vacuum: { drop: { reason: 本项目没有地垫 } }",
  },
  "param-unknown": {
    text: { zh: "没有参数 {id}。", en: "There is no param {id}." },
    hint: { zh: "有的是：{known}；或写进 params。", en: "There are: {known}; or add it under params." },
    example: "params:\n  mat-times: { title: 地垫次数, value: 1-2次/日 }",
  },
  "override-of-nothing": {
    text: { zh: "没有条款 {id} 可以改写。", en: "There is no rule {id} to override." },
    hint: { zh: "写条款的全名：业务/…/名称。", en: "Write the rule's full id: area/…/name." },
    example: "set: { cleaning/hall/mat-vacuum: { how-often: 3次/日 } }",
  },
  "override-fixed": {
    text: { zh: "{key} 不能改写。", en: "{key} cannot be overridden." },
    hint: { zh: "去掉原条款，另写一条。", en: "Drop the rule and write another." },
  },
} as const satisfies Record<string, RefusalText>;
