import type { RefusalText } from "../refusal.ts";
import { pattern } from "./pattern.ts";
import { phrase } from "./phrase.ts";
import { store } from "./store.ts";
import { yaml } from "./yaml.ts";

/** The one catalogue of refusals; the documentation is printed from it. */
export const refusals = { ...pattern, ...phrase, ...store, ...yaml } as const satisfies Record<string, RefusalText>;
export type RefusalCode = keyof typeof refusals;
