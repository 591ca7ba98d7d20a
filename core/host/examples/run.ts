import type { Finding, Instant, LateEntry } from "../../finding.ts";
import type { Example, TestsFile } from "../../../schemas/generated/tests.ts";
import type { Refusal } from "../../refusal.ts";
import type { Parts, RulesetFolder } from "../../ruleset/load.ts";
import { sayInstant, startOf, type Civil } from "../../time/index.ts";
import { compliance, createIndex, judge, type Judgement } from "../../judge/index.ts";
import { civilOf } from "../../judge/plan.ts";
import { exampleRecords, exampleWorld, momentOf } from "./given.ts";

/** A piece of YAML that adds to another: maps are merged, all else is replaced. */
export type Facts = Readonly<Record<string, unknown>>;

/** What an example brought out, and what of it was not as expected; nothing in `wrong` means that it holds. */
export interface Outcome {
  readonly name: string;
  readonly wrong: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly findings: readonly (Finding | LateEntry)[];
}

/** Runs every example of a file. `folders` are the rulesets that a file may name. */
export function runExamples(file: TestsFile, parts: Parts, folders: readonly RulesetFolder[] = []): Outcome[] {
  return Object.entries(file.examples).map(([name, example]) => runExample(name, file, example, parts, folders));
}

function runExample(
  name: string,
  file: TestsFile,
  example: Example,
  parts: Parts,
  folders: readonly RulesetFolder[],
): Outcome {
  const { world, refusals } = exampleWorld(file, example, parts, folders);
  if (!world) return { name, wrong: ["its rules or its site are refused"], refusals, findings: [] };
  const civil = civilOf(world.site);
  const [asOf, range] = [momentOf(example["as-of"], civil), rangeOf(example)];
  if (asOf === undefined || !range) return { name, wrong: ["as-of or dates cannot be read"], refusals, findings: [] };
  const records = exampleRecords(file, example, civil);
  if (typeof records === "string") return { name, wrong: [records], refusals, findings: [] };
  const index = createIndex(world);
  for (const record of records) index.add(record);
  const judgement = judge(index, { asOf, ...range });
  const findings = [...judgement.findings(), ...judgement.entries()];
  return {
    name,
    wrong: [...compared(findings, example, civil), ...comparedOthers(judgement, example)],
    refusals,
    findings,
  };
}

function rangeOf(example: Example): { from: string; to: string } | undefined {
  const [from = "", to = from] = (example.dates ?? example["as-of"].slice(0, 10)).split("..");
  return /^\d{4}-\d\d-\d\d$/.test(from) && /^\d{4}-\d\d-\d\d$/.test(to) ? { from, to } : undefined;
}

/** Every duty must be expected, and every expectation met. */
function compared(findings: Outcome["findings"], { expect = {} }: Example, civil: Civil): string[] {
  const [first] = findings;
  if (typeof expect === "string") {
    if (findings.length !== 1 || !first)
      return [`one duty was expected, there are ${findings.length}: ${listed(findings, civil)}`];
    return unmet(expect, first).map((word) => `${shown(first)}: ${word} was expected`);
  }
  const { rest, ...named } = expect;
  const names = new Map(findings.map((finding) => [nameOf(finding, findings, civil), finding]));
  const missing = Object.keys(named).filter((name) => !names.has(name));
  const wrong = [...names].flatMap(([name, finding]) => {
    const words = Object.hasOwn(named, name) ? named[name] : rest;
    if (words === undefined) return [`not expected: ${name}: ${shown(finding)}`];
    return unmet(words, finding).map((word) => `${name}: ${shown(finding)}, not ${word}`);
  });
  if (names.size < findings.length) wrong.push("two duties have the same name");
  if (rest !== undefined && Object.keys(named).length >= names.size) wrong.push("there is no rest");
  return [...missing.map((name) => `there is no duty ${name}: ${listed(findings, civil)}`), ...wrong];
}

/** The words of an expectation that do not hold: a verdict, how many were found, +how many stand beside, else a reason, a modality or a figure. */
function unmet(words: string, finding: Outcome["findings"][number]): string[] {
  const [verdict, ...more] = words.split(" ");
  const holds = (word: string): boolean => {
    if (/^\d+$/.test(word)) return finding.data["found"] === Number(word);
    if (/^\+\d+$/.test(word)) return finding.beside.length === Number(word);
    return word === finding.reason || word === finding.modality || Object.values(finding.data).includes(word);
  };
  return [...(verdict === finding.verdict ? [] : [verdict ?? ""]), ...more.filter((word) => !holds(word))];
}

function shown({ verdict, reason, data, beside }: Outcome["findings"][number]): string {
  return `${verdict} (${reason}, +${beside.length}, ${JSON.stringify(data)})`;
}

function listed(findings: Outcome["findings"], civil: Civil): string {
  return findings.map((finding) => `${nameOf(finding, findings, civil)}: ${finding.verdict}`).join("; ");
}

/** A duty by its rule and its subject, where there are several, and the day or moment at which it starts. */
function nameOf({ rule, subject, start }: Outcome["findings"][number], all: Outcome["findings"], civil: Civil): string {
  const rules = new Set(all.map((finding) => finding.rule));
  const subjects = new Set(all.map((finding) => finding.subject));
  return [
    ...(rules.size > 1 ? [rule.slice(rule.indexOf("/") + 1)] : []),
    ...(subjects.size > 1 ? [subject] : []),
    timeName(start, civil),
  ].join(" ");
}

function timeName(t: Instant, civil: Civil): string {
  const text = sayInstant(t, civil);
  return startOf(text.slice(0, 10), civil) === t ? text.slice(0, 10) : text;
}

function comparedOthers(judgement: Judgement, example: Example): string[] {
  const wrong: string[] = [];
  const guidelines = Object.fromEntries(
    judgement.guidelines.map(({ rule, seenBy = "" }) => [tail(rule.id), tail(seenBy)]),
  );
  if (example.shown && JSON.stringify(guidelines) !== JSON.stringify(example.shown))
    wrong.push(`shown: ${JSON.stringify(guidelines)}`);
  const [all] = compliance(judgement, "all");
  const share = all && (all.done.judged > 0 ? all.done : all.inspected);
  const said = share ? `${share.met} of ${share.judged}` : "0 of 0";
  if (example.compliance !== undefined && said !== example.compliance) wrong.push(`compliance is ${said}`);
  return wrong;
}

const tail = (id: string): string => id.slice(id.lastIndexOf("/") + 1);
