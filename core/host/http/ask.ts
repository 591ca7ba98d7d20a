import { SAYS, type Says } from "../../finding.ts";
import { refuse } from "../../refusal.ts";
import type { Key } from "../../refusals/keys.ts";
import { dayNumber } from "../../time/index.ts";
import type { Health } from "./sites.ts";
import type { LiveSite } from "./live.ts";
import type { SignedIn } from "./may.ts";
import { Refused } from "./problem.ts";
import type { SignIn } from "./sign-in.ts";
import type { State } from "../store/state.ts";
import type { Events } from "./events.ts";

/** A request that may be answered: who asks, for which site, with what. */
export interface Ask {
  readonly who?: SignedIn;
  /** The site of somebody who is signed in. */
  readonly live?: LiveSite;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly cookies: string | undefined;
  readonly secure: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly server: Server;
}

/** What routes share. */
export interface Server {
  readonly version: string;
  readonly state: State;
  readonly signIn: SignIn;
  readonly events: Events;
  readonly health: () => Health;
  /** Tries to write again after a failed write. */
  readonly resume: () => void;
  /** Whether something has the shape of a record, whatever its form says. */
  readonly isRecord: (value: unknown) => boolean;
  /** What the schemas say of a key of a rule. */
  readonly ruleKey: (rule: string, key: string) => Key | undefined;
  /** The site as it is now: a reload may have changed it while something was stored. */
  readonly live: (site: string) => LiveSite | undefined;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  /** The page of the app instead of a body. */
  readonly page?: true;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The one who asks, where the route has made sure that there is one. */
export function known(ask: Ask): { readonly who: SignedIn; readonly live: LiveSite } {
  if (!ask.who || !ask.live) throw new Refused([refuse("request-signed-out")]);
  return { who: ask.who, live: ask.live };
}

const wrong = (name: string, known: string): Refused => new Refused([refuse("request-query", { name, known })]);

/** A civil date of the query. */
export function dateIn(ask: Ask, name: string): string | undefined {
  const value = ask.query[name];
  if (value !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(value) || dayNumber(value) === undefined))
    throw wrong(name, "2026-11-20");
  return value;
}

export function monthIn(ask: Ask, name: string): string | undefined {
  const value = ask.query[name];
  if (value !== undefined && (!/^\d{4}-\d\d$/.test(value) || dayNumber(`${value}-01`) === undefined))
    throw wrong(name, "2026-11");
  return value;
}

/** A whole number of the query, not above the most that is given at once. */
export function numberIn(ask: Ask, name: string, fallback: number, most: number): number {
  const value = ask.query[name];
  if (value === undefined) return fallback;
  if (!/^\d{1,9}$/.test(value)) throw wrong(name, `0–${most}`);
  return Math.min(Number(value), most);
}

/** One of the words that may stand there. */
export function choiceIn<T extends string>(ask: Ask, name: string, choices: readonly T[]): T | undefined {
  const value = ask.query[name];
  const choice = choices.find((one) => one === value);
  if (value !== undefined && choice === undefined) throw wrong(name, choices.join(", "));
  return choice;
}

export const verdictIn = (ask: Ask): Says | undefined => choiceIn(ask, "verdict", SAYS);
