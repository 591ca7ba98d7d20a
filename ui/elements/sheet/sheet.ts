import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { views } from "../../../core/index.ts";
import { icon } from "../../styles/icons.ts";
import { draftOf } from "../draft.ts";
import { GjElement } from "../element.ts";
import { sayDate, sayMonth } from "../lang.ts";
import { cellKey, countAt, readBlock, recordsOf, tapLimit, totalOf, type Typed } from "./cells.ts";
import { styles } from "./styles.ts";
import { texts } from "./texts.ts";

const isTyped = (value: unknown): value is readonly (readonly [string, number])[] =>
  Array.isArray(value) &&
  value.every((cell) => Array.isArray(cell) && typeof cell[0] === "string" && typeof cell[1] === "number");
const drafts = draftOf(isTyped);
const weekdays = { zh: ["一", "二", "三", "四", "五", "六", "日"], en: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] };
const page = 10;

/**
 * A month of a paper log typed in afterwards: rows by days.
 * @fires gj-change - cells changed; detail: { cells }
 * @fires gj-save - detail: the records, one a day
 * @csspart cell - a day of a row
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
  @state() private at = { row: 0, day: 0 };
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
    if (!changed.has("sheet")) return;
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

  /** Sets cells and says why one was left alone; a cell that holds what is recorded is not kept as typed. */
  private set(cells: readonly { row: number; day: number; count: number }[]): number {
    const { sheet } = this;
    if (!sheet || this.disabled) return 0;
    const typed = new Map(this.typed);
    let left = 0;
    for (const { row, day, count } of cells) {
      const { mark, recorded } = sheet.rows[row]!;
      const { date, future } = sheet.days[day]!;
      const had = recorded[day] ?? 0;
      if (future || count < had) {
        left++;
        this.message = this.tell(future ? texts.future : texts.recorded, { n: had });
        if (!future) typed.delete(cellKey(mark, date));
      } else if (count === had) typed.delete(cellKey(mark, date));
      else typed.set(cellKey(mark, date), count);
    }
    if (left === 0) this.message = "";
    this.change(typed);
    return left;
  }

  private put(count: number): void {
    this.set([{ ...this.at, count }]);
  }

  private same(): void {
    const { sheet, at } = this;
    if (!sheet || at.day === 0) return;
    this.set(
      sheet.rows.flatMap(({ recorded, closed }, row) => {
        const count = countAt(sheet, this.typed, row, at.day - 1);
        return closed[at.day] || count < (recorded[at.day] ?? 0) ? [] : [{ row, day: at.day, count }];
      }),
    );
  }

  private move(row: number, day: number): void {
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
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "z") this.undo();
      else if (event.key === "Home") this.move(0, 0);
      else if (event.key === "End") this.move(sheet.rows.length, sheet.days.length);
      else return;
      event.preventDefault();
      return;
    }
    const count = countAt(sheet, this.typed, at.row, at.day);
    const keys: Record<string, () => void> = {
      ArrowUp: () => this.move(at.row - 1, at.day),
      ArrowDown: () => this.move(at.row + 1, at.day),
      ArrowLeft: () => this.move(at.row, at.day - 1),
      ArrowRight: () => this.move(at.row, at.day + 1),
      Home: () => this.move(at.row, 0),
      End: () => this.move(at.row, sheet.days.length),
      PageUp: () => this.move(at.row - page, at.day),
      PageDown: () => this.move(at.row + page, at.day),
      Enter: () => this.move(at.row + (event.shiftKey ? -1 : 1), at.day),
      " ": () => this.put(count > 0 ? 0 : 1),
      Backspace: () => this.put(0),
      Delete: () => this.put(0),
      "=": () => this.same(),
    };
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act) act();
    else if (/^[0-9]$/.test(event.key)) this.put(Number(event.key));
    else return;
    event.preventDefault();
  }

  private onTap(row: number, day: number): void {
    const { sheet } = this;
    if (!sheet) return;
    this.move(row, day);
    const had = sheet.rows[row]?.recorded[day] ?? 0;
    const count = countAt(sheet, this.typed, row, day);
    const limit = Math.max(tapLimit(sheet.rows[row]!, day), had + (had > 0 ? 0 : 1));
    this.set([{ row, day, count: count >= limit ? had : count + 1 }]);
  }

  private onPaste(event: ClipboardEvent): void {
    const { sheet, at } = this;
    const text = event.clipboardData?.getData("text/plain");
    if (!sheet || !text) return;
    event.preventDefault();
    const raw = text
      .replace(/\r\n?/g, "\n")
      .split("\n")
      .map((line) => line.split("\t"));
    const cells: { row: number; day: number; count: number }[] = [];
    const unread: string[] = [];
    let outside = 0;
    for (const [down, line] of readBlock(text).entries()) {
      for (const [right, count] of line.entries()) {
        const [row, day] = [at.row + down, at.day + right];
        if (count === undefined) unread.push(raw[down]?.[right]?.trim().slice(0, 20) ?? "");
        else if (!sheet.rows[row] || (sheet.days[day]?.future ?? true)) outside++;
        else cells.push({ row, day, count: Math.max(count, sheet.rows[row].recorded[day] ?? 0) });
      }
    }
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
          <p>${sayMonth(sheet.month, this.tongue)}</p>
        </div>
        <div class="tools">
          <button type="button" ?disabled=${this.disabled} @click=${() => this.same()}>${this.tell(texts.same)}</button>
          <button type="button" ?disabled=${this.past.length === 0} @click=${() => this.undo()}>
            ${icon("undo")}${this.tell(texts.undo)}
          </button>
        </div>
      </div>
      ${
        this.restored
          ? html`<p class="notice" role="status">
              ${icon("undo")}<span>${this.tell(texts.restored, { n: this.typed.size })}</span
              ><button type="button" class="quiet" @click=${() => this.clear()}>${this.tell(texts.discard)}</button>
            </p>`
          : nothing
      }
      ${this.full ? html`<p class="notice bad" role="alert">${icon("alert")}<span>${this.tell(texts.full)}</span></p>` : nothing}
      <div class="scroll">
        <table
          role="grid"
          aria-labelledby="title"
          aria-describedby="keys"
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
    const { kept, windows, times } = totalOf(sheet, this.typed, index);
    return html`<tr>
      <th scope="row">
        <span>${this.tell(row.title)}</span>
        <small>${this.tell(row.howOften)}</small>
        <small class="number ${windows ? "kept" : ""} ${windows && kept === windows ? "whole" : ""}"
          >${windows ? this.tell(texts.kept, { kept, windows }) : this.tell(texts.times, { times })}</small
        >
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
          @click=${() => this.onTap(index, day)}
          @focus=${() => (here ? undefined : (this.at = { row: index, day }))}
        >
          ${count === 1 ? "✓" : count > 1 ? String(count) : ""}
        </td>`;
      })}
    </tr>`;
  }

  private foot(sheet: views.SheetView): TemplateResult {
    const records = recordsOf(sheet, this.typed, this.doneBy);
    const late = new Set(sheet.days.filter((day) => day.late).map(({ starts }) => starts));
    const lateDays = records.filter(({ happened }) => happened !== undefined && late.has(happened)).length;
    const outside = sheet.rows.flatMap(({ windows }) => windows).reduce((sum, window) => sum + window.outside, 0);
    return html`<footer>
      <p role="status">
        ${this.message ? html`<span>${this.message}</span>` : this.typed.size ? html`<span class="number">${this.tell(texts.typed, { n: this.typed.size })}</span>` : nothing}
        ${lateDays ? html`<span class="late">${this.tell(texts.late, { n: lateDays })}</span>` : nothing}
      </p>
      <button
        type="button"
        class="primary"
        part="save"
        ?disabled=${this.disabled || records.length === 0}
        @click=${() => this.send("gj-save", { records: recordsOf(sheet, this.typed, this.doneBy) })}
      >
        ${records.length ? this.tell(texts.save, { n: records.length }) : this.tell(texts["save-none"])}
      </button>
      ${outside ? html`<p class="small number">${this.tell(texts.across, { n: outside })}</p>` : nothing}
      <p id="keys" class="small">${this.tell(texts.keys)}</p>
    </footer>`;
  }
}
