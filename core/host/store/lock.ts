import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { refuse, type Refusal } from "../../refusal.ts";
import { codeOf, removeQuietly, type Files } from "./files.ts";

/** Who holds a data folder. `started` tells a process from a later one with the same pid, where the system says when it began. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
  readonly since: string;
}

export interface Lock {
  release(): void;
}

/**
 * Takes the one lock of a data folder, journal and settings together. The file of a dead owner is taken over; the takeover
 * is itself under a lock, so that of two processes that see the same dead owner only one goes on.
 */
export function takeLock(files: Files, dir: string, since: string, file = `${dir}/lock`): Lock | Refusal {
  const found = files.readAll(file);
  if (found) {
    const alive = refusalOf(found, dir, file);
    if (alive) return alive;
    const takeover = takeLock(files, dir, since, `${file}.takeover`);
    if ("code" in takeover) return takeover;
    try {
      const now = files.readAll(file);
      if (now && !now.equals(found)) return refusalOf(now, dir, file) ?? refuse("lock-unreadable", { file });
      if (now) files.remove(file);
      return place(files, dir, file, since);
    } finally {
      takeover.release();
    }
  }
  return place(files, dir, file, since);
}

/** Puts a whole lock file under its name, or says who was faster. */
function place(files: Files, dir: string, file: string, since: string): Lock | Refusal {
  const me: Owner = { pid: process.pid, host: hostname(), started: startOf(process.pid) ?? "", since };
  const temporary = `${file}.${process.pid}.tmp`;
  removeQuietly(files, temporary);
  const opened = files.open(temporary, "create");
  try {
    files.writeNow(opened, Buffer.from(`${JSON.stringify(me)}\n`), 0);
    files.syncNow(opened);
    files.link(temporary, file);
  } catch (error) {
    const taken = codeOf(error) === "EEXIST" ? files.readAll(file) : undefined;
    if (!taken) throw error;
    return refusalOf(taken, dir, file) ?? refuse("lock-unreadable", { file });
  } finally {
    files.close(opened);
    removeQuietly(files, temporary);
  }
  return { release: () => removeQuietly(files, file) };
}

/** Why the lock cannot be had; nothing when its owner is dead. */
function refusalOf(content: Buffer, dir: string, file: string): Refusal | undefined {
  const owner = ownerIn(content);
  if (!owner) return refuse("lock-unreadable", { file });
  const { pid, host, since } = owner;
  if (host !== hostname()) return refuse("data-locked-elsewhere", { dir, pid, host, since, file });
  return isAlive(owner) ? refuse("data-locked", { dir, pid, host, since }) : undefined;
}

function ownerIn(content: Buffer): Owner | undefined {
  try {
    const data: unknown = JSON.parse(content.toString("utf8"));
    if (typeof data !== "object" || data === null) return undefined;
    const { pid, host, started, since } = data as Partial<Owner>;
    if (
      !Number.isSafeInteger(pid) ||
      typeof host !== "string" ||
      typeof started !== "string" ||
      typeof since !== "string"
    )
      return undefined;
    return { pid: Number(pid), host, started, since };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
    if (codeOf(error) !== "EPERM") throw error;
  }
  const now = startOf(pid);
  return now === undefined || (now !== "gone" && (started === "" || now === started));
}

/** When a process began, in words of this machine's current run; "gone" for a dead one that waits for its parent, nothing where the system does not say. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return "gone";
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim()} ${fields[19] ?? ""}`;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "EACCES" || codeOf(error) === "ESRCH") return undefined;
    throw error;
  }
}
