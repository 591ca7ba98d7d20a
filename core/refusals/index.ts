import type { RefusalText } from "../refusal.ts";
import { command } from "./command.ts";
import { site } from "./site.ts";
import { sense } from "./sense.ts";
import { schema } from "./schema.ts";
import { reference } from "./reference.ts";
import { plugin } from "./plugin.ts";
import { layer } from "./layer.ts";
import { pattern } from "./pattern.ts";
import { phrase } from "./phrase.ts";
import { record } from "./record.ts";
import { request } from "./request.ts";
import { store } from "./store.ts";
import { yaml } from "./yaml.ts";

/** The one catalogue of refusals; the documentation is printed from it. */
export const refusals = {
  ...command,
  ...layer,
  ...plugin,
  ...reference,
  ...schema,
  ...sense,
  ...site,
  ...pattern,
  ...phrase,
  ...record,
  ...request,
  ...store,
  ...yaml,
} as const satisfies Record<string, RefusalText>;
export type RefusalCode = keyof typeof refusals;
