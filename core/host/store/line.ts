import { hash } from "node:crypto";
import { copyWords, SPARE, viewOf } from "./words.ts";

/** The format of journals that this program writes; a higher one is refused, never rewritten. */
export const FORMAT = 1;
const NAME = "guanjia-journal";
/** Bytes that are written with one sync, unless a single line is longer: no more than this can be lost of what nobody was promised. */
export const BATCH = 1 << 18;
/** Characters of a digest: SHA-256 in base64url. */
export const DIGEST = 43;
/** Characters of a moment: 2026-11-20T08:00:00.000Z. */
const MOMENT = 24;
/** Digits of a number at most. */
const SEQ = 16;

/** Bytes of a line at least, and its newline. */
export const SHORTEST = 1 + 1 + MOMENT + 1 + DIGEST + 1 + DIGEST + 1 + 1;

/** Where a chain stands: its newest line, and the link that proves all lines before it. */
export interface Head {
  readonly seq: number;
  readonly link: string;
}

/** The first line of each month's file: format, site, month, and the head of the chain before it. */
export interface Header {
  readonly format: number;
  readonly site: string;
  readonly month: string;
  readonly before: Head;
}

export const digestOf = (content: string | Uint8Array): string => hash("sha256", content, "base64url");

/** The link of a line proves the line before it, its own head and the digest of its body, so a body can be erased and the chain still holds. */
export function linkOf(before: string, seq: number, received: string, digest: string): string {
  return hash("sha256", `${before}\n${seq}\n${received}\n${digest}`, "base64url");
}

/** The head of a chain without lines; bound to its site, so that one site's file cannot stand in another's folder. */
export function genesis(site: string): Head {
  return { seq: 0, link: digestOf(`${NAME} ${FORMAT} ${site}`) };
}

/** seq, received, digest of body, link, body. */
export function lineOf(seq: number, received: string, digest: string, link: string, body: string): string {
  return `${seq}\t${received}\t${digest}\t${link}\t${body}\n`;
}

export function headerLine(header: Header): string {
  const { format, site, month, before } = header;
  return `${NAME}\t${format}\t${site}\t${month}\t${before.seq}\t${before.link}\n`;
}

/** Reads a first line; nothing where it is not a journal's. Of a newer format only the number is sure. */
export function readHeader(line: string): Header | { readonly format: number } | undefined {
  const [name, format, site, month, seq, link, ...rest] = line.split("\t");
  if (name !== NAME || !/^[1-9]\d{0,8}$/.test(format ?? "")) return undefined;
  if (Number(format) !== FORMAT) return { format: Number(format) };
  if (
    !site ||
    !/^\d{4}-\d\d$/.test(month ?? "") ||
    !/^\d{1,15}$/.test(seq ?? "") ||
    link?.length !== DIGEST ||
    rest.length > 0
  )
    return undefined;
  return { format: FORMAT, site, month: month ?? "", before: { seq: Number(seq), link } };
}

/** The head fields of a line and where its body begins. */
export interface LineHead {
  readonly seq: number;
  readonly received: string;
  readonly digest: string;
  readonly link: string;
  readonly body: number;
}
const TAB = 9;
const NEWLINE = 10;

/** Where the parts of a line's head begin in its buffer, and its number. */
export interface LineAt {
  readonly seq: number;
  readonly received: number;
  readonly digest: number;
  readonly link: number;
  readonly body: number;
}

/** Reads where the parts stand of the line in the buffer from `start` to `end`, its newline not included; false where the line is malformed. */
export function readLine(
  buffer: Buffer,
  start: number,
  end: number,
  into: { -readonly [K in keyof LineAt]: LineAt[K] },
): boolean {
  let seq = 0;
  let i = start;
  for (; i < end && i < start + SEQ; i++) {
    const digit = buffer[i]! - 48;
    if (digit < 0 || digit > 9) break;
    seq = seq * 10 + digit;
  }
  const received = i + 1;
  const digest = received + MOMENT + 1;
  const link = digest + DIGEST + 1;
  const body = link + DIGEST + 1;
  if (i === start || buffer[start] === 48 || body > end) return false;
  if (buffer[i] !== TAB || buffer[digest - 1] !== TAB || buffer[link - 1] !== TAB || buffer[body - 1] !== TAB)
    return false;
  into.seq = seq;
  into.received = received;
  into.digest = digest;
  into.link = link;
  into.body = body;
  return true;
}

/** The head of one line; nothing where it is malformed. */
export function lineHead(buffer: Buffer, start: number, end: number): LineHead | undefined {
  const at = { seq: 0, received: 0, digest: 0, link: 0, body: 0 };
  if (!readLine(buffer, start, end, at)) return undefined;
  const { seq, body } = at;
  return {
    seq,
    body,
    received: receivedAt(buffer, at),
    digest: digestAt(buffer, at.digest),
    link: digestAt(buffer, at.link),
  };
}

/** The moment that a line says it was received at. */
export const receivedAt = (buffer: Buffer, { received }: LineAt): string =>
  buffer.toString("latin1", received, received + MOMENT);

/** The digest or link that stands in the buffer. */
export const digestAt = (buffer: Buffer, at: number): string => buffer.toString("latin1", at, at + DIGEST);

/** Proves links line by line, as `linkOf` makes them, without a text for each. */
export interface Links {
  /** Whether the line that begins at `start` has the link that follows from the line before it. */
  follows(buffer: Buffer, view: DataView, start: number, at: LineAt): boolean;
  /** Goes on to this line. */
  take(view: DataView, at: LineAt): void;
  readonly newest: string;
}

export function createLinks(before: string): Links {
  const proof = Buffer.alloc(DIGEST + 1 + SEQ + 1 + MOMENT + 1 + DIGEST + SPARE, NEWLINE);
  const proofView = viewOf(proof);
  proof.write(before, "latin1");
  const byLength = new Map<number, Buffer>();
  const front = (length: number): Buffer => {
    const known = byLength.get(length) ?? proof.subarray(0, length);
    byLength.set(length, known);
    return known;
  };
  return {
    follows(buffer, view, start, at) {
      // what stands between the link before and the link of this line, with newlines for tabs
      copyWords(view, start, at.link - 1, proofView, DIGEST + 1);
      proof[DIGEST + at.received - start] = NEWLINE;
      proof[DIGEST + at.digest - start] = NEWLINE;
      return digestOf(front(DIGEST + at.link - start)) === digestAt(buffer, at.link);
    },
    take(view, { link }) {
      copyWords(view, link, link + DIGEST, proofView, 0);
      proof[DIGEST] = NEWLINE;
    },
    get newest() {
      return digestAt(proof, 0);
    },
  };
}
