import type { Right } from "./may.ts";
import type { Answer, Ask } from "./ask.ts";
import { deleteDraft, getDraft, getHealth, getSession, openLink, putDraft, signIn, signOut } from "./own.ts";
import {
  getCompliance,
  getFindings,
  getPlace,
  getRecord,
  getRecords,
  getRule,
  getRuleset,
  getSheet,
  getSite,
  getToday,
} from "./read.ts";
import { postRecords } from "./write.ts";

/** One address: who may use it, what its query may hold, and what answers it. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly right: Right;
  readonly query?: readonly string[];
  /** Takes a JSON body of at most so many bytes. */
  readonly body?: number;
  /** The answer depends on the moment: its tag is that of the records, the rulesets and the minute. */
  readonly judged?: true;
  /** Asking does something (opens a stream), so looking (HEAD) is refused. */
  readonly noHead?: true;
  readonly answer: ((ask: Ask) => Answer | Promise<Answer>) | "events";
}

const SITE = "/api/sites/:site";

/** Every address of the server but the files of the app. The test matrix and the refusals of other methods are made from it. */
export const routes: readonly Route[] = [
  { method: "GET", path: "/sign-in", right: "open", query: ["token"], answer: openLink },
  { method: "POST", path: "/sign-in", right: "open", body: 1_000, answer: signIn },
  { method: "POST", path: "/sign-out", right: "known", body: 1_000, answer: signOut },
  { method: "GET", path: "/api/health", right: "open", answer: getHealth },
  { method: "GET", path: "/api/session", right: "known", answer: getSession },
  { method: "GET", path: "/api/events", right: "read", noHead: true, answer: "events" },
  { method: "GET", path: "/api/drafts/:key", right: "known", answer: getDraft },
  { method: "PUT", path: "/api/drafts/:key", right: "known", body: 64_000, answer: putDraft },
  { method: "DELETE", path: "/api/drafts/:key", right: "known", answer: deleteDraft },
  { method: "GET", path: SITE, right: "read", answer: getSite },
  { method: "GET", path: `${SITE}/ruleset`, right: "read", query: ["date"], answer: getRuleset },
  { method: "GET", path: `${SITE}/today`, right: "read", query: ["date"], judged: true, answer: getToday },
  { method: "GET", path: `${SITE}/places/:place`, right: "read", query: ["date"], judged: true, answer: getPlace },
  {
    method: "GET",
    path: `${SITE}/findings`,
    right: "read",
    query: ["from", "to", "place", "area", "block", "rule", "kind", "verdict", "ended", "limit", "cursor"],
    judged: true,
    answer: getFindings,
  },
  { method: "GET", path: `${SITE}/compliance`, right: "read", query: ["month"], judged: true, answer: getCompliance },
  {
    method: "GET",
    path: `${SITE}/sheet`,
    right: "read",
    query: ["form", "block", "place", "month"],
    judged: true,
    answer: getSheet,
  },
  { method: "GET", path: `${SITE}/rules/*rule`, right: "read", answer: getRule },
  {
    method: "GET",
    path: `${SITE}/records`,
    right: "read",
    query: ["place", "form", "from", "to", "limit"],
    answer: getRecords,
  },
  { method: "GET", path: `${SITE}/records/:record`, right: "read", answer: getRecord },
  { method: "POST", path: `${SITE}/records`, right: "read", body: 1_000_000, answer: postRecords },
];
