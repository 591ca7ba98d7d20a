import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { isAhead, type Mark, type RecordInput, type views } from "../../../core/index.ts";
import type { GjChecklist } from "../checklist/checklist.ts";
import { GjElement, newId, recordOf } from "../element.ts";
import { instantAt, wallIn } from "../lang.ts";
import { stepper, stepperStyles } from "../stepper.ts";
import { alike, timesOf, type Alike } from "./marks.ts";
import { styles } from "./styles.ts";
import { texts } from "./texts.ts";

/** A row is done so many times a day at most, as a month sheet has it. */
const most = 999;

/**
 * Corrects or withdraws a record with a reason, or edits content that was not taken.
 * @fires gj-submit - detail: the record that corrects or withdraws, or the edited one
 * @fires gj-cancel - nothing is to be sent
 */
export class GjRecordForm extends GjElement {
  static override styles = [GjElement.styles, stepperStyles, styles];

  @property({ attribute: false }) record?: views.RecordView;
  /** People to choose from for who did it; without them it stays as it is. */
  @property({ attribute: false }) people: readonly views.Named[] = [];
  /** Content that was not taken; a new record where it corrects none. */
  @property({ attribute: false }) draft?: RecordInput;
  /** Takes the record back instead. */
  @property({ type: Boolean }) withdraw = false;
  /** Called when it was sent, or nothing is to be sent. */
  @property({ attribute: false }) done?: () => void;
  @state() private groups: readonly Alike[] = [];
  @state() private times: readonly number[] = [];
  @state() private when = "";
  @state() private doneBy = "";
  @state() private lacks: "time" | "marks" | "reason" | undefined;
  private marks: readonly Mark[] = [];
  private filled = false;

  /** Content in force, or content that was not taken; what has been typed since stays when the record is loaded anew. */
  protected override willUpdate(_changed: PropertyValues): void {
    if (!this.record || this.filled) return;
    this.filled = true;
    const { happened, precision, marks = [], "done-by": doneBy = "" } = this.content(this.record);
    this.marks = marks;
    this.groups = this.record.kind === "inspection" ? [] : alike(marks, this.record.inForce.marks);
    this.times = this.groups.map((group) => group.marks.length);
    this.when = this.wall(happened).slice(0, precision === "day" ? 10 : 16);
    this.doneBy = doneBy;
  }

  private content({ inForce }: views.RecordView): RecordInput {
    return this.draft ?? inForce.record;
  }

  private wall(happened = ""): string {
    return happened && this.record ? wallIn(happened, this.record.timezone) : "";
  }

  private get asksReason(): boolean {
    return this.draft === undefined || this.draft.corrects !== undefined;
  }

  private submit(event: Event, record: views.RecordView): void {
    event.preventDefault();
    const field = (name: string): HTMLTextAreaElement | null => this.renderRoot.querySelector(name);
    const checklist = this.renderRoot.querySelector<GjChecklist>("gj-checklist");
    if (checklist && !checklist.complete()) return;
    const marks = checklist?.marks ?? this.groups.flatMap((group, at) => timesOf(group, this.times[at] ?? 0));
    const reason = field("#reason")?.value.trim();
    const none = this.groups.length > 0 && marks.length === 0;
    this.lacks = this.isAhead(record)
      ? "time"
      : none && !this.withdraw
        ? "marks"
        : reason === ""
          ? "reason"
          : undefined;
    if (this.lacks) return void field({ time: "#happened", marks: ".steps", reason: "#reason" }[this.lacks])?.focus();
    const { id: newest, form, site } = record.inForce.record;
    const made = { id: newId(), form, site, reason };
    const sent = this.send(
      "gj-submit",
      this.withdraw
        ? recordOf({ ...made, withdraws: newest })
        : this.whole(record, { ...made, marks, ...(reason !== undefined && { corrects: newest }) }),
    );
    if (sent) this.done?.();
  }

  /** When it happened: as it was, or as it was written anew. */
  private happened(record: views.RecordView): string | undefined {
    const { happened } = this.content(record);
    const before = this.wall(happened);
    if (this.when === "" || before.startsWith(this.when)) return happened;
    return instantAt(`${this.when}${before.slice(this.when.length)}`, record.timezone);
  }

  /** Whether a time was written that the server would refuse by this device's clock. */
  private isAhead(record: views.RecordView): boolean {
    const happened = this.happened(record);
    const changed = happened !== this.content(record).happened;
    return changed && !this.withdraw && isAhead(Date.parse(happened ?? "") / 1000, Date.now() / 1000);
  }

  private cancel(): void {
    if (this.send("gj-cancel", {})) this.done?.();
  }

  /** Begins with the first field. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("input, textarea")?.focus());
  }

  private whole(record: views.RecordView, made: Parameters<typeof recordOf>[0]): RecordInput {
    const { place, fields, precision } = this.content(record);
    return recordOf({
      place,
      fields,
      precision,
      happened: this.happened(record),
      "done-by": this.doneBy || undefined,
      ...made,
    });
  }

  protected override render(): TemplateResult {
    const { record } = this;
    if (!record) return html``;
    return html`<form novalidate @submit=${(event: Event) => this.submit(event, record)}>
      ${this.withdraw ? nothing : this.fields(record)} ${this.asksReason ? this.reason() : nothing}
      <div class="actions">
        <button type="submit" class="primary">
          ${this.tell(this.withdraw ? texts.withdraw : this.draft ? texts.send : texts.save)}
        </button>
        <button type="button" @click=${() => this.cancel()}>${this.tell(texts.cancel)}</button>
      </div>
    </form>`;
  }

  private reason(): TemplateResult {
    const lacks = this.lacks === "reason";
    return html`<label class="field" for="reason">${this.tell(texts.reason)}</label>
      <textarea
        id="reason"
        required
        maxlength="2000"
        aria-invalid=${lacks ? "true" : "false"}
        aria-describedby=${lacks ? "fault" : nothing}
        placeholder=${this.tell(texts["reason-hint"])}
        .value=${this.draft?.reason ?? ""}
      ></textarea>
      ${lacks ? html`<p class="bad small" id="fault">${this.tell(texts["reason-missing"])}</p>` : nothing}`;
  }

  private fields(record: views.RecordView): TemplateResult {
    const day = this.when.length === 10;
    return html`<label class="field" for="happened">${this.tell(texts.happened)}</label>
      <input
        id="happened"
        type=${day ? "date" : "datetime-local"}
        aria-invalid=${this.lacks === "time" ? "true" : "false"}
        aria-describedby=${this.lacks === "time" ? "ahead" : nothing}
        .value=${this.when}
        @change=${(event: Event) => (this.when = (event.target as HTMLInputElement).value || this.when)}
      />
      ${this.lacks === "time" ? html`<p class="bad small" id="ahead" role="alert">${this.tell(texts.future)}</p>` : nothing}
      ${
        this.people.length
          ? html`<label class="field" for="done-by">${this.tell(texts["done-by"])}</label>
              <select
                id="done-by"
                @change=${(event: Event) => (this.doneBy = (event.target as HTMLSelectElement).value)}
              >
                <option value="" .selected=${this.doneBy === ""}>${this.tell(texts["not-named"])}</option>
                ${this.people.map(({ id, title }) => html`<option value=${id} .selected=${id === this.doneBy}>${this.tell(title)}</option>`)}
              </select>`
          : nothing
      }
      ${record.kind === "inspection" ? this.answers(record) : this.rows()}`;
  }

  private answers(record: views.RecordView): TemplateResult {
    return html`<gj-checklist
      no-submit
      .checklist=${record.definition}
      .qualities=${record.qualities}
      .pass=${record.pass}
      .marks=${this.marks}
    ></gj-checklist>`;
  }

  private rows(): TemplateResult {
    const set = (at: number) => (times: number) =>
      (this.times = this.times.map((before, index) => (index === at ? times : before)));
    return html`<ul>
        ${this.groups.map(({ title }, at) => {
          const value = this.times[at] ?? 0;
          const name = this.tell(title);
          return html`<li class=${value === 0 ? "dropped" : ""}>
            <b class="name">${name}</b>
            <div class="edit">${stepper(this.tongue, { id: `t${at}`, value, max: most, name }, set(at))}</div>
          </li>`;
        })}
      </ul>
      ${this.lacks === "marks" ? html`<p class="bad small" role="alert">${this.tell(texts["marks-missing"])}</p>` : nothing}`;
  }
}
