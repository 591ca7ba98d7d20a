import type { Area, Calendar, PlaceType, Role, State, Topic } from "../../schemas/generated/names.ts";
import type { Path } from "../plugin.ts";
import type { Position } from "../refusal.ts";
import type { Checklist, Form, Rule } from "../rule.ts";
import type { Lang, Text } from "../text/text.ts";

export type { Area, Calendar, PlaceType, Role, State, Topic };
export type Table<T> = Readonly<Record<string, T>>;

export interface Source {
  readonly title: Text;
  readonly edition?: string;
  readonly note?: Text;
}
/** A rule that a layer switched off. */
export interface Dropped {
  readonly id: string;
  readonly reason: Text;
  readonly at: Position;
}

/** A ruleset after layering and compiling: all that judging, printing and screens need. Plain data, safe to send as JSON. */
export interface Ruleset {
  readonly name: string;
  readonly version: string;
  /** SHA-256 over the texts of all its layers, first 16 hex digits. */
  readonly digest: string;
  readonly title: Text;
  readonly inForce?: string;
  readonly timezone?: string;
  readonly language: Lang;
  readonly example?: boolean;
  /** Itself and all it extends, lowest first: name@version. */
  readonly lineage: readonly string[];
  readonly areas: Table<Area>;
  readonly sources: Table<Source>;
  readonly calendars: Table<Calendar>;
  readonly roles: Table<Role>;
  readonly placeTypes: Table<PlaceType>;
  readonly states: Table<State>;
  readonly topics: Table<Topic>;
  readonly qualities: Table<Text>;
  readonly rules: readonly Rule[];
  readonly forms: Table<Form>;
  readonly checklists: Table<Checklist>;
  readonly dropped: readonly Dropped[];
}

/** Every place that set a field of a rule, oldest first: the last is in force. */
export interface Explained {
  readonly field: string;
  readonly value: unknown;
  readonly places: readonly Position[];
  readonly path: Path;
}
