import { Composer, CST, type Document, type ScalarTag, type Tags, type YAMLError } from "yaml";
import type { RefusalCode } from "../refusals/index.ts";
import type { Data } from "../text/text.ts";
import { slipOf } from "./indent.ts";
import { shortened, type NoteFault, type Parsed } from "./lexemes.ts";
import { depthAt, lineAt, wideMarks } from "./wide.ts";

/** What composing found: the document, and from where on its shape cannot be trusted. */
export interface Composed {
  readonly document: Document.Parsed | undefined;
  readonly broken: number;
}

interface Broken {
  readonly code: RefusalCode;
  readonly offset: number;
  readonly data?: Data;
  readonly first?: number;
}

/** Faults of one value only: what stands around them is still read as it was meant. */
const LOCAL: Readonly<Partial<Record<YAMLError["code"], RefusalCode>>> = {
  BAD_DQ_ESCAPE: "yaml-escape",
  BAD_SCALAR_START: "yaml-reserved-start",
};
/** Consequences of aliases, anchors and tags, which are noted by themselves. */
const ECHOES: ReadonlySet<YAMLError["code"]> = new Set([
  "ALIAS_PROPS",
  "BAD_ALIAS",
  "BAD_PROP_ORDER",
  "MULTIPLE_ANCHORS",
  "MULTIPLE_TAGS",
  "TAG_RESOLVE_FAILED",
  "BAD_COLLECTION_TYPE",
]);
/** Faults of the whole line that explain whatever the parser says of it or after it. */
const EXPLAINS: ReadonlySet<RefusalCode> = new Set([
  "yaml-tab",
  "yaml-wide-colon",
  "yaml-wide-space",
  "yaml-wide-comma",
  "yaml-wide-mark",
]);

const CODES: Readonly<Partial<Record<YAMLError["code"], RefusalCode>>> = {
  BAD_INDENT: "yaml-indent",
  BLOCK_AS_IMPLICIT_KEY: "yaml-colon-in-value",
  BLOCK_IN_FLOW: "yaml-block-in-flow",
  KEY_OVER_1024_CHARS: "yaml-key-long",
  MULTILINE_IMPLICIT_KEY: "yaml-colon-missing",
  TAB_AS_INDENT: "yaml-tab",
};
/** One code of the library covers many faults; its message tells them apart. */
const MESSAGES: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^Missing closing .quote$/, "yaml-quote-open"],
  [/end with a [\]}]$/, "yaml-bracket-open"],
  [/^Implicit map keys need/, "yaml-colon-missing"],
  [/^Missing , |^Implicit keys of flow/, "yaml-comma-missing"],
  [/^Missing space after :/, "yaml-space-after-colon"],
  [/^Comments must be separated/, "yaml-comment-space"],
  [/^Unexpected block-seq-ind on same line/, "yaml-list-beside-key"],
  [/^A block sequence may not be used|^Sequence item without/, "yaml-indent"],
];

/** Tokens to nodes. Notes each local fault, and of the faults that break the shape the first: the others follow from it. */
export function compose(
  text: string,
  parsed: Parsed,
  noted: () => Iterable<{ code: RefusalCode; offset: number }>,
  note: NoteFault,
): Composed {
  const [first, second] = parsed.documents;
  if (second) note("yaml-several-documents", second.offset);
  const limit = second?.offset ?? text.length + 1;
  const document =
    first &&
    composeOne(
      first,
      parsed.ends.find((end) => end.offset < limit),
    );
  const errors = document?.errors.filter((error) => !ECHOES.has(error.code)) ?? [];
  for (const error of errors) {
    const code = LOCAL[error.code];
    if (code) note(code, error.pos[0], { found: text.substr(error.pos[0], code === "yaml-escape" ? 2 : 1) });
  }
  const breaks = [
    ...parsed.errors
      .filter((error) => error.offset < limit)
      .map((error) => ({ offset: error.offset, message: error.message, code: "UNEXPECTED_TOKEN" as const })),
    ...errors
      .filter((error) => !LOCAL[error.code])
      .map((error) => ({ offset: error.pos[0], message: error.message, code: error.code })),
  ].sort((a, b) => a.offset - b.offset);
  const worst = breaks[0];
  if (!worst) return { document, broken: Infinity };
  for (const mark of first ? wideMarksOf(first, text) : []) note(mark.code, mark.offset, mark.data);
  const named = name(worst, text, first);
  if (!explained(named.offset, text, noted())) note(named.code, named.offset, named.data, named.first);
  return { document, broken: Math.min(worst.offset, named.offset) };
}

/** Plain text that can be no number, no true or false and no null: asked first, it is not asked whether it is each of these. */
const PLAIN_TEXT: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  test: /^(?!null$|true$|false$)[^-+.~\d]/i,
  resolve: (text) => text,
};

/** Tags are refused by themselves; one that is known would change what it stands before. */
const OPTIONS = { version: "1.2", uniqueKeys: false, prettyErrors: false, resolveKnownTags: false } as const;
const customTags = (tags: Tags): Tags => [PLAIN_TEXT, ...tags];

/** A broken file can hold 10^5 errors, and their stack traces are four fifths of the cost. */
function composeOne(token: CST.Document, end: CST.DocumentEnd | undefined): Document.Parsed | undefined {
  const traces = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const [document] = new Composer({ ...OPTIONS, customTags }).compose(end ? [token, end] : [token]);
    return document;
  } finally {
    Error.stackTraceLimit = traces;
  }
}

/** Whether a fault already noted on this line, the one before or the one after explains it. */
function explained(offset: number, text: string, noted: Iterable<{ code: RefusalCode; offset: number }>): boolean {
  const lineEnd = text.indexOf("\n", offset);
  const nextEnd = lineEnd === -1 ? -1 : text.indexOf("\n", lineEnd + 1);
  const until = nextEnd === -1 ? text.length : nextEnd;
  for (const fault of noted) if (EXPLAINS.has(fault.code) && fault.offset <= until) return true;
  return false;
}

/** Our name for the library's fault, and the place where a person would look. */
function name(
  error: { offset: number; message: string; code: YAMLError["code"] },
  text: string,
  document: CST.Document | undefined,
): Broken {
  const code = MESSAGES.find(([message]) => message.test(error.message))?.[1] ?? CODES[error.code] ?? "yaml-unexpected";
  if (code === "yaml-quote-open")
    return { code, offset: find(document, (token) => quoteEnding(token, error.offset))?.offset ?? error.offset };
  if (code === "yaml-bracket-open") {
    const tab = tabBefore(text, error.offset);
    if (tab !== undefined) return { code: "yaml-tab", offset: tab };
    const open = find(document, isOpen);
    const hash = open && hashAfter(text, open.offset);
    if (hash !== undefined) return { code: "yaml-hash-in-value", offset: hash };
    return { code, offset: open?.offset ?? error.offset, data: { found: text.charAt(open?.offset ?? error.offset) } };
  }
  const offset = Math.min(
    text.length,
    error.offset + (/^\s*/.exec(text.slice(error.offset, error.offset + 1000))?.[0].length ?? 0),
  );
  const line = shortened(text.slice(offset, offset + 200));
  const found = sharper(code, offset, text, line) ?? { code, offset, data: { found: line } };
  return found.code === "yaml-indent" ? { ...found, ...slipOf(text, found.offset) } : found;
}

const COMMA_WANTED: ReadonlySet<RefusalCode> = new Set(["yaml-comma-missing", "yaml-block-in-flow", "yaml-unexpected"]);

/** What a person did, where the library only says what it met. */
function sharper(code: RefusalCode, offset: number, text: string, line: string): Broken | undefined {
  const tab = tabBefore(text, offset);
  if (tab !== undefined) return { code: "yaml-tab", offset: tab };
  const comma = COMMA_WANTED.has(code) ? wideComma(text, offset) : undefined;
  if (comma !== undefined) return { code: "yaml-wide-comma", offset: comma };
  if (code === "yaml-colon-missing" && line.startsWith("- "))
    return { code: "yaml-unexpected", offset, data: { found: line } };
  if (
    code === "yaml-unexpected" &&
    offset === text.lastIndexOf("\n", offset) + 1 &&
    /^[^\s:]+:(?:\s|$)/.test(line) &&
    slipOf(text, offset).offset < offset
  )
    return { code: "yaml-indent", offset };
  if (code === "yaml-colon-missing") {
    const key = /^[^\s：:]{1,40}(?=：|:\S)/.exec(line)?.[0];
    if (key !== undefined)
      return {
        code: line.charAt(key.length) === "：" ? "yaml-wide-colon" : "yaml-space-after-colon",
        offset: offset + key.length,
      };
  }
  if (code === "yaml-unexpected" && /^[\]}]/.test(line))
    return { code: "yaml-bracket-extra", offset, data: { found: line.charAt(0) } };
  if (code === "yaml-block-in-flow" && !line.startsWith("-")) return { code: "yaml-comma-missing", offset };
  const start = lineAt(text, offset).start;
  const key = /^[\s-]*([\w-]+) +[{[]/.exec(text.slice(start, offset));
  if (code === "yaml-colon-in-value" && key?.[1])
    return { code: "yaml-colon-missing", offset: start + key[0].indexOf(key[1]), data: { found: key[1] } };
  if (code === "yaml-colon-in-value" && !/:(?: |$)/.test(line)) {
    const below = /^[^\n]*\n\s*/.exec(text.slice(offset, offset + 1000))?.[0].length;
    if (below !== undefined) return { code: "yaml-indent", offset: offset + below };
  }
  return undefined;
}

/** Where a # behind a blank makes a comment of the rest of a line that an open bracket is on. */
function hashAfter(text: string, offset: number): number | undefined {
  const rest = text.slice(offset, lineAt(text, offset).end);
  const hash = /\s#(?=\S)/.exec(rest.replace(/"[^"]*"|'[^']*'/g, (quoted) => "x".repeat(quoted.length)));
  return hash ? offset + hash.index + 1 : undefined;
}

/** Where a full-width comma stands in brackets, on the rest of a line from an offset. */
function wideComma(text: string, offset: number): number | undefined {
  const line = lineAt(text, offset);
  const comma = text.indexOf("，", offset);
  return comma !== -1 && comma < line.end && depthAt(text.slice(line.start, comma)) > 0 ? comma : undefined;
}

/** Where a tab indents the line of an offset. */
function tabBefore(text: string, offset: number): number | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const tab = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0].indexOf("\t") ?? -1;
  return tab === -1 ? undefined : lineStart + tab;
}

/** A quoted text that was cut off at an offset. */
function quoteEnding(token: CST.Token, end: number): boolean {
  return (
    (token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar") &&
    token.offset + token.source.length === end
  );
}

/** A bracket without its partner. */
function isOpen(token: CST.Token): boolean {
  if (token.type !== "flow-collection") return false;
  return token.end[0]?.source !== (token.start.source === "{" ? "}" : "]");
}

function find(document: CST.Document | undefined, wanted: (token: CST.Token) => boolean): CST.Token | undefined {
  for (const token of document?.value ? tokensOf(document.value) : []) if (wanted(token)) return token;
  return undefined;
}

/** A token and all below it, in the order of the text; at most 50 deep. */
function* tokensOf(token: CST.Token): Generator<CST.Token> {
  yield token;
  if (!CST.isCollection(token)) return;
  for (const item of token.items) {
    if (item.key) yield* tokensOf(item.key);
    if (item.value) yield* tokensOf(item.value);
  }
}

/** Full-width marks where YAML's own were meant; asked only of a file whose shape is broken. */
function* wideMarksOf(document: CST.Document, text: string): Generator<Broken> {
  for (const token of document.value ? tokensOf(document.value) : []) {
    if (token.type !== "scalar") continue;
    const lineStart = text.lastIndexOf("\n", token.offset - 1) + 1;
    const ownLine = /^[ \t-]*$/.test(text.slice(lineStart, token.offset));
    for (const { code, at, data } of wideMarks(token.source, { ownLine })) {
      yield { code, offset: token.offset + at, ...(data && { data }) };
    }
  }
}
