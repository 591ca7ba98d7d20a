import type { Ruleset } from "../ruleset/ruleset.ts";
import type { Publication } from "./store/entry.ts";

/** A ruleset is a draft where its version was published with another content: changed, and the version left as it was. */
export function isDraftAmong(publications: readonly Publication[]): (ruleset: Ruleset) => boolean {
  const digests = new Map(publications.map(({ ruleset, version, digest }) => [`${ruleset}@${version}`, digest]));
  return ({ name, version, digest }) => {
    const published = digests.get(`${name}@${version}`);
    return published !== undefined && published !== digest;
  };
}
