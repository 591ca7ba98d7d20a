import { hash } from "node:crypto";

/** The format of journals that this program writes; a higher one is refused, never rewritten. */
export const FORMAT = 1;
const NAME = "guanjia-journal";
/** Bytes that are written with one sync, unless a single line is longer: no more than this can be lost of what nobody was promised. */
export const BATCH = 1 << 18;
/** Characters of a digest: SHA-256 in base64url. */
export const DIGEST = 43;
/** Characters of a moment: 2026-11-20T08:00:00.000Z. */
const MOMENT = 24;

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

/** Reads the head of the line that stands in the buffer from `start` to `end`, its newline not included, into an object; false where the line is malformed. */
export function readLine(
  buffer: Buffer,
  start: number,
  end: number,
  into: { -readonly [K in keyof LineHead]: LineHead[K] },
): boolean {
  let seq = 0;
  let i = start;
  for (; i < end && i < start + 16; i++) {
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
  const head = buffer.toString("latin1", received, body - 1);
  into.seq = seq;
  into.received = head.slice(0, MOMENT);
  into.digest = head.slice(MOMENT + 1, MOMENT + 1 + DIGEST);
  into.link = head.slice(MOMENT + DIGEST + 2);
  into.body = body;
  return true;
}

/** The head of one line; nothing where it is malformed. */
export function lineHead(buffer: Buffer, start: number, end: number): LineHead | undefined {
  const head = { seq: 0, received: "", digest: "", link: "", body: 0 };
  return readLine(buffer, start, end, head) ? head : undefined;
}
