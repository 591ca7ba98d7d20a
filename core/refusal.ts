import type { Data, Text } from "./text/text.ts";

/** A place in a text: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Broken input is refused: code, place, data for its sentence. Findings are about work, refusals about input. */
export interface Refusal {
  readonly code: string;
  readonly at?: Position;
  readonly data: Data;
  /** Earlier places that belong to it: where a name was first set. */
  readonly see?: readonly Position[];
}

/** An entry of the catalogue of refusals. Text and hint may name the data. */
export interface RefusalText {
  readonly text: Text;
  readonly hint: Text;
  /** A valid piece of YAML to copy. */
  readonly example?: string;
  /** HTTP status where a request is refused with it; 400 unless said. */
  readonly status?: number;
}
