export type { AreaPlugin, Context, Fault, Made, Meaning, Path, SchemaOf } from "./plugin.ts";
export type {
  Checklist,
  Cite,
  Duration,
  Form,
  FrequencyRule,
  GuidelineRule,
  HowOften,
  RuleBody,
  ScoreRule,
  Where,
} from "./rule.ts";
export { checklistOf, inspectionOf, logOf, mapTable, pick, rowRule, rowTitle, type Block, type Row } from "./table.ts";
export { fill, joined, say, type Data, type Lang, type Text } from "./text/text.ts";
export type { ChecklistRow, Kind, Pass } from "./rule.ts";
export type { Mark, RecordInput } from "./record.ts";
export type { Verdict } from "./finding.ts";
export type { Position, Refusal } from "./refusal.ts";
export * as views from "./views/index.ts";
