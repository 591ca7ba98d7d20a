import { css } from "lit";

/** Buttons, inputs and cards: native controls with room for a thumb. */
export const controls = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.45em;
    min-height: 44px;
    min-width: 44px;
    padding: 0.45em 1em;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
    font-weight: 550;
    line-height: 1.3;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background-color 0.15s,
      border-color 0.15s,
      transform 0.1s;
  }
  button:hover:not(:disabled),
  .button:hover {
    border-color: var(--_edge);
  }
  button:active:not(:disabled) {
    transform: scale(0.98);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  .primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .primary:hover:not(:disabled) {
    border-color: var(--_accent);
    filter: brightness(1.06);
  }
  .quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }
  .quiet:hover:not(:disabled) {
    border-color: transparent;
    background: var(--_tint);
  }
  input:not([type="radio"], [type="checkbox"]),
  select,
  textarea {
    min-height: 44px;
    max-width: 100%;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
  }
  textarea {
    display: block;
    width: 100%;
    min-height: 4.6em;
    resize: vertical;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .card {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  .notice {
    display: flex;
    gap: 0.6em;
    align-items: center;
    margin-bottom: 0.75rem;
    padding: 0.7em 0.9em;
    border-radius: 12px;
    background: var(--_warn-tint);
    color: var(--_warn);
  }
  .notice.calm {
    background: var(--_sunken);
    color: var(--_muted);
  }
  .notice > span {
    flex: 1;
  }
  .notice.bad {
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  @media (forced-colors: active) {
    .card,
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
