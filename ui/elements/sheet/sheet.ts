import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { views } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { draftNotices, draftOf } from "../draft.ts";
import { GjElement } from "../element.ts";
import { sayDate, sayMonth } from "../lang.ts";
import {
  cellKey,
  countAt,
  placed,
  readPaste,
  recordsOf,
  sameAsBefore,
  standingOf,
  stepOf,
  tapped,
  type At,
  type Cell,
  type Standing,
  type Typed,
} from "./cells.ts";
import { styles } from "./styles.ts";
import { texts } from "./texts.ts";

const isTyped = (value: unknown): value is readonly (readonly [string, number])[] =>
  Array.isArray(value) &&
  value.every((cell) => Array.isArray(cell) && typeof cell[0] === "string" && typeof cell[1] === "number");
const drafts = draftOf(isTyped);
const weekdays = { zh: ["一", "二", "三", "四", "五", "六", "日"], en: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] };
/** The same rows and days, loaded anew: whoever types in it stays in their cell. */
const sameGrid = (a: views.SheetView, b: views.SheetView): boolean =>
  a.month === b.month && a.place.id === b.place.id && a.block.id === b.block.id && a.rows.length === b.rows.length;

/**
 * A month of a paper log typed in afterwards: rows by days. Disabled, it can only be read.
 * @fires gj-change - cells changed; detail: { cells }
 * @fires gj-save - detail: the records, one a day
 * @csspart cell - a day of a row
 * @csspart month - the month in words
 * @csspart save - the button that saves
 */
export class GjSheet extends GjElement {
  static override styles = [GjElement.styles, styles];

  @property({ attribute: false }) sheet?: views.SheetView;
  @property({ attribute: "done-by" }) doneBy?: string;
  /** Key under which cells that are not saved are kept on this device. */
  @property({ attribute: "draft-key" }) draftKey?: string;
  @property({ type: Boolean, reflect: true }) disabled = false;

  @state() private typed: Typed = new Map();
  @state() private at: At = { row: 0, day: 0 };
  @state() private message = "";
  @state() private restored = false;
  @state() private full = false;
  private past: Typed[] = [];
  private loaded: string | undefined;

  /** Forgets cells that are not saved, here and on this device. */
  clear(): void {
    if (this.draftKey) drafts.drop(this.draftKey);
    this.typed = new Map();
    this.past = [];
    this.restored = false;
    this.message = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { sheet } = this;
    if (!sheet) return;
    if (changed.has("draftKey") && this.draftKey !== this.loaded) {
      this.loaded = this.draftKey;
      this.typed = new Map(this.draftKey ? drafts.load(this.draftKey) : []);
      this.restored = this.typed.size > 0;
    }
    const before = changed.get("sheet");
    if (!changed.has("sheet") || (before && sameGrid(before, sheet))) return;
    const today = sheet.days.findIndex(({ future }) => future);
    this.at = { row: 0, day: Math.max((today < 0 ? sheet.days.length : today) - 1, 0) };
    void this.updateComplete.then(() => this.cell()?.scrollIntoView({ block: "nearest", inline: "center" }));
  }

  private change(typed: Map<string, number>): void {
    this.past = [...this.past.slice(-49), this.typed];
    this.keep(typed);
  }

  private keep(typed: Typed): void {
    this.typed = typed;
    this.restored = false;
    if (this.draftKey) this.full = !drafts.keep(this.draftKey, [...typed]);
    this.send("gj-change", { cells: typed.size });
  }

  private undo(): void {
    const before = this.past.at(-1);
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.message = "";
    this.keep(before);
  }

  /** Sets cells, and says why one was left alone. */
  private set(cells: readonly Cell[]): void {
    const { sheet } = this;
    if (!sheet || this.disabled) return;
    const { typed, left } = placed(sheet, this.typed, cells);
    this.message = left ? this.tell(texts[left.why], { n: left.n }) : "";
    this.change(typed);
  }

  private put(count: number): void {
    this.set([{ ...this.at, count }]);
  }

  private same(): void {
    const { sheet, at } = this;
    if (sheet && at.day > 0) this.set(sameAsBefore(sheet, this.typed, at.day));
  }

  private move({ row, day }: At): void {
    const { sheet } = this;
    if (!sheet) return;
    const fit = (value: number, length: number): number => Math.min(Math.max(value, 0), length - 1);
    this.at = { row: fit(row, sheet.rows.length), day: fit(day, sheet.days.length) };
    void this.updateComplete.then(() => {
      this.cell()?.focus({ preventScroll: true });
      this.cell()?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  private cell(): HTMLElement | null {
    return this.renderRoot.querySelector('td[tabindex="0"]');
  }

  private onKey(event: KeyboardEvent): void {
    const { sheet, at } = this;
    if (!sheet || event.altKey) return;
    const { key } = event;
    const step = stepOf(event, at);
    if (step) this.move(step);
    else if (event.ctrlKey || event.metaKey) {
      if (key !== "z") return;
      this.undo();
    } else if (/^[0-9]$/.test(key)) this.put(Number(key));
    else if (key === " ") this.put(countAt(sheet, this.typed, at.row, at.day) > 0 ? 0 : 1);
    else if (key === "Backspace" || key === "Delete") this.put(0);
    else if (key === "=") this.same();
    else return;
    event.preventDefault();
  }

  private onTap(at: At): void {
    const { sheet } = this;
    if (!sheet) return;
    this.move(at);
    this.set([{ ...at, count: tapped(sheet, this.typed, at) }]);
  }

  private onPaste(event: ClipboardEvent): void {
    const { sheet, at } = this;
    const text = event.clipboardData?.getData("text/plain");
    if (!sheet || !text) return;
    event.preventDefault();
    const { cells, unread, outside } = readPaste(sheet, at, text);
    this.set(cells);
    const done = cells.filter(({ count }) => count > 0).length;
    this.message = [
      this.tell(texts.pasted, { done, empty: cells.length - done }),
      unread.length ? this.tell(texts.unread, { n: unread.length, example: unread[0] ?? "" }) : "",
      outside ? this.tell(texts.outside, { n: outside }) : "",
    ].join(" ");
  }

  protected override render(): TemplateResult {
    const { sheet } = this;
    if (!sheet || sheet.rows.length === 0) return html`<p class="empty">${this.tell(texts.empty)}</p>`;
    return html`
      <div class="head">
        <div>
          <h2 id="title">${this.tell(sheet.place.title)} · ${this.tell(sheet.block.title)}</h2>
          <p part="month">${sayMonth(sheet.month, this.tongue)}</p>
        </div>
        ${
          this.disabled
            ? nothing
            : html`<div class="tools">
                <button type="button" @click=${() => this.same()}>${this.tell(texts.same)}</button>
                <button type="button" ?disabled=${this.past.length === 0} @click=${() => this.undo()}>
                  ${icon("undo")}${this.tell(texts.undo)}
                </button>
              </div>`
        }
      </div>
      ${draftNotices(this.tongue, { restored: this.restored ? this.tell(texts.restored, { n: this.typed.size }) : undefined, full: this.full }, () => this.clear())}
      <div class="scroll">
        <table
          role="grid"
          aria-labelledby="title"
          aria-describedby=${this.disabled ? nothing : "keys"}
          aria-readonly=${this.disabled ? "true" : "false"}
          @keydown=${(event: KeyboardEvent) => this.onKey(event)}
          @paste=${(event: ClipboardEvent) => this.onPaste(event)}
        >
          <thead>
            <tr>
              <th scope="col">${this.tell(texts.row)}</th>
              ${sheet.days.map((day) => this.head(day))}
            </tr>
          </thead>
          <tbody>
            ${sheet.rows.map((row, index) => this.row(sheet, row, index))}
          </tbody>
        </table>
      </div>
      ${this.foot(sheet)}
    `;
  }

  private head({ date, weekday, late, future }: views.SheetDay): TemplateResult {
    const name = weekdays[this.tongue][weekday - 1];
    return html`<th
      scope="col"
      class="${weekday > 5 ? "rest" : ""} ${late ? "late" : ""}"
      aria-label=${sayDate(date, this.tongue)}
    >
      ${Number(date.slice(8))}<small>${late && !future ? this.tell(texts["late-day"]) : name}</small>
    </th>`;
  }

  private row(sheet: views.SheetView, row: views.SheetRow, index: number): TemplateResult {
    return html`<tr>
      <th scope="row">
        <span class="name">${this.tell(row.title)}</span>
        <small>${this.tell(row.howOften)}</small>
        ${this.standing(standingOf(sheet, this.typed, index))}
      </th>
      ${sheet.days.map(({ date, weekday, future }, day) => {
        const typed = this.typed.has(cellKey(row.mark, date));
        const count = countAt(sheet, this.typed, index, day);
        const here = this.at.row === index && this.at.day === day;
        return html`<td
          part="cell"
          role="gridcell"
          tabindex=${here ? "0" : "-1"}
          class="${row.closed[day] ? "rest" : ""} ${future ? "future" : ""} ${typed ? "typed" : count > 0 ? "done" : ""} ${weekday === 7 ? "week" : ""}"
          aria-disabled=${future || this.disabled ? "true" : nothing}
          aria-label=${count === 0 && row.closed[day] ? this.tell(texts.closed) : nothing}
          @click=${() => this.onTap({ row: index, day })}
          @focus=${() => (here ? undefined : (this.at = { row: index, day }))}
        >
          ${count === 1 ? "✓" : count > 1 ? String(count) : ""}
        </td>`;
      })}
    </tr>`;
  }

  private standing({ met, judged, times, unjudged }: Standing): TemplateResult {
    if (unjudged) return html`<small class="kept">${this.tell(texts.unjudged)}</small>`;
    if (judged === 0) return html`<small class="number">${this.tell(texts.times, { times })}</small>`;
    const whole = met === judged ? "whole" : "";
    return html`<small class="number kept ${whole}">${this.tell(texts.kept, { met, judged })}</small>`;
  }

  private foot(sheet: views.SheetView): TemplateResult {
    const outside = sheet.rows.flatMap(({ windows }) => windows).reduce((sum, window) => sum + window.outside, 0);
    return html`${this.disabled ? nothing : this.bar(sheet)}
      <footer class="small">
        ${outside ? html`<p class="number">${this.tell(texts.across, { n: outside })}</p>` : nothing}
        ${
          this.disabled
            ? nothing
            : html`<p id="keys" class="keys">${this.tell(texts.keys)}</p>
                <p class="taps">${this.tell(texts.taps)}</p>`
        }
      </footer>`;
  }

  private bar(sheet: views.SheetView): TemplateResult {
    const records = recordsOf(sheet, this.typed, this.doneBy);
    const late = new Set(sheet.days.filter((day) => day.late).map(({ starts }) => starts));
    const lateDays = records.filter(({ happened }) => happened !== undefined && late.has(happened)).length;
    return html`<div class="bar">
      <p role="status">
        ${this.message ? html`<span>${this.message}</span>` : this.typed.size ? html`<span class="number">${this.tell(texts.typed, { n: this.typed.size })}</span>` : nothing}
        ${lateDays ? html`<span class="late">${this.tell(texts.late, { n: lateDays })}</span>` : nothing}
      </p>
      <button
        type="button"
        class="primary"
        part="save"
        ?disabled=${records.length === 0}
        @click=${() => this.send("gj-save", { records: recordsOf(sheet, this.typed, this.doneBy) })}
      >
        ${records.length ? this.tell(texts.save, { n: records.length }) : this.tell(texts["save-none"])}
      </button>
    </div>`;
  }
}
