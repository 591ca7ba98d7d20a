import { css } from "lit";

export const styles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 0.6rem;
  }
  h2 {
    font-size: 1.2rem;
  }
  .head p {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .tools button {
    padding-inline: 0.75em;
    font-size: 0.9375rem;
  }
  .scroll {
    overflow: auto;
    max-height: var(--gj-sheet-height, 70vh);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
    overscroll-behavior-x: contain;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
  }
  th {
    background: var(--_card);
    font-weight: 500;
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 2;
    min-width: 44px;
    height: 44px;
    padding: 0.25rem 0;
    border-bottom: 1px solid var(--_edge);
    font-size: 0.875rem;
    line-height: 1.2;
    text-align: center;
  }
  thead small {
    display: block;
    color: var(--_muted);
    font-size: 0.6875rem;
    font-weight: 400;
  }
  thead .rest,
  td.rest {
    background: var(--_sunken);
  }
  thead .late small {
    color: var(--_warn);
  }
  th:first-child {
    position: sticky;
    left: 0;
    z-index: 1;
    width: 9.2rem;
    min-width: 9.2rem;
    max-width: 9.2rem;
    padding: 0.35rem 0.6rem;
    border-inline-end: 1px solid var(--_edge);
    text-align: start;
  }
  thead th:first-child {
    z-index: 3;
  }
  tbody th span {
    display: block;
    font-size: 0.9375rem;
    line-height: 1.3;
  }
  tbody th small {
    display: block;
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1.4;
  }
  tbody th .kept {
    color: var(--_warn);
    font-weight: 600;
  }
  tbody th .whole {
    color: var(--_good);
  }
  td {
    width: 44px;
    min-width: 44px;
    height: 52px;
    padding: 0;
    border-inline-end: 1px solid var(--_line);
    text-align: center;
    cursor: cell;
    touch-action: manipulation;
    user-select: none;
    scroll-margin: 50px 50px 8px 9.6rem;
  }
  tbody th,
  td {
    border-bottom: 1px solid var(--_line);
  }
  tr:last-child > * {
    border-bottom: 0;
  }
  td.week {
    border-inline-end-color: var(--_edge);
  }
  td.future {
    cursor: default;
    background: var(--_sunken);
    opacity: 0.55;
  }
  td.done {
    color: var(--_good);
    font-weight: 650;
  }
  td.typed {
    background: var(--_tint);
    color: var(--_accent);
    font-weight: 700;
    box-shadow: inset 0 -3px 0 var(--_accent);
  }
  td:focus-visible,
  td:focus {
    outline: 3px solid var(--_accent);
    outline-offset: -3px;
  }
  td .icon {
    width: 1.25rem;
    height: 1.25rem;
    stroke-width: 2.6;
  }
  .bar {
    position: sticky;
    bottom: var(--gj-bottom, 0px);
    z-index: 2;
    display: flex;
    gap: 0.6rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.7rem;
    background: var(--_paper);
  }
  .bar p {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .bar button {
    flex: none;
  }
  .bar .late {
    color: var(--_warn);
  }
  footer {
    display: grid;
    gap: 0.4rem;
    margin-top: 0.3rem;
    color: var(--_muted);
  }
  /* too low for a bar that stays: zoomed in, or a phone on its side */
  @media (max-height: 480px) {
    .bar {
      position: static;
    }
  }
  @media (forced-colors: active) {
    td.typed {
      border: 3px solid Highlight;
      text-decoration: underline;
    }
  }
  .taps {
    display: none;
  }
  @media (hover: none) {
    .keys {
      display: none;
    }
    .taps {
      display: block;
    }
  }
  .empty {
    padding: 2rem 1rem;
    color: var(--_muted);
    text-align: center;
  }
  @media (min-width: 720px) {
    th:first-child {
      width: 15rem;
      min-width: 15rem;
      max-width: 15rem;
    }
    td {
      scroll-margin-inline-start: 15.4rem;
    }
  }
`;
