import type { Instant } from "../finding.ts";
import { EPOCH_SECONDS } from "../time/instant.ts";

/** The instant of a clock of the machine, which counts milliseconds since 1970. */
export const instantOf = (ms: number): Instant => Math.floor(ms / 1000) - EPOCH_SECONDS;
