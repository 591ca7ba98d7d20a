import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Checklist, ChecklistRow, Lang } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { tell } from "../lang.ts";
import { stepper } from "../stepper.ts";
import { counted, type Answer } from "./answers.ts";
import { texts } from "./texts.ts";

/** Faults and findings are counted without end; the field takes no more than this. */
const most = 1_000_000;

/** A row as it is asked: where it stands in the list, and what is answered so far. */
export interface Asked {
  readonly row: ChecklistRow;
  readonly at: number;
  readonly answer: Answer;
}

/** What a row is answered with: pass or fail, a level, or a number; and "not applicable" where the checklist has it. */
export function question(
  lang: Lang,
  checklist: Checklist,
  asked: Asked,
  give: (answer: Answer) => void,
): TemplateResult {
  const { method, levels } = checklist;
  const none: Choice[] = checklist["not-applicable"]
    ? [{ result: "not-applicable", title: tell(texts["not-applicable"], lang), kind: "none" }]
    : [];
  const choose = (choices: readonly Choice[], look = ""): TemplateResult => choicesOf(asked, choices, look, give);
  if (method === "levels") {
    const scale = (levels?.scale ?? []).map(String).map((level) => ({ result: level, title: level, kind: "level" }));
    return choose([...scale, ...none], "many");
  }
  if (method === "yes-no") {
    const yes = { result: "pass", title: tell(texts.pass, lang), kind: "pass" };
    return choose([yes, { result: "fail", title: tell(texts.fail, lang), kind: "fail" }, ...none]);
  }
  return html`${numberOf(lang, checklist, method, asked, give)} ${none.length ? choose(none, "apart") : nothing}`;
}

interface Choice {
  readonly result: string;
  readonly title: string;
  readonly kind: string;
}

function choicesOf(
  { at, answer }: Asked,
  choices: readonly Choice[],
  look: string,
  give: (answer: Answer) => void,
): TemplateResult {
  return html`<div class="choices ${look}">
    ${choices.map(
      ({ result, title, kind }) =>
        html`<label class="choice ${kind}"
          ><input
            type="radio"
            name="row${at}"
            .checked=${live(answer.result === result)}
            @change=${() => give({ result })}
          /><span>${kind === "none" ? nothing : icon(kind === "fail" ? "cross" : "check")}${title}</span></label
        >`,
    )}
  </div>`;
}

function numberOf(
  lang: Lang,
  checklist: Checklist,
  method: "points" | "deductions" | "faults",
  { row, at, answer }: Asked,
  give: (answer: Answer) => void,
): TemplateResult {
  const max = method === "points" ? (row.points ?? 0) : most;
  const set = (count: number): void => give(counted(checklist, row, count));
  const field = { id: `n${at}`, value: answer.count, from: method === "points" ? max : 0, max };
  return html`<div class="count">
    ${stepper(lang, field, set)}
    <label for="n${at}">${tell(texts[method], lang, { max })}</label>
  </div>`;
}
