import type { Checklist, Mark, Pass } from "../../../core/index.ts";

/** A checklist's result as it stands. */
export interface Shown {
  readonly text: string;
  readonly band?: string;
  readonly passed?: boolean;
}

export function resultOf(_checklist: Checklist, _marks: readonly Mark[], _pass: Pass | undefined): Shown | undefined {
  return undefined;
}
