import type { RefusalCode } from "./refusals/index.ts";
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

/** The catalogue, or a part of it: texts by code. */
export type RefusalCatalogue = Readonly<Record<string, RefusalText>>;

/** A refusal with a code of the catalogue. */
export function refuse(code: RefusalCode, data: Data = {}, at?: Position, see?: readonly Position[]): Refusal {
  return { code, data, ...(at && { at }), ...(see?.length && { see }) };
}

/** Sorts by file, line and column; what has no place comes first. */
export function comparePlaces(a: Refusal, b: Refusal): number {
  if (!a.at || !b.at) return Number(!!a.at) - Number(!!b.at);
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return a.at.line - b.at.line || a.at.column - b.at.column;
}
