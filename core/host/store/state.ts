import { Low, type Adapter } from "lowdb";
import { refuse, type Refusal } from "../../refusal.ts";
import { replaceFile, sweep, type Files } from "./files.ts";
import { refusalOf } from "./journal.ts";

const FORMAT = 1;
const FILE = "state.json";

/** Who is signed in by which cookie. The key is the digest of the token, so the file does not open a door. */
export interface Session {
  readonly person: string;
  readonly site: string;
  readonly since: string;
}
/** A form that was begun; kept for its person only. */
export interface Draft {
  readonly person: string;
  readonly saved: string;
  readonly content: unknown;
}
/** What is no evidence and must be changeable. */
export interface StateData {
  readonly format: number;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly sessions: Readonly<Record<string, Session>>;
  readonly drafts: Readonly<Record<string, Draft>>;
}

export interface State {
  readonly data: StateData;
  /** Stores what the change makes of the data, or says why not and leaves memory as the disk is. Changes follow one another. */
  update(change: (data: StateData) => StateData): Promise<Refusal | undefined>;
  /** Takes no more changes and resolves when the last one is stored. */
  close(): Promise<void>;
}

/** lowdb's adapter with what its own lacks: a sync of the file and its folder, and a temporary name of its own. */
function durable(files: Files, dir: string): Adapter<StateData> {
  return {
    read: () => Promise.resolve(null),
    write: (data) => Promise.resolve(replaceFile(files, dir, FILE, Buffer.from(JSON.stringify(data)))),
  };
}

/** Opens the settings, sessions and drafts of a data folder. A file that cannot be read, or is newer, is refused and not touched. */
export function openState(files: Files, dir: string): State | Refusal {
  sweep(files, dir);
  const found = readState(files, `${dir}/${FILE}`);
  if ("code" in found) return found;
  const low = new Low(durable(files, dir), found);
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const store = async (change: (data: StateData) => StateData): Promise<Refusal | undefined> => {
    const before = low.data;
    try {
      low.data = change(before);
      if (low.data !== before) await low.write();
      return undefined;
    } catch (error) {
      low.data = before;
      return refusalOf(error);
    }
  };
  return {
    get data() {
      return low.data;
    },
    update(change) {
      if (closed) return Promise.resolve(refuse("store-closing"));
      const done = last.then(() => store(change));
      last = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      closed = true;
      await last;
    },
  };
}

function readState(files: Files, file: string): StateData | Refusal {
  const text = files.readAll(file);
  if (!text) return { format: FORMAT, settings: {}, sessions: {}, drafts: {} };
  if (text.length === 0) return refuse("state-empty", { file });
  let data: unknown;
  try {
    data = JSON.parse(text.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse("state-foreign", { file });
    throw error;
  }
  if (!isTable(data) || !Number.isSafeInteger(data.format)) return refuse("state-foreign", { file });
  if (Number(data.format) > FORMAT) return refuse("state-newer", { file, format: Number(data.format), known: FORMAT });
  const { settings, sessions, drafts } = data;
  if (data.format !== FORMAT || !isTable(settings) || !isTable(sessions) || !isTable(drafts))
    return refuse("state-foreign", { file });
  return data as unknown as StateData;
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
