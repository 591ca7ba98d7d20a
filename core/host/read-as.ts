import type { Refusal } from "../refusal.ts";
import type { Parts, SourceFile } from "../ruleset/load.ts";
import { newReading, readSource, rootSpot } from "../ruleset/reading.ts";
import { checkEntry, validate, validatorOf } from "../ruleset/validate.ts";

/** Reads a file that is one shape of the schemas, by its title, or says every fault of it. `as-written` leaves phrases and free names alone. */
export function readAs<T>(
  title: string,
  file: SourceFile,
  parts: Parts,
  how: "structured" | "as-written" = "structured",
): { readonly value?: T; readonly refusals: readonly Refusal[] } {
  const reading = newReading(parts);
  const value = readSource(file, reading);
  if (value === undefined) return { refusals: reading.refusals };
  const spot = rootSpot(reading, value, title);
  if (how === "structured") checkEntry(reading, title, spot);
  else validate(reading, validatorOf(reading, title), reading.shapes.of(title), spot);
  return reading.refusals.length === 0
    ? { value: value as unknown as T, refusals: [] }
    : { refusals: reading.refusals };
}
