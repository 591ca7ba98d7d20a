import { refuse, type Refusal } from "../../refusal.ts";
import { codeOf, disk, makeFolder, type Files } from "./files.ts";
import { refusalOf } from "./journal.ts";
import { load, type Report } from "./load.ts";
import { takeLock, type Lock } from "./lock.ts";
import { monthsIn } from "./scan.ts";
import { openSite, type SiteStore } from "./site.ts";
import { openState, type State } from "./state.ts";

/**
 * The stores of one data folder: a journal for each site, and what must be changeable. A backup is a copy
 * of the folder without `lock` and `*.tmp`, taken at any moment: a line that was half written is cut where the copy is opened.
 */
export interface Store {
  readonly dir: string;
  /** What was done at the start that somebody should know of. */
  readonly reports: readonly Report[];
  readonly state: State;
  /** The records of a site; its folder is made with its first record. */
  site(id: string): SiteStore | Refusal;
  /** Why nothing can be written, after a failed write. */
  readonly broken: Refusal | undefined;
  /** Tries to write again where a write had failed. */
  resume(): Refusal | undefined;
  /** Waits for what is being written, notes the heads, and gives the folder free. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly files?: Files;
}

/** Opens a data folder, makes it where it is missing, and proves every journal in it. Refused where another process has it. */
export function openStore(
  dir: string,
  { now, files = disk }: StoreOptions,
): Store | { readonly refusals: readonly Refusal[] } {
  try {
    makeFolder(files, dir);
    const lock = takeLock(files, dir, new Date(now()).toISOString());
    if ("code" in lock) return { refusals: [lock] };
    try {
      const opened = openAll(dir, files, now, lock);
      if ("refusals" in opened) lock.release();
      return opened;
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    const reason = codeOf(error);
    if (reason === "") throw error;
    return { refusals: [refuse("data-not-writable", { dir, reason })] };
  }
}

function openAll(
  dir: string,
  files: Files,
  now: () => number,
  lock: Lock,
): Store | { readonly refusals: readonly Refusal[] } {
  const state = openState(files, dir);
  const refusals: Refusal[] = "code" in state ? [state] : [];
  const sites = new Map<string, SiteStore>();
  const reports: Report[] = [];
  const open = (site: string): SiteStore | Refusal => {
    const loaded = load(files, `${dir}/${site}`, site);
    if ("code" in loaded) return loaded;
    reports.push(...loaded.reports);
    const opened = openSite(loaded, now);
    sites.set(site, opened);
    return opened;
  };
  for (const site of sitesIn(files, dir)) {
    const opened = open(site);
    if ("code" in opened) refusals.push(opened);
  }
  if ("code" in state || refusals.length > 0) return { refusals };
  const all = () => [...sites.values()];
  return {
    dir,
    reports,
    state,
    site(id) {
      try {
        return sites.get(id) ?? open(id);
      } catch (error) {
        return refusalOf(error);
      }
    },
    get broken() {
      return all().find(({ broken }) => broken)?.broken;
    },
    resume: () =>
      all()
        .map((site) => site.resume())
        .find((refusal) => refusal),
    async close() {
      try {
        await Promise.all([...all().map((site) => site.close()), state.close()]);
      } finally {
        lock.release();
      }
    },
  };
}

/** The folders of a data folder that hold a journal. */
export function sitesIn(files: Files, dir: string): readonly string[] {
  return (files.list(dir) ?? []).filter(
    (name) =>
      /^[a-z][a-z0-9-]{0,59}$/.test(name) &&
      isFolder(files, `${dir}/${name}`) &&
      monthsIn(files, `${dir}/${name}`).length > 0,
  );
}

function isFolder(files: Files, path: string): boolean {
  try {
    return files.list(path) !== undefined;
  } catch (error) {
    if (codeOf(error) === "ENOTDIR") return false;
    throw error;
  }
}
