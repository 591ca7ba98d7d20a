import type { Refusal, RefusalCatalogue } from "../../refusal.ts";
import { sayRefusal } from "../../refusals/say.ts";
import type { Lang } from "../../text/text.ts";

/** RFC 9457, with one error for each refusal and a JSON Pointer where it concerns a place in the body. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly {
    readonly code: string;
    readonly detail: string;
    readonly hint: string;
    readonly pointer?: string;
  }[];
}

/** A request that is refused; thrown by routes, said by the server. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(refusals: readonly Refusal[], headers: Readonly<Record<string, string>> = {}) {
    super(refusals[0]?.code);
    this.refusals = refusals;
    this.headers = headers;
  }
}

/** Puts refusals into words; the status is that of the first. */
export function problemOf(
  refusals: readonly Refusal[],
  request: string,
  lang: Lang,
  catalogue: RefusalCatalogue,
): Problem {
  const said = refusals.map((refusal) => ({ refusal, ...sayRefusal(refusal, lang, catalogue) }));
  const [first] = said;
  return {
    type: `urn:guanjia:${first?.refusal.code ?? "request-failed"}`,
    title: first?.text ?? "",
    status: catalogue[first?.refusal.code ?? ""]?.status ?? 400,
    detail: first?.hint ?? "",
    instance: `urn:guanjia:request:${request}`,
    errors: said.map(({ refusal: { code, data }, text, hint, meant }) => ({
      code,
      detail: text,
      hint: meant ?? hint,
      ...(typeof data["pointer"] === "string" && { pointer: data["pointer"] }),
    })),
  };
}

/** The language of an answer: what the page asks for, else English. */
export function languageOf(accept: string | undefined): Lang {
  return /^\s*zh/i.test(accept ?? "") ? "zh" : "en";
}
