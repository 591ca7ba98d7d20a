import type { Refusal } from "../../refusal.ts";
import { refuse } from "../../refusal.ts";
import type { Files } from "./files.ts";
import {
  BATCH,
  createLinks,
  digestAt,
  digestOf,
  FORMAT,
  readHeader,
  readLine,
  type Head,
  type LineAt,
} from "./line.ts";
import { SPARE, viewOf } from "./words.ts";

const NEWLINE = 10;
const SPACE = 32;
/** A run of zero bytes this long is a page that never reached the disk: JSON has none. */
const LOST_PAGE = Buffer.alloc(64);

/** What a walk along the lines of a month says of each; it and its buffer are only valid during the call. */
export interface Line extends LineAt {
  readonly buffer: Buffer;
  readonly view: DataView;
  /** End of the body in the buffer, newline not included. */
  readonly end: number;
  /** Where the line stands in the file, and its bytes without the newline. */
  readonly position: number;
  readonly length: number;
  /** erased: only spaces; changed: not what its digest says. */
  readonly content: "whole" | "erased" | "changed";
}

const NO_LINE: Line = {
  seq: 0,
  received: 0,
  digest: 0,
  link: 0,
  body: 0,
  buffer: Buffer.alloc(0),
  view: new DataView(new ArrayBuffer(0)),
  end: 0,
  position: 0,
  length: 0,
  content: "whole",
};

/** How far a walk came: the chain's head there, the bytes up to it, and what stopped it. */
export interface Walked {
  readonly head: Head;
  readonly length: number;
  readonly lines: number;
  /** Bytes after the last whole line that no writer was promised: a line without its end, or pages that were lost. */
  readonly torn: number;
  readonly fault?: Refusal;
}

export interface Walk {
  readonly site: string;
  readonly month: string;
  /** The head of the chain before this file. */
  readonly before: Head;
  /** Left out, bodies are taken as they are: for measuring only. */
  readonly unchecked?: boolean;
}

/** Walks the lines of a month's file, proves the chain, and stops at the first line that is wrong. */
export function walk(
  files: Files,
  path: string,
  { site, month, before, unchecked }: Walk,
  visit: (line: Line) => Refusal | undefined,
): Walked {
  const file = files.open(path, "read");
  try {
    const size = files.size(file);
    const lines = linesOf(files, file, size);
    const stop = (fault: Refusal): Walked => ({ head: before, length: 0, lines: 0, torn: 0, fault });
    if (size === 0) return stop(refuse("journal-empty", { file: path }));
    if (!lines.next()) return stop(refuse("journal-foreign", { file: path }));
    const header = lines.buffer.toString("utf8", lines.start, lines.end);
    const fault = headerFault(path, header, { site, month, before });
    if (fault) return stop(fault);
    const links = createLinks(before.link);
    let { seq } = before;
    let length = lines.end + 1;
    const walked = (torn: number): Walked => ({
      head: { seq, link: links.newest },
      length,
      lines: seq - before.seq,
      torn,
    });
    const halt = (refusal: Refusal): Walked =>
      hasLostPage(files, file, length, size)
        ? walked(size - length)
        : { ...walked(0), fault: { ...refusal, at: { file: path, line: seq - before.seq + 2, column: 1 } } };
    // one object for all lines: a million of them would cost more than reading does
    const line: { -readonly [K in keyof Line]: Line[K] } = { ...NO_LINE };
    while (lines.next()) {
      const { buffer, view, start, end } = lines;
      if (!readLine(buffer, start, end, line)) return halt(refuse("journal-line-malformed"));
      if (line.seq !== seq + 1 || (!unchecked && !links.follows(buffer, view, start, line)))
        return halt(refuse("journal-chain-broken", { seq: line.seq, wanted: seq + 1 }));
      line.buffer = buffer;
      line.view = view;
      line.end = end;
      line.position = length;
      line.length = end - start;
      line.content =
        unchecked || digestOf(bytesOf(buffer, line.body, end)) === digestAt(buffer, line.digest)
          ? "whole"
          : isBlank(buffer, line.body, end)
            ? "erased"
            : "changed";
      const refused = visit(line);
      if (refused) return halt(refused);
      links.take(view, line);
      seq = line.seq;
      length += line.length + 1;
    }
    return walked(size - length);
  } finally {
    files.close(file);
  }
}

function headerFault(
  path: string,
  text: string,
  wanted: { site: string; month: string; before: Head },
): Refusal | undefined {
  const header = readHeader(text);
  if (!header) return refuse("journal-foreign", { file: path });
  if (!("site" in header)) return refuse("journal-newer", { file: path, format: header.format, known: FORMAT });
  if (header.site !== wanted.site || header.month !== wanted.month)
    return refuse("journal-misplaced", { file: path, site: header.site, month: header.month });
  const { seq, link } = header.before;
  if (seq === wanted.before.seq && link === wanted.before.link) return undefined;
  return refuse(
    "journal-chain-broken",
    { seq: seq + 1, wanted: wanted.before.seq + 1 },
    { file: path, line: 1, column: 1 },
  );
}

/** The line that was found last stands in the buffer from `start` to `end`, newline not included. */
interface Lines {
  readonly buffer: Buffer;
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  next(): boolean;
}

/** The whole lines of a file, read in pieces; what follows the last newline is left out. */
function linesOf(files: Files, file: number, size: number): Lines {
  let filled = 0;
  let position = 0; // in the file, of what is read next
  let room = Math.min(1 << 18, size);
  const first = Buffer.allocUnsafe(room + SPARE);
  const lines = {
    buffer: first,
    view: viewOf(first),
    start: 0,
    end: -1,
    next(): boolean {
      lines.start = lines.end + 1;
      for (;;) {
        const { buffer, start } = lines;
        lines.end = buffer.indexOf(NEWLINE, start);
        if (lines.end !== -1 && lines.end < filled) return true;
        const kept = filled - start;
        if (kept === room) {
          room *= 2;
          lines.buffer = Buffer.allocUnsafe(room + SPARE);
          lines.view = viewOf(lines.buffer);
        }
        buffer.copy(lines.buffer, 0, start, filled);
        lines.start = 0;
        const got = files.read(file, lines.buffer.subarray(kept, room), position);
        if (got === 0) return false;
        position += got;
        filled = kept + got;
      }
    },
  };
  return lines;
}

/** Cheaper than `subarray` by half. */
const bytesOf = (buffer: Buffer, start: number, end: number): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset + start, end - start);

function isBlank(buffer: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (buffer[i] !== SPACE) return false;
  return true;
}

function hasLostPage(files: Files, file: number, position: number, size: number): boolean {
  if (size - position > BATCH) return false;
  const rest = Buffer.alloc(size - position);
  files.read(file, rest, position);
  return rest.includes(LOST_PAGE);
}

/** The newest month of a site's folder and the sealed ones before it, oldest first. */
export function monthsIn(files: Files, dir: string): readonly string[] {
  return (files.list(dir) ?? []).flatMap((name) => /^(\d{4}-\d\d)\.journal$/.exec(name)?.[1] ?? []);
}
