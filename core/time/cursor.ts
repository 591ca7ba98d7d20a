/** A text being read from left to right. */
export class Cursor {
  #at = 0;
  constructor(readonly text: string) {}

  /** Takes what a sticky pattern finds here, and goes on behind it. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  get done(): boolean {
    return this.#at === this.text.length;
  }

  /** Where reading stands, to come back to with `back`. */
  get at(): number {
    return this.#at;
  }

  back(at: number): void {
    this.#at = at;
  }
}
