import { refuse, type Refusal } from "../../refusal.ts";
import type { Placed } from "./book.ts";
import { codeOf, makeFolder, replaceFile, type Files } from "./files.ts";
import { BATCH, digestOf, FORMAT, headerLine, lineOf, linkOf, type Head } from "./line.ts";
import { tailOf } from "./load.ts";
import { secondsOf } from "./table.ts";

/** A line that is on disk. */
export interface Written extends Placed {
  readonly head: Head;
  /** Set where the line is the first of a new month's file. */
  readonly opened?: { readonly month: string; readonly path: string };
}

interface Waiting {
  readonly body: string;
  readonly received: string;
  readonly stored: (written: Written) => void;
  readonly refused: (refusal: Refusal) => void;
}

/** Where a journal stands when it is opened for writing. */
export interface Standing {
  readonly head: Head;
  /** The newest month, or "" where there is none. */
  readonly month: string;
  /** Bytes of whole lines in its file. */
  readonly length: number;
}

/** Appends lines to one site's journal. */
export interface Journal {
  /**
   * Calls `stored` in the order of the lines, each after it is on disk; lines that come together share one sync. Calls
   * `refused` where the disk took none of it.
   */
  append(waiting: Waiting): void;
  /** Why nothing can be written, after a failed write. */
  readonly broken: Refusal | undefined;
  /** Cuts what a failed write left behind and opens the file anew; says why that failed. */
  resume(): Refusal | undefined;
  /** Resolves when all that waits is stored or refused. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a journal for writing. A month's file never goes back in time: where the clock was set back, the newest one goes on. */
export function openJournal(files: Files, dir: string, site: string, standing: Standing): Journal {
  let { head, month, length } = standing;
  let file: number | undefined;
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let broken: Refusal | undefined;
  let announced = standing.month;
  const pathOf = (name: string) => `${dir}/${name}.journal`;

  const closeFile = () => {
    const open = file;
    file = undefined;
    if (open !== undefined) files.close(open);
  };
  const openMonth = (wanted: string) => {
    closeFile();
    const header = Buffer.from(headerLine({ format: FORMAT, site, month: wanted, before: head }));
    if (month === "") makeFolder(files, dir);
    replaceFile(files, dir, `${wanted}.journal`, header);
    month = wanted;
    length = header.length;
  };
  /** The next lines that fit one write: of one month, and no more than may be lost together. */
  const take = (): { readonly batch: readonly Waiting[]; readonly wanted: string } => {
    const wanted = latest(month, waiting[0]?.received.slice(0, 7) ?? "");
    let bytes = 0;
    const count = waiting.findIndex((next, i) => {
      bytes += next.body.length * 3;
      return i > 0 && (bytes > BATCH || latest(month, next.received.slice(0, 7)) !== wanted);
    });
    const batch = count === -1 ? waiting : waiting.slice(0, count);
    waiting = count === -1 ? [] : waiting.slice(count);
    return { batch, wanted };
  };
  const writeBatch = async (batch: readonly Waiting[], wanted: string) => {
    if (wanted !== month) openMonth(wanted);
    const opened = announced === month ? undefined : { month, path: pathOf(month) };
    file ??= files.open(pathOf(month), "write");
    let next = head;
    let position = length;
    const lines: Buffer[] = [];
    const written = batch.map(({ body, received }, i): Written => {
      const digest = digestOf(body);
      const seq = next.seq + 1;
      next = { seq, link: linkOf(next.link, seq, received, digest) };
      const line = Buffer.from(lineOf(seq, received, digest, next.link, body));
      lines.push(line);
      position += line.length;
      return {
        position: position - line.length,
        length: line.length - 1,
        received: secondsOf(received),
        head: next,
        ...(i === 0 && opened && { opened }),
      };
    });
    await files.write(file, Buffer.concat(lines), length);
    await files.sync(file);
    head = next;
    length = position;
    announced = month;
    return written;
  };
  const run = async () => {
    while (waiting.length > 0) {
      const { batch, wanted } = take();
      try {
        const written = await writeBatch(batch, wanted);
        for (const [i, one] of written.entries()) batch[i]?.stored(one);
      } catch (error) {
        broken = refusalOf(error);
        for (const { refused } of [...batch, ...waiting]) refused(broken);
        waiting = [];
      }
    }
    running = undefined;
  };
  return {
    append(one) {
      if (broken) {
        one.refused(broken);
        return;
      }
      waiting.push(one);
      running ??= Promise.resolve().then(run);
    },
    get broken() {
      return broken;
    },
    resume() {
      if (!broken) return undefined;
      try {
        closeFile();
        if (month !== "") {
          file = files.open(pathOf(month), "write");
          if (files.size(file) < length) return refuse("journal-short", { seq: "?", wanted: head.seq });
          files.truncate(file, length);
          files.syncNow(file);
          const found = tailOf(files, pathOf(month));
          if (found && found.head.link !== head.link) return refuse("journal-replaced", { seq: head.seq });
        }
        broken = undefined;
      } catch (error) {
        broken = refusalOf(error);
      }
      return broken;
    },
    settle: () => running ?? Promise.resolve(),
    async close() {
      broken ??= refuse("store-closing");
      await running;
      closeFile();
    },
  };
}

const latest = (a: string, b: string): string => (a > b ? a : b);

/** What a failed write means to the one who asked for it; what is no fault of the disk is thrown on. */
export function refusalOf(error: unknown): Refusal {
  const reason = codeOf(error);
  if (reason === "") throw error;
  return reason === "ENOSPC" || reason === "EDQUOT" || reason === "EFBIG"
    ? refuse("store-full", {})
    : refuse("store-read-only", { reason });
}
