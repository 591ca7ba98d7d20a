import type { RecordInput, Text } from "../../core/index.ts";
import { api, type Fault } from "../api.ts";

/** What people call a record that is on its way: its form or row, and its place. */
export interface About {
  readonly what: Text;
  readonly place?: Text;
  /** The titles of its rows, for whoever edits it later without a network. */
  readonly rows?: Readonly<Record<string, Text>>;
}

/** A record on its way: kept on this device until the server has it. */
export interface Waiting {
  readonly record: RecordInput;
  /** Who made it: only sent while the same person is signed in. */
  readonly person: string;
  readonly at: number;
  readonly about?: About;
  /** Why the server would not take it; it then waits for a person to look. */
  readonly refused?: { readonly title: string; readonly detail: string };
}

const prefix = "gj-outbox/";
const isWaiting = (value: unknown): value is Waiting =>
  typeof value === "object" && value !== null && "record" in value && "person" in value;

function read(key: string): Waiting | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isWaiting(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Records that wait, oldest first. One entry each, so that two windows never overwrite one another. */
export function waiting(): Waiting[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return keys.flatMap((key) => read(key) ?? []).sort((a, b) => a.at - b.at);
}

const keep = (entry: Waiting): void => localStorage.setItem(prefix + entry.record.id, JSON.stringify(entry));
export const forget = (id: string): void => localStorage.removeItem(prefix + id);

/** What became of a record that was handed in; `lost` where it could neither be kept nor sent. */
export type Sent = "sent" | "waiting" | "lost" | { readonly fault: Fault };

/** Sends a record, keeping it first; the same id twice is one record, so a retry is harmless. */
export async function send(record: RecordInput, person: string, about?: About): Promise<Sent> {
  const entry: Waiting = { record, person, at: Date.now(), ...(about && { about }) };
  try {
    keep(entry);
  } catch {
    // Full: it is still sent now, and the caller is told if that fails too.
    const answer = await api.post(record);
    return answer.ok ? "sent" : answer.fault.kind === "refused" ? { fault: answer.fault } : "lost";
  }
  // A run under way may have read the list before this entry stood in it.
  for (let rounds = 0; rounds < 2; rounds++) {
    await flush(person);
    const left = read(prefix + record.id);
    if (!left) return "sent";
    if (left.refused) return { fault: { kind: "refused", status: 422, ...left.refused } };
  }
  return "waiting";
}

/** Statuses that pass: too slow, too many. Whatever else a server refuses stays refused. */
const again: ReadonlySet<number> = new Set([408, 429]);

async function deliver(entry: Waiting): Promise<Sent> {
  const answer = await api.post(entry.record);
  if (answer.ok) {
    forget(entry.record.id);
    return "sent";
  }
  const { fault } = answer;
  if (fault.kind !== "refused" || fault.status >= 500 || again.has(fault.status)) return "waiting";
  keep({ ...entry, refused: { title: fault.title, detail: fault.detail } });
  return { fault };
}

let running: Promise<number> | undefined;

/** Sends what waits, oldest first, and stops where the server cannot be reached; resolves to how many went. */
export function flush(person: string): Promise<number> {
  running ??= flushOnce(person).finally(() => (running = undefined));
  return running;
}

async function flushOnce(person: string): Promise<number> {
  let sent = 0;
  for (const entry of waiting()) {
    if (entry.person !== person || entry.refused) continue;
    const result = await deliver(entry);
    if (result === "waiting") break;
    if (result === "sent") sent++;
  }
  return sent;
}

/** A record that waits, by its id. */
export const waitingFor = (id: string): Waiting | undefined => read(prefix + id);

/** Tries a refused record again. */
export function retry(id: string): void {
  const entry = read(prefix + id);
  if (!entry) return;
  const { refused: _, ...fresh } = entry;
  keep(fresh);
}
