import { refuse, type Refusal } from "../../refusal.ts";
import { readBody } from "./entry.ts";
import { codeOf, disk, type Files } from "./files.ts";
import { digestAt, genesis, type Head } from "./line.ts";
import { notedHead } from "./load.ts";
import { monthsIn, walk } from "./scan.ts";
import { sitesIn } from "./store.ts";

/** What the walk along one site's journal proved. */
export interface Verified {
  readonly site: string;
  readonly head: Head;
  /** Lines that hold, up to the first bad one. */
  readonly lines: number;
  readonly erased: number;
  /** Bytes of a last line that was never finished; the next start cuts them. */
  readonly torn: number;
  /** The first bad line. */
  readonly fault?: Refusal;
}

/** `refusals` where the folder itself cannot be read. */
export interface Verification {
  readonly sites: readonly Verified[];
  readonly refusals: readonly Refusal[];
}

/** Proves every journal of a data folder, or names the first bad line of each. `heads` are known heads by site: from a printed report, or the note of the last clean stop. */
export function verify(dir: string, heads: Readonly<Record<string, Head>> = {}, files: Files = disk): Verification {
  try {
    if (files.list(dir) === undefined) return { sites: [], refusals: [refuse("data-missing", { dir })] };
    const sites = [...new Set([...sitesIn(files, dir), ...Object.keys(heads)])].sort();
    return {
      refusals: [],
      sites: sites.map((site) =>
        verifySite(
          files,
          `${dir}/${site}`,
          site,
          [heads[site], notedHead(files, `${dir}/${site}`)].flatMap((head) => head ?? []),
        ),
      ),
    };
  } catch (error) {
    const reason = codeOf(error);
    if (reason === "") throw error;
    return { sites: [], refusals: [refuse("data-not-readable", { dir, reason })] };
  }
}

function verifySite(files: Files, dir: string, site: string, known: readonly Head[]): Verified {
  let head = genesis(site);
  let torn = 0;
  const changed = new Map<number, Refusal>();
  const erased = new Set<number>();
  const links = new Map(known.map(({ seq }) => [seq, ""]));
  const months = monthsIn(files, dir);
  const done = (fault?: Refusal): Verified => {
    const bad = [...changed].find(([seq]) => !erased.has(seq))?.[1];
    const first = bad ?? fault;
    return { site, head, lines: head.seq, erased: erased.size, torn, ...(first && { fault: first }) };
  };
  for (const [i, month] of months.entries()) {
    const path = `${dir}/${month}.journal`;
    const first = head.seq;
    const walked = walk(files, path, { site, month, before: head }, (line) => {
      if (links.has(line.seq)) links.set(line.seq, digestAt(line.buffer, line.link));
      const at = { file: path, line: line.seq - first + 1, column: 1 };
      if (line.content !== "whole") changed.set(line.seq, refuse("journal-body-changed", { seq: line.seq }, at));
      // an entry that erases is rare and short, so a body is only parsed where the word stands
      else if (line.buffer.subarray(line.body, line.end).includes('"erase"')) {
        const entry = readBody(line.buffer.toString("utf8", line.body, line.end));
        if (entry && "erase" in entry) erased.add(entry.erase.seq);
      }
      return undefined;
    });
    head = walked.head;
    if (walked.fault) return done(walked.fault);
    torn = walked.torn;
    if (torn > 0 && i < months.length - 1)
      return done(refuse("journal-line-malformed", {}, { file: path, line: walked.lines + 2, column: 1 }));
  }
  const end = { file: `${dir}/${months.at(-1) ?? "?"}.journal`, line: 1, column: 1 };
  for (const { seq, link } of known) {
    if (seq > head.seq) return done(refuse("journal-short", { seq: head.seq, wanted: seq }, end));
    if (seq > 0 && links.get(seq) !== link) return done(refuse("journal-replaced", { seq }, end));
  }
  return done();
}
