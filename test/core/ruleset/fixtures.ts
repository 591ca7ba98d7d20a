import { partsOf } from "../../../core/host/parts.ts";
import type { Refusal } from "../../../core/refusal.ts";
import { loadRuleset, type Loaded, type Parts, type RulesetFolder } from "../../../core/ruleset/load.ts";
import { cleaning } from "../../../plugins/cleaning/index.ts";
import { greening } from "../../../plugins/greening/index.ts";

/** Files of several rulesets: "vocabulary/roles.yaml" → text; a root before them where there are several: "ours:firm/ruleset.yaml". */
export type Files = Readonly<Record<string, string>>;

export const shipped: Parts = partsOf([cleaning, greening]).parts;

/** A folder of the host for each ruleset, in the order in which they are written. */
export function foldersOf(files: Files): RulesetFolder[] {
  const folders = new Map<string, RulesetFolder>();
  for (const [path, text] of Object.entries(files)) {
    const [, root = "rulesets", folder = "", name = ""] = /^(?:([^:]+):)?([^/]+)\/(.+)$/.exec(path) ?? [];
    const [bare = "", version] = folder.split("@");
    const id = `${root}:${folder}`;
    const before = folders.get(id);
    const file = { name, path: path.replace(/^[^:]+:/, ""), text };
    folders.set(id, {
      name: bare,
      ...(version !== undefined && { version }),
      root,
      path: `${root}/${folder}`,
      files: [...(before?.files ?? []), file],
    });
  }
  return [...folders.values()];
}

export const load = (wanted: string, files: Files, parts: Parts = shipped): Loaded =>
  loadRuleset(wanted, foldersOf(files), parts);

/** One line a refusal: file:line:column code data. */
export const line = ({ at, code, data }: Refusal): string =>
  `${at ? `${at.file}:${at.line}:${at.column}` : "-"} ${code} ${JSON.stringify(data)}`;

export const envelope = (name: string, more = ""): string =>
  `ruleset: ${name}\nformat: 1\nversion: "1"\nlanguage: zh\ntitle: ${name}\n${more}`;

const AREAS = `areas:
  cleaning: { title: 保洁, code: CLN }
  greening: { title: 绿化, code: GRN }
  water: { title: 饮水, code: WAT }
`;

/** A small ruleset that is sound: what broken ones are made from. */
export const SOUND: Files = {
  "firm/ruleset.yaml": envelope("firm", "sources:\n  guide: { title: 工作指南 }\n"),
  "firm/areas.yaml": AREAS,
  "firm/roles.yaml":
    "roles:\n  cleaner: { title: 保洁员, alias: [清洁工], reports-to: supervisor }\n  supervisor: { title: 主管 }\n",
  "firm/place-types.yaml": "place-types:\n  hall: { title: 大堂 }\n  office: { title: 办公室 }\n",
  "firm/calendars.yaml": 'calendars:\n  desk: { title: 前台, hours: { mon-fri: "08:30-18:00" } }\n',
  "firm/states.yaml": 'states:\n  winter: { title: 冬季, of: site, dates: ["11-15", "03-15"] }\n',
  "firm/qualities.yaml": "qualities:\n  no-dust: 无尘土\n",
  "firm/topics.yaml": "topics:\n  stock.water: { title: 饮用水盘点, kind: frequency }\n",
};
