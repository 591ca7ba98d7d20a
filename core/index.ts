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
export type { Block, Row } from "./table.ts";
export { fill, say, type Data, type Lang, type Text } from "./text/text.ts";
export type { ChecklistRow, Kind, Pass } from "./rule.ts";
export type { Mark, RecordInput } from "./record.ts";
export { VERDICTS, type Verdict } from "./finding.ts";
export type { Position, Refusal } from "./refusal.ts";
export type * as views from "./views/types.ts";
export { isAhead } from "./forms/happened.ts";
export { percentOf } from "./judge/fraction.ts";
export { levelName, reaches, scoreOf, type ScoreResult } from "./judge/score.ts";
