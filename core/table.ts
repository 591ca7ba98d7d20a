import type { Fault, Made } from "./plugin.ts";
import type {
  Checklist,
  ChecklistGroup,
  Cite,
  Form,
  FrequencyRule,
  HowOften,
  Ratio,
  ScoreRule,
  Where,
} from "./rule.ts";
import { joined, type Text } from "./text/text.ts";

/** One thing to do at the places of a block, and what good looks like. */
export interface Row {
  readonly item: Text;
  readonly method?: Text;
  readonly group?: string;
  readonly quality?: readonly string[];
  readonly weight?: number;
  readonly critical?: boolean;
  readonly cite?: readonly Cite[];
  readonly catalogue?: readonly string[];
}

/** Rows for one set of places: what the tables of all areas have in common. */
export interface Block {
  readonly title: Text;
  readonly places: Where;
  readonly who?: string;
  readonly "inspected-by"?: string;
  readonly "inspect-how-often"?: HowOften;
  readonly pass?: Ratio | "unset";
  readonly "not-applicable": "leave-out" | "full" | "zero";
  readonly about?: string;
  readonly groups?: Readonly<Record<string, ChecklistGroup>>;
  readonly cite?: readonly Cite[];
  readonly "inspection-cite"?: readonly Cite[];
  readonly items: Readonly<Record<string, Row>>;
}

/** A row as people call it: 地垫吸尘, Mats: vacuum. */
export const rowTitle = (row: Row): Text =>
  joined(row.method ? [row.item, row.method] : [row.item], { zh: "", en: ": " });

/** The fault of `rowsAlike`. */
export const sameRow: Fault = {
  text: {
    zh: "“{row}”与“{other}”的内容和要求相同，记录时无法分辨。",
    en: "“{row}” reads like “{other}”: nobody could tell which one was done.",
  },
  hint: {
    zh: "改写其中一行的内容或要求，或删去一行。",
    en: "Reword the item or the method of one of them, or take one out.",
  },
};

/** Rows of a block that read like one before them: on a sheet nobody could tell them apart. */
export function rowsAlike({ items }: Block): { row: string; other: string }[] {
  const seen = new Map<string, string>();
  return Object.entries(items).flatMap(([row, words]) => {
    const title = JSON.stringify(rowTitle(words));
    const other = seen.get(title);
    seen.set(title, other ?? row);
    return other === undefined ? [] : [{ row, other }];
  });
}

/** What every rule of a row says before its frequency: for whom, by whom, and which line of the log answers. */
export const rowRule = (id: string, key: string, block: Block, row: Row) => ({
  kind: "frequency" as const,
  id: `${id}/${key}`,
  from: [id, "items", key],
  title: rowTitle(row),
  each: "place" as const,
  where: block.places,
  ...pick(block, "who", "cite"),
  record: { form: "log", mark: `${id}/${key}` },
  ...pick(row, "cite", "catalogue"),
});

/** The log of a table: all its rows as things that can be marked done, by block. */
export const logOf = (title: Text, blocks: Readonly<Record<string, Block>>): Made<Form> => ({
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
          ...pick(row, "item", "method", "quality"),
        },
      ]),
    ),
  ),
});

/** The inspection of a block: its rows as questions to be passed or failed. */
export const checklistOf = (id: string, block: Block): Made<Checklist> => ({
  id,
  from: [id],
  title: named(block, { zh: "检查表", en: "checklist" }),
  each: "place",
  where: block.places,
  ...(block["inspected-by"] && { who: block["inspected-by"] }),
  method: "yes-no",
  ...pick(block, "not-applicable", "groups", "cite"),
  rows: mapTable(block.items, (row) => ({
    title: rowTitle(row),
    ...pick(row, "quality", "group", "weight", "critical", "cite", "catalogue"),
  })),
});

/** The rules of a block's inspection: its pass line and, where the table says so, how often it is made. */
export function inspectionOf(id: string, block: Block): (Made<ScoreRule> | Made<FrequencyRule>)[] {
  const cite = block["inspection-cite"] ?? block.cite;
  const common = {
    from: [id],
    each: "place",
    where: block.places,
    ...(block["inspected-by"] && { who: block["inspected-by"] }),
    ...(cite && { cite }),
  } as const;
  const score: Made<ScoreRule> = {
    kind: "score",
    id: `${id}/inspection`,
    title: named(block, { zh: "检查", en: "inspection" }),
    ...common,
    ...pick(block, "about"),
    of: id,
    pass: block.pass ?? "unset",
  };
  const often = block["inspect-how-often"];
  if (!often) return [score];
  return [
    {
      kind: "frequency",
      id: `${id}/inspected`,
      title: named(block, { zh: "检查频次", en: "how often inspected" }),
      ...common,
      from: [id, "inspect-how-often"],
      record: { form: id },
      "how-often": often,
    },
    score,
  ];
}

/** The fields of a value that are written, in the order asked for. */
export function pick<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => value[key] !== undefined).map((key) => [key, value[key]])) as Pick<
    T,
    K
  >;
}

/** The same keys with other values. */
export function mapTable<A, B>(
  table: Readonly<Record<string, A>>,
  to: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, to(value, key)]));
}

const named = (block: Block, what: Text): Text => joined([block.title, what], { zh: "", en: ": " });
