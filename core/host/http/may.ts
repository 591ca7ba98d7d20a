import type { Role } from "../../ruleset/ruleset.ts";
import type { Person, Site } from "../../site.ts";

/** What a role may do; `open` needs nobody, `known` anybody who is signed in. */
export type Right = "open" | "known" | NonNullable<Role["rights"]>[number];

/** Somebody who is signed in at a site, with the rights of the role held on the day. */
export interface SignedIn {
  readonly person: Person;
  readonly site: Site;
  readonly role?: Role;
  /** The civil day of the site. */
  readonly today: string;
}

/** Whether somebody may do something at a site. Every route asks this, and nothing else decides. */
export function may(who: SignedIn | undefined, right: Right, site: Pick<Site, "id"> | undefined): boolean {
  if (right === "open") return true;
  if (!who || !isEmployed(who.person, who.today)) return false;
  if (site && site.id !== who.site.id) return false;
  return right === "known" || (who.role?.rights?.includes(right) ?? false);
}

/** From the first day of a person to the last, both included. */
export function isEmployed({ from, until }: Person, today: string): boolean {
  return (from === undefined || from <= today) && (until === undefined || today <= until);
}
