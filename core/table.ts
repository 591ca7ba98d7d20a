import type { Block, Row } from "../schemas/generated/table.ts";
import type { Made, Meaning, Path } from "./plugin.ts";
import type { Checklist, Form, FrequencyRule, HowOften, ScoreRule } from "./rule.ts";
import { joined, type Data, type Text } from "./text/text.ts";

export type { Block, Row };

/** Notes a fault of a table, at a path of its section. */
export type NoteFault = (code: "row-twice" | "frequency-twice", at: Path, data: Data) => void;

/** All that a table of blocks and rows stands for: the rules of its rows, one log, and an inspection for each block. */
export function tableOf(log: Text, table: Readonly<Record<string, Block>>, note: NoteFault): Meaning {
  const blocks = Object.entries(table);
  for (const [id, block] of blocks) checkRows(id, block, note);
  return {
    rules: blocks.flatMap(([id, block]) => [
      ...Object.entries(block.items).flatMap(([key, row]) => rulesOf(id, key, block, row)),
      ...inspectionOf(id, block),
    ]),
    forms: [logOf(log, table)],
    checklists: blocks.map(([id, block]) => checklistOf(id, block)),
  };
}

/** A row as people call it: 地垫吸尘, Mats: vacuum. */
export const rowTitle = (row: Row): Text =>
  joined(row.method ? [row.item, row.method] : [row.item], { zh: "", en: ": " });

/** Rows that read like one before them, since on a sheet nobody could tell them apart; and rows with two frequencies. */
function checkRows(id: string, { items }: Block, note: NoteFault): void {
  const seen = new Map<string, string>();
  for (const [row, words] of Object.entries(items)) {
    const title = JSON.stringify(rowTitle(words));
    const other = seen.get(title);
    if (other === undefined) seen.set(title, row);
    else note("row-twice", [id, "items", row, "item"], { row, other });
    if (words["how-often"] && words.seasons) note("frequency-twice", [id, "items", row, "how-often"], { row });
  }
}

/** One rule for the whole year, or one for each season; the same line of the log answers all of them. */
function rulesOf(id: string, key: string, block: Block, row: Row): Made<FrequencyRule>[] {
  const from = [id, "items", key];
  const seasons = Object.entries(row.seasons ?? {});
  const rule = (often: HowOften): Made<FrequencyRule> => ({
    kind: "frequency",
    id: `${id}/${key}`,
    from,
    title: rowTitle(row),
    each: "place",
    where: block.places,
    ...pick(block, "who", "cite"),
    record: { form: "log", mark: `${id}/${key}` },
    ...pick(row, "cite", "catalogue"),
    ...pick(block, "calendar"),
    ...pick(row, "about"),
    "how-often": often,
    ...(isEndless(often) && pick(block, "longest-gap")),
    ...((isEndless(often) || !seasons.some(([, other]) => isEndless(other))) && pick(row, "longest-gap")),
    ...pick(row, "over", "grace", "calendar", "modality", "flag"),
  });
  if (row["how-often"]) return [rule(row["how-often"])];
  return seasons.map(([state, often]) => ({
    ...rule(often),
    id: `${id}/${key}/${state}`,
    from: [...from, "seasons", state],
    while: [state],
  }));
}

/** 不停巡视: what has a longest gap. */
const isEndless = (often: HowOften): boolean => often !== "unset" && "continuous" in often;

/** The log of a table: all its rows as things that can be marked done, by block. */
const logOf = (title: Text, blocks: Readonly<Record<string, Block>>): Made<Form> => ({
  id: "log",
  from: [],
  title,
  blocks: mapTable(blocks, (block) => block.title),
  groups: Object.fromEntries(
    Object.entries(blocks).flatMap(([id, { groups = {} }]) =>
      Object.entries(groups).map(([key, { title }]) => [`${id}/${key}`, title]),
    ),
  ),
  rows: Object.fromEntries(
    Object.entries(blocks).flatMap(([id, block]) =>
      Object.entries(block.items).map(([key, row]) => [
        `${id}/${key}`,
        {
          title: rowTitle(row),
          where: block.places,
          block: id,
          ...(row.group && { group: `${id}/${row.group}` }),
          ...pick(block, "entry-within"),
          ...pick(row, "item", "method", "quality"),
        },
      ]),
    ),
  ),
});

/** The inspection of a block: its rows as questions to be passed or failed. */
const checklistOf = (id: string, block: Block): Made<Checklist> => ({
  id,
  from: [id],
  title: named(block, { zh: "检查表", en: "checklist" }),
  each: "place",
  ...whereAndWho(block),
  method: "yes-no",
  ...pick(block, "entry-within", "not-applicable", "groups", "cite"),
  rows: mapTable(block.items, (row) => ({
    title: rowTitle(row),
    ...pick(row, "quality", "group", "weight", "critical", "cite", "catalogue"),
  })),
});

/** The rules of a block's inspection: its pass line and, where the table says so, how often it is made. */
function inspectionOf(id: string, block: Block): (Made<ScoreRule> | Made<FrequencyRule>)[] {
  const often = block["inspect-how-often"];
  const cite = block["inspection-cite"] ?? block.cite;
  const common = { each: "place", ...whereAndWho(block), ...(cite && { cite }) } as const;
  const inspected: Made<FrequencyRule>[] = often
    ? [
        {
          kind: "frequency",
          id: `${id}/inspected`,
          from: [id, "inspect-how-often"],
          title: named(block, { zh: "检查频次", en: "how often inspected" }),
          ...common,
          record: { form: id },
          "how-often": often,
        },
      ]
    : [];
  const title = named(block, { zh: "检查", en: "inspection" });
  const score = { kind: "score", id: `${id}/inspection`, from: [id], title, ...common, of: id } as const;
  return [...inspected, { ...score, ...pick(block, "about"), pass: block.pass ?? "unset" }];
}

/** Where and by whom a block is inspected. */
const whereAndWho = (block: Block) => ({
  where: block.places,
  ...(block["inspected-by"] && { who: block["inspected-by"] }),
});

/** The fields of a value that are written, in the order asked for. */
export function pick<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Pick<T, K> {
  const written = keys.filter((key) => value[key] !== undefined);
  return Object.fromEntries(written.map((key) => [key, value[key]])) as Pick<T, K>;
}

/** The same keys with other values. */
function mapTable<A, B>(table: Readonly<Record<string, A>>, to: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, to(value, key)]));
}

const named = (block: Block, what: Text): Text => joined([block.title, what], { zh: "", en: ": " });
