import { resolve } from "node:path";
import { placeOf } from "../../refusals/print.ts";
import { refuse, type Refusal } from "../../refusal.ts";
import { sayRefusal } from "../../refusals/say.ts";
import { shownPath } from "../files.ts";
import { verify as walk, type Verified } from "../store/verify.ts";
import { open, Refused, type Context } from "./context.ts";
import { sentences } from "../print/terminal.ts";
import { EXIT, type Io } from "./io.ts";
import { deliver, readOutputs } from "./outputs.ts";
import type { VerifyOptions } from "./options.ts";

/** Walks the chain of every journal; ends with 1 and names the first bad line where one does not hold. */
export async function verify(folder: string | undefined, options: VerifyOptions, io: Io): Promise<number> {
  const outputs = readOutputs(options.format, ["text", "json"]);
  if ("code" in outputs) throw new Refused(outputs);
  const context = await open(options, io);
  const dir = folder === undefined ? context.app.data : resolve(io.cwd, folder);
  const known = options.head === undefined ? {} : { [options.site ?? onlySite(context)]: headOf(options.head) };
  const { sites, refusals } = walk(dir, known);
  if (refusals.length > 0) throw new Refused(...refusals);
  const chosen = sites.filter(({ site }) => options.site === undefined || site === options.site);
  if (chosen.length === 0) throw new Refused(noneOf(options.site, shownPath(dir, io.cwd), sites));
  deliver(
    outputs,
    (format) => (format === "json" ? asJson(chosen, context) : chosen.map((one) => asText(one, context)).join("")),
    io,
  );
  return chosen.some(({ fault }) => fault) ? EXIT.findings : EXIT.clean;
}

function noneOf(site: string | undefined, dir: string, sites: readonly Verified[]): Refusal {
  const known = sites.map((one) => one.site).join(", ");
  return refuse("no-records", {
    dir,
    "of-zh": site === undefined ? "" : ` ${site} 的`,
    "of-en": site === undefined ? "" : ` of ${site}`,
    "near-zh": known && `；那里有：${known}`,
    "near-en": known && `; there are those of ${known}`,
  });
}

function onlySite({ app }: Context): string {
  const [first] = app.sites;
  if (!first || app.sites.length > 1)
    throw new Refused(refuse("several-sites", { known: app.sites.map(({ name }) => name).join(", ") }));
  return first.name.replace(/\.yaml$/, "");
}

/** A head as the report prints it: "412 6f1c…". */
function headOf(text: string): { readonly seq: number; readonly link: string } {
  const [, seq, link] = /^(\d+)[ :](\S+)$/.exec(text.trim()) ?? [];
  if (seq === undefined || link === undefined) throw new Refused(refuse("head-not-read", { found: text }));
  return { seq: Number(seq), link };
}

function asText({ site, lines, head, erased, torn, fault }: Verified, { app, lang, paint }: Context): string {
  if (fault) {
    const said = sayRefusal(fault, lang, app.catalogue);
    return `${paint.red("✗")} ${site}  ${fault.at ? placeOf(fault.at) : ""}  ${fault.code}  ${sentences(lang, said.text, said.hint)}\n`;
  }
  const notes =
    lang === "zh"
      ? [erased && `已清除 ${erased} 行`, torn && `末尾有 ${torn} 字节未写完`]
      : [erased && `${erased} erased`, torn && `${torn} unfinished bytes at the end`];
  const figures = lang === "zh" ? `${lines} 行相连` : lines === 1 ? "1 line holds" : `${lines} lines hold`;
  return `${paint.green("✓")} ${site}  ${[figures, ...notes].filter(Boolean).join(lang === "zh" ? "，" : ", ")}  ${paint.dim(`${head.seq} ${head.link}`)}\n`;
}

function asJson(sites: readonly Verified[], { app, lang }: Context): string {
  const said = sites.map(({ fault, ...rest }) => ({
    ...rest,
    ...(fault && { fault: { ...fault, ...sayRefusal(fault, lang, app.catalogue) } }),
  }));
  return JSON.stringify({ format: 1, sites: said }, null, 2) + "\n";
}
