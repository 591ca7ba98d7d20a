/** Nouns that have a file of their own, and the schema of their entries. */
export const NOUNS = {
  areas: "Area",
  roles: "Role",
  "place-types": "PlaceType",
  calendars: "Calendar",
  states: "State",
  topics: "Topic",
  qualities: "Quality",
  params: "Param",
} as const;
export type Noun = keyof typeof NOUNS;

/** What stands by area: full ids begin with its name. */
export const BY_AREA = ["rules", "forms", "checklists"] as const;

/** Keys of an area file beside its section. */
export const AREA_KEYS: readonly string[] = [...BY_AREA, "topics", "params", "overrides"];
