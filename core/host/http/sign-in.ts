import { createHash, randomBytes } from "node:crypto";
import type { Refusal } from "../../refusal.ts";
import type { Session, State, StateData } from "../store/state.ts";

/** The setting that tells the cookies of one store from those of another: a browser shares them between all ports of a machine. */
const SETTING = "cookie";
const COOKIE = "guanjia";
const LINK_LIVES = 24 * 3600 * 1000;
const SESSION_LIVES = 30 * 24 * 3600 * 1000;
const MOST_SESSIONS = 500;

const keyOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
const newToken = (): string => randomBytes(24).toString("base64url");

function nameOf({ settings }: StateData): string {
  const id = settings[SETTING];
  return typeof id === "string" && /^\w+$/.test(id) ? `${COOKIE}-${id}` : COOKIE;
}

interface Link {
  readonly person: string;
  readonly site: string;
  readonly until: number;
}

/** Links that sign one person in once, and the cookies that keep them signed in. Only digests of tokens are kept. */
export interface SignIn {
  /** A token for one use. */
  link(person: string, site: string): string;
  /** Whether a token would sign somebody in; asking does not use it up. */
  good(token: string): boolean;
  /** The cookie for a token that is good, which is good no more; nothing for one that is not. */
  redeem(token: string, secure: boolean): Promise<{ readonly cookie: string } | Refusal | undefined>;
  who(cookies: string | undefined): Session | undefined;
  signOut(cookies: string | undefined): Promise<Refusal | undefined>;
  /** The header that takes the cookie away. */
  gone(): string;
}

export function createSignIn(state: State, now: () => number): SignIn {
  const links = new Map<string, Link>();
  const tokenIn = (cookies: string | undefined): string | undefined =>
    new RegExp(`(?:^|;\\s*)${nameOf(state.data)}=([\\w-]{32})(?:;|$)`).exec(cookies ?? "")?.[1];
  const linkOf = (token: string): Link | undefined => {
    const link = links.get(keyOf(token));
    return link && link.until >= now() ? link : undefined;
  };
  const live = ({ since }: Session) => now() - Date.parse(since) < SESSION_LIVES;
  return {
    link(person, site) {
      const token = newToken();
      links.set(keyOf(token), { person, site, until: now() + LINK_LIVES });
      return token;
    },
    good: (token) => linkOf(token) !== undefined,
    async redeem(token, secure) {
      const link = linkOf(token);
      if (!link) return undefined;
      links.delete(keyOf(token)); // at once, so that two who come together are not both let in
      const cookie = newToken();
      const session: Session = { person: link.person, site: link.site, since: new Date(now()).toISOString() };
      const refused = await state.update((data) => ({
        ...data,
        settings: { [SETTING]: randomBytes(4).toString("hex"), ...data.settings },
        sessions: Object.fromEntries(
          [...Object.entries(data.sessions).filter(([, one]) => live(one)), [keyOf(cookie), session]].slice(
            -MOST_SESSIONS,
          ),
        ) as Record<string, Session>,
      }));
      if (refused) {
        links.set(keyOf(token), link);
        return refused;
      }
      return {
        cookie: `${nameOf(state.data)}=${cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_LIVES / 1000}${secure ? "; Secure" : ""}`,
      };
    },
    who(cookies) {
      const token = tokenIn(cookies);
      const key = token === undefined ? "" : keyOf(token);
      const session = Object.hasOwn(state.data.sessions, key) ? state.data.sessions[key] : undefined;
      return session && live(session) ? session : undefined;
    },
    signOut(cookies) {
      const token = tokenIn(cookies);
      const key = token === undefined ? "" : keyOf(token);
      return state.update((data) => ({
        ...data,
        sessions: Object.fromEntries(Object.entries(data.sessions).filter(([one]) => one !== key)),
      }));
    },
    gone: () => `${nameOf(state.data)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`,
  };
}
