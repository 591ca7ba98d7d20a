import type { StoredRecord } from "../../record.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { readBody, type Publication } from "./entry.ts";
import { codeOf, disk, type Files } from "./files.ts";
import { genesis, receivedAt, type Head } from "./line.ts";
import { monthsIn, walk } from "./scan.ts";

/** The records of a site as they were entered, corrections and withdrawals among them. */
export interface Look {
  readonly records: readonly StoredRecord[];
  readonly publications: readonly Publication[];
  readonly head: Head;
}

/** Reads a journal without taking it: nothing is written, so it may be done while another process has the folder. The chain is proved on the way. */
export function look(dir: string, site: string, files: Files = disk): Look | Refusal {
  try {
    return lookAt(dir, site, files);
  } catch (error) {
    const reason = codeOf(error);
    if (reason === "") throw error;
    return refuse("data-not-readable", { dir, reason });
  }
}

function lookAt(dir: string, site: string, files: Files): Look | Refusal {
  const records: StoredRecord[] = [];
  const publications: Publication[] = [];
  const changed = new Map<number, Refusal>();
  const erased = new Set<number>();
  const folder = `${dir}/${site}`;
  let head = genesis(site);
  for (const month of monthsIn(files, folder)) {
    const first = head.seq;
    const walked = walk(files, `${folder}/${month}.journal`, { site, month, before: head }, (line) => {
      const at = { file: `${folder}/${month}.journal`, line: line.seq - first + 1, column: 1 };
      if (line.content !== "whole") {
        changed.set(line.seq, refuse("journal-body-changed", { seq: line.seq }, at));
        return undefined;
      }
      const entry = readBody(line.buffer.toString("utf8", line.body, line.end));
      if (entry && "record" in entry)
        records.push({ ...entry.record, received: receivedAt(line.buffer, line), seq: line.seq });
      if (entry && "publication" in entry) publications.push(entry.publication);
      if (entry && "erase" in entry) erased.add(entry.erase.seq);
      return undefined;
    });
    if (walked.fault) return walked.fault;
    head = walked.head;
  }
  const bad = [...changed].find(([seq]) => !erased.has(seq))?.[1];
  if (bad) return bad;
  return { records: records.filter(({ seq }) => !erased.has(seq)), publications, head };
}
