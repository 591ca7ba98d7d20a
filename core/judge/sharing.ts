import { countsOf, type Answers } from "./frequency.ts";
import type { Judged } from "./judgement.ts";
import { positionsIn } from "./match.ts";
import type { Line } from "./plan.ts";
import { filtered, type Track } from "./track.ts";

/** Answers that rules of a group have taken, and those that such a rule would not share. */
export interface Taken {
  readonly all: Set<number>;
  readonly unshared: Set<number>;
}

const takenKey = ({ exclusive, wanted }: Line) => JSON.stringify([exclusive?.key, wanted.form, wanted.mark]);

/** An answer that one rule does not share, or that was taken before one that does not, answers no second rule of the group. */
export function available(line: Line, answers: Answers, taken: ReadonlyMap<string, Taken>): Answers {
  const before = line.exclusive && taken.get(takenKey(line));
  if (!before) return answers;
  const rows = line.exclusive?.shared ? before.unshared : before.all;
  const left = (track: Track) => filtered(track, (row) => !rows.has(row));
  return { track: left(answers.track), ...(answers.loose && { loose: left(answers.loose) }) };
}

/** A rule takes what each of its windows needs, earliest first; a longest gap takes every deed. */
export function take({ line, answers, windows, planned, counts }: Judged, taken: Map<string, Taken>): void {
  const { track } = answers;
  const key = takenKey(line);
  const group = taken.get(key) ?? { all: new Set<number>(), unshared: new Set<number>() };
  taken.set(key, group);
  const use = (position: number) => {
    group.all.add(track.row[position]!);
    if (!line.exclusive?.shared) group.unshared.add(track.row[position]!);
  };
  if (planned.how !== "windows") {
    for (let i = 0; i < track.length; i++) use(i);
    return;
  }
  const told = counts ?? countsOf(planned.plan, track);
  for (let w = 0; w < windows.length; w++) {
    const need = planned.plan.windows.need?.[w] ?? planned.plan.min;
    positionsIn(track, windows, w, told).slice(0, need).forEach(use);
  }
}
