import type { RulesetFolder } from "./reading.ts";

const SEGMENT = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
const LONGEST = 60;

const segment = new RegExp(`^${SEGMENT}$`);
const ROW = "[a-z0-9]+(?:-[a-z0-9]+)*";
const row = new RegExp(`^${ROW}(?:/${ROW})*$`);

const short = (id: string) => id.length <= LONGEST || id.split("/").every((part) => part.length <= LONGEST);

/** One segment: cleaning, mat-vacuum. */
export const isSegment = (id: string): boolean => id.length <= LONGEST && segment.test(id);

/** The id of a rule, form or checklist below its area: hall/mat-vacuum. */
export const isPath = (id: string): boolean => id.split("/").every(isSegment);

/** A name of the vocabulary: complaint.reply. */
export const isName = (id: string): boolean => id.split(".").every(isSegment);

/** The key of a row or field: as an id, and a segment may begin with a digit. */
export const isRowKey = (id: string): boolean => row.test(id) && short(id);

const RULESET = new RegExp(`^(${SEGMENT})(?:@([0-9A-Za-z][0-9A-Za-z.-]*))?$`);

/** name or name@version; no name where the text is neither. */
export function splitName(text: string): { readonly name?: string; readonly version?: string } {
  const [, name, version] = RULESET.exec(text) ?? [];
  return { ...(name !== undefined && isSegment(name) && { name }), ...(version !== undefined && { version }) };
}

/** How a folder is named: name or name@version. */
export const shipsAs = ({ name, version }: Pick<RulesetFolder, "name" | "version">): string =>
  version === undefined ? name : `${name}@${version}`;

/** An id that could have been meant, as data of a refusal; none where nothing is left of the text. */
export function closeId(text: string): { readonly close?: string } {
  const close = /\p{Script=Han}/u.test(text) ? "" : asId(text);
  return close === "" || close === text ? {} : { close };
}

/** Lower case, hyphens for what stands between words. */
function asId(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9/.]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .split("/")
    .map((part) => part.slice(0, LONGEST))
    .join("/");
}
