import { JUDGED, VERDICTS, type Verdict } from "../finding.ts";
import { fraction, percentOf } from "./fraction.ts";
import { counts, type Judged, type Judgement } from "./judgement.ts";
import { VERDICT_OF } from "./reasons.ts";
import type { Tally } from "./plan.ts";

/** What a number is of: everything, a block of a table, a rule. */
export type By = "all" | "block" | "rule";

/** met ÷ judged, exact; the other verdicts stand beside it, never inside. */
export interface Share {
  readonly met: number;
  readonly judged: number;
  /** "91.5%", rounded down; nothing where nothing was judged. */
  readonly percent?: string;
  readonly verdicts: Tally;
}

/** Work done (frequency) and work inspected (score), apart. */
export interface Compliance {
  readonly key: string;
  readonly done: Share;
  readonly inspected: Share;
}

/** Compliance of the duties that have begun and whose window ends in the range judged, in the order of the rules. */
export function compliance(judgement: Judgement, by: By): Compliance[] {
  const tables = new Map<string, { done: Int32Array; inspected: Int32Array }>();
  for (const judged of judgement.lines) {
    const key = keyOf(judged, by);
    const table = tables.get(key) ?? {
      done: new Int32Array(VERDICT_OF.length),
      inspected: new Int32Array(VERDICT_OF.length),
    };
    tables.set(key, table);
    count(judged, judgement, judged.line.rule.kind === "score" ? table.inspected : table.done);
  }
  return [...tables].map(([key, { done, inspected }]) => ({ key, done: shareOf(done), inspected: shareOf(inspected) }));
}

/** The block of a rule: its area and the first part of its way below it; a rule that stands alone belongs to its area. */
export function blockOf(rule: string): string {
  const [area = "", block, row] = rule.split("/");
  return row === undefined ? area : `${area}/${block}`;
}

function keyOf({ line }: Judged, by: By): string {
  if (by === "all") return "";
  return by === "block" ? blockOf(line.rule.id) : line.rule.id;
}

function count({ windows, columns, base, from, until, asOf }: Judged, range: Judgement, reasons: Int32Array): void {
  for (let w = from; w < until; w++) {
    const reason = columns.reason[base + w]!;
    if (counts(windows, w, asOf, range)) reasons[reason] = reasons[reason]! + 1;
  }
}

function shareOf(reasons: Int32Array): Share {
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const [reason, count] of reasons.entries()) verdicts[VERDICT_OF[reason]!] += count;
  const judged = [...JUDGED].reduce((all, verdict) => all + verdicts[verdict], 0);
  return {
    met: verdicts.met,
    judged,
    ...(judged > 0 && { percent: percentOf(fraction(verdicts.met, judged)) }),
    verdicts,
  };
}
