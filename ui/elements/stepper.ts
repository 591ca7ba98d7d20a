import { css, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Lang, Text } from "../../core/index.ts";
import { icon } from "../styles/icons.ts";
import { tell } from "./lang.ts";

const texts = {
  fewer: { zh: "减一", en: "One fewer" },
  more: { zh: "加一", en: "One more" },
} as const satisfies Record<string, Text>;

/** A number with its two buttons. */
export interface Stepper {
  readonly id: string;
  /** Nothing stands in the field where it is undefined. */
  readonly value: number | undefined;
  /** What the buttons count from while nothing is there. */
  readonly from?: number;
  readonly max: number;
  /** What the number is of; without it a label points at the field. */
  readonly name?: string;
}

/** A whole number from 0 to a most, set by buttons and by typing; what is no such number is put back. */
export function stepper(
  lang: Lang,
  { id, value, from = 0, max, name }: Stepper,
  set: (value: number) => void,
): TemplateResult {
  const now = value ?? from;
  const fit = (wanted: number): void => set(Math.min(Math.max(wanted, 0), max));
  const said = (text: Text): string => (name === undefined ? tell(text, lang) : `${tell(text, lang)}: ${name}`);
  const typed = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const written = field.value;
    field.value = String(value ?? "");
    if (/^[0-9]+$/.test(written)) fit(Number(written));
  };
  return html`<button type="button" class="step" aria-label=${said(texts.fewer)} @click=${() => fit(now - 1)}>
      ${icon("minus")}
    </button>
    <input
      class="steps"
      id=${id}
      type="number"
      inputmode="numeric"
      min="0"
      max=${max}
      aria-label=${name ?? nothing}
      .value=${live(String(value ?? ""))}
      @change=${typed}
    />
    <button type="button" class="step" aria-label=${said(texts.more)} @click=${() => fit(now + 1)}>
      ${icon("plus")}
    </button>`;
}

export const stepperStyles = css`
  .step {
    flex: none;
    padding: 0;
  }
  input.steps {
    width: 5.2em;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
`;
