import type { Instant } from "../finding.ts";

/** Which content replaced which, and when; kept only for what was ever corrected or withdrawn. */
export interface Chains {
  /** Ids of contents to be taken out of the tracks. */
  readonly pending: Set<string>;
  /** Notes that a record replaces the newest content of the chain that `id` is in. */
  replace(id: string, by: string, at: Instant): void;
  /** Every id whose content was replaced. */
  replaced(): Iterable<string>;
  replacedAt(id: string): Instant | undefined;
  /** The first record of the chain. */
  firstOf(id: string): string;
}

export function createChains(): Chains {
  const next = new Map<string, { by: string; at: Instant }>();
  const previous = new Map<string, string>();
  const pending = new Set<string>();
  return {
    pending,
    replace(id, by, at) {
      let newest = id;
      for (let link = next.get(newest); link && link.by !== by; link = next.get(newest)) newest = link.by;
      next.set(newest, { by, at });
      previous.set(by, newest);
      pending.add(newest);
    },
    replaced: () => next.keys(),
    replacedAt: (id) => next.get(id)?.at,
    firstOf(id) {
      let first = id;
      for (let link = previous.get(first); link !== undefined; link = previous.get(first)) first = link;
      return first;
    },
  };
}
