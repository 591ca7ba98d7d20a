import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Checklist, ChecklistRow, Mark, Pass, Text } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { draftNotices, draftOf } from "../draft.ts";
import { GjElement, newId, recordOf } from "../element.ts";
import { stepperStyles } from "../stepper.ts";
import { answersOf, best, grouped, isException, marksOf, type Answer } from "./answers.ts";
import { question } from "./question.ts";
import { resultOf } from "./result.ts";
import { styles } from "./styles.ts";
import { texts } from "./texts.ts";

const drafts = draftOf((value): value is readonly unknown[] => Array.isArray(value));

/**
 * An inspection: all pass first, then the exceptions.
 * @fires gj-change - marks changed; detail: { marks }
 * @fires gj-submit - all rows answered; detail: the record
 * @csspart head - the title, and the button that passes all
 * @csspart row - a row with its answers
 * @csspart submit - the button that submits
 */
export class GjChecklist extends GjElement {
  static override styles = [GjElement.styles, stepperStyles, styles];
  static formAssociated = true;

  @property({ attribute: false }) checklist?: Checklist;
  /** Named qualities that rows refer to. */
  @property({ attribute: false }) qualities: Readonly<Record<string, Text>> = {};
  @property({ attribute: false }) pass?: Pass;
  /** Full id of the checklist: the form of the record. */
  @property() of = "";
  @property() site = "";
  @property() place?: string;
  @property({ attribute: "done-by" }) doneBy?: string;
  /** Key under which unsent answers are kept on this device. */
  @property({ attribute: "draft-key" }) draftKey?: string;
  @property({ reflect: true }) name = "";
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Leaves out the button: a form around it submits. */
  @property({ type: Boolean, attribute: "no-submit" }) noSubmit = false;

  @state() private answers = new Map<string, Answer>();
  @state() private notes = new Set<string>();
  @state() private missing = false;
  @state() private restored = false;
  @state() private full = false;
  @state() private fenced = false;
  private initial: readonly Mark[] = [];
  private loaded: string | undefined;
  private readonly internals = this.attachInternals();

  /** The answers as marks; setting them replaces all. */
  @property({ attribute: false })
  get marks(): readonly Mark[] {
    return this.checklist ? marksOf(this.checklist, this.answers) : this.initial;
  }
  set marks(marks: readonly Mark[]) {
    this.initial = marks;
    this.answers = this.checklist ? answersOf(this.checklist, marks) : new Map<string, Answer>();
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }
  formResetCallback(): void {
    this.clear();
  }
  formDisabledCallback(disabled: boolean): void {
    this.fenced = disabled;
  }
  formStateRestoreCallback(kept: string): void {
    const marks: unknown = JSON.parse(kept);
    if (Array.isArray(marks) && this.checklist) this.answers = answersOf(this.checklist, marks);
  }

  /** Forgets unsent answers, here and on this device: the record has arrived, or the person starts over. */
  clear(): void {
    if (this.draftKey) drafts.drop(this.draftKey);
    this.answers = this.checklist ? answersOf(this.checklist, this.initial) : new Map<string, Answer>();
    this.notes = new Set();
    this.missing = this.restored = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.checklist) return;
    if (changed.has("checklist") || changed.has("draftKey")) this.open(this.checklist);
    this.internals.setFormValue(this.name ? JSON.stringify(this.marks) : null);
    const left = this.left(this.checklist).length;
    this.internals.setValidity(this.required && left ? { valueMissing: true } : {}, this.tell(texts.required));
  }

  private open(checklist: Checklist): void {
    const kept = this.draftKey && this.draftKey !== this.loaded ? drafts.load(this.draftKey) : undefined;
    this.loaded = this.draftKey;
    const before = this.answers.size ? [...this.answers].map(([row, answer]) => ({ row, ...answer })) : this.initial;
    this.answers = answersOf(checklist, kept ?? before);
    this.restored = kept !== undefined && this.answers.size > 0;
  }

  private left(checklist: Checklist): string[] {
    return Object.keys(checklist.rows).filter((id) => this.answers.get(id)?.result === undefined);
  }

  private change(answers: Map<string, Answer>): void {
    this.answers = answers;
    this.restored = false;
    if (this.draftKey) {
      const kept = [...answers].map(([row, answer]) => ({ row, ...answer }));
      this.full = !drafts.keep(this.draftKey, kept);
    }
    this.send("gj-change", { marks: this.marks });
  }

  private note(id: string, note: string): void {
    this.change(new Map(this.answers).set(id, { ...this.answers.get(id), note }));
  }

  private allPass(checklist: Checklist): void {
    const answers = new Map(this.answers);
    for (const id of this.left(checklist)) {
      answers.set(id, { ...answers.get(id), ...best(checklist, checklist.rows[id]!) });
    }
    this.missing = false;
    this.change(answers);
  }

  /** Whether every row is answered; where one is not, it is marked and focused. */
  complete(): boolean {
    this.missing = this.checklist !== undefined && this.left(this.checklist).length > 0;
    if (this.missing)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".missing input")?.focus());
    return !this.missing;
  }

  private submit(): void {
    if (!this.complete()) return;
    const record = { id: newId(), form: this.of, site: this.site, place: this.place, "done-by": this.doneBy };
    this.send(
      "gj-submit",
      recordOf({ ...record, happened: new Date().toISOString(), precision: "minute", marks: this.marks }),
    );
  }

  protected override render(): TemplateResult {
    const { checklist } = this;
    if (!checklist || Object.keys(checklist.rows).length === 0)
      return html`<p class="empty">${this.tell(texts.empty)}</p>`;
    const rows = Object.entries(checklist.rows);
    const left = this.left(checklist).length;
    const off = this.disabled || this.fenced;
    return html`
      <div class="head" part="head">
        <div>
          <h2 id="title">${this.tell(checklist.title)}</h2>
          <p>${this.tell(texts["then-exceptions"])}</p>
        </div>
        <button
          type="button"
          class=${left ? "primary" : ""}
          ?disabled=${off || left === 0}
          @click=${() => this.allPass(checklist)}
        >
          ${icon("check")}${this.tell(left && left < rows.length ? texts["all-pass-rest"] : texts["all-pass"])}
        </button>
      </div>
      ${draftNotices(this.tongue, { restored: this.restored ? this.tell(texts.restored) : undefined, full: this.full }, () => this.clear())}
      <div role="group" aria-labelledby="title">
        ${grouped(checklist).map(([group, ids]) => {
          const list = html`<div class="rows">${ids.map((id) => this.row(checklist, id, off))}</div>`;
          return group === undefined
            ? list
            : html`<h3><span class="name">${this.tell(checklist.groups?.[group]?.title)}</span></h3>
                ${list}`;
        })}
      </div>
      ${this.bar(checklist, rows.length, left, off)}
    `;
  }

  private row(checklist: Checklist, id: string, off: boolean): TemplateResult {
    const row = checklist.rows[id]!;
    const at = Object.keys(checklist.rows).indexOf(id);
    const answer = this.answers.get(id) ?? {};
    const wrong = isException(checklist, row, answer);
    const missing = this.missing && answer.result === undefined;
    const quality = (row.quality ?? []).map((name) =>
      this.tell(Object.hasOwn(this.qualities, name) ? this.qualities[name] : { zh: name }),
    );
    const good = [this.tell(row.standard), quality.join(this.tongue === "zh" ? "、" : ", ")]
      .filter(Boolean)
      .join(this.tongue === "zh" ? "；" : "; ");
    return html`
      <fieldset
        class="row card ${wrong ? "fail" : ""} ${missing ? "missing" : ""}"
        part="row"
        ?disabled=${off}
        aria-describedby=${good ? `s${at}` : nothing}
      >
        <legend>
          <span class="name">${this.tell(row.title)}</span
          >${row.critical ? html`<span class="tag">${this.tell(texts.critical)}</span>` : nothing}${
            row.recommended ? html`<span class="tag light">${this.tell(texts.recommended)}</span>` : nothing
          }
        </legend>
        ${good ? html`<p class="standard" id="s${at}">${good}</p>` : nothing}
        <div class="answer">
          ${question(this.tongue, checklist, { row, at, answer }, (given) => this.choose(id, given))}
          ${
            wrong || answer.note || this.notes.has(id)
              ? nothing
              : html`<button
                  type="button"
                  class="quiet apart"
                  @click=${() => this.openNote(id, at)}
                  aria-label=${this.tell(texts["note-for"], { row: this.tell(row.title) })}
                >
                  ${icon("note")}
                </button>`
          }
        </div>
        ${wrong || answer.note || this.notes.has(id) ? this.noteField(row, id, at, answer) : nothing}
      </fieldset>
    `;
  }

  /** A choice replaces all but the note; a count keeps it as well. */
  private choose(id: string, answer: Answer): void {
    const { note } = this.answers.get(id) ?? {};
    this.change(new Map(this.answers).set(id, { ...answer, ...(note !== undefined && { note }) }));
  }

  private openNote(id: string, at: number): void {
    this.notes = new Set(this.notes).add(id);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#t${at}`)?.focus());
  }

  private noteField(row: ChecklistRow, id: string, at: number, answer: Answer): TemplateResult {
    return html`<div class="note">
      <textarea
        id="t${at}"
        maxlength="2000"
        aria-label=${this.tell(texts["note-for"], { row: this.tell(row.title) })}
        placeholder=${this.tell(texts["note-hint"])}
        .value=${live(answer.note ?? "")}
        @input=${(event: Event) => this.note(id, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>`;
  }

  private bar(checklist: Checklist, all: number, left: number, off: boolean): TemplateResult {
    const result = left === all ? undefined : resultOf(checklist, this.marks, this.pass, this.tongue);
    return html`<div class="bar">
      <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${all ? (100 * (all - left)) / all : 0} height="1" />
      </svg>
      <p class="result" role="status">
        ${result ? html`<strong class="number">${result.text}</strong>` : nothing}
        ${result?.band ? html`<span>${result.band}</span>` : nothing}
        ${
          left === 0 && result?.passed !== undefined
            ? html`<span class=${result.passed ? "good" : "bad"}
                >${this.tell(result.passed ? texts.passed : texts.below)}</span
              >`
            : nothing
        }
        <span class="number"
          >${this.missing && left ? this.tell(texts.left, { n: left }) : this.tell(texts.answered, { done: all - left, all })}</span
        >
      </p>
      ${
        this.noSubmit
          ? nothing
          : html`<button type="button" class="primary" part="submit" ?disabled=${off} @click=${() => this.submit()}>
              ${this.tell(texts.submit)}
            </button>`
      }
    </div>`;
  }
}
