import { css } from "lit";

export const styles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 0.75rem;
  }
  .head p {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  h2 {
    font-size: 1.2rem;
  }
  h3 {
    margin: 1.25rem 0 0.5rem;
    color: var(--_muted);
    font-size: 0.9375rem;
    letter-spacing: 0.02em;
  }
  .rows {
    display: grid;
    gap: 0.6rem;
  }
  .row {
    display: grid;
    gap: 0.15rem 1rem;
    padding: 0.85rem 1rem 0.9rem;
    transition: border-color 0.15s;
  }
  .row.fail {
    border-color: var(--_bad);
  }
  .row.missing {
    border-color: var(--_warn);
    box-shadow: inset 4px 0 0 var(--_warn);
  }
  legend {
    float: left;
    width: 100%;
    padding: 0;
    font-size: 1.0625rem;
  }
  .tag {
    margin-inline-start: 0.4em;
    padding: 0.1em 0.5em;
    border-radius: 6px;
    background: var(--_warn-tint);
    color: var(--_warn);
    font-size: 0.75rem;
    font-weight: 600;
    vertical-align: 0.1em;
  }
  .tag.light {
    background: var(--_sunken);
    color: var(--_muted);
  }
  .standard {
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .answer {
    display: flex;
    gap: 0.4rem;
    align-items: center;
    margin-top: 0.45rem;
  }
  .choices {
    display: flex;
    flex: 1 1 auto;
    overflow: hidden;
    border: 1px solid var(--_edge);
    border-radius: 12px;
  }
  .choices.many {
    flex-wrap: wrap;
  }
  .choice {
    position: relative;
    flex: 1 1 auto;
    min-width: 44px;
    cursor: pointer;
    touch-action: manipulation;
  }
  .choice + .choice {
    border-inline-start: 1px solid var(--_line);
  }
  .choice input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .choice span {
    display: flex;
    gap: 0.35em;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    padding: 0 0.6em;
    font-weight: 550;
    white-space: nowrap;
    transition:
      background-color 0.12s,
      color 0.12s;
  }
  .choice .icon {
    display: none;
  }
  .choice :checked + span {
    background: var(--_sunken);
    font-weight: 650;
  }
  .choice :checked + span .icon {
    display: block;
  }
  .choice.pass :checked + span {
    background: var(--_good-tint);
    color: var(--_good);
  }
  .choice.fail :checked + span {
    background: var(--_bad-tint);
    color: var(--_bad);
  }
  .choice.level :checked + span {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .choice :focus-visible + span {
    outline: 3px solid var(--_accent);
    outline-offset: -3px;
    border-radius: 11px;
  }
  .choice :disabled + span {
    opacity: 0.55;
    cursor: default;
  }
  .count {
    display: flex;
    flex: 1 1 auto;
    gap: 0.4rem;
    align-items: center;
  }
  .count label {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .answer:has(.count),
  .answer:has(.many) {
    flex-wrap: wrap;
  }
  .apart {
    flex: 0 0 auto;
  }
  button.apart {
    padding: 0;
  }
  button.apart .icon {
    width: 1.35em;
    height: 1.35em;
  }
  .note {
    margin-top: 0.5rem;
  }
  .bar {
    position: sticky;
    bottom: var(--gj-bottom, 0px);
    z-index: 1;
    display: flex;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
    margin: 1rem calc(-1 * var(--gj-bleed, 0px)) 0;
    padding: 0.7rem var(--gj-bleed, 0px) calc(0.7rem + env(safe-area-inset-bottom));
    border-top: 1px solid var(--_line);
    background: var(--_paper);
  }
  .result {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem 0.7rem;
    align-items: baseline;
    font-size: 0.9rem;
    color: var(--_muted);
  }
  .result strong {
    color: var(--_ink);
    font-size: 1.35rem;
    font-weight: 700;
  }
  .result .good {
    color: var(--_good);
    font-weight: 600;
  }
  .result .bad {
    color: var(--_bad);
    font-weight: 600;
  }
  .bar .primary {
    flex: none;
  }
  .meter {
    position: absolute;
    inset: -1px 0 auto;
    width: 100%;
    height: 3px;
  }
  .meter rect {
    fill: var(--_accent);
  }
  .empty {
    padding: 2rem 1rem;
    color: var(--_muted);
    text-align: center;
  }
  @media (max-height: 480px) {
    .bar {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .choice :checked + span {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
