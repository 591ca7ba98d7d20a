import type { Answers } from "./frequency.ts";
import type { Judged } from "./judgement.ts";
import { positionsIn } from "./match.ts";
import type { Line } from "./plan.ts";
import { filtered, type Track } from "./track.ts";

/** Answers that rules of a group have taken, and those that such a rule would not share. */
export interface Taken {
  readonly all: Set<number>;
  readonly unshared: Set<number>;
}

const takenKey = ({ exclusive, subject, wanted, ruleset }: Line) =>
  JSON.stringify([exclusive?.group, subject.id, wanted.form, wanted.mark, ruleset.digest]);

/** An answer that one rule does not share, or that was taken before one that does not, answers no second rule of the group. */
export function available(line: Line, answers: Answers, taken: ReadonlyMap<string, Taken>): Answers {
  const before = line.exclusive && taken.get(takenKey(line));
  if (!before) return answers;
  const rows = line.exclusive?.shared ? before.unshared : before.all;
  const left = (track: Track) => filtered(track, (row) => !rows.has(row));
  return { track: left(answers.track), ...(answers.loose && { loose: left(answers.loose) }) };
}

export function take(judged: Judged, taken: Map<string, Taken>): void {
  const { line, answers, windows, columns, base, planned } = judged;
  const key = takenKey(line);
  const group = taken.get(key) ?? { all: new Set<number>(), unshared: new Set<number>() };
  taken.set(key, group);
  for (let w = 0; w < windows.length; w++) {
    const need = planned.how === "windows" ? (planned.plan.windows.need?.[w] ?? planned.plan.min) : Infinity;
    const positions =
      planned.how === "windows" ? positionsIn(answers.track, windows, w, columns, base).slice(0, need) : [];
    for (const i of positions) {
      group.all.add(answers.track.row[i]!);
      if (!line.exclusive?.shared) group.unshared.add(answers.track.row[i]!);
    }
  }
}
