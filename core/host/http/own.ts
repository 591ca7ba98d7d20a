import { refuse, type Refusal } from "../../refusal.ts";
import { known, type Answer, type Ask } from "./ask.ts";
import { may } from "./may.ts";
import { Refused } from "./problem.ts";

const MOST_DRAFTS = 200;

const unlessRefused = (refusal: Refusal | undefined): void => {
  if (refusal) throw new Refused([refusal]);
};

/** What a sign-in link opens: the app, with a button. Who only looks, as a messenger does for its preview, uses nothing up. */
export function openLink(ask: Ask): Answer {
  if (!ask.server.signIn.good(ask.query["token"] ?? "")) throw new Refused([refuse("request-link-used")]);
  return { page: true };
}

/** Signs one person in, once. */
export async function signIn(ask: Ask): Promise<Answer> {
  const { token } = Object(ask.body) as { readonly token?: unknown };
  const redeemed = await ask.server.signIn.redeem(typeof token === "string" ? token : "", ask.secure);
  if (!redeemed) throw new Refused([refuse("request-link-used")]);
  if ("code" in redeemed) throw new Refused([redeemed]);
  return { status: 204, headers: { "set-cookie": redeemed.cookie } };
}

export async function signOut(ask: Ask): Promise<Answer> {
  unlessRefused(await ask.server.signIn.signOut(ask.cookies));
  return { status: 204, headers: { "set-cookie": ask.server.signIn.gone() } };
}

export function getSession(ask: Ask): Answer {
  const { who } = known(ask);
  const { person, site, role } = who;
  return {
    body: {
      person: { id: person.id, title: person.title },
      role: { id: person.role, title: role?.title ?? { zh: person.role, en: person.role } },
      rights: role?.rights ?? [],
      sites: [{ id: site.id, title: site.title }],
      version: ask.server.version,
    },
  };
}

/** Whether the server is alive; to those who are signed in also how the store and the last reload are. */
export function getHealth(ask: Ask): Answer {
  return { body: { alive: true, ...(may(ask.who, "read", undefined) && ask.server.health()) } };
}

const keyOf = (ask: Ask): string => {
  const { who } = known(ask);
  return `${who.site.id}/${who.person.id}/${ask.params["key"] ?? ""}`;
};

export function getDraft(ask: Ask): Answer {
  const { drafts } = ask.server.state.data;
  const key = keyOf(ask);
  const draft = Object.hasOwn(drafts, key) ? drafts[key] : undefined;
  if (!draft) throw new Refused([refuse("request-not-found")]);
  return { body: { saved: draft.saved, content: draft.content } };
}

export async function putDraft(ask: Ask): Promise<Answer> {
  const { who } = known(ask);
  const key = keyOf(ask);
  const saved = new Date(ask.now).toISOString();
  const person = `${who.site.id}/${who.person.id}`;
  const own = Object.entries(ask.server.state.data.drafts).filter(
    ([one, draft]) => draft.person === person && one !== key,
  );
  if (own.length >= MOST_DRAFTS)
    throw new Refused([refuse("request-too-many", { "what-zh": "草稿", "what-en": "drafts", max: MOST_DRAFTS })]);
  unlessRefused(
    await ask.server.state.update((data) => ({
      ...data,
      drafts: { ...data.drafts, [key]: { person, saved, content: ask.body } },
    })),
  );
  return { body: { saved } };
}

export async function deleteDraft(ask: Ask): Promise<Answer> {
  const key = keyOf(ask);
  unlessRefused(
    await ask.server.state.update((data) => ({
      ...data,
      drafts: Object.fromEntries(Object.entries(data.drafts).filter(([one]) => one !== key)),
    })),
  );
  return { status: 204 };
}
